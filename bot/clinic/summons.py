"""Tells clinicians who are asked into a colleague's case so in their own chats."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlmodel import SQLModel

from bot.clinic import chatline
from bot.clinic.casefile import CASE, PATIENT, STAFF
from bot.messages import Outbound

GUEST = SQLModel.metadata.tables["guest"]
PRESENCE = SQLModel.metadata.tables["presence"]
STAFF_CHAT = SQLModel.metadata.tables["staff_chat"]
ASKED_IN = (
    select(
        GUEST.c.case_id,
        GUEST.c.role,
        GUEST.c.staff_id,
        GUEST.c.asked_by,
        STAFF.c.name,
        PATIENT.c.body,
    )
    .join(CASE, CASE.c.id == GUEST.c.case_id)
    .join(STAFF, STAFF.c.id == GUEST.c.asked_by)
    .outerjoin(PATIENT, PATIENT.c.id == CASE.c.patient_id)
    .where(GUEST.c.id == bindparam("guest_id"))
)


def ring(conn: Connection, *, guest_id: int, now: datetime, zone: tzinfo = UTC) -> None:
    """Whoever is asked into a colleague's case is told in their own chat, if they have one.

    By name, or whoever is online of the role that is asked for; no name of the patient.
    """
    row = conn.execute(ASKED_IN, {"guest_id": guest_id}).one()
    for staff_id in [row.staff_id] if row.staff_id else _online(conn, row):
        chat = chatline.chat_of(conn, staff_id)
        if chat is None:
            continue
        text = chat.text(
            "desk-asked",
            case=str(row.case_id),
            name=row.name,
            role=chatline.named(chat, "role", row.role),
            who=chatline.about(chat, row.body or {}, now.astimezone(zone).date()),
        )
        chatline.put(conn, chat, Outbound(text=text), key=f"guest:{guest_id}:{staff_id}", now=now)


def _online(conn: Connection, asked: Any) -> list[int]:
    """Who serves a role, is online and has a chat; not the one who asks."""
    listed = ("," + STAFF.c.role + "," + STAFF.c.also + ",").like(f"%,{asked.role},%")
    found = (
        select(STAFF.c.id)
        .join(STAFF_CHAT, STAFF_CHAT.c.staff_id == STAFF.c.id)
        .join(PRESENCE, PRESENCE.c.staff_id == STAFF.c.id)
        .where(listed, STAFF.c.active, PRESENCE.c.state == "online", STAFF.c.id != asked.asked_by)
    )
    return list(conn.execute(found.order_by(STAFF.c.id)).scalars())
