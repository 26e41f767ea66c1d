"""Clinicians' own chats: bound by a code that works once, and which case they write to there."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlmodel import SQLModel

from bot.clinic import audit, chatline
from bot.clinic.audit import AUDIT
from bot.clinic.casefile import PERSON, STAFF

STAFF_CHAT = SQLModel.metadata.tables["staff_chat"]
STAFF_CODE = SQLModel.metadata.tables["staff_code"]
NOTE = SQLModel.metadata.tables["note"]
BOT = "telegram-name"
PREFIX = "staff-"  # in front of a code; Telegram: 1 to 64 of A-Z a-z 0-9 _ - in a deep link
CODE_BYTES = 12  # 96 bits
VALID = timedelta(minutes=15)
TRIES = 5  # wrong codes of one person within VALID
WRONG = "staff.code-wrong"
CHAT = (
    select(
        STAFF_CHAT.c.staff_id,
        STAFF_CHAT.c.person_id,
        STAFF_CHAT.c.case_id,
        STAFF_CHAT.c.draft,
        STAFF.c.name,
    )
    .join(STAFF, STAFF.c.id == STAFF_CHAT.c.staff_id)
    .where(STAFF.c.active)
)
OF_PERSON = CHAT.where(STAFF_CHAT.c.person_id == bindparam("person_id"))
OF_STAFF = CHAT.where(STAFF_CHAT.c.staff_id == bindparam("of_staff"))


class Bound(StrEnum):
    """How an attempt to bind a chat ended."""

    done = auto()
    wrong = auto()  # no such code, or one that was used or is too old
    often = auto()  # too many wrong codes from this chat
    other = auto()  # the chat belongs to somebody else of the staff
    patient = auto()  # a case of this person's own is open


@dataclass(frozen=True, slots=True)
class Chat:
    """A clinician's chat. *case_id*: where their words go; *draft*: the summary they write."""

    staff_id: int
    person_id: int
    case_id: int | None
    draft: dict[str, Any] | None
    name: str


def issue(conn: Connection, *, staff_id: int, now: datetime) -> str:
    """A new code, to be sent to the bot within VALID; an earlier one of theirs ends."""
    code = secrets.token_urlsafe(CODE_BYTES)
    over = (STAFF_CODE.c.staff_id == staff_id) | (STAFF_CODE.c.until <= now)
    conn.execute(delete(STAFF_CODE).where(over))
    row = {"digest": _digest(code), "staff_id": staff_id, "until": now + VALID}
    conn.execute(insert(STAFF_CODE), row)
    _note(conn, "staff.code", staff_id, now)
    return PREFIX + code


def link(conn: Connection, code: str) -> str:
    """An address that opens the bot's chat with the code in it; empty until its name is known."""
    name = conn.execute(select(NOTE.c.body).where(NOTE.c.name == BOT)).scalar_one_or_none()
    return f"https://t.me/{name}?start={code}" if name else ""


def name_bot(conn: Connection, *, name: str) -> None:
    """Keep what the bot is called, for links to it."""
    conn.execute(delete(NOTE).where(NOTE.c.name == BOT))
    conn.execute(insert(NOTE), {"name": BOT, "body": name, "until": None})


def bind(
    conn: Connection, *, person_id: int, code: str, patient: bool, now: datetime
) -> tuple[Bound, int]:
    """Make a person's chat that of whoever got the code: (how it ended, the staff id or 0).

    The person is locked. *patient*: a case of their own is open, whose words would be lost. A code
    is used up by the chat that gets it; a chat bound before is unbound, and told so.
    """
    if _tries(conn, person_id, now) >= TRIES:
        return Bound.often, 0
    if patient:
        return Bound.patient, 0
    digest = _digest(code.removeprefix(PREFIX))
    found = select(STAFF_CODE.c.staff_id).join(STAFF, STAFF.c.id == STAFF_CODE.c.staff_id)
    good = (STAFF_CODE.c.digest == digest, STAFF_CODE.c.until > now, STAFF.c.active)
    staff_id = conn.execute(found.where(*good)).scalar_one_or_none()
    mine = of_person(conn, person_id)
    if staff_id is not None and mine is not None and mine.staff_id != staff_id:
        return Bound.other, 0
    used = delete(STAFF_CODE).where(STAFF_CODE.c.digest == digest)
    if staff_id is None or conn.execute(used).rowcount != 1:
        subject = actor = f"person:{person_id}"
        audit.record(conn, actor=actor, action=WRONG, subject=subject, now=now)
        return Bound.wrong, 0
    unbind(conn, staff_id=staff_id, now=now, told=mine is None)
    row = {"staff_id": staff_id, "person_id": person_id, "bound_at": now}
    conn.execute(insert(STAFF_CHAT), row)
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(staff=True))
    _note(conn, "staff.bound", staff_id, now, detail=f"person:{person_id}")
    return Bound.done, staff_id


def unbind(conn: Connection, *, staff_id: int, now: datetime, told: bool = True) -> bool:
    """The chat is a patient's again, and is told so; False when none was bound."""
    conn.execute(delete(STAFF_CODE).where(STAFF_CODE.c.staff_id == staff_id))
    chat = chatline.chat_of(conn, staff_id)
    mine = delete(STAFF_CHAT).where(STAFF_CHAT.c.staff_id == staff_id)
    person_id = conn.execute(mine.returning(STAFF_CHAT.c.person_id)).scalar_one_or_none()
    if person_id is None:
        return False
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(staff=False))
    _note(conn, "staff.unbound", staff_id, now, detail=f"person:{person_id}")
    if told and chat is not None:
        chatline.unbound(conn, chat, now)
    return True


def unbind_all(conn: Connection, *, now: datetime) -> int:
    """For a site that no longer wants cases in foreign chats; returns how many were bound."""
    bound = conn.execute(select(STAFF_CHAT.c.staff_id)).scalars().all()
    return sum(unbind(conn, staff_id=staff_id, now=now) for staff_id in bound)


def any_bound(conn: Connection) -> bool:
    return conn.execute(select(STAFF_CHAT.c.staff_id).limit(1)).first() is not None


def of_person(conn: Connection, person_id: int) -> Chat | None:
    row = conn.execute(OF_PERSON, {"person_id": person_id}).one_or_none()
    return None if row is None else Chat(**row._mapping)


def of_staff(conn: Connection, staff_id: int) -> Chat | None:
    row = conn.execute(OF_STAFF, {"of_staff": staff_id}).one_or_none()
    return None if row is None else Chat(**row._mapping)


def turn_to(conn: Connection, *, staff_id: int, case_id: int | None) -> None:
    """What they write from now on goes to this case; a summary that was begun is dropped."""
    mine = update(STAFF_CHAT).where(STAFF_CHAT.c.staff_id == staff_id)
    conn.execute(mine.values(case_id=case_id, draft=None))


def keep_draft(conn: Connection, *, staff_id: int, draft: dict[str, Any] | None) -> None:
    mine = update(STAFF_CHAT).where(STAFF_CHAT.c.staff_id == staff_id)
    conn.execute(mine.values(draft=draft))


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()


def _tries(conn: Connection, person_id: int, now: datetime) -> int:
    wrong = (AUDIT.c.subject == f"person:{person_id}", AUDIT.c.action == WRONG)
    found = select(func.count()).where(*wrong, AUDIT.c.at > now - VALID)
    return conn.execute(found).scalar_one()


def _note(conn: Connection, action: str, staff_id: int, now: datetime, detail: str = "") -> None:
    who = f"staff:{staff_id}"
    audit.record(conn, actor=who, action=action, subject=who, now=now, detail=detail)
