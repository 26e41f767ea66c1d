"""A time that is kept: on the page to confirm it, when it soon ends, booked or let go."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, Edge


class Held(StrEnum):
    held = auto()
    full = auto()  # somebody was quicker: others near
    already = auto()  # it is booked: change that one
    many = auto()


class Sure(StrEnum):
    """*ending*, *over*: the time that is kept ends soon, or has ended while they looked."""

    yes = auto()
    time = auto()
    drop = auto()
    ending = auto()
    over = auto()


class Booked(StrEnum):
    booked = auto()
    lost = auto()
    already = auto()


class Done(StrEnum):
    done = auto()


class Last(StrEnum):
    """*over*: it has ended while this was asked."""

    yes = auto()
    wait = auto()
    time = auto()
    no = auto()
    over = auto()


class Longer(StrEnum):
    kept = auto()
    lost = auto()


def steps(s: Any, *, page: StrEnum, yes: Edge, time: Edge, no: Edge, lost: Edge) -> dict[Any, Any]:
    """The question, and what keeps the time; *s* names ENDING and EXTEND.

    The confirm *page* saves its answer as `sure`, and *lost* forgets that.
    """
    return {
        s.ENDING: Choose(
            say="hold-ending",
            save="last",
            needs=("sure",),
            shown=(Last.yes, Last.wait, Last.time, Last.no),
            to={Last.yes: yes, Last.wait: s.EXTEND, Last.time: time, Last.no: no, Last.over: lost},
        ),
        s.EXTEND: Do(
            effect="hold_extend",
            save="longer",
            needs=("last",),
            to={Longer.kept: Back(page, ("sure",)), Longer.lost: lost},
        ),
    }


def hold(s: Any, *, effect: str, to: StrEnum, again: Back) -> Do:
    """The time that was chosen is kept; *again* looks for others where somebody was quicker."""
    return Do(
        effect=effect,
        save="held",
        gives=("hold_id", "at", "site_name"),
        needs=("window", "slot"),
        to={Held.held: to, Held.full: again, Held.already: s.MINE, Held.many: s.MINE},
    )


def booking(
    s: Any, *, say: str, told: str, book: str, again: Back, over: StrEnum
) -> dict[Any, Any]:
    """The confirm page *say*, after what was *told*, and the effect *book*.

    *again* looks for another time; *s* names besides those of `steps` SURE, BOOK, RELEASE and MINE.
    """
    return {
        s.SURE: Choose(
            say=say,
            save="sure",
            args=("name", "called", "at", "site_name"),
            needs=(told,),
            shown=(Sure.yes, Sure.time, Sure.drop),
            to={
                Sure.yes: s.BOOK,
                Sure.time: again,
                Sure.drop: s.RELEASE,
                Sure.ending: s.ENDING,
                Sure.over: again,
            },
        ),
        **steps(s, page=s.SURE, yes=s.BOOK, time=again, no=s.RELEASE, lost=again),
        s.BOOK: Do(
            effect=book,
            save="booked",
            final=True,
            to={
                Booked.booked: over,
                Booked.lost: Back(again.to, (*again.forget, "booked")),
                Booked.already: s.MINE,
            },
        ),
        s.RELEASE: release(over),
    }


def release(over: StrEnum) -> Do:
    """A time that is kept is let go."""
    return Do(effect="time_release", save="left", to={Done.done: over}, final=True)
