"""What one message, or many at once, lead to: the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot import claims, outbox
from bot.messages import Form, Kind, Outbound
from bot.outbox import OUT
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import a_store
from tests.contract.turn_parts import (
    Letterbox,
    a_desk,
    inbox_states,
    prepare,
    row_states,
    said,
    total,
)


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        await opened.write(prepare)
        yield opened


def hold(conn: Connection, words: str, *, who: str = "ann", held: bool = True, **more: Any) -> int:
    """A row for somebody; *held* until they write."""
    found = select(ACCOUNT.c.person_id, ACCOUNT.c.channel).where(ACCOUNT.c.address == who)
    person, channel = conn.execute(found).one()
    now = conn.execute(select(ACCOUNT.c.seen_at).where(ACCOUNT.c.address == who)).scalar_one()
    row = outbox.put(
        conn,
        person_id=person,
        channel=channel,
        address=who,
        out=Outbound(text=words, **more),
        key=f"held:{words}",
        now=now,
    )
    if held:
        conn.execute(update(OUT).where(OUT.c.id == row).values(due_at=None))
    return row


@pytest.mark.parametrize("known", [True, False])
async def test_twenty_copies_at_once_have_one_effect_and_the_same_passive_reply(
    store: Store, known: bool
) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    if known:
        await desk.turns.take(said(desk, "0", "hello"))
    copies = [desk.turns.take(said(desk, "1", "Count")) for _ in range(20)]
    taken = await asyncio.gather(*copies)
    assert [t.duplicate for t in taken].count(False) == 1
    assert len({t.passive for t in taken}) == 1
    assert taken[0].passive and taken[0].passive.text.startswith("Counted to 1.")
    assert await store.read(total) == 1
    assert len(await store.read(inbox_states)) == 1 + known


async def test_ten_messages_of_one_person_at_once_are_taken_one_after_another(
    store: Store,
) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    taken = await asyncio.gather(*(desk.turns.take(said(desk, str(n), "Count")) for n in range(10)))
    assert await store.read(total) == 10
    told = sorted(int(t.passive.text.split()[2].strip(".")) for t in taken if t.passive)
    assert told == list(range(1, 11))


async def test_a_turn_that_breaks_is_undone_kept_and_told_once_and_the_next_works(
    store: Store,
) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    await desk.turns.take(said(desk, "0", "Count"))
    broken = await desk.turns.take(said(desk, "1", "Burst"))
    again = await desk.turns.take(said(desk, "1", "Burst"))
    second = await desk.turns.take(said(desk, "2", "Burst"))
    after = await desk.turns.take(said(desk, "3", "Count"))
    words = desk.turns._conversation.catalogue.text("en", "engine-fault")
    assert broken.failed and broken.passive and broken.passive.text == words
    assert again.duplicate and again.passive == broken.passive
    assert second.failed and second.passive is None
    assert after.passive and after.passive.text.startswith("Counted to 2.")
    kept = dict(await store.read(inbox_states))
    assert kept == {"0": "done", "1": "failed", "2": "failed", "3": "done"}
    desk.clock.forward(3600)
    later = await desk.turns.take(said(desk, "4", "Burst"))
    assert later.passive and later.passive.text == words


@pytest.mark.parametrize("poison", ["\ud800", "\x00", "\U0010ffff" * 9000])
@pytest.mark.parametrize("field", ["text", "code", "language", "origin"])
async def test_poison_in_any_field_is_kept_and_never_blocks_the_chat(
    store: Store, field: str, poison: str
) -> None:
    desk = a_desk(store)
    given: dict[str, Any] = {"words": "x", field: poison}
    if field == "text":
        given = {"words": poison}
    if field == "code":
        given["kind"] = Kind.TAP
    await desk.turns.take(said(desk, "1", **given))
    after = await desk.turns.take(said(desk, "2", "Count"))
    assert not after.failed
    assert [key for key, _ in await store.read(inbox_states)] == ["1", "2"]
    assert await store.read(total) == 1


async def test_what_was_held_goes_with_the_next_passive_reply_exactly_once(store: Store) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    await desk.turns.take(said(desk, "0", "hello"))
    for words in ("First.", "Second."):
        await store.write(partial(hold, words=words))
    taken = await asyncio.gather(*(desk.turns.take(said(desk, str(n), "Count")) for n in (1, 2, 3)))
    texts = [t.passive.text for t in taken if t.passive]
    assert sorted(t.count("First.\n\nSecond.\n\nCounted to") for t in texts) == [0, 0, 1]
    merged = [row for row in await store.read(row_states) if row[2] == "merged"]
    assert [(words, state) for words, state, _ in merged] == [
        ("First.", "sent"),
        ("Second.", "sent"),
    ]
    async with desk.sending():
        await asyncio.sleep(0.1)
    assert desk.box.sent == []


@pytest.mark.parametrize("maps", [False, True])
async def test_a_held_place_goes_along_in_words_where_no_map_is_shown(
    store: Store, maps: bool
) -> None:
    desk = a_desk(store, box=Letterbox(passive=True, maps=maps))
    await desk.turns.take(said(desk, "0", "hello"))
    place: dict[str, Any] = {"form": Form.LOCATION, "latitude": 30.2, "longitude": 120.1}
    await store.write(partial(hold, words="East Gate", **place))
    taken = await desk.turns.take(said(desk, "1", "Count"))
    assert taken.passive and taken.passive.text.startswith("East Gate\n\nCounted to") is not maps
    rows = {words: state for words, state, _ in await store.read(row_states)}
    assert rows["East Gate"] == ("queued" if maps else "sent")


async def test_a_held_row_and_its_passive_reply_are_given_again_to_a_redelivery(
    store: Store,
) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    await desk.turns.take(said(desk, "0", "hello"))
    await store.write(partial(hold, words="Held."))
    first = await desk.turns.take(said(desk, "1", "Count"))
    second = await desk.turns.take(said(desk, "1", "Count"))
    assert first.passive and first.passive.text.startswith("Held.\n\nCounted to 1.")
    assert second.duplicate and second.passive == first.passive


async def test_a_row_that_another_sender_claims_just_now_is_not_also_merged(store: Store) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    await desk.turns.take(said(desk, "0", "hello"))
    await store.write(partial(hold, words="Once.", held=False))
    claim = partial(claims.claim, owner="other", channels=["telegram"], now=desk.clock(), most=10)
    claimed, taken = await asyncio.gather(
        store.write(claim), desk.turns.take(said(desk, "1", "Count"))
    )
    assert taken.passive
    assert len(claimed) + taken.passive.text.count("Once.") == 1


async def test_a_passive_bubble_that_came_too_late_is_pushed_instead(store: Store) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    async with desk.sending():
        inbound = said(desk, "1", "Count")
        taken = await desk.turns.take(inbound)
        assert taken.passive and desk.box.sent == []
        await asyncio.gather(desk.turns.push_instead(inbound), desk.turns.push_instead(inbound))
        async with asyncio.timeout(10):
            while not desk.box.sent:
                await asyncio.sleep(0.01)
    assert desk.box.sent == [("ann", taken.passive.text)]
    assert (await desk.turns.take(inbound)).passive is None


async def test_an_event_of_our_own_enters_once_by_its_key(store: Store) -> None:
    desk = a_desk(store)
    taken = await desk.turns.take(said(desk, "0", "hello"))
    assert taken.person_id

    def work(conn: Connection) -> bool:
        assert taken.person_id
        return desk.turns.event(
            conn, person_id=taken.person_id, name="emergency.repeat", data={"seq": 0}, key="k"
        )

    entered = await asyncio.gather(*(store.write(work) for _ in range(5)))
    assert sorted(entered) == [False] * 4 + [True]


async def test_who_could_not_be_reached_gets_what_was_held_when_they_write(store: Store) -> None:
    desk = a_desk(store)
    await desk.turns.take(said(desk, "0", "hello"))
    await desk.turns.take(said(desk, "1", "", kind=Kind.GONE))
    await store.write(partial(hold, words="Held."))
    async with desk.sending():
        await desk.turns.take(said(desk, "2", "Count"))
        async with asyncio.timeout(10):
            while len(desk.box.sent) < 3:
                await asyncio.sleep(0.01)
    assert [words.partition("\n")[0] for words in desk.box.to("ann")][1:] == [
        "Held.",
        "Counted to 1.",
    ]
