"""The effects of when: the free days of a site, half a day of one, and its free times."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.clinic import calendar, slots
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import service
from bot.moves import Outcome

SOON, SOON_LARGER = 3, 2  # next free times in one question
LOOKED_AT = 60  # free times out of which those are taken
PAGE, PAGE_LARGER = 4, 2  # days or times in one question
NOON = time(12)
HALVES = ("am", "pm")
Phrase = dict[str, Any]


def times_days(conn: Connection, context: Context, answers: Answers) -> Outcome:
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


def times_halves(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """both: morning and afternoon have times; one: there is nothing to choose."""
    picked = [one for one in answers.get("page") or () if one["value"] == answers["day"]]
    if not picked:
        return Outcome("none")
    return Outcome("both" if picked[0]["am"] and picked[0]["pm"] else "one")


def times_slots(conn: Connection, context: Context, answers: Answers) -> Outcome:
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


def soon(
    conn: Connection, context: Context, answers: Answers, keys: list[str]
) -> list[dict[str, Any]]:
    """The next free times at any of these sites, as answers."""
    found = slots.free(
        conn,
        resources=keys,
        now=context.now,
        start=start(context, answers),
        most=LOOKED_AT,
        pool=pool(answers),
    )
    most = SOON_LARGER if context.elder else SOON
    return [option(one, context, site=True) for one in varied(found, context)[:most]]


def varied(windows: list[slots.Window], context: Context) -> list[slots.Window]:
    """Of each site and half day only the first: who cannot at two can hardly at three."""
    first: dict[tuple[str, date, bool], slots.Window] = {}
    for one in windows:
        local = one.starts_at.astimezone(zone_of(context.zone))
        first.setdefault((one.resource, local.date(), local.time() >= NOON), one)
    return list(first.values())


def start(context: Context, answers: Answers) -> datetime:
    """The first moment that is not too early for the dose."""
    if not answers.get("earliest"):
        return context.now
    day = date.fromisoformat(str(answers["earliest"]))
    return max(context.now, datetime.combine(day, time(), zone_of(context.zone)))


def pool(answers: Answers) -> str:
    return service.pool(str(answers["product"]))


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


EFFECTS: tuple[Effect, ...] = (times_days, times_halves, times_slots)
