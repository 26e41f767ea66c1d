"""A card for a visit to a hospital: which department, what to bring, and what was told here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Choose, Do, End, Flow, More
from flows.handed import Told
from flows.patient import About, whom


class S(StrEnum):
    WHO = auto()
    FACTS = auto()
    ROOM = auto()
    CARD = auto()
    TOLD = auto()


class Facts(StrEnum):
    found = auto()


class Room(StrEnum):
    """The desk of the hospital decides."""

    desk = auto()


class Card(StrEnum):
    shown = auto()


@dataclass
class Answers(About):
    patient: str = ""
    facts: str = ""
    rooms: list[Any] = field(default_factory=list)
    room: str = ""
    card: str = ""


VISIT = Flow(
    name="visit",
    answers=Answers,
    first=S.WHO,
    numbered=False,
    steps={
        S.WHO: whom(S.FACTS, S.TOLD),
        S.FACTS: Do(
            effect="visit_rooms",
            save="facts",
            gives=("rooms",),
            needs=("patient",),
            to={Facts.found: S.ROOM},
        ),
        S.ROOM: Choose(
            say="visit-room",
            save="room",
            more=More("rooms", to=S.CARD),
            to={Room.desk: S.CARD},
            needs=("patient",),
        ),
        S.CARD: Do(effect="visit_card", save="card", to={Card.shown: S.TOLD}),
        S.TOLD: End(outcome=Told.told),
    },
)
