"""People as tables: what is true of each of them, and how urgent the sources say it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HOME = Path(__file__).parent / "people"
AGE = re.compile(r"^(\d+)(d|mo|y)(?:-(\d+)d)?$")


class Need(StrEnum):
    """What somebody needs, the least first: care at home, a visit some day, today, now."""

    S = "S"
    R = "R"
    U = "U"
    E = "E"


NEEDS = tuple(Need)
OF_LEVEL = {"L4": Need.S, "L3": Need.R, "L2": Need.U, "L1": Need.U, "E2": Need.E, "E1": Need.E}


@dataclass(frozen=True, slots=True)
class Description:
    """Whatever is not told is not so, or was not measured."""

    id: str
    age: str  # 27d, 5mo, 40y; 3mo-1d is a day younger
    expect: str
    source: str
    sex: str = "male"
    red: tuple[str, ...] = ()  # items of the red-flag pages
    doubts: tuple[str, ...] = ()  # the same, but they cannot tell
    unsure: str = "go"  # what they answer when we ask what the doubt is about
    complaints: tuple[str, ...] = ("other",)
    days: float = 1.5  # since when
    again: bool = False  # it comes and goes
    temp: float | None = None
    felt: str = "unmeasured"  # hot, normal: without a thermometer
    pregnancy: str = "no"
    weeks: int | None = None
    signs: tuple[str, ...] = ()  # group.option, as in breath.short
    glass: str = "fades"
    place: str = "body"
    oxygen: int | None = None
    rate: int | None = None
    pulse: int | None = None
    pressure: str = ""
    glucose: float | None = None
    illnesses: tuple[str, ...] = ()
    thinner: str = ""
    wish: str = "advice"

    def born(self, today: date) -> date:
        """The birth date at which they are just of this age."""
        found = AGE.match(self.age)
        assert found is not None, self.age
        count, unit = int(found[1]), found[2]
        if unit == "d":
            return today - timedelta(days=count)
        months = count * (12 if unit == "y" else 1)
        year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
        return date(year, month + 1, today.day) + timedelta(days=int(found[3] or 0))

    @property
    def needs(self) -> Need:
        return Need(self.expect)

    def group(self, name: str) -> set[str]:
        """What is true of them in one group of signs."""
        if name in ("complaints", "illnesses"):
            return set(getattr(self, name))
        return {sign.partition(".")[2] for sign in self.signs if sign.startswith(f"{name}.")}


NAMES = {field.name for field in fields(Description)}


@lru_cache(maxsize=1)
def everybody(home: Path = HOME) -> tuple[Description, ...]:
    """All descriptions, in the order of the files. Raises ValueError naming file and person."""
    found = [one for path in sorted(home.glob("*.yaml")) for one in _of(path)]
    ids = [one.id for one in found]
    twice = {name for name in ids if ids.count(name) > 1}
    if twice:
        raise ValueError(f"two people are called {', '.join(sorted(twice))}")
    return tuple(found)


def _of(path: Path) -> list[Description]:
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_read(path, row) for row in rows]


def _read(path: Path, row: dict[str, Any]) -> Description:
    where = f"{path.name}: {row.get('id')}"
    if odd := set(row) - NAMES:
        raise ValueError(f"{where}: nothing is called {', '.join(sorted(odd))}")
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    if values.get("expect") not in NEEDS or not values.get("source"):
        raise ValueError(f"{where}: expect and source are needed")
    if not AGE.match(str(values.get("age"))):
        raise ValueError(f"{where}: no age like 27d, 5mo, 40y")
    return Description(**values)
