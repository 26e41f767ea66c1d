"""Who may send a row, for how long, and what happens to a dead sender's: on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection, select, update

from bot import claims
from bot.outbox import LEASE, OUT
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import NOON, add_person
from tests.contract.sending_rows import PEOPLE, account, numbered, put
from tests.contract.turn_parts import Hand, a_desk, all_sent, row_states


async def test_two_who_claim_at_once_never_get_the_same_row_nor_two_of_one_person(
    store: Store,
) -> None:
    await store.write(partial(numbered, count=3))
    claim = partial(claims.claim, channels=["telegram"], now=NOON, most=2)
    got = await asyncio.gather(*(store.write(partial(claim, owner=f"s{n}")) for n in range(6)))
    rows = [row for rows in got for row in rows]
    assert sorted(row.address for row in rows) == sorted({row.address for row in rows})
    assert {row.out.text for row in rows} == {"0"}
    assert await store.write(partial(claim, owner="late")) == [] or len(rows) < len(PEOPLE)


async def test_what_a_dead_sender_had_is_taken_over_or_told_as_unknown(store: Store) -> None:
    await store.write(partial(put, name="ann", words="again"))
    await store.write(partial(put, name="bob", words="never twice", again=False))
    clock = Hand(NOON)
    claim = partial(claims.claim, owner="dead", channels=["telegram"], now=clock(), most=9)
    assert len(await store.write(claim)) == 2
    desk = a_desk(store, clock=clock)
    assert await store.write(partial(claims.reclaim, now=clock())) == 0
    clock.forward(LEASE.total_seconds() + 1)
    async with desk.sending():
        await all_sent(store)
    assert desk.box.sent == [("ann", "again")]
    states = {words: (state, reason) for words, state, reason in await store.read(row_states)}
    assert states == {"again": ("sent", ""), "never twice": ("unknown", "sender-died")}


async def test_a_living_sender_keeps_the_leases_of_what_it_has_in_hand_and_no_others(
    store: Store,
) -> None:
    desk = a_desk(store)
    desk.box.gate = asyncio.Event()
    ids = [await store.write(partial(put, name=name, words="x")) for name in ("ann", "bob")]
    claim = partial(claims.claim, owner=desk.sender.owner, channels=["telegram"], now=NOON, most=9)
    rows = await store.write(claim)
    desk.sender.hand_over(row for row in rows if row.id == ids[0])  # bob's got lost on the way
    later = NOON + LEASE / 2
    hand = partial(claims.extend, owner=desk.sender.owner, ids=desk.sender._in_hand(), now=later)
    await store.write(hand)
    after = NOON + LEASE + timedelta(seconds=1)
    assert await store.write(partial(claims.reclaim, now=after)) == 1
    states = {row[0]: row[1] for row in await store.read(_state_of)}
    assert states == {ids[0]: "sending", ids[1]: "queued"}
    desk.box.gate.set()
    await desk.sender.stop(5.0)


def _state_of(conn: Connection) -> list[tuple[int, str]]:
    return [(row.id, row.state) for row in conn.execute(select(OUT.c.id, OUT.c.state))]


async def test_an_allowance_is_spent_once_a_send_and_never_below_nothing(store: Store) -> None:
    def allow(conn: Connection) -> None:
        add_person(conn, "ann")
        until_then = NOON + timedelta(hours=1)
        conn.execute(update(ACCOUNT).values(allowed=3, allowed_until=until_then))

    await store.write(allow)
    spend = partial(claims.spend, channel="telegram", address="ann", now=NOON)
    spent = await asyncio.gather(*(store.write(spend) for _ in range(8)))
    assert sum(spent) == 3
    assert await store.read(partial(account, name="ann")) == (True, 0)
