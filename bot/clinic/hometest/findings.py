"""What was found in a patient's tests, for whoever reads their case.

What a laboratory reported and what somebody read off a kit at home are two things, and stay apart.
A report counts in its last version alone; the versions before it say only what they said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, and_, false, func, select

from bot.clinic import audit, kits
from bot.clinic.casefile import CaseView
from bot.clinic.hometest import orders, sheet
from bot.clinic.hometest.orders import EVENT, ORDER, REPORT, State
from bot.clinic.hometest.reading import Phrase, headline
from bot.clinic.hometest.report import Found
from bot.clinic.hometest.reports import Version
from bot.clinic.hometest.sheet import Sheet

KIT = kits.RESULTS
MOST = 20  # reports, and kits, of one patient
FEW = 3  # of them that a page shows unfolded
RELEASED = (State.reported, State.spoiled)  # spoiled: the laboratory could read nothing of it
GRAVITY = (Found.positive, Found.invalid, "unsure", Found.negative, Found.untested)
OF_LAB = "lab"  # in front of the name of the laboratory's key


@dataclass(frozen=True, slots=True)
class Replaced:
    """A version that counts no longer. *other*: the words it had and the last one has not."""

    version: Version
    other: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tested:
    """An order with its reports, the one that counts last."""

    order_id: int
    panel: str
    state: State
    barcode: str
    sampled_at: datetime | None
    versions: tuple[Version, ...]

    @property
    def now(self) -> Version:
        return self.versions[-1]

    @property
    def results(self) -> dict[str, str]:
        return by_gravity(self.now.results)

    @property
    def headline(self) -> list[Phrase]:
        """What was found in words, what was not as a number."""
        return headline(self.now.results)

    @property
    def alarming(self) -> bool:
        return Found.positive in self.now.results.values()

    @property
    def filed(self) -> bool:
        """Whether its person can have it as a file."""
        return self.state is State.reported

    @property
    def laboratory(self) -> str:
        """The name of the laboratory; empty when staff entered what it sent on paper."""
        kind, _, name = str(self.now.body.get("by", "")).partition(":")
        return name if kind == OF_LAB else ""

    @property
    def number(self) -> str:
        return str(self.now.body.get("report", ""))

    @property
    def replaced(self) -> list[Replaced]:
        """The versions before, the newest first."""
        return [Replaced(one, _other(one, self.now)) for one in reversed(self.versions[:-1])]


@dataclass(frozen=True, slots=True)
class Told:
    """A kit that somebody read at home. *tested*: how long before *at*; *results* by line."""

    id: int
    kit: str
    tested: str
    results: dict[str, str]
    photos: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Findings:
    """The newest of both kinds first; *more*: there are older ones that are not in it."""

    tested: tuple[Tested, ...] = ()
    told: tuple[Told, ...] = ()
    more: bool = False

    def __len__(self) -> int:
        return len(self.tested) + len(self.told)

    @property
    def mark(self) -> str:
        """Differs when there is something else to read: the ids of what is shown."""
        reports = ".".join(str(one.now.id) for one in self.tested)
        return f"{reports}-{'.'.join(str(one.id) for one in self.told)}" if self else ""


def of_case(conn: Connection, case: CaseView) -> Findings:
    """The reports and kits of the case's patient, and of nobody else, in two statements."""
    tested = _tested(conn, case.patient_id) if case.patient_id is not None else []
    told = _told(conn, case)
    more = len(tested) > MOST or len(told) > MOST
    return Findings(tuple(tested[:MOST]), tuple(told[:MOST]), more)


def last(conn: Connection, case: CaseView) -> Tested | None:
    """The newest report of the case's patient."""
    found = _tested(conn, case.patient_id, most=1) if case.patient_id is not None else []
    return next(iter(found), None)


def was_read(
    conn: Connection, found: Findings, *, case_id: int, staff_id: int, now: datetime
) -> None:
    """Put on record which results somebody of the staff read in a case; nothing when none."""
    if not found:
        return
    reports = ",".join(str(one.now.id) for one in found.tested)
    kits_read = ",".join(str(one.id) for one in found.told)
    parts = {"reports": reports, "kits": kits_read}
    detail = " ".join(f"{name}:{ids}" for name, ids in parts.items() if ids)
    actor, subject = f"staff:{staff_id}", f"case:{case_id}"
    audit.record(conn, actor=actor, action="results.read", subject=subject, now=now, detail=detail)


