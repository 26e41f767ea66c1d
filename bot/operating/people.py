"""People as operators see them: found by a code, shown without a word of what was said.

A search is by pseudonym, case number or booking code, never by name or words. A card has how
somebody can be reached, their language and wording, consent, tags, topics, and the codes and states
of what is open. Every look at a card is on record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from bot.clinic import audit, erasure, limits, people, records, slots
from bot.clinic.casefile import CASE, IS_OPEN
from bot.clinic.context import Context
from bot.clinic.erasure import HOLD, Blocked, Erased
from bot.clinic.notices import replies, topics
from bot.clinic.people import PERSON
from bot.operating import tags
from bot.store import people as stored

ACCOUNT, CONSENT, ORDER = (SQLModel.metadata.tables[n] for n in ("account", "consent", "lab_order"))
ALIAS = re.compile(r"[0-9a-z]{4,16}")
NUMBER = re.compile(r"[#＃]?(\d{1,18})")
MOST = 20
LAST_CASES, LAST_BOOKINGS = 8, 8


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody a code led to; *by* is alias, case or booking."""

    id: int
    alias: str
    locale: str
    by: str


def search(conn: Connection, text: str) -> list[Match]:
    """Whom a code is of. Nothing is found by a name or by words."""
    text = text.strip()
    found: dict[int, Match] = {}
    for by, ids in _looked_up(conn, text):
        rows = select(PERSON.c.id, PERSON.c.alias, PERSON.c.locale).where(PERSON.c.id.in_(ids))
        for row in conn.execute(rows.where(PERSON.c.staff.is_(False)).order_by(PERSON.c.id)):
            found.setdefault(row.id, Match(row.id, row.alias, row.locale, by))
    return list(found.values())[:MOST]


def _looked_up(conn: Connection, text: str) -> list[tuple[str, list[int]]]:
    found: list[tuple[str, list[int]]] = []
    alias = text.casefold()
    if ALIAS.fullmatch(alias):
        like = PERSON.c.alias.like(f"{alias}%")
        ids = conn.execute(select(PERSON.c.id).where(like).limit(MOST)).scalars()
        found.append(("alias", list(ids)))
    if number := NUMBER.fullmatch(text):
        of_case = select(CASE.c.person_id).where(CASE.c.id == int(number[1]))
        found.append(("case", list(conn.execute(of_case).scalars())))
    booking = slots.by_code(conn, "".join(text.split())) if 4 <= len(text) <= 20 else None
    if booking is not None and booking.person_id is not None:
        found.append(("booking", [booking.person_id]))
    return found


@dataclass(slots=True)
class Card:
    """All of one person that operators may know."""

    id: int
    alias: str
    locale: str
    elder: bool
    consent: str
    notices: bool
    busy: bool  # a clinician has their talk
    erased_at: datetime | None
    created_at: datetime
    accounts: list[Any] = field(default_factory=list)  # channel, reachable, seen_at, allowed ...
    consents: list[Any] = field(default_factory=list)  # version, given, at
    tags: list[tuple[tags.Tag, str]] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    cases: list[Any] = field(default_factory=list)  # id, state, role, level, opened_at
    bookings: list[Any] = field(default_factory=list)  # code, state, starts_at, product
    orders: list[Any] = field(default_factory=list)  # id, panel, state
    held: bool = False  # nothing may be erased: somebody needs it kept
    blocked: str = ""  # why an erasure would wait, or empty
    limit: limits.Limit | None = None  # may reach the service desk alone


def card(conn: Connection, alias: str, *, by: str, now: datetime) -> Card | None:
    """The card of a pseudonym, or None; the look is on record."""
    names = ("id", "alias", "locale", "elder", "consent", "notices", "erased_at", "created_at")
    columns = [PERSON.c[name] for name in names]
    known = (PERSON.c.alias == alias, PERSON.c.staff.is_(False))
    row = conn.execute(select(*columns, PERSON.c.case_id).where(*known)).first()
    if row is None:
        return None
    values = {name: getattr(row, name) for name in names}
    found = Card(**values, busy=row.case_id is not None)
    _reach(conn, found)
    _open(conn, found, now)
    found.limit = limits.standing(conn, row.id, now)
    found.tags, found.topics = tags.of(conn, row.id), topics.of(conn, row.id)
    _note(conn, "person.looked", row.id, by, now)
    return found


