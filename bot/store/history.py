"""Reads one web address's conversation in order, and writes down what the browser has seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, literal_column, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.store.tables import Account, Inbox, Media, Outbox, Person

IN = Inbox.__table__  # type: ignore[attr-defined]
OUT = Outbox.__table__  # type: ignore[attr-defined]
ACCOUNT = Account.__table__  # type: ignore[attr-defined]
PERSON = Person.__table__  # type: ignore[attr-defined]
MEDIA = Media.__table__  # type: ignore[attr-defined]
# Written out, not bound: SQLite takes a partial index only when it reads the same words.
WEB: ColumnElement[str] = literal_column("'web'")
OPEN: ColumnElement[bool] = OUT.c.state.in_(
    (literal_column("'queued'"), literal_column("'sending'"))
)
SPOKEN = ("text", "tap", "menu", "image", "voice", "video", "file", "location", "contact", "edit")
MOST = 300  # lines of each side in one reading


@dataclass(frozen=True, slots=True)
class Line:
    """One bubble: the person's own (*own* is its inbox id) or a reply (*row* is its outbox id).

    *body* is the row's JSON; *kind* the inbound kind and *message_id* its id, empty for replies;
    *inbox_id* is the message a reply answers, where there is one.
    """

    at: datetime
    body: dict[str, Any]
    row: int = 0
    own: int = 0
    kind: str = ""
    message_id: str = ""
    inbox_id: int | None = None


_MINE = (
    select(IN.c.id, IN.c.kind, IN.c.message_id, IN.c.body, IN.c.received_at)
    .where(IN.c.channel == WEB, IN.c.address == bindparam("address"), IN.c.id > bindparam("after"))
    .where(IN.c.kind.in_(SPOKEN), IN.c.body.is_not(None))
    .limit(MOST)
)
_REPLIES = (
    select(OUT.c.id, OUT.c.inbox_id, OUT.c.body, OUT.c.created_at)
    .where(OUT.c.channel == WEB, OUT.c.address == bindparam("address"))
    .where(OUT.c.id > bindparam("after"), OUT.c.state.not_in(("skipped", "failed")))
    .where(OUT.c.body.is_not(None))
    .limit(MOST)
)
MINE, LAST_MINE = _MINE.order_by(IN.c.id), _MINE.order_by(IN.c.id.desc())
REPLIES, LAST_REPLIES = _REPLIES.order_by(OUT.c.id), _REPLIES.order_by(OUT.c.id.desc())
# Ids are given before the commit, so a row may appear behind one that was already read. The
# sum keeps the planner from the address's index: few rows are open, while a history is long.
LATE = (
    select(OUT.c.id, OUT.c.inbox_id, OUT.c.body, OUT.c.created_at)
    .where(
        OUT.c.person_id
        == select(ACCOUNT.c.person_id)
        .where(ACCOUNT.c.channel == WEB, ACCOUNT.c.address == bindparam("address"))
        .scalar_subquery()
    )
    .where(OPEN, OUT.c.channel == WEB, OUT.c.address + "" == bindparam("address"))
    .where(OUT.c.id <= bindparam("after"))
    .order_by(OUT.c.id)
)


def recent(conn: Connection, address: str) -> list[Line]:
    """The newest lines of the conversation, oldest first: what a page shows that has nothing."""
    known = {"address": address, "after": 0}
    mine = [_mine(row) for row in conn.execute(LAST_MINE, known)]
    replies = [_reply(row) for row in conn.execute(LAST_REPLIES, known)]
    return merge(mine[::-1], replies[::-1])


def since(conn: Connection, address: str, *, row: int, own: int) -> list[Line]:
    """The lines behind reply *row* and own message *own*, and replies before *row* still unseen.

    At most MOST of each side: a reader that gets so many asks again.
    """
    mine = [_mine(r) for r in conn.execute(MINE, {"address": address, "after": own})]
    replies = [_reply(r) for r in conn.execute(LATE, {"address": address, "after": row})]
    replies += [_reply(r) for r in conn.execute(REPLIES, {"address": address, "after": row})]
    return merge(mine, replies)


def merge(mine: Sequence[Line], replies: Sequence[Line]) -> list[Line]:
    """Both sides in one order: each side by its ids, a reply behind the message it answers."""
    lines: list[Line] = []
    waiting = list(reversed(mine))
    for reply in replies:
        while waiting and _before(waiting[-1], reply):
            lines.append(waiting.pop())
        lines.append(reply)
    return [*lines, *reversed(waiting)]


def _before(mine: Line, reply: Line) -> bool:
    if reply.inbox_id is not None:
        return mine.own <= reply.inbox_id
    return mine.at <= reply.at


def _mine(row: Any) -> Line:
    return Line(
        at=row.received_at,
        body=row.body or {},
        own=row.id,
        kind=row.kind,
        message_id=row.message_id,
    )


def _reply(row: Any) -> Line:
    return Line(at=row.created_at, body=row.body, row=row.id, inbox_id=row.inbox_id)


def seen(conn: Connection, address: str, rows: Iterable[int], now: datetime) -> int:
    """The browser shows these replies: they are sent. Returns how many were not before."""
    changed = conn.execute(
        update(OUT)
        .where(OUT.c.id.in_(list(rows)), OUT.c.channel == WEB, OUT.c.address == address, OPEN)
        .values(state="sent", way="socket", sent_at=now, owner="", lease=None)
    )
    return changed.rowcount


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose address this is, and how they are spoken to."""

    person_id: int
    elder: bool
    locale: str


