"""Staff enter a home test for somebody who telephones: the visit with its order, as the talk makes
them. It is for a patient of somebody who writes to us, because there the report is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, Row

from bot.clinic import appointments, audit, people, places, relatives, slots
from bot.clinic.hometest import lateness, orders, panels
from bot.clinic.hometest.orders import Mode, Order
from bot.clinic.places import Area
from bot.clinic.slots import Booking, Why
from bot.clinic.slots.sites import Kind
from bot.reading import fold, number

NAME = "lab.entered"
DOORS = ("stairs", "gate", "dog")  # what whoever comes has to know
SHORTEST, LONGEST = 4, 100  # letters of a street
PHONE = re.compile(r"[+]?[0-9 ()-]+")
DIGITS = range(7, 16)  # of a telephone number


class Wrong(StrEnum):
    """What cannot be ordered so. Nothing has changed then."""

    patient = auto()  # none of this person's, or nobody knows how old
    young = auto()  # seen by a doctor first
    panel = auto()  # not for this age, or not there
    mode = auto()  # nobody may take this sample themselves
    district = auto()  # nobody comes there
    street = auto()  # nobody could find it
    phone = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A test of one patient in a window, where somebody comes or brings the kit. *locale*: the
    language of the person, in which their district is named."""

    slot_id: int
    person_id: int
    patient_id: int
    panel: str
    mode: str
    district: str
    street: str
    phone: str
    door: tuple[str, ...]
    locale: str


def districts(resource: str) -> list[Area]:
    """Where somebody comes from a zone."""
    site, known = slots.sites.load().site(resource), places.load()
    codes = site.districts if site is not None else ()
    return [area for area in map(known.area, codes) if area is not None]


def enter(
    conn: Connection, *, wanted: Wanted, reason: str, by: str, now: datetime, today: date
) -> Order | Wrong | Why:
    """The visit and its order, of which the person is told; *reason* of a place beyond the last,
    *today* on the clock of the clinic.

    Looked at as in the talk: whom a panel is for, where it is offered, who may swab themselves.
    """
    resource = slots.capacity.place(conn, wanted.slot_id)
    if resource is None or resource.partition(":")[0] != Kind.home:
        return Why.gone
    patient = people.find(conn, wanted.person_id, wanted.patient_id)
    if wrong := _wrong(wanted, resource, patient, today):
        return wrong
    made = slots.overbook(
        conn,
        slot_id=wanted.slot_id,
        person_id=wanted.person_id,
        patient_id=wanted.patient_id,
        product=wanted.panel,
        reason=reason,
        by=by,
        now=now,
    )
    if isinstance(made, Why):
        return made
    return _ordered(conn, wanted, made, by, now)


def _ordered(
    conn: Connection, wanted: Wanted, visit: Booking, by: str, now: datetime
) -> Order | Why:
    order_id = orders.make(
        conn,
        visit_id=visit.id,
        person_id=wanted.person_id,
        patient_id=wanted.patient_id,
        panel=wanted.panel,
        mode=Mode(wanted.mode),
        body=_body(wanted),
        actor=by,
        now=now,
    )
    order = orders.get(conn, order_id) if order_id is not None else None
    if order is None:
        asked: dict[str, Any] = {"person_id": None, "reason": "double", "by": by, "now": now}
        slots.cancel(conn, booking_id=visit.id, **asked)
        return Why.already
    lateness.plan(conn, visit)
    appointments.before(conn, visit, now=now)
    audit.record(conn, actor=by, action="lab.ordered", subject=f"order:{order.id}", now=now)
    key = f"{NAME}:{order.id}"
    relatives.tell(conn, wanted.person_id, NAME, {"order": order.id}, key=key, now=now)
    return order


def _wrong(wanted: Wanted, resource: str, patient: Row[Any] | None, today: date) -> Wrong | None:
    if patient is None or not patient.body or not patient.body.get("birth"):
        return Wrong.patient
    panel = panels.load().panel(wanted.panel)
    age = people.age(date.fromisoformat(patient.body["birth"]), today)
    if age.months < panels.load().doctor_below_months:
        return Wrong.young
    if wanted.district not in [area.code for area in districts(resource)]:
        return Wrong.district
    if panel is None or panel not in panels.load().offered(months=age.months):
        return Wrong.panel
    if not panel.serves(wanted.district):
        return Wrong.panel
    if wanted.mode not in list(Mode):
        return Wrong.mode
    alone = panel.self_sampled and age.years >= panels.load().self_from_years
    if wanted.mode == Mode.self and not alone:
        return Wrong.mode
    return _unreachable(wanted)


def _unreachable(wanted: Wanted) -> Wrong | None:
    """What is wrong with where to go and whom to call."""
    street = wanted.street
    if len(fold(street)) < SHORTEST or len(street) > LONGEST or number(street) is not None:
        return Wrong.street
    digits = sum(letter.isdigit() for letter in wanted.phone)
    return None if PHONE.fullmatch(wanted.phone) and digits in DIGITS else Wrong.phone


def _body(wanted: Wanted) -> dict[str, Any]:
    """As the talk writes it: an address within its district, the telephone, what is at the door."""
    area = places.load().area(wanted.district)
    assert area is not None and area.at is not None
    address: dict[str, Any] = {"name": places.load().full_name(area.code, wanted.locale)}
    address |= {"code": area.code, "street": wanted.street}
    address |= {"latitude": area.at.latitude, "longitude": area.at.longitude}
    door = [one for one in wanted.door if one in DOORS]
    return {"phone": wanted.phone, "door": door, "address": address, "since": ""}
