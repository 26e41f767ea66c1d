"""The districts people live in and the sites they may go to: how far, open until when. Pure.

Both come from `flows/data/places.yaml`. What is said of them is made as phrases (`{"key": ...}`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum, auto
from functools import lru_cache, partial
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, NamedTuple, Self

from pydantic import Field, model_validator

from bot.clinic import calendar, rules, timetable
from bot.clinic.calendar import Calendar, Open, moment_phrase
from bot.clinic.datafile import Head, Part, once, read
from bot.clinic.timetable import Span

EARTH = 6_371_000.0  # metres, the mean radius
LOOK = 60  # days in which the next opening is looked for
Phrase = dict[str, Any]


class Point(NamedTuple):
    """WGS-84 degrees."""

    latitude: float
    longitude: float


class Kind(StrEnum):
    """What a site is for."""

    hospital = auto()  # with an emergency department
    fever = auto()


class Sees(StrEnum):
    """Whom a site sees."""

    all = auto()
    adults = auto()
    children = auto()


class Named(Part):
    """Something with a name in each language."""

    names: dict[str, str] = Field(min_length=1)

    def name(self, locale: str) -> str:
        """The name in a language, in its nearest relative, or in the first there is."""
        language = locale.partition("-")[0]
        near = [name for tag, name in self.names.items() if tag.partition("-")[0] == language]
        return self.names.get(locale) or [*near, *self.names.values()][0]


class Area(Named):
    """A province, a city or a district. *also* are other and former names."""

    code: str = Field(pattern=r"^[1-9]\d{5}$")
    also: tuple[str, ...] = ()
    at: Point | None = None  # of a district: its centre
    streets: tuple[str, ...] = ()

    @property
    def district(self) -> bool:
        return not self.code.endswith("00")

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if self.district and self.at is None:
            raise ValueError(f"the district {self.code} lies nowhere (at)")
        return self


class Site(Named):
    """Somewhere to go."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    kind: Kind
    district: str
    at: Point
    phone: str = Field(pattern=r"^[0-9+ -]{2,20}$")
    sees: Sees = Sees.all
    open: Open


class Places(Head):
    demonstration: bool
    reach_km: float = Field(gt=0)
    areas: tuple[Area, ...] = Field(min_length=1)
    sites: tuple[Site, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        once([area.code for area in self.areas])
        once([site.id for site in self.sites])
        codes = {area.code for area in self.areas}
        for area in self.areas:
            if missing := [code for code in above(area.code) if code not in codes]:
                raise ValueError(f"{area.code} lies in {missing[0]}, which is not there")
        for site in self.sites:
            if site.district not in codes:
                raise ValueError(f"{site.id} lies in {site.district}, which is not there")
        return self

    def area(self, code: str) -> Area | None:
        return next((area for area in self.areas if area.code == code), None)

    def full_name(self, code: str, locale: str) -> str:
        """A district with its city and province, in the order of the language."""
        chain = [area for c in (*above(code), code) if (area := self.area(c))]
        names = [area.name(locale) for area in chain]
        return "".join(names) if locale.startswith("zh") else ", ".join(reversed(names))

    def districts(self) -> list[Area]:
        return [area for area in self.areas if area.district]

    def district_of(self, here: Point) -> Area:
        """The district whose centre is nearest."""
        return min(self.districts(), key=lambda area: metres(here, _centre(area)))


class Near(NamedTuple):
    """A site and how many metres away it is."""

    site: Site
    metres: float


def above(code: str) -> list[str]:
    """The codes of the province and the city an area lies in."""
    found = [f"{code[:2]}0000", f"{code[:4]}00"]
    return [one for one in found if one != code and len(one.rstrip("0")) < len(code.rstrip("0"))]


def metres(one: Point, other: Point) -> float:
    """The way between two points as the crow flies."""
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def nearest(
    sites: Iterable[Site], here: Point, *, kind: Kind, most: int, child: bool | None = None
) -> list[Near]:
    """The nearest sites of a kind, at most *most*. *child*: those who do not see them are left out;
    None: nobody knows whom it is about."""
    barred = {True: Sees.adults, False: Sees.children}.get(child) if child is not None else None
    found = [
        Near(site, metres(here, site.at))
        for site in sites
        if site.kind is kind and site.sees is not barred
    ]
    return sorted(found, key=lambda near: (near.metres, near.site.id))[:most]


def distance(length: float) -> Phrase:
    """A distance as people say it: within 100 m, about 800 m, about 2.5 km, about 12 km."""
    if length < 100:
        return {"key": "distance-near"}
    hundreds = round(length / 100) * 100
    if hundreds < 1000:
        return {"key": "distance-metres", "n": str(hundreds)}
    halves = round(length / 500) / 2
    kilometres = halves if halves < 5 else round(length / 1000)
    return {"key": "distance-kilometres", "n": f"{kilometres:g}"}


def hours(site: Site, days: Calendar, day: date) -> tuple[Span, ...]:
    """The hours of a site that begin on a day; public holidays are those of the clinic's file."""
    return days.ordinary(site.open, day)


def opening(site: Site, *, now: datetime, zone: str, days: Calendar | None = None) -> Phrase:
    """Open day and night, open until, or closed until."""
    of_site = partial(hours, site, days or calendar.load())
    if timetable.inside(of_site, now, zone):
        until = timetable.turning(of_site, now, zone, into=False, days=LOOK)
        if until is None:
            return {"key": "place-always"}
        return {"key": "place-open", "until": moment_phrase(until, now=now, zone=zone)}
    opens = timetable.turning(of_site, now, zone, into=True, days=LOOK)
    if opens is None:
        return {"key": "place-shut"}
    return {"key": "place-closed", "opens": moment_phrase(opens, now=now, zone=zone)}


def line(near: Near, *, locale: str, now: datetime, zone: str) -> Phrase:
    """One site in a list: its name, how far, whether open, its telephone."""
    site = near.site
    return {
        "key": f"place-line-{site.sees}",
        "name": site.name(locale),
        "far": distance(near.metres),
        "opening": opening(site, now=now, zone=zone),
        "phone": site.phone,
    }


def point(value: Mapping[str, Any]) -> Point:
    """The point of a place kept in an answer."""
    return Point(float(value["latitude"]), float(value["longitude"]))


def _centre(area: Area) -> Point:
    assert area.at is not None
    return area.at


@lru_cache(maxsize=4)
def load(home: Path = rules.HOME) -> Places:
    """Read and check the places. Raises DataError."""
    return read(home / "places.yaml", Places)