READER = (
    select(PERSON.c.id, PERSON.c.elder, PERSON.c.locale)
    .join(ACCOUNT, ACCOUNT.c.person_id == PERSON.c.id)
    .where(ACCOUNT.c.channel == WEB, ACCOUNT.c.address == bindparam("address"))
)


def reader(conn: Connection, address: str) -> Reader | None:
    """Whose address this is; None before the first message."""
    row = conn.execute(READER, {"address": address}).first()
    return None if row is None else Reader(row.id, row.elder, row.locale)


def speak(conn: Connection, address: str, locale: str) -> None:
    """From now on this person is spoken to in another language."""
    mine = select(ACCOUNT.c.person_id).where(ACCOUNT.c.channel == WEB, ACCOUNT.c.address == address)
    conn.execute(update(PERSON).where(PERSON.c.id == mine.scalar_subquery()).values(locale=locale))


def known(conn: Connection, message_id: str) -> bool:
    """Whether this message is stored already."""
    found = select(IN.c.id).where(IN.c.channel == WEB, IN.c.message_id == message_id)
    return conn.execute(found).first() is not None


def keep_photo(conn: Connection, *, person_id: int, mime: str, body: bytes, now: datetime) -> int:
    """Store a photo the person sent, sealed; returns its id."""
    values = {
        "person_id": person_id,
        "kind": "image",
        "channel": "web",
        "mime": mime,
        "size": len(body),
        "state": "kept",
        "attempts": 0,
        "body": body,
        "created_at": now,
    }
    return int(conn.execute(MEDIA.insert().returning(MEDIA.c.id), values).scalar_one())


def drop_photo(conn: Connection, media_id: int) -> None:
    """Forget a photo that came twice."""
    conn.execute(MEDIA.delete().where(MEDIA.c.id == media_id))


def file_for(conn: Connection, address: str, media_id: int) -> tuple[bytes, str] | None:
    """The bytes and MIME type of a file that belongs to this address's person.

    None for one that is not theirs or cannot be had; no bytes yet while it is on its way from
    another platform.
    """
    row = conn.execute(
        select(MEDIA.c.body, MEDIA.c.mime, MEDIA.c.state)
        .join(ACCOUNT, ACCOUNT.c.person_id == MEDIA.c.person_id)
        .where(ACCOUNT.c.channel == WEB, ACCOUNT.c.address == address)
        .where(MEDIA.c.id == media_id, MEDIA.c.state != "failed")
    ).first()
    if row is None or (row.body is None and row.state == "kept"):
        return None
    return row.body or b"", row.mime
