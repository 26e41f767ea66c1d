"""The effects of where and when: sites near somebody, and their free days and times."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from bot.clinic import calendar, locating, places, slots
from bot.clinic.context import Answers, Context
from bot.clinic.slots.sites import Kind, Site
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import service
from bot.moves import Outcome, Put

SITES, SITES_LARGER = 5, 3  # in one list
WIDEST = 40  # sites that are looked at when those nearer are full
SOON, SOON_LARGER = 3, 2  # next free times in one question
LOOKED_AT = 60  # free times out of which those are taken
PAGE, PAGE_LARGER = 4, 2  # days or times in one question
NOON = time(12)
HALVES = ("am", "pm")
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
    said = [_line(one, context) for one in told]
    if slots.sites.load().demonstration and told:
        said.append(Put("vaccine-demonstration", keys=False))
    keys = [one.site.key for one in found if one.next is not None]
    most = SOON_LARGER if context.elder else SOON
    if not keys:
        return Outcome("none", {"windows": []}, tuple(said))
    windows = slots.free(
        conn,
        resources=keys,
        now=context.now,
        start=start(context, answers),
        most=LOOKED_AT,
        pool=pool(answers),
    )
    listed = [option(one, context, site=True) for one in _varied(windows, context)[:most]]
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


def vaccine_days(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The next days of a site, page by page; after the last, the first."""
    key, shown = str(answers["site"]), answers.get("page") or []
    site = slots.sites.load().site(key)
    if site is None:
        return Outcome("none", {"page": []})
    zone, begin = zone_of(site.zone or context.zone), start(context, answers)
    after = _after(shown, key, zone)
    asked: dict[str, Any] = {"resources": [key], "now": context.now, "zone": zone}
    asked |= {"most": PAGE_LARGER if context.elder else PAGE, "pool": pool(answers)}
    days = slots.days(conn, start=max(after, begin) if after else begin, **asked)
    if not days and after:
        days = slots.days(conn, start=begin, **asked)
    listed = [
        {
            "value": one.day.isoformat(),
            "label": calendar.day_phrase(one.day),
            "site": key,
            "am": one.morning,
            "pm": one.afternoon,
        }
        for one in days
    ]
    return Outcome("some" if listed else "none", {"page": listed})


def vaccine_halves(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """both: morning and afternoon have times; one: there is nothing to choose."""
    picked = [one for one in answers.get("page") or () if one["value"] == answers["day"]]
    if not picked:
        return Outcome("none")
    return Outcome("both" if picked[0]["am"] and picked[0]["pm"] else "one")


def vaccine_slots(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The times of half a day, a few at once; after the last, the first."""
    site = slots.sites.load().site(str(answers["site"]))
    if site is None:
        return Outcome("none", {"slots": []})
    zone, day = zone_of(site.zone or context.zone), date.fromisoformat(str(answers["day"]))
    half = str(answers.get("half") or "")
    first, last = _span(day, half, zone)
    begin = max(first, start(context, answers))
    shown = [o for o in answers.get("slots") or () if o["of"] == f"{site.key} {day} {half}"]
    asked: dict[str, Any] = {"resources": [site.key], "now": context.now, "end": last}
    asked |= {"most": PAGE_LARGER if context.elder else PAGE, "pool": pool(answers)}
    after = datetime.fromisoformat(shown[-1]["at"]) + timedelta(seconds=1) if shown else begin
    found = slots.free(conn, start=after, **asked) if after < last else []
    found = found or slots.free(conn, start=begin, **asked)
    of = f"{site.key} {day} {half}"
    listed = [option(window, context) | {"of": of} for window in found]
    return Outcome("some" if listed else "none", {"slots": listed})


def _varied(windows: list[slots.Window], context: Context) -> list[slots.Window]:
    """Of each site and half day only the first: who cannot at two can hardly at three."""
    first: dict[tuple[str, date, bool], slots.Window] = {}
    for one in windows:
        local = one.starts_at.astimezone(zone_of(context.zone))
        first.setdefault((one.resource, local.date(), local.time() >= NOON), one)
    return list(first.values())


def near(conn: Connection, context: Context, answers: Answers) -> list[Near]:
    """The nearest sites that keep the product; farther ones while those have no time free."""
    here = places.point(answers["place"])
    kept = {s.resource: s.quantity for s in slots.stocks.of(conn, product=pool(answers))}
    ring = sorted(
        (places.metres(here, site.at), site.key, site)
        for site in slots.sites.load().of(Kind.vaccine)
        if site.at is not None and site.key in kept
    )
    found: list[Near] = []
    for metres, key, site in ring[:WIDEST]:
        found.append(Near(site, metres, kept[key], _next(conn, context, answers, site)))
        if sum(one.next is not None for one in found) == SITES:
            break
    found.sort(key=lambda one: (one.next is None, one.metres))
    return found[:SITES]


def start(context: Context, answers: Answers) -> datetime:
    """The first moment that is not too early for the dose."""
    if not answers.get("earliest"):
        return context.now
    day = date.fromisoformat(str(answers["earliest"]))
    return max(context.now, datetime.combine(day, time(), zone_of(context.zone)))


def pool(answers: Answers) -> str:
    return service.load().pool(str(answers["product"]))


def option(window: slots.Window, context: Context, *, site: bool = False) -> dict[str, Any]:
    """A free time as an answer, with the name of its site where several are offered."""
    label = when(window.starts_at, window.resource, context)
    if site:
        label = {"key": "vaccine-at", "site": site_name(window.resource, context), "when": label}
    return {"value": str(window.slot_id), "label": label, "at": window.starts_at.isoformat()}


def when(at: datetime, key: str, context: Context) -> Phrase:
    """A moment on the clock of a site."""
    site = slots.sites.load().site(key)
    zone = (site.zone if site else "") or context.zone
    return calendar.moment_phrase(at, now=context.now, zone=zone)


def site_name(key: str, context: Context) -> str:
    site = slots.sites.load().site(key)
    return key if site is None else site.name(context.locale)


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
    found = slots.free(conn, start=start(context, answers), pool=pool(answers), **asked)
    return found[0].starts_at if found else None


def _line(found: Near, context: Context) -> Put:
    """A site in a sentence: how far, when next, how much is left, how one gets in, its hours."""
    site = found.site
    ample = service.load().ample_from
    level = "none" if found.stock == 0 else "ample" if found.stock >= ample else "few"
    access = "flat" if not site.stairs else "lift" if site.lift else "stairs"
    free: Phrase = {"key": "vaccine-no-time"}
    if found.next is not None:
        free = {"key": "vaccine-from", "when": when(found.next, site.key, context)}
    args: dict[str, Any] = {"site": site.name(context.locale), "free": free}
    args |= {"far": places.distance(found.metres), "stock": {"key": f"vaccine-stock-{level}"}}
    args |= {"access": {"key": f"vaccine-access-{access}"}, "phone": site.phone}
    args |= {"hours": calendar.week_phrase(site.open)}
    return Put("vaccine-site-line", args, keys=False)


def _after(shown: list[Any], key: str, zone: Any) -> datetime | None:
    """The end of the last day shown of this site."""
    mine = [one for one in shown if one["site"] == key]
    if not mine:
        return None
    day = date.fromisoformat(mine[-1]["value"]) + timedelta(days=1)
    return datetime.combine(day, time(), zone)


def _span(day: date, half: str, zone: Any) -> tuple[datetime, datetime]:
    begin, noon = (datetime.combine(day, at, zone) for at in (time(), NOON))
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    return (begin if half != HALVES[1] else noon), (noon if half == HALVES[0] else end)
