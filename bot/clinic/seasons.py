"""Seasons of the respiratory zone: begun by their dates or by an operator, with a word on the day.

What `flows/data/seasons.yaml` says is where they start; operators change them in the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.zone  # noqa: F401 - fills the metadata
from bot.clinic import audit
from bot.clinic.seasonfile import Season, load

ROWS = SQLModel.metadata.tables["season"]
LONGEST, LONGEST_SOURCE = 40, 20  # characters: with the date it is still one short message


class Switch(StrEnum):
    """What an operator wants, whatever the dates say."""

    auto = ""
    on = "on"
    off = "off"


class Wrong(Exception):
    """A change that cannot be made; says why."""


@dataclass(frozen=True, slots=True)
class State:
    """A season with all that operators changed. *observed* is the day of the *situation*."""

    season: Season
    switched: Switch = Switch.auto
    situation: str = ""
    source: str = ""
    observed: date | None = None

    def on(self, day: date) -> bool:
        return self.switched is Switch.on or (
            self.switched is Switch.auto and self.season.within(day)
        )

    def told(self, day: date) -> bool:
        """Whether the situation is young enough to be shown, and not of a day to come."""
        if not self.situation or self.observed is None:
            return False
        return timedelta(0) <= day - self.observed <= timedelta(days=load().situation_days)


def states(conn: Connection) -> list[State]:
    """Every season: those of the file in its order, then those that operators added."""
    rows = {row.id: row for row in conn.execute(select(ROWS).order_by(ROWS.c.id))}
    found = [_state(season.model_dump(), rows.pop(season.id, None)) for season in load().seasons]
    return found + [_state({}, row) for row in rows.values() if row.body]


def at(conn: Connection, *, today: date) -> State | None:
    """The season it is, or None: one that was switched on before one that goes by its dates."""
    found = [state for state in states(conn) if state.on(today)]
    return min(found, key=lambda state: state.switched is not Switch.on, default=None)


def present(conn: Connection, *, today: date) -> Season | None:
    state = at(conn, today=today)
    return None if state is None else state.season


def switch(conn: Connection, season_id: str, to: Switch, *, actor: str, now: datetime) -> None:
    """Begin or end a season by hand, or let its dates decide. Raises Wrong."""
    _known(conn, season_id)
    _keep(conn, season_id, now, switched=str(to))
    _noted(conn, season_id, f"season.{to or 'auto'}", actor, now, "")


def tell(
    conn: Connection,
    season_id: str,
    *,
    text: str,
    source: str,
    observed: date,
    actor: str,
    now: datetime,
    today: date,
) -> None:
    """What is said of the situation on a day, and who says so; an empty text takes it away.

    Raises Wrong for a text that is too long, has no source, or is of a day to come.
    """
    _known(conn, season_id)
    text, source = text.strip(), source.strip()
    if len(text) > LONGEST or len(source) > LONGEST_SOURCE:
        raise Wrong(f"at most {LONGEST} characters, and {LONGEST_SOURCE} of the source")
    if text and not source:
        raise Wrong("say where it comes from (source)")
    if observed > today:
        raise Wrong(f"{observed} is still to come")
    _keep(conn, season_id, now, situation=text, source=source, observed=observed if text else None)
    _noted(
        conn, season_id, "season.situation", actor, now, observed.isoformat() if text else "none"
    )


def change(
    conn: Connection, season_id: str, values: Mapping[str, Any], *, actor: str, now: datetime
) -> Season:
    """Change a season, or add one. *values* are fields of Season. Raises Wrong."""
    old = next((s.season for s in states(conn) if s.season.id == season_id), None)
    body = (old.model_dump(mode="json") if old else {}) | dict(values) | {"id": season_id}
    try:
        season = Season.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        raise Wrong(f"{first['loc'][0] if first['loc'] else season_id}: {first['msg']}") from None
    _keep(conn, season_id, now, body=season.model_dump(mode="json"))
    _noted(conn, season_id, "season.changed", actor, now, ",".join(sorted(values)))
    return season


def changes(conn: Connection, *, most: int = 12) -> list[Any]:
    """Who changed what of seasons last: rows of (at, actor, action, subject, detail)."""
    table = audit.AUDIT
    wanted = table.c.action.like("season.%")
    columns = (table.c.at, table.c.actor, table.c.action, table.c.subject, table.c.detail)
    found = select(*columns).where(wanted).order_by(table.c.id.desc()).limit(most)
    return list(conn.execute(found))


def _state(of_file: dict[str, Any], row: Any) -> State:
    if row is None:
        return State(Season.model_validate(of_file))
    season = Season.model_validate(of_file | dict(row.body or {}))
    return State(season, Switch(row.switched), row.situation, row.source, row.observed)


def _known(conn: Connection, season_id: str) -> None:
    ids = [state.season.id for state in states(conn)]
    if season_id not in ids:
        raise Wrong(f"there is no season {season_id!r}; there is {', '.join(ids) or 'none'}")


def _keep(conn: Connection, season_id: str, now: datetime, **values: Any) -> None:
    """Write what differs from the file."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    empty = {"id": season_id, "switched": "", "situation": "", "source": "", "changed_at": now}
    conn.execute(make(ROWS).on_conflict_do_nothing(), empty)
    conn.execute(update(ROWS).where(ROWS.c.id == season_id).values(changed_at=now, **values))


def _noted(
    conn: Connection, season_id: str, action: str, actor: str, now: datetime, detail: str
) -> None:
    subject = f"season:{season_id}"
    audit.record(conn, actor=actor, action=action, subject=subject, now=now, detail=detail)
