"""What the staff may see and do: the rights of their roles, as `flows/data/rights.yaml` has them.

A right opens a page or an address. Whether somebody may read this or that case is asked besides, in
`bot.clinic.rights`.
"""

from __future__ import annotations

from enum import StrEnum, auto
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from pydantic import Field, field_validator

from bot.clinic import rules
from bot.clinic.datafile import Head, read
from bot.clinic.rules import HOME


class Right(StrEnum):
    """One thing that roles are given; every page of the console names one."""

    own = auto()
    cases = auto()
    board = auto()
    review = auto()
    limits = auto()
    replies = auto()
    slots = auto()
    doses = auto()
    route = auto()
    results = auto()
    notices = auto()
    approve = auto()
    people = auto()
    seasons = auto()
    texts = auto()
    channels = auto()
    figures = auto()
    questions = auto()
    simulator = auto()
    staff = auto()
    audit = auto()


class HasRoles(Protocol):
    """Somebody of the staff."""

    @property
    def roles(self) -> tuple[str, ...]: ...


class Rights(Head):
    """*roles*: what each role may. *second_factor*: roles that cannot do without one."""

    roles: dict[str, tuple[Right, ...]] = Field(min_length=1)
    second_factor: tuple[str, ...] = ()

    @field_validator("roles")
    @classmethod
    def _whole(cls, value: dict[str, tuple[Right, ...]]) -> dict[str, tuple[Right, ...]]:
        """Every role of the staff and no other; each its own account, and each right somebody's."""
        staff = rules.load().roles.of_staff()
        wrong = [
            *(f"{name!r} is no role of roles.yaml" for name in value if name not in staff),
            *(f"{name!r} of roles.yaml is missing" for name in staff if name not in value),
            *(f"{name!r} lacks 'own'" for name, has in value.items() if Right.own not in has),
            *(f"nobody has {str(right)!r}" for right in Right if right not in _all(value)),
        ]
        if wrong:
            raise ValueError("; ".join(wrong))
        return value

    @field_validator("second_factor")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in rules.load().roles.of_staff():
                raise ValueError(f"{name!r} is no role of roles.yaml")
        return value


def _all(roles: dict[str, tuple[Right, ...]]) -> set[Right]:
    return {right for has in roles.values() for right in has}


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Rights:
    """Read and check the file; raises DataError with file, line and reason."""
    return read(home / "rights.yaml", Rights)


def of(member: HasRoles) -> frozenset[Right]:
    """All that somebody may by their roles; a role that is no more gives nothing."""
    return _of(member.roles)


def may(member: HasRoles, right: Right) -> bool:
    return right in of(member)


@lru_cache(maxsize=256)
def _of(roles: tuple[str, ...]) -> frozenset[Right]:
    given = load().roles
    return frozenset((Right.own, *(right for role in roles for right in given.get(role, ()))))
