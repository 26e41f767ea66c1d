"""What a laboratory says of one sample, in the plain form: checked, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import Any

from bot.clinic.hometest import panels
from bot.clinic.hometest.route import read_barcode

LONGEST = 60  # characters of an identifier or a name


class Found(StrEnum):
    """What was seen of one target."""

    positive = auto()
    negative = auto()
    invalid = auto()
    untested = auto()


class Status(StrEnum):
    """amended: it replaces what was reported before."""

    final = auto()
    amended = auto()


class Malformed(Exception):
    """The message cannot be read; *where* is a path in it, *why* a code."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where, self.why = where, why


@dataclass(frozen=True, slots=True)
class Report:
    """*name* and *birth* are the patient's as the laboratory has them, empty when it does not."""

    barcode: str
    number: str
    status: Status
    results: dict[str, Found] = field(default_factory=dict)
    name: str = ""
    birth: str = ""

    @property
    def invalid(self) -> bool:
        """Whether nothing at all could be read."""
        tested = [one for one in self.results.values() if one is not Found.untested]
        return bool(tested) and all(one is Found.invalid for one in tested)


def read(data: Any) -> Report:
    """The plain form: barcode, report, status, results {target: word}, patient {name, birth}.

    Raises Malformed.
    """
    if not isinstance(data, Mapping):
        raise Malformed("$", "object-expected")
    if odd := sorted(set(data) - {"barcode", "report", "status", "results", "patient"}):
        raise Malformed(odd[0], "unknown-member")
    patient = data.get("patient") or {}
    if not isinstance(patient, Mapping):
        raise Malformed("patient", "object-expected")
    return build(
        barcode=data.get("barcode"),
        number=data.get("report"),
        status=data.get("status", str(Status.final)),
        results=data.get("results"),
        name=patient.get("name", ""),
        birth=patient.get("birth", ""),
    )


def build(
    *, barcode: Any, number: Any, status: Any, results: Any, name: Any = "", birth: Any = ""
) -> Report:
    """A report of checked parts. Raises Malformed."""
    code = read_barcode(barcode) if isinstance(barcode, str) else ""
    if not code:
        raise Malformed("barcode", "no-barcode")
    if not isinstance(number, str) or not 0 < len(number) <= LONGEST:
        raise Malformed("report", "no-identifier")
    if not isinstance(status, str) or status not in list(Status):
        raise Malformed("status", "final-or-amended")
    if not isinstance(name, str) or len(name) > LONGEST:
        raise Malformed("patient.name", "text-expected")
    return Report(code, number, Status(status), _results(results), name.strip(), _birth(birth))


def _results(results: Any) -> dict[str, Found]:
    if not isinstance(results, Mapping) or not results:
        raise Malformed("results", "no-results")
    known, found = panels.load(), dict[str, Found]()
    for target, word in results.items():
        if not isinstance(target, str) or known.target(target) is None:
            raise Malformed(f"results.{target}"[:LONGEST], "unknown-target")
        if not isinstance(word, str) or word not in list(Found):
            raise Malformed(f"results.{target}", "positive-negative-invalid-untested")
        found[target] = Found(word)
    return found


def _birth(birth: Any) -> str:
    if birth == "":
        return ""
    try:
        return date.fromisoformat(birth).isoformat()
    except (TypeError, ValueError):
        raise Malformed("patient.birth", "date-expected") from None
