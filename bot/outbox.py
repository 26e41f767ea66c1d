"""The SQL of what goes out: put, claim by lease in order per person, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.messages import Button, Form, Kind, Media, Outbound
from bot.store.statement import Prepared
from bot.store.tables import Account
from bot.store.tables import Outbox as OutboxTable

OUT = OutboxTable.__table__  # type: ignore[attr-defined]
ACCOUNT = Account.__table__  # type: ignore[attr-defined]
LEASE = timedelta(seconds=20)
WEB = "web"


class State(StrEnum):
    """Where a row stands. QUEUED without a due time waits for the person to write."""

    QUEUED = auto()
    SENDING = auto()
    SENT = auto()
    FAILED = auto()
    UNKNOWN = auto()
    SKIPPED = auto()


class Way(StrEnum):
    """How a row leaves."""

    PUSH = auto()  # a call of the platform
    PASSIVE = auto()  # in the webhook's own answer
    SOCKET = auto()  # read by the web page


@dataclass(frozen=True, slots=True)
class Row:
    """A row on its way."""

    id: int
    person_id: int
    channel: str
    address: str
    out: Outbound
    key: str
    attempts: int = 0
    again: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row; *due_at* None with QUEUED holds it until the person writes."""

    id: int
    state: State
    reason: str = ""
    platform_id: str = ""
    due_at: datetime | None = None


def pack(out: Outbound) -> dict[str, Any]:
    """An outbound as the JSON that is sealed in its row."""
    packed: dict[str, Any] = {"form": str(out.form), "text": out.text}
    if out.buttons:
        packed["buttons"] = [[b.label, b.code, b.style] for b in out.buttons]
    if out.menu:
        packed["menu"] = list(out.menu)
    if out.media:
        m = out.media
        packed["media"] = [str(m.kind), m.ref, m.mime, m.size, m.name, m.stored]
    if out.latitude is not None:
        packed["place"] = [out.latitude, out.longitude]
    if out.origin:
        packed["origin"] = out.origin
    if out.bulk:
        packed["bulk"] = True
    return packed


def unpack(packed: Mapping[str, Any]) -> Outbound:
    media = packed.get("media")
    place = packed.get("place") or (None, None)
    return Outbound(
        form=Form(packed["form"]),
        text=packed["text"],
        buttons=tuple(Button(*b) for b in packed.get("buttons", ())),
        menu=tuple(packed.get("menu", ())),
        media=Media(Kind(media[0]), *media[1:]) if media else None,
        latitude=place[0],
        longitude=place[1],
        origin=packed.get("origin", ""),
        bulk=packed.get("bulk", False),
    )


INSERT = Prepared(
    insert(OUT)
    .values({c.name: bindparam(c.name, type_=c.type) for c in OUT.c if c.name != "id"})
    .returning(OUT.c.id)
)


def put(
    conn: Connection,
    *,
    person_id: int,
    channel: str,
    address: str,
    out: Outbound,
    key: str,
    now: datetime,
    message_id: int | None = None,
    inbox_id: int | None = None,
    again: bool = True,
    state: State = State.QUEUED,
    way: Way = Way.PUSH,
    owner: str = "",
    held: bool = False,
) -> int:
    """Write one row; raises IntegrityError when *key* was used. Returns its id."""
    sent = state is State.SENT
    row = INSERT.first(
        conn,
        {
            "key": key,
            "person_id": person_id,
            "channel": channel,
            "address": address,
            "inbox_id": inbox_id,
            "state": str(state),
            "way": str(Way.SOCKET if channel == WEB else way),
            "reason": "",
            "body": pack(out),
            "bulk": out.bulk,
            "again": again,
            "attempts": 0,
            "owner": owner,
            "lease": now + LEASE if owner else None,
            "due_at": None if held else now,
            "platform_id": "",
            "message_id": message_id,
            "created_at": now,
            "sent_at": now if sent else None,
        },
    )
    assert row is not None
    return int(row[0])


