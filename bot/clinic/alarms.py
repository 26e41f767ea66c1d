"""What a supervisor has to see: each alarm sounds until somebody clears it or its cause is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, literal_column, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import SQLModel

import bot.store.queue  # noqa: F401 - fills the metadata
from bot.clinic import audit
from bot.store.statement import Prepared

ALARM = SQLModel.metadata.tables["alarm"]
MOST = 200  # rows of a board


class Name(StrEnum):
    """What an alarm is about."""

    unaccepted = auto()  # nobody takes a waiting case
    silent = auto()  # a clinician does not answer a patient
    emergency = auto()  # the emergency watch flagged a talk, and its clinician says nothing
    crisis = auto()  # somebody wrote of hurting themselves
    offline = auto()  # a clinician vanished, and cases of theirs wait again
    shift = auto()  # a shift ends soon with a case still open
    ownerless = auto()  # a case had fallen out of its rules and was repaired
    rating = auto()  # a patient is not content
    adverse = auto()  # an adverse event was noted
    limit = auto()  # a clinician asks for a limit on somebody abusive
    sample = auto()  # a laboratory reported on a sample that fits no patient


@dataclass(frozen=True, slots=True)
class AlarmView:
    """One alarm that sounds. `case_id` is None for one about a role as a whole."""

    id: int
    key: str
    name: str
    case_id: int | None
    role: str
    at: datetime


def sound(
    conn: Connection, *, key: str, name: str, case_id: int | None, role: str, now: datetime
) -> bool:
    """Raise an alarm, once for each *key* (80 characters, for ever); False when it was raised.

    Name the occasion in the key, not only the case: "silent:7:<moment>". Ring "board" after the
    commit.
    """
    row = {"key": key[:80], "name": str(name), "case_id": case_id, "role": role, "at": now}
    return conn.execute(_insert(conn.dialect.name), row).scalar_one_or_none() is not None


def open_(conn: Connection) -> list[AlarmView]:
    """What sounds now, newest first."""
    return [AlarmView(**row._mapping) for row in conn.execute(_sounding().limit(MOST))]


def sounds(conn: Connection, *, case_id: int, name: str) -> bool:
    """Whether an alarm of this name sounds for a case."""
    mine = (ALARM.c.case_id == case_id, ALARM.c.name == str(name))
    return conn.execute(_sounding().where(*mine)).first() is not None


def clear(conn: Connection, *, alarm_id: int, staff_id: int, now: datetime) -> bool:
    """Somebody has seen to it. False when it was cleared before."""
    done = {"cleared_at": now, "cleared_by": staff_id}
    mine = (ALARM.c.id == alarm_id, ALARM.c.cleared_at.is_(None))
    if conn.execute(update(ALARM).where(*mine).values(done)).rowcount != 1:
        return False
    actor, subject = f"staff:{staff_id}", f"alarm:{alarm_id}"
    audit.record(conn, actor=actor, action="alarm.cleared", subject=subject, now=now)
    return True


def over(conn: Connection, *, case_id: int, names: Iterable[str], now: datetime) -> int:
    """The cause has gone by itself (accepted, answered, closed); returns how many fell silent."""
    statement = _over(tuple(sorted(set(map(str, names)))))
    return statement.changed(conn, {"case": case_id, "at": now})


@cache
def _over(names: tuple[str, ...]) -> Prepared:
    named = ALARM.c.name.in_([literal_column(f"'{name}'") for name in names])
    mine = (ALARM.c.case_id == bindparam("case"), named, ALARM.c.cleared_at.is_(None))
    return Prepared(update(ALARM).where(*mine).values(cleared_at=bindparam("at")))


def _sounding() -> Select[Any]:
    columns = (ALARM.c.id, ALARM.c.key, ALARM.c.name, ALARM.c.case_id, ALARM.c.role, ALARM.c.at)
    found = select(*columns).where(ALARM.c.cleared_at.is_(None))
    return found.order_by(ALARM.c.at.desc(), ALARM.c.id.desc())


def _insert(dialect: str) -> ReturningInsert[Any]:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(ALARM).on_conflict_do_nothing().returning(ALARM.c.id)
