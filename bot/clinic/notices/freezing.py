"""Freezes whom a notice goes to: one row a person, a page at a time, each page once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic.notices import audience, rules
from bot.clinic.notices.audience import Member
from bot.clinic.notices.notice import NOTICE, get
from bot.clinic.notices.recipients import RECIPIENT, State, Way

INSERT = {
    "sqlite": sqlite.insert(RECIPIENT).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(RECIPIENT).on_conflict_do_nothing(),
}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a channel can do now. *rate*: messages a second. *counted*: pushes have an allowance."""

    rate: float
    push: bool = True
    counted: bool = False
    mass: bool = False


Reaches = Mapping[str, Reach]


def way(member: Member, reach: Reach | None, now: datetime) -> Way | None:
    """How a notice reaches somebody; None: not at all, as things are."""
    if reach is None:
        return None
    if reach.push and (not reach.counted or _open(member, now)):
        return Way.push
    return Way.mass if reach.mass else None


def _open(member: Member, now: datetime) -> bool:
    """Whether WeChat's window is open, with enough left for a clinician."""
    until = member.allowed_until
    kept = rules.load().kept_sends
    return until is not None and until > now and (member.allowed or 0) > kept


def freeze(
    conn: Connection,
    *,
    reaches: Reaches,
    now: datetime,
    zone: str,
    most: int = audience.PAGE,
) -> bool:
    """One page of the oldest running notice that is not frozen yet; False when there is none."""
    query = (
        select(NOTICE.c.id)
        .where(NOTICE.c.state == "running", NOTICE.c.frozen_at.is_(None))
        .order_by(NOTICE.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    notice_id = conn.execute(query).scalar_one_or_none()
    if notice_id is None:
        return False
    notice = get(conn, notice_id)
    assert notice is not None
    found, upto = audience.page(
        conn, notice.audience, after=notice.frozen_upto, now=now, zone=zone, most=most
    )
    rows = [
        _row(notice.id, member, way(member, reaches.get(member.channel), now), now, zone)
        for member in found
        if not member.why
    ]
    if rows:
        conn.execute(INSERT[conn.dialect.name], rows)
    done = {"frozen_at": now} if upto is None else {"frozen_upto": upto}
    conn.execute(update(NOTICE).where(NOTICE.c.id == notice.id).values(done))
    return True


def _row(
    notice_id: int, member: Member, by: Way | None, now: datetime, zone: str
) -> dict[str, Any]:
    return {
        "notice_id": notice_id,
        "account_id": member.account_id,
        "person_id": member.person_id,
        "channel": member.channel,
        "zone": member.zone or zone,
        "way": str(by or Way.push),
        "state": str(State.planned if by else State.skipped),
        "reason": "" if by else "no-way",
        "attempts": 0,
        "owner": "",
        "platform_id": "",
        "at": now,
    }
