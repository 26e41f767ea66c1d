"""Who a conversation is about: someone saved, or someone new with name, sex and birth date."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from bot.steps import Ask, Back, Call, Choose, Do, Edge, End, Flow, Words
from flows import readers
from flows.remembered import GIVES as OF
from flows.remembered import remembered

GIVES = OF["patient"]


@dataclass
class About:
    """What every conversation about somebody knows of them, once it was asked."""

    patient_id: int = 0
    name: str = ""
    sex: str = ""
    relation: str = ""
    band: str = ""
    age_days: int = 0
    age_months: int = 0
    age_years: int = 0


class S(StrEnum):
    SAVED = auto()
    PICK = auto()
    USE = auto()
    RELATION = auto()
    NAME = auto()
    SEX = auto()
    BIRTH = auto()
    SEEK = auto()
    SAME = auto()
    KEEP = auto()
    GUARDIAN = auto()
    LARGER = auto()
    ENLARGE = auto()
    KNOWN = auto()
    LEFT = auto()


class Relation(StrEnum):
    self = auto()
    child = auto()
    parent = auto()
    other = auto()


class Sex(StrEnum):
    male = auto()
    female = auto()
    unsaid = auto()


class Seek(StrEnum):
    new = auto()
    same = auto()
    unclear = auto()


class Same(StrEnum):
    yes = auto()
    no = auto()


class Keep(StrEnum):
    kept = auto()
    minor = auto()
    aged = auto()


class Guardian(StrEnum):
    here = auto()
    away = auto()


class Larger(StrEnum):
    yes = auto()
    no = auto()


class Done(StrEnum):
    done = auto()


class Outcome(StrEnum):
    known = auto()
    left = auto()


@dataclass
class Answers(About):
    purpose: str = ""  # book: who gets what is booked; else who is unwell
    saved: str = ""
    patients: list[dict[str, str]] = field(default_factory=list)
    picked: str = ""
    used: str = ""
    called: str = ""
    birth: str = ""
    found: str = ""
    born: str = ""
    exact: bool = False
    same: str = ""
    kept: str = ""
    guardian: str = ""
    larger: str = ""
    enlarged: str = ""


def whom(
    known: Edge, left: Edge, *, needs: tuple[str, ...] = (), takes: tuple[str, ...] = ()
) -> Call:
    """The question of another conversation whom it is about."""
    to = {Outcome.known: known, Outcome.left: left}
    return Call(flow="patient", save="patient", takes=takes, gives=GIVES, needs=needs, to=to)


def whose(key: str) -> Words:
    """A question worded for the person themselves or for someone else."""
    return Words("relation", {"self": f"{key}-self"}, other=key)


def asked(key: str) -> Words:
    """A question worded for who is unwell, or for whom something is booked."""
    return Words("purpose", {"book": f"{key}-book"}, other=key)


PATIENT = Flow(
    name="patient",
    answers=Answers,
    first=S.SAVED,
    numbered=False,
    steps={
        **remembered(
            S,
            listed="patients",
            say=asked("patient-pick"),
            of="patient",
            new=S.RELATION,
            found=S.KNOWN,
        ),
        S.RELATION: Choose(
            say=asked("patient-relation"),
            save="relation",
            to=dict.fromkeys(Relation, S.NAME),
        ),
        S.NAME: Ask(
            say=whose("patient-name"),
            save="called",
            read=readers.name,
            to=S.SEX,
            needs=("relation",),
        ),
        S.SEX: Choose(
            say=whose("patient-sex"),
            save="sex",
            to=dict.fromkeys(Sex, S.BIRTH),
            needs=("relation",),
        ),
        S.BIRTH: Ask(
            say=whose("patient-birth"),
            save="birth",
            read=readers.birth,
            to=S.SEEK,
            needs=("relation",),
        ),
        S.SEEK: Do(
            effect="patient_seek",
            save="found",
            gives=("born", "exact"),
            needs=("called", "birth"),
            to={
                Seek.new: S.KEEP,
                Seek.same: S.SAME,
                Seek.unclear: Back(S.BIRTH, ("birth", "found")),
            },
        ),
        S.SAME: Choose(
            say="patient-same",
            save="same",
            args=("called",),
            needs=("found",),
            to={Same.yes: S.KEEP, Same.no: Back(S.NAME, ("called", "found", "same"))},
        ),
        S.KEEP: Do(
            effect="patient_keep",
            save="kept",
            gives=GIVES,
            needs=("found", "sex"),
            to={Keep.kept: S.KNOWN, Keep.minor: S.GUARDIAN, Keep.aged: S.LARGER},
        ),
        S.GUARDIAN: Choose(
            say="patient-guardian",
            save="guardian",
            to={Guardian.here: S.KNOWN, Guardian.away: S.LEFT},
        ),
        S.LARGER: Choose(
            say="patient-larger", save="larger", to={Larger.yes: S.ENLARGE, Larger.no: S.KNOWN}
        ),
        S.ENLARGE: Do(
            effect="larger_on", save="enlarged", needs=("larger",), to={Done.done: S.KNOWN}
        ),
        S.KNOWN: End(outcome=Outcome.known),
        S.LEFT: End(outcome=Outcome.left, say="patient-left"),
    },
)
