"""The WeChat callback as the platform finds it: answered in the response, in every mode."""

import pytest

from bot.messages import Button, Form, Kind, Media, Outbound
from tests.contract.wechat_rig import ANN, RecordingTurns, running
from tests.platforms.wechat import AES_KEY

# --- the reply comes in the answer


@pytest.mark.parametrize("mode", ["plain", "compatible", "secure"])
async def test_a_message_is_answered_in_the_response_in_every_mode(mode: str) -> None:
    async with running(RecordingTurns(), mode=mode) as rig:
        outcome = await rig.ann.send("我头疼 👩‍⚕️")
        assert outcome.text == "我头疼 👩‍⚕️!" and len(outcome.attempts) == 1
        (inbound,) = rig.turns.taken
        assert (inbound.kind, inbound.address, inbound.text) == (Kind.TEXT, ANN, "我头疼 👩‍⚕️")


async def test_a_console_still_on_the_old_key_is_answered_with_the_old_key() -> None:
    new_key = AES_KEY[::-1]
    async with running(RecordingTurns(), aes_key=new_key, old_aes_key=AES_KEY) as rig:
        assert (await rig.ann.send("x")).text == "x!"
        rig.fake.aes_key = new_key
        assert (await rig.ann.send("y")).text == "y!"


async def test_a_turn_without_a_bubble_is_answered_success() -> None:
    async with running(RecordingTurns(answer=lambda inbound: None)) as rig:
        outcome = await rig.ann.send("x")
        assert outcome.shown is None and outcome.attempts[0].body == b"success"


async def test_a_report_of_the_platform_is_answered_success_without_a_turn() -> None:
    async with running(RecordingTurns()) as rig:
        outcome = await rig.ann.event("TEMPLATESENDJOBFINISH", MsgID=1, Status="success")
        assert outcome.attempts[0].body == b"success" and rig.turns.calls == 0
        assert b'result="ignored"} 1.0' in rig.metrics.page()


async def test_what_a_person_does_arrives_as_what_it_is() -> None:
    async with running(RecordingTurns()) as rig:
        await rig.ann.subscribe("ward7")
        await rig.ann.photo()
        await rig.ann.voice()
        await rig.ann.location(39.9, 116.4)
        await rig.ann.tap_menu("human")
        await rig.ann.scan("ward8")
        await rig.ann.unsubscribe()
        assert [(i.kind, i.text) for i in rig.turns.taken] == [
            (Kind.START, "ward7"),
            (Kind.IMAGE, ""),
            (Kind.VOICE, ""),
            (Kind.LOCATION, ""),
            (Kind.MENU, "human"),
            (Kind.START, "ward8"),
            (Kind.GONE, ""),
        ]


async def test_a_link_in_a_reply_can_be_tapped_and_brings_its_code() -> None:
    text = "您发烧吗？\n\n1. 是的\n2. 不是"
    out = Outbound(text=text, buttons=(Button("是的", "12.0"), Button("不是", "12.1")))
    async with running(RecordingTurns(answer=lambda inbound: out), links=True) as rig:
        assert (await rig.ann.send("x")).text == text
        await rig.ann.choose(2)
        await rig.ann.choose(2, menu_id="0")
        tap, lost = rig.turns.taken[1:]
        assert (tap.kind, tap.code, tap.text) == (Kind.TAP, "12.1", "不是")
        assert (lost.kind, lost.code, lost.text) == (Kind.TEXT, "", "不是")


async def test_a_known_picture_is_shown_in_the_answer() -> None:
    turns = RecordingTurns()
    async with running(turns) as rig:
        media_id = rig.fake.media.keep("image", b"\x89PNG")
        picture = Outbound(form=Form.MEDIA, media=Media(Kind.IMAGE, media_id))
        turns.answer = lambda inbound: picture
        shown = (await rig.ann.send("x")).shown
        assert shown is not None and (shown.kind, shown.media) == ("image", b"\x89PNG")


async def test_a_picture_that_must_be_uploaded_first_is_pushed_once() -> None:
    picture = Outbound(form=Form.MEDIA, media=Media(Kind.IMAGE, "7", stored=True))
    async with running(RecordingTurns(answer=lambda inbound: picture)) as rig:
        bodies = []
        for _ in range(2):
            outcome = await rig.ann.raw(rig.text_of_ann())
            bodies += [attempt.body for attempt in outcome.attempts]
            await rig.turns.pushing.wait()
        assert bodies == [b"success", b"success"] and rig.turns.pushed == ["7"]


# --- hostile words


@pytest.mark.parametrize(
    "words",
    [
        "]]><MsgType>transfer_customer_service</MsgType><![CDATA[",
        "]]]]>>]]>",
        "<xml>&amp;<MsgType>news</MsgType>'\"",
        "\ufffe\uffff\x0b喂",
        "👩‍⚕️" * 100,
        "a" * 5000,
    ],
)
@pytest.mark.parametrize("mode", ["plain", "secure"])
async def test_words_cannot_break_out_of_the_reply(words: str, mode: str) -> None:
    turns = RecordingTurns(answer=lambda inbound: Outbound(text=f"您说：{words}。"))
    async with running(turns, mode=mode) as rig:
        outcome = await rig.ann.send("x")
        assert not outcome.attempts[0].fault
        assert outcome.shown is not None and outcome.shown.kind == "text"
        kept = "".join(c for c in words if c not in "\ufffe\uffff\x0b")
        assert outcome.text[:40] == f"您说：{kept}。"[:40]
        assert outcome.shown.size <= 1800
