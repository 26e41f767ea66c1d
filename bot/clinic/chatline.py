"""What clinicians are told in their own chats: offers, what becomes of them, a patient's words.

Each line is a row of the outbox, written in the transaction in which it came about. Who has no
chat costs one look at `staff_chat`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update
from sqlmodel import SQLModel

from bot import claims, outbox
from bot.claims import Result
from bot.clinic.casefile import CASE, HELD, MESSAGE, PATIENT, PERSON
from bot.clinic.people import age, shown_age
from bot.i18n import HOME, Catalogue
from bot.messages import MEDIA_KINDS, Button, Form, Kind, Media, Outbound
from bot.outbox import OUT
from bot.store.statement import Prepared

NAMES: tuple[str, ...] = ("access", "board", "clinic", "console", "desk", "doctor", "engine")
NAMES += ("intake", "operating", "patient", "vaccine")
FILES = tuple(f"{name}.ftl" for name in NAMES)
ACCOUNT = SQLModel.metadata.tables["account"]
STAFF_CHAT = SQLModel.metadata.tables["staff_chat"]
OFFER = SQLModel.metadata.tables["offer"]
FILE = SQLModel.metadata.tables["media"]
REACH = (
    select(
        STAFF_CHAT.c.staff_id,
        STAFF_CHAT.c.person_id,
        ACCOUNT.c.channel,
        ACCOUNT.c.address,
        PERSON.c.locale,
    )
    .join(PERSON, PERSON.c.id == STAFF_CHAT.c.person_id)
    .join(ACCOUNT, ACCOUNT.c.person_id == PERSON.c.id)
    .order_by(ACCOUNT.c.seen_at.desc())
    .limit(1)
)
OF_STAFF = Prepared(REACH.where(STAFF_CHAT.c.staff_id == bindparam("of_staff")))
OF_CASE = REACH.join(CASE, CASE.c.staff_id == STAFF_CHAT.c.staff_id).where(
    CASE.c.id == bindparam("case_id")
)
ABOUT = (CASE.c.role, CASE.c.department, CASE.c.level, CASE.c.queued_at, PATIENT.c.body)
OFFERED = (
    select(OFFER.c.id, OFFER.c.case_id, OFFER.c.until, *ABOUT)
    .join(CASE, CASE.c.id == OFFER.c.case_id)
    .outerjoin(PATIENT, PATIENT.c.id == CASE.c.patient_id)
    .where(OFFER.c.id == bindparam("offer_id"))
)
LOST = (outbox.State.FAILED, outbox.State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a clinician's own chat is, and its language."""

    staff_id: int
    person_id: int
    channel: str
    address: str
    locale: str

    def text(self, key: str, **args: Any) -> str:
        return texts().text(self.locale, key, **args)


@dataclass(frozen=True, slots=True)
class Word:
    """A message of a case, as `bot.clinic.said` keeps it."""

    message_id: int
    kind: str
    body: Mapping[str, Any]
    media_id: int | None


@lru_cache(maxsize=1)
def texts() -> Catalogue:
    """The sentences of these lines, in every language."""
    homes = sorted(file.parent for file in HOME.glob("*/desk.ftl"))
    found = {
        home.name: "\n".join((home / name).read_text("utf-8") for name in FILES) for home in homes
    }
    return Catalogue(found)


def chat_of(conn: Connection, staff_id: int) -> Reach | None:
    """The chat of somebody of the staff, if one is bound."""
    row = OF_STAFF.first(conn, {"of_staff": staff_id})
    return None if row is None else Reach(*row)


def put(conn: Connection, chat: Reach, out: Outbound, *, key: str, now: datetime) -> None:
    """One bubble for a clinician, under a key that is unique for ever."""
    to = {"person_id": chat.person_id, "channel": chat.channel, "address": chat.address}
    outbox.put(conn, out=out, key=key, now=now, **to)  # type: ignore[arg-type]


def unbound(conn: Connection, chat: Reach, now: datetime) -> None:
    """The last line in a chat that is a patient's again."""
    out = Outbound(text=chat.text("desk-unbound"))
    key = f"staff:{chat.staff_id}:unbound:{now.timestamp():.6f}"
    put(conn, chat, out, key=key, now=now)


