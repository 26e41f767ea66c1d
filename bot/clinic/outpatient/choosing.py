"""The effects of where and when: the clinics of a department and their next free times."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import calendar, rooms, slots
from bot.clinic.appointments import times
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.slots.sites import Site
from bot.clinic.vaccinating import whom
from bot.moves import Outcome, Put

SITES, SITES_LARGER = 5, 3  # in one list


def clinic_near(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """some: the next free times of the department; none: all taken; walk: it takes no bookings."""
    room, there = room_of(answers), clinics(conn, context, answers)
    called: Any = {"key": f"visit-room-{room}"}
    gives: dict[str, Any] = {"product": rooms.product(room), "called": called, "dose": 1}
    gives |= {"windows": []}
    if not there:
        return Outcome("walk", gives, (Put("clinic-walk", {"called": called}, keys=False),))
    said = [_line(site, context) for site in there[: SITES_LARGER if context.elder else SITES]]
    if slots.sites.load().demonstration:
        said.append(Put("clinic-demonstration", keys=False))
    listed = times.soon(conn, context, answers | gives, [site.key for site in there])
    return Outcome("some" if listed else "none", gives | {"windows": listed}, tuple(said))


def clinic_sites(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """one: there is nothing to choose; several: which clinic is to be said; none has a time."""
    free = [site for site in clinics(conn, context, answers) if _next(conn, context, site)]
    shown = free[: SITES_LARGER if context.elder else SITES]
    listed = [{"value": site.key, "label": site.name(context.locale)} for site in shown]
    if len(shown) == 1:
        return Outcome("one", {"sites": listed, "site": shown[0].key})
    return Outcome("several" if listed else "none", {"sites": listed})


def room_of(answers: Answers) -> str:
    """The department that was chosen, or that of the visit which is moved."""
    return str(answers.get("room") or "") or rooms.of(str(answers.get("product") or ""))


def clinics(conn: Connection, context: Context, answers: Answers) -> list[Site]:
    """The clinics of the department that see somebody of this age."""
    return rooms.clinics(room_of(answers), whom.ages(conn, context, answers)[0])


def _next(conn: Connection, context: Context, site: Site) -> bool:
    return bool(slots.free(conn, resources=[site.key], now=context.now, most=1))


def _line(site: Site, context: Context) -> Put:
    """A clinic in a sentence: how one gets in, its hours, its telephone."""
    access = "flat" if not site.stairs else "lift" if site.lift else "stairs"
    args: dict[str, Any] = {"site": site.name(context.locale), "phone": site.phone}
    args |= {"access": {"key": f"vaccine-access-{access}"}}
    args |= {"hours": calendar.week_phrase(site.open), "fee": site.fee_text(context.locale)}
    return Put("clinic-line", args, keys=False)


EFFECTS: tuple[Effect, ...] = (clinic_near, clinic_sites)
