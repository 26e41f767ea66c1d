"""Which zones of home visits cover a place, and how far away the nearest is. Pure."""

from __future__ import annotations

from typing import Any

from bot.clinic import places, slots
from bot.clinic.places import Point
from bot.clinic.slots.sites import Kind

Phrase = dict[str, Any]


def covering(district: str) -> list[str]:
    """The keys of the zones whose samplers come to a district."""
    return [site.key for site in slots.sites.load().in_district(Kind.home, district)]


def edge(here: Point, locale: str) -> Phrase:
    """The nearest district somebody comes to, and how far it is."""
    known = places.load()
    served = {code for site in slots.sites.load().of(Kind.home) for code in site.districts}
    near = min(
        (area for area in known.districts() if area.code in served and area.at is not None),
        key=lambda area: places.metres(here, area.at or here),
        default=None,
    )
    if near is None or near.at is None:
        return {"key": "home-edge-none"}
    far = places.distance(places.metres(here, near.at))
    return {"key": "home-edge", "name": near.name(locale), "far": far}
