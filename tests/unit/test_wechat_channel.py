"""Customer-service messages: what is sent, and what is not even tried."""

from collections.abc import AsyncIterator

import pytest

from bot.channel import Channel, Verdict
from bot.messages import Button, Form, Outbound
from handlers.wechat.channel import msgmenu, shown
from handlers.wechat.errors import NOT_ALLOWED
from tests.platforms.clock import HandClock
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_ledger import MESSAGE
from tests.unit.wechat_rig import ANN, QUESTION, SEND, Rig, build


@pytest.fixture
async def fake() -> AsyncIterator[FakeWechat]:
    async with FakeWechat(clock=HandClock()) as platform:
        platform.user(ANN).person.spoke(MESSAGE)
        yield platform


@pytest.fixture
async def rig(fake: FakeWechat) -> AsyncIterator[Rig]:
    made = build(fake)
    yield made
    channel: Channel = made.channel  # for the type checker, which compares the two
    await channel.close()


# --- texts and options


async def test_chinese_and_emoji_arrive_as_they_were(rig: Rig) -> None:
    await rig.send(Outbound(text='您好 👩‍⚕️ \\u4f60 "<&>\x00'))
    assert rig.seen.text == '您好 👩‍⚕️ \\u4f60 "<&>'


async def test_a_place_goes_in_words_for_there_is_no_outgoing_place(rig: Rig) -> None:
    words = "东门诊所\n环城东路 1 号"
    place = Outbound(form=Form.LOCATION, text=words, latitude=30.268, longitude=120.132)
    await rig.send(place)
    assert (rig.calls, rig.seen.text) == (["text"], words)


async def test_options_become_a_menu_whose_ids_bring_the_codes_back(rig: Rig) -> None:
    await rig.send(QUESTION)
    assert rig.calls == ["msgmenu"]
    assert [(o.content, o.menu_id) for o in rig.seen.options] == [
        ("1. 是的", "12000"),
        ("2. 不是", "12001"),
    ]
    assert rig.seen.text == "您发烧吗？\n1. 是的\n2. 不是\n0 返回"


async def test_an_account_without_menus_gets_the_numbered_text(fake: FakeWechat) -> None:
    fake.account.kind = "subscription"
    rig = build(fake, kind="subscription")
    await rig.send(QUESTION)
    assert rig.calls == ["text"] and rig.seen.text == QUESTION.text
    await rig.channel.close()


async def test_a_refused_menu_is_sent_as_text_and_not_tried_again_for_an_hour(rig: Rig) -> None:
    fault = rig.fake.faults.errcode(40200, method=SEND, times=1)
    await rig.send(QUESTION)
    assert rig.seen.text == QUESTION.text
    await rig.send(QUESTION)
    assert fault.fired == 1 and rig.calls == ["text", "text"]
    rig.hand.advance(3601)
    await rig.send(QUESTION)
    assert rig.calls[-1] == "msgmenu"


async def test_with_links_the_options_are_tappable_inside_the_text(fake: FakeWechat) -> None:
    rig = build(fake, links=True)
    await rig.send(QUESTION)
    assert rig.calls == ["text"] and rig.seen.text == QUESTION.text
    assert [(o.content, o.menu_id) for o in rig.seen.options] == [
        ("是的", "12000"),
        ("不是", "12001"),
    ]
    await rig.channel.close()


async def test_a_text_over_the_limit_is_cut_between_graphemes(rig: Rig) -> None:
    await rig.send(Outbound(text="👩‍⚕️" * 300))
    sent = rig.seen.text.removesuffix("…")
    assert rig.seen.size <= 1800
    assert sent == "👩‍⚕️" * (len(sent) // 4) and len(sent) > 4 * 100


@pytest.mark.parametrize(
    "out",
    [
        Outbound(text="问？", buttons=QUESTION.buttons),
        Outbound(text="1. 是的", buttons=(Button("是的", "12.0"),)),
        Outbound(text="问\n\n1. 是的", buttons=(Button("是的", "opaque"),)),
        Outbound(text="问" * 400 + "\n\n1. 是的", buttons=(Button("是的", "1.0"),)),
        Outbound(text="问\n\n1. " + "长" * 43, buttons=(Button("长" * 43, "1.0"),)),
    ],
)
def test_what_does_not_fit_into_a_menu_stays_text(out: Outbound) -> None:
    assert msgmenu(out) is None
    assert shown(out, links=True)


async def test_nothing_to_say_is_dropped_without_a_call(rig: Rig) -> None:
    error = await rig.refused(Outbound(text="\x00\n"))
    assert error.verdict is Verdict.DROP and not rig.calls


async def test_a_choice_to_be_shown_in_an_old_message_needs_no_call(rig: Rig) -> None:
    await rig.send(Outbound(form=Form.CHOSEN, text="是的", origin="1"))
    assert not rig.calls


# --- what accounts may do


@pytest.mark.parametrize("kind", ["unverified-subscription", "unverified-service"])
async def test_an_account_that_may_not_push_makes_no_call(fake: FakeWechat, kind: str) -> None:
    rig = build(fake, kind=kind)
    assert (await rig.refused(QUESTION)).verdict is Verdict.OTHER_WAY
    assert not fake.calls


async def test_an_overseas_account_makes_no_call() -> None:
    async with FakeWechat(clock=HandClock(), overseas=True) as fake:
        assert (await build(fake).refused(QUESTION)).verdict is Verdict.OTHER_WAY
        assert not fake.calls


async def test_without_an_app_secret_no_call_is_made(fake: FakeWechat) -> None:
    assert (await build(fake, secret=False).refused(QUESTION)).verdict is Verdict.OTHER_WAY
    assert not fake.calls


async def test_a_sandbox_account_pushes_numbered_text() -> None:
    async with FakeWechat(clock=HandClock(), sandbox=True) as fake:
        fake.user(ANN).person.spoke(MESSAGE)
        rig = build(fake)
        await rig.send(QUESTION)
        assert rig.calls == ["text"]
        await rig.channel.close()


@pytest.mark.parametrize("errcode", sorted(NOT_ALLOWED))
async def test_a_refused_push_is_remembered_for_an_hour(rig: Rig, errcode: int) -> None:
    fault = rig.fake.faults.errcode(errcode, method=SEND, times=None)
    for _ in range(5):
        assert (await rig.refused(Outbound(text="x"))).verdict is Verdict.OTHER_WAY
    assert fault.fired == 1
    rig.fake.faults.clear()
    rig.hand.advance(3601)
    await rig.send(Outbound(text="x"))
