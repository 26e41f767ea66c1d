"""When whom can be reached: weekly hours by role, public holidays, and the words for them.

The hours live in `flows/data/hours.yaml`. A text of them is made as a phrase: `{"key": ...}` with
further phrases as its values, which `bot.render` and `text` say in any language of the catalogues.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from bot.clinic import rules, timetable
from bot.clinic.datafile import DataError, Head, Part, read
from bot.clinic.timetable import WEEKDAYS, WHOLE, Span

LOOK = 60  # days in which the next opening is looked for: no clinic shuts for longer
NOTICE = timedelta(days=60)  # before the holidays that are known come to their end
WEEK = range(7)
Phrase = dict[str, Any]


def _hours(value: object) -> object:
    return timetable.spans(value) if isinstance(value, str) and value.strip() else ()


def _week(value: object) -> object:
    """The days of {"mon-fri": "08:00-12:00"} one by one, Monday as 0."""
    found: dict[int, object] = {}
    for days, hours in dict(value).items() if isinstance(value, Mapping) else ():
        for day in timetable.weekdays(str(days)):
            if day in found:
                raise ValueError(f"{WEEKDAYS[day]} stands there twice")
            found[day] = _hours(hours)
    return found


def _weekday(value: object) -> object:
    (day,) = timetable.weekdays(str(value))
    return day


Spans = Annotated[tuple[Span, ...], BeforeValidator(_hours)]


class Open(Part):
    """The hours of one kind of clinician: of a week, and of a public holiday."""

    week: Annotated[dict[int, tuple[Span, ...]], BeforeValidator(_week)]
    holidays: Spans = ()


class Holiday(Part):
    """Days off for everybody, the first and the last included."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")
    name: str


class Hotline(Part):
    """A number that answers day and night; a role may have one of its own."""

    number: str = ""
    roles: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """Days of the week (Monday as 0) that have the same hours."""

    days: tuple[int, ...]
    hours: tuple[Span, ...]


class Calendar(Head):
    clinic: Open
    roles: dict[str, Open] = Field(default_factory=dict)
    callbacks: Spans = (WHOLE,)  # of every day
    hotline: Hotline = Hotline()
    holidays: tuple[Holiday, ...] = ()
    working_days: dict[date, Annotated[int, BeforeValidator(_weekday)]] = Field(
        default_factory=dict
    )
    special_days: dict[date, Spans] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for holiday in self.holidays:
            if holiday.last < holiday.first:
                raise ValueError(f"the holiday {holiday.name} ends before it begins")
        return self

    def hours(self, role: str, day: date) -> tuple[Span, ...]:
        """The hours of a role that begin on a day of the clinic's calendar."""
        if day in self.special_days:
            return self.special_days[day]
        return self.ordinary(self.roles.get(role, self.clinic), day)

    def ordinary(self, kind: Open, day: date) -> tuple[Span, ...]:
        """The hours that begin on a day by the week and the public holidays alone."""
        if day in self.working_days:
            return kind.week.get(self.working_days[day], ())
        if any(holiday.first <= day <= holiday.last for holiday in self.holidays):
            return kind.holidays
        return kind.week.get(day.weekday(), ())

    def ends_soon(self, today: date) -> bool:
        """Whether the last year whose holidays are known is nearly over, or is. Nothing breaks
        then: a week is a plain week."""
        return today > self.expires - NOTICE

    def ending(self, today: date) -> str:
        """What an operator is to be told of that; empty before."""
        if not self.ends_soon(today):
            return ""
        verb = "were" if today > self.expires else "are"
        return (
            f"public holidays {verb} known up to {self.expires}; nothing stops then, but weeks"
            " are plain: whoever works on a holiday is expected as on any other day. Add the next"
            " year's `holidays` and `working_days` from the yearly notice, and move `expires`"
        )

    def is_open(self, role: str, moment: datetime, zone: tzinfo | str) -> bool:
        """Whether a role has its hours at an aware moment, in the clinic's zone."""
        return timetable.inside(partial(self.hours, role), moment, zone)

    def next_opening(self, role: str, moment: datetime, zone: tzinfo | str) -> datetime | None:
        """The first moment from this one on at which the role is open (UTC), or None."""
        hours = partial(self.hours, role)
        return timetable.turning(hours, moment, zone, into=True, days=LOOK)

    def closes_at(self, role: str, moment: datetime, zone: tzinfo | str) -> datetime | None:
        """The first moment from this one on at which the role is closed (UTC), or None."""
        hours = partial(self.hours, role)
        return timetable.turning(hours, moment, zone, into=False, days=LOOK)

    def hotline_of(self, role: str) -> str:
        """A number that answers day and night, or empty."""
        return self.hotline.roles.get(role, self.hotline.number)

    def lines(self, role: str) -> list[Line]:
        """The week of a role, days with the same hours together, in the order of the week."""
        return _lines(self.roles.get(role, self.clinic))

    def phrase(self, role: str) -> Phrase:
        """The week of a role and what holds on public holidays, to be said in any language."""
        return week_phrase(self.roles.get(role, self.clinic))


