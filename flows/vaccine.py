"""A vaccine: which one and for whom, what stands in its way, and then where and when."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Call, Choose, Do, End, Flow, More
from flows import vaccine_place
from flows.judgement import Wording
from flows.patient import GIVES as WHO
from flows.patient import whom
from flows.shot import FOUND, Answers, Outcome, S
from flows.vaccine_ask import HISTORY, SCREENING
from flows.vaccine_book import BOOKING


class Which(StrEnum):
    """*more* is the key to the second page of the larger wording."""

    influenza = auto()
    pneumonia = auto()
    hpv = auto()
    zoster = auto()
    covid19 = auto()
    child = auto()
    unsure = auto()
    mine = auto()
    more = auto()


class Done(StrEnum):
    done = auto()


class Found(StrEnum):
    book = auto()
    several = auto()
    later = auto()
    ask = auto()
    wait = auto()
    gone = auto()


class Product(StrEnum):
    doctor = auto()


class Chosen(StrEnum):
    book = auto()
    later = auto()
    ask = auto()
    wait = auto()
    gone = auto()


class Later(StrEnum):
    book = auto()
    remind = auto()
    over = auto()


class Asked(StrEnum):
    doctor = auto()
    over = auto()


FIRST = (Which.influenza, Which.pneumonia, Which.mine, Which.more)
PAGES: dict[Any, Any] = dict.fromkeys((w for w in Which if w is not Which.more), S.WHO)
PAGES |= {Which.mine: S.MINE}
NORMAL = tuple(w for w in Which if w is not Which.more)
WHOM: dict[Any, Any] = {
    S.FACTS: Do(
        effect="vaccine_facts",
        save="manner",
        gives=("purpose",),
        to={Wording.larger: S.FEW, Wording.normal: S.WHICH},
    ),
    S.WHICH: Choose(
        say="vaccine-which", save="which", to=PAGES | {Which.more: S.REST}, shown=NORMAL
    ),
    S.FEW: Choose(say="vaccine-which", save="which", to=PAGES | {Which.more: S.REST}, shown=FIRST),
    S.REST: Choose(
        say="vaccine-rest",
        save="rest",
        labels="vaccine-which",
        to=PAGES | {Which.more: S.MINE},
        shown=(Which.zoster, Which.covid19, Which.child, Which.unsure),
    ),
    S.MINE: Call(
        flow="vaccinations",
        save="mine",
        gives=(*WHO, "patient", "wanted", "first"),
        to={Outcome.done: S.OVER, Outcome.doctor: S.TO_DOCTOR},
    ),
    S.WHO: whom(S.FORM, S.OVER, needs=("which", "rest"), takes=("purpose",)),
}
TOLD: dict[Any, Any] = {
    S.FORECAST: Do(
        effect="vaccine_forecast",
        save="found",
        gives=("products", *FOUND),
        needs=(
            *("which", "rest", "patient", "screen", "few", "more", "reaction", "recent"),
            *("history", "days", "kind", "unsure"),
        ),
        to={
            Found.book: S.PLACE,
            Found.several: S.PRODUCT,
            Found.later: S.LATER,
            Found.ask: S.ASK,
            Found.wait: S.WAIT,
            Found.gone: S.OVER,
        },
    ),
    S.PRODUCT: Choose(
        say="vaccine-product",
        save="picked",
        needs=("found",),
        more=More("products", to=S.CHOSEN),
        to={Product.doctor: S.NOTE},
    ),
    S.CHOSEN: Do(
        effect="vaccine_chosen",
        save="chosen",
        gives=FOUND,
        needs=("picked",),
        to={
            Chosen.book: S.PLACE,
            Chosen.later: S.LATER,
            Chosen.ask: S.ASK,
            Chosen.wait: S.WAIT,
            Chosen.gone: S.OVER,
        },
    ),
    S.LATER: Choose(
        say="vaccine-later",
        save="later",
        args=("day_from",),
        needs=("found", "picked"),
        to={Later.book: S.PLACE, Later.remind: S.REMIND, Later.over: S.OVER},
    ),
    S.ASK: Choose(
        say="vaccine-ask",
        save="asked",
        needs=("found", "picked"),
        to={Asked.doctor: S.NOTE, Asked.over: S.OVER},
    ),
    S.WAIT: Choose(
        say="vaccine-wait",
        save="wait",
        needs=("found",),
        to={Asked.doctor: S.NOTE, Asked.over: S.OVER},
    ),
    S.REMIND: Do(effect="vaccine_remind", save="reminded", to={Done.done: S.OVER}, final=True),
    S.WAITS: Do(effect="vaccine_wait", save="waits", to={Done.done: S.OVER}, final=True),
    S.NOTE: Do(
        effect="vaccine_note", save="noted", gives=("wanted", "first"), to={Done.done: S.TO_DOCTOR}
    ),
    S.OVER: End(outcome=Outcome.done),
    S.TO_DOCTOR: End(outcome=Outcome.doctor),
}

VACCINE = Flow(
    name="vaccine",
    answers=Answers,
    first=S.FACTS,
    numbered=False,
    most_taps=6,
    usual={
        "which": ("influenza",),
        "screen": ("none",),
        "ill": ("no",),
        "allergy": ("no",),
        "gap": ("no",),
        "past": ("seasons",),
        "history": ("earlier",),
        "found": ("book",),
        "known": ("known",),
        "form": ("normal",),
        "near": ("some",),
        "window": ("window",),
        "planned": ("one",),
        "sure": ("yes",),
    },
    steps={**WHOM, **SCREENING, **HISTORY, **TOLD, **vaccine_place.steps(S), **BOOKING},
)
