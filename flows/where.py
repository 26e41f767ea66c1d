"""Where somebody is: a place they saved, one they share, or a district they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.clinic import districts, places
from bot.steps import Ask, Back, Choose, Do, End, Flow, Maybe, More, Sure, Unreadable
from flows.remembered import GIVES as OF
from flows.remembered import remembered

GIVES = OF["place"]
LONGEST = 200  # characters of what is read at all


class S(StrEnum):
    SAVED = auto()
    PICK = auto()
    USE = auto()
    ASK = auto()
    FIND = auto()
    WHICH = auto()
    TAKE = auto()
    FOUND = auto()
    FAR = auto()


class Find(StrEnum):
    one = auto()
    several = auto()
    far = auto()


class Which(StrEnum):
    none = auto()


class Take(StrEnum):
    one = auto()


class Outcome(StrEnum):
    found = auto()
    far = auto()


@dataclass
class Answers:
    saved: str = ""
    places: list[dict[str, str]] = field(default_factory=list)
    picked: str = ""
    used: str = ""
    said: Any = ""
    found: str = ""
    matches: list[dict[str, str]] = field(default_factory=list)
    which: str = ""
    taken: str = ""
    place: dict[str, Any] = field(default_factory=dict)


def written(text: str) -> Sure | Maybe:
    """The districts an address names, as their codes; what is not quite clear is asked back."""
    if len(text) > LONGEST:
        raise Unreadable("where-unknown")
    known = places.load()
    found = districts.find(text, known)
    if found.outside:
        raise Unreadable("where-outside")
    if not found.codes:
        raise Unreadable("where-wide" if found.wide else "where-unknown")
    language = "en" if text.isascii() else "zh-CN"
    name = known.full_name(found.codes[0], language)
    value = {"key": "place-at", "name": name, "codes": list(found.codes)}
    if found.sure or len(found.codes) > 1:
        return Sure(value)
    return Maybe(value, "where-maybe")


def shared(latitude: float, longitude: float) -> Sure | Maybe:
    """A place sent from a map."""
    return Sure({"key": "place-shared", "latitude": latitude, "longitude": longitude})


WHERE = Flow(
    name="where",
    answers=Answers,
    first=S.SAVED,
    numbered=False,
    steps={
        **remembered(S, listed="places", say="where-pick", of="place", new=S.ASK, found=S.FOUND),
        S.ASK: Ask(say="where-ask", save="said", read=written, locate=shared, to=S.FIND),
        S.FIND: Do(
            effect="place_find",
            save="found",
            gives=("matches", *GIVES),
            needs=("said",),
            to={Find.one: S.FOUND, Find.several: S.WHICH, Find.far: S.FAR},
        ),
        S.WHICH: Choose(
            say="where-which",
            save="which",
            more=More("matches", to=S.TAKE),
            to={Which.none: Back(S.ASK, ("said", "found", "which"))},
            needs=("found",),
        ),
        S.TAKE: Do(
            effect="place_take",
            save="taken",
            gives=GIVES,
            needs=("which",),
            to={Take.one: S.FOUND},
        ),
        S.FOUND: End(outcome=Outcome.found),
        S.FAR: End(outcome=Outcome.far, say="where-far"),
    },
)
