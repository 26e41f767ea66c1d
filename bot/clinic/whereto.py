"""Where a clinician may send a patient to: the places the site knows, and one written by hand."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.clinic import allowance, locating, places
from bot.clinic.casefile import Author
from bot.clinic.places import Point
from bot.clinic.said import MessageView
from bot.clinic.slots import sites
from bot.reading import clean

MOST_NAME, MOST_ADDRESS = 80, 200  # characters
MINUS = "\N{MINUS SIGN}"
SIDES = (("latitude", 90.0), ("longitude", 180.0))


class Wrong(Exception):
    """A field that cannot be used; *reason* is a short code."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go. *kind* and *key* are those of the site's files, empty for one written by
    hand; *metres* is the way there as the crow flies, None when nobody knows from where."""

    name: str
    address: str
    at: Point | None
    phone: str = ""
    kind: str = ""
    key: str = ""
    demonstration: bool = False
    metres: float | None = None

    def text(self, locale: str, *, elder: bool) -> str:
        """Its name and, in the lines below, its address, telephone and whether it is made up."""
        made_up = allowance.made_up(locale, elder=elder) if self.demonstration else ""
        return "\n".join(filter(None, (self.name, self.address, self.phone, made_up)))


def known(locale: str, here: Point | None = None) -> list[Place]:
    """All places of the site's files, in a language; those near *here* first, else by name."""
    found = [*_seeing(locale), *_booked(locale)]
    if here is None:
        return sorted(found, key=lambda one: (one.kind, one.name, one.key))
    far = [replace(one, metres=places.metres(here, one.at)) for one in found if one.at]
    return sorted(far, key=lambda one: (one.metres or 0.0, one.key))


def find(key: str, locale: str) -> Place:
    """One of the site's places. Raises Wrong: gone."""
    found = next((one for one in known(locale) if one.key == key), None)
    if found is None:
        raise Wrong("known", "place-gone")
    return found


def written(name: str, address: str, latitude: str, longitude: str) -> Place:
    """A place written by hand, degrees in WGS-84 or both empty. Raises Wrong with the field."""
    name, address = clean(name), clean(address)
    for field, text, most in (("name", name, MOST_NAME), ("address", address, MOST_ADDRESS)):
        if not any(c.isprintable() and not c.isspace() for c in text):
            raise Wrong(field, f"place-{field}")
        if len(text) > most:
            raise Wrong(field, "place-long")
    said = {"latitude": latitude, "longitude": longitude}
    given = {field: _degrees(field, said[field], most) for field, most in SIDES}
    missing = [field for field, degrees in given.items() if degrees is None]
    if len(missing) == 1:
        raise Wrong(missing[0], "place-both")
    north, east = given.values()
    at = None if north is None or east is None else Point(north, east)
    return Place(_line(name), _line(address), at)


def around(conn: Connection, person_id: int, said: Sequence[MessageView]) -> Point | None:
    """Where the person is: the place they sent into the case, else the one they had us keep."""
    sent = [one.body["place"] for one in said if _shares(one)]
    return Point(*sent[-1]) if sent else locating.last_point(conn, person_id)


def _shares(one: MessageView) -> bool:
    return one.author is Author.patient and bool(one.body.get("place"))


def _seeing(locale: str) -> Iterator[Place]:
    """Hospitals and fever clinics."""
    file = places.load()
    for site in file.sites:
        address = file.full_name(site.district, locale)
        yield _place(site, address, locale, f"place:{site.id}", file.demonstration)


def _booked(locale: str) -> Iterator[Place]:
    """Vaccination sites and outpatient clinics; a zone of home visits is nowhere to go."""
    file, areas = sites.load(), places.load()
    for site in file.resources:
        if site.at is not None:
            address = areas.full_name(site.districts[0], locale) if site.districts else ""
            yield _place(site, address, locale, site.key, file.demonstration)


def _place(
    site: places.Site | sites.Site, address: str, locale: str, key: str, made_up: bool
) -> Place:
    return Place(
        name=site.name(locale),
        address=address,
        at=site.at,
        phone=site.phone,
        kind=str(site.kind),
        key=key,
        demonstration=made_up,
    )


def _line(text: str) -> str:
    """In one line."""
    return " ".join(text.split())


def _degrees(field: str, text: str, most: float) -> float | None:
    """Degrees as they are written, also in full-width digits; None for nothing."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("°").replace(MINUS, "-")
    if not plain:
        return None
    try:
        found = float(plain)
    except ValueError:
        raise Wrong(field, f"place-{field}") from None
    if not math.isfinite(found) or abs(found) > most or "_" in plain:
        raise Wrong(field, f"place-{field}")
    return round(found, 6) + 0.0  # no negative zero
