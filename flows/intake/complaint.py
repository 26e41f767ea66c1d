"""What everybody is asked first: the complaint, since when, and the temperature."""

from __future__ import annotations

from typing import Any

from bot.clinic.rules import load
from bot.steps import Ask, Choose, Do, Fork, Gather
from flows import readers
from flows.intake.names import S
from flows.judgement import LARGER, Wording
from flows.symptoms import (
    Complaint,
    Fever,
    FewComplaint,
    FewSince,
    Kind,
    KindMore,
    MoreComplaint,
    Since,
    Site,
    Temp,
    since,
)

SINCE_OR_FEW = Fork("wording", {LARGER: S.FEW_SINCE}, other=S.SINCE)
COMPLAINT: dict[Any, Any] = {
    S.WORDING: Do(
        effect="wording",
        save="wording",
        to={Wording.larger: S.FEW_COMPLAINTS, Wording.normal: S.COMPLAINTS},
    ),
    S.COMPLAINTS: Gather(
        say="intake-complaints",
        save="complaints",
        options=Complaint,
        to=S.KIND,
        needs=("patient", "wording"),
    ),
    S.FEW_COMPLAINTS: Gather(
        say="intake-complaints",
        save="complaints",
        options=FewComplaint,
        to=S.KIND,
        needs=("patient", "wording"),
    ),
    S.KIND: Do(
        effect="complaint_kind",
        save="kind",
        needs=("complaints",),
        to={
            Kind.plain: SINCE_OR_FEW,
            Kind.other: S.OTHER,
            Kind.medicine: S.MEDICINE,
            Kind.more: S.MORE_COMPLAINTS,
        },
    ),
    S.MORE_COMPLAINTS: Gather(
        say="intake-complaints-more",
        save="complaints_more",
        labels="intake-complaints",
        options=MoreComplaint,
        to=S.KIND_AGAIN,
        needs=("patient", "wording", "complaints"),
    ),
    S.KIND_AGAIN: Do(
        effect="complaint_kind",
        save="kind_again",
        needs=("complaints_more",),
        to={
            KindMore.plain: SINCE_OR_FEW,
            KindMore.other: S.OTHER,
            KindMore.medicine: S.MEDICINE,
        },
    ),
    S.OTHER: Ask(
        say="intake-words",
        save="words",
        read=readers.words,
        to=SINCE_OR_FEW,
        needs=("kind", "kind_again"),
    ),
    S.MEDICINE: Ask(
        say="intake-medicine",
        save="words",
        labels="intake-words",
        read=readers.words,
        to=S.ASK_PREGNANCY,
        needs=("kind", "kind_again"),
    ),
    S.SINCE: since(Since, S.TEMP),
    S.FEW_SINCE: since(FewSince, S.TEMP),
    S.TEMP: Ask(
        say="intake-temp",
        save="temp",
        read=readers.thermometer(load().temperature),
        options=Temp,
        show="value-degrees",
        to=S.FEVER,
        needs=("patient",),
    ),
    S.FEVER: Do(
        effect="read_fever",
        save="fever",
        needs=("temp",),
        to={Fever.yes: S.SITE, Fever.no: S.ASK_PREGNANCY},
    ),
    S.SITE: Choose(
        say="intake-site",
        save="site",
        to=dict.fromkeys(Site, S.ASK_PREGNANCY),
        needs=("temp",),
    ),
}
