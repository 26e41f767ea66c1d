"""What can be booked at a place, and what a site can keep in stock: the products of the data."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import rooms, slots, vaccines
from bot.clinic.hometest import panels
from bot.clinic.slots.sites import Kind
from bot.clinic.vaccinating import service
from bot.i18n import Catalogue


def bookable(conn: Connection, resource: str) -> list[str]:
    """What somebody may come for: the vaccines of the schedule, the departments of a clinic, the
    panels of home tests; at a site also whatever else it keeps."""
    kind = resource.partition(":")[0]
    if kind == Kind.clinic:
        site = slots.sites.load().site(resource)
        return [rooms.product(room) for room in site.rooms] if site is not None else []
    if kind == Kind.home:
        return [panel.id for panel in panels.load().panels if not panel.paused]
    kept_here = (one.product for one in slots.stocks.of(conn, resources=[resource]))
    return list(dict.fromkeys([*_scheduled(), *kept_here]))


def keepable(conn: Connection) -> list[str]:
    """What a site may have in stock: what the schedule knows, and whatever is kept anywhere."""
    pools = (service.load().pool(product) for product in _scheduled())
    return list(dict.fromkeys([*pools, *sorted(one.product for one in slots.stocks.of(conn))]))


def name(product: str, texts: Catalogue, locale: str) -> str:
    """What a product is called: a vaccine, a department, a panel; the code of an unknown one."""
    if panel := panels.load().panel(product):
        return panel.name(locale)
    if room := rooms.of(product):
        return texts.named(locale, "visit-room", room)
    return texts.named(locale, "vaccine-product", product)


def _scheduled() -> list[str]:
    return [product for vaccine in vaccines.load().vaccines for product in vaccine.products]