OF_INBOX = (
    select(OUT.c.id, OUT.c.body)
    .where(OUT.c.inbox_id == bindparam("inbox"), OUT.c.way == "passive")
    .order_by(OUT.c.id)
)


def passive_of(conn: Connection, inbox_id: int) -> Outbound | None:
    """The bubble that answers this inbound message in the webhook's own response."""
    row = conn.execute(OF_INBOX, {"inbox": inbox_id}).first()
    return unpack(row.body) if row else None


def push_instead(conn: Connection, inbox_id: int, now: datetime) -> int:
    """The webhook's answer came too late: send the bubble by a call. Returns the rows changed."""
    changed = conn.execute(
        update(OUT)
        .where(OUT.c.inbox_id == inbox_id, OUT.c.way == "passive", OUT.c.state == "sent")
        .values(state="queued", way="push", due_at=now, sent_at=None)
    )
    return changed.rowcount


OPEN = text("outbox.state IN ('queued', 'sending')")  # the words of the partial index
HELD = (
    select(OUT.c.id, OUT.c.body)
    .where(
        OPEN,
        OUT.c.person_id == bindparam("person"),
        OUT.c.channel == bindparam("channel"),
        OUT.c.state == "queued",
    )
    .order_by(OUT.c.id)
)


def held(conn: Connection, person_id: int, channel: str) -> list[tuple[int, Outbound]]:
    """Rows not yet sent to this person on this channel, oldest first."""
    rows = conn.execute(HELD, {"person": person_id, "channel": channel})
    return [(row.id, unpack(row.body)) for row in rows]


def take_along(conn: Connection, ids: Sequence[int], *, inbox_id: int, now: datetime) -> None:
    """These rows went out inside another bubble's text."""
    conn.execute(
        update(OUT)
        .where(OUT.c.id.in_(ids))
        .values(state="sent", reason="merged", sent_at=now, owner="", inbox_id=inbox_id)
    )


def release(conn: Connection, person_id: int, channel: str, now: datetime) -> None:
    """The person wrote, so what was held for them may be tried again."""
    conn.execute(
        update(OUT)
        .where(
            OPEN,
            OUT.c.person_id == person_id,
            OUT.c.channel == channel,
            OUT.c.state == "queued",
            OUT.c.due_at.is_(None),
        )
        .values(due_at=now)
    )


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
    .where(OUT.c.id == bindparam("row"), OUT.c.state == "sending")
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


def finish(conn: Connection, results: Iterable[Result], now: datetime) -> None:
    """Write down what became of a batch of rows."""
    values = [
        {
            "row": r.id,
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


def extend(conn: Connection, owner: str, now: datetime) -> None:
    """Keep the leases of a sender that is alive."""
    conn.execute(
        update(OUT).where(OUT.c.owner == owner, OUT.c.state == "sending").values(lease=now + LEASE)
    )


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


def shut(conn: Connection, *, channel: str, address: str, unreachable: bool) -> None:
    """The platform refused: the window is closed, or the person cannot be reached at all."""
    values: dict[str, Any] = {"reachable": False} if unreachable else {"allowed": 0}
    conn.execute(
        update(ACCOUNT)
        .where(ACCOUNT.c.channel == channel, ACCOUNT.c.address == address)
        .values(**values)
    )


def counts(conn: Connection) -> dict[tuple[str, str], int]:
    """(channel, state) -> rows, of the open ones; for metrics."""
    rows = conn.execute(
        select(OUT.c.channel, OUT.c.state, func.count())
        .where(OPEN)
        .group_by(OUT.c.channel, OUT.c.state)
    )
    return {(channel, state): count for channel, state, count in rows}


def merged(first: Outbound, more: str) -> Outbound:
    """The bubble with another text in front."""
    return replace(first, text=f"{more}\n\n{first.text}" if first.text else more)


def on_conflict(dialect: str, table: Any) -> Any:
    """An INSERT of the right dialect, for ON CONFLICT."""
    return (sqlite if dialect == "sqlite" else postgresql).insert(table)
