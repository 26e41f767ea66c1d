"""What becomes free is offered to those who wait, one after the other, and never at night."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.slots import Booking, Hold, Why, rules
from tests.clinic import NOON
from tests.contract.slot_parts import (
    DAY,
    HOUR,
    OTHER,
    SITE,
    Play,
    add_couple,
    add_day,
    add_resource,
    add_slot,
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

OFFER = timedelta(minutes=rules.load().waitlist.offer_minutes)
NIGHT = NOON + 11 * HOUR  # 23 o'clock there
MORNING = NOON + 20 * HOUR  # 8 o'clock
LATER = NOON + rules.load().holds.span(elder=False)


async def test_a_freed_place_is_kept_for_the_first_who_waits(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), ann = add_day(conn, windows=1), add_couple(conn, "ann")
        visit = booked(conn, one, ann)
        second, first = add_couple(conn, "second"), add_couple(conn, "first")
        waiting(conn, first), waiting(conn, second, NOON + HOUR)
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        assert keep(conn, one, add_couple(conn, "quick")) is Why.full  # before any job came by
        tend(conn, NOON)
        mine = offered(conn, first)
        assert mine is not None and mine.until == NOON + OFFER and taken(conn, one) == 1
        [(name, data, due)] = told(conn, first[0])
        assert (name, due) == ("slot.offered", NOON) and data["hold"] == mine.id
        assert told(conn, second[0]) == []
        done = slots.book(conn, hold_id=mine.id, person_id=first[0], now=NOON)
        assert isinstance(done, Booking)
        assert slots.waitlist.of_person(conn, first[0]) == []

    await play(story)


async def test_who_refuses_or_stays_silent_is_followed_by_the_next(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), ann = add_day(conn, windows=1), add_couple(conn, "ann")
        visit = booked(conn, one, ann)
        people = [add_couple(conn, name) for name in ("a", "b", "c")]
        for who in people:
            waiting(conn, who)
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        tend(conn, NOON)
        mine = offered(conn, people[0])
        assert mine is not None
        slots.release(conn, hold_id=mine.id, person_id=people[0][0], now=NOON)
        tend(conn, NOON)
        assert offered(conn, people[1]) is not None
        tend(conn, NOON + OFFER)
        assert offered(conn, people[1]) is None and offered(conn, people[2]) is not None
        tend(conn, NOON + 2 * OFFER)
        assert taken(conn, one) == 0  # all were asked: it is free for anyone
        states = {w.state for who in people for w in slots.waitlist.of_person(conn, who[0])}
        assert states == {"waiting"}
        lapses = [slots.waitlist.of_person(conn, who[0])[0].lapses for who in people]
        assert lapses == [0, 1, 1]

    await play(story)


async def test_nobody_is_asked_at_night_and_the_place_waits_for_the_morning(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), ann = add_day(conn, windows=1), add_couple(conn, "ann")
        visit = booked(conn, one, ann)
        who = add_couple(conn, "bob")
        waiting(conn, who)
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NIGHT)
        tend(conn, NIGHT)
        mine = offered(conn, who)
        assert mine is not None and mine.until == MORNING + OFFER
        assert told(conn, who[0])[0][2] == MORNING

    await play(story)


async def test_a_place_that_would_be_too_late_to_book_is_free_for_anyone(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), ann = add_day(conn, windows=1), add_couple(conn, "ann")
        visit = booked(conn, one, ann)
        waiting(conn, add_couple(conn, "bob"))
        late = NOON + DAY - HOUR - OFFER
        slots.cancel(conn, booking_id=visit.id, person_id=None, by="staff:1", now=late)
        tend(conn, late)
        assert taken(conn, one) == 0

    await play(story)


async def test_only_those_are_asked_whom_place_time_and_half_day_fit(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), ann = add_day(conn, windows=1), add_couple(conn, "ann")  # at 12 o'clock there
        add_day(conn, OTHER)
        visit = booked(conn, one, ann)
        unfit = [add_couple(conn, name) for name in ("early", "late", "morning", "elsewhere")]
        waiting(conn, unfit[0], not_after=NOON + HOUR)
        waiting(conn, unfit[1], not_before=NOON + 2 * DAY)
        waiting(conn, unfit[2], half="am")
        waiting(conn, unfit[3], resources=["site:far", OTHER], not_after=NOON + HOUR)
        fits = add_couple(conn, "fits")
        waiting(conn, fits, half="pm", resources=[SITE, OTHER], not_after=NOON + DAY)
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        tend(conn, NOON)
        assert offered(conn, fits) is not None
        assert not any(offered(conn, who) for who in unfit)

    await play(story)


async def test_the_dose_of_a_freed_place_goes_along_with_the_offer(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), ann = add_day(conn, windows=1), add_couple(conn, "ann")
        stock = add_stock(conn, SITE, "flu-a", 1)
        visit = booked(conn, one, ann, pool="flu-a")
        other, same = add_couple(conn, "other"), add_couple(conn, "same")
        waiting(conn, other, pool="zoster"), waiting(conn, same, pool="flu-a")
        slots.cancel(conn, booking_id=visit.id, person_id=ann[0], now=NOON)
        tend(conn, NOON)
        assert offered(conn, same) is not None and left(conn, stock) == 0
        tend(conn, NOON + OFFER)
        assert left(conn, stock) == 1

    await play(story)


async def test_new_stock_is_offered_to_those_who_wait_for_it(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, *_), ann = add_day(conn), add_couple(conn, "ann")
        stock, who = add_stock(conn, SITE, "flu-a", 0), add_couple(conn, "bob")
        assert keep(conn, one, ann, pool="flu-a") is Why.stock
        waiting(conn, who, pool="flu-a")
        tend(conn, NOON)
        assert offered(conn, who) is None
        slots.stocks.deliver(
            conn, resource=SITE, product="flu-a", quantity=1, by="staff:1", now=NOON
        )
        tend(conn, NOON)
        mine = offered(conn, who)
        assert mine is not None and mine.slot_id == one and left(conn, stock) == 0

    await play(story)


async def test_a_moved_visit_offers_the_window_it_left(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two), ann = add_day(conn, windows=2), add_couple(conn, "ann")
        visit, who = booked(conn, one, ann), add_couple(conn, "bob")
        new = held(conn, two, ann, moving=visit.id)
        waiting(conn, who)
        assert isinstance(brought(conn, visit, new), Booking)
        tend(conn, NOON)
        mine = offered(conn, who)
        assert isinstance(mine, Hold) and mine.slot_id == one

    await play(story)


async def test_who_lets_offers_pass_or_waited_long_enough_waits_no_more(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn, windows=rules.load().waitlist.lapses)
        who, short = add_couple(conn, "bob"), add_couple(conn, "short")
        waiting(conn, who), waiting(conn, short, not_after=NOON + HOUR)
        assert slots.waitlist.join(
            conn, person_id=who[0], patient_id=who[1], product="influenza", resources=[SITE],
            not_after=NOON + DAY, now=NOON,
        ) is Why.already  # fmt: skip
        for n in range(rules.load().waitlist.lapses):
            tend(conn, NOON + n * OFFER)
            assert offered(conn, who) is not None
        tend(conn, NOON + DAY)
        assert slots.waitlist.of_person(conn, who[0]) == []
        assert [name for name, *_ in told(conn, short[0])] == ["slot.waited"]

    await play(story)


async def test_those_who_come_at_other_times_do_not_keep_others_from_being_asked(
    play: Play,
) -> None:
    """However many windows there are that do not fit who waits longest."""

    def story(conn: Connection) -> None:
        of = add_resource(conn)
        for n in range(130):  # all in the afternoon
            add_slot(conn, of, NOON + DAY + n * HOUR / 60)
        early, late = add_couple(conn, "early"), add_couple(conn, "late")
        waiting(conn, early, half="am")
        tend(conn, NOON)
        waiting(conn, late, NOON + HOUR)
        tend(conn, NOON)
        assert offered(conn, early) is None and offered(conn, late) is not None

    await play(story)


async def test_a_day_that_opens_again_is_offered_and_so_is_a_larger_capacity(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), who = add_day(conn, windows=1), add_couple(conn, "ann")
        span = {"start": NOON + DAY, "end": NOON + 2 * DAY, "by": "staff:1", "now": NOON}
        slots.closing.close(conn, resource=SITE, reason="ill", **span)  # type: ignore[arg-type]
        waiting(conn, who)
        tend(conn, NOON)
        assert offered(conn, who) is None
        slots.closing.reopen(conn, resource=SITE, **span)  # type: ignore[arg-type]
        tend(conn, NOON)
        assert offered(conn, who) is not None
        second = add_couple(conn, "bob")
        waiting(conn, second, NOON + HOUR)
        tend(conn, NOON)
        assert offered(conn, second) is None
        more: dict[str, Any] = {"slot_id": one, "capacity": 2, "reason": "t", "by": "staff:1"}
        slots.resize(conn, now=NOON, **more)
        tend(conn, NOON)
        assert offered(conn, second) is not None and taken(conn, one) == 2

    await play(story)


async def test_a_hold_that_ends_by_itself_is_offered_to_who_waits(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,), idle, who = add_day(conn, windows=1), add_couple(conn, "i"), add_couple(conn, "w")
        held(conn, one, idle)
        waiting(conn, who)
        tend(conn, NOON)
        assert offered(conn, who) is None
        tend(conn, LATER)
        assert offered(conn, who) is not None and taken(conn, one) == 1

    await play(story)


async def test_the_first_window_of_the_day_after_the_last_is_not_theirs(play: Play) -> None:
    def story(conn: Connection) -> None:
        of, ann, bob = add_resource(conn), add_couple(conn, "ann"), add_couple(conn, "bob")
        last = date(2026, 3, 10)
        end = datetime(2026, 3, 11, tzinfo=ZoneInfo("Asia/Shanghai"))
        night = add_slot(conn, of, end)
        visit = booked(conn, night, bob)
        waiting(conn, ann, not_after=slots.waitlist.until(last, "Asia/Shanghai"))
        slots.cancel(conn, booking_id=visit.id, person_id=bob[0], now=NOON)
        tend(conn, NOON)
        assert offered(conn, ann) is None and taken(conn, night) == 0

    await play(story)
