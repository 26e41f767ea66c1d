"""For those who will not wait: a time to be called back, or a question that is answered later."""

from __future__ import annotations

from typing import Any

from bot.steps import Ask, Back, Change, Choose, Do, More, Words
from flows import readers
from flows.reach import phone
from flows.visit import Booked, Found, Left, Means, NoTime, Sure, Time, WaitMeans
from flows.way import PLACE, S

CALLBACK: dict[Any, Any] = {
    S.MEANS: Choose(say="callback-means", save="means", to=dict.fromkeys(Means, S.TIMES)),
    S.WAIT_MEANS: Choose(
        say="callback-means",
        save="means",
        to={
            WaitMeans.phone: S.TIMES,
            WaitMeans.video: S.TIMES,
            WaitMeans.keep: Back(S.QUEUE, ("queue", "way", "means")),
        },
    ),
    S.TIMES: Do(
        effect="callback_times",
        save="found",
        gives=("times",),
        to={Found.some: S.TIME, Found.none: S.NO_TIME},
    ),
    S.TIME: Choose(
        say="callback-time",
        save="time",
        more=More("times", to=S.NUMBER),
        to={Time.later: Back(S.TIMES, ("found", "time"))},
    ),
    S.NO_TIME: Choose(
        say="callback-none",
        save="no_time",
        to={NoTime.question: S.QUESTION, NoTime.stop: S.LEFT},
    ),
    S.NUMBER: Ask(
        say=Words("means", {"video": "callback-number-video"}, other="callback-number"),
        save="number",
        read=phone,
        show="value-phone",
        to=S.SURE,
    ),
    S.SURE: Choose(
        say="callback-sure",
        save="sure",
        review=True,
        needs=("means", "time", "number"),
        to={Sure.yes: S.BOOK, Sure.change: Change(("means", "time", "number"))},
    ),
    S.BOOK: Do(
        effect="callback_book",
        save="booked",
        final=True,
        gives=PLACE,
        to={
            Booked.booked: S.BOOKED,
            Booked.taken: Back(S.TIMES, ("found", "time", "sure", "booked")),
            Booked.late: S.LATE,
            Booked.urgent: S.STAYS,
        },
    ),
}
LATER: dict[Any, Any] = {
    S.QUESTION: Ask(say="doctor-question", save="question", read=readers.words, to=S.LEAVE),
    S.LEAVE: Do(
        effect="leave_question",
        save="left",
        final=True,
        gives=PLACE,
        to={Left.left: S.ASKED, Left.late: S.LATE, Left.urgent: S.STAYS},
    ),
}
