"""Everybody on the list gets a notice once, whoever dies, refuses or changes meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection, func, select, update

from bot import pace
from bot.channel import SendError, Verdict
from bot.clinic.notices import freezing, judging, lifecycle, recipients, replies
from bot.clinic.notices.recipients import LEASE, RECIPIENT
from bot.clinic.people import PERSON
from bot.store.engines import postgres_engine
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import NOON, a_store
from tests.contract.notice_parts import (
    REACHES,
    ZONE,
    an_announcer,
    at_work,
    people,
    rows,
    running,
    state_of,
    wait_for,
)
from tests.contract.turn_parts import Hand, Letterbox


def begin(conn: Connection, count: int = 3) -> int:
    people(conn, count)
    return running(conn)


def over(conn: Connection, made: int) -> bool:
    return state_of(conn, made) in ("done", "stopped", "paused")


async def test_two_workers_send_to_everybody_once(store: Store) -> None:
    made = await store.write(partial(begin, count=60))
    box, clock = Letterbox(), Hand(NOON)
    gate = pace.LocalPace(400.0)
    first, second = (an_announcer(store, box, clock=clock, gate=gate) for _ in range(2))
    async with at_work(first, second):
        await wait_for(store, partial(over, made=made))
    await gate.close()
    assert sorted(name for name, _ in box.sent) == sorted(f"telegram{n}" for n in range(60))
    assert len(set(box.keys)) == 60
    assert "秋季接种" in box.sent[0][1] and "T" in box.sent[0][1]
    assert await store.read(partial(state_of, made=made)) == "done"


async def test_what_a_platform_says_decides_what_becomes_of_each(store: Store) -> None:
    made = await store.write(partial(begin, count=6))
    box, clock = Letterbox(), Hand(NOON)
    box.refusals = {
        "telegram0": [SendError(Verdict.UNREACHABLE, "telegram-blocked")],
        "telegram1": [SendError(Verdict.UNKNOWN, "telegram-no-answer")],
        "telegram2": [SendError(Verdict.DROP, "telegram-bad-request")],
        "telegram3": [SendError(Verdict.RETRY, "telegram-rate", retry_after=9, everybody=True)],
        "telegram4": [SendError(Verdict.RETRY, "telegram-server")],
    }

    def waits(conn: Connection) -> bool:
        """Only those who are tried again later are left."""
        found = rows(conn, made)
        return [n for n, (state, _) in found.items() if state == "planned"] == [
            "telegram3",
            "telegram4",
        ]

    async with at_work(an_announcer(store, box, clock=clock)):
        await wait_for(store, waits)
        clock.forward(10)
        await wait_for(store, partial(over, made=made))
    assert await store.read(partial(rows, made=made)) == {
        "telegram0": ("failed", "unreachable"),
        "telegram1": ("unknown", "telegram-no-answer"),
        "telegram2": ("failed", "telegram-bad-request"),
        **{f"telegram{n}": ("sent", "") for n in (3, 4, 5)},
    }
    assert len(box.sent) == len(set(box.sent)) == 3
    reachable = select(ACCOUNT.c.reachable).where(ACCOUNT.c.address == "telegram0")
    assert await store.read(lambda conn: conn.execute(reachable).scalar()) is False


async def test_who_wants_none_any_more_or_consults_now_is_left_out_at_the_last_moment(
    store: Store,
) -> None:
    made = await store.write(begin)
    box, clock = Letterbox(), Hand(NOON)

    def change(conn: Connection) -> None:
        while freezing.freeze(conn, reaches=REACHES, now=NOON, zone=ZONE):
            pass
        stop, consult = update(PERSON).values(notices=False), update(PERSON).values(case_id=7)
        conn.execute(stop.where(PERSON.c.alias == "telegram0"))
        conn.execute(consult.where(PERSON.c.alias == "telegram1"))

    await store.write(change)

    def waits(conn: Connection) -> bool:
        return rows(conn, made)["telegram1"] == ("planned", "consult") and bool(box.sent)

    async with at_work(an_announcer(store, box, clock=clock)):
        await wait_for(store, waits)
        clock.forward(31 * 60)
        free = update(PERSON).values(case_id=None)
        await store.write(lambda conn: conn.execute(free) and None)
        await wait_for(store, partial(over, made=made))
    assert [name for name, _ in box.sent] == ["telegram2", "telegram1"]
    assert (await store.read(partial(rows, made=made)))["telegram0"] == ("skipped", "stopped")


async def test_what_a_dead_worker_had_in_hand_is_unknown_and_sent_again_only_when_told_to(
    store: Store,
) -> None:
    made = await store.write(begin)
    clock = Hand(NOON)

    def die(conn: Connection) -> int:
        """Claims all of them and says no more."""
        while freezing.freeze(conn, reaches=REACHES, now=NOON, zone=ZONE):
            pass
        hand = partial(recipients.claim, conn, notice_id=made, channel="telegram", zones=[ZONE])
        return len(hand(after=0, owner="dead", now=NOON, most=9, busy=timedelta(minutes=30)))

    assert await store.write(die) == 3
    clock.forward(LEASE.total_seconds() + 1)
    fresh = Letterbox()
    async with at_work(an_announcer(store, fresh, clock=clock)):
        await wait_for(store, partial(over, made=made))
        assert fresh.sent == []
        lost = ("unknown", "sender-died")
        assert list((await store.read(partial(rows, made=made))).values()) == [lost] * 3
        retry = partial(lifecycle.retry, notice_id=made, by="li", now=NOON)
        assert await store.write(retry) == 0
        assert await store.write(partial(retry, unknown=True)) == 3
        await wait_for(store, partial(over, made=made))
    assert len(fresh.sent) == 3


async def test_what_a_slow_sender_writes_down_just_now_is_not_waited_for(
    postgres_url: str,
) -> None:
    """Two that wait for each other's rows would break each other off."""
    async with a_store(postgres_url) as store:
        made = await store.write(begin)

        def claim(conn: Connection) -> list[int]:
            while freezing.freeze(conn, reaches=REACHES, now=NOON, zone=ZONE):
                pass
            hand = partial(recipients.claim, conn, notice_id=made, channel="telegram", zones=[ZONE])
            found = hand(after=0, owner="slow", now=NOON, most=9, busy=timedelta(minutes=30))
            return [one.id for one in found]

        first, *others = await store.write(claim)
        engine = postgres_engine(postgres_url)
        async with engine.begin() as writing, asyncio.timeout(30):
            mine = select(RECIPIENT.c.id).where(RECIPIENT.c.id == first).with_for_update()
            await writing.execute(mine)
            ids = [first, *others]
            keep = partial(recipients.extend, ids=ids, owner="slow", now=NOON)
            await store.write(keep)
            late = partial(recipients.reclaim, now=NOON + 2 * LEASE)
            assert await store.write(late) == len(others) == 2
        await engine.dispose()
        assert await store.write(late) == 1


