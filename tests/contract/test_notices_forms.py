"""Subscription notifications of WeChat, sends by tag, previews and pictures, against the fake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.announcing.announcer import Announcer
from bot.channel import SendError
from bot.clinic.notices import (
    Audience,
    Reach,
    drafting,
    freezing,
    notice,
    planning,
    rules,
    subscribing,
    wording,
)
from bot.clinic.notices.notice import Refused
from bot.clinic.notices.rules import Template
from bot.clinic.people import PERSON
from bot.operating import tags
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.notice_parts import (
    ZONE,
    a_draft,
    an_announcer,
    approved,
    at_work,
    people,
    rows,
    running,
    wait_for,
)
from tests.contract.test_notices_wechat import SEND, Play, playing
from tests.contract.turn_parts import Hand
from tests.platforms.clock import HandClock
from tests.platforms.samples import picture
from tests.platforms.wechat import FakeWechat
from tests.unit.wechat_rig import build

FORM = "/cgi-bin/message/subscribe/bizsend"
ALL = "/cgi-bin/message/mass/sendall"
REF = "tpl_season"
FIELDS = {"thing1": "流感疫苗到货", "date2": "2026-03-02", "thing3": "点开即可预约"}
SUBSCRIBE = {"template": "season", "fields": FIELDS}
REACHES = {"wechat": Reach(rate=50.0, counted=True, mass=False, forms=True)}


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site has set up one template with the platform."""
    one = Template(ref=REF, fields=("thing1", "date2", "thing3"))
    data = rules.load().model_copy(update={"templates": {"season": one}})
    monkeypatch.setattr(rules, "load", lambda: data)


def agreed(conn: Connection, address: str, times: int = 1) -> None:
    for n in range(times):
        at = NOON - timedelta(hours=times - n)
        assert subscribing.granted(conn, address=address, ref=REF, yes=True, now=at)


def remaining(conn: Connection) -> list[int]:
    column = subscribing.SUBSCRIPTION.c.remaining
    return list(conn.execute(select(column).order_by("account_id")).scalars())


@asynccontextmanager
async def sending(store: Store, fake: FakeWechat) -> AsyncIterator[Announcer]:
    rig = build(fake)
    announcer = an_announcer(store, rig.channel, clock=Hand(NOON), reaches=REACHES)
    async with at_work(announcer):
        yield announcer
    await rig.channel.close()


async def test_each_yes_is_used_once_and_who_said_none_is_told_before(store: Store) -> None:
    def begin(conn: Connection) -> int:
        people(conn, 3, channel="wechat")
        agreed(conn, "wechat0", times=2)
        agreed(conn, "wechat1")
        plan = planning.plan(
            conn, Audience(), reaches=REACHES, now=NOON, zone=ZONE, template="season"
        )
        assert (plan.paths[0].form, dict(plan.paths[0].unreached)) == (2, {"no-window": 1})
        return running(conn, subscribe=SUBSCRIBE)

    async with FakeWechat(clock=HandClock()) as fake:
        fake.forms.templates[REF] = ("thing1", "date2", "thing3")
        for n in range(3):
            fake.user(f"wechat{n}")
        fake.forms.agree("wechat0", REF)
        made = await store.write(begin)
        async with sending(store, fake):
            await wait_for(store, lambda conn: _state(conn, made) == "done")
        told = await store.read(partial(rows, made=made))
        assert told["wechat0"] == ("sent", "")
        assert told["wechat1"] == ("skipped", "no-consent")  # the platform knows of none: 43101
        assert told["wechat2"] == ("skipped", "no-way")
        assert await store.read(remaining) == [1]
        assert "流感疫苗到货" in fake.user("wechat0").seen[-1].text


def _state(conn: Connection, made: int) -> str:
    found = notice.get(conn, made)
    assert found is not None
    return str(found.state)


async def test_a_yes_that_is_told_twice_counts_once_and_a_no_ends_all(store: Store) -> None:
    def work(conn: Connection) -> None:
        people(conn, 1, channel="wechat")
        granted = partial(subscribing.granted, conn, address="wechat0", ref=REF, now=NOON)
        assert granted(yes=True) and granted(yes=True)
        assert remaining(conn) == [1]
        assert granted(yes=True, now=NOON + timedelta(seconds=1))
        assert remaining(conn) == [2]
        account = conn.execute(select(ACCOUNT.c.id)).scalar_one()
        spend = partial(subscribing.spend, conn, account, "season")
        assert [spend(), spend(), spend()] == [True, True, False]
        assert granted(yes=False) and remaining(conn) == []
        assert not granted(yes=True, ref="other") and not granted(yes=True, address="nobody")

    await store.write(work)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"thing1": "x"}, "template-fields"),
        (FIELDS | {"thing1": "一二三四五六七八九十一二三四五六七八九十一"}, "field-unfit"),
        (FIELDS | {"thing3": ""}, "field-unfit"),
        (FIELDS | {"thing3": "two\nlines"}, "field-unfit"),
    ],
)
async def test_fields_that_the_platform_would_refuse_are_refused_before(
    store: Store, fields: dict[str, str], reason: str
) -> None:
    def work(conn: Connection) -> str:
        with pytest.raises(Refused) as caught:
            approved(conn, subscribe={"template": "season", "fields": fields})
        return caught.value.reason

    assert await store.write(work) == reason


