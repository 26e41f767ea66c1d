"""How the channels and the rest of the service are, looked at in the background and kept.

One process at a time looks (`claim`); pages read what it found (`last`) and never wait for a
platform. What is asked of platforms comes from `handlers` as `Report`s; what the database tells is
read here. Both become the incidents of `bot.operating.incidents`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, func, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from bot.clinic import deskfile as desk
from bot.clinic import presence, registry, rules, shifts, slots, timetable
from bot.clinic.datafile import DataError
from bot.clinic.notices import notice as notices
from bot.clinic.notices import rules as notice_rules
from bot.clinic.notices.mass import month_of
from bot.operating.incidents import NOTICE, Found, Kind

TABLES = SQLModel.metadata.tables
NOTE, OUT, INBOX, TIMER = (TABLES[name] for name in ("note", "outbox", "inbox", "timer"))
ACCOUNT, MASS, STAFF = (TABLES[name] for name in ("account", "notice_mass", "staff"))
HEALTH, SOCKETS = "health", "sockets:"
EVERY = timedelta(seconds=50)
LATELY = 20_000  # rows of the inbox and the outbox that are looked through
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Report:
    """What a channel's platform said. *state*: ok, wrong (works, but look) or down.

    *reason* is a code; *facts* are numbers and codes: never a token, an address or a name.
    """

    channel: str
    state: str = "ok"
    reason: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def claim(conn: Connection, *, now: datetime) -> bool:
    """Whether this process is to look now."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(NOTE).on_conflict_do_nothing(), {"name": HEALTH, "body": None, "until": None})
    free = or_(NOTE.c.until.is_(None), NOTE.c.until <= now)
    mine = update(NOTE).where(NOTE.c.name == HEALTH, free).values(until=now + EVERY)
    return bool(conn.execute(mine).rowcount)


def keep(conn: Connection, reports: Iterable[Report], inside: Inside, *, now: datetime) -> None:
    """Write down what was found, for the pages."""
    body = {
        "at": now.isoformat(),
        "channels": [asdict(report) | {"facts": dict(report.facts)} for report in reports],
        "inside": inside.plain(),
    }
    conn.execute(update(NOTE).where(NOTE.c.name == HEALTH).values(body=body))


def last(conn: Connection) -> dict[str, Any] | None:
    """What was found at the last look: {"at", "channels", "inside"}; None before the first."""
    body = conn.execute(select(NOTE.c.body).where(NOTE.c.name == HEALTH)).scalar()
    return body if isinstance(body, dict) else None


