"""The effects of asking where somebody is: places they saved, districts they name, sites near."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import SQLModel

import bot.store.zone  # noqa: F401 - fills the metadata
from bot.clinic import note, places, sheets
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.places import Kind, Near, Places, Point
from bot.clinic.rules import EMERGENCY
from bot.moves import Outcome, Put

SAVED = SQLModel.metadata.tables["saved_place"]
KEPT = 5  # saved places of one person; the one used longest ago gives way
SHOWN, SHOWN_LARGER = 6, 3  # options of one question
LISTED, MOST = 3, 6  # sites in one list, and one after another in the larger wording
AGE = 2  # where the age stands in the line of the patient
LINES = ("first", "second", "third")


def places_saved(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """some or none: what this person asked us to remember, used last first."""
    found = _saved(conn, context.person_id, most=_shown(context))
    listed = [{"value": str(row.id), "label": row.body["name"]} for row in found]
    return Outcome("some" if listed else "none", {"places": listed})


def place_use(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """known, or gone when it was removed in the meantime."""
    mine = (SAVED.c.id == int(answers["picked"]), SAVED.c.person_id == context.person_id)
    row = conn.execute(select(SAVED.c.body).where(*mine)).one_or_none()
    if row is None:
        return Outcome("gone")
    conn.execute(update(SAVED).where(*mine).values(used_at=context.now))
    return Outcome("known", {"place": row.body})


def place_find(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """one, several districts of that name, or far from every site."""
    said, known = answers["said"], places.load()
    if "latitude" in said:
        return _reached(known, _shared(known, context, places.point(said)))
    codes = [str(code) for code in said["codes"] if known.area(str(code))]
    if len(codes) == 1:
        return _reached(known, _district(known, context, codes[0]))
    matches = [{"value": code, "label": known.full_name(code, context.locale)} for code in codes]
    return Outcome("several", {"matches": matches[: _shown(context)]})


def place_take(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The district picked out of several."""
    return Outcome("one", {"place": _district(places.load(), context, str(answers["which"]))})