async def test_the_fake_refuses_fields_as_the_platform_does() -> None:
    async with FakeWechat(clock=HandClock()) as fake:
        fake.user("a")
        fake.forms.templates[REF] = ("thing1", "character_string2")
        fake.forms.agree("a", REF)
        rig = build(fake)
        for fields, code in (
            ({"thing1": "x"}, 47003),
            ({"thing1": "x" * 21, "character_string2": "A1"}, 47003),
            ({"thing1": "x", "character_string2": "中文"}, 47003),
        ):
            with pytest.raises(SendError) as caught:
                await rig.channel.send_form("a", REF, fields, key="k")
            assert caught.value.reason == f"wechat-{code}"
        good = {"thing1": "流感", "character_string2": "A1"}
        await rig.channel.send_form("a", REF, good, key="k")
        with pytest.raises(SendError) as caught:
            await rig.channel.send_form("a", REF, good, key="k")
        assert caught.value.reason == "wechat-43101"
        await rig.channel.close()


async def test_a_tag_that_is_exactly_the_list_is_one_send(store: Store) -> None:
    async with playing(store) as play:
        made = await store.write(partial(_tagged, marked=3))
        await _freeze(play, made)
        for n in range(3):
            play.fake.user(f"wechat{n}").person.tags = [100]
        await play.all()
        assert play.fake.calls_of(SEND) == []
        [call] = play.fake.calls_of(ALL)
        assert call.body["filter"] == {"is_to_all": False, "tag_id": 100}
        [job] = play.fake.masses.jobs.values()
        assert sorted(job.to) == ["wechat0", "wechat1", "wechat2"]
        assert set((await store.read(partial(rows, made=made))).values()) == {("sent", "")}


@pytest.mark.parametrize("why", ["stopped", "unmarked"])
async def test_where_somebody_of_the_tag_must_not_get_it_the_list_is_of_addresses(
    store: Store, why: str
) -> None:
    async with playing(store) as play:
        made = await store.write(partial(_tagged, marked=2 if why == "unmarked" else 3))
        if why == "stopped":
            await store.write(_one_stops)
        await _freeze(play, made)
        for n in range(3):
            play.fake.user(f"wechat{n}").person.tags = [100]
        await play.all()
        assert play.fake.calls_of(ALL) == []
        [call] = play.fake.calls_of(SEND)
        assert len(call.body["touser"]) == (2 if why == "stopped" else 3)


def _tagged(conn: Connection, marked: int) -> int:
    """Three followers with a tag, of whom so many are known to have it on the platform."""
    ids = people(conn, 3, channel="wechat")
    tag = tags.make(conn, name="flu", pushed=True, by="li", now=NOON)
    conn.execute(tags.TAG.update().values(platform_id=100))
    for person_id in ids:
        tags.give(conn, tag_id=tag, person_id=person_id, by="li", now=NOON)
    accounts = conn.execute(select(ACCOUNT.c.id).order_by(ACCOUNT.c.id)).scalars().all()
    for account_id in accounts[:marked]:
        mark = {"tag_id": tag, "account_id": account_id, "reason": "", "at": NOON}
        conn.execute(insert(tags.MARK), mark)
    return running(conn, audience=Audience(tags=(tag,)))


def _one_stops(conn: Connection) -> None:
    conn.execute(PERSON.update().where(PERSON.c.alias == "wechat0").values(notices=False))


async def _freeze(play: Play, made: int) -> None:
    reaches = {"wechat": Reach(rate=50.0, counted=True, mass=True)}
    freeze = partial(freezing.freeze, reaches=reaches, zone=ZONE, now=NOON)
    while await play.store.write(freeze):
        pass


async def test_a_picture_goes_with_its_words_as_one_mass_send_and_as_a_preview(
    store: Store,
) -> None:
    async with playing(store) as play:
        channel: Any = play.massing._channel
        body = picture()

        async def load(media: Any) -> tuple[bytes, str]:
            assert media.ref.startswith(wording.PREFIX)
            return body, "image/jpeg"

        channel._load = load

        def begin(conn: Connection) -> int:
            people(conn, 3, channel="wechat")
            image = drafting.keep_picture(
                conn, body, mime="image/jpeg", size=(8, 8), by="li", now=NOON
            )
            return running(conn, image_id=image, expires=date(2027, 1, 1))

        made = await store.write(begin)
        for n in range(3):
            play.fake.user(f"wechat{n}")
        await _freeze(play, made)
        await play.all()
        [call] = play.fake.calls_of(SEND)
        assert call.body["msgtype"] == "image"
        assert "秋季接种" in call.body["images"]["recommend"]
        play.fake.masses.run()
        assert play.fake.user("wechat1").seen[-1].media == body
        found = await store.read(lambda conn: notice.get(conn, made))
        assert found is not None
        await channel.mass_preview("wechat2", "看看", image=wording.picture(found))
        assert play.fake.user("wechat2").seen[-1].source == "preview"
        with pytest.raises(SendError) as caught:
            await channel.mass_preview("nobody", "看看")
        assert caught.value.reason == "wechat-40003"


async def test_a_picture_takes_two_of_the_window(store: Store) -> None:
    def work(conn: Connection) -> list[int]:
        people(conn, 1, channel="wechat")
        open_ = {"allowed": 4, "allowed_until": NOON + timedelta(hours=1)}
        conn.execute(ACCOUNT.update().values(open_))
        plan = partial(planning.plan, conn, Audience(), reaches=REACHES, now=NOON, zone=ZONE)
        return [plan(sends=n).paths[0].push for n in (1, 2)]

    assert await store.write(work) == [1, 0]
    assert a_draft().image_id is None
