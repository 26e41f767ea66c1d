"""Answers every question of an intake as is true of a description, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from bot.clinic.context import Context
from bot.clinic.effects import EFFECTS
from bot.clinic.rules import load
from bot.crypto import Vault
from bot.moves import Outcome
from bot.questions import step_of
from bot.render import Voice
from bot.steps import Ask, Gather, saves, say_key
from bot.store.columns import unlock
from flows import BOOK
from tests.clinic import NOON, add
from tests.simulated.description import OF_LEVEL, Description, Need
from tests.unit.walking import CATALOGUE, Walk

MOST = 60  # questions; an intake that asks more goes round in circles
MORNING = NOON - timedelta(hours=2)
SINCE = ((1, "today"), (3, "days2"), (5, "days4"), (8, "week"))
FEW_SINCE = ((1, "today"), (4, "few"))
MEASURES = ("oxygen", "rate", "pulse", "glucose", "weeks")
RELATIONS = ((14, "child"), (200, "self"))


@dataclass
class Played:
    """What an intake came to. *asked* are the answers given, by question."""

    level: str
    fired: list[str]
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def needs(self) -> Need:
        return OF_LEVEL[self.level]


@lru_cache(maxsize=1)
def truth() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "truth.yaml").read_text(encoding="utf-8")
    )
    return found


def named_on(key: str, *, elder: bool) -> set[str]:
    """The items that a red-flag page names in this wording."""
    text = Voice(CATALOGUE, "zh-CN", elder).text(key)
    words = truth()["pages"][key.removeprefix("redflags-")]
    return {item for item, named in words.items() if any(word in text for word in named)}


@contextmanager
def clinic() -> Iterator[Connection]:
    """An empty database in memory."""
    unlock(Vault([b"k" * 32]))
    made = create_engine("sqlite://", poolclass=StaticPool)
    SQLModel.metadata.create_all(made)
    with made.connect() as conn:
        yield conn
    made.dispose()


def play(conn: Connection, who: Description, *, elder: bool) -> Played:
    """An intake from the first question to the level, on a database that is empty afterwards."""
    alias, agreed = f"{who.id}-{elder}", load().consent.version
    person_id = add(
        conn,
        "person",
        alias=alias,
        locale="zh-CN",
        elder=elder,
        consent=agreed,
        notices=True,
        created_at=NOON,
    )
    context = Context(person_id, alias, "zh-CN", elder, "web", "x", MORNING, agreed)
    effects: dict[str, Any] = {name: partial(_run, conn, context, name) for name in EFFECTS}
    walk = Walk(effects, elder=elder)
    walk.start(pick="intake")
    try:
        return _answer_all(walk, who, context)
    finally:
        conn.rollback()


def _run(conn: Connection, context: Context, name: str, answers: dict[str, Any]) -> Outcome:
    return EFFECTS[name](conn, context, answers)


def _answer_all(walk: Walk, who: Description, context: Context) -> Played:
    asked: dict[str, str] = {}
    for _ in range(MOST):
        step, answers = step_of(BOOK, walk.talk), walk.answers
        name = saves(step)
        left = all(frame.flow != "intake" for frame in walk.talk.stack)  # on to a clinician
        if left or ("level" in answers and name in ("card", "next")):
            told = walk.talk.stack[0].answers if left else answers
            rules = [str(fired["id"]) for fired in told["fired"][1:]]
            return Played(str(told["level"]), rules, asked)
        if walk.talk.asked is not None and walk.talk.asked.card:
            walk.tap("yes")  # "did you mean ...?"
            continue
        said = Reading(walk, who, context).answer(step, name)
        asked[name] = "+".join(said)
    raise AssertionError(f"{who.id} is asked without end: {asked}")


@dataclass
class Reading:
    """One question before somebody who knows what is true of them."""

    walk: Walk
    who: Description
    context: Context

    def answer(self, step: Any, name: str) -> list[str]:
        options = [str(option.value) for option in self.walk.options()]
        if isinstance(step, Gather) and step.photos:
            self.walk.tap("done")
            return ["done"]
        if isinstance(step, Gather):
            return self._several(step, name, options)
        told = self._told(step, name, options)
        if isinstance(step, Ask) and told not in options:
            self.walk.type(told)
        else:
            assert told in options, (self.who.id, name, told, options)
            self.walk.tap(told)
        return [told]

    def _several(self, step: Gather, name: str, options: list[str]) -> list[str]:
        """Every option that is true; what a short list has no word for is left out."""
        group = name.removesuffix("_more")
        short = truth()["short"].get(group, {}) if self.walk.elder else {}
        mine = {short.get(sign, sign) for sign in self.who.group(group)}
        if name == "complaints" and not mine <= set(options):
            mine |= {"other"}  # it is on the second page
        taps = [option for option in options if option in mine] or ["none"]
        self.walk.tap(*taps[: step.most])
        if step_of(BOOK, self.walk.talk) is step:
            self.walk.tap("done")
        return taps

    def _told(self, step: Any, name: str, options: list[str]) -> str:
        who = self.who
        if name in MEASURES or name == "pressure":
            value = getattr(who, name)
            if value:
                return f"{value:g}" if name != "pressure" else str(value)
            return "unsure" if name == "weeks" else "unmeasured"
        own = getattr(self, f"_{name}", None)
        if own is not None:
            return str(own(step, options))
        return ANSWERS[name]

    def _relation(self, step: Any, options: list[str]) -> str:
        years = (self.context.today - self.who.born(self.context.today)).days / 365.25
        return next(relation for below, relation in RELATIONS if years < below)

    def _called(self, step: Any, options: list[str]) -> str:
        return "小林"

    def _sex(self, step: Any, options: list[str]) -> str:
        return self.who.sex

    def _birth(self, step: Any, options: list[str]) -> str:
        return self.who.born(self.context.today).isoformat()

    def _larger(self, step: Any, options: list[str]) -> str:
        return "yes" if self.walk.elder else "no"

    def _flags(self, step: Any, options: list[str]) -> str:
        """have, when the page that is shown names what is true."""
        named = named_on(say_key(step.say, self.walk.answers), elder=self.walk.elder)
        if named.intersection(self.who.red):
            return "have"
        return "unsure" if named.intersection(self.who.doubts) else "none"

    def _unsure(self, step: Any, options: list[str]) -> str:
        return self.who.unsure

    def _words(self, step: Any, options: list[str]) -> str:
        return "就是觉得不太舒服"

    def _since(self, step: Any, options: list[str]) -> str:
        if self.who.again and "again" in options:
            return "again"
        table, last = (SINCE, "longer") if "longer" in options else (FEW_SINCE, "long")
        return next((option for below, option in table if self.who.days < below), last)

    def _temp(self, step: Any, options: list[str]) -> str:
        return self.who.felt if self.who.temp is None else f"{self.who.temp:g}"

    def _pregnancy(self, step: Any, options: list[str]) -> str:
        told = self.who.pregnancy
        return told if told in options else str(truth()["short"]["pregnancy"][told])

    def _place(self, step: Any, options: list[str]) -> str:
        return self.who.place

    def _glass(self, step: Any, options: list[str]) -> str:
        return self.who.glass

    def _thinner(self, step: Any, options: list[str]) -> str:
        return self.who.thinner or ("yes" if "thinner" in self.who.illnesses else "no")

    def _wish(self, step: Any, options: list[str]) -> str:
        return self.who.wish


ANSWERS = {
    "present": "here",
    "guardian": "here",
    "site": "armpit",
    "care": "none",
    "sure": "send",
    "offline": "go",
}
