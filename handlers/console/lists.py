"""What stands beside every page of the workstation: offers, one's own cases, and who waits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum, auto
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import (
    cases,
    glances,
    guests,
    handing,
    logins,
    offers,
    presence,
    queue_rules,
    rights,
    worklists,
)
from bot.clinic.logins import Login
from bot.clinic.staff import Member
from handlers.console.desk import Desk
from handlers.console.paper import Paper
from handlers.console.stream import Event
from handlers.console.words import Words

CODE = re.compile(r"[0-9]{2}(\.[0-9]{2})?")  # of a department


class Folder(StrEnum):
    """A list that can be opened."""

    waiting = auto()
    questions = auto()
    callbacks = auto()
    closed = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """The list somebody has open, and of which role and department."""

    folder: Folder = Folder.waiting
    role: str = ""
    department: str = ""

    @classmethod
    def of(cls, request: web.Request) -> Choice:
        name, role = request.query.get("list", ""), request.query.get("role", "")
        role = role[:24] if role.isprintable() else ""
        department = request.query.get("department", "")
        department = department if CODE.fullmatch(department) else ""
        return cls(Folder(name) if name in set(Folder) else Folder.waiting, role, department)


@dataclass(frozen=True, slots=True)
class Offered:
    """A case held out to me, and for how many seconds more."""

    id: int
    case: cases.CaseView
    left: int
    whole: int


@dataclass(frozen=True, slots=True)
class Invited:
    """A colleague's case in which I am wanted; *id* is the invitation's."""

    id: int
    case: cases.CaseView


@dataclass(frozen=True, slots=True)
class Rail:
    """Offers, one's own cases and the size of every list."""

    at: presence.PresenceView
    offered: list[Offered]
    invited: list[Invited]
    silent: list[cases.CaseView]  # colleagues' that one may take over: nobody answers there
    mine: list[cases.CaseView]
    guest: list[cases.CaseView]  # a colleague's, in which one is the second clinician
    asked: set[int]  # my cases in which the patient spoke last
    unread: dict[int, int]
    late: dict[int, str]  # "slow", "alarm": I owe an answer; "quiet": the patient has gone silent
    counts: list[worklists.Count]
    folders: dict[Folder, int]

    @property
    def urgent(self) -> int:
        return sum(count.urgent for count in self.counts)


def rail(conn: Connection, login: Login, *, zone: ZoneInfo, now: datetime) -> Rail:
    who = login.staff
    mine = cases.mine(conn, who.id)
    counts = [c for c in worklists.counts(conn) if who.licence or c.role == cases.DESK]
    questions = sum(c.n for c in counts if c.kind == worklists.QUESTION)
    folders = {
        Folder.waiting: sum(c.n for c in counts) - questions,
        Folder.questions: questions,
        Folder.callbacks: len(_callbacks(conn, who, zone, now)),
    }
    late = {case.id: silence(case, now) for case in mine}
    return Rail(
        presence.get(conn, who.id),
        _offered(conn, who.id, now),
        [
            Invited(v.id, case)
            for v in guests.invited(conn, who.id)
            for case in _got(conn, v.case_id)
        ],
        [case for case_id in handing.takeable(conn, who.id) for case in _got(conn, case_id)],
        mine,
        worklists.joined(conn, who.id),
        {case.id for case in mine if case.spoke == "patient"},
        glances.unread(conn, who.id),
        {case_id: found for case_id, found in late.items() if found},
        counts,
        folders,
    )


def listed(
    conn: Connection, login: Login, choice: Choice, *, zone: ZoneInfo, now: datetime
) -> list[cases.CaseView]:
    """The cases of a list, as far as this clinician may see them."""
    who, role = login.staff, choice.role
    match choice.folder:
        case Folder.closed:
            return cases.past(conn, who.id, limit=50)
        case Folder.callbacks:
            return _callbacks(conn, who, zone, now)
        case folder:
            question = folder is Folder.questions
            found = worklists.waiting(
                conn, role=role, department=choice.department, question=question
            )
            return [case for case in found if rights.may_take(case, who)]


def silence(case: cases.CaseView, now: datetime) -> str:
    """Who of the two owes the other a word, once that has lasted; empty while all is well."""
    if case.spoke_at is None or not case.owned:
        return ""
    seconds, rules = (now - case.spoke_at).total_seconds(), queue_rules.load().silence
    if case.spoke == "clinician":
        return "quiet" if seconds >= rules.patient_ask else ""
    if seconds >= rules.clinician_alarm:
        return "alarm"
    return "slow" if seconds >= rules.clinician_nudge else ""


def _offered(conn: Connection, staff_id: int, now: datetime) -> list[Offered]:
    found = []
    for offer in offers.of_staff(conn, staff_id):
        whole = round((offer.until - offer.at).total_seconds())
        left = round((offer.until - now).total_seconds())
        cases_ = _got(conn, offer.case_id) if left > 0 else []
        found += [Offered(offer.id, case, left, whole) for case in cases_]
    return found


def _got(conn: Connection, case_id: int) -> list[cases.CaseView]:
    found = cases.get(conn, case_id)
    return [] if found is None else [found]


def _callbacks(
    conn: Connection, who: Member, zone: ZoneInfo, now: datetime
) -> list[cases.CaseView]:
    """Of today, in the clinic's zone."""
    start = datetime.combine(now.astimezone(zone).date(), time(), zone)
    found = worklists.callbacks(conn, start=start, end=start + timedelta(days=1))
    return [case for case in found if rights.may_take(case, who)]


def pulse(conn: Connection, login: Login, now: datetime) -> tuple[Any, ...]:
    """Differs when a list has changed, and every minute: times of waiting are shown."""
    return (*worklists.beat(conn, login.staff.id), now.replace(second=0, microsecond=0))


def print_rail(
    paper: Paper, words: Words, login: Login, found: Rail, *, here: int | None, choice: Choice
) -> dict[str, str]:
    """The pieces of the rail by the name of their place in the page."""
    values = {"login": login, "csrf": login.csrf, "rail": found, "here": here, "choice": choice}
    names = ("presence", "offers", "tally", "folders", "mine")
    return {name: paper.part(f"_{name}.html", words, **values) for name in names}


async def own_topics(desk: Desk, request: web.Request) -> list[str]:
    """What rings for this clinician alone: an offer is shown without waiting for anything else."""
    login = await desk.door.who(request, acts=False)
    return [] if login is None else [f"staff:{login.staff.id}"]


async def still_here(desk: Desk, token: str, case_id: int | None = None) -> None:
    """A sign of life of an open page: its clinician is there, and sees this case."""
    now = desk.clock()

    def work(conn: Connection) -> None:
        found = logins.find(conn, token, now)
        if found is None:
            return
        staff_id = found[0].staff.id
        presence.beat(conn, staff_id=staff_id, now=now)
        if case_id is not None:
            glances.look(conn, case_id=case_id, staff_id=staff_id, now=now)

    await desk.store.write(work)


class Printed:
    """What an open page was sent last: only what differs is sent again."""

    def __init__(self) -> None:
        self._sent: dict[str, str] = {}

    def came_with(self, parts: dict[str, Any]) -> None:
        """The page was printed with these; of what was sent since this says nothing."""
        self._sent = parts | self._sent

    def news(self, parts: dict[str, Any]) -> list[Event]:
        fresh = [Event(name, text) for name, text in parts.items() if self._sent.get(name) != text]
        self._sent |= parts
        return fresh
