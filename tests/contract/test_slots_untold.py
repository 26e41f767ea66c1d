"""A visit that nobody marks is closed after its days: nobody is blamed, nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.app import jobs
from bot.clinic import slots
from bot.clinic.appointments import changing, unmarked
from bot.clinic.slots import Booking, Why, attendance, stockroom, stocks
from bot.clinic.slots.stockroom import Shelf
from bot.clinic.vaccinating import atsite, doses, mine
from bot.clinic.vaccinating.doses import Source
from bot.operating import retained
from bot.store.session import Store
from tests.clinic import NOON, TABLES
from tests.contract.slot_parts import (
    DAY,
    FLU,
    HOUR,
    Play,
    add_couple,
    add_day,
    add_slot,
    add_stock,
    booked,
    left,
)
from tests.unit.real_effects import a_context

SITE = "vaccine:lake"
DAYS = slots.load().unmarked.days
VISIT = NOON + DAY
EVE = VISIT + DAYS * DAY  # the last day on which it is still to be marked
OVER = EVE + DAY
STAFF = "staff:1"


def visit_of(conn: Connection, name: str = "ann") -> tuple[Booking, tuple[int, int], int]:
    """A visit the day after NOON with one of three doses; whose it is, and the stock."""
    one, *_ = add_day(conn, SITE)
    stock = add_stock(conn, SITE, FLU, 3)
    who = add_couple(conn, name)
    return booked(conn, one, who, pool=FLU), who, stock


def close(conn: Connection, now: datetime = OVER) -> list[int]:
    """What the job does."""
    found = unmarked.due(conn, now=now)
    for booking_id in found:
        assert unmarked.close(conn, booking_id=booking_id, now=now)
    return found


def state_of(conn: Connection, visit: Booking) -> str:
    found = slots.get(conn, visit.id)
    assert found is not None
    return found.state


def shelf(conn: Connection) -> Shelf:
    return stockroom.shelves(conn, SITE)[0]


def trail_of(conn: Connection, visit: Booking) -> list[tuple[str, str, str]]:
    audit = TABLES["audit"]
    mine = select(audit.c.action, audit.c.actor, audit.c.detail).order_by(audit.c.id)
    rows = conn.execute(mine.where(audit.c.subject == f"booking:{visit.id}"))
    return [(row.action, row.actor, row.detail) for row in rows][1:]


async def test_it_is_closed_only_after_its_days_and_says_that_nobody_told(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, *_ = visit_of(conn)
        assert unmarked.due(conn, now=EVE) == []
        assert not unmarked.close(conn, booking_id=visit.id, now=EVE)
        assert close(conn) == [visit.id] and close(conn) == []
        assert state_of(conn, visit) == "untold"
        assert trail_of(conn, visit) == [("booking.untold", "program", "")]
        assert doses.of_booking(conn, visit.id) is None

    await play(story)


async def test_the_day_ends_on_the_clock_of_the_site(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit_of(conn)
        midnight = unmarked.limit(OVER, "Asia/Shanghai") + DAYS * DAY
        assert (midnight.hour, midnight.utcoffset()) == (0, timedelta(hours=8))
        assert unmarked.due(conn, now=midnight - timedelta(seconds=1)) == []
        assert len(unmarked.due(conn, now=midnight)) == 1

    await play(story)


async def test_next_years_visit_is_not_refused_for_it(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, who, _ = visit_of(conn)
        of = conn.execute(select(TABLES["slot"].c.resource_id).limit(1)).scalar_one()
        later = add_slot(conn, of, NOON + 365 * DAY)
        asked = {"person_id": who[0], "patient_id": who[1], "product": FLU, "now": OVER}
        assert slots.hold(conn, slot_id=later, **asked) is Why.already  # type: ignore[arg-type]
        close(conn)
        booked(conn, later, who, OVER, pool=FLU)
        assert state_of(conn, visit) == "untold"

    await play(story)


async def test_its_dose_is_neither_free_nor_said_to_be_given(play: Play) -> None:
    def story(conn: Connection) -> None:
        *_, stock = visit_of(conn)
        close(conn)
        seen = shelf(conn)
        assert (seen.free, seen.reserved, seen.used, seen.untold) == (2, 0, 0, 1)
        assert seen.there == 2 and left(conn, stock) == 2

    await play(story)


async def test_staff_put_it_right_afterwards_and_say_how_it_is_known(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, *_ = visit_of(conn)
        close(conn)
        asked = {"booking_id": visit.id, "by": STAFF, "now": OVER}
        for what in (slots.attend, slots.miss):
            assert what(conn, **asked) is Why.reason  # type: ignore[arg-type]
            assert what(conn, **asked, reason="whim") is Why.reason  # type: ignore[arg-type]
        assert state_of(conn, visit) == "untold"
        came = slots.attend(conn, **asked, reason="list")  # type: ignore[arg-type]
        assert isinstance(came, Booking) and came.state == "attended"
        assert trail_of(conn, visit)[-1] == ("booking.attended", STAFF, "list")
        assert (shelf(conn).free, shelf(conn).used, shelf(conn).untold) == (2, 1, 0)

    await play(story)


async def test_a_dose_is_written_down_afterwards_for_the_day_of_the_visit(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, *_ = visit_of(conn)
        close(conn)
        dose = {"booking_id": visit.id, "product": FLU, "lot": "A1", "by": STAFF, "now": OVER}
        day = VISIT.date()
        for wrong in (day - DAY, OVER.date() + DAY):
            assert atsite.give(conn, **dose, on=wrong, reason="list") is None  # type: ignore[arg-type]
        done = atsite.give(conn, **dose, on=day, reason="list")  # type: ignore[arg-type]
        assert isinstance(done, Booking) and done.state == "attended"
        kept = doses.of_booking(conn, visit.id)
        assert kept is not None and (kept.on, kept.lot, kept.source) == (day, "A1", Source.site)

    await play(story)


async def test_who_did_not_come_gives_the_dose_back_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, _, stock = visit_of(conn)
        close(conn)
        asked = {"booking_id": visit.id, "by": STAFF, "now": OVER, "reason": "told"}
        for _ in range(2):
            missed = slots.miss(conn, **asked)  # type: ignore[arg-type]
            assert isinstance(missed, Booking) and missed.state == "missed"
        assert left(conn, stock) == 3 and shelf(conn).untold == 0

    await play(story)


async def test_a_dose_that_a_count_found_is_not_given_back_once_more(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, _, stock = visit_of(conn)
        close(conn)
        counted = {"resource": SITE, "product": FLU, "by": STAFF, "now": OVER + HOUR}
        stocks.count(conn, **counted, free=3, reason="miscounted")  # type: ignore[arg-type]
        slots.miss(conn, booking_id=visit.id, by=STAFF, now=OVER + 2 * HOUR, reason="told")
        assert left(conn, stock) == 3

    await play(story)


async def test_what_the_person_told_of_counts_as_said(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, who, _ = visit_of(conn)
        given = {"source": Source.told, "product": FLU, "on": VISIT.date(), "number": 1}
        doses.keep(conn, patient_id=who[1], booking_id=visit.id, now=VISIT, **given)  # type: ignore[arg-type]
        close(conn)
        assert state_of(conn, visit) == "attended"
        assert trail_of(conn, visit)[-1] == ("booking.attended", "program", attendance.RECORD)

    await play(story)


async def test_the_person_may_tell_of_it_afterwards(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, who, _ = visit_of(conn)
        close(conn)
        context = replace(a_context(conn), person_id=who[0], now=OVER)
        asked: dict[str, Any] = {"visit": visit.id, "booking_id": visit.id}
        assert mine.asked(conn, context, slots.get(conn, visit.id) or visit)
        assert changing.booked_card(conn, context, asked).value == "past"  # nobody is blamed
        mine.vaccination_given(conn, context, asked)
        assert state_of(conn, visit) == "attended"
        kept = doses.of_booking(conn, visit.id)
        assert kept is not None and (kept.source, kept.on) == (Source.told, VISIT.date())
        assert trail_of(conn, visit)[-2] == ("booking.attended", f"person:{who[0]}", "told")

    await play(story)


async def test_the_person_may_say_that_they_did_not_go(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, who, stock = visit_of(conn)
        close(conn)
        context = replace(a_context(conn), person_id=who[0], now=OVER)
        mine.vaccination_missed(conn, context, {"booking_id": visit.id})
        assert state_of(conn, visit) == "missed" and left(conn, stock) == 3

    await play(story)


async def test_what_was_marked_moved_or_called_off_is_left_alone(play: Play) -> None:
    def story(conn: Connection) -> None:
        windows = add_day(conn, SITE)
        seen = [booked(conn, at, add_couple(conn, f"p{n}")) for n, at in enumerate(windows)]
        slots.attend(conn, booking_id=seen[0].id, by=STAFF, now=VISIT)
        slots.miss(conn, booking_id=seen[1].id, by=STAFF, now=VISIT + 2 * HOUR)
        slots.cancel(conn, booking_id=seen[2].id, person_id=None, now=VISIT)
        assert close(conn) == [seen[3].id]
        states = [state_of(conn, one) for one in seen]
        assert states == ["attended", "missed", "cancelled", "untold"]

    await play(story)


async def test_staff_see_it_before_and_after_until_it_is_long_ago(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, *_ = visit_of(conn)

        def seen(now: datetime) -> list[str]:
            found = unmarked.listed(conn, resource=SITE, now=now)
            return [one.booking.state for one in found]

        assert seen(VISIT + 2 * HOUR) == []  # its day is not over
        assert seen(VISIT + DAY) == ["booked"]
        close(conn)
        assert seen(OVER) == ["untold"]
        assert [one.booking.id for one in atsite.unsaid(conn, resource=SITE, now=OVER)] == [
            visit.id
        ]
        assert seen(VISIT + (slots.load().unmarked.listed_days + 1) * DAY) == []

    await play(story)


async def test_the_job_catches_up_with_all_of_them_and_the_page_tells_how_many(
    store: Store,
) -> None:
    def many(conn: Connection) -> None:
        windows = add_day(conn, SITE, windows=3, capacity=2)
        for n, at in enumerate(windows * 2):
            booked(conn, at, add_couple(conn, f"p{n}"))

    await store.write(many)
    late = VISIT + 90 * DAY
    for _ in range(2):
        await jobs.untold(store=store, clock=lambda: late)

    def after(conn: Connection) -> tuple[int, list[str], list[int], int]:
        states = conn.execute(select(TABLES["booking"].c.state)).scalars().all()
        kinds = [one for one in retained.look(conn, now=late).kinds if one.name == "unmarked"]
        spans = [one.span for one in kinds]
        return unmarked.closed(conn, since=late), list(states), spans, len(slots.faults(conn))

    assert await store.read(after) == (6, ["untold"] * 6, [DAYS], 0)
