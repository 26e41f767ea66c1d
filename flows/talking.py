"""In the queue, with the clinician, and what comes after: the rating and a way back."""

from __future__ import annotations

from typing import Any

from bot.steps import Back, Choose, Do, Fork, Human, Words
from flows.judgement import Wording
from flows.rating import FewStars, Stars
from flows.visit import (
    Ended,
    EndedWish,
    NamedRather,
    NamedWish,
    OnceMore,
    Queue,
    Rated,
    Rather,
    Reason,
    Reopened,
    Talk,
    TalkWish,
    Way,
    Why,
    Wish,
)
from flows.way import PLACE, S

AFTER = ("queue", "way", "talk")  # what was answered since the queue was joined
RATED = (*AFTER, "manner", "rating", "rated", "reason", "kept", "once_more", "again")
# The place of who waits for one clinician alone has a way to whoever is free first.
JOINED = Fork("kind", {"named": S.NAMED}, other=S.QUEUE)
ON: dict[Any, Any] = {
    Queue.accepted: S.TALK,
    Queue.callback: S.WAIT_MEANS,
    Queue.question: S.LEAVE,
    Queue.cancelled: S.CANCELLED,
    Queue.closed: S.MANNER,
}
INSTEAD: dict[Any, Any] = {
    Way.accepted: S.TALK,
    Way.callback: S.WAIT_MEANS,
    Way.question: S.LEAVE,
    Way.cancelled: S.CANCELLED,
    Way.closed: S.MANNER,
}
QUEUED: dict[Any, Any] = {
    S.QUEUE: Human(
        say=Words("state", {"silent": "doctor-unheard"}, other="doctor-waiting"),
        save="queue",
        args=("ahead", "wait", "asked_role"),
        keys={
            Wish.look: "queue_look",
            Wish.callback: "want_callback",
            Wish.question: "want_question",
            Wish.cancel: "queue_cancel",
        },
        renew="queue_look",
        to=ON | {Queue.choice: S.CHOICE},
    ),
    S.CHOICE: Human(
        say="doctor-choice",
        save="way",
        args=("wait",),
        keys={
            Rather.keep: "keep_waiting",
            Rather.callback: "want_callback",
            Rather.question: "want_question",
            Rather.hospital: "nearest_hospital",
        },
        renew="queue_look",
        to=INSTEAD | {Way.keep: Back(S.QUEUE, ("queue", "way"))},
    ),
    S.NAMED: Human(
        say=Words("state", {"silent": "doctor-unheard"}, other="doctor-named"),
        save="queue",
        args=("ahead", "wait", "clinician"),
        keys={
            NamedWish.look: "queue_look",
            NamedWish.fastest: "want_fastest",
            NamedWish.callback: "want_callback",
            NamedWish.cancel: "queue_cancel",
        },
        renew="queue_look",
        to=ON | {Queue.choice: S.NAMED_CHOICE},
    ),
    S.NAMED_CHOICE: Human(
        say="doctor-named-choice",
        save="way",
        args=("wait", "clinician"),
        keys={
            NamedRather.keep: "keep_waiting",
            NamedRather.fastest: "want_fastest",
            NamedRather.callback: "want_callback",
            NamedRather.hospital: "nearest_hospital",
        },
        renew="queue_look",
        to=INSTEAD | {Way.keep: Back(S.NAMED, ("queue", "way"))},
    ),
}
WITH_CLINICIAN: dict[Any, Any] = {
    S.TALK: Human(
        say="doctor-active",
        save="talk",
        args=("clinician",),
        keys={TalkWish.finish: "case_finish"},
        to={
            Talk.closed: S.MANNER,
            Talk.ended: S.ENDED,
            Talk.returned: Back(S.QUEUE, AFTER),
        },
    ),
    S.ENDED: Human(
        say="doctor-ended",
        save="ended",
        args=("clinician",),
        keys={EndedWish.again: "go_on", EndedWish.over: "let_go"},
        renew="ended_look",
        to={Ended.again: Back(S.QUEUE, (*AFTER, "ended")), Ended.over: S.OVER},
    ),
}
RATINGS: dict[Any, Any] = {
    S.MANNER: Do(
        effect="wording",
        save="manner",
        to={Wording.larger: S.FEW_RATING, Wording.normal: S.RATING},
    ),
    S.RATING: Choose(say="doctor-rating", save="rating", to=dict.fromkeys(Stars, S.RATE)),
    S.FEW_RATING: Choose(say="doctor-rating", save="rating", to=dict.fromkeys(FewStars, S.RATE)),
    S.RATE: Do(
        effect="rate",
        save="rated",
        final=True,
        to={Rated.rated: S.OVER, Rated.poor: S.WHY, Rated.skipped: S.OVER},
    ),
    S.WHY: Choose(say="doctor-why", save="reason", to=dict.fromkeys(Why, S.REASON)),
    S.REASON: Do(
        effect="keep_reason",
        save="kept",
        final=True,
        to={Reason.kept: S.OVER, Reason.unsolved: S.ONCE_MORE},
    ),
    S.ONCE_MORE: Choose(
        say="doctor-once-more",
        save="once_more",
        args=("clinician",),
        to={OnceMore.again: S.REOPEN_POOR, OnceMore.enough: S.OVER},
    ),
    S.REOPEN_POOR: Do(
        effect="case_reopen",
        save="again",
        gives=PLACE,
        to={Reopened.reopened: Back(S.QUEUE, RATED), Reopened.late: S.OVER},
    ),
}
TALKING: dict[Any, Any] = {**QUEUED, **WITH_CLINICIAN, **RATINGS}
