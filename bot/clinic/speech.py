"""What patient and clinicians say to each other in a case, kept and sent on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.engine import Row
from sqlmodel import SQLModel

from bot import outbox
from bot.clinic import (
    allowance,
    attention,
    chatline,
    contacts,
    conveying,
    dosing,
    guests,
    lifecycle,
    naming,
)
from bot.clinic.allowance import Remaining, remaining
from bot.clinic.attention import follow
from bot.clinic.casefile import CASE, MESSAGE, OPEN, OWNED, Author, Refused
from bot.clinic.conveying import Content, show
from bot.clinic.places import Point
from bot.clinic.said import Delivery, MessageView, Tick, message, messages, pulse, ticks

__all__ = [
    "Delivery",
    "MessageView",
    "Remaining",
    "Tick",
    "correct",
    "follow",
    "message",
    "messages",
    "note",
    "pulse",
    "relay",
    "remaining",
    "resend",
    "show",
    "speak",
    "ticks",
]

OUTBOX = SQLModel.metadata.tables["outbox"]
NOTE = "note"  # the kind of a line that the program writes
FLAG = "note-emergency"  # how the keys of the emergency watch's notes begin
STATE = select(CASE.c.state, CASE.c.staff_id, CASE.c.person_id).where(
    CASE.c.id == bindparam("case_id")
)
ASTRAY = (Delivery.failed, Delivery.unknown, Delivery.skipped)


def relay(
    conn: Connection,
    *,
    case_id: int,
    kind: str,
    body: dict[str, Any],
    media_id: int | None,
    platform_id: str,
    now: datetime,
) -> int:
    """Put what the patient sent into their open case; returns the message's id.

    Raises Refused("not-open"). The caller holds the person's lock.
    """
    case = conn.execute(STATE, {"case_id": case_id}).one_or_none()
    if case is None or case.state not in OPEN:
        raise Refused("not-open")
    row = _row(case_id, Author.patient, kind, body, media_id, now)
    message_id = _say(conn, row | {"platform_id": platform_id[:80]})
    if case.state in OWNED:
        sent = chatline.Word(message_id, kind, body, media_id)
        chatline.pass_on(conn, sent, case_id=case_id, now=now)
    actor = f"person:{case.person_id}"
    attention.spoken(conn, case_id=case_id, by=Author.patient, actor=actor, now=now)
    if case.state in OWNED and str(body.get("key", "")).startswith(FLAG):
        detail = f"message:{message_id}"
        lifecycle.record(conn, case_id, "flagged", actor=actor, now=now, detail=detail)
        attention.flagged(conn, case_id=case_id, now=now)
    return message_id


def note(conn: Connection, *, case_id: int, key: str, now: datetime) -> int:
    """Put a line of the program's own into an open case; returns the message's id.

    *key* is that of its text. Its clinician reads it, and owes the patient no answer to it.
    Raises Refused("not-open"). The caller holds the person's lock.
    """
    case = conn.execute(STATE, {"case_id": case_id}).one_or_none()
    if case is None or case.state not in OPEN:
        raise Refused("not-open")
    body = {"key": key}
    message_id = _say(conn, _row(case_id, Author.program, NOTE, body, None, now))
    if case.state in OWNED:
        sent = chatline.Word(message_id, NOTE, body, None)
        chatline.pass_on(conn, sent, case_id=case_id, now=now)
    return message_id


def correct(conn: Connection, *, case_id: int, platform_id: str, text: str, now: datetime) -> bool:
    """The patient edited a message: the new wording is shown, the old one is kept with it.

    False when the case has no such message of the patient's.
    """
    whose = (MESSAGE.c.case_id == case_id, MESSAGE.c.author == Author.patient)
    found = conn.execute(
        select(MESSAGE.c.id, MESSAGE.c.body)
        .where(*whose, MESSAGE.c.platform_id == platform_id)
        .order_by(MESSAGE.c.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None or not platform_id:
        return False
    body = dict(found.body or {})
    old = {"text": body.get("text", ""), "at": now.isoformat()}
    body |= {"text": text, "edits": [*body.get("edits", []), old]}
    conn.execute(update(MESSAGE).where(MESSAGE.c.id == found.id).values(body=body))
    conn.execute(update(CASE).where(CASE.c.id == case_id).values(version=CASE.c.version + 1))
    return True


def speak(
    conn: Connection,
    *,
    case_id: int,
    staff_id: int,
    text: str | None,
    media_id: int | None,
    now: datetime,
    once: str | None = None,
    name: str = "",
    link: str = "",
    point: Point | None = None,
) -> int:
    """The owner of an accepted case, or a guest in it, writes to the patient; returns the
    message's id.

    The patient gets it on the channel they used last: the file first, then the text in bubbles of
    at most 600 characters. *media_id* is a photo, voice message or file, *name* that of the file.
    *once* (at most 40 characters) is a key of one press of "send": what comes again under it is
    not said again, and the first message's id is returned, even after the case was closed.
    *link* opens the file where the patient's channel cannot carry it, and goes in its place.
    *point* is one on the map; *text* is then its name and, in the lines below, its address.
    Raises Refused: "not-active", "not-yours", "empty".
    """
    if once and (known := _said_before(conn, case_id, staff_id, once)):
        return known
    case = _theirs(conn, case_id, staff_id)
    if once and (known := _said_before(conn, case_id, staff_id, once)):
        return known  # by the same press of "send", which held the lock until now
    text = (text or "").strip()
    if not text and media_id is None and point is None:
        raise Refused("empty")
    file = None if media_id is None else conveying.file_of(conn, media_id, name)
    given = {"staff_id": staff_id, "once": once}
    return _spoken(conn, case_id, case.person_id, Content(text, file, point, link), given, now=now)


def _spoken(
    conn: Connection,
    case_id: int,
    person_id: int,
    content: Content,
    given: dict[str, Any],
    *,
    now: datetime,
) -> int:
    """Keep a clinician's words and send them; *given*: who speaks, and the key of the press."""
    file, text = content.file, content.text
    body: dict[str, Any] = {"text": text} | ({"name": file.name} if file and file.name else {})
    body |= {} if content.at is None else {"place": list(content.at)}
    follow(conn, case_id)
    media_id = int(file.ref) if file else None
    row = _row(case_id, Author.clinician, content.kind, body, media_id, now)
    message_id, staff_id = _say(conn, row | given), given["staff_id"]
    words = _worded(conn, person_id, content)
    named = naming.spoken(conn, person_id=person_id, staff_id=staff_id, text=words)
    sent = replace(content, text=named)
    conveying.send(conn, person_id, message_id=message_id, content=sent, now=now)
    actor = f"staff:{staff_id}"
    for event in (look.EVENT for look in (contacts, dosing) if look.found(text)):
        detail = f"message:{message_id}"
        lifecycle.record(conn, case_id, event, actor=actor, now=now, detail=detail)
    attention.spoken(conn, case_id=case_id, by=Author.clinician, actor=actor, now=now)
    return message_id


