"""The report as a page to show or print, behind a link that ends soon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from bot.clinic import audit, links
from bot.clinic.context import Context
from bot.clinic.hometest import orders, reports
from bot.clinic.hometest.orders import Order
from bot.clinic.hometest.reports import Version
from bot.clinic.people import PERSON

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
    token = links.sealed(str(order_id), place=PLACE, until=context.now + VALID)
    return f"{context.site.rstrip('/')}{PATH}{token}"


def follow(conn: Connection, given: str, *, now: datetime) -> Sheet | None:
    """The report behind a token, its opening recorded; None when there is none, or it is over."""
    what = links.opened(given, place=PLACE, now=now)
    order = orders.get(conn, int(what)) if what else None
    found = of(conn, order) if order is not None else None
    if found is not None:
        actor, subject = f"person:{found.order.person_id}", f"order:{found.order.id}"
        audit.record(conn, actor=actor, action="sheet.opened", subject=subject, now=now)
    return found


def of(conn: Connection, order: Order) -> Sheet | None:
    """The report of an order as it stands now; None without one, or without its patient."""
    version = reports.latest(conn, order.id)
    if version is None or order.patient_id is None:
        return None
    locale = conn.execute(select(PERSON.c.locale).where(PERSON.c.id == order.person_id))
    taken = (event.at for event in orders.events(conn, order.id) if event.name == "sampled")
    return Sheet(locale.scalar_one(), order, version, next(taken, None))
