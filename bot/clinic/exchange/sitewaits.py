"""The wait list of a site for its own system: who waits, putting somebody on, taking them off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.clinic import audit, products
from bot.clinic.exchange import bodies, patients, sitedesk
from bot.clinic.exchange.access import Scope
from bot.clinic.exchange.asking import Desk
from bot.clinic.exchange.booking import MOST_DOSES
from bot.clinic.exchange.parts import Json, instant
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.exchange.sitedesk import Site
from bot.clinic.slots import Why, waiters, waitlist
from bot.clinic.slots.sites import Kind
from bot.clinic.slots.waiters import Waiter
from bot.clinic.slots.waitlist import Half, Wait
from bot.clinic.vaccinating import service

ASKED = {"patient", "product", "dose", "from", "to", "half", "high_risk"}


def listed(desk: Desk, key: str) -> Json:
    """Who waits, in the order in which they are asked; names for a key that may know them."""
    one = sitedesk.site(desk, key)
    rows = waiters.listed(desk.conn, one.key)
    known = patients.aliases(desk.conn, [row.wait.patient_id for row in rows])
    actor = desk.access.actor
    audit.record(desk.conn, actor=actor, action="slots.read", subject=one.key, now=desk.now)
    return {"waiting": [_waiter(desk, row, known) for row in rows]}


def put_on(desk: Desk, key: str, data: Any) -> Json:
    """Somebody waits here from now on; they are told so. Raises Refused."""
    one = sitedesk.site(desk, key)
    given = bodies.members(data, ASKED)
    row = patients.find(desk, bodies.text(given, "patient"))
    product = bodies.text(given, "product")
    if one.kind == Kind.home:
        raise Refused(Code.home, "site")
    if product not in products.bookable(desk.conn, one.key):
        raise Refused(Code.content, "product")
    made = waiters.add(
        desk.conn,
        person_id=row.person_id,
        patient_id=row.id,
        product=product,
        dose=bodies.whole(given, "dose", least=1, most=MOST_DOSES) if "dose" in given else 1,
        pool=service.pool(product),
        resources=[one.key],
        **_span(desk, one, given),
        half=_half(given),
        high_risk=bodies.flag(given, "high_risk"),
        by=desk.access.actor,
        now=desk.now,
    )
    if isinstance(made, Why):
        raise Refused(made, "patient")
    return _wait(made) | {"patient": given["patient"]}


def take_off(desk: Desk, own_id: str, data: Any) -> Json:
    """They wait no longer at the sites of the key; at none at all any more, they are told why."""
    desk.access.need(Scope.site)
    wait_id = bodies.number(own_id, "wait")
    mine = [key for key in waiters.places(desk.conn, wait_id) if desk.access.sees(key)]
    if not mine:
        raise Refused(Code.unknown, "wait")
    reason = bodies.members(data, {"reason"}).get("reason")
    if reason not in waiters.REASONS:
        raise Refused(Code.content, "reason")
    asked: dict[str, Any] = {"wait_id": wait_id, "reason": reason, "by": desk.access.actor}
    done = waiters.withdraw(desk.conn, at=mine, **asked, now=desk.now)
    if isinstance(done, Why):
        raise Refused(done, "wait")
    return _wait(waitlist.get(desk.conn, wait_id) or done)


def _span(desk: Desk, one: Site, given: Mapping[str, Any]) -> dict[str, Any]:
    """From when until when they can come: whole days, else as long as the rules have it."""
    until = desk.now + timedelta(days=service.load().wait_days)
    span = {"not_before": desk.now, "not_after": until}
    if "from" in given:
        day = bodies.day(given["from"], "from")
        span["not_before"] = max(desk.now, sitedesk.span(one, day, day)[0])
    if "to" in given:
        span["not_after"] = waitlist.until(bodies.day(given["to"], "to"), one.zone)
    longest = desk.now + timedelta(days=sitedesk.LONGEST)
    if not desk.now <= span["not_before"] < span["not_after"] <= longest:
        raise Refused(Code.parameter, "to")
    return span


def _half(given: Mapping[str, Any]) -> str:
    said = given.get("half", "")
    if not isinstance(said, str) or said not in list(Half):
        raise Refused(Code.content, "half")
    return said


def _wait(row: Wait) -> Json:
    made: Json = {"id": row.id, "product": row.product, "dose": row.dose, "half": row.half}
    made |= {"from": instant(row.not_before), "to": instant(row.not_after)}
    return made | {"since": instant(row.made_at), "state": row.state, "lapses": row.lapses}


def _waiter(desk: Desk, row: Waiter, known: Mapping[int, str]) -> Json:
    made = _wait(row.wait) | {"first": row.first}
    if alias := known.get(row.wait.patient_id or 0):
        made["patient"] = alias
    if row.name and Scope.names in desk.access.scopes:
        made["name"] = row.name
    if row.offer is not None and desk.access.sees(row.offer.resource):
        made["offer"] = {
            "site": row.offer.resource,
            "start": instant(row.offer.starts_at),
            "until": instant(row.offer.until),
        }
    return made