async def test_nothing_goes_out_at_night(store: Store) -> None:
    made = await store.write(begin)
    box, clock = Letterbox(), Hand(NOON + timedelta(hours=10))  # ten in the evening
    async with at_work(an_announcer(store, box, clock=clock)):
        await asyncio.sleep(0.3)
        assert box.sent == []
        clock.forward(11 * 3600)
        await wait_for(store, partial(over, made=made))
    assert len(box.sent) == 3


async def test_what_somebody_looked_at_and_let_go_on_does_not_stop_it_again(store: Store) -> None:
    made = await store.write(partial(begin, count=120))
    box, clock = Letterbox(), Hand(NOON)
    box.refusals = {f"telegram{n}": [SendError(Verdict.DROP, "no")] for n in range(40)}
    gate = pace.LocalPace(200.0)
    async with at_work(an_announcer(store, box, clock=clock, gate=gate)):
        await wait_for(store, partial(over, made=made))
        assert await store.read(partial(state_of, made=made)) == "stopped"
        clock.forward(60)
        await store.write(partial(lifecycle.resume, notice_id=made, by="li", now=clock()))
        await wait_for(store, partial(over, made=made))
        assert await store.read(partial(state_of, made=made)) == "done"
    states = await store.read(partial(recipients.counts, notice_id=made))
    assert sum(n for (state, _), n in states.items() if state == "sent") == 80


async def test_too_many_errors_stop_it_and_an_operator_may_end_it(store: Store) -> None:
    made = await store.write(partial(begin, count=600))
    box, clock = Letterbox(), Hand(NOON)
    box.refusals = {f"telegram{n}": [SendError(Verdict.DROP, "no")] for n in range(40)}
    gate = pace.LocalPace(30.0)
    async with at_work(an_announcer(store, box, clock=clock, gate=gate)):
        await wait_for(store, partial(over, made=made))
        states = await store.read(partial(recipients.counts, notice_id=made))
        assert await store.read(partial(state_of, made=made)) == "stopped"
        assert states[("planned", "")] > 0
        await store.write(partial(lifecycle.cancel, notice_id=made, by="li", now=NOON))
    await gate.close()  # what still waited for the pace has come back by now
    left = await store.read(partial(recipients.counts, notice_id=made))
    assert left[("skipped", "cancelled")] > 0 and ("planned", "") not in left


async def test_too_many_who_want_no_more_stop_it(store: Store) -> None:
    def work(conn: Connection) -> str:
        made = begin(conn, 60)
        while freezing.freeze(conn, reaches=REACHES, now=NOON, zone=ZONE):
            pass
        conn.execute(update(RECIPIENT).values(state="sent", at=NOON))
        ids = conn.execute(select(RECIPIENT.c.person_id).limit(1)).scalars()
        for person_id in ids:
            replies.stopped(conn, person_id=person_id, now=NOON)
        assert judging.look(conn, now=NOON, zone=ZONE) == [made]
        return state_of(conn, made)

    assert await store.write(work) == "stopped"


async def test_a_bot_without_a_valid_token_holds_the_notice_and_loses_nobody(store: Store) -> None:
    made = await store.write(begin)
    box, clock = Letterbox(), Hand(NOON)
    wrong = SendError(Verdict.MISCONFIGURED, "telegram-token")
    box.refusals = {f"telegram{n}": [wrong] for n in range(3)}
    async with at_work(an_announcer(store, box, clock=clock)):
        await wait_for(store, partial(over, made=made))
        await wait_for(store, lambda conn: _planned(conn) == 3)
        assert await store.read(partial(state_of, made=made)) == "paused"
        await store.write(partial(lifecycle.resume, notice_id=made, by="li", now=NOON))
        await wait_for(store, lambda conn: state_of(conn, made) == "done")
    assert len(box.sent) == 3


def _planned(conn: Connection) -> int:
    query = select(func.count()).select_from(RECIPIENT).where(RECIPIENT.c.state == "planned")
    return int(conn.execute(query).scalar_one())


async def test_stopping_gives_back_what_waits_for_the_pace(store: Store) -> None:
    made = await store.write(partial(begin, count=20))
    box, clock = Letterbox(), Hand(NOON)
    gate = pace.LocalPace(2.0)
    async with at_work(an_announcer(store, box, clock=clock, gate=gate)):
        await wait_for(store, lambda conn: bool(box.sent))
    await gate.close()
    states = await store.read(partial(recipients.counts, notice_id=made))
    assert set(states) == {("sent", ""), ("planned", "")}
    assert states[("sent", "")] == len(box.sent)
