"""The ways a notice goes: tested, approved by a second person, started, halted, ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, select, update

from bot.clinic.notices import mass
from bot.clinic.notices.notice import (
    NOTICE,
    VERSION,
    Kind,
    Notice,
    Refused,
    State,
    get,
    move,
    note,
)
from bot.clinic.notices.recipients import RECIPIENT
from bot.clinic.staff import STAFF

GOING = (State.running, State.scheduled, State.paused)
RESUMED = "notice.resumed"  # on record when somebody lets it go on
REVIEWERS = ("supervisor", "reviewer")  # besides those with a licence, for what is about health


def found(conn: Connection, notice_id: int) -> Notice:
    """The notice, locked. Raises Refused."""
    notice = get(conn, notice_id, lock=True)
    if notice is None:
        raise Refused("no-such-notice")
    return notice


def tested(conn: Connection, notice_id: int, *, by: str, now: datetime) -> None:
    """It was sent to somebody to look at. Raises Refused."""
    found(conn, notice_id)
    _go(conn, notice_id, State.testing, (State.draft, State.testing))
    note(conn, notice_id, "notice.tested", by=by, now=now)


def approve(
    conn: Connection,
    notice_id: int,
    *,
    by: str,
    now: datetime,
    today: date,
    version: int | None = None,
) -> None:
    """A second person answers for one version: *version*, the one they read. Raises Refused."""
    notice = found(conn, notice_id)
    if by == notice.made_by or by in _authors(conn, notice_id):
        raise Refused("second-person")
    if version is not None and version != notice.version:
        raise Refused("changed-meanwhile")
    if notice.expired(today):
        raise Refused("expired")
    if notice.kind is Kind.health:
        _may_judge(conn, by)
    signed: dict[str, object] = {"approved_by": by[:40], "approved_at": now}
    signed |= {"approved_version": notice.version, "remark": ""}
    _go(conn, notice_id, State.approved, (State.testing,), **signed)
    note(conn, notice_id, "notice.approved", by=by, now=now, detail=f"version:{notice.version}")


def _authors(conn: Connection, notice_id: int) -> set[str]:
    """Everybody who wrote at it."""
    rows = conn.execute(select(VERSION.c.by).where(VERSION.c.notice_id == notice_id).distinct())
    return set(rows.scalars())


def _may_judge(conn: Connection, login: str) -> None:
    """Health content wants a clinician's or a supervisor's eyes."""
    row = conn.execute(
        select(STAFF.c.role, STAFF.c.licence).where(STAFF.c.login == login, STAFF.c.active)
    ).first()
    if row is None or not (row.licence or row.role in REVIEWERS):
        raise Refused("health-needs-clinician")


def start(
    conn: Connection,
    notice_id: int,
    *,
    by: str,
    now: datetime,
    today: date,
    at: datetime | None = None,
) -> State:
    """Now, or *at* a later moment. Raises Refused."""
    notice = found(conn, notice_id)
    if notice.expired(today):
        raise Refused("expired")
    if notice.approved_version not in (None, notice.version):
        raise Refused("changed-meanwhile")
    later = at is not None and at > now
    to = State.scheduled if later else State.running
    began = {"starts_at": at if later else now, "began_at": None if later else now}
    _go(conn, notice_id, to, (State.approved, State.scheduled), **began)
    note(conn, notice_id, "notice.started", by=by, now=now, detail=str(to))
    return to


def pause(conn: Connection, notice_id: int, *, by: str, now: datetime, reason: str = "") -> None:
    """Nothing more goes out until it is resumed. Raises Refused."""
    _go(conn, notice_id, State.paused, (State.running, State.scheduled), reason=reason[:40])
    note(conn, notice_id, "notice.paused", by=by, now=now, detail=reason)


def resume(conn: Connection, notice_id: int, *, by: str, now: datetime) -> State:
    """Goes on where it was; one that never began waits for its time again. Raises Refused."""
    notice = found(conn, notice_id)
    waits = notice.began_at is None and notice.starts_at is not None and notice.starts_at > now
    to = State.scheduled if waits else State.running
    began = notice.began_at or (None if waits else now)
    _go(conn, notice_id, to, (State.paused, State.stopped), reason="", began_at=began)
    note(conn, notice_id, RESUMED, by=by, now=now)
    return to


def cancel(conn: Connection, notice_id: int, *, by: str, now: datetime) -> None:
    """Ends it; who was not sent to is left out. Raises Refused."""
    since = tuple(state for state in State if state not in (State.done, State.cancelled))
    _go(conn, notice_id, State.cancelled, since, ended_at=now)
    conn.execute(
        update(RECIPIENT)
        .where(RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.state == "planned")
        .values(state="skipped", reason="cancelled", at=now)
    )
    mass.drop(conn, notice_id, now=now)
    note(conn, notice_id, "notice.cancelled", by=by, now=now)


def retry(
    conn: Connection, notice_id: int, *, by: str, now: datetime, unknown: bool = False
) -> int:
    """Those it failed for are planned anew; of *unknown* ones some may get it twice.

    How many; who cannot be reached stays. Raises Refused.
    """
    notice = found(conn, notice_id)
    if notice.state not in (State.running, State.paused, State.stopped, State.done):
        raise Refused("not-begun")
    states = ["failed", "unknown"] if unknown else ["failed"]
    again = conn.execute(
        update(RECIPIENT)
        .where(RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.state.in_(states))
        .where(RECIPIENT.c.reason != "unreachable")
        .values(state="planned", reason="", attempts=0, due_at=None, mass_id=None, at=now)
    ).rowcount
    if again and notice.state is State.done:
        move(conn, notice_id, to=State.running, since=[State.done], ended_at=None)
    note(conn, notice_id, "notice.retried", by=by, now=now, detail=str(again))
    return again


def settle(conn: Connection, notice_id: int, *, arrived: bool, by: str, now: datetime) -> int:
    """An operator says what became of the unknown ones: they count so from now on. How many."""
    found(conn, notice_id)
    state = "sent" if arrived else "failed"
    settled = conn.execute(
        update(RECIPIENT)
        .where(RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.state == "unknown")
        .values(state=state, reason="settled", at=now)
    ).rowcount
    note(conn, notice_id, "notice.settled", by=by, now=now, detail=f"{state}:{settled}")
    return settled


def wake(conn: Connection, *, now: datetime) -> int:
    """Those whose time has come begin; how many."""
    begun = conn.execute(
        update(NOTICE)
        .where(NOTICE.c.state == "scheduled", NOTICE.c.starts_at <= now)
        .values(state="running", began_at=now)
    )
    return begun.rowcount


def halt(conn: Connection, notice_id: int, *, reason: str, now: datetime) -> bool:
    """Stopped by itself; an operator looks and resumes or cancels it."""
    if not move(conn, notice_id, to=State.stopped, since=[State.running], reason=reason[:40]):
        return False
    note(conn, notice_id, "notice.stopped", by="program", now=now, detail=reason)
    return True


def _go(
    conn: Connection, notice_id: int, to: State, since: Sequence[State], **values: object
) -> None:
    if not move(conn, notice_id, to=to, since=since, **values):
        notice = get(conn, notice_id)
        raise Refused("no-such-notice" if notice is None else f"is-{notice.state}")
