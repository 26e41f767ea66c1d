"""Who is erased leaves their places to others, and nothing readable in what stays as proof."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.clinic import erasure, slots
from bot.clinic.slots import Booking
from bot.clinic.slots.rows import BOOKING, HOLD
from tests.clinic import NOON
from tests.contract.slot_parts import (
    FLU,
    SITE,
    Play,
    add_couple,
    add_day,
    add_stock,
    booked,
    left,
    taken,
    waiting,
)
from tests.contract.slot_parts import held as hold_one


@pytest.mark.parametrize("whole", [True, False], ids=["the person", "one patient"])
async def test_the_places_of_the_erased_are_free(play: Play, whole: bool) -> None:
    def story(conn: Connection) -> None:
        (one, two, three, _), ann, bob = (
            add_day(conn),
            add_couple(conn, "ann"),
            add_couple(conn, "bob"),
        )
        stock = add_stock(conn, SITE, FLU, 3)
        first = hold_one(conn, one, ann, pool=FLU)
        slots.book(conn, hold_id=first.id, person_id=ann[0], now=NOON, body={"phone": "1"})
        hold_one(conn, two, ann, pool=FLU, dose=2)
        theirs = booked(conn, three, bob, pool=FLU)
        waiting(conn, ann, product="zoster")
        if whole:
            erasure.erase(conn, person_id=ann[0], actor="person:1", now=NOON)
        else:
            erasure.remove(conn, person_id=ann[0], patient_id=ann[1], now=NOON)
        assert [taken(conn, slot) for slot in (one, two, three)] == [0, 0, 1]
        assert left(conn, stock) == 2
        mine = slots.of_person(conn, ann[0])
        assert [(b.state, b.body, b.patient_id) for b in mine] == [("cancelled", None, None)]
        assert slots.get(conn, theirs.id) == theirs and isinstance(theirs, Booking)
        assert slots.waitlist.of_person(conn, ann[0]) == []
        for table in (BOOKING, HOLD):
            of = select(table.c.id).where(table.c.patient_id == ann[1])
            assert not conn.execute(of).all()

    await play(story)