def _worded(conn: Connection, person_id: int, content: Content) -> str:
    """The words; of a point without any its degrees."""
    if content.text or content.at is None:
        return content.text
    return conveying.unnamed(conn, person_id, content.at)


def resend(conn: Connection, *, message_id: int, staff_id: int, now: datetime) -> bool:
    """Send what of a message did not arrive, to the channel the person uses now.

    False when all of it is sent or still on its way. Raises Refused as `speak` does.
    """
    found = conn.execute(
        select(MESSAGE.c.case_id, MESSAGE.c.author, MESSAGE.c.body, MESSAGE.c.media_id).where(
            MESSAGE.c.id == message_id
        )
    ).one_or_none()
    if found is None or found.author != Author.clinician:
        raise Refused("not-yours")
    case = _theirs(conn, found.case_id, staff_id)
    account = allowance.reach(conn, case.person_id)
    if account is None:
        return False
    rows = OUTBOX.c.message_id == message_id
    if conn.execute(select(OUTBOX.c.id).where(rows).limit(1)).first() is None:
        content = _content(conn, found.body or {}, found.media_id)
        words = _worded(conn, case.person_id, content)
        sent = replace(content, text=words)
        conveying.send(conn, case.person_id, message_id=message_id, content=sent, now=now)
        done = True
    else:
        again = {"channel": account.channel, "address": account.address, "state": "queued"}
        again |= {
            "way": str(outbox.Way.SOCKET if account.channel == outbox.WEB else outbox.Way.PUSH)
        }
        again |= {"due_at": now, "reason": "", "attempts": 0, "owner": "", "lease": None}
        astray = (rows, OUTBOX.c.state.in_([str(state) for state in ASTRAY]))
        done = conn.execute(update(OUTBOX).where(*astray).values(again)).rowcount > 0
    if done:
        actor, detail = f"staff:{staff_id}", f"message:{message_id}"
        lifecycle.record(conn, found.case_id, "resent", actor=actor, now=now, detail=detail)
    return done


def _content(conn: Connection, body: dict[str, Any], media_id: int | None) -> Content:
    """What a kept message holds."""
    file = media_id and conveying.file_of(conn, media_id, str(body.get("name", "")))
    at = Point(*body["place"]) if body.get("place") else None
    return Content(str(body.get("text", "")), file or None, at)


def _said_before(conn: Connection, case_id: int, staff_id: int, once: str) -> int | None:
    mine = (MESSAGE.c.case_id == case_id, MESSAGE.c.once == once, MESSAGE.c.staff_id == staff_id)
    found: int | None = conn.execute(select(MESSAGE.c.id).where(*mine)).scalar_one_or_none()
    return found


def _theirs(conn: Connection, case_id: int, staff_id: int) -> Row[*tuple[Any, ...]]:
    """A case in which they may speak, its person locked. Raises Refused."""
    case = conn.execute(STATE, {"case_id": case_id}).one_or_none()
    if case is not None:
        lifecycle.lock_person(conn, case.person_id)
        case = conn.execute(STATE, {"case_id": case_id}).one()
    if case is None or case.state not in OWNED:
        raise Refused("not-active")
    if case.staff_id != staff_id and not guests.present(conn, case_id, staff_id):
        raise Refused("not-yours")
    return case


def _row(
    case_id: int,
    author: Author,
    kind: str,
    body: dict[str, Any],
    media_id: int | None,
    now: datetime,
) -> dict[str, Any]:
    row = {"case_id": case_id, "author": author, "kind": str(kind), "body": body}
    return row | {"media_id": media_id, "platform_id": "", "at": now}


def _say(conn: Connection, row: dict[str, Any]) -> int:
    return int(conn.execute(insert(MESSAGE).returning(MESSAGE.c.id), row).scalar_one())
