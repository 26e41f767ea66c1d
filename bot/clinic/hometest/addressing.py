"""The effects of saying where to come: addresses of before, one that is typed, who covers it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import places
from bot.clinic.context import Answers, Context
from bot.clinic.hometest import orders, panels, zones
from bot.clinic.hometest.choosing import home_of, place_text, shown
from bot.clinic.hometest.orders import Order
from bot.moves import Outcome

TYPED = "typed"  # the address that was typed before something else was changed
Phrase = dict[str, Any]


def home_addresses(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """some or none: where somebody came to before."""
    found: dict[str, dict[str, Any]] = {}
    if typed := answers.get("typed"):
        text = place_text(typed)
        found[text] = {"value": TYPED, "label": text}
    for order in orders.of_person(conn, context.person_id):
        if order.body.get("address"):
            text = place_text(order.body["address"])
            found.setdefault(text, {"value": str(order.id), "label": text})
    listed = list(found.values())[: shown(context)]
    return Outcome("some" if listed else "none", {"addresses": listed})


def home_address_use(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """covered, outside of where we come to, or gone."""
    home = dict(answers.get("typed") or {})
    if answers["address"] != TYPED:
        order = own(conn, context, answers["address"])
        home = home_of(order) if order is not None and order.body.get("address") else {}
    if not home:
        return Outcome("gone", {"home": {}, "edge": ""})
    if reached(home, answers):
        return Outcome("covered", {"home": home, "edge": ""})
    return Outcome("outside", {"home": {}, "edge": _edge(home, context)})


def own(conn: Connection, context: Context, value: Any) -> Order | None:
    """An order of this person, by the option that was chosen."""
    order = orders.get(conn, int(value)) if str(value or "").isdecimal() else None
    return order if order is not None and order.person_id == context.person_id else None


def home_cover(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Whether somebody comes to a place."""
    place = answers["place"]
    if reached(place, answers):
        return Outcome("covered", {"edge": ""})
    return Outcome("outside", {"edge": _edge(place, context)})


def reached(place: dict[str, Any], answers: Answers) -> bool:
    """Whether a zone covers the place, and this panel is offered there."""
    code, panel = str(place["code"]), panels.load().panel(str(answers["kind"]))
    return bool(zones.covering(code)) and (panel is None or panel.serves(code))


def _edge(place: dict[str, Any], context: Context) -> Phrase:
    if zones.covering(str(place["code"])):  # but not for this panel
        return {"key": "home-edge-panel"}
    return zones.edge(places.point(place), context.locale)


def home_now(answers: Answers) -> dict[str, Any]:
    """Where to come, whether saved or just told."""
    if answers.get("home"):
        return dict(answers["home"])
    place = answers["place"]
    kept = {name: place[name] for name in ("name", "code", "latitude", "longitude")}
    door = [one for one in answers.get("door") or [] if one != "none"]
    return kept | {"street": answers["street"], "phone": answers["number"], "door": door}
