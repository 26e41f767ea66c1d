"""Quality review: closed cases are drawn, a supervisor reads each again and answers a checklist.

Which cases are drawn cannot be foreseen without the clinic's key, nor changed by drawing again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import SQLModel

import bot.store.queue  # noqa: F401 - fills the metadata
from bot.clinic import audit
from bot.clinic.casefile import CASE, MESSAGE, STAFF, Refused, State
from bot.clinic.checklist import Checklist, Verdict, load, score
from bot.clinic.lifecycle import CASE_EVENT
from bot.store.columns import vault

REVIEW = SQLModel.metadata.tables["review"]
REMARK = SQLModel.metadata.tables["remark"]
MOST = 200  # rows of a list
LONGEST = 2000  # characters of a comment
PARTS = 1 << 64  # a keyed digest is read as a number below this


class Reason(StrEnum):
    """Why a case is read again, the most serious first."""

    adverse = auto()  # an adverse event was noted
    emergency = auto()  # its level was an emergency
    rating = auto()  # the patient was not content
    reopened = auto()  # the patient said that it was not solved
    sample = auto()  # drawn


SERIOUS = tuple(Reason)


@dataclass(frozen=True, slots=True)
class Item:
    """A case picked for review, without anything a patient said."""

    case_id: int
    reason: Reason
    picked_at: datetime
    level: str
    role: str
    outcome: str
    rating: int | None
    closed_at: datetime
    owner_id: int | None
    owner: str  # the name of the clinician who closed it
    reviewer: str  # empty while nobody has reviewed it
    score: int | None  # per cent; None while open, and when nothing applied
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a reviewer found: question -> verdict, and their words."""

    version: str  # of the checklist
    answers: dict[str, str]
    comment: str


def drawn(case_id: int, share: float) -> bool:
    """Whether the lot falls on a case: the same answer each time, unforeseeable without the key."""
    lot = int.from_bytes(vault().index(f"review {case_id}")[:8])
    return lot < share / 100 * PARTS


# --- picking

ADVERSE = (  # scalars, not EXISTS: a planner would read every event of every case into a hash
    select(func.max(REMARK.c.id))
    .where(REMARK.c.case_id == CASE.c.id, REMARK.c.kind == "adverse")
    .correlate(CASE)
    .scalar_subquery()
)
REOPENED = (
    select(func.max(CASE_EVENT.c.id))
    .where(CASE_EVENT.c.case_id == CASE.c.id, CASE_EVENT.c.name == "reopened")
    .correlate(CASE)
    .scalar_subquery()
)
LATELY: Select[Any] = (
    select(
        CASE.c.id,
        CASE.c.level,
        CASE.c.rating,
        ADVERSE.label("adverse"),
        REOPENED.label("reopened"),
        REVIEW.c.reason,
    )
    .join_from(STAFF, CASE, CASE.c.staff_id == STAFF.c.id)  # for the index on both columns
    .outerjoin(REVIEW, REVIEW.c.case_id == CASE.c.id)
    .where(CASE.c.closed_at >= bindparam("since"), CASE.c.closed_at <= bindparam("now"))
    .where(CASE.c.state == State.closed.value)
    .where(REVIEW.c.done_at.is_(None))
    .order_by(CASE.c.id)
)


def pick(conn: Connection, *, now: datetime) -> list[int]:
    """Put cases closed in the last days on the list, each once; returns those that are new.

    May run as often as anybody likes. A case on the list keeps the most serious of its reasons.
    """
    return enter(conn, due(conn, now=now), now=now)


def due(conn: Connection, *, now: datetime) -> dict[int, Reason]:
    """The cases to be put on the list, or to be listed for a more serious reason."""
    rules, found = load(), {}
    since = now - timedelta(days=rules.look_back_days)
    for row in conn.execute(LATELY, {"since": since, "now": now}):
        reason = _reason(row, rules)
        if reason and (not row.reason or SERIOUS.index(reason) < SERIOUS.index(row.reason)):
            found[row.id] = reason
    return found


def enter(conn: Connection, found: Mapping[int, Reason], *, now: datetime) -> list[int]:
    """Write what `due` found; returns the cases that were not on the list."""
    fresh = []
    for case_id, reason in found.items():
        row = {"case_id": case_id, "reason": str(reason), "picked_at": now}
        if conn.execute(_insert(conn.dialect.name), row).scalar_one_or_none() is not None:
            fresh.append(case_id)
            continue
        undone = (REVIEW.c.case_id == case_id, REVIEW.c.done_at.is_(None))
        conn.execute(update(REVIEW).where(*undone).values(reason=str(reason)))
    return fresh


