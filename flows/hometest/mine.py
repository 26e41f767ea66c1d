"""What becomes of a test that was ordered: progress, another time, off, once more, the report."""

from __future__ import annotations

from typing import Any

from bot.steps import Back, Call, Choose, Do, More, Words
from flows.hometest.names import GIVES, S
from flows.hometest.options import (
    Cancelled,
    Ended,
    Going,
    Later,
    Looked,
    Moved,
    MoveHeld,
    MoveSure,
    New,
    Open,
    Outcome,
    Ready,
    Redo,
    Some,
    Yes,
)
from flows.patient import GIVES as WHO

AFRESH = Back(S.MOVE_TIMES, ("move_times", "move_time", "windows"))
MINE: dict[Any, Any] = {
    S.START: Do(
        effect="home_start",
        save="start",
        gives=("orders",),
        to={Some.some: S.LIST, Some.none: S.WHO},
    ),
    S.LIST: Choose(
        say="home-list", save="picked", more=More("orders", to=S.LOOK), to={New.new: S.WHO}
    ),
    S.LOOK: Do(
        effect="home_look",
        save="looked",
        gives=("order_id", "stands", "reason"),
        needs=("picked",),
        to={
            Looked.open: S.OPEN,
            Looked.going: S.GOING,
            Looked.report: S.REPORT,
            Looked.redo: S.REDO,
            Looked.ended: S.ENDED,
        },
    ),
    S.OPEN: Choose(
        say="home-open",
        save="open",
        args=("stands",),
        needs=("looked",),
        to={Open.move: S.MOVE_TIMES, Open.cancel: S.SURE_CANCEL, Open.over: S.OVER},
    ),
    S.GOING: Choose(
        say="home-going",
        save="going",
        args=("stands",),
        needs=("looked",),
        to={Going.look: Back(S.LOOK, ("looked", "going")), Going.over: S.OVER},
    ),
    S.ENDED: Choose(
        say="home-ended",
        save="ended",
        args=("stands",),
        needs=("looked",),
        to={Ended.new: S.WHO, Ended.over: S.OVER},
    ),
    S.REPORT: Call(
        flow="labreport",
        save="report",
        takes=("order_id",),
        gives=GIVES,
        to={Outcome.done: S.OVER, Outcome.doctor: S.TO_DOCTOR},
    ),
    S.REDO: Choose(
        say=Words(
            "reason",
            {"failed": "home-redo-failed", "unread": "home-redo-unread"},
            other="home-redo",
        ),
        save="redo",
        args=("stands",),
        needs=("looked",),
        labels="home-redo",
        to={Redo.again: S.REDO_TAKE, Redo.over: S.OVER},
    ),
    S.REDO_TAKE: Do(
        effect="home_redo",
        save="redone",
        gives=("patient", *WHO, "since", "kind", "way", "home", "redo_of"),
        needs=("redo",),
        to={Ready.ready: S.TIMES, Ready.gone: S.WHO},
    ),
}
MOVING: dict[Any, Any] = {
    S.MOVE_TIMES: Do(
        effect="home_move_times",
        save="move_times",
        gives=("windows",),
        to={Some.some: S.MOVE_TIME, Some.none: S.OVER},
    ),
    S.MOVE_TIME: Choose(
        say="home-move-time",
        save="move_time",
        labels="home-time",
        more=More("windows", to=S.MOVE_HOLD),
        to={Later.later: Back(S.MOVE_TIMES, ("move_times", "move_time"))},
    ),
    S.MOVE_HOLD: Do(
        effect="home_move_hold",
        save="move_held",
        gives=("hold_id", "window"),
        needs=("move_time",),
        to={
            MoveHeld.held: S.MOVE_SURE,
            MoveHeld.full: Back(S.MOVE_TIMES, ("move_times", "move_time")),
        },
    ),
    S.MOVE_SURE: Choose(
        say="home-move-sure",
        save="move_sure",
        args=("window",),
        needs=("move_held",),
        to={MoveSure.yes: S.MOVE, MoveSure.other: AFRESH, MoveSure.no: S.RELEASE},
    ),
    S.MOVE: Do(
        effect="home_move",
        save="moved",
        final=True,
        needs=("move_sure",),
        to={Moved.moved: S.MOVED, Moved.late: S.LATE, Moved.full: AFRESH},
    ),
    S.SURE_CANCEL: Choose(
        say="home-cancel",
        save="sure_cancel",
        args=("stands",),
        to={Yes.yes: S.CANCEL, Yes.no: S.OVER},
    ),
    S.CANCEL: Do(
        effect="home_cancel",
        save="cancelled",
        final=True,
        to={Cancelled.cancelled: S.CANCELLED, Cancelled.late: S.LATE},
    ),
}
