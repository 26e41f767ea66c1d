"""A case that waits for one clinician alone, whom the patient asked for by name.

It is offered to nobody else until they leave, let it pass or decline it, or until the patient would
rather have whoever is free first. Its stages, the alarm and the question how to go on come as for
any other case; after the alarm anybody of the role may take it from the list.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, literal_column, select, update

from bot.clinic import lifecycle, match, presence
from bot.clinic.casefile import CASE, LIVE, NAMED, STAFF, WAITS, Stage, Tell
from bot.clinic.crew import PRESENCE, REACHABLE
from bot.clinic.lifecycle import OFFER
from bot.clinic.match import Pick, Queued
from bot.store.statement import Prepared

GONE = "case.named-gone"  # the event of the talk
THERE = Prepared(
    select(*(STAFF.c[name] for name in Pick._fields))
    .select_from(PRESENCE.join(STAFF, STAFF.c.id == PRESENCE.c.staff_id))
    .where(REACHABLE, STAFF.c.id == bindparam("staff"))
)
PASSED = Prepared(  # they were asked, and did not take it
    select(OFFER.c.id)
    .where(OFFER.c.case_id == bindparam("case"), OFFER.c.staff_id == bindparam("staff"))
    .where(OFFER.c.at >= bindparam("since"), OFFER.c.result != literal_column("''"))
    .limit(literal_column("1"))
)
WAITS_BY_NAME = (WAITS, CASE.c.kind == literal_column(f"'{NAMED}'"))
RELEASE = Prepared(
    update(CASE)
    .where(CASE.c.id == bindparam("case"), *WAITS_BY_NAME)
    .values(kind=literal_column(f"'{LIVE}'"), wake_at=bindparam("at"))
    .values(version=CASE.c.version + 1)
)
NAME = Prepared(select(STAFF.c.name).where(STAFF.c.id == bindparam("staff")))


def there(conn: Connection, staff_id: int, role: str, *, now: datetime) -> bool:
    """Whether somebody is at work and may take cases of a role."""
    row = THERE.first(conn, {"staff": staff_id, "alive": presence.alive(now)})
    return row is not None and role in presence.serves(Pick(*row))


def release(conn: Connection, case_id: int, *, actor: str, now: datetime) -> bool:
    """Whoever is free first may have the case now; False when it does not wait by name."""
    if RELEASE.changed(conn, {"case": case_id, "at": now}) != 1:
        return False
    lifecycle.record(conn, case_id, "named-released", actor=actor, now=now)
    return True


def over(conn: Connection, case: Queued, *, now: datetime) -> tuple[Queued, list[Tell]]:
    """Release a case that is looked at, which is offered to nobody, when its clinician cannot or
    will not take it; the patient is told."""
    if case.kind != NAMED or case.prefers is None or not _hopeless(conn, case, now):
        return case, []
    release(conn, case.id, actor="queue", now=now)
    name = NAME.first(conn, {"staff": case.prefers})
    told = {"case": case.id, "name": "" if name is None else name[0]}
    key = f"case:{case.id}:named-gone:{case.version}"
    return match.find(conn, case.id) or case, [Tell(case.person_id, GONE, told, key)]


def barred(case: Queued, staff_id: int) -> bool:
    """Whether a case is not for somebody, because it waits for another."""
    return case.kind == NAMED and case.prefers != staff_id and case.stage < Stage.alarm


def _hopeless(conn: Connection, case: Queued, now: datetime) -> bool:
    assert case.prefers is not None
    values = {"case": case.id, "staff": case.prefers, "since": case.queued_at}
    if PASSED.first(conn, values) is not None:
        return True
    return not there(conn, case.prefers, case.role, now=now)
