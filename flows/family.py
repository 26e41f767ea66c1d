"""Helping one another: a code for who helps, the patient's word, what they may do, and its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from bot.steps import Ask, Back, Call, Choose, Do, End, Flow, More
from flows import readers


class S(StrEnum):
    FACTS = auto()
    REQUEST = auto()
    ANSWER = auto()
    MAIN = auto()
    WHOSE = auto()
    RIGHTS = auto()
    CODE = auto()
    TYPED = auto()
    NAME = auto()
    RELATION = auto()
    SURE = auto()
    ASK = auto()
    LIST = auto()
    PICK = auto()
    REALLY = auto()
    END = auto()
    OVER = auto()


class Facts(StrEnum):
    asked = auto()
    code = auto()
    open = auto()


class Yes(StrEnum):
    yes = auto()
    no = auto()


class Main(StrEnum):
    invite = auto()
    helping = auto()
    ends = auto()


class Whose(StrEnum):
    known = auto()
    left = auto()


class Rights(StrEnum):
    all = auto()
    talk = auto()
    see = auto()


class Relation(StrEnum):
    parent = auto()
    child = auto()
    other = auto()


class Asked(StrEnum):
    asked = auto()
    wrong = auto()
    over = auto()


class Listed(StrEnum):
    some = auto()
    none = auto()


class Pick(StrEnum):
    keep = auto()


class Done(StrEnum):
    done = auto()


@dataclass
class Answers:
    facts: str = ""
    arrived: str = ""
    link_id: int = 0
    who: str = ""
    about: str = ""
    may: dict[str, str] = field(default_factory=dict)
    agreed: str = ""
    done: str = ""
    main: str = ""
    patient: str = ""
    patient_id: int = 0
    name: str = ""
    rights: str = ""
    code: str = ""
    called: str = ""
    relation: str = ""
    sure: str = ""
    asked: str = ""
    listed: str = ""
    links: list[dict[str, str]] = field(default_factory=list)
    ending: str = ""
    really: str = ""


FAMILY = Flow(
    name="family",
    answers=Answers,
    first=S.FACTS,
    numbered=False,
    steps={
        S.FACTS: Do(
            effect="family_facts",
            save="facts",
            gives=("link_id", "who", "about", "may", "code"),
            to={Facts.asked: S.REQUEST, Facts.code: S.NAME, Facts.open: S.MAIN},
        ),
        S.REQUEST: Choose(
            say="family-request",
            save="agreed",
            args=("who", "about", "may"),
            to=dict.fromkeys(Yes, S.ANSWER),
        ),
        S.ANSWER: Do(effect="family_answer", save="done", to={Done.done: S.OVER}, final=True),
        S.MAIN: Choose(
            say="family-main",
            save="main",
            to={Main.invite: S.WHOSE, Main.helping: S.TYPED, Main.ends: S.LIST},
        ),
        S.WHOSE: Call(
            flow="patient",
            save="patient",
            gives=("patient_id", "name"),
            to={Whose.known: S.RIGHTS, Whose.left: S.OVER},
        ),
        S.RIGHTS: Choose(
            say="family-rights", save="rights", args=("name",), to=dict.fromkeys(Rights, S.CODE)
        ),
        S.CODE: Do(effect="family_code", save="done", to={Done.done: S.OVER}, final=True),
        S.TYPED: Ask(say="family-typed", save="code", read=readers.family_code, to=S.NAME),
        S.NAME: Ask(say="family-name", save="called", read=readers.name, to=S.RELATION),
        S.RELATION: Choose(
            say="family-relation", save="relation", to=dict.fromkeys(Relation, S.SURE)
        ),
        S.SURE: Choose(
            say="family-sure",
            save="sure",
            args=("code", "called"),
            to={Yes.yes: S.ASK, Yes.no: Back(S.NAME, ("called", "relation", "sure"))},
        ),
        S.ASK: Do(
            effect="family_ask",
            save="asked",
            to={
                Asked.asked: S.OVER,
                Asked.over: S.OVER,
                Asked.wrong: Back(S.FACTS, ("facts", "arrived", "main", "code", "sure", "asked")),
            },
        ),
        S.LIST: Do(
            effect="family_list",
            save="listed",
            gives=("links",),
            to={Listed.some: S.PICK, Listed.none: S.OVER},
        ),
        S.PICK: Choose(
            say="family-pick",
            save="ending",
            more=More("links", to=S.REALLY),
            to={Pick.keep: S.OVER},
        ),
        S.REALLY: Choose(say="family-really", save="really", to={Yes.yes: S.END, Yes.no: S.OVER}),
        S.END: Do(effect="family_end", save="done", to={Done.done: S.OVER}, final=True),
        S.OVER: End(outcome=Done.done),
    },
)
