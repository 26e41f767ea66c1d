"""The groups of signs: breath, children, belly, skin, and what the old and all others are asked."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.clinic import inquiry
from bot.clinic.inquiry import Measure
from bot.steps import Ask, Do, Edge, Gather
from flows import measures
from flows.intake.groups import PhotoGate, either, gate, more, one_of, signs
from flows.intake.names import S, before
from flows.judgement import JUDGED
from flows.signs import (
    Belly,
    Breath,
    Child,
    FewBelly,
    FewBreath,
    FewChild,
    FewGeneral,
    FewSkin,
    General,
    Glass,
    MoreBelly,
    MoreBreath,
    MoreChild,
    MoreGeneral,
    MoreSkin,
    Place,
    Reading,
    Skin,
    Thinner,
)

PHOTOS_MOST = 6


class Looked(StrEnum):
    fine = auto()
    small = auto()


def measure(name: Measure, to: Edge) -> Ask:
    """A value they may have measured; "not measured" is one tap."""
    return Ask(
        say=f"intake-{name}",
        save=str(name),
        read=measures.number(inquiry.load().measures[name], str(name)),
        options=Reading,
        show=f"value-{name}",
        to=to,
        needs=("patient",),
    )


BREATH: dict[Any, Any] = {
    S.ASK_BREATH: gate(
        "breath", first="breath", yes=either(S.FEW_BREATH, S.BREATH), no=S.ASK_OXYGEN
    ),
    S.BREATH: signs("breath", Breath, S.ASK_OXYGEN),
    S.FEW_BREATH: signs("breath", FewBreath, S.MORE_BREATH),
    S.MORE_BREATH: more("breath", MoreBreath, S.ASK_OXYGEN),
    S.ASK_OXYGEN: gate("oxygen", first="oxygen", yes=S.OXYGEN, no=S.ASK_BREATHING),
    S.OXYGEN: measure(Measure.oxygen, S.ASK_BREATHING),
    S.ASK_BREATHING: gate("breathing", first="rate", yes=S.RATE, no=S.ASK_CHILD),
    S.RATE: measure(Measure.rate, S.PULSE),
    S.PULSE: measure(Measure.pulse, S.ASK_CHILD),
}
CHILD: dict[Any, Any] = {
    S.ASK_CHILD: gate("child", first="child", yes=either(S.FEW_CHILD, S.CHILD), no=S.ASK_BELLY),
    S.CHILD: signs("child", Child, S.ASK_BELLY),
    S.FEW_CHILD: signs("child", FewChild, S.MORE_CHILD),
    S.MORE_CHILD: more("child", MoreChild, S.ASK_BELLY),
}
BELLY: dict[Any, Any] = {
    S.ASK_BELLY: gate("belly", first="belly", yes=either(S.FEW_BELLY, S.BELLY), no=S.ASK_SKIN),
    S.BELLY: signs("belly", Belly, S.ASK_SKIN),
    S.FEW_BELLY: signs("belly", FewBelly, S.MORE_BELLY),
    S.MORE_BELLY: more("belly", MoreBelly, S.ASK_SKIN),
}
SKIN: dict[Any, Any] = {
    S.ASK_SKIN: gate("skin", first="place", yes=S.PLACE, no=S.ASK_GLASS),
    S.PLACE: one_of("place", Place, either(S.FEW_SKIN, S.SKIN)),
    S.SKIN: signs("skin", Skin, S.ASK_GLASS),
    S.FEW_SKIN: signs("skin", FewSkin, S.MORE_SKIN),
    S.MORE_SKIN: more("skin", MoreSkin, S.ASK_GLASS),
    S.ASK_GLASS: gate("glass", first="glass", yes=S.GLASS, no=S.ASK_GENERAL),
    S.GLASS: one_of("glass", Glass, S.ASK_GENERAL),
}
GENERAL: dict[Any, Any] = {
    S.ASK_GENERAL: gate(
        "general", first="general", yes=either(S.FEW_GENERAL, S.GENERAL), no=S.ASK_THINNER
    ),
    S.GENERAL: signs("general", General, S.ASK_THINNER),
    S.FEW_GENERAL: signs("general", FewGeneral, S.MORE_GENERAL),
    S.MORE_GENERAL: more("general", MoreGeneral, S.ASK_THINNER),
    S.ASK_THINNER: gate("thinner", first="thinner", yes=S.THINNER, no=S.ASK_PRESSURE),
    S.THINNER: one_of("thinner", Thinner, S.ASK_PRESSURE),
    S.ASK_PRESSURE: gate("pressure", first="pressure", yes=S.PRESSURE, no=S.ASK_PHOTOS),
    S.PRESSURE: Ask(
        say="intake-pressure",
        save="pressure",
        read=measures.pressure(inquiry.load().measures),
        options=Reading,
        show="value-pressure",
        to=S.ASK_PHOTOS,
        needs=("patient",),
    ),
}
PHOTOS: dict[Any, Any] = {
    S.ASK_PHOTOS: Do(
        effect="ask_photos",
        save="ask_photos",
        gives=JUDGED,
        needs=before("photos"),
        to={
            PhotoGate.yes: S.PHOTOS,
            PhotoGate.no: S.HISTORY,
            PhotoGate.refused: S.HISTORY,
            PhotoGate.emergency: S.URGENT,
        },
    ),
    S.PHOTOS: Gather(
        say="intake-photos",
        save="photos",
        photos=True,
        most=PHOTOS_MOST,
        least=0,
        to=S.LOOK,
        needs=("patient", "complaints", "place"),
    ),
    S.LOOK: Do(
        effect="look_at_photos",
        save="looked",
        needs=("photos",),
        to={Looked.fine: S.HISTORY, Looked.small: S.PHOTOS_AGAIN},
    ),
    S.PHOTOS_AGAIN: Gather(
        say="intake-photos-again",
        save="photos_again",
        photos=True,
        most=PHOTOS_MOST,
        least=0,
        to=S.HISTORY,
        needs=("photos",),
    ),
}
