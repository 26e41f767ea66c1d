"""The SQL of a notice's list: frozen once, claimed in small batches, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Connection,
    String,
    and_,
    bindparam,
    func,
    or_,
    select,
    text,
    update,
)

from bot.clinic.people import PERSON
from bot.store.columns import Utc
from bot.store.notice import Notice, Recipient
from bot.store.tables import Account

NOTICE = Notice.__table__  # type: ignore[attr-defined]
RECIPIENT = Recipient.__table__  # type: ignore[attr-defined]
ACCOUNT = Account.__table__  # type: ignore[attr-defined]
LEASE = timedelta(seconds=20)


class State(StrEnum):
    """Where one recipient stands."""

    planned = auto()
    claimed = auto()  # somebody sends it now
    sent = auto()
    delivered = auto()  # the platform says so
    failed = auto()
    skipped = auto()  # left out: they want none any more, or are busy
    unknown = auto()  # it may have arrived


class Way(StrEnum):
    """How a notice reaches somebody."""

    push = auto()  # a message of the platform, one by one
    form = auto()  # one by one, too: a subscription notification of WeChat
    mass = auto()  # a mass send of WeChat


@dataclass(frozen=True, slots=True)
class Claimed:
    """One recipient whose notice is to be sent now."""

    id: int
    account_id: int
    person_id: int
    address: str
    locale: str
    elder: bool
    attempts: int
    until: datetime | None  # of WeChat's window
    way: Way
    stands: str  # empty, or why not now: what has changed since the list was made


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a recipient; planned ones come again at *due_at*."""

    id: int
    state: State
    reason: str = ""
    platform_id: str = ""
    due_at: datetime | None = None
    counted: bool = True  # whether it was a try
    way: Way | None = None  # from now on by another way


def among(conn: Connection, ids: Sequence[int], column: Any = RECIPIENT.c.id) -> Any:
    """Whether a recipient, or who *column* names, is one of these, however many: one statement."""
    if conn.dialect.name == "postgresql":
        return column == func.any(bindparam("ids", ids, type_=ARRAY(BigInteger)))
    return column.in_(ids)


