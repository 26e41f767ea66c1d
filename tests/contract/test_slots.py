"""Windows are held, booked, moved and freed; the books balance after each, on both databases."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.clinic import slots
from bot.clinic.slots import Booking, Hold, Why, rules
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.slot_parts import (
    DAY,
    FLU,
    HOUR,
    SITE,
    Play,
    add_couple,
    add_day,
    add_stock,
    booked,
    brought,
    held,
    keep,
    shut,
    taken,
)

HOLDS = rules.load().holds
LATER = NOON + HOLDS.span(elder=False)


async def test_a_window_is_held_for_its_minutes_and_counts_as_taken(play: Play) -> None:
    def story(conn: Connection) -> None:
        (slot, *_), ann = add_day(conn, capacity=2), add_couple(conn, "ann")
        mine = held(conn, slot, ann)
        assert mine.until == LATER and taken(conn, slot) == 1
        assert (mine.resource, mine.starts_at) == (SITE, NOON + DAY)
        bob = add_couple(conn, "bob")
        assert held(conn, slot, bob, elder=True).until == NOON + HOLDS.span(elder=True)
        assert keep(conn, slot, add_couple(conn, "eve")) is Why.full

    await play(story)


async def test_the_same_press_again_is_the_same_hold(play: Play) -> None:
    def story(conn: Connection) -> None:
        (slot, *_), ann = add_day(conn, capacity=2), add_couple(conn, "ann")
        assert held(conn, slot, ann).id == held(conn, slot, ann).id
        assert taken(conn, slot) == 1

    await play(story)


async def test_a_hold_is_extended_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        (slot, *_), ann = add_day(conn), add_couple(conn, "ann")
        mine, then = held(conn, slot, ann), NOON + timedelta(minutes=5)
        longer = slots.extend(conn, hold_id=mine.id, person_id=ann[0], now=then)
        assert isinstance(longer, Hold) and longer.until == then + HOLDS.span(elder=False)
        assert slots.extend(conn, hold_id=mine.id, person_id=ann[0], now=then) is Why.twice
        over = longer.until
        assert slots.extend(conn, hold_id=mine.id, person_id=ann[0], now=over) is Why.expired
        stranger, _ = add_couple(conn, "bob")
        assert slots.extend(conn, hold_id=mine.id, person_id=stranger, now=then) is Why.gone

    await play(story)


async def test_only_a_live_hold_is_booked_and_only_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        (slot, *_), ann = add_day(conn), add_couple(conn, "ann")
        mine = held(conn, slot, ann)
        late = slots.book(conn, hold_id=mine.id, person_id=ann[0], now=LATER)
        assert late is Why.expired
        visit = slots.book(conn, hold_id=mine.id, person_id=ann[0], now=NOON, body={"phone": "1"})
        again = slots.book(conn, hold_id=mine.id, person_id=ann[0], now=NOON)
        assert isinstance(visit, Booking) and visit == again
        assert (visit.state, visit.body, visit.slot_id) == ("booked", {"phone": "1"}, slot)
        assert slots.by_code(conn, visit.code.lower()) == visit
        assert taken(conn, slot) == 1

    await play(story)


async def test_a_hold_whose_time_is_over_makes_room(play: Play) -> None:
    def story(conn: Connection) -> None:
        (slot, other, *_), ann, bob = (
            add_day(conn),
            add_couple(conn, "ann"),
            add_couple(conn, "bob"),
        )
        mine = held(conn, slot, ann)
        assert keep(conn, slot, bob, LATER - timedelta(seconds=1)) is Why.full
        theirs = held(conn, slot, bob, LATER)  # though no job has come by
        assert slots.book(conn, hold_id=mine.id, person_id=ann[0], now=LATER) is Why.expired
        held(conn, other, ann)
        assert slots.expire(conn, now=LATER) == 1
        assert (taken(conn, slot), taken(conn, other)) == (1, 0)
        assert slots.release(conn, hold_id=theirs.id, person_id=bob[0], now=LATER)
        assert not slots.release(conn, hold_id=theirs.id, person_id=bob[0], now=LATER)
        assert taken(conn, slot) == 0

    await play(story)


async def test_another_window_instead_gives_the_first_back_only_when_it_is_got(
    play: Play,
) -> None:
    def story(conn: Connection) -> None:
        (one, two, three, _), ann = add_day(conn), add_couple(conn, "ann")
        held(conn, two, add_couple(conn, "bob"))
        mine = held(conn, one, ann)
        assert keep(conn, two, ann, instead=mine.id) is Why.full
        assert taken(conn, one) == 1
        other = held(conn, three, ann, instead=mine.id)
        assert other.slot_id == three and (taken(conn, one), taken(conn, three)) == (0, 1)

    await play(story)


async def test_a_visit_moves_to_the_new_window_and_frees_the_old(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann = add_day(conn), add_couple(conn, "ann")
        visit = booked(conn, one, ann)
        assert keep(conn, two, ann) is Why.already
        new = held(conn, two, ann, moving=visit.id)
        assert (taken(conn, one), taken(conn, two)) == (1, 1)
        moved = brought(conn, visit, new)
        assert isinstance(moved, Booking) and moved == brought(conn, visit, new)
        assert (moved.id, moved.slot_id, moved.moves) == (visit.id, two, 1)
        assert (taken(conn, one), taken(conn, two)) == (0, 1)

    await play(story)


async def test_a_move_to_a_hold_that_is_over_changes_nothing(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann = add_day(conn), add_couple(conn, "ann")
        visit = booked(conn, one, ann)
        new = held(conn, two, ann, moving=visit.id)
        late = brought(conn, visit, new, LATER)
        assert late is Why.expired and slots.get(conn, visit.id) == visit

    await play(story)


async def test_a_visit_is_cancelled_until_the_cut_off_and_by_staff_after_it(
    play: Play,
) -> None:
    def story(conn: Connection) -> None:
        (one, *_), ann = add_day(conn), add_couple(conn, "ann")
        visit, late = booked(conn, one, ann), NOON + DAY - HOUR
        end = partial(slots.cancel, conn, booking_id=visit.id, reason="ill")
        assert end(person_id=ann[0], now=late) is Why.late
        stranger, _ = add_couple(conn, "bob")
        assert end(person_id=stranger, now=NOON) is Why.gone
        off = end(person_id=None, by="staff:1", now=late)
        assert isinstance(off, Booking) and (off.state, off.reason) == ("cancelled", "ill")
        assert off == end(person_id=ann[0], now=late)
        assert taken(conn, one) == 0
        booked(conn, one, ann)

    await play(story)


async def test_a_patient_has_one_open_visit_of_a_kind(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, three, four), ann = add_day(conn), add_couple(conn, "ann")
        first, second = held(conn, one, ann), held(conn, two, ann)
        booked(conn, three, ann, product="zoster")
        booked(conn, four, ann, dose=2)
        for hold in (first, second):
            found = slots.book(conn, hold_id=hold.id, person_id=ann[0], now=NOON)
        assert found is Why.already
        by_staff = slots.book(
            conn, hold_id=second.id, person_id=None, now=NOON, by="staff:1", extra="carer"
        )
        assert isinstance(by_staff, Booking) and by_staff.reason == "carer"

    await play(story)


async def test_closed_late_and_unknown_windows_are_refused_by_name(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann = add_day(conn), add_couple(conn, "ann")
        shut(conn, one)
        assert keep(conn, one, ann) is Why.closed
        assert keep(conn, two, ann, NOON + DAY) is Why.late
        assert keep(conn, 10**6, ann) is Why.gone

    await play(story)


async def test_a_person_keeps_only_so_many_windows_at_a_time(play: Play) -> None:
    def story(conn: Connection) -> None:
        windows, ann = add_day(conn, windows=HOLDS.most + 1), add_couple(conn, "ann")
        for slot in windows[:-1]:
            held(conn, slot, ann)
        assert keep(conn, windows[-1], ann) is Why.many

    await play(story)


@pytest.mark.parametrize(
    "broken",
    [
        "UPDATE slot SET taken = 2",
        "UPDATE slot SET taken = -1",
        "UPDATE stock SET quantity = -1",
        "UPDATE slot_hold SET extended = 2",
        "UPDATE slot_hold SET place = 0",
        "DELETE FROM stock_move",
    ],
)
async def test_the_database_itself_refuses_what_must_not_be(store: Store, broken: str) -> None:
    def story(conn: Connection) -> None:
        one, two, *_ = add_day(conn)
        add_stock(conn, SITE, FLU, 3)
        conn.execute(text("UPDATE slot SET capacity = 2, taken = 0 WHERE id = :one"), {"one": one})
        for name in ("ann", "bob"):
            held(conn, one, add_couple(conn, name))
        conn.execute(text("UPDATE slot SET capacity = 1 WHERE id = :two"), {"two": two})

    await store.write(story)
    with pytest.raises(DBAPIError):
        await store.write(lambda conn: conn.execute(text(broken)) and None)
