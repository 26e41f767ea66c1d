"""Staff see who waits and what they were offered, and take somebody off with a reason."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.slots import Why, waiters
from bot.clinic.slots.waitlist import Wait
from tests.clinic import NOON, TABLES
from tests.contract.slot_parts import (
    HOUR,
    OTHER,
    SITE,
    Play,
    add_couple,
    add_day,
    add_resource,
    booked,
    offered,
    taken,
    tend,
    told,
    waiting,
)


async def test_the_list_is_in_the_order_in_which_they_are_asked(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,) = add_day(conn, windows=1)
        add_resource(conn, OTHER)
        visit = booked(conn, one, add_couple(conn, "ann"))
        late, soon = add_couple(conn, "late"), add_couple(conn, "soon")
        waiting(conn, late, NOON + HOUR, resources=[SITE, OTHER]), waiting(conn, soon, NOON)
        slots.cancel(conn, booking_id=visit.id, person_id=None, by="staff:1", now=NOON)
        tend(conn, NOON)
        first, second = waiters.listed(conn, SITE)
        assert (first.name, second.name) == ("soon", "late")
        mine = offered(conn, soon)
        assert mine is not None and first.offer is not None and second.offer is None
        assert first.offer == waiters.Offer(mine.starts_at, SITE, mine.until, mine.id)
        assert (first.wait.state, second.wait.state) == ("offered", "waiting")
        assert [one.name for one in waiters.listed(conn, OTHER)] == ["late"]
        assert waiters.numbers(conn) == {SITE: 2, OTHER: 1}

    await play(story)


async def test_who_is_taken_off_is_told_and_their_offer_goes_to_the_next(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one,) = add_day(conn, windows=1)
        ann, bob = add_couple(conn, "ann"), add_couple(conn, "bob")
        first = waiting(conn, ann)
        waiting(conn, bob, NOON + HOUR)
        tend(conn, NOON)
        assert offered(conn, ann) is not None
        remove = partial(waiters.remove, conn, wait_id=first.id, by="staff:1", now=NOON + HOUR)
        assert remove(reason="") is Why.reason and remove(reason="gone") is Why.reason
        assert isinstance(remove(reason="unreachable"), Wait)
        assert offered(conn, ann) is None and taken(conn, one) == 1
        tend(conn, NOON + HOUR)
        assert offered(conn, bob) is not None and slots.waitlist.of_person(conn, ann[0]) == []
        assert told(conn, ann[0])[1:] == [
            ("slot.removed", {"wait": first.id, "reason": "unreachable"}, NOON + HOUR)
        ]
        assert remove(reason="asked") is Why.gone
        audit = TABLES["audit"]
        kept = select(audit.c.actor, audit.c.detail).where(audit.c.action == "wait.removed")
        assert [tuple(row) for row in conn.execute(kept)] == [("staff:1", "unreachable")]

    await play(story)


async def test_who_has_booked_meanwhile_is_not_taken_off(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn)
        ann = add_couple(conn, "ann")
        mine = waiting(conn, ann)
        tend(conn, NOON)
        kept = offered(conn, ann)
        assert kept is not None
        slots.book(conn, hold_id=kept.id, person_id=ann[0], now=NOON)
        off = partial(waiters.remove, conn, by="staff:1", now=NOON, reason="asked")
        assert off(wait_id=mine.id) is Why.gone and off(wait_id=999) is Why.gone
        assert taken(conn, kept.slot_id) == 1 and waiters.numbers(conn) == {}

    await play(story)