_due = or_(RECIPIENT.c.due_at.is_(None), RECIPIENT.c.due_at <= bindparam("now", type_=Utc))
NEXT = (
    select(RECIPIENT.c.id)
    .where(
        text("recipient.state = 'planned'"),
        RECIPIENT.c.notice_id == bindparam("notice"),
        RECIPIENT.c.channel == bindparam("on"),
        RECIPIENT.c.id > bindparam("after"),
        RECIPIENT.c.way != "mass",
        RECIPIENT.c.zone.in_(bindparam("zones", expanding=True)),
        _due,
    )
    .order_by(RECIPIENT.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
CLAIM = (
    update(RECIPIENT)
    .where(RECIPIENT.c.id.in_(NEXT))
    .values(
        state="claimed",
        owner=bindparam("me", type_=String()),
        lease=bindparam("until", type_=Utc),
    )
    .returning(RECIPIENT.c.id)
)

WHO = (
    select(
        RECIPIENT.c.id,
        RECIPIENT.c.account_id,
        RECIPIENT.c.person_id,
        RECIPIENT.c.attempts,
        RECIPIENT.c.way,
        ACCOUNT.c.address,
        ACCOUNT.c.reachable,
        ACCOUNT.c.allowed_until,
        PERSON.c.locale,
        PERSON.c.elder,
        PERSON.c.notices,
        PERSON.c.case_id,
        PERSON.c.asked_at,
        PERSON.c.erased_at,
    )
    .join(ACCOUNT, ACCOUNT.c.id == RECIPIENT.c.account_id)
    .join(PERSON, PERSON.c.id == RECIPIENT.c.person_id)
)

DEAD = RECIPIENT.c.id.in_(
    select(RECIPIENT.c.id)
    .where(text("recipient.state = 'claimed'"), RECIPIENT.c.lease < bindparam("now", type_=Utc))
    .with_for_update(skip_locked=True)
)


def claim(
    conn: Connection,
    *,
    notice_id: int,
    channel: str,
    zones: Sequence[str],
    after: int,
    owner: str,
    now: datetime,
    most: int,
    busy: timedelta,
) -> list[Claimed]:
    """Up to *most* of those planned, with who they are now; nobody else sends to them."""
    values: dict[str, Any] = {
        "notice": notice_id,
        "on": channel,
        "zones": list(zones),
        "after": after,
    }
    values |= {"now": now, "most": most, "me": owner, "until": now + LEASE}
    ids = list(conn.execute(CLAIM, values).scalars())
    if not ids:
        return []
    rows = conn.execute(WHO.where(among(conn, ids)).order_by(RECIPIENT.c.id))
    return [
        Claimed(
            row.id,
            row.account_id,
            row.person_id,
            row.address,
            row.locale,
            row.elder,
            row.attempts,
            row.allowed_until,
            Way(row.way),
            _stands(row, now - busy),
        )
        for row in rows
    ]


def _stands(row: Any, busy_since: datetime) -> str:
    if not row.notices or row.erased_at is not None:
        return "stopped"
    if not row.reachable:
        return "unreachable"
    if row.case_id is not None:
        return "consult"
    if row.asked_at is not None and row.asked_at > busy_since:
        return "busy"
    return ""


def finish(conn: Connection, results: Iterable[Result], *, owner: str, now: datetime) -> None:
    """Write down what became of a batch. A lease that ran out meanwhile does not make it untrue."""
    ordered = sorted(results, key=_likeness)
    for _, group in groupby(ordered, key=_likeness):
        alike = list(group)
        first = alike[0]
        mine = and_(RECIPIENT.c.state == "claimed", RECIPIENT.c.owner == owner)
        told = first.state is not State.planned
        late = and_(RECIPIENT.c.state == "unknown", RECIPIENT.c.reason == "sender-died")
        values: dict[str, Any] = {
            "state": str(first.state),
            "reason": first.reason[:40],
            "platform_id": first.platform_id[:80],
            "due_at": first.due_at,
            "at": now,
            "owner": "",
            "lease": None,
        }
        if first.counted:
            values["attempts"] = RECIPIENT.c.attempts + 1
        if first.way:
            values["way"] = str(first.way)
        where = or_(mine, late) if told else mine
        ids = [result.id for result in alike]
        conn.execute(update(RECIPIENT).where(among(conn, ids), where).values(values))
        if not told:
            _not_after_the_end(conn, ids)


def _not_after_the_end(conn: Connection, ids: Sequence[int]) -> None:
    """What comes back to a notice that was cancelled meanwhile is left out like the rest."""
    over = select(NOTICE.c.id).where(NOTICE.c.state == "cancelled")
    mine = (among(conn, ids), RECIPIENT.c.state == "planned", RECIPIENT.c.notice_id.in_(over))
    left = {"state": "skipped", "reason": "cancelled"}
    conn.execute(update(RECIPIENT).where(*mine).values(left))


def _likeness(result: Result) -> tuple[str, str, str, str, bool, str]:
    due = result.due_at.isoformat() if result.due_at else ""
    told = str(result.state), result.reason, result.platform_id, due
    return *told, result.counted, result.way or ""


def spend(conn: Connection, account_id: int, *, kept: int, now: datetime, sends: int = 1) -> bool:
    """Take *sends* out of WeChat's allowance, if after that no fewer than *kept* are left of it."""
    open_ = (ACCOUNT.c.allowed >= kept + sends, ACCOUNT.c.allowed_until > now)
    taken = conn.execute(
        update(ACCOUNT)
        .where(ACCOUNT.c.id == account_id, *open_)
        .values(allowed=ACCOUNT.c.allowed - sends)
    )
    return bool(taken.rowcount)


def extend(conn: Connection, ids: Sequence[int], *, owner: str, now: datetime) -> None:
    """Keep the leases of what a living sender has in hand, but for what it writes down just now."""
    mine = and_(among(conn, ids), RECIPIENT.c.owner == owner, RECIPIENT.c.state == "claimed")
    free = select(RECIPIENT.c.id).where(mine).with_for_update(skip_locked=True)
    conn.execute(update(RECIPIENT).where(RECIPIENT.c.id.in_(free)).values(lease=now + LEASE))


def reclaim(conn: Connection, *, now: datetime) -> int:
    """What a dead sender had in hand may have arrived or not: left to an operator. How many.

    What somebody else writes just now is not waited for: two that wait for each other's rows
    would break each other off, and a sender that only was slow writes them itself.
    """
    lost = {"state": "unknown", "reason": "sender-died", "owner": "", "lease": None, "at": now}
    return conn.execute(update(RECIPIENT).where(DEAD).values(lost), {"now": now}).rowcount


def counts(
    conn: Connection, notice_id: int, *, since: datetime | None = None
) -> dict[tuple[str, str], int]:
    """(state, reason) -> how many; of those only that came to it after *since*, if given."""
    of = [RECIPIENT.c.notice_id == notice_id]
    of += [] if since is None else [RECIPIENT.c.at > since]
    rows = conn.execute(
        select(RECIPIENT.c.state, RECIPIENT.c.reason, func.count())
        .where(*of)
        .group_by(RECIPIENT.c.state, RECIPIENT.c.reason)
    )
    return {(state, reason): number for state, reason, number in rows}


OPEN = (
    select(RECIPIENT.c.id)
    .where(
        RECIPIENT.c.notice_id == bindparam("notice"),
        RECIPIENT.c.state.in_(("planned", "claimed")),
    )
    .limit(1)
)


def any_open(conn: Connection, notice_id: int) -> bool:
    """Whether anybody is still to be sent to."""
    return conn.execute(OPEN, {"notice": notice_id}).first() is not None
