"""What one message did to a person's way through the flows, read off the talk before and after.

Pure and cheap: a handful of comparisons of names, no query and no write. What it finds is counted
in memory (`bot.operating.funnels`), without anything of the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from bot.talk import Talk

Place = tuple[str, ...]  # the names of the flows on top of each other


class What(StrEnum):
    """What happened at a step; for the whole flow (an empty step) it is entered or finished."""

    entered = "entered"
    answered = "answered"
    back = "back"  # took an answer back, or left for the question before
    left = "left"  # went to the menu, to another flow, or stopped
    human = "human"  # was handed to a clinician
    finished = "finished"
    short = "unclear-1"  # not understood: up to four characters
    middle = "unclear-2"  # up to fifteen
    long = "unclear-3"
    other = "unclear-0"  # a sticker, a voice message, a file


BANDS = ((4, What.short), (15, What.middle))


class Mark(NamedTuple):
    """Something to be counted."""

    flow: str
    step: str
    what: What


class Walk(NamedTuple):
    """The marks of one message, and by what they are told apart. *text* is what was written."""

    marks: list[Mark]
    channel: str
    locale: str
    elder: bool
    who: int = 0
    text: str = ""


class Stand(NamedTuple):
    """Where a talk stands: its flows, the step asked, and how often it was not understood."""

    flows: Place
    step: str
    misses: int = 0
    card: str = ""

    @property
    def flow(self) -> str:
        return self.flows[-1] if self.flows else ""


def before(stored: Mapping[str, Any] | None) -> Stand:
    """Of the JSON of a talk, without reading the rest of it."""
    if not stored or not stored.get("stack"):
        return Stand((), "")
    asked = stored.get("asked") or ("", 0, "", 0)
    return Stand(tuple(frame[0] for frame in stored["stack"]), asked[0], asked[3], asked[2])


def after(talk: Talk) -> Stand:
    asked = talk.asked
    flows = tuple(frame.flow for frame in talk.stack)
    if asked is None:
        return Stand(flows, "")
    return Stand(flows, asked.step, asked.misses, asked.card)


def marks(was: Stand, now: Stand, *, key: str, human: bool, length: int) -> list[Mark]:
    """What is to be counted. *key*: which of the keys for every step was used, or empty.

    *human*: a clinician is waited for now, who was not before. *length*: characters of a text,
    0 of anything else.
    """
    if was == now and not key:
        return []
    missed = now.misses > was.misses and (was.flows, was.step) == (now.flows, now.step)
    if missed or (now.card == "offer" and was.card != "offer"):
        return [Mark(was.flow, was.step, _band(length))]
    found: list[Mark] = []
    moved = (was.flows, was.step) != (now.flows, now.step)
    if was.step and moved:
        found.append(Mark(was.flow, was.step, _how(was, now, key, human=human)))
    if moved and now.step:
        found.append(Mark(now.flow, now.step, What.entered))
    found += [Mark(flow, "", What.entered) for flow in now.flows if flow not in was.flows]
    if not key:
        found += [Mark(flow, "", What.finished) for flow in was.flows if flow not in now.flows]
    return found


def _how(was: Stand, now: Stand, key: str, *, human: bool) -> What:
    if human or key == "human":
        return What.human
    if key == "back":
        return What.back
    return What.left if key else What.answered


def _band(length: int) -> What:
    if not length:
        return What.other
    return next((band for most, band in BANDS if length <= most), What.long)
