"""Plays everybody and tells how often an intake is as urgent as it should be, and for whom not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.simulated.description import NEEDS, Description, Need, everybody
from tests.simulated.player import Played, clinic, play


@dataclass(frozen=True)
class Row:
    """One person, in one wording, and what their intake came to."""

    who: Description
    elder: bool
    played: Played

    @property
    def wanted(self) -> Need:
        return self.who.needs

    @property
    def gap(self) -> int:
        """Below 0: less urgent than it should be."""
        return NEEDS.index(self.played.needs) - NEEDS.index(self.wanted)

    def __str__(self) -> str:
        wording = "larger" if self.elder else "normal"
        rules = ", ".join(self.played.fired[:4]) or "no rule"
        asked = " ".join(f"{name}={value}" for name, value in self.played.asked.items())
        return (
            f"{self.who.id} ({wording}): {self.wanted} wanted [{self.who.source}], "
            f"{self.played.level} found by {rules}\n    {asked}"
        )


@dataclass(frozen=True)
class Report:
    rows: tuple[Row, ...]

    @property
    def sensitivity(self) -> float:
        """The share of the emergencies that is found to be one."""
        mine = [row for row in self.rows if row.wanted is Need.E]
        return sum(row.gap == 0 for row in mine) / len(mine)

    @property
    def under(self) -> list[Row]:
        return [row for row in self.rows if row.gap < 0]

    @property
    def over(self) -> list[Row]:
        return [row for row in self.rows if row.gap > 0]

    def share(self, rows: Iterable[Row]) -> float:
        return len(list(rows)) / len(self.rows)

    def table(self) -> str:
        """How many of each need (rows) were found to have which (columns)."""
        count = Counter((row.wanted, row.played.needs) for row in self.rows)
        lines = ["needs \\ found" + "".join(f"{need:>6}" for need in reversed(NEEDS))]
        for wanted in reversed(NEEDS):
            found = "".join(f"{count[wanted, need]:>6}" for need in reversed(NEEDS))
            lines.append(f"{wanted:<13}{found}")
        return "\n".join(lines)

    def summary(self) -> str:
        return (
            f"{len(self.rows)} intakes: sensitivity for emergencies {self.sensitivity:.3f}, "
            f"under-triage {self.share(self.under):.3f} ({len(self.under)}), "
            f"over-triage {self.share(self.over):.3f} ({len(self.over)})"
        )


def report(people: Iterable[Description] | None = None) -> Report:
    """Every person, once in each wording."""
    with clinic() as conn:
        return Report(
            tuple(
                Row(who, elder, play(conn, who, elder=elder))
                for who in (everybody() if people is None else people)
                for elder in (False, True)
            )
        )