def week_phrase(kind: Open) -> Phrase:
    """Hours of a week and what holds on public holidays, to be said in any language."""
    lines: list[Phrase] = [
        {"key": "hours-line", "days": _days(line.days), "hours": _spans(line.hours)}
        for line in _lines(kind)
    ]
    if not lines:
        return {"key": "hours-none"}
    said: Phrase = {"key": "hours-holidays-closed"}
    if kind.holidays:
        said = {"key": "hours-holidays", "hours": _spans(kind.holidays)}
    return _chain("hours-then", [*lines, said])


def _lines(kind: Open) -> list[Line]:
    same: dict[tuple[Span, ...], list[int]] = {}
    for day in WEEK:
        if kind.week.get(day):
            same.setdefault(kind.week[day], []).append(day)
    return [Line(tuple(days), hours) for hours, days in same.items()]


def moment_phrase(at: datetime, *, now: datetime, zone: tzinfo | str) -> Phrase:
    """A moment to come, as people say it: today 14:00, tomorrow, Friday, 1 December."""
    local = at.astimezone(timetable.zone_of(zone))
    ahead = (local.date() - now.astimezone(timetable.zone_of(zone)).date()).days
    time = f"{local.hour}:{local:%M}"
    if 0 <= ahead <= 1:
        return {"key": "hours-tomorrow" if ahead else "hours-today", "time": time}
    weekday = {"key": f"hours-{WEEKDAYS[local.weekday()]}"}
    if 0 < ahead < len(WEEK):
        return {"key": "hours-on", "weekday": weekday, "time": time}
    month = {"key": f"hours-month-{local.month}"}
    day = str(local.day)
    return {"key": "hours-date", "month": month, "day": day, "weekday": weekday, "time": time}


def day_phrase(day: date) -> Phrase:
    """A day in words: 3 December (Thursday)."""
    month, weekday = (
        {"key": f"hours-month-{day.month}"},
        {"key": f"hours-{WEEKDAYS[day.weekday()]}"},
    )
    return {"key": "hours-day", "month": month, "day": str(day.day), "weekday": weekday}


def text(phrase: object, say: Callable[..., str]) -> str:
    """A phrase in words; *say* is a catalogue's `text` with its language, or a `Voice`'s."""
    if isinstance(phrase, dict):
        values = {name: text(value, say) for name, value in phrase.items() if name != "key"}
        return say(str(phrase["key"]), **values)
    return str(phrase)


@lru_cache(maxsize=4)
def load(home: Path = rules.HOME) -> Calendar:
    """Read and check the hours. Raises DataError."""
    file = home / "hours.yaml"
    calendar = read(file, Calendar)
    for role in (*calendar.roles, *calendar.hotline.roles):
        if role not in rules.load(home).roles.roles:
            raise DataError(file, 1, f"{role!r} is not among the roles")
    return calendar


def _days(days: tuple[int, ...]) -> Phrase:
    if len(days) == len(WEEK):
        return {"key": "hours-daily"}
    return _chain("hours-and", [part for run in timetable.runs(days) for part in _run(run)])


def _run(days: list[int]) -> list[Phrase]:
    """Two days in a row are named; of more, the first and the last."""
    names: list[Phrase] = [{"key": f"hours-{WEEKDAYS[day]}"} for day in days]
    if len(days) <= 2:
        return names
    return [{"key": "hours-run", "first": names[0], "last": names[-1]}]


def _spans(hours: tuple[Span, ...]) -> Phrase:
    return _chain("hours-and", [_span(span) for span in hours])


def _span(span: Span) -> Phrase:
    if span == WHOLE:
        return {"key": "hours-whole-day"}
    late = span.end > WHOLE.end
    starts, ends = (clock.removeprefix("0") for clock in (span.starts, span.ends))
    return {"key": "hours-span-late" if late else "hours-span", "from": starts, "to": ends}


def _chain(key: str, parts: list[Phrase]) -> Phrase:
    """One after the other, joined as the language joins them."""
    if len(parts) == 1:
        return parts[0]
    return {"key": key, "first": parts[0], "rest": _chain(key, parts[1:])}
