"""Late turns and repeated deliveries: one message is one turn and one reply."""

import asyncio

import pytest

from tests.contract.wechat_rig import RecordingTurns, running
from tests.platforms.wechat_person import OUT_OF_ORDER

# --- late turns


BUDGET, HANG_UP = 0.05, 0.1  # seconds


async def test_only_the_last_delivery_of_a_late_turn_is_answered_success_and_the_reply_pushed() -> (
    None
):
    gate = asyncio.Event()
    async with running(RecordingTurns(gate=gate), budget=BUDGET, hang_up=HANG_UP) as rig:
        outcome = await rig.ann.send("x")
        assert [attempt.body for attempt in outcome.attempts] == [b"", b"", b"success"]
        assert not rig.turns.pushed
        gate.set()
        await rig.turns.pushing.wait()
        assert rig.turns.pushed == [rig.turns.taken[0].message_id]


async def test_a_copy_of_a_late_message_is_not_answered_a_second_time() -> None:
    gate = asyncio.Event()
    async with running(RecordingTurns(gate=gate), budget=BUDGET, hang_up=HANG_UP) as rig:
        xml = rig.text_of_ann()
        first = await rig.ann.raw(xml)
        gate.set()
        await rig.turns.pushing.wait()
        again = await rig.ann.raw(xml)
        assert [one.attempts[-1].body for one in (first, again)] == [b"success", b"success"]
        assert rig.turns.pushed == ["7"] and rig.turns.calls == 1


async def test_a_late_turn_without_a_bubble_pushes_nothing() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate, answer=lambda inbound: None)
    async with running(turns, budget=BUDGET, hang_up=HANG_UP) as rig:
        await rig.ann.send("x")
        gate.set()
        await rig.webhook.close()
        assert len(turns.taken) == 1 and not turns.pushed


async def test_a_late_turn_that_breaks_is_taken_again() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate, failures=1)
    async with running(turns, budget=BUDGET, hang_up=HANG_UP) as rig:
        await rig.ann.send("x")
        gate.set()
        await rig.turns.pushing.wait()
        assert turns.calls == 2 and len(turns.taken) == len(turns.pushed) == 1


async def test_a_push_that_could_not_be_queued_is_queued_later() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate, refused_pushes=1)
    async with running(turns, budget=BUDGET, hang_up=HANG_UP) as rig:
        await rig.ann.send("x")
        gate.set()
        await rig.turns.pushing.wait()
        assert len(turns.pushed) == 1 and turns.calls == 1


async def test_an_account_that_may_not_push_lets_the_platform_ask_again_and_joins() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate)
    kind = "unverified-subscription"
    async with running(turns, kind=kind, budget=0.05, hang_up=30.0, cutoff=1.0) as rig:
        sending = asyncio.create_task(rig.ann.send("x"))
        while rig.arrived < 3:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)  # the second delivery is at the door: let it find the turn
        gate.set()
        outcome = await sending
        assert outcome.attempts[0].status == 0 and len(outcome.attempts) == 2
        assert outcome.text == "x!" and turns.calls == 1 and not turns.pushed


async def test_a_turn_that_outlasts_every_delivery_is_still_finished_once() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate)
    kind = "unverified-subscription"
    async with running(turns, kind=kind, budget=0.02, hang_up=0.04) as rig:
        outcome = await rig.ann.send("x")
        assert [attempt.status for attempt in outcome.attempts] == [503] * 4
        assert outcome.text == OUT_OF_ORDER
        gate.set()
        await rig.webhook.close()
        assert turns.calls == 1 and len(turns.taken) == 1


# --- deliveries that come again


@pytest.mark.parametrize("same_query", [False, True])
async def test_a_delivery_that_comes_again_gets_the_same_reply(same_query: bool) -> None:
    async with running(RecordingTurns()) as rig:
        rig.fake.callbacks.same_query = same_query
        rig.fake.callbacks.duplicates.after()
        outcome = await rig.ann.send("x")
        first, again = outcome.attempts[0].reply, outcome.copies[0].reply
        assert first == again and first is not None
        assert len(rig.turns.taken) == 1


async def test_two_deliveries_at_once_share_one_turn() -> None:
    gate = asyncio.Event()
    async with running(RecordingTurns(gate=gate)) as rig:
        rig.fake.callbacks.duplicates.together()
        sending = asyncio.create_task(rig.ann.send("x"))
        while rig.arrived < 3:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        gate.set()
        outcome = await sending
        assert rig.turns.calls == 1
        assert outcome.attempts[0].reply == outcome.copies[0].reply is not None


async def test_without_a_database_nothing_is_acknowledged_until_it_is_back() -> None:
    async with running(RecordingTurns(failures=2)) as rig:
        outcome = await rig.ann.send("x")
        assert [attempt.status for attempt in outcome.attempts] == [500, 500, 200]
        assert outcome.attempts[0].body == b"" and outcome.text == "x!"
