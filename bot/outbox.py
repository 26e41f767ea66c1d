"""The SQL of what goes out: put, claim by lease in order per person, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    exists,
    false,
    func,
    insert,
    null,
    or_,
    select,
    text,
    true,
    update,
)

from bot.messages import Outbound
from bot.packing import pack, unpack
from bot.store import people
from bot.store.statement import Prepared
from bot.store.tables import Account
from bot.store.tables import Outbox as OutboxTable

OUT = OutboxTable.__table__  # type: ignore[attr-defined]
ACCOUNT = Account.__table__  # type: ignore[attr-defined]
LEASE = timedelta(seconds=20)
STALE = "stale"  # why a row was skipped: its visit stands elsewhere
WEB = "web"
CROWDED = 4  # people being answered, above which old keyboards are no longer tidied up


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


VALUES: dict[str, Any] = {c.name: bindparam(c.name, type_=c.type) for c in OUT.c if c.name != "id"}
# What is the same in nearly every new row stands in the statement itself.
USUAL: dict[str, Any] = {
    "reason": text("''"),
    "bulk": false(),
    "again": true(),
    "attempts": text("0"),
    "platform_id": text("''"),
    "due_at": VALUES["created_at"],
}
NOBODYS: dict[str, Any] = {"owner": text("''"), "lease": null(), "message_id": null()}
OPEN = text("outbox.state IN ('queued', 'sending')")  # the words of the partial index
# A new row may go straight to this process's sender unless another one still has a row to send.
OTHERS = exists(
    select(OUT.c.id).where(
        OPEN,
        OUT.c.person_id == VALUES["person_id"],
        OUT.c.channel == VALUES["channel"],
        or_(OUT.c.state == "queued", OUT.c.owner != VALUES["owner"]),
    )
)
QUEUE = Prepared(
    insert(OUT)
    .values(
        VALUES
        | {name: USUAL[name] for name in ("reason", "attempts", "platform_id", "due_at")}
        | {"state": text("'queued'"), "owner": text("''"), "lease": null(), "sent_at": null()}
    )
    .returning(OUT.c.id)
)
ANSWER = Prepared(
    insert(OUT)
    .values(
        VALUES
        | USUAL
        | NOBODYS
        | {"state": text("'sent'"), "way": text("'passive'"), "sent_at": VALUES["created_at"]}
    )
    .returning(OUT.c.id)
)
LEASE_OUT = Prepared(
    insert(OUT)
    .values(
        VALUES
        | USUAL
        | {"state": case((OTHERS, "queued"), else_="sending"), "way": text("'push'")}
        | {"message_id": null(), "sent_at": null()}
    )
    .returning(OUT.c.id, OUT.c.state)
)
LEASE_AND_SAVE = Prepared(LEASE_OUT.statement.add_cte(people.SAVE.statement.cte("kept_talk")))


@dataclass(slots=True)
class Slip:
    """One bubble on its way into the outbox; *key* is unique for ever."""

    person_id: int
    channel: str
    address: str
    out: Outbound
    key: str
    now: datetime
    message_id: int | None = None
    inbox_id: int | None = None
    again: bool = True

    def values(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "person_id": self.person_id,
            "channel": self.channel,
            "address": self.address,
            "inbox_id": self.inbox_id,
            "body": pack(self.out),
            "created_at": self.now,
        }


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
) -> int:
    """Queue one bubble; raises IntegrityError when *key* was used. Returns the row's id."""
    slip = Slip(person_id, channel, address, out, key, now, message_id, inbox_id, again)
    return queue(conn, slip)


def queue(conn: Connection, slip: Slip) -> int:
    """For whoever sends next."""
    way = Way.SOCKET if slip.channel == WEB else Way.PUSH
    more = {"way": str(way), "bulk": slip.out.bulk, "again": slip.again}
    row = QUEUE.first(conn, slip.values() | more | {"message_id": slip.message_id})
    assert row is not None
    return int(row[0])


def answer(conn: Connection, slip: Slip) -> int:
    """For the webhook's own answer: sent with this commit, and given again to a re-delivery."""
    row = ANSWER.first(conn, slip.values())
    assert row is not None
    return int(row[0])


def lease(
    conn: Connection, slip: Slip, owner: str, talk: Mapping[str, Any] | None = None
) -> tuple[int, bool]:
    """For this process's sender, already leased; False when it has to queue behind another's.

    *talk* is kept with it, as by `people.save`.
    """
    values = slip.values() | {"owner": owner, "lease": slip.now + LEASE}
    if talk is None:
        row = LEASE_OUT.first(conn, values)
    elif conn.dialect.name == "postgresql":  # where a round trip less is worth a statement more
        row = LEASE_AND_SAVE.first(conn, {**values, **talk})
    else:
        people.save(conn, talk)
        row = LEASE_OUT.first(conn, values)
    assert row is not None
    return int(row[0]), row[1] == State.SENDING


PASSIVE = Prepared(
    select(OUT.c.body)
    .where(OUT.c.key == bindparam("key", type_=OUT.c.key.type))
    .where(OUT.c.way == text("'passive'"))
)


def key_of(inbox_id: int, number: int) -> str:
    """The key of a message's answer; the one in the webhook's own response is the first, 0."""
    return f"{inbox_id}:{number}"


def passive_of(conn: Connection, inbox_id: int) -> Outbound | None:
    """The bubble that answers this inbound message in the webhook's own response."""
    row = PASSIVE.first(conn, {"key": key_of(inbox_id, 0)})
    return unpack(row[0]) if row and row[0] else None


def push_instead(conn: Connection, inbox_id: int, now: datetime) -> int:
    """The webhook's answer came too late: send the bubble by a call. Returns the rows changed."""
    changed = conn.execute(
        update(OUT)
        .where(OUT.c.key == key_of(inbox_id, 0), OUT.c.way == "passive", OUT.c.state == "sent")
        .values(state="queued", way="push", due_at=now, sent_at=None)
    )
    return changed.rowcount


HELD = (
    select(OUT.c.id, OUT.c.body)
    .where(
        OPEN,
        OUT.c.person_id == bindparam("person"),
        OUT.c.channel == bindparam("channel"),
        OUT.c.state == "queued",
    )
    .order_by(OUT.c.id)
    .with_for_update()  # or another process's sender claims them meanwhile
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


def skip(conn: Connection, row: int, *, reason: str) -> None:
    """It is not to be said any more."""
    mine = (OUT.c.id == row, OUT.c.state == "queued")
    conn.execute(update(OUT).where(*mine).values(state="skipped", reason=reason, owner=""))


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


def counts(conn: Connection) -> dict[tuple[str, str], int]:
    """(channel, state) -> rows, of the open ones; for metrics."""
    rows = conn.execute(
        select(OUT.c.channel, OUT.c.state, func.count())
        .where(OPEN)
        .group_by(OUT.c.channel, OUT.c.state)
    )
    return {(channel, state): count for channel, state, count in rows}