def beat(conn: Connection, case: CaseView) -> tuple[Any, ...]:
    """A value that differs when there is something else to read; opens no seal."""
    theirs = false() if case.patient_id is None else ORDER.c.patient_id == case.patient_id
    reports = (
        select(func.count(REPORT.c.id), func.max(REPORT.c.id))
        .join(ORDER, ORDER.c.id == REPORT.c.order_id)
        .where(theirs)
    )
    kits_read = select(func.count(KIT.c.id)).where(_whose(case)).scalar_subquery()
    return tuple(conn.execute(reports.add_columns(kits_read)).one())


def file_of(conn: Connection, case: CaseView, order_id: int) -> Sheet | None:
    """The report of an order of the case's patient, as its person gets it; None for any other."""
    order = orders.get(conn, order_id)
    if order is None or order.state is not State.reported:
        return None
    theirs = case.patient_id is not None and order.patient_id == case.patient_id
    return sheet.of(conn, order) if theirs else None


def by_gravity(results: Mapping[str, str]) -> dict[str, str]:
    """What was found first, what was not looked for last."""
    known = {str(word): at for at, word in enumerate(GRAVITY)}
    return dict(sorted(results.items(), key=lambda one: known.get(one[1], len(known))))


def _tested(conn: Connection, patient_id: int, *, most: int = MOST + 1) -> list[Tested]:
    rows = conn.execute(_versions(patient_id, most)).all()
    found = []
    for _, group in groupby(rows, lambda row: row.order_id):
        versions = list(group)
        one = versions[0]
        found.append(
            Tested(
                one.order_id,
                one.panel,
                State(one.state),
                one.barcode or "",
                one.sampled_at,
                tuple(Version(*row[:6]) for row in versions),
            )
        )
    return found


def _versions(patient_id: int, most: int) -> Select[Any]:
    """All versions of the newest reports of a patient: by order, the newest one first."""
    states = [str(state) for state in RELEASED]
    newest = (
        select(ORDER.c.id, func.max(REPORT.c.id).label("last"))
        .join(REPORT, REPORT.c.order_id == ORDER.c.id)
        .where(ORDER.c.patient_id == patient_id, ORDER.c.state.in_(states))
        .where(REPORT.c.body.is_not(None))
        .group_by(ORDER.c.id)
        .order_by(func.max(REPORT.c.id).desc())
        .limit(most)
        .subquery()
    )
    sampled = (
        select(func.min(EVENT.c.at))
        .where(EVENT.c.order_id == ORDER.c.id, EVENT.c.name == State.sampled)
        .scalar_subquery()
        .label("sampled_at")
    )
    version = (REPORT.c[name] for name in ("id", "order_id", "version", "status", "body", "at"))
    return (
        select(*version, ORDER.c.panel, ORDER.c.state, ORDER.c.barcode, sampled)
        .join(ORDER, ORDER.c.id == REPORT.c.order_id)
        .join(newest, newest.c.id == ORDER.c.id)
        .where(REPORT.c.body.is_not(None))
        .order_by(newest.c.last.desc(), REPORT.c.version)
    )


def _told(conn: Connection, case: CaseView) -> list[Told]:
    columns = (KIT.c[name] for name in ("id", "body", "at"))
    mine = select(*columns).where(_whose(case), KIT.c.body.is_not(None))
    rows = conn.execute(mine.order_by(KIT.c.id.desc()).limit(MOST + 1))
    return [_kit(row) for row in rows]


def _kit(row: Any) -> Told:
    said: Mapping[str, Any] = row.body
    results = by_gravity(said.get("results") or {})
    kit, tested = str(said.get("kit") or ""), str(said.get("tested") or "")
    return Told(row.id, kit, tested, results, len(said.get("photos") or ()), row.at)


def _whose(case: CaseView) -> Any:
    """The kits of the case's patient; of the person for themselves where none was named."""
    if case.patient_id is not None:
        return KIT.c.patient_id == case.patient_id
    return and_(KIT.c.person_id == case.person_id, KIT.c.patient_id.is_(None))


def _other(before: Version, now: Version) -> dict[str, str]:
    words = now.results
    return {one: word for one, word in before.results.items() if words.get(one) != word}
