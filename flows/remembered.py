"""Picking one of those that were saved before, people or places, or naming a new one."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, Edge, More, Say

# What the flows that use it give of the one that was picked.
GIVES: dict[str, tuple[str, ...]] = {
    "patient": (
        *("patient_id", "name", "sex", "relation", "band"),
        *("age_days", "age_months", "age_years"),
    ),
    "place": ("place",),
}


class Saved(StrEnum):
    some = auto()
    none = auto()


class Pick(StrEnum):
    new = auto()


class Use(StrEnum):
    known = auto()
    gone = auto()


def remembered(
    at: Any, *, listed: str, say: Say, of: str, new: Edge, found: Edge
) -> dict[Any, Any]:
    """The steps SAVED, PICK and USE of a flow whose steps are *at*.

    The effects are `<listed>_saved`, which gives the list, and `<of>_use`.
    """
    return {
        at.SAVED: Do(
            effect=f"{listed}_saved",
            save="saved",
            gives=(listed,),
            to={Saved.some: at.PICK, Saved.none: new},
        ),
        at.PICK: Choose(say=say, save="picked", more=More(listed, to=at.USE), to={Pick.new: new}),
        at.USE: Do(
            effect=f"{of}_use",
            save="used",
            gives=GIVES[of],
            needs=("picked",),
            to={
                Use.known: found,
                Use.gone: Back(at.SAVED, ("saved", "picked", "used")),
            },
        ),
    }
