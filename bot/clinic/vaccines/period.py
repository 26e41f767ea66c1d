"""Lengths of time as schedules state them ("28d", "4w", "6m", "50y"), and days counted so."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator

WRITTEN = re.compile(r"(\d{1,4})([dwmy])")
LAST_YEAR = 9999


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Months (of years, too) and days; one of the two is zero."""

    months: int = 0
    days: int = 0

    @classmethod
    def read(cls, text: Any) -> Period:
        """Raises ValueError for what is not a number followed by d, w, m or y."""
        if isinstance(text, Period):
            return text
        found = WRITTEN.fullmatch(str(text))
        if found is None:
            raise ValueError(f"{text!r} is no length of time such as 28d, 4w, 6m or 50y")
        number = int(found[1])
        match found[2]:
            case "d":
                return cls(days=number)
            case "w":
                return cls(days=7 * number)
            case "m":
                return cls(months=number)
            case _:
                return cls(months=12 * number)


Written = Annotated[Period, BeforeValidator(Period.read)]


def after(day: date, period: Period) -> date:
    """The day a period later. Where the month has no such day it is the first of the next one.

    So nothing comes a day too early: six months after 31 August is 1 March, and who was born on
    29 February is a year older on 1 March.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + period.months, 12)
    if year > LAST_YEAR:
        return date.max
    if day.day > calendar.monthrange(year, month + 1)[1]:
        year, month = divmod(year * 12 + month + 1, 12)
        day = day.replace(day=1)
    moved = date(year, month + 1, day.day)
    left = (date.max - moved).days
    return moved + timedelta(days=min(period.days, left))
