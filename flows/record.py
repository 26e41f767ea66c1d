"""My record: what is kept of me, a copy of it, one patient corrected or erased, or everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Back, Choose, Do, End, Flow, More
from flows import readers


class S(StrEnum):
    MAIN = auto()
    LOOK = auto()
    EXPORT = auto()
    LISTED = auto()
    PICK = auto()
    ACT = auto()
    NAME = auto()
    RENAME = auto()
    FORGET = auto()
    REMOVE_SURE = auto()
    REMOVE = auto()
    CHECK = auto()
    SURE = auto()
    ERASE = auto()
    ERASED = auto()
    OVER = auto()


class Main(StrEnum):
    look = auto()
    export = auto()
    change = auto()
    erase = auto()


class Shown(StrEnum):
    done = auto()


class Listed(StrEnum):
    some = auto()
    none = auto()


class Act(StrEnum):
    rename = auto()
    forget = auto()
    remove = auto()


class Sure(StrEnum):
    no = auto()
    yes = auto()


class Checked(StrEnum):
    """Whether everything may go: free, or why it has to wait."""

    free = auto()
    blocked = auto()


class Erased(StrEnum):
    erased = auto()
    blocked = auto()


class Outcome(StrEnum):
    done = auto()


@dataclass
class Answers:
    main: str = ""
    shown: str = ""
    listed: str = ""
    patients: list[Any] = field(default_factory=list)
    picked: str = ""
    act: str = ""
    called: str = ""
    renamed: str = ""
    forgotten: str = ""
    removing: str = ""
    removed: str = ""
    checked: str = ""
    kept: Any = ""
    sure: str = ""
    erased: str = ""


AGAIN = Back(S.MAIN, forget=("main", "shown"))
PICKED = ("main", "listed", "picked", "act")
CHANGED = (*PICKED, "called", "renamed", "forgotten", "removing", "removed")
RECORD = Flow(
    name="record",
    answers=Answers,
    first=S.MAIN,
    numbered=False,
    steps={
        S.MAIN: Choose(
            say="record-main",
            save="main",
            to={
                Main.look: S.LOOK,
                Main.export: S.EXPORT,
                Main.change: S.LISTED,
                Main.erase: S.CHECK,
            },
        ),
        S.LOOK: Do(effect="record_look", save="shown", to={Shown.done: AGAIN}),
        S.EXPORT: Do(effect="record_export", save="shown", to={Shown.done: AGAIN}),
        S.LISTED: Do(
            effect="record_patients",
            save="listed",
            gives=("patients",),
            to={Listed.some: S.PICK, Listed.none: Back(S.MAIN, ("main", "listed"))},
        ),
        S.PICK: Choose(say="record-pick", save="picked", more=More("patients", to=S.ACT), to={}),
        S.ACT: Choose(
            say="record-act",
            save="act",
            to={Act.rename: S.NAME, Act.forget: S.FORGET, Act.remove: S.REMOVE_SURE},
        ),
        S.NAME: Ask(say="record-name", save="called", read=readers.name, to=S.RENAME),
        S.RENAME: Do(
            effect="record_rename", save="renamed", to={Shown.done: Back(S.MAIN, CHANGED)}
        ),
        S.FORGET: Do(
            effect="record_forget", save="forgotten", to={Shown.done: Back(S.MAIN, CHANGED)}
        ),
        S.REMOVE_SURE: Choose(
            say="record-remove",
            save="removing",
            labels="record-sure",
            to={Sure.no: Back(S.MAIN, CHANGED), Sure.yes: S.REMOVE},
        ),
        S.REMOVE: Do(
            effect="record_remove", save="removed", to={Shown.done: Back(S.MAIN, CHANGED)}
        ),
        S.CHECK: Do(
            effect="record_check",
            save="checked",
            gives=("kept",),
            to={Checked.free: S.SURE, Checked.blocked: Back(S.MAIN, ("main", "checked"))},
        ),
        S.SURE: Choose(
            say="record-erase",
            save="sure",
            labels="record-sure",
            args=("kept",),
            to={Sure.no: S.OVER, Sure.yes: S.ERASE},
        ),
        S.ERASE: Do(
            effect="record_erase",
            save="erased",
            to={Erased.erased: S.ERASED, Erased.blocked: S.OVER},
        ),
        S.ERASED: End(outcome=Outcome.done, say="record-erased"),
        S.OVER: End(outcome=Outcome.done),
    },
)
