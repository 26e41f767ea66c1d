"""The other doors of the services: whom each leads to, and the note it hands over."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field
from sqlalchemy import Connection

from bot.clinic.context import Answers, Context
from bot.clinic.datafile import DataError, Head, Part, read
from bot.clinic.roles import Roles
from bot.clinic.rules import HOME
from bot.clinic.rules import load as load_rules
from bot.moves import Outcome


class Door(Part):
    """*role* is who answers, one of roles.yaml."""

    role: str = Field(min_length=1)


class Services(Head):
    doors: dict[str, Door] = Field(min_length=1)


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Services:
    """Read and check the doors; raises DataError."""
    file = home / "services.yaml"
    found = read(file, Services)
    _check_roles(file, found, load_rules(home).roles)
    return found


def _check_roles(file: Path, found: Services, roles: Roles) -> None:
    for name, door in found.doors.items():
        if door.role not in roles.roles:
            raise DataError(file, 1, f"the door {name} leads to {door.role}, which is no role")


def door_note(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The role a door is for, and what was asked there, as the first lines of the note."""
    wish = str(answers["wish"])
    first: list[Any] = [{"title": "note-door", "values": [{"key": f"services-main-{wish}"}]}]
    return Outcome("noted", {"door": "yes", "wanted": load().doors[wish].role, "first": first})
