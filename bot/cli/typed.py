"""Reads what operators type for roles, departments, days and hours, or says what is wrong with it.

Each is the callback of a `click` option or argument and raises click.BadParameter.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from bot.clinic import rules, timetable

WEEK = "'mon-fri 08:00-12:00,14:00-18:00; sat 08:00-12:00'"
OFF = "off"
USUAL = "usual"


def role(context: click.Context, option: click.Parameter, value: Any) -> Any:
    """One role or several, each of `flows/data/roles.yaml`."""
    known = rules.load().roles.of_staff()
    for one in (value,) if isinstance(value, str) else value or ():
        if one not in known:
            raise click.BadParameter(f"{one!r} is not among {', '.join(known)}.")
    return value


def name(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """What patients read; they are always told who treats them."""
    if value is not None and not value.strip():
        raise click.BadParameter("Patients read it; it cannot be empty.")
    return value if value is None else value.strip()


def department(context: click.Context, option: click.Parameter, value: Any) -> Any:
    """Codes of the list of departments."""
    known = rules.load().roles.departments
    for code in value or ():
        if code not in known:
            raise click.BadParameter(
                f"{code!r} is no code of a department, such as 07 for {known['07']}; "
                "flows/data/roles.yaml has them all."
            )
    return value


def week(context: click.Context, argument: click.Parameter, value: str) -> Any:
    """Hours by weekday; none for `usual`, which is any time."""
    try:
        return {} if value == USUAL else timetable.week(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}. Give hours like {WEEK}.") from None


def day(context: click.Context, argument: click.Parameter, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day like 2026-12-01.") from None


def hours(context: click.Context, argument: click.Parameter, value: str) -> Any:
    """Hours of a day; none for `off`, None for `usual`."""
    if value in (OFF, USUAL):
        return () if value == OFF else None
    try:
        return timetable.spans(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}. Give hours, {OFF!r} or {USUAL!r}.") from None
