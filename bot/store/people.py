"""The SQL of who writes to us: find and lock a person by an address, begin one, keep their talk."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, String, bindparam, exists, insert, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.messages import Inbound
from bot.store import grants
from bot.store.statement import Prepared
from bot.store.tables import Account, Inbox, Outbox, Person

PERSON = Person.__table__  # type: ignore[attr-defined]
ACCOUNT = Account.__table__  # type: ignore[attr-defined]
INBOX = Inbox.__table__  # type: ignore[attr-defined]
OUT = Outbox.__table__  # type: ignore[attr-defined]
SEEN_EVERY = timedelta(minutes=1)  # an account's last contact is kept no finer


class TryAgain(Exception):
    """Two first messages of one person met; the transaction is to be run once more."""


@dataclass(slots=True)
class Who:
    """A locked person and the account they use now."""

    id: int
    alias: str
    locale: str
    elder: bool
    talk: Mapping[str, Any] | None
    asked_at: datetime | None
    case_id: int | None
    consent: str
    sorry_at: datetime | None
    account_id: int
    channel: str
    address: str
    reachable: bool
    allowed: int | None
    allowed_until: datetime | None
    seen_at: datetime
    staff: bool  # of the staff, in their own chat
    waiting: bool  # rows not yet sent that are not this process's own (as of the lock's snapshot)


_open = exists(
    select(OUT.c.id).where(
        text("outbox.state IN ('queued', 'sending')"),  # the words of the partial index
        OUT.c.person_id == PERSON.c.id,
        OUT.c.channel == ACCOUNT.c.channel,
        or_(OUT.c.state == "queued", OUT.c.owner != bindparam("me")),
    )
).label("waiting")
COLUMNS = (
    PERSON.c.id,
    PERSON.c.alias,
    PERSON.c.locale,
    PERSON.c.elder,
    PERSON.c.talk,
    PERSON.c.asked_at,
    PERSON.c.case_id,
    PERSON.c.consent,
    PERSON.c.sorry_at,
    ACCOUNT.c.id.label("account_id"),
    ACCOUNT.c.channel,
    ACCOUNT.c.address,
    ACCOUNT.c.reachable,
    ACCOUNT.c.allowed,
    ACCOUNT.c.allowed_until,
    ACCOUNT.c.seen_at,
    PERSON.c.staff,
    _open,
)
JOINED = ACCOUNT.join(PERSON, ACCOUNT.c.person_id == PERSON.c.id)
# A lock that lets rows be written for the person meanwhile: a clinician's chat is written to under
# a patient's lock, while that clinician's own message waits for the same patient.
BY_ADDRESS = Prepared(
    select(*COLUMNS)
    .select_from(JOINED)
    .where(
        ACCOUNT.c.channel == bindparam("channel", type_=String()),
        ACCOUNT.c.address == bindparam("address", type_=String()),
    )
    .with_for_update(of=PERSON, key_share=True)
)
BY_ID = Prepared(
    select(*COLUMNS)
    .select_from(JOINED)
    .where(PERSON.c.id == bindparam("person"))
    .order_by(ACCOUNT.c.reachable.desc(), ACCOUNT.c.seen_at.desc())
    .with_for_update(of=PERSON, key_share=True)
)


def _once(table: Any) -> dict[str, Prepared]:
    """An INSERT of one row that does nothing, and returns nothing, when its key is taken."""
    columns = {c.name: bindparam(c.name, type_=c.type) for c in table.c if c.name != "id"}
    return {
        name: Prepared(
            dialect.insert(table).values(columns).on_conflict_do_nothing().returning(table.c.id)
        )
        for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
    }


KEEP = _once(INBOX)
JOIN = _once(ACCOUNT)
BEGIN = Prepared(
    insert(PERSON)
    .values(
        alias=bindparam("alias", type_=String()),
        locale=bindparam("locale", type_=String()),
        spoken=bindparam("spoken", type_=PERSON.c.spoken.type),
        created_at=bindparam("created_at", type_=PERSON.c.created_at.type),
        elder=False,
        consent="",
        notices=True,
    )
    .returning(PERSON.c.id)
)


def find(conn: Connection, *, channel: str, address: str, me: str) -> Who | None:
    """The person behind an address, locked until the transaction ends."""
    row = BY_ADDRESS.first(conn, {"channel": channel, "address": address, "me": me})
    return None if row is None else Who(*row)


def find_by_id(
    conn: Connection, *, person_id: int, me: str, channels: frozenset[str]
) -> Who | None:
    """A person, locked, with the reachable account they used last; of those on *channels* that
    are switched on, if they have one there."""
    found = [Who(*row) for row in BY_ID.all(conn, {"person": person_id, "me": me})]
    on = [who for who in found if who.channel in channels]
    return next(iter(on or found), None)


def begin(conn: Connection, inbound: Inbound, *, locale: str) -> Who:
    """Make a person for a new address; raises TryAgain when another transaction just did."""
    fresh: dict[str, Any] = {
        "alias": secrets.token_hex(8),
        "locale": locale,
        "spoken": bool(inbound.language),
        "created_at": inbound.received,
    }
    person = BEGIN.first(conn, fresh)
    assert person is not None
    return Who(
        id=person[0],
        alias=fresh["alias"],
        locale=locale,
        elder=False,
        talk=None,
        asked_at=None,
        case_id=None,
        consent="",
        sorry_at=None,
        account_id=_join(conn, inbound, person[0]),
        channel=inbound.channel,
        address=inbound.address,
        reachable=True,
        allowed=inbound.grants[0] if inbound.grants else None,
        allowed_until=grants.until(inbound),
        seen_at=inbound.received,
        staff=False,
        waiting=False,
    )


def _join(conn: Connection, inbound: Inbound, person_id: int) -> int:
    """The new address of a person; its id."""
    values = {
        "channel": inbound.channel,
        "address": inbound.address,
        "person_id": person_id,
        **HERE,
        "allowed": inbound.grants[0] if inbound.grants else None,
        "allowed_until": grants.until(inbound),
        "seen_at": inbound.received,
    }
    account = JOIN[conn.dialect.name].first(conn, values)
    if account is None:
        raise TryAgain
    return int(account[0])


def keep(
    conn: Connection, inbound: Inbound, *, person_id: int | None, state: str, error: str = ""
) -> int | None:
    """Store the message as it came; None when this message was stored before."""
    values = row_of(inbound) | {"person_id": person_id, "state": state, "error": error[:80]}
    row = KEEP[conn.dialect.name].first(conn, values)
    return None if row is None else int(row[0])


def row_of(inbound: Inbound) -> dict[str, Any]:
    """What every kept message has in its row."""
    return {
        "channel": inbound.channel,
        "message_id": inbound.message_id[:160],
        "address": inbound.address,
        "kind": str(inbound.kind),
        "body": body_of(inbound),
        "received_at": inbound.received,
    }


def body_of(inbound: Inbound) -> dict[str, Any]:
    """What of an inbound is kept, as JSON."""
    body: dict[str, Any] = {"at": inbound.at.isoformat()}
    for name in ("text", "code", "latitude", "longitude", "origin", "data"):
        if value := getattr(inbound, name):
            body[name] = value
    if inbound.media:
        body["media"] = [
            [str(m.kind), m.ref, m.mime, m.size, m.name, m.stored] for m in inbound.media
        ]
    return body


KEPT = Prepared(
    select(INBOX.c.id, INBOX.c.person_id, INBOX.c.state).where(
        INBOX.c.channel == bindparam("channel", type_=String()),
        INBOX.c.message_id == bindparam("message", type_=String()),
    )
)


def kept(conn: Connection, channel: str, message_id: str) -> tuple[int, int | None, str] | None:
    """(id, person, state) of a stored message."""
    row = KEPT.first(conn, {"channel": channel, "message": message_id[:160]})
    return None if row is None else (row[0], row[1], row[2])


SAVE = Prepared(
    update(PERSON)
    .where(PERSON.c.id == bindparam("person", type_=PERSON.c.id.type))
    .values(
        talk=bindparam("talk", type_=PERSON.c.talk.type),
        asked_at=bindparam("asked_at", type_=PERSON.c.asked_at.type),
    )
)


def save(conn: Connection, kept: Mapping[str, Any]) -> None:
    """Keep a talk: *person*, *talk*, and when its question was asked (*asked_at*)."""
    SAVE.first(conn, kept)


def set_person(conn: Connection, person_id: int, **values: Any) -> None:
    """Change some columns of a person."""
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(**values))


TOUCH = Prepared(
    update(ACCOUNT)
    .where(ACCOUNT.c.id == bindparam("account", type_=ACCOUNT.c.id.type))
    .values(
        {
            name: bindparam(name, type_=ACCOUNT.c[name].type)
            for name in ("reachable", "left_at", "seen_at", "allowed", "allowed_until")
        }
    )
)


HERE = {"reachable": True, "left_at": None}  # of somebody who writes


def touch(conn: Connection, who: Who, inbound: Inbound) -> bool:
    """Note that the account was used; True when it can be reached again after it could not."""
    values: dict[str, Any] = {}
    if not who.reachable:
        values["reachable"] = True
    if inbound.received - who.seen_at > SEEN_EVERY:
        values["seen_at"] = inbound.received
    if inbound.grants is not None and grants.worth_renewing(
        who.allowed, who.allowed_until, inbound
    ):
        values["allowed"], values["allowed_until"] = inbound.grants[0], grants.until(inbound)
    if values:
        kept = {"allowed": who.allowed, "allowed_until": who.allowed_until, "seen_at": who.seen_at}
        TOUCH.first(conn, {"account": who.account_id, **HERE, **kept, **values})
    return "reachable" in values


def gone(conn: Connection, who: Who, now: datetime) -> None:
    """The person left or blocked us."""
    left = {"reachable": False, "left_at": now}
    conn.execute(update(ACCOUNT).where(ACCOUNT.c.id == who.account_id).values(left))
