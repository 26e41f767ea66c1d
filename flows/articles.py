"""Care at home in short articles, by age group; found by button or by a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.clinic.articles import load
from bot.steps import Ask, Back, Choose, Do, End, Flow, Maybe, Sure, Unreadable, Words


class S(StrEnum):
    WHOM = auto()
    GROUP = auto()
    TOPIC = auto()
    FIND = auto()
    READ = auto()
    OVER = auto()
    TO_DOCTOR = auto()


class Whom(StrEnum):
    known = auto()
    ask = auto()


class Group(StrEnum):
    infant = auto()
    child = auto()
    adult = auto()
    old = auto()


class Topic(StrEnum):
    fever = auto()
    fluids = auto()
    isolation = auto()
    go = auto()


class Find(StrEnum):
    found = auto()
    gone = auto()


class Next(StrEnum):
    another = auto()
    doctor = auto()
    over = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers:
    band: str = ""
    whom: str = ""
    season: str = ""
    popular: list[Any] = field(default_factory=list)
    group: str = ""
    topic: str = ""
    found: str = ""
    article: str = ""
    signed: dict[str, str] = field(default_factory=dict)
    next: str = ""


def about(text: str) -> Sure | Maybe:
    """The topic a text speaks of."""
    topic = load().topic_of(text)
    if not topic:
        raise Unreadable("article-unknown")
    return Sure(topic)


TEXTS = {article.id: f"article-{article.id}" for article in load().articles}
ARTICLES = Flow(
    name="articles",
    answers=Answers,
    first=S.WHOM,
    numbered=False,
    steps={
        S.WHOM: Do(
            effect="article_group",
            save="whom",
            gives=("season", "popular"),
            to={Whom.known: S.TOPIC, Whom.ask: S.GROUP},
        ),
        S.GROUP: Choose(
            say="article-group", save="group", to=dict.fromkeys(Group, S.TOPIC), needs=("whom",)
        ),
        S.TOPIC: Ask(
            say=Words("season", {"on": "article-topic-season"}, other="article-topic"),
            save="topic",
            read=about,
            options=Topic,
            labels="article-topic",
            args=("popular",),
            to=S.FIND,
        ),
        S.FIND: Do(
            effect="article_find",
            save="found",
            gives=("article", "signed"),
            needs=("topic", "group"),
            to={Find.found: S.READ, Find.gone: Back(S.TOPIC, ("topic", "found"))},
        ),
        S.READ: Choose(
            say=Words("article", TEXTS, other="article-gone"),
            save="next",
            labels="article-next",
            args=("signed",),
            needs=("found",),
            to={
                Next.another: Back(S.TOPIC, ("topic", "found", "next")),
                Next.doctor: S.TO_DOCTOR,
                Next.over: S.OVER,
            },
        ),
        S.OVER: End(outcome=Outcome.done),
        S.TO_DOCTOR: End(outcome=Outcome.doctor),
    },
)
