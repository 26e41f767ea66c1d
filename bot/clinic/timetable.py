"""Hours of the day as people write them, and the moments at which they begin and end.

A span belongs to the day it starts on and is read off the clock on the wall: on the day the clock
is put back an hour that comes twice counts twice, and one that is skipped does not come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60
CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From minute *start* of a day up to, not including, minute *end*; beyond 1440 is the next."""

    start: int
    end: int

    @property
    def starts(self) -> str:
        return _clock(self.start)

    @property
    def ends(self) -> str:
        """HH:MM; 24:00 for the end of the day, smaller than `starts` when it is the next day."""
        return _clock(self.end if self.end <= DAY else self.end - DAY)

    def __str__(self) -> str:
        return f"{self.starts}-{self.ends}"


WHOLE = Span(0, DAY)
Hours = Callable[[date], Sequence[Span]]  # the spans that start on a day


def weekdays(text: str) -> tuple[int, ...]:
    """The days of "mon-fri", "sat,sun" or "daily", Monday as 0. Raises ValueError."""
    if text == "daily":
        return tuple(range(7))
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        one = _weekday(first)
        other = _weekday(last) if dash else one
        found += [(one + n) % 7 for n in range((other - one) % 7 + 1)]
    if len(set(found)) < len(found):
        raise ValueError(f"{text!r} names a day twice")
    return tuple(sorted(found))


def spans(text: str) -> tuple[Span, ...]:
    """The hours of "08:00-12:00,14:00-18:00"; an end before its start is on the next day.

    Raises ValueError when they are none, or overlap.
    """
    found = sorted(span(part.strip()) for part in text.split(","))
    for before, after in pairwise(found):
        if after.start < before.end:
            raise ValueError(f"{before} and {after} overlap")
    if found[-1].end > found[0].start + DAY:
        raise ValueError(f"{found[-1]} and {found[0]} of the next day overlap")
    return tuple(found)


def span(text: str) -> Span:
    """One span such as "08:00-12:00". Raises ValueError."""
    first, dash, last = text.partition("-")
    start, end = _minute(first), _minute(last) if dash else -1
    if end < 0 or start in (DAY, end):
        raise ValueError(f"{text!r} is not like 08:00-12:00")
    return Span(start, end if end > start else end + DAY)


def week(text: str) -> dict[int, tuple[Span, ...]]:
    """The days of "mon-fri 08:00-12:00,14:00-18:00; sat 09:00-11:00". Raises ValueError."""
    found: dict[int, tuple[Span, ...]] = {}
    for part in text.split(";"):
        days, _, hours = part.strip().partition(" ")
        if not hours:
            raise ValueError(f"{part.strip()!r} is not like 'mon-fri 08:00-12:00,14:00-18:00'")
        for day in weekdays(days.lower()):
            if day in found:
                raise ValueError(f"{WEEKDAYS[day]} stands there twice")
            found[day] = spans(hours)
    return found


def written(week: Mapping[int, Sequence[Span]]) -> str:
    """What `week` reads, days with the same hours together; empty for no hours at all."""
    same: dict[str, list[int]] = {}
    for day in sorted(week):
        if week[day]:
            same.setdefault(",".join(map(str, week[day])), []).append(day)
    return "; ".join(f"{_named(days)} {hours}" for hours, days in same.items())


def runs(days: Iterable[int]) -> list[list[int]]:
    """Days of the week in order, those that follow each other together."""
    found: list[list[int]] = []
    for day in days:
        if found and found[-1][-1] == day - 1:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _named(days: list[int]) -> str:
    ends = (dict.fromkeys((WEEKDAYS[run[0]], WEEKDAYS[run[-1]])) for run in runs(days))
    return ",".join("-".join(names) for names in ends)


def zone_of(zone: tzinfo | str) -> tzinfo:
    return ZoneInfo(zone) if isinstance(zone, str) else zone


def inside(hours: Hours, moment: datetime, zone: tzinfo | str) -> bool:
    """Whether the clock on the wall stands within the hours at an aware moment."""
    local = moment.astimezone(zone_of(zone))
    today, minute = local.date(), local.hour * 60 + local.minute
    return any(span.start <= minute < span.end for span in hours(today)) or any(
        span.start <= minute + DAY < span.end for span in hours(today - timedelta(days=1))
    )


def turning(
    hours: Hours, moment: datetime, zone: tzinfo | str, *, into: bool, days: int
) -> datetime | None:
    """The first moment from this one on that is within the hours (*into*), or that is not.

    Aware, in UTC; None when there is none within *days* days.
    """
    moment = moment.astimezone(UTC)
    if inside(hours, moment, zone) is into:
        return moment
    where = zone_of(zone)
    today = moment.astimezone(where).date()
    for ahead in range(days + 1):
        edges = sorted(_edges(hours, today + timedelta(days=ahead), where))
        for at in edges:
            if at > moment and inside(hours, at, where) is into:
                return at
    return None


def _edges(hours: Hours, day: date, zone: tzinfo) -> Iterator[datetime]:
    """Each moment on a day at which hours may begin or end."""
    begins, ends = (_moment(day + timedelta(days=n), 0, zone) for n in (0, 1))
    if begins.astimezone(zone).utcoffset() != ends.astimezone(zone).utcoffset():
        yield _put(begins, ends, zone)
    for before in (1, 0):
        for span in hours(day - timedelta(days=before)):
            for minute in (span.start - before * DAY, span.end - before * DAY):
                if 0 <= minute < DAY:
                    yield _moment(day, minute, zone)
                    yield _moment(day, minute, zone, fold=1)


def _moment(day: date, minute: int, zone: tzinfo, *, fold: int = 0) -> datetime:
    at = datetime.combine(day, time(*divmod(minute, 60), fold=fold), tzinfo=zone)
    return at.astimezone(UTC)


def _put(begins: datetime, ends: datetime, zone: tzinfo) -> datetime:
    """The second between two at which the clock is put forward or back."""
    old = begins.astimezone(zone).utcoffset()
    while ends - begins > timedelta(seconds=1):
        middle = begins + timedelta(seconds=(ends - begins) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == old:
            begins = middle
        else:
            ends = middle
    return ends


def _weekday(text: str) -> int:
    if text.strip() not in WEEKDAYS:
        raise ValueError(f"{text.strip()!r} is no day; days are {', '.join(WEEKDAYS)}")
    return WEEKDAYS.index(text.strip())


def _minute(text: str) -> int:
    found = CLOCK.fullmatch(text.strip())
    minute = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else DAY + 1
    if minute > DAY:
        raise ValueError(f"{text.strip()!r} is no time of day like 08:00")
    return minute


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
