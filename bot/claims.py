"""The SQL of sending: rows leased in order per person, what became of them, and taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, or_, select, text, update

from bot.outbox import LEASE, OPEN, OUT, Row, State
from bot.packing import unpack
from bot.store.tables import Account

ACCOUNT = Account.__table__  # type: ignore[attr-defined]


ANNOUNCED = "announced"  # why a row is held: a service notice has gone ahead of it


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row; *due_at* None with QUEUED holds it until the person writes."""

    id: int
    state: State
    reason: str = ""
    platform_id: str = ""
    due_at: datetime | None = None


_earlier = OUT.alias("earlier")
DUE = (
    select(OUT.c.id)
    .where(
        OPEN,
        OUT.c.state == "queued",
        OUT.c.channel.in_(bindparam("channels", expanding=True)),
        OUT.c.due_at <= bindparam("now"),
        ~exists(
            select(_earlier.c.id).where(
                text("earlier.state IN ('queued', 'sending')"),
                _earlier.c.person_id == OUT.c.person_id,
                _earlier.c.channel == OUT.c.channel,
                _earlier.c.id < OUT.c.id,
            )
        ),
    )
    .order_by(OUT.c.bulk, OUT.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
CLAIM = (
    update(OUT)
    .where(OUT.c.id.in_(DUE))
    .values(
        state="sending",
        owner=bindparam("owner"),
        lease=bindparam("lease"),
        attempts=OUT.c.attempts + 1,
    )
    .returning(
        OUT.c.id,
        OUT.c.person_id,
        OUT.c.channel,
        OUT.c.address,
        OUT.c.body,
        OUT.c.key,
        OUT.c.attempts,
        OUT.c.again,
    )
)


def claim(
    conn: Connection, *, owner: str, channels: Sequence[str], now: datetime, most: int
) -> list[Row]:
    """Lease up to *most* due rows: at most one a person, the oldest open one."""
    rows = conn.execute(
        CLAIM,
        {
            "channels": list(channels),
            "now": now,
            "most": most,
            "owner": owner,
            "lease": now + LEASE,
        },
    )
    return [
        Row(r.id, r.person_id, r.channel, r.address, unpack(r.body), r.key, r.attempts, r.again)
        for r in sorted(rows, key=lambda r: r.id)
    ]


DONE = (
    update(OUT)
    .where(
        OUT.c.id == bindparam("row"),
        OUT.c.state == "sending",
        # Another may have taken the row over; that it was sent is true all the same.
        or_(OUT.c.owner == bindparam("me"), bindparam("new") == "sent"),
    )
    .values(
        state=bindparam("new"),
        reason=bindparam("why"),
        platform_id=bindparam("theirs"),
        due_at=bindparam("due"),
        sent_at=bindparam("at"),
        owner="",
        lease=None,
    )
)


def finish(conn: Connection, results: Iterable[Result], *, owner: str, now: datetime) -> None:
    """Write down what became of a batch of rows."""
    values = [
        {
            "row": r.id,
            "me": owner,
            "new": str(r.state),
            "why": r.reason[:80],
            "theirs": r.platform_id[:80],
            "due": r.due_at,
            "at": now if r.state is State.SENT else None,
        }
        for r in results
    ]
    if values:
        conn.execute(DONE, values)


def extend(conn: Connection, owner: str, ids: Sequence[int], now: datetime) -> None:
    """Keep the leases of what a living sender has in hand; what it never got runs out."""
    mine = and_(OUT.c.id.in_(ids), OUT.c.owner == owner, OUT.c.state == "sending")
    conn.execute(update(OUT).where(mine).values(lease=now + LEASE))


def reclaim(conn: Connection, now: datetime, *, everything: bool = False) -> int:
    """Rows whose sender died go back into the queue; what must not be repeated becomes unknown.

    *everything* is for a store with a single process, at its start: nobody else holds a lease.
    """
    dead = and_(OPEN, OUT.c.state == "sending")
    if not everything:
        dead = and_(dead, OUT.c.lease < now)
    lost = conn.execute(
        update(OUT)
        .where(dead, OUT.c.again.is_(False))
        .values(state="unknown", reason="sender-died", owner="", lease=None)
    )
    back = conn.execute(
        update(OUT).where(dead).values(state="queued", due_at=now, owner="", lease=None)
    )
    return lost.rowcount + back.rowcount


def announced(conn: Connection, row: int) -> bool:
    """Whether a service notice went ahead of this row before."""
    why = select(OUT.c.reason).where(OUT.c.id == row)
    return conn.execute(why).scalar_one_or_none() == ANNOUNCED


def spend(conn: Connection, *, channel: str, address: str, now: datetime) -> bool:
    """Take one send out of the account's allowance; False when none is left. No budget: True."""
    mine = and_(ACCOUNT.c.channel == channel, ACCOUNT.c.address == address)
    taken = conn.execute(
        update(ACCOUNT)
        .where(mine, ACCOUNT.c.allowed > 0, ACCOUNT.c.allowed_until > now)
        .values(allowed=ACCOUNT.c.allowed - 1)
    )
    if taken.rowcount:
        return True
    free = conn.execute(select(ACCOUNT.c.id).where(mine, ACCOUNT.c.allowed.is_(None))).first()
    return free is not None


def window(conn: Connection, *, channel: str, address: str) -> datetime | None:
    """Until when the account may be written to; what a refusal is compared with."""
    return conn.execute(
        select(ACCOUNT.c.allowed_until).where(
            ACCOUNT.c.channel == channel, ACCOUNT.c.address == address
        )
    ).scalar_one_or_none()


def shut(
    conn: Connection, *, channel: str, address: str, unreachable: bool, until: datetime | None
) -> bool:
    """The platform refused: the window is closed, or the person cannot be reached at all.

    False when the person wrote meanwhile and opened another window than *until*.
    """
    mine = and_(ACCOUNT.c.channel == channel, ACCOUNT.c.address == address)
    values: dict[str, Any] = {"reachable": False} if unreachable else {"allowed": 0}
    same = ACCOUNT.c.allowed_until.is_not_distinct_from(until)
    changed = conn.execute(update(ACCOUNT).where(mine, same).values(**values))
    return bool(changed.rowcount)
