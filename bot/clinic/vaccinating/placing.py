"""The effects of where: the sites near somebody that have what they want, and their next times."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from bot.clinic import calendar, locating, places, slots
from bot.clinic.appointments import times
from bot.clinic.context import Answers, Context
from bot.clinic.slots.sites import Kind, Site
from bot.clinic.vaccinating import service, whom
from bot.moves import Outcome, Put

SITES, SITES_LARGER = 5, 3  # in one list
WIDEST = 40  # sites that are looked at when those nearer are full
Phrase = dict[str, Any]


class Near(NamedTuple):
    """A site, how many metres away, how many doses are free, and its next free time."""

    site: Site
    metres: float
    stock: int
    next: datetime | None


def vaccine_place(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """known: where they were booked last, or the place saved last; asked for another time: none."""
    place = None if answers.get("tried") else _origin(conn, context)
    if place is None:
        return Outcome("none", {"tried": "yes"})
    return Outcome("known", {"place": place, "tried": "yes"})


def vaccine_near(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The sites near, what they have left, and the next free times of those that have some."""
    found = near(conn, context, answers)
    told = found[: SITES_LARGER if context.elder else SITES]
    product, years = str(answers["product"]), whom.ages(conn, context, answers)[1]
    said = [put for one in told for put in _told(one, context, product, years)]
    if slots.sites.load().demonstration and told:
        said.append(Put("vaccine-demonstration", keys=False))
    keys = [one.site.key for one in found if one.next is not None]
    listed = times.soon(conn, context, answers, keys) if keys else []
    return Outcome("some" if listed else "none", {"windows": listed}, tuple(said))


def vaccine_sites(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The sites that have a time free, the nearest first."""
    found = [one for one in near(conn, context, answers) if one.next is not None]
    listed = [
        {
            "value": one.site.key,
            "label": {
                "key": "vaccine-site-far",
                "site": one.site.name(context.locale),
                "far": places.distance(one.metres),
            },
        }
        for one in found[: SITES_LARGER if context.elder else SITES]
    ]
    return Outcome("some" if listed else "none", {"sites": listed})


def near(conn: Connection, context: Context, answers: Answers) -> list[Near]:
    """The nearest sites that keep the product; farther ones while those have no time free."""
    here, months = places.point(answers["place"]), whom.ages(conn, context, answers)[0]
    kept = {s.resource: s.quantity for s in slots.stocks.of(conn, product=times.pool(answers))}
    ring = sorted(
        (places.metres(here, site.at), site.key, site)
        for site in slots.sites.load().of(Kind.vaccine)
        if site.at is not None and site.key in kept and site.serves(months)
    )
    found: list[Near] = []
    for metres, key, site in ring[:WIDEST]:
        found.append(Near(site, metres, kept[key], _next(conn, context, answers, site)))
        if sum(one.next is not None for one in found) == SITES:
            break
    found.sort(key=lambda one: (one.next is None, one.metres))
    return found[:SITES]


def _origin(conn: Connection, context: Context) -> dict[str, Any] | None:
    """Where the last visit was looked for from, or the place saved last."""
    for booking in slots.of_person(conn, context.person_id):
        if isinstance(booking.body, dict) and booking.body.get("place"):
            return dict(booking.body["place"])
    mine = locating.SAVED.c.person_id == context.person_id
    last = select(locating.SAVED.c.body).where(mine).order_by(locating.SAVED.c.used_at.desc())
    found = conn.execute(last.limit(1)).scalar_one_or_none()
    return None if found is None else dict(found)


def _next(conn: Connection, context: Context, answers: Answers, site: Site) -> datetime | None:
    asked: dict[str, Any] = {"resources": [site.key], "now": context.now, "most": 1}
    found = slots.free(conn, start=times.start(context, answers), pool=times.pool(answers), **asked)
    return found[0].starts_at if found else None


def _told(found: Near, context: Context, product: str, years: int) -> list[Put]:
    """A site, with what it costs there where it says so, and who gets it free."""
    site, said = found.site, [_line(found, context)]
    free = site.campaign(product, years, context.today)
    fee = free.name(context.locale) if free is not None else site.fee_text(context.locale)
    if fee:
        args = {"site": site.name(context.locale), "fee": fee}
        said.append(Put("vaccine-site-fee", args, keys=False))
    return said


def _line(found: Near, context: Context) -> Put:
    """A site in a sentence: how far, when next, how much is left, how one gets in, its hours."""
    site = found.site
    ample = service.load().ample_from
    level = "none" if found.stock == 0 else "ample" if found.stock >= ample else "few"
    access = "flat" if not site.stairs else "lift" if site.lift else "stairs"
    free: Phrase = {"key": "vaccine-no-time"}
    if found.next is not None:
        free = {"key": "vaccine-from", "when": times.when(found.next, site.key, context)}
    args: dict[str, Any] = {"site": site.name(context.locale), "free": free}
    args |= {"far": places.distance(found.metres), "stock": {"key": f"vaccine-stock-{level}"}}
    args |= {"access": {"key": f"vaccine-access-{access}"}, "phone": site.phone}
    args |= {"hours": calendar.week_phrase(site.open)}
    return Put("vaccine-site-line", args, keys=False)