def _reason(row: Any, rules: Checklist) -> Reason | None:
    if row.adverse is not None:
        return Reason.adverse
    if row.level in rules.levels:
        return Reason.emergency
    if row.rating is not None and row.rating <= rules.poor_stars:
        return Reason.rating
    if row.reopened is not None:
        return Reason.reopened
    return Reason.sample if drawn(row.id, rules.share) else None


def _insert(dialect: str) -> ReturningInsert[Any]:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(REVIEW).on_conflict_do_nothing().returning(REVIEW.c.case_id)


# --- reading

REVIEWER = STAFF.alias("reviewer")
ITEM: Select[Any] = (
    select(
        REVIEW.c.case_id,
        REVIEW.c.reason,
        REVIEW.c.picked_at,
        CASE.c.level,
        CASE.c.role,
        CASE.c.outcome,
        CASE.c.rating,
        CASE.c.closed_at,
        CASE.c.staff_id.label("owner_id"),
        func.coalesce(STAFF.c.name, "").label("owner"),
        func.coalesce(REVIEWER.c.name, "").label("reviewer"),
        REVIEW.c.score,
        REVIEW.c.done_at,
    )
    .join(CASE, CASE.c.id == REVIEW.c.case_id)
    .outerjoin(STAFF, STAFF.c.id == CASE.c.staff_id)
    .outerjoin(REVIEWER, REVIEWER.c.id == REVIEW.c.staff_id)
)
OPEN = ITEM.where(REVIEW.c.done_at.is_(None), CASE.c.state == State.closed.value)
DONE = ITEM.where(REVIEW.c.done_at.is_not(None)).order_by(REVIEW.c.done_at.desc())


def open_(conn: Connection) -> list[Item]:
    """What waits for a reviewer: the most serious reason first, then the longest on the list."""
    found = _items(conn.execute(OPEN.order_by(REVIEW.c.picked_at, REVIEW.c.case_id)))
    return sorted(found, key=lambda item: SERIOUS.index(item.reason))[:MOST]


def waiting(conn: Connection) -> int:
    """How many wait for a reviewer."""
    still = (REVIEW.c.done_at.is_(None), CASE.c.state == State.closed.value)
    counted = select(func.count()).join_from(REVIEW, CASE, CASE.c.id == REVIEW.c.case_id)
    return conn.execute(counted.where(*still)).scalar_one()


def done(conn: Connection, *, limit: int = 20) -> list[Item]:
    """What was reviewed, the newest first."""
    return _items(conn.execute(DONE.limit(limit)))


def get(conn: Connection, case_id: int) -> tuple[Item, Found | None] | None:
    """A picked case and, once it was reviewed, what was found. None: it was not picked."""
    rows = _items(conn.execute(ITEM.where(REVIEW.c.case_id == case_id)))
    if not rows:
        return None
    body = conn.execute(select(REVIEW.c.body).where(REVIEW.c.case_id == case_id)).scalar_one()
    return rows[0], Found(**body) if body else None


def treated(conn: Connection, *, case_id: int, staff_id: int) -> bool:
    """Whether they had the case or spoke in it: nobody reviews their own work."""
    owned = select(CASE.c.id).where(CASE.c.id == case_id, CASE.c.staff_id == staff_id)
    spoke = select(MESSAGE.c.id).where(MESSAGE.c.case_id == case_id, MESSAGE.c.staff_id == staff_id)
    return any(conn.execute(found.limit(1)).first() is not None for found in (owned, spoke))


def _items(rows: Iterable[Any]) -> list[Item]:
    return [Item(**(dict(row._mapping) | {"reason": Reason(row.reason)})) for row in rows]


# --- reviewing


def settle(
    conn: Connection,
    *,
    case_id: int,
    staff_id: int,
    answers: Mapping[str, str],
    comment: str,
    now: datetime,
) -> bool:
    """Keep what a reviewer found, for good; of two reviewers the first. False: not open any more.

    Raises Refused: "own-case", "unanswered" (a question without a verdict).
    """
    rules = load()
    kept = {question.id: answers.get(question.id, "") for question in rules.questions}
    if any(answer not in set(Verdict) for answer in kept.values()):
        raise Refused("unanswered")
    if treated(conn, case_id=case_id, staff_id=staff_id):
        raise Refused("own-case")
    body = {"version": rules.version, "answers": kept, "comment": comment.strip()[:LONGEST]}
    values = {"staff_id": staff_id, "score": score(kept), "body": body, "done_at": now}
    closed = select(CASE.c.id).where(CASE.c.id == case_id, CASE.c.state == State.closed.value)
    mine = (REVIEW.c.case_id == case_id, REVIEW.c.done_at.is_(None), closed.exists())
    if conn.execute(update(REVIEW).where(*mine).values(values)).rowcount != 1:
        return False
    actor, subject = f"staff:{staff_id}", f"case:{case_id}"
    audit.record(conn, actor=actor, action="review.done", subject=subject, now=now)
    return True
