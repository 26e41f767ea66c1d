"""Clinicians online and cases in the queue, looked at as the dispatcher does, by a given time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from bot.clinic import cases, offers, presence
from bot.clinic.casefile import Tell
from tests.clinic import NOON, TABLES, add_person, add_staff, after, open_case

CASE, OFFER, EVENT = TABLES["case"], TABLES["offer"], TABLES["case_event"]
ROUNDS = 50
SUMMARY = {"complaint": "-", "assessment": "-", "advice": "-", "seek_help": "-"}


def online(conn: Connection, login: str, *, at: float = 0, **more: Any) -> int:
    """Somebody who came online; *more* is of `tests.clinic.add_staff`."""
    staff_id = add_staff(conn, login, **more)
    presence.go(conn, staff_id=staff_id, to=presence.At.online, now=after(at))
    return staff_id


def beat(conn: Connection, seconds: float, *staff_ids: int) -> None:
    for staff_id in staff_ids:
        presence.beat(conn, staff_id=staff_id, now=after(seconds))


def wait(conn: Connection, name: str, *, at: float = 0, **more: Any) -> int:
    """A person who waits since *at*; *more* is of `tests.clinic.open_case`."""
    return open_case(conn, add_person(conn, name), now=after(at), **more)


def look(conn: Connection, seconds: float) -> list[Tell]:
    """Everything that is due so many seconds after NOON."""
    now, tells = after(seconds), list[Tell]()
    offers.freed(conn, now=now)
    for _ in range(ROUNDS):
        due = offers.due(conn, now=now, limit=100)
        if not due:
            return tells
        for case_id in due:
            tells += offers.step(conn, case_id=case_id, now=now)
    raise AssertionError(f"still due after {ROUNDS} rounds: {due}")


def asked(conn: Connection, case_id: int) -> int | None:
    """The clinician to whom a case is offered now."""
    standing = offers.of_case(conn, case_id)
    return standing.staff_id if standing else None


def results(conn: Connection, case_id: int) -> list[tuple[int, str]]:
    """(clinician, result) of every offer of a case, in order; an empty result still stands."""
    found = select(OFFER.c.staff_id, OFFER.c.result).where(OFFER.c.case_id == case_id)
    return [tuple(row) for row in conn.execute(found.order_by(OFFER.c.id))]


def row(conn: Connection, case_id: int) -> Row[Any]:
    return conn.execute(select(CASE).where(CASE.c.id == case_id)).one()


def wakes(conn: Connection, case_id: int) -> float:
    """Seconds after NOON at which the case is looked at again."""
    return float((row(conn, case_id).wake_at - NOON).total_seconds())


def events(conn: Connection, case_id: int) -> list[str]:
    found = select(EVENT.c.name).where(EVENT.c.case_id == case_id).order_by(EVENT.c.id)
    return list(conn.execute(found).scalars())


def accept(conn: Connection, case_id: int, staff_id: int, seconds: float) -> list[Tell] | None:
    return offers.accept(conn, case_id=case_id, staff_id=staff_id, now=after(seconds))


def finish(conn: Connection, case_id: int, staff_id: int, seconds: float) -> None:
    """A clinician closes a case of theirs, which makes a place."""
    assert cases.close(
        conn,
        case_id=case_id,
        staff_id=staff_id,
        summary=SUMMARY,
        outcome="advice",
        now=after(seconds),
    )
