"""What patient and clinician say to each other in a case, and how far each word has got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update
from sqlalchemy.engine import Row
from sqlmodel import SQLModel

from bot import outbox
from bot.clinic.casefile import CASE, MESSAGE, OPEN, OWNED, PERSON, STAFF, Author, Refused
from bot.clinic.portions import portions
from bot.messages import Form, Kind, Media, Outbound

OUTBOX = SQLModel.metadata.tables["outbox"]
ACCOUNT = SQLModel.metadata.tables["account"]
MEDIA = SQLModel.metadata.tables["media"]


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
    """One message. `body`: `text`; `name` of a file; `latitude`, `longitude`; `edits` (older
    wordings, each with `text` and `at`). `media_state` is that of `media.state`, or empty."""

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
STATE = select(CASE.c.state, CASE.c.staff_id, CASE.c.person_id).where(
    CASE.c.id == bindparam("case_id")
)
BUBBLES = (
    select(OUTBOX.c.message_id, OUTBOX.c.state, OUTBOX.c.reason, OUTBOX.c.due_at, OUTBOX.c.channel)
    .join(MESSAGE, MESSAGE.c.id == OUTBOX.c.message_id)
    .where(MESSAGE.c.case_id == bindparam("case_id"))
    .order_by(OUTBOX.c.id)
)
# The channel a person used last; one that can be reached goes before one that cannot.
REACH = (
    select(ACCOUNT.c.channel, ACCOUNT.c.address)
    .where(ACCOUNT.c.person_id == bindparam("person_id"))
    .order_by(ACCOUNT.c.reachable.desc(), ACCOUNT.c.seen_at.desc(), ACCOUNT.c.id.desc())
    .limit(1)
)


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
    return _say(conn, row | {"platform_id": platform_id[:80]})


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
) -> int:
    """The owner of an active case writes to the patient; returns the message's id.

    The patient gets it on the channel they used last: the photo first, then the text in bubbles of
    at most 600 characters. Raises Refused: "not-active", "not-yours", "empty".
    """
    case = _owned(conn, case_id, staff_id)
    text = (text or "").strip()
    if not text and media_id is None:
        raise Refused("empty")
    kind = Kind.TEXT if media_id is None else Kind.IMAGE
    follow(conn, case_id)
    row = _row(case_id, Author.clinician, kind, {"text": text}, media_id, now)
    message_id = _say(conn, row | {"staff_id": staff_id})
    for n, out in enumerate(_bubbles(text, media_id)):
        _send(conn, case.person_id, out, message_id=message_id, part=n, now=now)
    return message_id


def follow(conn: Connection, case_id: int) -> None:
    """What the person writes next belongs to this case: its clinician accepted or spoke last."""
    whose = select(CASE.c.person_id).where(CASE.c.id == case_id).scalar_subquery()
    others = or_(PERSON.c.case_id.is_(None), PERSON.c.case_id != case_id)
    conn.execute(update(PERSON).where(PERSON.c.id == whose, others).values(case_id=case_id))


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
    for row in conn.execute(BUBBLES, {"case_id": case_id}):
        tick, before = _tick(row), found.get(row.message_id)
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
    bubbles = conn.execute(BUBBLES, {"case_id": case_id}).all()
    return (case, *last, *(tuple(row) for row in bubbles))


def _bubbles(text: str, media_id: int | None) -> Iterator[Outbound]:
    if media_id is not None:
        photo = Media(Kind.IMAGE, ref=str(media_id), mime="image/jpeg", stored=True)
        yield Outbound(form=Form.MEDIA, media=photo)
    for part in portions(text):
        yield Outbound(text=part)


def _send(
    conn: Connection, person_id: int, out: Outbound, *, message_id: int, part: int, now: datetime
) -> None:
    """One bubble to the channel the person used last; without any, `ticks` says so."""
    reach = conn.execute(REACH, {"person_id": person_id}).one_or_none()
    if reach is None:
        return
    outbox.put(
        conn,
        person_id=person_id,
        channel=reach.channel,
        address=reach.address,
        out=out,
        key=f"message:{message_id}:{part}",
        now=now,
        message_id=message_id,
    )


def _owned(conn: Connection, case_id: int, staff_id: int) -> Row[*tuple[Any, ...]]:
    """The case of its owner, its person locked. Raises Refused."""
    case = conn.execute(STATE, {"case_id": case_id}).one_or_none()
    if case is not None:
        person = select(PERSON.c.id).where(PERSON.c.id == case.person_id)
        conn.execute(person.with_for_update())
        case = conn.execute(STATE, {"case_id": case_id}).one()
    if case is None or case.state not in OWNED:
        raise Refused("not-active")
    if case.staff_id != staff_id:
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


def _tick(row: Row[*tuple[Any, ...]]) -> Tick:
    state = Delivery(row.state)
    if state is Delivery.queued and row.due_at is None and row.channel != CONFIRMING:
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
