"""The clinic of a rehearsal: a database of its own with the real queue on it, and nobody real."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlmodel import SQLModel

from bot.clinic import cases, offers, presence, silence
from bot.clinic.casefile import CASE, OWNED, PERSON, STAFF, WAITS, Stage
from bot.clinic.lifecycle import OFFER, STANDS
from bot.clinic.match import STILL
from bot.clinic.presence import At
from bot.crypto import Vault
from bot.rehearsal.arrivals import Arrival
from bot.store.columns import unlock
from bot.store.engines import sqlite_engine
from bot.store.statement import Prepared

LOOKS = 20  # in a row; what is still due then has to wait for the next second
BATCH = 200  # due cases of one look
NOTHING = {"complaint": "-", "assessment": "-", "advice": "-", "seek_help": "-"}
PERSONAL = ("alias", "locale", "elder", "consent", "notices", "created_at")
NEXT = Prepared(select(CASE.c.wake_at).where(WAITS).order_by(CASE.c.wake_at).limit(1))
HELD_OUT = Prepared(select(OFFER.c.id, OFFER.c.case_id, OFFER.c.staff_id).where(STANDS))
TO_EVERYBODY = Prepared(
    select(CASE.c.id, CASE.c.role, CASE.c.stage)
    .where(WAITS, CASE.c.stage >= Stage.role)
    .order_by(CASE.c.hurry.desc(), CASE.c.line, CASE.c.id)
)
LOOK = Prepared(select(CASE.c.state, CASE.c.wake_at).where(CASE.c.id == bindparam("case_id")))
SLEEPS = Prepared(select(CASE.c.id).where(STILL, CASE.c.wake_at > bindparam("now")).limit(1))
NEWCOMER = Prepared(
    insert(PERSON).values({name: bindparam(name) for name in PERSONAL}).returning(PERSON.c.id)
)
WAITING = Prepared(select(func.count()).where(WAITS))


@dataclass(frozen=True, slots=True)
class Hire:
    """Someone to be put on the staff; *also*: the further roles they serve."""

    role: str
    department: str  # or empty
    also: tuple[str, ...]
    capacity: int


@dataclass(frozen=True, slots=True)
class Held:
    """A case held out to somebody."""

    id: int
    case_id: int
    staff_id: int


@dataclass(frozen=True, slots=True)
class Open:
    """A waiting case that everybody of its role may take."""

    case_id: int
    role: str
    stage: int


@contextmanager
def floor(midnight: datetime) -> Iterator[Floor]:
    """An empty clinic in memory. Times are given to it in seconds from *midnight*."""
    unlock(Vault([b"rehearsal".ljust(32, b"-")]))
    engine = sqlite_engine("sqlite:///:memory:")
    try:
        with engine.connect() as conn:
            SQLModel.metadata.create_all(conn)
            conn.exec_driver_sql("BEGIN")
            yield Floor(conn, midnight=midnight)
    finally:
        engine.dispose()


class Floor:
    """What patients and clinicians do to the queue, and what they see of it."""

    def __init__(self, conn: Connection, *, midnight: datetime) -> None:
        self.conn, self.midnight = conn, midnight
        self._stirred = False  # whether a place may have come free since the last look
        self._known = False  # whether nothing has changed since it was asked when to look next
        self._wake: float | None = None

    def moment(self, at: float) -> datetime:
        return self.midnight + timedelta(seconds=at)

    def hire(self, people: Sequence[Hire]) -> list[int]:
        """Add staff; returns their ids in the same order."""
        found = []
        for n, one in enumerate(people):
            row: dict[str, Any] = {
                "login": f"seat{n}",
                "name": f"seat {n}",
                "role": one.role,
                "password": "-",
            }
            row |= {"title": "", "licence": f"{n:015}", "also": ",".join(one.also), "once": False}
            row["departments"] = one.department
            row |= {"capacity": one.capacity, "active": True, "created_at": self.midnight}
            statement = insert(STAFF).returning(STAFF.c.id)
            found.append(int(self.conn.execute(statement, row).scalar_one()))
        return found

    def arrive(self, who: Arrival, *, number: int, prefers: int | None) -> int:
        """Someone new asks for a clinician; returns the id of their case."""
        now, self._known = self.moment(who.at), False
        row: dict[str, Any] = {
            "alias": f"p{number}",
            "locale": "en",
            "elder": False,
            "consent": "1",
        }
        row |= {"notices": True, "created_at": now}
        made = NEWCOMER.first(self.conn, row)
        assert made is not None
        return cases.open(
            self.conn,
            person_id=made[0],
            patient_id=None,
            role=who.role,
            department=who.department,
            level=who.level,
            note={},
            rules=[],
            now=now,
            special=who.special,
            prefers=prefers,
        )

    def shuffle(self, case_id: int, rng: Random) -> None:
        """Put a case anywhere in the line, however urgent: what a broken queue would do."""
        line = self.moment(rng.uniform(-86_400, 0))
        chosen = update(CASE).where(CASE.c.id == case_id)
        self.conn.execute(chosen.values(hurry=False, line=line))

    def step(self, at: float) -> bool:
        """Look at every case that is due, as the dispatcher does; False when none was."""
        now, before = self.moment(at), self._stirred
        if self._stirred:
            self._stirred = False
            if SLEEPS.first(self.conn, {"now": now}):  # else there is nobody to wake
                offers.freed(self.conn, now=now)
                self._known = False
        for _ in range(LOOKS):
            wake = self.wakes()
            if wake is None or wake > at:
                break
            self._stir()
            for case_id in offers.due(self.conn, now=now, limit=BATCH):
                offers.step(self.conn, case_id=case_id, now=now)
        return before or self._stirred

    def silence(self, case_id: int, at: float) -> float | None:
        """Look at a case in which its clinician says nothing; returns when to look again.

        Where both sides speak in time nothing is ever due, so those words are not played.
        """
        self._stir()
        silence.step(self.conn, case_id=case_id, now=self.moment(at))
        case = LOOK.first(self.conn, {"case_id": case_id})
        assert case is not None
        state, wake = case
        return (wake - self.midnight).total_seconds() if state in OWNED else None

    def wakes(self) -> float | None:
        """When a case has to be looked at next."""
        if not self._known:
            row = NEXT.first(self.conn, {})
            self._wake = None if row is None else (row[0] - self.midnight).total_seconds()
            self._known = True
        return self._wake

    def held(self) -> list[Held]:
        """Every offer that stands, in the order they were made."""
        return [Held(*row) for row in sorted(HELD_OUT.all(self.conn, {}))]

    def to_everybody(self) -> list[Open]:
        return [Open(*row) for row in TO_EVERYBODY.all(self.conn, {})]

    def accept(self, case_id: int, staff_id: int, at: float) -> bool:
        now = self.moment(at)
        self._stir()
        told = offers.accept(self.conn, case_id=case_id, staff_id=staff_id, now=now)
        return told is not None

    def decline(self, case_id: int, staff_id: int, at: float) -> None:
        self._stir()
        offers.decline(self.conn, case_id=case_id, staff_id=staff_id, now=self.moment(at))

    def close(self, case_id: int, staff_id: int, at: float) -> bool:
        """False when the case is no longer theirs."""
        now = self.moment(at)
        self._stir()
        return cases.close(
            self.conn,
            case_id=case_id,
            staff_id=staff_id,
            summary=NOTHING,
            outcome="advice",
            now=now,
        )

    def go(self, staff_id: int, to: At, at: float) -> None:
        self._stir()
        presence.go(self.conn, staff_id=staff_id, to=to, now=self.moment(at))

    def beat(self, staff_ids: Collection[int], at: float) -> None:
        """Signs of life of many consoles at once."""
        now = self.moment(at)
        for staff_id in staff_ids:
            presence.beat(self.conn, staff_id=staff_id, now=now)

    def lost(self, at: float) -> None:
        """Look for consoles that vanished; their cases wait again."""
        self._stir()
        presence.lost(self.conn, now=self.moment(at))

    def at_work(self) -> list[presence.AtWork]:
        """Everybody who is online, or still has something to do."""
        return [one for one in presence.everybody(self.conn) if one.state is not At.off or one.load]

    def _stir(self) -> None:
        """The rows are about to change: a place may come free, a case may be due sooner."""
        self._stirred, self._known = True, False

    def waiting(self) -> int:
        """Cases nobody has accepted."""
        row = WAITING.first(self.conn, {})
        return 0 if row is None else int(row[0])
