"""What became of a notice, in figures: for the console, the command line and an export."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from bot.clinic.notices.judging import REACHED, stops
from bot.clinic.notices.mass import MASS
from bot.clinic.notices.notice import Notice
from bot.clinic.notices.recipients import RECIPIENT, State, counts

OPEN = (State.planned, State.claimed)


@dataclass(slots=True)
class Report:
    """The figures of one notice."""

    id: int
    name: str
    state: str
    reason: str
    frozen: bool
    total: int
    states: dict[str, int]
    reasons: dict[str, int] = field(default_factory=dict)  # state:reason
    channels: dict[str, dict[str, int]] = field(default_factory=dict)
    taps: int = 0
    stops: int = 0
    mass: list[dict[str, Any]] = field(default_factory=list)

    @property
    def reached(self) -> int:
        return sum(self.states.get(state, 0) for state in REACHED)

    @property
    def handled(self) -> int:
        return self.total - sum(self.states.get(state, 0) for state in OPEN)

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"reached": self.reached, "handled": self.handled}


def report(conn: Connection, notice: Notice) -> Report:
    """The figures as they are now."""
    found = counts(conn, notice.id)
    made = Report(
        id=notice.id,
        name=notice.name,
        state=str(notice.state),
        reason=notice.reason,
        frozen=notice.frozen_at is not None,
        total=sum(found.values()),
        states={str(state): 0 for state in State},
    )
    for (state, reason), number in found.items():
        made.states[state] += number
        if reason:
            made.reasons[f"{state}:{reason}"] = number
    made.channels = _channels(conn, notice.id)
    made.taps, made.stops = _taps(conn, notice.id), stops(conn, notice.id)
    made.mass = _mass(conn, notice.id)
    return made


def _channels(conn: Connection, notice_id: int) -> dict[str, dict[str, int]]:
    mine = RECIPIENT.c.notice_id == notice_id
    rows = conn.execute(
        select(RECIPIENT.c.channel, RECIPIENT.c.state, func.count())
        .where(mine)
        .group_by(RECIPIENT.c.channel, RECIPIENT.c.state)
    )
    found: dict[str, dict[str, int]] = {}
    for channel, state, number in rows:
        found.setdefault(channel, {})[state] = number
    return found


def _taps(conn: Connection, notice_id: int) -> int:
    mine = (RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.tapped_at.is_not(None))
    return int(conn.execute(select(func.count()).select_from(RECIPIENT).where(*mine)).scalar_one())


def _mass(conn: Connection, notice_id: int) -> list[dict[str, Any]]:
    names = ("state", "size", "reached", "failed", "reason")
    query = select(*(MASS.c[name] for name in names)).where(MASS.c.notice_id == notice_id)
    return [dict(row._mapping) for row in conn.execute(query.order_by(MASS.c.id))]
