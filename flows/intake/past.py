"""What is known of somebody beyond today: illnesses, medicines, allergies, and what they wish."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.clinic.inquiry import Measure
from bot.steps import Ask, Back, Choose, Do, Fork, Gather
from flows import readers
from flows.intake.body import PHOTOS_MOST, measure
from flows.intake.groups import either, gate, more, signs
from flows.intake.names import S
from flows.signs import Allergies, Care, Chronic, Medicines, Wish
from flows.symptoms import FewIllness, Illness, MoreIllness


class History(StrEnum):
    known = auto()
    new = auto()


class Changed(StrEnum):
    same = auto()
    changed = auto()


class Recalled(StrEnum):
    done = auto()


class Means(StrEnum):
    """How the medicines are told."""

    words = auto()
    photo = auto()


class Proved(StrEnum):
    given = auto()
    none = auto()


class Offline(StrEnum):
    """What somebody may do who has no proof that the illness was diagnosed in person."""

    go = auto()
    proof = auto()


ALLERGIES_NEXT = Fork("care", {Care.both: S.ALLERGIES}, other=S.WISH)
PAST: dict[Any, Any] = {
    S.HISTORY: Do(
        effect="history_known",
        save="history",
        gives=("known",),
        needs=("patient",),
        to={History.known: S.CHANGED, History.new: either(S.FEW_ILLNESSES, S.ILLNESSES)},
    ),
    S.CHANGED: Choose(
        say="intake-changed",
        save="changed",
        args=("known",),
        needs=("patient", "history"),
        to={Changed.same: S.RECALL, Changed.changed: either(S.FEW_ILLNESSES, S.ILLNESSES)},
    ),
    S.RECALL: Do(
        effect="recall_history",
        save="recalled",
        gives=("illnesses", "care", "medicines", "allergies"),
        needs=("changed",),
        fills=(Recalled.done,),
        to={Recalled.done: S.ASK_CHRONIC},
    ),
    S.ILLNESSES: signs("illnesses", Illness, S.ASK_CHRONIC),
    S.FEW_ILLNESSES: signs("illnesses", FewIllness, S.MORE_ILLNESSES),
    S.MORE_ILLNESSES: more("illnesses", MoreIllness, S.ASK_CHRONIC),
    S.ASK_CHRONIC: gate("chronic", first="chronic", yes=S.CHRONIC, no=S.ASK_GLUCOSE),
    S.CHRONIC: signs("chronic", Chronic, S.ASK_GLUCOSE),
    S.ASK_GLUCOSE: gate("glucose", first="glucose", yes=S.GLUCOSE, no=S.CARE),
    S.GLUCOSE: measure(Measure.glucose, S.CARE),
    S.CARE: Choose(
        say="intake-care",
        save="care",
        needs=("patient", "changed"),
        to={
            Care.none: S.WISH,
            Care.medicines: S.MEDICINES,
            Care.allergies: S.ALLERGIES,
            Care.both: S.MEDICINES,
        },
    ),
    S.MEDICINES: Ask(
        say="intake-medicines",
        save="medicines",
        read=readers.short,
        options=Medicines,
        to=S.MEANS,
        needs=("care",),
    ),
    S.MEANS: Do(
        effect="medicine_means",
        save="means",
        needs=("medicines",),
        to={Means.words: ALLERGIES_NEXT, Means.photo: S.BOXES},
    ),
    S.BOXES: Gather(
        say="intake-boxes",
        save="boxes",
        photos=True,
        most=PHOTOS_MOST,
        least=0,
        to=ALLERGIES_NEXT,
        needs=("medicines",),
    ),
    S.ALLERGIES: Ask(
        say="intake-allergies",
        save="allergies",
        read=readers.short,
        options=Allergies,
        to=S.WISH,
        needs=("care",),
    ),
    S.WISH: Choose(
        say="intake-wish",
        save="wish",
        needs=("patient",),
        to={
            Wish.advice: S.CONFIRM,
            Wish.hospital: S.CONFIRM,
            Wish.check: S.CONFIRM,
            Wish.renewal: S.PROOF,
        },
    ),
    S.PROOF: Gather(
        say="intake-proof",
        save="proof",
        photos=True,
        most=PHOTOS_MOST,
        least=0,
        to=S.PROVED,
        needs=("wish",),
    ),
    S.PROVED: Do(
        effect="proof_given",
        save="proved",
        needs=("proof",),
        to={Proved.given: S.CONFIRM, Proved.none: S.OFFLINE},
    ),
    S.OFFLINE: Choose(
        say="intake-offline",
        save="offline",
        needs=("proved",),
        to={Offline.go: S.CONFIRM, Offline.proof: Back(S.PROOF, ("proof", "proved", "offline"))},
    ),
}