# --- offers


def offer(
    conn: Connection, *, offer_id: int, staff_id: int, now: datetime, zone: tzinfo = UTC
) -> None:
    """A case is held out to somebody: how urgent, which role, how old, how long; no name."""
    chat = chat_of(conn, staff_id)
    if chat is None:
        return
    row = conn.execute(OFFERED, {"offer_id": offer_id}).one()
    text = chat.text(
        "desk-offer",
        case=str(row.case_id),
        level=named(chat, "console-level", row.level),
        role=_asked(chat, row.role, row.department),
        who=about(chat, row.body or {}, now.astimezone(zone).date()),
        minutes=str(max(0, int((now - row.queued_at).total_seconds() // 60))),
        seconds=str(max(0, int((row.until - now).total_seconds()))),
    )
    buttons = (
        Button(chat.text("desk-accept"), f"d:take:{offer_id}", "primary"),
        Button(chat.text("desk-decline"), f"d:no:{offer_id}"),
    )
    put(conn, chat, Outbound(text=text, buttons=buttons), key=f"offer:{offer_id}", now=now)


def pressed(conn: Connection, *, offer_id: int, platform_id: str) -> None:
    """A press tells the id of the offer's message, perhaps before the sender wrote it down."""
    unknown = (OUT.c.key == f"offer:{offer_id}", OUT.c.platform_id == "")
    conn.execute(update(OUT).where(*unknown).values(platform_id=platform_id))


def offer_over(
    conn: Connection, *, offer_id: int, staff_id: int, result: str, now: datetime
) -> None:
    """An offer stands no longer: its buttons go, and unless they answered it a line says so.

    *result*: accepted, declined, missed or withdrawn. What has not left yet does not leave.
    """
    chat = chat_of(conn, staff_id)
    if chat is None:
        return
    sent = select(OUT.c.id, OUT.c.platform_id).where(OUT.c.key == f"offer:{offer_id}")
    row = conn.execute(sent).one_or_none()
    if row is None:
        return
    unsent = update(OUT).where(OUT.c.id == row.id, OUT.c.state == "queued")
    if conn.execute(unsent.values(state="skipped", reason="offer-over")).rowcount:
        return
    answered = {"accepted": "desk-accept", "declined": "desk-decline"}.get(result)
    if row.platform_id:
        label = chat.text(answered) if answered else ""
        mark = Outbound(form=Form.CHOSEN, text=label, origin=row.platform_id)
        put(conn, chat, mark, key=f"offer:{offer_id}:mark", now=now)
    if answered is None:
        case_id = conn.execute(select(OFFER.c.case_id).where(OFFER.c.id == offer_id)).scalar_one()
        said = "desk-offer-missed" if result == "missed" else "desk-offer-gone"
        out = Outbound(text=chat.text(said, case=str(case_id)))
        put(conn, chat, out, key=f"offer:{offer_id}:over", now=now)


# --- the patient's words


def pass_on(conn: Connection, word: Word, *, case_id: int, now: datetime) -> None:
    """What the patient of an accepted case sent goes to its owner's chat, if there is one.

    With several cases open each line names its case and has a button that turns to it.
    """
    row = conn.execute(OF_CASE, {"case_id": case_id}).one_or_none()
    if row is None:
        return
    chat = Reach(**row._mapping)
    several = opened(conn, chat.staff_id) > 1
    head = f"#{case_id} " if several else ""
    turn = chat.text("desk-turn", case=str(case_id))
    buttons = (Button(turn, f"d:to:{case_id}"),) if several else ()
    line = Outbound(text=head + words(chat, word.kind, word.body), buttons=buttons)
    for part, out in enumerate([line, *enclosed(conn, chat.channel, word)]):
        put(conn, chat, out, key=f"said:{word.message_id}:{chat.staff_id}:{part}", now=now)


def enclosed(conn: Connection, channel: str, word: Word) -> list[Outbound]:
    """What follows the line that announces it: a file or a place."""
    if word.body.get("place"):
        latitude, longitude = word.body["place"]
        return [Outbound(form=Form.LOCATION, latitude=latitude, longitude=longitude)]
    if word.media_id is None or word.kind not in MEDIA_KINDS:
        return []
    return [Outbound(form=Form.MEDIA, media=_file(conn, word.media_id, channel))]


def words(chat: Reach, kind: str, body: Mapping[str, Any]) -> str:
    """A message in words: the patient's own, a note of the program's, or what kind of file."""
    if body.get("key"):
        return chat.text("desk-note", text=chat.text(str(body["key"])))
    text = str(body.get("text", ""))
    if kind == Kind.TEXT and text:
        return text
    mark = named(chat, "desk-kind", kind)
    return f"{mark} {text}".strip()


def opened(conn: Connection, staff_id: int) -> int:
    """How many accepted cases somebody has."""
    mine = select(func.count()).where(HELD, CASE.c.staff_id == staff_id)
    return conn.execute(mine).scalar_one()


def _file(conn: Connection, media_id: int, channel: str) -> Media:
    """A file that came on the same platform goes by its name there, else out of the store."""
    row = conn.execute(
        select(FILE.c.kind, FILE.c.channel, FILE.c.ref, FILE.c.mime, FILE.c.size).where(
            FILE.c.id == media_id
        )
    ).one()
    here = row.channel == channel and bool(row.ref)
    ref = str(row.ref) if here else str(media_id)
    return Media(Kind(row.kind), ref, row.mime, row.size, stored=not here)


# --- a clinician's words that do not arrive


def finish(conn: Connection, *, results: Sequence[Result], owner: str, now: datetime) -> bool:
    """Write down what became of a sender's rows; True when a clinician is now to be told of them.

    Told is what is lost, and what is held until the patient writes again.
    """
    claims.finish(conn, results, owner=owner, now=now)
    lost = [one.id for one in results if one.state in LOST or _held(one)]
    return bool(lost) and _undelivered(conn, lost, now)


def _held(result: Result) -> bool:
    return result.state is outbox.State.QUEUED and result.due_at is None


def _undelivered(conn: Connection, rows: list[int], now: datetime) -> bool:
    """A line for each message that has no such line yet, if its clinician has a chat."""
    lost = (
        select(OUT.c.state, OUT.c.message_id, MESSAGE.c.case_id, MESSAGE.c.staff_id)
        .join(MESSAGE, MESSAGE.c.id == OUT.c.message_id)
        .join(STAFF_CHAT, STAFF_CHAT.c.staff_id == MESSAGE.c.staff_id)
        .where(OUT.c.id.in_(rows), OUT.c.state != outbox.State.SENT)
    )
    told = False
    for row in conn.execute(lost).all():
        key = f"untold:{row.message_id}:{row.state}"
        chat = chat_of(conn, row.staff_id)
        if chat is None or conn.execute(select(OUT.c.id).where(OUT.c.key == key)).first():
            continue
        how = "desk-held" if row.state == outbox.State.QUEUED else "desk-undelivered"
        put(conn, chat, Outbound(text=chat.text(how, case=str(row.case_id))), key=key, now=now)
        told = True
    return told


# --- names


def named(chat: Reach, kind: str, value: object) -> str:
    """The name of a role, a level ...; the code itself where none is written."""
    key = f"{kind}-{value}"
    return chat.text(key) if texts().has(chat.locale, key) else str(value)


def _asked(chat: Reach, role: str, code: str) -> str:
    """A role, with the department where it is known."""
    department = named(chat, "department", code.replace(".", "-")) if code else ""
    return " · ".join(filter(None, (named(chat, "role", role), department)))


def about(chat: Reach, body: Mapping[str, Any], today: date) -> str:
    """Sex and age of a patient, without a name; a dash when neither is known."""
    parts = [named(chat, "patient-sex", body["sex"])] if body.get("sex") else []
    if body.get("birth"):
        parts.append(_age(chat, str(body["birth"]), today))
    return " · ".join(parts) or "–"


def _age(chat: Reach, birth: str, today: date) -> str:
    found = age(date.fromisoformat(birth), today)
    given = {"age_days": found.days, "age_months": found.months, "age_years": found.years}
    shown = shown_age(given)
    return chat.text(shown["key"], n=shown["n"])
