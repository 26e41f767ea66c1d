"""The clinic at the other end of a simulated talk: clinicians who come, accept, speak, vanish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from bot.clinic import (
    cases,
    family,
    guests,
    handing,
    lifecycle,
    limiting,
    offers,
    oncall,
    presence,
    relatives,
    staff,
)
from bot.clinic.casefile import CASE, IS_OPEN, PATIENT, PERSON, STAFF, Tell
from bot.clinic.proposals import EVENT, Proposal
from bot.turn import Turns

FIRST = "李敏"  # who acts when nobody is named
TITLE = "主治医师"
LICENCE = "110000000000001"
NO_LICENCE = "desk"
CODE = "123456"
SUMMARY = ("complaint", "assessment", "advice", "seek_help")
PROPOSALS = tuple(EVENT + kind for kind in Proposal)
ASKS = ("photo-asked", "temperature-asked", "proof-asked", "hospital", "emergency", *PROPOSALS)


@dataclass
class Clinic:
    """Acts as clinicians do, by the functions their console calls; *clock* tells the moment."""

    turns: Callable[[], Turns]
    clock: Callable[[], datetime]
    acting: str = FIRST
    vanished: set[str] = field(default_factory=set)
    told: int = 0

    def come(self, conn: Connection, name: str, role: str = "doctor") -> int:
        """Somebody of this name comes to work; returns their id."""
        staff_id = self.member(conn, name, role)
        self.vanished.discard(name)
        presence.go(conn, staff_id=staff_id, to=presence.At.online, now=self.clock())
        return staff_id

    def leave(self, conn: Connection, name: str) -> None:
        staff_id = self.member(conn, name)
        presence.go(conn, staff_id=staff_id, to=presence.At.off, now=self.clock())

    def beat(self, conn: Connection) -> None:
        """A sign of life of every console that is still open."""
        here = select(STAFF.c.id).where(STAFF.c.name.not_in(self.vanished))
        mine = presence.PRESENCE.c.staff_id.in_(here.scalar_subquery())
        conn.execute(update(presence.PRESENCE).where(mine).values(seen_at=self.clock()))

    def call(self, conn: Connection) -> None:
        """Whoever is on call is rung for urgent cases, and does not answer."""
        for case_id in oncall.due(conn, now=self.clock()):
            _, tells = oncall.step(conn, case_id=case_id, now=self.clock())
            self._enter(conn, tells, "")

    def accept(self, conn: Connection, case_id: int, name: str) -> None:
        """Raises LookupError when the case does not wait."""
        case = cases.get(conn, case_id)
        self.acting = name or self.acting
        staff_id = self.come(conn, self.acting, case.role if case else "doctor")
        tells = offers.accept(conn, case_id=case_id, staff_id=staff_id, now=self.clock())
        self._enter(conn, tells, "the case does not wait")

    def decline(self, conn: Connection, case_id: int) -> None:
        staff_id = self.member(conn, self.acting)
        if not offers.decline(conn, case_id=case_id, staff_id=staff_id, now=self.clock()):
            raise LookupError(f"the case is not offered to {self.acting}")

    def say(self, conn: Connection, case_id: int, text: str) -> None:
        staff_id = self.member(conn, self.acting)
        cases.speak(
            conn, case_id=case_id, staff_id=staff_id, text=text, media_id=None, now=self.clock()
        )

    def close(self, conn: Connection, case_id: int, summary: str) -> None:
        """COMPLAINT | ASSESSMENT | ADVICE | WHEN TO SEEK HELP | FOLLOW-UP DAY."""
        parts = [part.strip() for part in summary.split("|")]
        values = dict(zip(SUMMARY, [*parts[:4], *SUMMARY[len(parts) :]], strict=False))
        day = _day(parts[4]) if len(parts) > 4 else ""
        done = cases.close(
            conn,
            case_id=case_id,
            staff_id=self.member(conn, self.acting),
            summary=values,
            outcome="advice",
            now=self.clock(),
            follow_up=day,
        )
        if not done:
            raise LookupError("the case is not the clinician's")
        data = {"case": case_id, "outcome": "advice", "summary": values, "follow_up": day}
        self.event(conn, case_id, "case.closed", data)

    def transfer(self, conn: Connection, case_id: int, to: str) -> None:
        """To a role, or to a colleague who is known by name."""
        named = conn.execute(select(STAFF.c.id).where(STAFF.c.name == to)).scalar_one_or_none()
        tells = handing.transfer(
            conn,
            case_id=case_id,
            staff_id=self.member(conn, self.acting),
            to_role="" if named else to,
            to_staff=named,
            reason="simulated",
            now=self.clock(),
        )
        self._enter(conn, tells, "the case is not the clinician's")

    def limit(self, conn: Connection, case_id: int, days: int) -> None:
        """A supervisor limits the person of a case to the service desk; no days: lifts it."""
        who: dict[str, Any] = {"staff_id": self.member(conn, "主管", "supervisor")}
        who |= {"reason": "simulated", "now": self.clock()}
        if days:
            tells = limiting.limit(conn, case_id=case_id, days=days, **who)
        else:
            case = cases.get(conn, case_id)
            assert case is not None
            tells = limiting.lift(conn, person_id=case.person_id, **who)
        self._enter(conn, tells, "nothing to change")

    def takeover(self, conn: Connection, case_id: int, name: str) -> None:
        case, now = cases.get(conn, case_id), self.clock()
        staff_id = self.come(conn, name, case.role if case else "doctor")
        self.acting = name
        tells = handing.takeover(
            conn, case_id=case_id, staff_id=staff_id, reason="simulated", now=now
        )
        self._enter(conn, tells, "the case has no other clinician")

    def join(self, conn: Connection, case_id: int, name: str, role: str) -> None:
        """A second clinician is asked for by the first, and comes."""
        owner, guest = self.member(conn, self.acting), self.come(conn, name, role)
        guest_id = guests.invite(
            conn, case_id=case_id, staff_id=owner, role=role, guest=guest, now=self.clock()
        )
        tells = guests.join(conn, guest_id=guest_id, staff_id=guest, now=self.clock())
        self._enter(conn, tells, "they cannot join")

    def ask(self, conn: Connection, case_id: int, what: str) -> None:
        """A button of the workstation: one of ASKS."""
        if what not in ASKS:
            raise LookupError(f"{what!r} is none of {', '.join(ASKS)}")
        actor = f"staff:{self.member(conn, self.acting)}"
        lifecycle.record(conn, case_id, what, actor=actor, now=self.clock())
        self.event(conn, case_id, f"case.{what}", {"case": case_id})

    def others(self, conn: Connection, count: int, *, role: str, level: str, taken: bool) -> None:
        """Other patients who wait for a role, or whom the acting clinician has already."""
        for _ in range(count):
            case_id = self._other(conn, role, level)
            if taken:
                staff_id = self.come(conn, self.acting, role)
                offers.accept(conn, case_id=case_id, staff_id=staff_id, now=self.clock())

    def next_look(self, conn: Connection, until: datetime) -> datetime | None:
        """When the queue looks at some case next, if that is before *until*."""
        due = (IS_OPEN, CASE.c.wake_at > self.clock(), CASE.c.wake_at < until)
        found: datetime | None = conn.execute(select(func.min(CASE.c.wake_at)).where(*due)).scalar()
        return found

    def member(self, conn: Connection, name: str, role: str = "doctor") -> int:
        """Somebody of the staff by name; hired when there is nobody called so."""
        known = conn.execute(select(STAFF.c.id).where(STAFF.c.name == name)).scalar_one_or_none()
        if known is not None:
            return int(known)
        return staff.add(
            conn,
            login=f"simulated-{name}",
            name=name,
            role=role,
            title=TITLE,
            licence="" if role == NO_LICENCE else LICENCE,
            password="!",
            now=self.clock(),
        )

    def event(self, conn: Connection, case_id: int, name: str, data: dict[str, Any]) -> None:
        case = cases.get(conn, case_id)
        assert case is not None
        self.told += 1
        key = f"simulated:{self.told}:{self.clock().isoformat()}"
        self._enter(conn, [Tell(case.person_id, name, data, key)], "")

    def enter(self, conn: Connection, tells: Iterable[Tell]) -> None:
        """Events for the talks of those they concern."""
        self._enter(conn, tells, "")

    def _enter(self, conn: Connection, tells: Iterable[Tell] | None, otherwise: str) -> None:
        if tells is None:
            raise LookupError(otherwise)
        for tell in tells:
            self.turns().event(
                conn, person_id=tell.person_id, name=tell.name, data=tell.data, key=tell.key
            )

    def _other(self, conn: Connection, role: str, level: str) -> int:
        """Somebody else with a case of their own."""
        now = self.clock()
        person_id, patient_id = self._somebody(conn, "别人", "1990-01-01")
        return cases.open(
            conn,
            person_id=person_id,
            patient_id=patient_id,
            role=role,
            level=level,
            note={"lines": []},
            rules=[],
            now=now - timedelta(seconds=1),
        )

    def _somebody(self, conn: Connection, name: str, birth: str) -> tuple[int, int]:
        """Another person who wrote themselves in."""
        now, count = self.clock(), conn.execute(select(func.count(PERSON.c.id))).scalar_one()
        person = {"alias": f"other-{count}", "locale": "zh-CN", "elder": False, "consent": "1"}
        person |= {"notices": True, "created_at": now}
        made = insert(PERSON).values(person).returning(PERSON.c.id)
        person_id = int(conn.execute(made).scalar_one())
        row = {"person_id": person_id, "relation": "self", "seek": f"{count:016}".encode()}
        row |= {"body": {"name": name, "sex": "female", "birth": birth}, "created_at": now}
        added = insert(PATIENT).values(row).returning(PATIENT.c.id)
        return person_id, int(conn.execute(added).scalar_one())

    def invite(self, conn: Connection, name: str, birth: str) -> None:
        """A relative of the person wants to be helped, and tells them the number CODE."""
        person_id, patient_id = self._somebody(conn, name, _day(birth))
        relatives.issue(
            conn,
            person_id=person_id,
            patient_id=patient_id,
            rights=relatives.RIGHTS["all"],
            now=self.clock(),
            draw=lambda: CODE,
        )

    def agree(self, conn: Connection) -> None:
        """Every relative who was asked agrees, by what their own talk would run."""
        waiting = select(relatives.LINK.c.id).where(relatives.LINK.c.state == relatives.State.asked)
        for link_id in conn.execute(waiting).scalars().all():
            link = relatives.get(conn, link_id)
            assert link is not None
            family.agree(conn, link, yes=True, now=self.clock())


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise LookupError(f"{text!r} is no day like 2026-12-01") from None
