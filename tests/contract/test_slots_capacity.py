"""A window's capacity is changed by who has seen what it means, with a reason on record."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.clinic.slots import Why, capacity
from bot.clinic.slots.capacity import Change, Room
from tests.clinic import NOON
from tests.contract.slot_parts import (
    DAY,
    SITE,
    Play,
    add_couple,
    add_day,
    booked,
    held,
    keep,
    offered,
    shut,
    taken,
    tend,
    waiting,
)
from tests.contract.test_slots_staff import audited

BY: dict[str, Any] = {"by": "staff:1", "now": NOON}


def seen(conn: Connection, slot_id: int) -> Room:
    found = capacity.look(conn, slot_id, now=NOON)
    assert found is not None
    return found


def changed(conn: Connection, slot_id: int, to: int, reason: str = "ill") -> Room | Why:
    """By somebody who has just looked."""
    was = seen(conn, slot_id)
    asked = Change(to, was.capacity, was.taken)
    return capacity.change(conn, slot_id=slot_id, change=asked, reason=reason, **BY)


async def test_it_is_seen_how_many_are_booked_and_how_many_choose(play: Play) -> None:
    def story(conn: Connection) -> None:
        one, *_ = add_day(conn, capacity=3)
        booked(conn, one, add_couple(conn, "a")), held(conn, one, add_couple(conn, "b"))
        room = seen(conn, one)
        assert (room.resource, room.capacity, room.taken) == (SITE, 3, 2)
        assert (room.visits, room.choosing, room.wanted) == (1, 1, False)
        assert capacity.look(conn, 999, now=NOON) is None

    await play(story)


async def test_below_those_who_are_in_they_stay_beyond_the_last_place(play: Play) -> None:
    def story(conn: Connection) -> None:
        one, *_ = add_day(conn, capacity=3)
        for name in ("a", "b"):
            booked(conn, one, add_couple(conn, name))
        assert changed(conn, one, 1, reason="") is Why.reason
        assert isinstance(changed(conn, one, 1), Room)
        assert taken(conn, one) == 2 and seen(conn, one).capacity == 1
        assert keep(conn, one, add_couple(conn, "c")) is Why.full
        assert audited(conn, "slot.resized") == [("staff:1", "capacity:1 ill")]

    await play(story)


async def test_more_places_go_to_who_waits_first(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,) = add_day(conn, windows=1)
        booked(conn, one, add_couple(conn, "a"))
        eve = add_couple(conn, "eve")
        waiting(conn, eve)
        tend(conn, NOON)
        assert offered(conn, eve) is None and seen(conn, one).wanted
        assert isinstance(changed(conn, one, 2, "demand"), Room)
        tend(conn, NOON)
        assert offered(conn, eve) is not None

    await play(story)


async def test_what_was_seen_must_still_be_so(play: Play) -> None:
    def story(conn: Connection) -> None:
        one, two, *_ = add_day(conn, capacity=2)
        old = seen(conn, one)
        booked(conn, one, add_couple(conn, "a"))
        asked = Change(5, old.capacity, old.taken)
        change = partial(capacity.change, conn, change=asked, reason="ill")
        assert change(slot_id=one, **BY) is Why.gone and seen(conn, one).capacity == 2
        assert change(slot_id=999, **BY) is Why.gone
        shut(conn, two)
        assert changed(conn, two, 5) is Why.closed
        over: dict[str, Any] = {"by": "staff:1", "now": NOON + 2 * DAY}
        assert change(slot_id=one, **over | {"change": Change(5, 2, 1)}) is Why.late

    await play(story)
