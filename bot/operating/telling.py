"""The words of an incident, for the console, an operator's own chat, and a letter."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel

from bot.clinic import chatline, duties, products, slots
from bot.clinic.duties import Right
from bot.clinic.staff import MEMBER, STAFF, Member
from bot.i18n import Catalogue
from bot.messages import Outbound
from bot.operating.incidents import NOTICE, Incident, Kind

STAFF_CHAT = SQLModel.metadata.tables["staff_chat"]


def what(incident: Incident, texts: Catalogue, locale: str) -> str:
    """What is broken, in one sentence."""
    args: dict[str, Any] = {"subject": incident.subject, "reason": ""} | dict(incident.detail)
    args |= _named(incident, texts, locale)
    said: dict[str, Any] = {name: str(value) for name, value in args.items()}
    return texts.text(locale, f"incident-{incident.kind}", **said)


def todo(incident: Incident, texts: Catalogue, locale: str) -> str:
    """What somebody can do about it."""
    return texts.text(locale, f"incident-{incident.kind}-todo")


def notice_of(incident: Incident) -> str:
    """The id of the notice that an incident is about; empty where it is about something else."""
    about = incident.kind == Kind.notice and incident.subject.startswith(NOTICE)
    return incident.subject.removeprefix(NOTICE) if about else ""


def told(incident: Incident, texts: Catalogue, locale: str) -> str:
    """Whole, for a chat or a letter: what, what to do; or that it is over."""
    said = what(incident, texts, locale)
    if incident.over_at is not None:
        return texts.text(locale, "incident-over", what=said)
    head = "incident-still" if incident.tellings > 1 else "incident-new"
    return "\n".join([texts.text(locale, head, what=said), todo(incident, texts, locale)])


def _named(incident: Incident, texts: Catalogue, locale: str) -> dict[str, str]:
    """What the codes of a subject are called; a code for which there are no words stays."""
    if incident.kind == Kind.stock:
        site, _, product = incident.subject.partition(" ")
        named = products.name(product, texts, locale)
        return {"site": slots.sites.load().name(site, locale), "product": named}
    if incident.kind == Kind.staffing:
        return {"subject": texts.named(locale, "role", incident.subject)}
    if incident.kind == Kind.notice:
        why = texts.named(locale, "incident-notice-why", incident.detail.get("reason", ""))
        name = incident.detail.get("name") or incident.subject.removeprefix(NOTICE)
        return {"subject": str(name), "reason": why}
    return {}


def to_chats(conn: Connection, incident: Incident, now: Any) -> int:
    """Whoever looks after channels and has a chat of their own is told there; how many were."""
    bound = MEMBER.join(STAFF_CHAT, STAFF_CHAT.c.staff_id == STAFF.c.id)
    rows = conn.execute(bound).all()
    return sum(_tell(conn, Member(*row), incident, now) for row in rows)


def _tell(conn: Connection, member: Member, incident: Incident, now: Any) -> bool:
    chat = chatline.chat_of(conn, member.id)
    if chat is None or not member.active or not duties.may(member, Right.channels):
        return False
    state = "over" if incident.over_at is not None else str(incident.tellings)
    key = f"incident:{incident.id}:{state}:{member.id}"
    said = told(incident, chatline.texts(), chat.locale)
    chatline.put(conn, chat, Outbound(text=said), key=key, now=now)
    return True
