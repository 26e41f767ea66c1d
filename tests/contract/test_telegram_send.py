"""What people see of what is sent through the Bot API, and files fetched from it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.channel import Channel
from bot.config import ConfigError
from bot.messages import Button, Form, Kind, Media, Outbound
from handlers.telegram.channel import TelegramChannel
from tests.contract.telegram_channel import ANN, STORED, TO, channel_at, stored
from tests.platforms.samples import OGG, picture
from tests.platforms.telegram import FakeTelegram


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.user(ANN)
        yield server


@pytest.fixture
async def channel(fake: FakeTelegram) -> AsyncIterator[TelegramChannel]:
    made = channel_at(fake.url, fake.token)
    yield made
    await made.close()


def test_it_is_a_channel(fake: FakeTelegram) -> None:
    made: Channel = channel_at(fake.url, fake.token)
    assert (made.name, made.limits.inline, made.limits.passive) == ("telegram", True, False)


def test_a_malformed_token_is_told_without_showing_it() -> None:
    with pytest.raises(ConfigError, match="QIANMEN_TELEGRAM_TOKEN") as caught:
        channel_at("http://127.0.0.1:1", "s3cr3t-without-a-colon")
    assert "s3cr3t" not in str(caught.value)


# --- what people see


async def test_a_question_shows_its_buttons_and_tells_its_message_number(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    buttons = (Button("发烧", "a:1"), Button("120", "a:2", style="danger"), Button("返回", "a:3"))
    sent = await channel.send(TO, Outbound(text="哪里不舒服？<b> 👋", buttons=buttons), key="k1")
    (shown,) = fake.user(ANN).seen
    assert sent.message_id == str(shown.message_id)
    assert shown.text == "哪里不舒服？<b> 👋"
    assert [[b.label for b in row] for row in shown.rows] == [["发烧", "120"], ["返回"]]
    assert [b.data for b in shown.buttons] == ["a:1", "a:2", "a:3"]
    (call,) = fake.calls_of("sendMessage")
    assert call.params["link_preview_options"] == {"is_disabled": True}
    assert call.params["reply_markup"]["inline_keyboard"][0][1]["style"] == "danger"
    assert "parse_mode" not in call.params


async def test_long_labels_stand_one_in_a_row(fake: FakeTelegram, channel: TelegramChannel) -> None:
    buttons = (Button("我不知道，请告诉我怎么做", "a:1"), Button("是", "a:2"))
    await channel.send(TO, Outbound(text="?", buttons=buttons), key="k")
    assert [len(row) for row in fake.user(ANN).seen[0].rows] == [1, 1]


async def test_the_main_menu_is_keys_that_stay(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    await channel.send(TO, Outbound(text="您好", menu=("看病", "挂号", "找医生")), key="k")
    assert fake.user(ANN).keyboard == ["看病", "挂号", "找医生"]
    markup = fake.calls_of("sendMessage")[0].params["reply_markup"]
    assert markup["is_persistent"] and markup["resize_keyboard"]
    assert [len(row) for row in markup["keyboard"]] == [2, 1]


async def test_a_text_over_the_limit_is_split_and_its_buttons_come_last(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    text = "一句话。👋\n" * 1500
    sent = await channel.send(TO, Outbound(text=text, buttons=(Button("是", "a"),)), key="k")
    seen = fake.user(ANN).seen
    assert len(seen) == 3
    assert [shown.labels for shown in seen] == [[], [], ["是"]]
    assert sum(shown.text.count("👋") for shown in seen) == 1500
    assert sent.message_id == str(seen[-1].message_id)


@pytest.mark.parametrize(
    ("kind", "ref", "shown_as"),
    [
        (Kind.IMAGE, "1", "photo"),
        (Kind.VOICE, "2", "voice"),
        (Kind.VOICE, "3", "document"),
        (Kind.FILE, "4", "document"),
        (Kind.IMAGE, "6", "document"),
    ],
)
async def test_a_stored_file_is_shown_as_what_it_is(
    fake: FakeTelegram, channel: TelegramChannel, kind: Kind, ref: str, shown_as: str
) -> None:
    sent = await channel.send(TO, stored(kind, ref, "化验单"), key="k")
    (shown,) = fake.user(ANN).seen
    assert (shown.kind, shown.text, shown.media) == (shown_as, "化验单", STORED[ref][0])
    assert sent.message_id == str(shown.message_id)


async def test_a_file_telegram_knows_is_sent_by_its_handle(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    known = fake.files.add("photo", picture())
    media = Media(kind=Kind.IMAGE, ref=known.file_id)
    await channel.send(TO, Outbound(form=Form.MEDIA, media=media), key="k")
    assert fake.user(ANN).seen[0].media == picture()


async def test_a_caption_over_the_limit_follows_as_a_text(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    await channel.send(TO, stored(Kind.IMAGE, "1", "长" * 1025), key="k")
    assert [(s.kind, len(s.text)) for s in fake.user(ANN).seen] == [("photo", 0), ("text", 1025)]


async def test_a_named_place_is_a_venue_and_a_bare_point_a_place_on_the_map(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    point = Outbound(form=Form.LOCATION, latitude=31.25, longitude=121.5)
    for text in ("东门诊所\n环城东路 1 号\n0571-1", "东门", ""):
        await channel.send(TO, replace(point, text=text), key="k")
    assert [(one.kind, one.text, one.place) for one in fake.user(ANN).seen] == [
        ("venue", "东门诊所\n环城东路 1 号 · 0571-1", (31.25, 121.5)),
        ("venue", "东门\n31.25000, 121.50000", (31.25, 121.5)),
        ("location", "", (31.25, 121.5)),
    ]


async def test_a_choice_is_shown_in_the_old_message(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    buttons = (Button("是", "a:1"), Button("否", "a:2"))
    sent = await channel.send(TO, Outbound(text="发烧吗？", buttons=buttons), key="k")
    choice = Outbound(form=Form.CHOSEN, text="是", origin=sent.message_id)
    await channel.send(TO, choice, key="k2")
    await channel.send(TO, choice, key="k3")  # not modified: as good as done
    (shown,) = fake.user(ANN).seen
    assert [(b.label, b.data) for b in shown.buttons] == [("✓ 是", "-")]


@pytest.mark.parametrize("origin", ["1", "999999"])
async def test_a_choice_in_a_message_that_cannot_be_changed_is_as_good_as_shown(
    fake: FakeTelegram, channel: TelegramChannel, origin: str
) -> None:
    await fake.user(ANN).send("mine")  # message 1 is the person's own
    choice = Outbound(form=Form.CHOSEN, text="是", origin=origin)
    assert (await channel.send(TO, choice, key="k")).message_id == origin


async def test_a_file_a_person_sent_is_fetched(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    known = fake.files.add("voice", OGG, mime="audio/ogg")
    media = Media(kind=Kind.VOICE, ref=known.file_id)
    assert await channel.fetch(media) == (OGG, "application/octet-stream")
    named = Media(kind=Kind.VOICE, ref=known.file_id, mime="audio/ogg")
    assert await channel.fetch(named) == (OGG, "audio/ogg")
