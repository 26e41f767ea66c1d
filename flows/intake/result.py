"""The end of an intake: the page to check, the level in plain words, and what may follow."""

from __future__ import annotations

from typing import Any

from bot.steps import Back, Call, Change, Choose, Do, End, Words
from flows import nearby
from flows.intake.names import CHANGEABLE, S, before
from flows.judgement import JUDGED, Concluded, Confirm, Kept, Outcome, Result, ResultFever, Urgent

GATES = tuple(name for name in map(str, S) if name.startswith("ask_"))
# What is said of one person and not of the next one of the household.
OWN = (
    *(
        "begun",
        "present",
        "warned",
        "again",
        "check",
        "flags",
        "doubt",
        "unsure",
        "reused",
        "wording",
        "kind",
        "kind_again",
        "fever",
    ),
    *("looked", "history", "recalled", "means", "proved", "offline", "sure", "assessed"),
    *("next", "nearby", "hospital", "stored"),
)

SAID: dict[str, Any] = {
    "say": Words(
        "level",
        {"L1": "intake-result-l1", "L2": "intake-result-l2", "L4": "intake-result-l4"},
        other="intake-result-l3",
    ),
    "save": "next",
    "labels": "intake-result",
    "ahead": ("intake-why", "intake-come-back"),
    "args": ("why",),
    "needs": ("assessed",),
}
RESULT: dict[Any, Any] = {
    S.CONFIRM: Choose(
        say="intake-confirm",
        save="sure",
        review=True,
        args=("name",),
        needs=(*before("proof"), "proof"),
        to={Confirm.send: S.ASSESS, Confirm.change: Change(CHANGEABLE)},
    ),
    S.ASSESS: Do(
        effect="conclude",
        save="assessed",
        gives=JUDGED,
        needs=("sure",),
        to={
            Concluded.emergency: S.URGENT,
            Concluded.soon: S.RESULT,
            Concluded.calm: S.RESULT,
            Concluded.fever: S.RESULT_FEVER,
        },
    ),
    S.URGENT: Choose(
        say=Words("level", {"E2": "intake-hospital"}, other="intake-urgent"),
        save="next",
        labels="intake-urgent",
        args=("why",),
        needs=("assessed", *GATES),
        to={
            Urgent.called: S.CALLED,
            Urgent.human: S.TO_DOCTOR,
            Urgent.near: S.HOSPITAL,
            Urgent.store: S.STORE_URGENT,
        },
    ),
    S.RESULT: Choose(
        **SAID,
        to={
            Result.doctor: S.TO_DOCTOR,
            Result.store: S.STORE,
            Result.another: S.STORE_FAMILY,
        },
    ),
    S.RESULT_FEVER: Choose(
        **SAID,
        to={
            ResultFever.doctor: S.TO_DOCTOR,
            ResultFever.fever: S.NEARBY,
            ResultFever.store: S.STORE,
            ResultFever.another: S.STORE_FAMILY,
        },
    ),
    S.NEARBY: Call(
        flow="nearby",
        save="nearby",
        takes=nearby.TAKES,
        to={nearby.Outcome.done: Back(S.RESULT_FEVER, ("next", "nearby"))},
    ),
    S.HOSPITAL: Call(
        flow="nearby",
        save="hospital",
        takes=nearby.TAKES,
        to={nearby.Outcome.done: Back(S.URGENT, ("next", "hospital"))},
    ),
    S.STORE: Do(effect="store_intake", save="stored", final=True, to={Kept.kept: S.STORED}),
    S.STORE_URGENT: Do(effect="store_intake", save="stored", final=True, to={Kept.kept: S.CALLED}),
    S.STORE_FAMILY: Do(
        effect="store_family",
        save="stored",
        gives=("family",),
        final=True,
        to={Kept.kept: Back(S.WHO, ("patient", *OWN, *CHANGEABLE, *GATES, *JUDGED))},
    ),
    S.STORED: End(outcome=Outcome.done, say="intake-stored"),
}
