"""Who answers patients: roles with their licence, their stand-in and their departments."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Self

from pydantic import Field, model_validator

from bot.clinic.conditions import When
from bot.clinic.datafile import Head, Part


class Licence(StrEnum):
    """What entitles somebody to a role. Only the service desk needs nothing."""

    physician = auto()
    pharmacist = auto()
    nurse = auto()
    certificate = auto()  # of a trained adviser who is none of the above
    none = auto()


class Role(Part):
    """One kind of clinician. *departments*: codes of the list of 1994 it answers for."""

    licence: Licence
    fallback: str = ""
    departments: tuple[str, ...] = ()


class Suggestion(Part):
    """The role for a patient of whom all of *when* holds."""

    role: str
    when: When = Field(min_length=1)


class Roles(Head):
    """*staff_only*: roles of the staff that no patient can ask for."""

    roles: dict[str, Role] = Field(min_length=1)
    staff_only: tuple[str, ...] = ()
    departments: dict[str, str]  # code -> name
    default: str
    suggestions: tuple[Suggestion, ...]

    @model_validator(mode="after")
    def _known(self) -> Self:
        fallbacks = (role.fallback for role in self.roles.values() if role.fallback)
        for named in (self.default, *fallbacks, *(s.role for s in self.suggestions)):
            if named not in self.roles:
                raise ValueError(f"{named!r} is not among the roles")
        for role in self.roles.values():
            for code in role.departments:
                if code not in self.departments:
                    raise ValueError(f"{code!r} is not among the departments")
        return self

    @model_validator(mode="after")
    def _stand_in(self) -> Self:
        """Nobody is stood in for by themselves, or by somebody with less of a licence."""
        for name, role in self.roles.items():
            other = self.roles.get(role.fallback)
            if role.fallback == name or (other and not _covers(other.licence, role.licence)):
                raise ValueError(f"{role.fallback!r} cannot stand in for {name!r}")
        return self

    def needs_licence(self, role: str) -> bool:
        """True for a role that is not known, too: whoever is unsure keeps the door shut."""
        if role in self.staff_only:
            return False
        return role not in self.roles or self.roles[role].licence is not Licence.none

    def fallback(self, role: str) -> str:
        """The role that stands in, or empty."""
        return self.roles[role].fallback if role in self.roles else ""

    def of_staff(self) -> tuple[str, ...]:
        """Every role somebody of the staff may have."""
        return (*self.roles, *self.staff_only)


def _covers(licence: Licence, asked: Licence) -> bool:
    """A physician may stand in for anyone; for the desk, anyone may."""
    return licence is Licence.physician or asked in (licence, Licence.none)