def connected(conn: Connection, *, owner: str, sockets: int, now: datetime) -> None:
    """How many web pages one process holds open."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    values = {"body": sockets, "until": now + timedelta(minutes=3)}
    put = make(NOTE).values(name=f"{SOCKETS}{owner}"[:80], **values)
    conn.execute(put.on_conflict_do_update(index_elements=["name"], set_=values))
    old = (NOTE.c.name.like(f"{SOCKETS}%"), NOTE.c.until < now)
    conn.execute(delete(NOTE).where(*old))


@dataclass(slots=True)
class Inside:
    """What the database tells. Ages in seconds."""

    open: dict[str, int] = field(default_factory=dict)  # rows to be sent, by channel
    oldest: dict[str, int] = field(default_factory=dict)  # age of the oldest that is due
    failures: list[tuple[str, str, str, int]] = field(default_factory=list)
    heard: dict[str, str] = field(default_factory=dict)  # last message in, by channel
    late: int = 0  # timers that are due
    lag: int = 0  # age of the one due longest
    sockets: int = 0
    ledger: tuple[int, int] = (0, 0)  # WeChat: people who may be written to, messages left
    mass: tuple[str, int, int] = ("", 0, 0)  # WeChat: month, sends in it, how many a person may get

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def inside(conn: Connection, *, now: datetime) -> Inside:
    """Look through the database."""
    found = Inside()
    for channel, count, oldest in conn.execute(_waiting(now)):
        found.open[channel] = count
        if oldest is not None:
            found.oldest[channel] = int((now - oldest).total_seconds())
    found.failures = [tuple(row) for row in conn.execute(_failures())]
    recent = select(INBOX.c.channel, INBOX.c.received_at).order_by(INBOX.c.id.desc())
    few = recent.where(INBOX.c.channel != "event").limit(LATELY).subquery()
    heard = select(few.c.channel, func.max(few.c.received_at)).group_by(few.c.channel)
    found.heard = {channel: at.isoformat() for channel, at in conn.execute(heard)}
    due = (text("timer.state = 'waiting'"), TIMER.c.due_at <= now)
    found.late, first = conn.execute(
        select(func.count(), func.min(TIMER.c.due_at)).where(*due)
    ).one()
    found.lag = int((now - first).total_seconds()) if first else 0
    bodies = select(NOTE.c.body).where(NOTE.c.name.like(f"{SOCKETS}%"), NOTE.c.until >= now)
    found.sockets = sum(int(body or 0) for body in conn.execute(bodies).scalars())
    found.ledger = _ledger(conn, now)
    found.mass = _mass(conn, now)
    return found


def _waiting(now: datetime) -> Any:
    """By channel: rows that wait, and since when the one longest due does."""
    is_open = OUT.c.state.in_(("queued", "sending"))
    due = func.min(OUT.c.due_at).filter(OUT.c.due_at <= now)
    return select(OUT.c.channel, func.count(), due).where(is_open).group_by(OUT.c.channel)


def _failures() -> Any:
    """Of the rows made last: how many failed, by channel, state and reason."""
    last_ = select(OUT.c.channel, OUT.c.state, OUT.c.reason).order_by(OUT.c.id.desc())
    few = last_.limit(LATELY).subquery()
    lost = few.c.state.in_(("failed", "unknown", "skipped"))
    keys = (few.c.channel, few.c.state, few.c.reason)
    return select(*keys, func.count()).where(lost).group_by(*keys).order_by(func.count().desc())


def _ledger(conn: Connection, now: datetime) -> tuple[int, int]:
    """WeChat: to how many a customer-service message may go now, and how many in all."""
    free = (ACCOUNT.c.channel == "wechat", ACCOUNT.c.allowed > 0, ACCOUNT.c.allowed_until > now)
    counted = select(func.count(), func.coalesce(func.sum(ACCOUNT.c.allowed), 0)).where(*free)
    people, left = conn.execute(counted).one()
    return int(people), int(left)


def _mass(conn: Connection, now: datetime) -> tuple[str, int, int]:
    month = month_of(now)
    sent = select(func.count()).where(MASS.c.month == month, MASS.c.state.not_in(("skipped",)))
    return month, int(conn.execute(sent).scalar_one()), notice_rules.load().mass.a_month


# --- what is broken

LOOKED = tuple(kind for kind in Kind if kind is not Kind.mail)


def broken(
    conn: Connection, reports: Iterable[Report], here: Inside, *, now: datetime, zone: str
) -> list[Found]:
    """Everything that is not as it should be."""
    return [
        *_channels(reports),
        *_rows(here, now),
        *_files(now, zone),
        *_stocks(conn),
        *_staffing(conn, now, zone),
        *_notices(conn),
    ]


def _channels(reports: Iterable[Report]) -> list[Found]:
    kinds = {"down": Kind.channel, "wrong": Kind.webhook}
    return [
        Found(kinds[report.state], report.channel, {"reason": report.reason})
        for report in reports
        if report.state in kinds
    ]


def _rows(here: Inside, now: datetime) -> list[Found]:
    data = desk.load()
    found = [
        Found(Kind.outbox, channel, {"minutes": age // SECONDS, "rows": here.open.get(channel, 0)})
        for channel, age in here.oldest.items()
        if age >= data.outbox_minutes * SECONDS
    ]
    if here.lag >= data.late_minutes * SECONDS:
        found.append(
            Found(Kind.timers, "timers", {"minutes": here.lag // SECONDS, "rows": here.late})
        )
    for channel, hours in data.quiet_hours.items():
        heard = here.heard.get(channel)
        if hours and heard and now - datetime.fromisoformat(heard) > timedelta(hours=hours):
            found.append(Found(Kind.quiet, channel, {"hours": hours}))
    return found


def _files(now: datetime, zone: str) -> list[Found]:
    today, found = now.astimezone(ZoneInfo(zone)).date(), []
    for file in registry.FILES:
        try:
            day = file.load().expires
        except DataError:
            continue  # the program would not have started with it
        if day < today:
            found.append(Found(Kind.expired, file.name, {"day": day.isoformat()}))
        elif (day - today).days <= desk.load().expiry_days:
            found.append(Found(Kind.expiring, file.name, {"day": day.isoformat()}))
    return found


def _stocks(conn: Connection) -> list[Found]:
    least = desk.load().stock_below
    return [
        Found(Kind.stock, f"{one.resource} {one.product}", {"left": one.quantity})
        for one in slots.stocks.of(conn)
        if one.quantity < least
    ]


def _staffing(conn: Connection, now: datetime, zone: str) -> list[Found]:
    """Roles of which fewer are online than the shifts of this hour name."""
    only = rules.load().roles.staff_only
    rows = conn.execute(select(STAFF.c.id, STAFF.c.role).where(STAFF.c.active)).all()
    planned = shifts.of_all(conn, [row.id for row in rows])
    alive = presence.alive(now)
    here = {
        one.staff_id
        for one in presence.everybody(conn)
        if one.state == "online" and one.seen_at is not None and one.seen_at >= alive
    }
    wanted: dict[str, list[bool]] = {}
    for row in rows:
        theirs = planned.get(row.id)  # nobody is missed who has no shifts entered
        if row.role in only or theirs is None:
            continue
        if timetable.inside(theirs.hours, now, ZoneInfo(zone)):
            wanted.setdefault(row.role, []).append(row.id in here)
    return [
        Found(Kind.staffing, role, {"planned": len(those), "online": sum(those)})
        for role, those in sorted(wanted.items())
        if not all(those)
    ]


def _notices(conn: Connection) -> list[Found]:
    return [
        Found(Kind.notice, f"{NOTICE}{one.id}", {"reason": one.reason, "name": one.name})
        for one in notices.every(conn, notices.State.stopped)
    ]
