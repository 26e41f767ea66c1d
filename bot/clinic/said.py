"""Reads what was said in a case, and how far each of its clinician's words has got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.engine import Row
from sqlmodel import SQLModel

from bot.clinic.casefile import CASE, MESSAGE, STAFF, Author

OUTBOX = SQLModel.metadata.tables["outbox"]
MEDIA = SQLModel.metadata.tables["media"]
EVENT = SQLModel.metadata.tables["case_event"]
LAST_EVENT = select(func.max(EVENT.c.id)).where(EVENT.c.case_id == bindparam("case_id"))


class Delivery(StrEnum):
    """How far a clinician's message has got; the worst of its bubbles counts."""

    delivered = auto()  # the patient's own page has confirmed it
    sent = auto()  # the platform took it; it does not tell us more
    queued = auto()
    sending = auto()
    held = auto()  # kept until the patient writes again: the platform allows no send now
    unknown = auto()  # it may have arrived
    skipped = auto()
    failed = auto()


WORST = list(Delivery)
CONFIRMING = "web"  # the one channel whose `sent` means that the patient's screen has it


@dataclass(frozen=True, slots=True)
class Tick:
    """The delivery of one message and, where it did not arrive, a short code why."""

    state: Delivery
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message. `body`: `text`; `name` of a file; `place` (degrees of latitude and longitude);
    `edits` (older wordings, each with `text` and `at`). `media_state` is that of `media.state`, or
    empty."""

    id: int
    case_id: int
    author: Author
    staff_id: int | None
    staff_name: str
    kind: str
    body: dict[str, Any]
    media_id: int | None
    media_mime: str
    media_state: str
    at: datetime


SAID = (
    select(
        MESSAGE.c.id,
        MESSAGE.c.case_id,
        MESSAGE.c.author,
        MESSAGE.c.staff_id,
        STAFF.c.name.label("staff_name"),
        MESSAGE.c.kind,
        MESSAGE.c.body,
        MESSAGE.c.media_id,
        MEDIA.c.mime.label("media_mime"),
        MEDIA.c.state.label("media_state"),
        MESSAGE.c.at,
    )
    .outerjoin(STAFF, STAFF.c.id == MESSAGE.c.staff_id)
    .outerjoin(MEDIA, MEDIA.c.id == MESSAGE.c.media_id)
)
SAID_AFTER = SAID.where(
    MESSAGE.c.case_id == bindparam("case_id"), MESSAGE.c.id > bindparam("after_id")
).order_by(MESSAGE.c.id)
BUBBLES = (
    select(OUTBOX.c.message_id, OUTBOX.c.state, OUTBOX.c.reason, OUTBOX.c.due_at, OUTBOX.c.channel)
    .join(MESSAGE, MESSAGE.c.id == OUTBOX.c.message_id)
    .where(MESSAGE.c.case_id == bindparam("case_id"))
    .order_by(OUTBOX.c.id)
)


def messages(conn: Connection, case_id: int, after_id: int = 0) -> list[MessageView]:
    """What was said in a case after a message, oldest first."""
    found = conn.execute(SAID_AFTER, {"case_id": case_id, "after_id": after_id})
    return [_view(row) for row in found]


def message(conn: Connection, message_id: int) -> MessageView | None:
    row = conn.execute(SAID.where(MESSAGE.c.id == message_id)).one_or_none()
    return None if row is None else _view(row)


def ticks(conn: Connection, case_id: int) -> dict[int, Tick]:
    """How far each of the clinician's messages has got, by message id."""
    spoken = select(MESSAGE.c.id).where(
        MESSAGE.c.case_id == case_id, MESSAGE.c.author == Author.clinician
    )
    found: dict[int, Tick | None] = dict.fromkeys(conn.execute(spoken).scalars())
    held: set[str] = set()  # channels on which an earlier bubble waits: nothing passes it
    for row in conn.execute(BUBBLES, {"case_id": case_id}):
        tick, before = _tick(row, held), found.get(row.message_id)
        if before is None or WORST.index(tick.state) > WORST.index(before.state):
            found[row.message_id] = tick
    return {key: tick or Tick(Delivery.failed, "no-address") for key, tick in found.items()}


def pulse(conn: Connection, case_id: int) -> tuple[Any, ...]:
    """A value that differs whenever something on a case's page has changed; opens no seal."""
    case = conn.execute(select(CASE.c.version).where(CASE.c.id == case_id)).scalar_one_or_none()
    last = conn.execute(
        select(func.max(MESSAGE.c.id), func.count(MEDIA.c.id))
        .outerjoin(MEDIA, (MEDIA.c.id == MESSAGE.c.media_id) & (MEDIA.c.state != "wanted"))
        .where(MESSAGE.c.case_id == case_id)
    ).one()
    event = conn.execute(LAST_EVENT, {"case_id": case_id}).scalar_one()
    bubbles = conn.execute(BUBBLES, {"case_id": case_id}).all()
    return (case, event, *last, *(tuple(row) for row in bubbles))


def _tick(row: Row[*tuple[Any, ...]], held: set[str]) -> Tick:
    state = Delivery(row.state)
    if state is Delivery.queued and row.channel != CONFIRMING:
        if row.due_at is None:
            held.add(row.channel)
        if row.channel in held:
            state = Delivery.held
    if state is Delivery.sent and row.channel == CONFIRMING:
        state = Delivery.delivered
    return Tick(state, row.reason)


def _view(row: Row[*tuple[Any, ...]]) -> MessageView:
    values = dict(row._mapping)
    values["author"] = Author(values["author"])
    values["body"] = values["body"] or {}
    for name in ("staff_name", "media_mime", "media_state"):
        values[name] = values[name] or ""
    return MessageView(**values)
