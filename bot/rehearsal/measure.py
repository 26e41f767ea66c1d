"""The figures of a day that was played, out of what the queue itself wrote down."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from bot.clinic import queue_rules
from bot.clinic.casefile import CASE
from bot.clinic.lifecycle import CASE_EVENT

OFFER = SQLModel.metadata.tables["offer"]
GOAL = 30.0  # seconds
HOUR = 3600
# Events after which an accepted case waits again.
BACK = frozenset(
    {"handed-back", "returned", "offline", "shift-ended", "clinician-lost", "shut-out"}
)


@dataclass(slots=True)
class Places:
    """Places for cases, summed over looks at the desks: used, and offered by who is online."""

    used: dict[int, int] = field(default_factory=lambda: defaultdict(int))  # by hour
    offered: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, at: float, *, used: int, offered: int) -> None:
        self.used[int(at // HOUR)] += used
        self.offered[int(at // HOUR)] += offered

    @property
    def utilisation(self) -> float:
        return sum(self.used.values()) / max(sum(self.offered.values()), 1)


@dataclass(frozen=True, slots=True)
class Waits:
    """How long some cases waited for their first acceptance, in seconds, sorted.

    A case never accepted counts as having waited until the end of the rehearsal.
    """

    seconds: Sequence[float]
    starved: int = 0

    @property
    def cases(self) -> int:
        return len(self.seconds)

    @property
    def in_time(self) -> float:
        """The share accepted within the goal; 1 of no cases."""
        within = sum(wait <= GOAL for wait in self.seconds)
        return within / len(self.seconds) if self.seconds else 1.0

    def at(self, share: float) -> float:
        """The seconds within which *share* of them were accepted."""
        return self.seconds[math.ceil(len(self.seconds) * share) - 1] if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a rehearsal found."""

    whole: Waits
    levels: Mapping[str, Waits]
    roles: Mapping[str, Waits]
    hours: Mapping[int, Waits]
    returned: int  # waits of cases that had been accepted before
    utilisation: float
    behind: int  # hurried cases left waiting while a lesser one of their role was given out


@dataclass(frozen=True, slots=True)
class Turn:
    """One wait of one case: from *start* until it was accepted, for good or not at all."""

    case_id: int
    role: str
    hurried: bool
    start: datetime
    end: datetime | None
    staff_id: int


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that was made; *end* is when it was answered, missed or withdrawn."""

    case_id: int
    staff_id: int
    at: datetime
    end: datetime | None


def measure(conn: Connection, *, places: Places, end: datetime, midnight: datetime) -> Figures:
    """The figures out of the events and offers in the database."""
    rows = conn.execute(select(CASE.c.id, CASE.c.role, CASE.c.level, CASE.c.opened_at)).all()
    turns = _turns(conn, {row.id: row for row in rows})
    first = {turn.case_id: turn for turn in reversed(turns)}
    waits = [(row, first[row.id].end) for row in rows]

    def grouped(of: Any) -> dict[Any, Waits]:
        found: dict[Any, list[Any]] = defaultdict(list)
        for row, accepted in waits:
            found[of(row)].append((row, accepted))
        return {name: _waits(found[name], end) for name in sorted(found)}

    return Figures(
        whole=_waits(waits, end),
        levels=grouped(lambda row: row.level),
        roles=grouped(lambda row: row.role),
        hours=grouped(lambda row: int((row.opened_at - midnight).total_seconds() // HOUR)),
        returned=len(turns) - len(rows),
        utilisation=places.utilisation,
        behind=behind(turns, _offers(conn)),
    )


def behind(turns: Sequence[Turn], offers: Sequence[Offered]) -> int:
    """How often a hurried case was left waiting while a lesser one of its role was given out.

    Counted for each pair of a lesser case that was accepted and a hurried one that was already
    waiting when the lesser was offered (or picked), was at that moment held out to nobody and had
    not been refused by the very clinician, and was accepted later or never.
    """
    by_case: dict[int, list[Offered]] = defaultdict(list)
    for offer in offers:
        by_case[offer.case_id].append(offer)
    hurried: dict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        if turn.hurried:
            hurried[turn.role].append(turn)
    return sum(
        _left(other, lesser, given, by_case[other.case_id])
        for lesser in turns
        if lesser.end is not None and not lesser.hurried
        for given in [_given(lesser, by_case[lesser.case_id])]
        for other in hurried[lesser.role]
    )


def _given(turn: Turn, offers: Iterable[Offered]) -> datetime:
    """When the clinician who accepted was given the case: by an offer, or by picking it."""
    theirs = [o.at for o in offers if o.staff_id == turn.staff_id and o.end == turn.end]
    assert turn.end is not None
    return theirs[0] if theirs else turn.end


def _left(turn: Turn, lesser: Turn, given: datetime, offers: Iterable[Offered]) -> bool:
    assert lesser.end is not None
    if turn.start >= given or (turn.end is not None and turn.end <= lesser.end):
        return False
    held = any(o.at <= given and (o.end is None or given < o.end) for o in offers)
    refused = any(
        o.staff_id == lesser.staff_id
        and o.end is not None
        and turn.start <= o.at
        and o.end <= given
        for o in offers
    )
    return not held and not refused


def _offers(conn: Connection) -> list[Offered]:
    columns = (OFFER.c.case_id, OFFER.c.staff_id, OFFER.c.at, OFFER.c.ended_at)
    return [Offered(*row) for row in conn.execute(select(*columns).order_by(OFFER.c.id))]


def _turns(conn: Connection, cases: Mapping[int, Any]) -> list[Turn]:
    """Every wait of every case, by case and time."""
    hurry = queue_rules.load().hurry
    columns = (CASE_EVENT.c.case_id, CASE_EVENT.c.name, CASE_EVENT.c.actor, CASE_EVENT.c.at)
    found: list[Turn] = []
    waiting: dict[int, datetime] = {}
    for case_id, name, actor, at in conn.execute(select(*columns).order_by(CASE_EVENT.c.id)):
        if name == "opened" or name in BACK:
            waiting[case_id] = at
        elif name == "accepted":
            case = cases[case_id]
            staff_id = int(actor.partition(":")[2])
            start = waiting.pop(case_id)
            found.append(Turn(case_id, case.role, case.level in hurry, start, at, staff_id))
    for case_id, start in waiting.items():
        case = cases[case_id]
        found.append(Turn(case_id, case.role, case.level in hurry, start, None, 0))
    return sorted(found, key=lambda turn: (turn.case_id, turn.start))


def _waits(found: Iterable[tuple[Any, datetime | None]], end: datetime) -> Waits:
    pairs = list(found)
    seconds = sorted(((at or end) - row.opened_at).total_seconds() for row, at in pairs)
    return Waits(seconds, starved=sum(at is None for _, at in pairs))
