"""Suggests departments for what somebody wrote: weighted terms, the age, what came first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import Field, field_validator, model_validator

from bot.clinic import watchfile
from bot.clinic.conditions import Fact, Facts
from bot.clinic.datafile import Head, Part, once, read
from bot.clinic.rules import HOME
from bot.clinic.steering import Between, Steer, steer
from bot.hearing.folding import Folding
from bot.hearing.numbers import YEAR, Measure, values
from bot.hearing.phrases import Lexicon, Span, tokens

MOST = 4000  # characters of a text that are looked at
CLAUSE = re.compile(r"[。!?;\n.]|[,，]")
DENIED = re.compile(r"(?:没有|没|无|不|未见|否认|不是)[过有]?$|\b(?:no|not|never|without) $")
AGE_BAND = re.compile(r"^\s*(\d{1,3})\s*(\+?)\s*$")
WIDTH = 10  # years of a band such as "30+"
OLDEST = 120
CALM = ("L3", "L4")
CHILD = ":child"
ADULT = ":adult"
ROLE = ":role:"
SHOWN = 6  # terms that are kept as reasons


class Points(Part):
    """What a term, a repetition, the first clause and a child count."""

    named: float
    clear: float
    sign: float
    first: float
    repeated: float
    child: float
    child_word: float


class Department(Part):
    code: str
    role: str


class Routing(Head):
    """*children_too*: departments that see children themselves from so many points on."""

    unsure: str
    child: str
    child_below_years: int
    margin: float = Field(gt=1)
    points: Points
    departments: dict[str, Department]
    children_too: dict[str, float]
    children_words: tuple[str, ...]
    adult_words: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    rules: tuple[Steer, ...] = ()
    questions: tuple[Between, ...] = ()
    terms: dict[str, dict[str, tuple[str, ...]]]

    @field_validator("terms")
    @classmethod
    def _written_well(
        cls, found: dict[str, dict[str, tuple[str, ...]]]
    ) -> dict[str, dict[str, tuple[str, ...]]]:
        for lists in found.values():
            for phrase in (phrase for listed in lists.values() for phrase in listed):
                tokens(phrase)
        return found

    @model_validator(mode="after")
    def _known(self) -> Self:
        once([*(rule.id for rule in self.rules), *(one.id for one in self.questions)])
        asked = (name for question in self.questions for name in question.pair)
        steered = (rule.department for rule in self.rules)
        for name in (self.unsure, self.child, *self.children_too, *self.terms, *asked, *steered):
            if name not in self.departments:
                raise ValueError(f"{name!r} is not among the departments")
        unknown = {w for lists in self.terms.values() for w in lists} - {"named", "clear", "sign"}
        if unknown:
            raise ValueError(f"no weight is called {', '.join(sorted(unknown))}")
        return self


@dataclass(frozen=True, slots=True)
class Term:
    """One term that was found, and what it adds for a department."""

    text: str
    department: str
    points: float


@dataclass(frozen=True, slots=True)
class Route:
    """Departments with their points, the best first, and what they rest on."""

    ranked: tuple[tuple[str, float], ...]
    terms: tuple[Term, ...]
    child: bool
    sure: bool
    asks: str = ""  # a role that the words themselves ask for
    steered: tuple[str, ...] = ()  # the rules about the patient that held

    @property
    def best(self) -> str:
        return self.ranked[0][0]

    @property
    def second(self) -> str:
        return self.ranked[1][0]

    def fired(self) -> list[str]:
        """What is stored with a case: the weightiest terms by department, and the age."""
        shown = sorted(self.terms, key=lambda term: -term.points)[:SHOWN]
        found = [f"{term.department}:{term.text}" for term in shown]
        return [*found, *(["age:child"] if self.child else []), *self.steered]


class Router:
    """The routing file, made ready to be asked."""

    def __init__(self, rules: Routing, folding: Folding) -> None:
        self.rules = rules
        self._folding = folding
        self._weights: dict[str, tuple[str, float]] = {}
        phrases: dict[str, Iterable[str]] = {
            CHILD: [folding.fold(word) for word in rules.children_words],
            ADULT: [folding.fold(word) for word in rules.adult_words],
        }
        for role, words in rules.roles.items():
            phrases[ROLE + role] = [folding.fold(word) for word in words]
        for department, lists in rules.terms.items():
            for weight, listed in lists.items():
                name = f"{department}:{weight}"
                phrases[name] = [folding.fold(phrase) for phrase in listed]
                self._weights[name] = (department, float(getattr(rules.points, weight)))
        self._lexicon = Lexicon(phrases)

    def route(self, text: str, years: float | None = None, facts: Facts | None = None) -> Route:
        """The departments for a text; *years* is the age, and *facts* what else is known."""
        folded = self._folding.fold(text[:MOST])
        spans = self._lexicon.find(folded)
        terms = list(self._terms(folded, _widest(spans)))
        scores = dict.fromkeys(self.rules.departments, 0.0)
        for term in terms:
            scores[term.department] += term.points
        child = self._child(folded, spans, years)
        if child:
            self._for_child(scores, known=years is not None)
        known = dict(facts or {}) | ({} if years is None else {Fact.AGE_YEARS: years})
        steered = steer(scores, self.rules.rules, known)
        scores[self.rules.unsure] += 0.01
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        sure = ranked[0][1] >= self.rules.margin * max(ranked[1][1], self.rules.points.sign)
        asked = [s.name.removeprefix(ROLE) for s in spans if s.name.startswith(ROLE)]
        asks = max(asked, key=asked.count, default="")
        return Route(tuple(ranked), tuple(terms), child, sure, asks, tuple(steered))

    def role(self, route: Route, level: str) -> str:
        """Who of the clinic should see it; what must be seen to today goes to a physician."""
        if route.asks and level in CALM:
            return route.asks
        return self.rules.departments[route.best].role

    def between(self, departments: Iterable[str]) -> Between | None:
        """The question that decides between two departments, if there is one."""
        pair = frozenset(departments)
        return next((one for one in self.rules.questions if one.pair == pair), None)

    def _terms(self, text: str, spans: list[Span]) -> Iterable[Term]:
        points = self.rules.points
        stop = CLAUSE.search(text)
        first = stop.start() if stop and stop.start() > 1 else len(text)
        seen: set[tuple[str, str]] = set()
        for span in spans:
            if span.name not in self._weights or DENIED.search(text[: span.start][-8:]):
                continue
            department, weight = self._weights[span.name]
            word = text[span.start : span.end]
            factor = points.first if span.start < first else 1.0
            if (department, word) in seen:
                factor = points.repeated
            seen.add((department, word))
            yield Term(word, department, round(weight * factor, 3))

    def _child(self, text: str, spans: list[Span], years: float | None) -> bool:
        if years is not None:
            return years < self.rules.child_below_years
        ages = [v.value / YEAR for v in values(text) if v.measure is Measure.age]
        if ages:
            return min(ages) < self.rules.child_below_years
        named = {span.name for span in spans}
        return CHILD in named and ADULT not in named

    def _for_child(self, scores: dict[str, float], *, known: bool) -> None:
        """A child goes to its own department, unless another sees children by itself."""
        rules = self.rules
        best = max(scores, key=lambda name: scores[name])
        own = best in rules.children_too and scores[best] >= rules.children_too[best]
        if not own:
            scores[rules.child] += scores[best]
        scores[rules.child] += rules.points.child if known else rules.points.child_word


def _widest(spans: list[Span]) -> list[Span]:
    """Without what lies inside a longer term, or inside one of as many characters elsewhere."""
    kept: list[Span] = []
    ordered = sorted(spans, key=lambda span: (span.start, -(span.end - span.start)))
    end, width = -1, 0
    for span in ordered:
        size = span.end - span.start
        if span.end <= end and size < width:
            continue
        kept.append(span)
        if span.end > end:
            end, width = span.end, size
    return kept


def years_of(band: object) -> float | None:
    """The age that a band such as "30+" begins with; None for what cannot be one."""
    if isinstance(band, bool) or not isinstance(band, str | int | float):
        return None
    found = AGE_BAND.match(str(band))
    if found is None:
        return None
    years = int(found[1]) + (WIDTH / 2 if found[2] else 0)
    return float(years) if years <= OLDEST else None


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Routing:
    """The routing file; raises DataError."""
    return read(home / "routing.yaml", Routing)


@lru_cache(maxsize=4)
def router(home: Path = HOME) -> Router:
    return Router(load(home), watchfile.folding(home))
