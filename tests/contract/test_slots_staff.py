"""Staff overbook with a reason, change capacities and close days; who is affected is told once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.slots import Booking, Why
from bot.clinic.slots.closing import Closed
from tests.clinic import NOON, TABLES
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
    left,
    offered,
    taken,
    tend,
    told,
    waiting,
)

DAYTIME: dict[str, Any] = {"resource": SITE, "start": NOON + DAY, "end": NOON + DAY + 2 * HOUR}


def audited(conn: Connection, action: str) -> list[tuple[str, str]]:
    audit = TABLES["audit"]
    found = select(audit.c.actor, audit.c.detail).where(audit.c.action == action)
    return [tuple(row) for row in conn.execute(found)]


async def test_a_full_window_takes_one_more_only_with_a_reason_on_record(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, *_), ann, bob = add_day(conn), add_couple(conn, "ann"), add_couple(conn, "bob")
        booked(conn, one, ann)
        enter = partial(
            slots.overbook, conn, slot_id=one, person_id=bob[0], patient_id=bob[1],
            product=FLU, by="staff:1", now=NOON,
        )  # fmt: skip
        assert enter(reason="") is Why.full and taken(conn, one) == 1
        made = enter(reason="carer")
        assert isinstance(made, Booking) and taken(conn, one) == 2
        assert audited(conn, "booking.overbooked") == [("staff:1", "carer")]
        waiting(conn, add_couple(conn, "eve"))
        slots.cancel(conn, booking_id=made.id, person_id=bob[0], now=NOON)
        tend(conn, NOON)
        assert taken(conn, one) == 1  # the added place is gone with its visit
        assert keep(conn, one, bob) is Why.full

    await play(story)


async def test_somebody_who_telephones_gets_a_place_without_a_chat(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, *_), stock = add_day(conn), add_stock(conn, SITE, "flu-a", 1)
        made = slots.overbook(
            conn, slot_id=one, person_id=None, patient_id=None, product=FLU, reason="",
            by="staff:1", now=NOON, pool="flu-a", body={"name": "王", "phone": "1"},
        )  # fmt: skip
        assert isinstance(made, Booking) and made.body["phone"] == "1" and left(conn, stock) == 0
        slots.closing.close(conn, **DAYTIME, reason="ill", by="staff:1", now=NOON)
        tend(conn, NOON)
        now_ = slots.get(conn, made.id)
        assert now_ is not None and now_.state == "displaced" and left(conn, stock) == 1

    await play(story)


async def test_a_second_open_visit_of_a_kind_takes_a_reason_as_well(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann = add_day(conn), add_couple(conn, "ann")
        booked(conn, one, ann)
        enter = partial(
            slots.overbook, conn, slot_id=two, person_id=ann[0], patient_id=ann[1],
            product=FLU, by="staff:1", now=NOON,
        )  # fmt: skip
        assert enter(reason="") is Why.already and taken(conn, two) == 0
        assert enter(reason="", extra=True) is Why.full
        made = enter(reason="booster", extra=True)
        assert isinstance(made, Booking) and made.reason == "booster"

    await play(story)


async def test_a_smaller_window_keeps_who_is_in_it(play: Play) -> None:
    def story(conn: Connection) -> None:
        one, *_ = add_day(conn, capacity=3)
        visits = [booked(conn, one, add_couple(conn, name)) for name in ("a", "b")]
        resize = partial(slots.resize, conn, slot_id=one, by="staff:1", now=NOON)
        assert resize(capacity=1, reason="ill")
        assert keep(conn, one, add_couple(conn, "c")) is Why.full
        slots.cancel(conn, booking_id=visits[0].id, person_id=None, by="staff:1", now=NOON)
        assert keep(conn, one, add_couple(conn, "d")) is Why.full
        assert resize(capacity=2, reason="back")
        held(conn, one, add_couple(conn, "e"))

    await play(story)


async def test_closing_a_day_is_previewed_and_offers_everybody_another_time(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, three, four), ann, bob = (
            add_day(conn), add_couple(conn, "ann"), add_couple(conn, "bob"),
        )  # fmt: skip
        visit, hold = booked(conn, one, ann), held(conn, two, bob)
        seen = slots.closing.preview(conn, **DAYTIME, now=NOON)
        assert seen == Closed(slots=2, holds=1, bookings=(visit.id,))
        assert taken(conn, one) == 1
        assert slots.closing.close(conn, **DAYTIME, reason="ill", by="staff:1", now=NOON) == seen
        assert slots.book(conn, hold_id=hold.id, person_id=bob[0], now=NOON) is Why.expired
        assert keep(conn, one, bob) is Why.closed
        for _ in range(2):
            tend(conn, NOON)
        assert told(conn, ann[0]) == [
            ("slot.closed", {"booking": visit.id, "windows": [three, four]}, NOON)
        ]
        displaced = slots.get(conn, visit.id)
        assert displaced is not None and displaced.state == "displaced" and displaced.open
        assert keep(conn, three, ann) is Why.already
        new = held(conn, three, ann, moving=visit.id)
        moved = brought(conn, displaced, new)
        assert isinstance(moved, Booking) and (moved.state, moved.slot_id) == ("booked", three)

    await play(story)


async def test_a_closed_time_is_opened_again(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, *_), ann = add_day(conn), add_couple(conn, "ann")
        visit = booked(conn, one, ann)
        slots.closing.close(conn, **DAYTIME, reason="ill", by="staff:1", now=NOON)
        assert slots.closing.reopen(conn, **DAYTIME, by="staff:1", now=NOON) == 2
        tend(conn, NOON)
        assert slots.get(conn, visit.id) == visit and told(conn, ann[0]) == []

    await play(story)


async def test_an_offer_on_a_day_that_is_closed_is_over_and_they_wait_on(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn, windows=1)
        who = add_couple(conn, "ann")
        waiting(conn, who)
        tend(conn, NOON)
        assert offered(conn, who) is not None
        slots.closing.close(conn, **DAYTIME, reason="ill", by="staff:1", now=NOON)
        assert offered(conn, who) is None
        assert [w.state for w in slots.waitlist.of_person(conn, who[0])] == ["waiting"]

    await play(story)


async def test_the_cut_off_does_not_bind_whose_day_was_closed(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, *_, four), ann = add_day(conn), add_couple(conn, "ann")
        visit, late = booked(conn, one, ann), NOON + DAY - timedelta(minutes=30)
        slots.closing.close(conn, **DAYTIME, reason="ill", by="staff:1", now=late)
        tend(conn, late)
        new = held(conn, four, ann, late, moving=visit.id)
        assert isinstance(brought(conn, visit, new, late), Booking)

    await play(story)
