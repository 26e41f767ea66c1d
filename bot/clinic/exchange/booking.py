"""Makes, moves and cancels a visit for another system, by the slot engine and its rules.

The system acts for the patient: the cut-offs of windows hold for it as they do for them, and the
patient and whoever helps them is told. Home visits, which need an address and an order, are made
and changed in the talk.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import orjson
from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.access  # noqa: F401 - fills the metadata
from bot.clinic import slots
from bot.clinic.exchange import appointments, patients
from bot.clinic.exchange.access import Scope
from bot.clinic.exchange.asking import Desk
from bot.clinic.exchange.parts import OURS, Json, coded, referred
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.slots import Booking, Hold, Why
from bot.clinic.slots.rows import RESOURCE, SLOT
from bot.clinic.vaccinating import service, visits, whom

ONCE = SQLModel.metadata.tables["api_once"]
KEPT = timedelta(days=30)  # a key of theirs means the same for so long
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
PRODUCT = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
REASON = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
ASKED = ("proposed", "pending", "booked")
OTHER = "other-system"
UNSAID = {"place": None, "earliest": "", "rule": "", "status": "", "unsure": ""}
MOST_DOSES = 9


def create(desk: Desk, data: Any, key: str) -> tuple[Json, bool]:
    """Hold and book what an Appointment asks for; whether it is new. Raises Refused.

    *key* is the caller's own: the same one with the same content gives the same visit again.
    """
    desk.access.need(Scope.appointments)
    if not KEY.fullmatch(key):
        raise Refused(Code.required, "Idempotency-Key")
    asked = _asked(data)
    there = _once(desk, key, asked)
    if there is not None:
        return appointments.one(desk, there), False
    made = _booked(desk, asked)
    subject = {"subject": f"booking:{made.id}"}
    mine = (ONCE.c.caller == desk.access.name, ONCE.c.key == key)
    desk.conn.execute(update(ONCE).where(*mine).values(subject))
    return appointments.shown(desk, [made])[0], True


def cancel(desk: Desk, own_id: str, data: Any) -> Json:
    """Take a visit off; *reason* of the Parameters is a code. Raises Refused."""
    mine = _open(desk, own_id)
    reason = _parameter(data, "reason", "valueCode") or OTHER
    if not isinstance(reason, str) or not REASON.fullmatch(reason):
        raise Refused(Code.content, "reason")
    done = slots.cancel(
        desk.conn,
        booking_id=mine.id,
        person_id=mine.person_id,
        reason=reason,
        by=desk.access.actor,
        now=desk.now,
    )
    if isinstance(done, Why):
        raise Refused(done, "Appointment")
    return _told(desk, done)


def move(desk: Desk, own_id: str, data: Any) -> Json:
    """Bring a visit to the window *slot* of the Parameters. Raises Refused."""
    mine = _open(desk, own_id)
    slot_id = _number(referred([_parameter(data, "slot", "valueReference")], "Slot"), "slot")
    if slot_id == mine.slot_id and mine.state == "booked":
        return appointments.shown(desk, [mine])[0]
    _where(desk, slot_id)
    if mine.person_id is None:
        raise Refused(Code.unsupported, "Appointment")
    held = slots.hold(
        desk.conn,
        slot_id=slot_id,
        person_id=mine.person_id,
        patient_id=mine.patient_id,
        product=mine.product,
        dose=mine.dose,
        pool=_pool(mine.resource, mine.product),
        moving=mine.id,
        now=desk.now,
    )
    if isinstance(held, Why):
        raise Refused(held, "slot")
    asked: dict[str, Any] = {"booking_id": mine.id, "hold_id": held.id, "by": desk.access.actor}
    done = slots.move(desk.conn, **asked, person_id=mine.person_id, now=desk.now)
    if isinstance(done, Why):
        raise Refused(done, "Appointment")
    return _told(desk, done)


def _asked(data: Any) -> dict[str, Any]:
    """What an Appointment asks for: slot, patient, product, dose. Raises Refused."""
    if not isinstance(data, Mapping) or data.get("resourceType") != "Appointment":
        raise Refused(Code.content, "Appointment")
    if data.get("status") not in ASKED:
        raise Refused(Code.content, "Appointment.status")
    parts = data.get("participant")
    actors = (
        [one.get("actor") for one in parts if isinstance(one, dict)]
        if isinstance(parts, list)
        else []
    )
    patient, product = referred(actors, "Patient"), coded(data.get("serviceType"), "product")
    if not patient:
        raise Refused(Code.required, "Appointment.participant")
    if not PRODUCT.fullmatch(product):
        raise Refused(Code.required, "Appointment.serviceType")
    slot_id = _number(referred(data.get("slot"), "Slot"), "Appointment.slot")
    return {"slot": slot_id, "patient": patient, "product": product, "dose": _dose(data)}


def _dose(data: Mapping[str, Any]) -> int:
    listed = data.get("extension")
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and one.get("url") == f"{OURS}dose":
            said = one.get("valueInteger")
            if not isinstance(said, int) or not 1 <= said <= MOST_DOSES:
                raise Refused(Code.content, "Appointment.extension")
            return int(said)
    return 1


def _booked(desk: Desk, asked: dict[str, Any]) -> Booking:
    row = patients.find(desk, asked["patient"])
    kind = _where(desk, asked["slot"])
    if kind == "vaccine" and not whom.known(asked["product"]):
        raise Refused(Code.content, "Appointment.serviceType")
    held = slots.hold(
        desk.conn,
        slot_id=asked["slot"],
        person_id=row.person_id,
        patient_id=row.id,
        product=asked["product"],
        dose=asked["dose"],
        pool=_pool(f"{kind}:", asked["product"]),
        now=desk.now,
    )
    if not isinstance(held, Hold):
        raise Refused(held, "Appointment.slot")
    body = dict(UNSAID) if kind == "vaccine" else None
    mine: dict[str, Any] = {"person_id": row.person_id, "by": desk.access.actor, "body": body}
    done = slots.book(desk.conn, hold_id=held.id, now=desk.now, **mine)
    if isinstance(done, Why):
        raise Refused(done, "Appointment.slot")
    _told(desk, done)
    return done


def _told(desk: Desk, booking: Booking) -> Json:
    """A visit as it stands now, its reminders planned and its people told."""
    if booking.person_id is not None:
        if booking.state == "booked":
            visits.plan(desk.conn, booking, now=desk.now)
        visits.spread(desk.conn, booking, but=None, now=desk.now)
    return appointments.shown(desk, [booking])[0]


def _where(desk: Desk, slot_id: int) -> str:
    """The kind of a window that this key may book in. Raises Refused."""
    found = select(RESOURCE.c.key, RESOURCE.c.kind).join(SLOT, SLOT.c.resource_id == RESOURCE.c.id)
    row = desk.conn.execute(found.where(SLOT.c.id == slot_id)).first()
    if row is None or not desk.access.sees(row.key):
        raise Refused(Code.unknown, "Slot")
    if row.kind == slots.sites.Kind.home:
        raise Refused(Code.home, "Slot")
    return str(row.kind)


def _open(desk: Desk, own_id: str) -> Booking:
    desk.access.need(Scope.appointments)
    mine = appointments.find(desk, own_id)
    if mine.resource.startswith(f"{slots.sites.Kind.home}:"):
        raise Refused(Code.home, "Appointment")
    return mine


def _pool(resource: str, product: str) -> str:
    """The stock a dose is taken from; a visit to a clinic takes from none."""
    return service.load().pool(product) if resource.startswith(visits.KIND) else ""


def _number(said: str, where: str) -> int:
    if not said.isascii() or not said.isdigit() or len(said) > 18:
        raise Refused(Code.required, where)
    return int(said)


def _parameter(data: Any, name: str, value: str) -> Any:
    """A value of Parameters; None without it."""
    listed = data.get("parameter") if isinstance(data, Mapping) else None
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and one.get("name") == name:
            return one.get(value)
    return None


def _once(desk: Desk, key: str, asked: dict[str, Any]) -> str | None:
    """The id of the visit that was made under this key; None: it is used for the first time.

    Whoever comes with the same key at the same moment waits here until the first is done.
    """
    digest = hashlib.sha256(orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)).digest()
    conn, caller = desk.conn, desk.access.name
    conn.execute(delete(ONCE).where(ONCE.c.caller == caller, ONCE.c.at < desk.now - KEPT))
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row: dict[str, Any] = {"caller": caller, "key": key, "digest": digest, "at": desk.now}
    first = make(ONCE).values(row).on_conflict_do_nothing().returning(ONCE.c.key)
    if conn.execute(first).first() is not None:
        return None
    mine = (ONCE.c.caller == caller, ONCE.c.key == key)
    there = conn.execute(select(ONCE.c.digest, ONCE.c.subject).where(*mine)).one()
    if there.digest != digest:
        raise Refused(Code.differs, "Idempotency-Key")
    return str(there.subject).rpartition(":")[2]
