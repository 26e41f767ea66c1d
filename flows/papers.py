"""What a site wants to know of whoever comes: the number of a document, a telephone, or neither."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Do, Fork, Say
from flows.identity import document
from flows.reach import phone


class Asks(StrEnum):
    none = auto()
    phone = auto()
    card = auto()
    both = auto()


def steps(at: Any, *, to: StrEnum, card: Say, number: Say, kept: str = "held") -> dict[Any, Any]:
    """Asked of a time that is kept; *card* and *number* are the questions, *kept* is the answer
    with which it was kept."""
    return {
        at.ASKS: Do(
            effect="papers_asked",
            save="asks",
            gives=("card", "number"),
            needs=(kept,),
            to={Asks.none: to, Asks.phone: at.NUMBER, Asks.card: at.PAPER, Asks.both: at.PAPER},
        ),
        at.PAPER: Ask(
            say=card,
            save="card",
            read=document,
            show="value-card",
            to=Fork("asks", {"both": at.NUMBER}, other=to),
        ),
        at.NUMBER: Ask(say=number, save="number", read=phone, show="value-phone", to=to),
    }
