"""How many more bubbles a platform lets a clinician send, and how the last of them is used.

WeChat, since 2023-06: five customer-service messages within 48 hours of a person's message, three
within a minute of a tap; a new message begins a new count. Other channels count nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.engine import Row
from sqlmodel import SQLModel

from bot.clinic.casefile import PERSON
from bot.clinic.places import Point
from bot.clinic.portions import LONGEST, portions
from bot.i18n import HOME, Catalogue
from bot.messages import Form, Kind, Outbound
from bot.outbox import OPEN, OUT

ACCOUNT = SQLModel.metadata.tables["account"]
FILE = "speech.ftl"
BYTES = 1720  # the least that fits into a bubble of any channel that counts
WORDED = (Form.TEXT, Form.LOCATION)  # what has words of its own on a channel that counts
# The channel a person used last; one that can be reached goes before one that cannot.
REACH = (
    select(
        ACCOUNT.c.channel,
        ACCOUNT.c.address,
        ACCOUNT.c.allowed,
        ACCOUNT.c.allowed_until,
        PERSON.c.locale,
        PERSON.c.elder,
    )
    .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
    .where(ACCOUNT.c.person_id == bindparam("person_id"))
    .order_by(ACCOUNT.c.reachable.desc(), ACCOUNT.c.seen_at.desc(), ACCOUNT.c.id.desc())
    .limit(1)
)
UNSENT = select(OUT.c.state, OUT.c.due_at).where(
    OPEN, OUT.c.person_id == bindparam("person_id"), OUT.c.channel == bindparam("channel")
)


@dataclass(frozen=True, slots=True)
class Remaining:
    """What may still be sent: bubbles, and until when; *until* is None when nothing may."""

    sends: int
    until: datetime | None


@lru_cache(maxsize=1)
def texts() -> Catalogue:
    """The sentences that are added to a clinician's own, in every language."""
    files = sorted(HOME.glob(f"*/{FILE}"))
    return Catalogue({file.parent.name: file.read_text("utf-8") for file in files})


def reach(conn: Connection, person_id: int) -> Row[*tuple[Any, ...]] | None:
    """The account a clinician's words go to: `channel`, `address`, allowance, language."""
    return conn.execute(REACH, {"person_id": person_id}).one_or_none()


def remaining(conn: Connection, person_id: int, now: datetime) -> Remaining | None:
    """How much may be sent to a person now; None on a channel that does not count.

    What is on its way counts as sent. While something is held nothing more leaves before the
    person writes, so nothing remains.
    """
    account = reach(conn, person_id)
    if account is None or account.allowed is None:
        return None
    given = {"person_id": person_id, "channel": account.channel}
    unsent = conn.execute(UNSENT, given).all()
    held = any(row.state == "queued" and row.due_at is None for row in unsent)
    open_ = account.allowed_until is not None and account.allowed_until > now
    left = 0 if held or not open_ else max(0, account.allowed - len(unsent))
    return Remaining(left, account.allowed_until if left else None)


def cut(text: str, *, counted: bool, ask: str = "") -> list[str]:
    """A clinician's text as bubbles; on a channel that counts each has room for *ask* in bytes."""
    if not counted:
        return list(portions(text))
    most, limit = BYTES - len(f"\n\n{ask}".encode()), LONGEST
    parts = list(portions(text, limit))
    while limit > 1 and any(len(part.encode()) > most for part in parts):
        limit = limit * 9 // 10
        parts = list(portions(text, limit))
    return parts


def asking(bubbles: Sequence[Outbound], left: int, *, locale: str, elder: bool) -> list[Outbound]:
    """The bubbles with the last one that may leave asking for a reply.

    A text, also that of a place, asks at its own end and goes before a file, which cannot; where
    there is only a file, the question goes alone, and the file waits for the answer.
    """
    if not 0 < left <= len(bubbles):
        return list(bubbles)
    first, rest = list(bubbles[: left - 1]), list(bubbles[left - 1 :])
    at = next((n for n, out in enumerate(rest) if out.form in WORDED), None)
    if at is None:
        return [*first, Outbound(text=question(locale, elder=elder, more=True)), *rest]
    out = rest.pop(at)
    ask = question(locale, elder=elder, more=bool(rest))
    return [*first, replace(out, text=f"{out.text}\n\n{ask}"), *rest]


def linked(link: str, kind: Kind, *, locale: str, elder: bool) -> str:
    """The words in the place of a file that the channel cannot carry."""
    known, key = texts(), "speech-link-voice" if kind is Kind.VOICE else "speech-link-file"
    return known.text(known.locale_for(locale), key, elder=elder, link=link)


def pointed(at: Point, locale: str, *, elder: bool) -> str:
    """A point on the map in words, WGS-84."""
    known, degrees = texts(), f"{at.latitude:.5f}, {at.longitude:.5f}"
    return known.text(known.locale_for(locale), "speech-place", elder=elder, degrees=degrees)


def made_up(locale: str, *, elder: bool) -> str:
    """What is said of a place that is there for demonstration alone."""
    known = texts()
    return known.text(known.locale_for(locale), "speech-place-demonstration", elder=elder)


def question(locale: str, *, elder: bool, more: bool) -> str:
    """The words that ask for a reply; *more* says that something waits for it."""
    known = texts()
    key = "speech-ask-more" if more else "speech-ask"
    return known.text(known.locale_for(locale), key, elder=elder)
