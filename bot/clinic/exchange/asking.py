"""A search as it is asked: its parameters read and checked, a page of so many, from where on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clinic.exchange.access import Access
from bot.clinic.exchange.parts import Json
from bot.clinic.exchange.refused import Code, Refused

MOST, USUAL = 100, 20  # resources of a page
DAY = timedelta(days=1)
EVER = (datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))
SPAN = re.compile(r"(eq|ge|gt|le|lt)?(\d{4}-\d\d-\d\d)(T\S{5,30})?")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:|/-]{0,127}")
CURSOR = re.compile(r"[0-9]{1,18}(\.[0-9]{1,18})?")
HIDDEN = ("name", "birthdate")
PAGING = ("_count", "_after", "_format")


@dataclass(frozen=True, slots=True)
class Desk:
    """One call at work: its transaction, who calls, and the day on the clinic's clock."""

    conn: Connection
    access: Access
    now: datetime
    zone: str

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()


class Page(NamedTuple):
    """What was found, and from where the next page goes on; empty: there is none."""

    items: list[Json]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """The parameters of a search by name, each as often as it was given."""

    values: Mapping[str, tuple[str, ...]]
    count: int = USUAL
    after: tuple[int, ...] = ()

    def one(self, name: str) -> str:
        """The value of a parameter that may stand once; empty: it does not. Raises Refused."""
        found = self.values.get(name, ())
        if len(found) > 1:
            raise Refused(Code.parameter, name)
        if not found:
            return ""
        if not WORD.fullmatch(found[0]):
            raise Refused(Code.parameter, name)
        return found[0]

    def any(self, name: str, allowed: Iterable[str]) -> list[str]:
        """Alternatives, joined by commas, each one of *allowed*. Raises Refused."""
        found = [word for value in self.values.get(name, ()) for word in value.split(",")]
        if not set(found) <= set(allowed):
            raise Refused(Code.parameter, name)
        return found

    def to(self, name: str, kind: str) -> str:
        """The id of a reference: "Patient/x" or "x"."""
        return self.one(name).removeprefix(f"{kind}/")

    def span(self, name: str, zone: str) -> tuple[datetime, datetime]:
        """From when until before when; a day is one on the clock of *zone*. Raises Refused."""
        start, end = EVER
        for value in self.values.get(name, ()):
            least, before = _bounds(name, value, ZoneInfo(zone))
            start, end = max(start, least), min(end, before)
        return start, end

    def own(self, path: str) -> str:
        """The address of this page."""
        return self.next(path, ".".join(map(str, self.after)))

    def next(self, path: str, after: str) -> str:
        """The address of the page from a place on. Names are left out: they are in no address."""
        kept = {name: values for name, values in self.values.items() if name not in HIDDEN}
        said = [(name, value) for name, values in kept.items() for value in values]
        said += [("_count", str(self.count)), *([("_after", after)] if after else [])]
        return f"{path}?{urlencode(said)}"


def read(query: Sequence[tuple[str, str]], known: Iterable[str]) -> Ask:
    """A search of these parameters; one that is not known is refused, not passed over."""
    allowed = {*known, *PAGING}
    values: dict[str, tuple[str, ...]] = {}
    for name, value in query:
        if name not in allowed:
            raise Refused(Code.unsupported, name[:40])
        values[name] = (*values.get(name, ()), value)
    count = values.pop("_count", (str(USUAL),))[-1]
    after = values.pop("_after", ("",))[-1]
    values.pop("_format", None)
    if not re.fullmatch(r"[0-9]{1,4}", count) or int(count) < 1:
        raise Refused(Code.parameter, "_count")
    if after and not CURSOR.fullmatch(after):
        raise Refused(Code.parameter, "_after")
    cursor = tuple(int(part) for part in after.split(".")) if after else ()
    return Ask(values, min(int(count), MOST), cursor)


def paged(found: Sequence[Json], ask: Ask, cursor: Callable[[int], str]) -> Page:
    """A page out of one resource more than it has room for; *cursor* names the place of one."""
    items = list(found[: ask.count])
    return Page(items, cursor(ask.count - 1) if len(found) > ask.count else "")


def _bounds(name: str, value: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    found = SPAN.fullmatch(value)
    if found is None:
        raise Refused(Code.parameter, name)
    prefix, day, clock = found.groups()
    try:
        if clock:
            begin = datetime.fromisoformat(day + clock.replace(" ", "+"))
            begin = begin if begin.tzinfo else begin.replace(tzinfo=zone)
            end = begin + timedelta(seconds=1)
        else:
            begin = datetime.combine(date.fromisoformat(day), time(), zone)
            end = datetime.combine(date.fromisoformat(day) + DAY, time(), zone)
        begin, end = begin.astimezone(UTC), end.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(Code.parameter, name) from None
    starts = {"ge": begin, "gt": end, "le": EVER[0], "lt": EVER[0]}
    ends = {"ge": EVER[1], "gt": EVER[1], "le": end, "lt": begin}
    return starts.get(prefix or "eq", begin), ends.get(prefix or "eq", end)
