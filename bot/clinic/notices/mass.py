"""Mass sends of WeChat: lists of people who get the same words, each sent once by its own id."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from bot.clinic.notices import rules
from bot.clinic.notices.recipients import ACCOUNT, RECIPIENT, among
from bot.clinic.people import PERSON
from bot.store.notice import NoticeMass

MASS = NoticeMass.__table__  # type: ignore[attr-defined]
BEIJING = ZoneInfo("Asia/Shanghai")  # where WeChat's months begin
ASKING = timedelta(seconds=90)  # then whoever asked is taken for dead, and it is asked again
POLL = timedelta(minutes=5)
SAME = timedelta(hours=24)  # so long WeChat knows the id of a send again
CHANNEL = "wechat"


class Job(StrEnum):
    """Where a mass send stands."""

    planned = auto()
    asking = auto()  # the platform is being asked
    queued = auto()  # it said yes; the end is still to come
    done = auto()
    failed = auto()
    unknown = auto()


COUNT = (Job.asking, Job.queued, Job.done, Job.unknown)  # use up a person's month


@dataclass(frozen=True, slots=True)
class Send:
    """A mass send to be asked for, or asked about."""

    id: int
    notice_id: int
    client_id: str
    locale: str
    wording: str
    state: Job
    msg_id: str
    attempts: int
    at: datetime
    tag_id: int | None = None  # of the platform: everybody on the list has it, and nobody else


def month_of(now: datetime) -> str:
    return now.astimezone(BEIJING).strftime("%Y-%m")


def spent(conn: Connection, accounts: Sequence[int], *, month: str) -> set[int]:
    """Those of the accounts that had as many mass sends this month as there may be."""
    most = rules.load().mass.a_month
    return {account for account, had in used(conn, accounts, month=month).items() if had >= most}


def used(conn: Connection, accounts: Sequence[int], *, month: str) -> dict[int, int]:
    """How many mass sends each of the accounts had this month; who had none is left out."""
    rows = conn.execute(
        select(RECIPIENT.c.account_id, func.count())
        .join(MASS, MASS.c.id == RECIPIENT.c.mass_id)
        .where(RECIPIENT.c.account_id.in_(accounts), MASS.c.month == month)
        .where(MASS.c.state.in_([str(job) for job in COUNT]))
        .group_by(RECIPIENT.c.account_id)
    )
    return {account: int(had) for account, had in rows}


def gather(conn: Connection, notice_id: int, *, zones: Sequence[str], now: datetime) -> int | None:
    """The next list of a notice: people of one language and wording; its id, None at the end."""
    data = rules.load().mass
    mine = (RECIPIENT.c.notice_id == notice_id, RECIPIENT.c.way == "mass")
    rows = conn.execute(
        select(
            RECIPIENT.c.id,
            RECIPIENT.c.account_id,
            PERSON.c.locale,
            PERSON.c.elder,
            PERSON.c.notices,
            ACCOUNT.c.reachable,
        )
        .join(PERSON, PERSON.c.id == RECIPIENT.c.person_id)
        .join(ACCOUNT, ACCOUNT.c.id == RECIPIENT.c.account_id)
        .where(*mine, RECIPIENT.c.state == "planned", RECIPIENT.c.zone.in_(zones))
        .order_by(PERSON.c.locale, PERSON.c.elder, RECIPIENT.c.id)
        .limit(data.most)
        .with_for_update(of=RECIPIENT, skip_locked=True)
    ).all()
    if not rows:
        return None
    full = spent(conn, [row.account_id for row in rows], month=month_of(now))
    first = rows[0]
    alike = [row for row in rows if (row.locale, row.elder) == (first.locale, first.elder)]
    fit = [r for r in alike if r.notices and r.reachable and r.account_id not in full]
    _leave_out(conn, [row for row in alike if row not in fit], full, now)
    if len(fit) < data.least:
        _skip(conn, [row.id for row in fit], "too-few", now)
        return 0
    job_id = plan(conn, notice_id, (first.locale, first.elder), size=len(fit), now=now)
    conn.execute(
        update(RECIPIENT)
        .where(among(conn, [row.id for row in fit]))
        .values(state="claimed", mass_id=job_id, at=now)
    )
    return job_id


def plan(
    conn: Connection,
    notice_id: int,
    voice: tuple[str, bool],
    *,
    size: int,
    now: datetime,
    tag_id: int | None = None,
) -> int:
    """A send to be asked for; its id. *voice*: the language, and whether in the larger wording."""
    job = {
        "notice_id": notice_id,
        "client_id": f"q{secrets.token_hex(12)}",
        "month": month_of(now),
        "locale": voice[0],
        "wording": "elder" if voice[1] else "normal",
        "state": str(Job.planned),
        "size": size,
        "tag_id": tag_id,
        "msg_id": "",
        "reason": "",
        "attempts": 0,
        "at": now,
    }
    return int(conn.execute(insert(MASS).values(job).returning(MASS.c.id)).scalar_one())


def _leave_out(conn: Connection, rows: Sequence[Any], full: set[int], now: datetime) -> None:
    spent_up = [row.id for row in rows if row.account_id in full]
    _skip(conn, spent_up, "month-used-up", now)
    _skip(conn, [row.id for row in rows if row.id not in spent_up], "stopped", now)


def _skip(conn: Connection, ids: Sequence[int], reason: str, now: datetime) -> None:
    if ids:
        left = {"state": "skipped", "reason": reason, "at": now}
        conn.execute(update(RECIPIENT).where(among(conn, ids)).values(left))


def due(conn: Connection, *, running: Sequence[int], now: datetime) -> Send | None:
    """A send to ask for (of notices that run), or to ask about; it is this caller's for a while."""
    to_ask = (MASS.c.state.in_(("planned", "asking")), MASS.c.notice_id.in_(running))
    ready = or_(MASS.c.due_at.is_(None), MASS.c.due_at <= now)
    row = conn.execute(
        select(MASS)
        .where(or_(MASS.c.state == "queued", and_(*to_ask)), ready)
        .order_by(MASS.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    state = Job.queued if row.state == Job.queued else Job.asking
    held = {"state": str(state), "due_at": now + (POLL if state is Job.queued else ASKING)}
    if row.state == Job.planned:  # the first try: the month and the day of its id begin here
        held |= {"month": month_of(now), "at": now}
    at = now if row.state == Job.planned else row.at
    conn.execute(update(MASS).where(MASS.c.id == row.id).values(held))
    names = (row.id, row.notice_id, row.client_id, row.locale, row.wording)
    return Send(*names, state, row.msg_id, row.attempts, at, row.tag_id)


def drop(conn: Connection, notice_id: int, *, now: datetime) -> None:
    """Lists that nobody asked for yet are not asked for any more."""
    mine = (MASS.c.notice_id == notice_id, MASS.c.state == "planned")
    for job_id in list(conn.execute(select(MASS.c.id).where(*mine)).scalars()):
        conn.execute(
            update(MASS).where(MASS.c.id == job_id).values(state="failed", reason="cancelled")
        )
        _all(conn, job_id, "skipped", "cancelled", now)


def addresses(conn: Connection, job_id: int) -> list[str]:
    """The openids of a list, in the same order each time."""
    rows = conn.execute(
        select(ACCOUNT.c.address)
        .join(RECIPIENT, RECIPIENT.c.account_id == ACCOUNT.c.id)
        .where(RECIPIENT.c.mass_id == job_id)
        .order_by(RECIPIENT.c.id)
    )
    return list(rows.scalars())


def queued(conn: Connection, job_id: int, *, msg_id: str, now: datetime) -> None:
    """The platform took it: its people are sent to, unless the end says otherwise."""
    held = {"state": str(Job.queued), "msg_id": msg_id[:40], "due_at": now + POLL}
    changed = conn.execute(
        update(MASS).where(MASS.c.id == job_id, MASS.c.state == "asking").values(held)
    )
    if changed.rowcount:
        _all(conn, job_id, "sent", "", now)


def wait(conn: Connection, job_id: int, *, until: datetime, reason: str) -> None:
    """Ask again later, under the same id."""
    conn.execute(
        update(MASS)
        .where(MASS.c.id == job_id, MASS.c.state.in_(("asking", "queued")))
        .values(due_at=until, reason=reason[:40], attempts=MASS.c.attempts + 1)
    )


def fail(conn: Connection, job_id: int, *, reason: str, now: datetime, unknown: bool) -> None:
    """It did not go out, or (*unknown*) nobody can tell any more."""
    state = "unknown" if unknown else "failed"
    conn.execute(update(MASS).where(MASS.c.id == job_id).values(state=state, reason=reason[:40]))
    _all(conn, job_id, state, reason, now)


def ended(
    conn: Connection,
    msg_id: str,
    *,
    ok: bool,
    reason: str,
    now: datetime,
    counts: tuple[int, int] | None = None,
) -> bool:
    """The end of a send as the platform tells it; *counts* are (reached, failed) where it counts.

    False when it is not ours, or ended already.
    """
    mine = (MASS.c.msg_id == msg_id, MASS.c.state.in_(("queued", "asking")))
    job_id = conn.execute(select(MASS.c.id).where(*mine).with_for_update()).scalar()
    if job_id is None:
        return False
    reached, failed = counts or (None, None)
    values: dict[str, Any] = {"state": "done" if ok else "failed", "reason": reason[:40]}
    values |= {"reached": reached, "failed": failed}
    conn.execute(update(MASS).where(MASS.c.id == job_id).values(values))
    everybody = ok and counts is not None and failed == 0 and reached
    state = "failed" if not ok else "delivered" if everybody else "sent"
    _all(conn, job_id, state, "" if ok else reason, now)
    return True


def _all(conn: Connection, job_id: int, state: str, reason: str, now: datetime) -> None:
    conn.execute(
        update(RECIPIENT)
        .where(RECIPIENT.c.mass_id == job_id, RECIPIENT.c.state.in_(("claimed", "sent")))
        .values(state=state, reason=reason[:40], at=now)
    )
