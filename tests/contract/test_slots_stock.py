"""A dose goes with each hold, along with each move, and comes back; the books say so."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.slots import Booking, Why
from tests.clinic import NOON
from tests.contract.slot_parts import (
    DAY,
    HOUR,
    OTHER,
    SITE,
    Play,
    add_couple,
    add_day,
    add_stock,
    booked,
    brought,
    held,
    keep,
    left,
    taken,
)


async def test_a_dose_of_the_stock_goes_with_each_hold_and_comes_back(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann, bob = add_day(conn), add_couple(conn, "ann"), add_couple(conn, "bob")
        assert keep(conn, one, ann, pool="flu-a") is Why.stock
        stock = add_stock(conn, SITE, "flu-a", 1)
        visit = booked(conn, one, ann, pool="flu-a")
        assert left(conn, stock) == 0
        assert keep(conn, two, bob, pool="flu-a") is Why.stock and taken(conn, two) == 0
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        assert left(conn, stock) == 1
        held(conn, two, bob, pool="flu-a")

    await play(story)


async def test_who_moves_within_a_site_takes_their_dose_along(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, three, _), ann = add_day(conn), add_couple(conn, "ann")
        stock = add_stock(conn, SITE, "flu-a", 1)
        first = held(conn, one, ann, pool="flu-a")
        other = held(conn, two, ann, pool="flu-a", instead=first.id)
        visit = slots.book(conn, hold_id=other.id, person_id=ann[0], now=NOON)
        assert isinstance(visit, Booking) and left(conn, stock) == 0
        new = held(conn, three, ann, pool="flu-a", moving=visit.id)
        moved = brought(conn, visit, new)
        assert isinstance(moved, Booking) and left(conn, stock) == 0
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        assert left(conn, stock) == 1

    await play(story)


async def test_a_borrowed_dose_is_not_booked_twice(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann = add_day(conn), add_couple(conn, "ann")
        stock = add_stock(conn, SITE, "flu-a", 1)
        visit = booked(conn, one, ann, pool="flu-a")
        new = held(conn, two, ann, pool="flu-a", moving=visit.id)
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        booked(conn, one, add_couple(conn, "bob"), pool="flu-a")
        assert slots.book(conn, hold_id=new.id, person_id=ann[0], now=NOON) is Why.stock
        assert left(conn, stock) == 0

    await play(story)


async def test_a_move_to_another_site_draws_there_and_gives_back_here(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, *_), (there, *_), ann = add_day(conn), add_day(conn, OTHER), add_couple(conn, "ann")
        here, far = add_stock(conn, SITE, "flu-a", 1), add_stock(conn, OTHER, "flu-a", 1)
        visit = booked(conn, one, ann, pool="flu-a")
        new = held(conn, there, ann, pool="flu-a", moving=visit.id)
        brought(conn, visit, new)
        assert (left(conn, here), left(conn, far)) == (1, 0)

    await play(story)


async def test_who_came_and_who_did_not_are_marked_and_the_dose_returns(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann, bob = add_day(conn), add_couple(conn, "ann"), add_couple(conn, "bob")
        stock, then = add_stock(conn, SITE, "flu-a", 2), NOON + DAY + HOUR
        came, away = (
            booked(conn, slot, who, pool="flu-a").id for slot, who in ((one, ann), (two, bob))
        )
        assert slots.miss(conn, booking_id=away, by="staff:1", now=NOON) is Why.early
        assert slots.attend(conn, booking_id=came, by="staff:1", now=NOON - DAY) is Why.early
        for mark, of in ((slots.attend, came), (slots.miss, away)):
            assert isinstance(mark(conn, booking_id=of, by="staff:1", now=then), Booking)
        assert left(conn, stock) == 1
        after_all = slots.attend(conn, booking_id=away, by="staff:1", now=then)
        assert isinstance(after_all, Booking) and left(conn, stock) == 0
        assert [b.state for b in slots.of_person(conn, bob[0])] == ["attended"]

    await play(story)
