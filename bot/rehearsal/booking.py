"""Many people want the places of one window at the same moment, played on the real slot engine.

Everybody presses and confirms as the conversation does, in transactions of their own; who is refused
is offered the next windows. Then the books are looked through. What was made for it is taken away
again: a resource that nobody can find, its windows, and made-up people without a chat.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.store.tables import Person

PERSON = Person.__table__  # type: ignore[attr-defined]
HOUR = timedelta(hours=1)
MORE = 4  # windows after the one that all want, each with a place for everybody
NEXT = 3  # windows that whoever is refused is offered
POOL = "rehearsal"
PRODUCT = "rehearsal"


@dataclass(frozen=True, slots=True)
class Scene:
    """The window that all want, and who they are."""

    resource: str
    slot_id: int
    people: tuple[tuple[int, int], ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it. *offered*: how many of the refused were shown the next three windows."""

    booked: int
    refused: int
    offered: int
    over_capacity: int
    ledger_balanced: bool

    def as_data(self) -> dict[str, Any]:
        return {
            "booked": self.booked,
            "refused": self.refused,
            "over_capacity": self.over_capacity,
            "ledger_balanced": self.ledger_balanced,
        }
