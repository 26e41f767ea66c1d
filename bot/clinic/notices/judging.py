"""When a notice ends, and when it stops by itself: too many errors, too many who want no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from bot.clinic.audit import AUDIT
from bot.clinic.notices import lifecycle, rules
from bot.clinic.notices.notice import Notice, State, every, move, note
from bot.clinic.notices.recipients import RECIPIENT, any_open, counts

HARMLESS = frozenset({"unreachable"})  # failed, but by no fault of the notice
REACHED = ("sent", "delivered")
Counts = Mapping[tuple[str, str], int]


def verdict(found: Counts, stops: int) -> str:
    """Why a notice has to stop, or empty."""
    data = rules.load()
    reached = sum(n for (state, _), n in found.items() if state in REACHED)
    unreached = sum(n for (_, reason), n in found.items() if reason in HARMLESS)
    wrong = sum(
        n
        for (state, reason), n in found.items()
        if state in ("failed", "unknown") and reason not in HARMLESS
    )
    tried = reached + wrong + unreached
    if tried < data.judged_from:
        return ""
    if wrong > data.error_share * tried:
        return "errors"
    return "opt-outs" if stops > data.stop_share * max(reached, 1) else ""


def stops(conn: Connection, notice_id: int, *, since: datetime | None = None) -> int:
    """How many of its recipients wanted no more notices after it, *since* then or ever."""
    came = RECIPIENT.c.stopped_at
    mine = (
        RECIPIENT.c.notice_id == notice_id,
        came.is_not(None) if since is None else came > since,
    )
    return int(conn.execute(select(func.count()).select_from(RECIPIENT).where(*mine)).scalar_one())


def look(conn: Connection, *, now: datetime, zone: str) -> list[int]:
    """Look at each notice that is being sent; those that stopped or ended now."""
    changed = []
    today = now.astimezone(ZoneInfo(zone)).date()
    for notice in every(conn, State.running):
        if notice.expired(today):
            ended = lifecycle.halt(conn, notice.id, reason="expired", now=now)
        elif reason := _judged(conn, notice.id):
            ended = lifecycle.halt(conn, notice.id, reason=reason, now=now)
        else:
            ended = _end(conn, notice, now)
        if ended:
            changed.append(notice.id)
    return changed


def _judged(conn: Connection, notice_id: int) -> str:
    """The verdict on what came since somebody last looked and let it go on."""
    resumed = select(func.max(AUDIT.c.at)).where(
        AUDIT.c.subject == f"notice:{notice_id}", AUDIT.c.action == lifecycle.RESUMED
    )
    since = conn.execute(resumed).scalar_one()
    return verdict(counts(conn, notice_id, since=since), stops(conn, notice_id, since=since))


def _end(conn: Connection, notice: Notice, now: datetime) -> bool:
    if notice.frozen_at is None or any_open(conn, notice.id):
        return False
    if not move(conn, notice.id, to=State.done, since=[State.running], ended_at=now):
        return False
    note(conn, notice.id, "notice.done", by="program", now=now)
    return True
