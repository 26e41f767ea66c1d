"""What stands in the way of a vaccine: the screening questions, and the doses so far."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Back, Choose, Do, Gather, More
from flows import readers
from flows.shot import S


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


class ScreenPlain(StrEnum):
    immune = auto()
    recent = auto()
    unsure = auto()
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


class Kind(StrEnum):
    unsure = auto()


AGAIN = Back(S.DAYS_GIVEN, ("days", "dated"))

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
            ScreenFew.more: S.BEARING,
            ScreenFew.none: S.ILL,
        },
    ),
    S.BEARING: Do(
        effect="bearing_asked",
        save="woman",
        needs=("patient",),
        to={Woman.ask: S.SCREEN_REST, Woman.skip: S.SCREEN_PLAIN},
    ),
    S.SCREEN_PLAIN: Choose(
        say="vaccine-screen-rest",
        save="more",
        labels="vaccine-screen",
        needs=("patient",),
        to=dict.fromkeys(ScreenPlain, S.ILL),
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