def place_keep(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Remember a place for the next time, once."""
    place, rows = answers["place"], _saved(conn, context.person_id, most=100)
    same = [row.id for row in rows if row.body == place]
    if same:
        conn.execute(update(SAVED).where(SAVED.c.id == same[0]).values(used_at=context.now))
    else:
        row = {"person_id": context.person_id, "body": place, "used_at": context.now}
        kept = conn.execute(insert(SAVED).returning(SAVED.c.id), row).scalar_one()
        noted(conn, context, "place.kept", f"place:{kept}")
        old = [row.id for row in rows[KEPT - 1 :]]
        conn.execute(delete(SAVED).where(SAVED.c.id.in_(old)))
    return Outcome("kept", says=(Put("where-kept", keys=False),))


def sites_near(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The nearest fever clinics, or hospitals in an emergency: listed, or larger: one by one.

    Children and adults are told apart where it is known whom it is about. What to say there, and
    the page to show there, come before the first of them.
    """
    known, here = places.load(), places.point(answers["place"])
    kind = Kind.hospital if answers.get("level") in EMERGENCY else Kind.fever
    found = places.nearest(known.sites, here, kind=kind, most=MOST, child=_child(context, answers))
    gives: dict[str, Any] = dict.fromkeys(LINES, "") | {"told": "yes", "listed": ""}
    gives["demo"] = {"key": "place-demonstration"} if known.demonstration else ""
    gives["origin"] = _origin(answers["place"])
    says = () if answers.get("told") else _to_say(conn, context, answers)
    if context.elder and found:
        at = int(answers.get("passed") or 0) % len(found)
        gives |= {"first": _line(found[at], context), "passed": at + 1}
        return Outcome("larger", gives, says)
    shown = found[:LISTED]
    gives |= {name: _line(near, context) for name, near in zip(LINES, shown, strict=False)}
    return Outcome("listed", gives | {"listed": f"{kind}-{len(shown)}"}, says)


def _told(answers: Answers, *, brief: bool) -> list[Any]:
    """How old, what is wrong and, unless *brief*, in which words and since when; from the note."""
    lines = {line["title"]: line["values"] for line in answers.get("note") or ()}
    said = [
        *lines.get("note-patient", ())[AGE : AGE + 1],
        *lines.get("intake-complaints-title", ()),
    ]
    said = [one for one in said if one != note.label("complaints", note.OTHER)]
    if not brief:
        said += [str(words)[: note.QUOTED] for words in lines.get("intake-words-title", ())]
        said += [*lines.get("intake-since-title", ()), *lines.get("kit-since-title", ())]
    return said


def hospital_card(conn: Connection, context: Context) -> tuple[Put, ...]:
    """Where to go without us, with the nearest hospital where it is known."""
    return (Put("doctor-hospital", keys=False), *hospital(conn, context))


def hospital(conn: Connection, context: Context) -> tuple[Put, ...]:
    """The hospital nearest to where a person was last, if they had us keep that."""
    saved = _saved(conn, context.person_id, most=1)
    if not saved:
        return ()
    known, place = places.load(), saved[0].body
    found = places.nearest(known.sites, places.point(place), kind=Kind.hospital, most=1)
    if not found:
        return ()
    demo = {"key": "place-demonstration"} if known.demonstration else ""
    args = {"first": _line(found[0], context), "origin": _origin(place), "demo": demo}
    return (Put("hospital-nearest", args, keys=False),)


def last_point(conn: Connection, person_id: int) -> Point | None:
    """Where a person was last, if they had us keep that."""
    saved = _saved(conn, person_id, most=1)
    return places.point(saved[0].body) if saved else None


def _to_say(conn: Connection, context: Context, answers: Answers) -> tuple[Put, ...]:
    """What to say there, in the person's own answers, and their note as a page."""
    if not answers.get("why"):
        return ()
    told = [*_told(answers, brief=context.elder), *answers["why"]]
    why = [one for n, one in enumerate(told) if one not in told[:n]]
    says = [Put("nearby-say", {"why": why}, keys=False)]
    if link := sheets.link(conn, context, answers):
        says.append(Put("nearby-sheet", {"link": link}, keys=False))
    return tuple(says)


def _child(context: Context, answers: Answers) -> bool | None:
    """Whether it is about a child; None when nobody was named."""
    if not answers.get("patient_id"):
        return None
    return bool(answers["age_years"] < context.rules.ages.guardian_below_years)


def _origin(place: dict[str, Any]) -> dict[str, Any]:
    """From where distances are told."""
    name = {"key": "place-from-here"} if place["exact"] else {"key": "place-from-centre"}
    return name | ({} if place["exact"] else {"name": place["name"]})


def _line(near: Near, context: Context) -> dict[str, Any]:
    return places.line(near, locale=context.locale, now=context.now, zone=context.zone)


def _reached(known: Places, place: dict[str, Any]) -> Outcome:
    here = places.point(place)
    away = min(places.metres(here, site.at) for site in known.sites)
    return Outcome("far" if away > known.reach_km * 1000 else "one", {"place": place})


def _district(known: Places, context: Context, code: str) -> dict[str, Any]:
    """A district as a place: its centre stands for it."""
    area = known.area(code)
    assert area is not None and area.at is not None
    return _place(known.full_name(code, context.locale), area.at, code, exact=False)


def _shared(known: Places, context: Context, here: Point) -> dict[str, Any]:
    area = known.district_of(here)
    return _place(area.name(context.locale), here, area.code, exact=True)


def _place(name: str, at: Point, code: str, *, exact: bool) -> dict[str, Any]:
    """A place as it is kept in an answer."""
    where = {"latitude": at.latitude, "longitude": at.longitude, "code": code, "exact": exact}
    return {"key": "place-at-point" if exact else "place-at", "name": name, **where}


def _saved(conn: Connection, person_id: int, *, most: int) -> list[Any]:
    of_mine = select(SAVED.c.id, SAVED.c.body).where(SAVED.c.person_id == person_id)
    return list(
        conn.execute(of_mine.order_by(SAVED.c.used_at.desc(), SAVED.c.id.desc()).limit(most))
    )


def _shown(context: Context) -> int:
    return SHOWN_LARGER if context.elder else SHOWN
