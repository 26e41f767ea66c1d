"""Every data file the clinic works by, in one list: looked at at start, dated, drawn, signed.

A module with a file of its own has a `load` that gives a `datafile.Head`; it enters the file here
with one line in FILES: `File("articles.yaml", articles.load)`. Contents are read by that module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from bot.clinic import (
    acceptance,
    appointments,
    articles,
    calendar,
    checklist,
    deskfile,
    doors,
    dosing,
    duties,
    inquiry,
    pathogens,
    places,
    queue_rules,
    retention,
    routing,
    rules,
    scales,
    seasonfile,
    slots,
    vaccinating,
    vaccines,
    watchfile,
)
from bot.clinic.datafile import Head
from bot.clinic.exchange import codes
from bot.clinic.hometest import panels
from bot.clinic.notices import rules as notices

FOLDER = "flows/data/"


@dataclass(frozen=True)
class File:
    """One data file. *clinical*: what it says must be signed before it meets real patients."""

    name: str
    load: Callable[[], Head]
    clinical: bool = True


class Want(StrEnum):
    """Why a clinical file may not meet real patients."""

    signature = auto()  # nobody has signed it: reviewed_on is empty
    review = auto()  # it is past the day by which it was to be looked at again


FILES: tuple[File, ...] = (
    File("ages.yaml", lambda: rules.load().ages),
    File("temperature.yaml", lambda: rules.load().temperature),
    File("redflags.yaml", lambda: rules.load().redflags),
    File("urgency.yaml", lambda: rules.load().urgency),
    File("intake.yaml", inquiry.load),
    File("roles.yaml", lambda: rules.load().roles),
    File("emergency.yaml", watchfile.load),
    File("emergency_words.yaml", watchfile.words),
    File("consent.yaml", lambda: rules.load().consent),
    File("vaccines.yaml", vaccines.load),
    File("vaccination.yaml", vaccinating.load),
    File("services.yaml", doors.load),
    File("routing.yaml", routing.load),
    File("script.yaml", watchfile.script, clinical=False),
    File("sounds.yaml", watchfile.sounds, clinical=False),
    File("articles.yaml", articles.load),
    File("pathogens.yaml", pathogens.load),
    File("panels.yaml", panels.load),
    File("medicines.yaml", dosing.load),
    File("seasons.yaml", seasonfile.load, clinical=False),
    File("slots.yaml", slots.load, clinical=False),
    File("sites.yaml", slots.sites.load, clinical=False),
    File("reminders.yaml", appointments.load, clinical=False),
    File("places.yaml", places.load, clinical=False),
    File("scales.yaml", scales.load),
    File("codes.yaml", codes.load, clinical=False),
    File("retention.yaml", retention.load),
    File("hours.yaml", calendar.load, clinical=False),
    File("queue.yaml", queue_rules.load, clinical=False),
    File("notices.yaml", notices.load, clinical=False),
    File("board.yaml", acceptance.goals, clinical=False),
    File("desk.yaml", deskfile.load, clinical=False),
    File("review.yaml", checklist.load, clinical=False),
    File("rights.yaml", duties.load, clinical=False),
)


def heads(files: tuple[File, ...] = FILES) -> Iterator[tuple[File, Head]]:
    """Each file with what it says of itself. Raises DataError for one that cannot be used."""
    for file in files:
        yield file, file.load()


def wanting(today: date, files: tuple[File, ...] = FILES) -> dict[str, Want]:
    """The clinical files that must not meet real patients as they are, by name."""
    found: dict[str, Want] = {}
    for file, head in heads(files):
        if not file.clinical:
            continue
        if head.reviewed_on is None:
            found[file.name] = Want.signature
        elif head.expires < today:
            found[file.name] = Want.review
    return found


def told(name: str, want: Want) -> str:
    """What is wrong with a file and what an operator has to do, in one sentence."""
    if want is Want.signature:
        return (
            f"{FOLDER}{name} is not signed: have a clinician read docs/clinical.md,"
            " then enter reviewed_by and reviewed_on in the file"
        )
    return (
        f"{FOLDER}{name} has expired: have a clinician read docs/clinical.md again,"
        " then renew reviewed_on and expires in the file"
    )
