"""A place became free for somebody who waits: taken by one tap, or passed on.

What the site wants to know of whoever comes is asked first, unless it was told at a visit before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from bot.steps import Choose, Do, End, Flow, Words
from flows import papers


class S(StrEnum):
    LOOK = auto()
    OFFER = auto()
    ASKS = auto()
    PAPER = auto()
    NUMBER = auto()
    BOOK = auto()
    REFUSE = auto()
    OVER = auto()


class Look(StrEnum):
    known = auto()
    over = auto()


class Offer(StrEnum):
    yes = auto()
    no = auto()


class Done(StrEnum):
    done = auto()


@dataclass
class Answers:
    looked: str = ""
    hold_id: int = 0
    called: Any = ""
    at: Any = ""
    until: Any = ""
    site_name: str = ""
    kind: str = ""
    patient_id: int = 0
    wanted: str = ""
    asks: str = ""
    card: str = ""
    number: str = ""
    done: str = ""


VACCINE_OFFER = Flow(
    name="vaccine_offer",
    answers=Answers,
    first=S.LOOK,
    numbered=False,
    steps={
        S.LOOK: Do(
            effect="vaccine_offer_look",
            save="looked",
            gives=("hold_id", "kind", "patient_id", "called", "at", "until", "site_name"),
            to={Look.known: S.OFFER, Look.over: S.OVER},
        ),
        S.OFFER: Choose(
            say="vaccine-offer",
            save="wanted",
            needs=("looked",),
            args=("called", "at", "site_name", "until"),
            to={Offer.yes: S.ASKS, Offer.no: S.REFUSE},
        ),
        **papers.steps(
            S,
            to=S.BOOK,
            card=Words("kind", {"clinic": "clinic-card"}, other="vaccine-card"),
            number=Words("kind", {"clinic": "clinic-number"}, other="vaccine-number"),
            kept="wanted",
        ),
        S.BOOK: Do(effect="vaccine_offer_book", save="done", to={Done.done: S.OVER}, final=True),
        S.REFUSE: Do(
            effect="vaccine_offer_refuse", save="done", to={Done.done: S.OVER}, final=True
        ),
        S.OVER: End(outcome=Done.done),
    },
)
