"""The report as a page to show or print, behind a link that ends soon."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from bot.clinic import audit
from bot.clinic.context import Context
from bot.clinic.hometest import orders, reports
from bot.clinic.hometest.orders import Order
from bot.clinic.hometest.reports import Version
from bot.clinic.people import PERSON
from bot.crypto import Unreadable
from bot.store.columns import vault

PLACE = b"report"
VALID = timedelta(days=2)
PATH = "/chat/report/"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with its order, in the language of who ordered it."""

    locale: str
    order: Order
    version: Version
    sampled_at: datetime | None

    @property
    def name(self) -> str:
        return str(self.order.patient.get("name", ""))

    @property
    def birth(self) -> date | None:
        said = self.order.patient.get("birth")
        return date.fromisoformat(said) if said else None

    @property
    def results(self) -> Mapping[str, str]:
        return self.version.results


def link(context: Context, order_id: int) -> str:
    """The address of the page. No word is in it, and nobody can make one up."""
    until = int((context.now + VALID).timestamp())
    sealed = vault().seal(f"{order_id}.{until}".encode(), PLACE)
    token = base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()
    return f"{context.site.rstrip('/')}{PATH}{token}"


def follow(conn: Connection, given: str, *, now: datetime) -> Sheet | None:
    """The report behind a token, its opening recorded; None when there is none, or it is over."""
    try:
        sealed = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
        order_id, until = map(int, vault().open(sealed, PLACE).split(b"."))
    except (Unreadable, ValueError, binascii.Error):
        return None
    order = orders.get(conn, order_id) if now.timestamp() < until else None
    version = reports.latest(conn, order_id) if order is not None else None
    if order is None or version is None or order.patient_id is None:
        return None
    locale = conn.execute(select(PERSON.c.locale).where(PERSON.c.id == order.person_id))
    actor, subject = f"person:{order.person_id}", f"order:{order.id}"
    audit.record(conn, actor=actor, action="sheet.opened", subject=subject, now=now)
    taken = (event.at for event in orders.events(conn, order_id) if event.name == "sampled")
    return Sheet(locale.scalar_one(), order, version, next(taken, None))
