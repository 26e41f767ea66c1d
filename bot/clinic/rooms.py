"""The departments that can be registered for: at which clinics, and what a visit is called."""

from __future__ import annotations

from typing import Any

from bot.clinic import doors, slots
from bot.clinic.slots.sites import Kind, Site

PRODUCT = "clinic-"  # what a booking is for: this and the department


def product(room: str) -> str:
    """How the bookings of a department are named; of each a patient has one open at a time."""
    return PRODUCT + room


def of(product: str) -> str:
    """The department of a booking; empty for one of another system's naming."""
    room = product.removeprefix(PRODUCT)
    return room if product.startswith(PRODUCT) and room in doors.load().visit.departments else ""


def called(product: str) -> dict[str, Any]:
    """The department of a booking in words."""
    room = of(product)
    return {"key": f"visit-room-{room}" if room else "clinic-visit"}


def clinics(room: str, months: int) -> list[Site]:
    """Where somebody of this age can register for a department."""
    every = slots.sites.load().of(Kind.clinic)
    return [site for site in every if room in site.rooms and site.serves(months)]
