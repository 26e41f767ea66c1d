"""Patients as other systems know them: a pseudonym, and who that is only for whom it is meant."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.access  # noqa: F401 - fills the metadata
from bot.clinic import people
from bot.clinic.exchange.access import Scope
from bot.clinic.exchange.asking import Ask, Desk, Page, paged
from bot.clinic.exchange.parts import Json, to
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.people import PATIENT
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT

ALIAS = SQLModel.metadata.tables["patient_alias"]
SHAPE = re.compile(r"[a-f0-9]{24}")
SEXES = ("male", "female")
NAME = re.compile(r"[^\x00-\x1f\x7f]{1,60}")
VISITS = BOOKING.join(SLOT, SLOT.c.id == BOOKING.c.slot_id).join(
    RESOURCE, RESOURCE.c.id == SLOT.c.resource_id
)
HIDDEN = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "PSEUDED",
}


def aliases(conn: Connection, ids: Iterable[int | None]) -> dict[int, str]:
    """The pseudonyms of patients; who has none yet is given one, for good."""
    wanted = {one for one in ids if one is not None}
    found = _known(conn, wanted)
    if missing := wanted - set(found):
        make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
        rows = [{"patient_id": one, "alias": secrets.token_hex(12)} for one in sorted(missing)]
        conn.execute(make(ALIAS).on_conflict_do_nothing(), rows)
        found = _known(conn, wanted)
    return found


def _known(conn: Connection, ids: set[int]) -> dict[int, str]:
    known = select(ALIAS.c.patient_id, ALIAS.c.alias).where(ALIAS.c.patient_id.in_(ids))
    return {row.patient_id: row.alias for row in conn.execute(known)} if ids else {}


def find(desk: Desk, alias: str) -> Any:
    """The row of a patient this key sees: id, person_id, body. Raises Refused."""
    if not SHAPE.fullmatch(alias):
        raise Refused(Code.unknown, "Patient")
    joined = PATIENT.join(ALIAS, ALIAS.c.patient_id == PATIENT.c.id)
    mine = select(PATIENT.c.id, PATIENT.c.person_id, PATIENT.c.body).select_from(joined)
    found = desk.conn.execute(mine.where(ALIAS.c.alias == alias, *_seen(desk))).first()
    if found is None or found.body is None:
        raise Refused(Code.unknown, "Patient")
    return found


def _seen(desk: Desk) -> list[Any]:
    """A key confined to sites sees who has or had a visit there."""
    if not desk.access.sites:
        return []
    there = (BOOKING.c.patient_id == PATIENT.c.id, RESOURCE.c.key.in_(desk.access.sites))
    return [exists(select(BOOKING.c.id).select_from(VISITS).where(*there))]


def ref(known: dict[int, str], patient_id: int | None) -> Json | None:
    """The reference to a patient; None for one who was erased or whom only staff know."""
    alias = known.get(patient_id) if patient_id is not None else None
    return to("Patient", alias) if alias else None


def resource(desk: Desk, alias: str, body: dict[str, Any]) -> Json:
    """A Patient: with a name only for a key that may know it."""
    if Scope.names not in desk.access.scopes:
        return {"resourceType": "Patient", "id": alias, "meta": {"security": [HIDDEN]}}
    made: Json = {"resourceType": "Patient", "id": alias, "name": [{"text": str(body["name"])}]}
    made["gender"] = body["sex"] if body.get("sex") in SEXES else "unknown"
    made["birthDate"] = str(body["birth"])
    return made


def one(desk: Desk, own_id: str) -> Json:
    row = find(desk, own_id)
    return resource(desk, own_id, row.body)


def search(desk: Desk, ask: Ask) -> Page:
    """By name and date of birth, both and exactly, for a key that may know them. Raises Refused."""
    desk.access.need(Scope.names)
    said = [*ask.values.get("name", ()), *ask.values.get("birthdate", ())]
    if len(said) != 2 or "name" not in ask.values or "birthdate" not in ask.values:
        raise Refused(Code.required, "name, birthdate")
    try:
        body = {"name": said[0], "birth": date.fromisoformat(said[1]).isoformat()}
    except ValueError:
        raise Refused(Code.parameter, "birthdate") from None
    if not NAME.fullmatch(said[0]):
        raise Refused(Code.parameter, "name")
    sought = PATIENT.c.seek.in_(people.seeks_of(body))
    start = PATIENT.c.id > (ask.after[0] if ask.after else 0)
    known_too = (PATIENT.c.body.is_not(None), *_seen(desk))
    found = select(PATIENT.c.id, PATIENT.c.body).where(sought, start, *known_too)
    rows = desk.conn.execute(found.order_by(PATIENT.c.id).limit(ask.count + 1)).all()
    known = aliases(desk.conn, [row.id for row in rows])
    made = [resource(desk, known[row.id], row.body) for row in rows]
    return paged(made, ask, lambda at: str(rows[at].id))
