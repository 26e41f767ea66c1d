"""Makes the steps of a group of questions: the gate that judges what was told and opens the group.

Every gate runs the rules over all that is known by then: a new red flag leads to the emergency
card at once. Whom a group is for stands in `flows/data/intake.yaml`.
"""

from __future__ import annotations

from enum import StrEnum, auto

from bot.steps import Choose, Do, Edge, Fork, Gather
from flows.intake.names import S, before
from flows.judgement import JUDGED, LARGER


class Gate(StrEnum):
    yes = auto()
    no = auto()
    emergency = auto()


class PhotoGate(StrEnum):
    yes = auto()
    no = auto()
    refused = auto()  # said why; nobody needs to send one
    emergency = auto()


def gate(name: str, *, first: str, yes: Edge, no: Edge) -> Do:
    """The gate of group *name*; *first* is the answer the group begins with."""
    return Do(
        effect=f"ask_{name}",
        save=f"ask_{name}",
        gives=JUDGED,
        needs=before(first),
        to={Gate.yes: yes, Gate.no: no, Gate.emergency: S.URGENT},
    )


def either(few: S, normal: S) -> Fork:
    """The short list for the larger wording, the whole one for the others."""
    return Fork("wording", {LARGER: few}, other=normal)


def signs(name: str, options: type[StrEnum], to: Edge) -> Gather:
    """Any number of signs, or "none of these" by one tap."""
    return Gather(
        say=f"intake-{name}",
        save=name,
        options=options,
        alone=(options["none"],),
        most=len(options) - 1,
        to=to,
        needs=("patient", "wording"),
    )


def more(name: str, options: type[StrEnum], to: Edge) -> Gather:
    """The second page of a list in the larger wording."""
    return Gather(
        say="intake-more",
        save=f"{name}_more",
        labels=f"intake-{name}",
        options=options,
        alone=(options["none"],),
        most=len(options) - 1,
        to=to,
        needs=("patient", "wording", name),
    )


def one_of(name: str, options: type[StrEnum], to: Edge, *needs: str) -> Choose:
    return Choose(
        say=f"intake-{name}", save=name, to=dict.fromkeys(options, to), needs=("patient", *needs)
    )
