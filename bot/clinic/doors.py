"""The other doors of the services: whom each leads to, and the note it hands over."""

from __future__ import annotations

from collections.abc import Mapping
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
from bot.clinic.slots import sites
from bot.moves import Outcome

OWN = ""  # an answer in the person's own words


class Door(Part):
    """*role* is who answers, one of roles.yaml."""

    role: str = Field(min_length=1)


class Bearing(Part):
    """From which age to which pregnancy is asked about."""

    from_years: int
    to_years: int


class Room(Part):
    """A department of the list: the codes of roles.yaml that lead there, and whom it sees."""

    codes: tuple[str, ...] = ()
    from_years: int = Field(default=0, ge=0)
    below_years: int = Field(default=200, ge=1)
    sex: str = Field(default="", pattern=r"^(male|female)?$")

    def sees(self, years: int | None, sex: str) -> bool:
        """Whether somebody of this age and sex is seen there; what is not said shuts nobody out."""
        fits = years is None or self.from_years <= years < self.below_years
        return fits and (not self.sex or sex not in ("male", "female") or sex == self.sex)


class Visit(Part):
    """A visit to a hospital: its departments, that of each complaint, and what to bring."""

    departments: Mapping[str, Room]
    rooms: Mapping[str, str]
    usual: str
    bring: tuple[str, ...] = Field(min_length=1)
    shown: int = Field(ge=1, le=6)  # departments in one question, beside the desk
    shown_larger: int = Field(ge=1, le=2)


class Services(Head):
    bearing: Bearing
    visit: Visit
    doors: dict[str, Door] = Field(min_length=1)


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Services:
    """Read and check the doors; raises DataError."""
    file = home / "services.yaml"
    found = read(file, Services)
    _check_roles(file, found, load_rules(home).roles)
    _check_rooms(file, found.visit, load_rules(home).roles, sites.load(home))
    return found


def _check_roles(file: Path, found: Services, roles: Roles) -> None:
    for name, door in found.doors.items():
        if door.role not in roles.roles:
            raise DataError(file, 1, f"the door {name} leads to {door.role}, which is no role")


def _check_rooms(file: Path, visit: Visit, roles: Roles, of: sites.Sites) -> None:
    """Every department that is named anywhere is one of the list, every code one of the roles."""
    named = [*visit.rooms.values(), visit.usual, *(one for s in of.resources for one in s.rooms)]
    for name in named:
        if name not in visit.departments:
            raise DataError(file, 1, f"there is no department {name!r} to visit")
    for name, room in visit.departments.items():
        if odd := [code for code in room.codes if code not in roles.departments]:
            raise DataError(file, 1, f"the department {name} has the code {odd[0]!r}, not known")


# What each door asked, as lines of the note: the answer and the text it was asked with.
ASKED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "medicine": (("which", OWN), ("new", "remedy-new"), ("bearing", "remedy-bearing")),
    "nursing": (
        *(("care", "nursing-care"), ("order", "nursing-order"), ("where", OWN)),
        *(("day", "nursing-day"), ("hour", "nursing-hour"), ("home", "nursing-home")),
        ("number", OWN),
    ),
    "tcm": (("before", "herbs-before"), ("want", "herbs-want")),
}
PHOTOS = ("slip", "tongue", "photos")  # answers that are pictures


def door_open(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The door that was chosen, on the first page or on the second."""
    return Outcome(str(answers.get("other") or answers["wish"]))


def door_note(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The role a door is for, and what was asked there, as the first lines of the note.

    Something new that is felt since a medicine is taken is for a doctor, not for the pharmacist.
    """
    name = str(answers["opened"])
    role = load().doors[name].role
    if answers.get("new") == "yes":
        role = context.rules.roles.default
    first: list[Any] = [_line("note-door", [{"key": f"services-main-{name}"}])]
    for answer, prefix in ASKED.get(name, ()):
        given = answers.get(answer)
        if given:
            values = given if isinstance(given, list) else [given]
            shown = values if prefix == OWN else [{"key": f"{prefix}-{one}"} for one in values]
            first.append(_line(f"note-{name}-{answer}", shown))
    photos = [photo for kind in PHOTOS for photo in answers.get(kind) or ()]
    gives = {"door": "yes", "wanted": role, "first": first, "photos": photos}
    return Outcome("noted", gives)


def bearing_asked(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Whether pregnancy and breast-feeding are asked about: not of men, small girls, the old."""
    bears = load().bearing
    years = int(answers.get("age_years") or bears.from_years)
    asked = answers.get("sex") != "male" and bears.from_years <= years <= bears.to_years
    return Outcome("ask" if asked else "skip")


def _line(title: str, values: list[Any]) -> dict[str, Any]:
    return {"title": title, "values": values}
