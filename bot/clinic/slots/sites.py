"""What can be booked where and when, out of `flows/data/sites.yaml`: hours, windows, capacities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum, auto
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Self
from zoneinfo import ZoneInfoNotFoundError

from pydantic import Field, model_validator

from bot.clinic import calendar, places, timetable
from bot.clinic.calendar import Calendar, Open, Spans
from bot.clinic.datafile import DataError, Head, Part, once, read
from bot.clinic.places import Named, Point
from bot.clinic.rules import HOME
from bot.clinic.timetable import DAY, Span


class Kind(StrEnum):
    """What is booked."""

    home = auto()  # somebody comes
    vaccine = auto()
    clinic = auto()  # of an outpatient department


class Windows(Part):
    """How the hours of a kind are cut, and until when a window can be booked and changed."""

    minutes: int = Field(ge=5, le=DAY)
    capacity: int = Field(ge=0)
    days: int = Field(ge=1, le=366)
    lead_minutes: int = Field(ge=0)
    change_minutes: int = Field(ge=0)
    evening: str = Field(default="", pattern=r"^(\d\d:\d\d)?$")


class Asked(StrEnum):
    """What a site wants to know of whoever comes."""

    card = auto()  # the number of an identity document
    phone = auto()


class Campaign(Named):
    """Who gets these products free of charge at a site, and until when; *names*: told as it is."""

    products: tuple[str, ...] = Field(min_length=1)
    from_years: int = Field(default=0, ge=0)
    below_years: int = Field(default=200, ge=1)
    until: date | None = None

    def holds(self, product: str, years: int, day: date) -> bool:
        """Whether somebody of this age is meant on this day."""
        there = self.until is None or day <= self.until
        return there and product in self.products and self.from_years <= years < self.below_years


class Site(Named):
    """A resource: a zone of home visits, a site, a room. *stock*: what it begins with. *fee*: the
    text of what it costs, in each language; ages: whom it serves at all; *rooms*: the departments
    of `services.yaml` that see patients at a clinic."""

    key: str = Field(pattern=r"^[a-z][a-z0-9-]{0,11}:[a-z0-9-]{1,27}$")
    kind: Kind
    districts: tuple[str, ...] = ()
    at: Point | None = None
    phone: str = Field(default="", pattern=r"^[0-9+ -]{0,20}$")
    stairs: bool = False
    lift: bool = False
    zone: str = ""  # its time zone; empty: that of the clinic
    open: Open
    exceptions: dict[date, Spans] = Field(default_factory=dict)  # hours of one day; "" is closed
    capacity: int | None = Field(default=None, ge=0)
    minutes: int | None = Field(default=None, ge=5, le=DAY)
    stock: dict[str, int] = Field(default_factory=dict)
    fee: dict[str, str] = Field(default_factory=dict)
    from_months: int = Field(default=0, ge=0)
    below_months: int = Field(default=2400, ge=1)
    asks: tuple[Asked, ...] = ()
    rooms: tuple[str, ...] = ()
    campaigns: tuple[Campaign, ...] = ()

    def serves(self, months: int) -> bool:
        """Whether somebody of this age is seen there."""
        return self.from_months <= months < self.below_months

    def fee_text(self, locale: str) -> str:
        return Named(names=self.fee).name(locale) if self.fee else ""

    def campaign(self, product: str, years: int, day: date) -> Campaign | None:
        return next((one for one in self.campaigns if one.holds(product, years, day)), None)


class Window(NamedTuple):
    """A window as the rules have it; moments in UTC."""

    starts_at: datetime
    ends_at: datetime
    book_until: datetime
    change_until: datetime
    capacity: int


class Sites(Head):
    demonstration: bool
    kinds: dict[Kind, Windows]
    resources: tuple[Site, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        once([site.key for site in self.resources])
        for site in self.resources:
            if site.kind not in self.kinds:
                raise ValueError(f"{site.key}: nothing is said of the kind {site.kind}")
        return self

    def of(self, kind: Kind) -> list[Site]:
        return [site for site in self.resources if site.kind is kind]

    def site(self, key: str) -> Site | None:
        return next((site for site in self.resources if site.key == key), None)

    def name(self, key: str, locale: str) -> str:
        """The name of a resource in a language; the key of one that is not in the file."""
        site = self.site(key)
        return key if site is None else site.name(locale)

    def in_district(self, kind: Kind, district: str) -> list[Site]:
        """The resources of a kind that serve a district: of `home`, the zones that cover it."""
        return [site for site in self.of(kind) if district in site.districts]


def windows(
    site: Site, rules: Windows, *, first: date, days: int, zone: tzinfo, hours: Calendar
) -> Iterator[Window]:
    """The windows of so many days by the rules, in order."""
    for ahead in range(days):
        day = first + timedelta(days=ahead)
        for span in _hours(site, day, hours):
            yield from _of_span(span, day, site, rules, zone)


def _hours(site: Site, day: date, hours: Calendar) -> tuple[Span, ...]:
    return site.exceptions[day] if day in site.exceptions else hours.ordinary(site.open, day)


def _of_span(span: Span, day: date, site: Site, rules: Windows, zone: tzinfo) -> Iterator[Window]:
    length = site.minutes or rules.minutes
    capacity = rules.capacity if site.capacity is None else site.capacity
    for begin in range(span.start, span.end - length + 1, length):
        starts = _moment(day, begin, zone)
        if starts is None:  # the clock skips it
            continue
        book = starts - timedelta(minutes=rules.lead_minutes)
        if rules.evening:
            clock = time.fromisoformat(rules.evening)
            eve = datetime.combine(day - timedelta(days=1), clock, tzinfo=zone)
            book = min(book, eve.astimezone(UTC))
        change = starts - timedelta(minutes=rules.change_minutes)
        yield Window(starts, starts + timedelta(minutes=length), book, change, capacity)


def _moment(day: date, minute: int, zone: tzinfo) -> datetime | None:
    """A minute of the clock on the wall in UTC; None for one that does not come."""
    ahead, clock = divmod(minute, DAY)
    wall = datetime.combine(day + timedelta(days=ahead), time(*divmod(clock, 60)), tzinfo=zone)
    at = wall.astimezone(UTC)
    return at if at.astimezone(zone).time() == wall.time() else None


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Sites:
    """Read and check the file. Raises DataError."""
    file = home / "sites.yaml"
    found = read(file, Sites)
    areas = {area.code for area in places.load(home).areas}
    for site in found.resources:
        if missing := [code for code in site.districts if code not in areas]:
            raise DataError(file, 1, f"{site.key}: there is no district {missing[0]}")
        try:
            timetable.zone_of(site.zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            raise DataError(file, 1, f"{site.key}: no time zone {site.zone!r}") from None
    calendar.load(home)
    return found
