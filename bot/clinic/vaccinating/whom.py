"""Who gets a vaccine, as the forecast knows them: what is saved, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import people, relatives, vaccines
from bot.clinic.casefile import PATIENT
from bot.clinic.context import Answers, Context
from bot.clinic.relatives import Right
from bot.clinic.vaccinating import service
from bot.clinic.vaccines import Given, Recipient
from bot.clinic.vaccines.course import season
from bot.clinic.vaccines.schedule import Vaccine

GROUPS = ("ill", "immune", "planning")  # answers that are groups of the schedule
SEXES = {"male": "m", "female": "f"}
OTHER_LIVE = ("mmr", "varicella")  # stand for a live vaccine whose name nobody knows


def row_of(conn: Connection, context: Context, patient_id: int) -> Any | None:
    """A patient of this person, or of somebody who lets them book; else None."""
    mine = people.find(conn, context.person_id, patient_id)
    if mine is not None:
        return mine
    for link in relatives.helped(conn, context.person_id, Right.book):
        if link.patient_id == patient_id:
            return people.find(conn, link.owner_id, patient_id)
    return None


def ages(conn: Connection, context: Context, answers: Answers) -> tuple[int, int]:
    """Months and years of the patient, also where a visit is moved and nobody asked for them."""
    row = row_of(conn, context, int(answers["patient_id"]))
    if row is None:
        return 0, 0
    found = people.described(row, context.today, context.rules.ages)
    return int(found["age_months"]), int(found["age_years"])


def recipient(
    conn: Connection, context: Context, answers: Answers, known: Iterable[Given] = ()
) -> Recipient | None:
    """Whom the answers are about; None when they were erased in the meantime.

    *known* are the doses on record.
    """
    row = row_of(conn, context, int(answers["patient_id"]))
    if row is None:
        return None
    said = screen(answers)
    return Recipient(
        born=date.fromisoformat(row.body["birth"]),
        today=context.today,
        sex=SEXES.get(str(row.body["sex"]), ""),
        pregnant="pregnant" in said,
        groups=frozenset(said & set(GROUPS)),
        allergies=frozenset(_allergies(answers)),
        region=_region(answers),
        doses=tuple({*known, *_told(answers, context.today)}),
    )


def screen(answers: Answers) -> set[str]:
    """What was said to stand in the way, on whichever page."""
    said = {str(answers.get(name) or "") for name in ("few", "more")}
    return {*(answers.get("screen") or ()), *said} - {"", "none", "more"}


def family(product: str) -> Vaccine:
    """The vaccine a product belongs to."""
    return next(v for v in vaccines.load().vaccines if product in v.products)


def known(product: str) -> bool:
    """Whether the schedule has it."""
    return any(product in v.products for v in vaccines.load().vaccines)


def live(products: Iterable[str]) -> bool:
    """Whether any of them is live and injected, so that another one keeps them waiting."""
    found = [(product, family(product)) for product in products]
    return any(p in v.live and p not in v.swallowed for p, v in found)


def _allergies(answers: Answers) -> Iterable[str]:
    """The products a severe reaction forbids; "*" where it is not known to what it was."""
    if "allergy" not in screen(answers):
        return ()
    if answers.get("reaction") != "this":
        return ("*",)
    return service.load().choices[choice(answers)]


def choice(answers: Answers) -> str:
    """The option of the first question, on whichever page it was taken."""
    return str(answers.get("rest") or answers["which"])


def _region(answers: Answers) -> str:
    place = answers.get("place") or {}
    return service.load().regions.get(str(place.get("code") or "")[:2], "")


def before(answers: Answers, today: date) -> str:
    """The last day of the season before, for who had a dose in some season; else empty."""
    yearly = family(service.load().choices[choice(answers)][0]).season
    if answers.get("history") != "earlier" or yearly is None:
        return ""
    return (season(yearly, today)[0] - timedelta(days=1)).isoformat()


def _told(answers: Answers, today: date) -> Iterable[Given]:
    """The doses somebody tells of. Of a season long past only that there was one is known."""
    products = service.load().choices[choice(answers)]
    kind = str(answers.get("kind") or products[0])
    for day in answers.get("days") or ():
        yield Given(date.fromisoformat(day), kind)
    if day := before(answers, today):
        yield Given(date.fromisoformat(day), products[0])
    if answers.get("recent"):
        ago = service.load().gap_days[str(answers["recent"])]
        other = next(p for p in OTHER_LIVE if p not in products)
        yield Given(today - timedelta(days=ago), other)


def saved(conn: Connection, person_id: int) -> list[Any]:
    """The patients of a person, the last first."""
    mine = select(PATIENT.c.id, PATIENT.c.body).where(PATIENT.c.person_id == person_id)
    return [row for row in conn.execute(mine.order_by(PATIENT.c.id.desc())) if row.body]
