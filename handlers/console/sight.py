"""What a case's page shows, and what of it an open page has on its screen already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clinic import (
    callbacks,
    cases,
    episodes,
    glances,
    guests,
    limits,
    proposals,
    remarks,
    rights,
    speech,
    worklists,
)
from bot.clinic.hometest import findings
from bot.clinic.hometest.findings import Findings
from bot.clinic.logins import Login
from handlers.console.lists import Rail, rail, silence
from handlers.console.words import Words


@dataclass(frozen=True, slots=True)
class Sight:
    """A case as one clinician sees it now."""

    case: cases.CaseView
    standing: str
    said: list[cases.MessageView]
    ticks: dict[int, cases.Tick]
    remarks: list[remarks.RemarkView]
    steps: list[episodes.Step]
    lookers: list[glances.Looker]
    guests: list[guests.GuestView]
    remaining: speech.Remaining | None
    callback: callbacks.Booking | None
    late: str
    filling: proposals.Proposal | None  # what its patient fills in beside the talk
    limit: limits.Limit | None  # their person may reach the service desk alone
    limit_asked: bool  # a supervisor was asked for that, and has not decided
    rail: Rail
    results: Findings  # of laboratories and of kits read at home

    @property
    def speaks(self) -> bool:
        """Whether they may write to the patient."""
        return self.standing in ("own", "guest")

    @property
    def mark(self) -> str:
        """Differs when a message was corrected or its file has come since."""
        corrected = sum(len(m.body.get("edits", ())) for m in self.said)
        return f"{corrected}-{sum(m.media_state == 'wanted' for m in self.said)}"


@dataclass(slots=True)
class Shown:
    """What one open page has on its screen."""

    last: int  # id of the newest message
    standing: str
    mark: str  # of what can still change in the messages, when the page was printed
    results: str  # the mark of the test results whose reading is on record
    pulse: Any = None
    marks: dict[int, Any] = field(default_factory=dict)
    ticks: dict[int, cases.Tick] = field(default_factory=dict)


def sight(
    conn: Connection, case: cases.CaseView, login: Login, *, zone: ZoneInfo, now: datetime
) -> Sight:
    case_id, who = case.id, login.staff
    return Sight(
        case,
        standing(conn, case, login),
        cases.messages(conn, case_id),
        cases.ticks(conn, case_id),
        remarks.of(conn, case_id),
        episodes.timeline(conn, case_id),
        glances.others(conn, case_id=case_id, staff_id=who.id, now=now),
        guests.of(conn, case_id),
        speech.remaining(conn, case.person_id, now),
        worklists.callback(conn, case_id),
        silence(case, now),
        proposals.under_way(conn, case),
        limits.standing(conn, case.person_id, now),
        limits.asked(conn, case.person_id) is not None,
        rail(conn, login, zone=zone, now=now),
        findings.of_case(conn, case),
    )


def standing(conn: Connection, case: cases.CaseView, login: Login) -> str:
    """own, guest (the second clinician), take (it is nobody's), over, or read."""
    who = login.staff
    if not case.open:
        return "over"
    if case.owned and case.staff_id == who.id:
        return "own"
    if case.state in cases.QUEUED:
        return "take" if rights.serves(case, who) else "read"
    return "guest" if guests.present(conn, case.id, who.id) else "read"


def fresh_messages(seen: Sight, shown: Shown, words: Words) -> dict[str, Any]:
    """Messages that are new, that look different, and ticks that moved; they count as shown."""
    fresh = [m for m in seen.said if m.id > shown.last]
    redone = _redone(seen, shown)
    moved = {
        key: tick
        for key, tick in seen.ticks.items()
        if key <= shown.last and tick != shown.ticks.get(key)
    }
    shown.last = seen.said[-1].id if seen.said else shown.last
    shown.ticks = seen.ticks
    return {"fresh": fresh, "redone": redone, "moved": moved}


def _redone(seen: Sight, shown: Shown) -> Sequence[cases.MessageView]:
    """Messages on the screen that look different now. Nothing else is sent again: a photo that is
    printed anew would be fetched, and audited, anew."""
    now = {m.id: (len(m.body.get("edits", ())), m.media_state) for m in seen.said}
    before, shown.marks = shown.marks, now
    old = [m for m in seen.said if m.id <= shown.last]
    if before:
        return [m for m in old if before.get(m.id) != now[m.id]]
    same = shown.mark == seen.mark
    return [] if same else [m for m in old if m.media_id or m.body.get("edits")]
