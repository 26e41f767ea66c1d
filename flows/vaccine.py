"""A vaccine: which one and for whom, what stands in its way, and then where and when."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Back, Call, Choose, Do, End, Flow, Gather, More
from flows import readers, vaccine_place
from flows.intake import Who
from flows.judgement import Wording
from flows.patient import GIVES as WHO
from flows.shot import FOUND, Answers, Outcome, S
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


class Form(StrEnum):
    normal = auto()
    larger = auto()
    paused = auto()


class Woman(StrEnum):
    ask = auto()
    skip = auto()


class Screen(StrEnum):
    ill = auto()
    allergy = auto()
    immune = auto()
    recent = auto()
    unsure = auto()
    none = auto()


class ScreenWoman(StrEnum):
    ill = auto()
    allergy = auto()
    immune = auto()
    pregnant = auto()
    planning = auto()
    recent = auto()
    unsure = auto()
    none = auto()


class ScreenFew(StrEnum):
    ill = auto()
    allergy = auto()
    more = auto()
    none = auto()


class ScreenRest(StrEnum):
    immune = auto()
    recent = auto()
    pregnant = auto()
    none = auto()


class Said(StrEnum):
    yes = auto()
    no = auto()


class Defer(StrEnum):
    days3 = auto()
    week = auto()
    doctor = auto()
    over = auto()


class Reaction(StrEnum):
    this = auto()
    other = auto()
    unsure = auto()


class Recent(StrEnum):
    week = auto()
    fortnight = auto()
    month = auto()
    unsure = auto()


class Past(StrEnum):
    seasons = auto()
    doses = auto()
    known = auto()


class Seasons(StrEnum):
    never = auto()
    earlier = auto()
    season = auto()
    unsure = auto()


class History(StrEnum):
    never = auto()
    dates = auto()
    unsure = auto()


class Dated(StrEnum):
    known = auto()
    kinds = auto()
    unclear = auto()


class Unsure(StrEnum):
    site = auto()
    photo = auto()
    doctor = auto()


class Found(StrEnum):
    book = auto()
    several = auto()
    later = auto()
    ask = auto()
    wait = auto()
    gone = auto()


class Kind(StrEnum):
    unsure = auto()


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
AGAIN = Back(S.DAYS_GIVEN, ("days", "dated"))

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
        gives=("patient_id", "wanted"),
        to={Outcome.done: S.OVER, Outcome.doctor: S.TO_DOCTOR},
    ),
    S.WHO: Call(
        flow="patient",
        save="patient",
        takes=("purpose",),
        gives=WHO,
        needs=("which", "rest"),
        to={Who.known: S.FORM, Who.left: S.OVER},
    ),
}
SCREENING: dict[Any, Any] = {
    S.FORM: Do(
        effect="vaccine_form",
        save="form",
        needs=("which", "rest", "patient"),
        to={Form.normal: S.WOMAN, Form.larger: S.SCREEN_FEW, Form.paused: S.OVER},
    ),
    S.WOMAN: Do(
        effect="bearing_asked",
        save="woman",
        needs=("patient",),
        to={Woman.ask: S.SCREEN_WOMAN, Woman.skip: S.SCREEN},
    ),
    S.SCREEN: Gather(
        say="vaccine-screen",
        save="screen",
        options=Screen,
        alone=(Screen.none, Screen.unsure),
        needs=("patient",),
        to=S.ILL,
    ),
    S.SCREEN_WOMAN: Gather(
        say="vaccine-screen",
        save="screen",
        options=ScreenWoman,
        alone=(ScreenWoman.none, ScreenWoman.unsure),
        most=4,
        needs=("patient",),
        to=S.ILL,
    ),
    S.SCREEN_FEW: Choose(
        say="vaccine-screen",
        save="few",
        needs=("patient",),
        to={
            ScreenFew.ill: S.ILL,
            ScreenFew.allergy: S.ILL,
            ScreenFew.more: S.SCREEN_REST,
            ScreenFew.none: S.ILL,
        },
    ),
    S.SCREEN_REST: Choose(
        say="vaccine-screen-rest",
        save="more",
        labels="vaccine-screen",
        needs=("patient",),
        to=dict.fromkeys(ScreenRest, S.ILL),
    ),
    S.ILL: Do(
        effect="vaccine_ill",
        save="ill",
        needs=("screen", "few", "more"),
        to={Said.yes: S.DEFER, Said.no: S.ALLERGY},
    ),
    S.DEFER: Choose(
        say="vaccine-defer",
        save="deferred",
        needs=("ill",),
        to={
            Defer.days3: S.REMIND,
            Defer.week: S.REMIND,
            Defer.doctor: S.NOTE,
            Defer.over: S.OVER,
        },
    ),
    S.ALLERGY: Do(
        effect="vaccine_allergy",
        save="allergy",
        needs=("screen", "few", "more"),
        to={Said.yes: S.REACTION, Said.no: S.GAP},
    ),
    S.REACTION: Choose(
        say="vaccine-reaction",
        save="reaction",
        needs=("allergy",),
        to=dict.fromkeys(Reaction, S.GAP),
    ),
    S.GAP: Do(
        effect="vaccine_gap",
        save="gap",
        needs=("screen", "few", "more"),
        to={Said.yes: S.RECENT, Said.no: S.PAST},
    ),
    S.RECENT: Choose(
        say="vaccine-recent", save="recent", needs=("gap",), to=dict.fromkeys(Recent, S.PAST)
    ),
}
HISTORY: dict[Any, Any] = {
    S.PAST: Do(
        effect="vaccine_past",
        save="past",
        needs=("patient", "which", "rest"),
        to={Past.seasons: S.SEASONS, Past.doses: S.HISTORY, Past.known: S.FORECAST},
    ),
    S.SEASONS: Choose(
        say="vaccine-seasons",
        save="history",
        needs=("past",),
        to={
            Seasons.never: S.FORECAST,
            Seasons.earlier: S.FORECAST,
            Seasons.season: S.DAYS_GIVEN,
            Seasons.unsure: S.UNSURE,
        },
    ),
    S.HISTORY: Choose(
        say="vaccine-history",
        save="history",
        needs=("past",),
        to={
            History.never: S.FORECAST,
            History.dates: S.DAYS_GIVEN,
            History.unsure: S.UNSURE,
        },
    ),
    S.DAYS_GIVEN: Ask(say="vaccine-days", save="days", read=readers.days, to=S.DATED),
    S.DATED: Do(
        effect="vaccine_dated",
        save="dated",
        gives=("kinds",),
        needs=("days", "patient"),
        to={Dated.known: S.FORECAST, Dated.kinds: S.KIND, Dated.unclear: AGAIN},
    ),
    S.KIND: Choose(
        say="vaccine-kind",
        save="kind",
        needs=("dated",),
        more=More("kinds", to=S.FORECAST),
        to={Kind.unsure: S.UNSURE},
    ),
    S.UNSURE: Choose(
        say="vaccine-unsure",
        save="unsure",
        needs=("history",),
        to={Unsure.site: S.FORECAST, Unsure.photo: S.PHOTOS, Unsure.doctor: S.NOTE},
    ),
    S.PHOTOS: Gather(say="vaccine-photos", save="photos", photos=True, most=3, to=S.NOTE),
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
    S.NOTE: Do(effect="vaccine_note", save="noted", gives=("wanted",), to={Done.done: S.TO_DOCTOR}),
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
