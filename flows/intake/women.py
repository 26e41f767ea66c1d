"""Pregnancy, the weeks after a birth, and women's health."""

from __future__ import annotations

from typing import Any

from bot.clinic import inquiry
from bot.clinic.inquiry import Measure
from bot.steps import Ask
from flows import measures
from flows.intake.groups import either, gate, more, one_of, signs
from flows.intake.names import S
from flows.signs import (
    FewMother,
    FewPostpartum,
    FewPregnancy,
    FewWomen,
    MoreMother,
    MorePostpartum,
    MoreWomen,
    Mother,
    Postpartum,
    Pregnancy,
    Weeks,
    Women,
)

WOMEN: dict[Any, Any] = {
    S.ASK_PREGNANCY: gate(
        "pregnancy",
        first="pregnancy",
        yes=either(S.FEW_PREGNANCY, S.PREGNANCY),
        no=S.ASK_MOTHER,
    ),
    S.PREGNANCY: one_of("pregnancy", Pregnancy, S.ASK_MOTHER, "wording"),
    S.FEW_PREGNANCY: one_of("pregnancy", FewPregnancy, S.ASK_MOTHER, "wording"),
    S.ASK_MOTHER: gate("mother", first="weeks", yes=S.WEEKS, no=S.ASK_POSTPARTUM),
    S.WEEKS: Ask(
        say="intake-weeks",
        save="weeks",
        read=measures.weeks(inquiry.load().measures[Measure.weeks]),
        options=Weeks,
        show="value-weeks",
        to=either(S.FEW_MOTHER, S.MOTHER),
        needs=("patient", "pregnancy"),
    ),
    S.MOTHER: signs("mother", Mother, S.ASK_POSTPARTUM),
    S.FEW_MOTHER: signs("mother", FewMother, S.MORE_MOTHER),
    S.MORE_MOTHER: more("mother", MoreMother, S.ASK_POSTPARTUM),
    S.ASK_POSTPARTUM: gate(
        "postpartum",
        first="postpartum",
        yes=either(S.FEW_POSTPARTUM, S.POSTPARTUM),
        no=S.ASK_WOMEN,
    ),
    S.POSTPARTUM: signs("postpartum", Postpartum, S.ASK_WOMEN),
    S.FEW_POSTPARTUM: signs("postpartum", FewPostpartum, S.MORE_POSTPARTUM),
    S.MORE_POSTPARTUM: more("postpartum", MorePostpartum, S.ASK_WOMEN),
    S.ASK_WOMEN: gate("women", first="women", yes=either(S.FEW_WOMEN, S.WOMEN), no=S.ASK_BREATH),
    S.WOMEN: signs("women", Women, S.ASK_BREATH),
    S.FEW_WOMEN: signs("women", FewWomen, S.MORE_WOMEN),
    S.MORE_WOMEN: more("women", MoreWomen, S.ASK_BREATH),
}