def _reach(conn: Connection, found: Card) -> None:
    mine = ACCOUNT.c.person_id == found.id
    columns = [ACCOUNT.c[n] for n in ("channel", "reachable", "left_at", "seen_at", "allowed")]
    query = select(*columns, ACCOUNT.c.allowed_until).where(mine).order_by(ACCOUNT.c.seen_at.desc())
    found.accounts = list(conn.execute(query))
    given = select(CONSENT.c.version, CONSENT.c.given, CONSENT.c.channel, CONSENT.c.at)
    query = given.where(CONSENT.c.person_id == found.id).order_by(CONSENT.c.at.desc()).limit(5)
    found.consents = list(conn.execute(query))


def _open(conn: Connection, found: Card, now: datetime) -> None:
    columns = [CASE.c[n] for n in ("id", "state", "role", "opened_at")]
    mine = CASE.c.person_id == found.id
    query = select(*columns, IS_OPEN.label("open")).where(mine).order_by(CASE.c.id.desc())
    found.cases = list(conn.execute(query.limit(LAST_CASES)))
    found.bookings = slots.of_person(conn, found.id)[:LAST_BOOKINGS]
    orders = select(ORDER.c.id, ORDER.c.panel, ORDER.c.state).where(ORDER.c.person_id == found.id)
    found.orders = list(conn.execute(orders.order_by(ORDER.c.id.desc()).limit(LAST_BOOKINGS)))
    held = select(HOLD.c.person_id).where(HOLD.c.person_id == found.id)
    found.held = conn.execute(held).first() is not None
    try:
        erasure.block(conn, found.id)
    except Blocked as blocked:
        found.blocked = blocked.reason


def stop(conn: Connection, person_id: int, *, on: bool, by: str, now: datetime) -> None:
    """Somebody told the staff that they want no notices, or that they want them again."""
    people.change(conn, person_id, notices=on)
    if not on:
        replies.stopped(conn, person_id=person_id, now=now)
    _note(conn, "person.notices", person_id, by, now, "on" if on else "off")


def choose(
    conn: Connection, person_id: int, topic: str, *, on: bool, by: str, now: datetime
) -> bool:
    """A topic somebody asked the staff for, or wants no more; False when there is none such."""
    if on and not topics.want(conn, person_id=person_id, topic=topic, now=now):
        return False
    if not on:
        topics.leave(conn, person_id=person_id, topic=topic)
    _note(conn, "person.topic", person_id, by, now, f"{topic} {'on' if on else 'off'}"[:80])
    return True


def erase(conn: Connection, person_id: int, *, by: str, now: datetime) -> Erased:
    """Everything that may go goes, as if they had asked in the talk. Raises Blocked."""
    return erasure.erase(conn, person_id=person_id, actor=by, now=now)


def copy(
    conn: Connection, person_id: int, *, by: str, now: datetime, zone: str, on: Mapping[str, Any]
) -> bool:
    """Their copy goes to their own chat as a file; no operator reads it. False where it cannot."""
    who = stored.find_by_id(conn, person_id=person_id, me=by, channels=frozenset(on))
    if who is None or not who.reachable or who.channel == records.TEXT_ONLY:
        return False
    context = Context.of(who, now, zone=zone)
    records.record_export(conn, context, {})
    _note(conn, "person.copied", person_id, by, now)
    return True


def _note(
    conn: Connection, action: str, person_id: int, by: str, now: datetime, detail: str = ""
) -> None:
    subject = f"person:{person_id}"
    audit.record(conn, actor=by, action=action, subject=subject, now=now, detail=detail)
