"""The effects of booking a home visit: the address, free windows, the hold, the order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.clinic import appointments, family, slots
from bot.clinic.calendar import moment_phrase
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.hometest import calendaring, lateness, orders, panels, zones
from bot.clinic.hometest.addressing import home_now
from bot.clinic.hometest.choosing import home_of, mode_of, place_text, shown, title
from bot.clinic.hometest.orders import Order
from bot.clinic.slots import Booking, Hold, Why, Window, keeping
from bot.clinic.timetable import zone_of
from bot.moves import Outcome, Put

INSTEAD = 3  # windows named when the one that was wanted is gone
Phrase = dict[str, Any]


def home_drop(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Another time is wanted: the window that was kept is free again."""
    _let_go(conn, context, answers)
    return Outcome("told")


def _let_go(conn: Connection, context: Context, answers: Answers) -> None:
    hold_id = int(answers.get("hold_id") or 0)
    slots.release(conn, hold_id=hold_id, person_id=context.person_id, now=context.now)


def home_typed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Something is chosen anew; where to come need not be typed again."""
    _let_go(conn, context, answers)
    return Outcome("told", {"typed": home_now(answers)})


def home_times(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The next free windows; asked again, those after them, and after the last the first."""
    return times(conn, context, answers, zones.covering(str(home_now(answers)["code"])))


def times(
    conn: Connection, context: Context, answers: Answers, resources: Sequence[str]
) -> Outcome:
    """A page of free windows."""
    seen = answers.get("windows") or []
    after = _window(seen[-1]) if seen else None
    found = _free(conn, context, resources, most=shown(context), after=after)
    if not found and after is not None:
        found = _free(conn, context, resources, most=shown(context))
    listed = [_option(context, window) for window in found]
    return Outcome("some" if listed else "none", {"windows": listed})


def _free(
    conn: Connection,
    context: Context,
    resources: Sequence[str],
    *,
    most: int,
    after: Window | None = None,
) -> list[Window]:
    return slots.free(conn, resources=resources, now=context.now, most=most, after=after)


def _option(context: Context, window: Window) -> dict[str, Any]:
    """A window as an option, with what is needed to go on after it."""
    shown_as = between(context, window.starts_at, window.ends_at)
    label = {"key": "home-window-left", "window": shown_as, "left": str(window.left)}
    starts, ends = window.starts_at.isoformat(), window.ends_at.isoformat()
    known = {"resource": window.resource, "starts": starts, "ends": ends}
    return {"value": str(window.slot_id), "label": label} | known


def _window(option: dict[str, Any]) -> Window:
    starts, ends = (datetime.fromisoformat(option[name]) for name in ("starts", "ends"))
    return Window(int(option["value"]), option["resource"], starts, ends, 0)


def between(context: Context, starts: datetime, ends: datetime) -> Phrase:
    """A window in words: tomorrow 14:00 to 16:00."""
    local = ends.astimezone(zone_of(context.zone))
    when = moment_phrase(starts, now=context.now, zone=context.zone)
    return {"key": "home-window", "when": when, "until": f"{local.hour}:{local:%M}"}


def home_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """held; full: somebody was quicker, and three others are named; already: change that one."""
    found = _keep(conn, context, answers)
    if found is Why.already:
        return Outcome("already")
    if isinstance(found, Why):
        code = str(home_now(answers)["code"])
        return Outcome("full", says=(full(conn, context, zones.covering(code)),))
    keeping.plan(conn, found)
    window = between(context, found.starts_at, found.ends_at)
    gives = {"hold_id": found.id, "window": window}
    return Outcome("held", gives | summary(context, answers))


def full(conn: Connection, context: Context, resources: Sequence[str]) -> Put:
    """Somebody was quicker; the next three that are free."""
    near = _free(conn, context, resources, most=INSTEAD)
    listed = [between(context, window.starts_at, window.ends_at) for window in near]
    if not listed:
        return Put("home-full-none", keys=False)
    return Put("home-full", {"windows": listed}, keys=False)


def summary(context: Context, answers: Answers) -> dict[str, Any]:
    """What is shown before it is ordered: what, by whom, where, the price, how soon."""
    panel = panels.load().panel(str(answers["kind"]))
    free = bool(answers.get("redo_of"))
    price = panel.price_text(context.locale) if panel is not None else ""
    return {
        "called": {
            "key": "home-called",
            "who": str(answers["name"]),
            "panel": title(context, str(answers["kind"])),
        },
        "manner": {"key": f"home-mode-{mode_of(answers)}"},
        "stays": place_text(home_now(answers)) if not answers.get("joins") else "",
        "price": {"key": "home-free"} if free else price,
        "hours": str(panel.report_hours) if panel is not None else "",
    }


def home_shown(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """What is shown of a second patient at one visit."""
    return Outcome("told", summary(context, answers))


def home_book(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """booked; full: the hold was over and the window is gone; already: there is one open."""
    found = _booked(conn, context, answers)
    if found is Why.already:
        return Outcome("already", _nothing())
    if isinstance(found, Why):
        code = str(home_now(answers)["code"])
        return Outcome("full", _nothing(), (full(conn, context, zones.covering(code)),))
    if not _order(conn, context, answers, visit_id=found.id, home=home_now(answers)):
        by = f"person:{context.person_id}"
        slots.cancel(
            conn, booking_id=found.id, person_id=None, now=context.now, reason="double", by=by
        )
        return Outcome("already", _nothing())
    lateness.plan(conn, found)
    appointments.before(conn, found, now=context.now)
    window = between(context, found.starts_at, found.ends_at)
    said = calendaring.told(conn, context, found)
    return Outcome("booked", {"visit_id": found.id, "window": window}, said)


def _nothing() -> dict[str, Any]:
    return {"visit_id": 0, "window": ""}


def _booked(conn: Connection, context: Context, answers: Answers) -> Booking | Why:
    """The visit, also when the hold was over and the window is still free."""
    booked = slots.book(
        conn, hold_id=int(answers["hold_id"]), person_id=context.person_id, now=context.now
    )
    if booked is not Why.expired:
        return booked
    anew = _keep(conn, context, answers)
    if not isinstance(anew, Hold):
        return anew
    return slots.book(conn, hold_id=anew.id, person_id=context.person_id, now=context.now)


def _keep(conn: Connection, context: Context, answers: Answers) -> Hold | Why:
    """The window that was chosen is kept."""
    return slots.hold(
        conn,
        slot_id=int(answers["time"]),
        person_id=context.person_id,
        patient_id=family.still(conn, context.person_id, answers.get("patient_id")),
        product=str(answers["kind"]),
        elder=context.elder,
        now=context.now,
    )


def _order(
    conn: Connection, context: Context, answers: Answers, *, visit_id: int, home: dict[str, Any]
) -> bool:
    """Write the order; False when this patient has such a one open."""
    address = {n: home[n] for n in ("name", "code", "latitude", "longitude", "street")}
    body = {"phone": home["phone"], "door": home.get("door") or [], "address": address}
    made = orders.make(
        conn,
        visit_id=visit_id,
        person_id=context.person_id,
        patient_id=family.still(conn, context.person_id, answers.get("patient_id")),
        panel=str(answers["kind"]),
        mode=mode_of(answers),
        body=body | {"since": str(answers.get("since") or "")},
        actor=f"person:{context.person_id}",
        now=context.now,
        redo_of=int(answers.get("redo_of") or 0) or None,
    )
    if made is None:
        return False
    noted(conn, context, "lab.ordered", f"order:{made}")
    context.rings.add("visits")
    return True


def home_another(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Somebody else of the household is tested at the same visit."""
    return Outcome("told", {"joins": "yes", "beside": answers.get("beside") or answers["visit_id"]})


def home_join(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """joined: tested at the same visit; late: the sampler has left; already."""
    there = [o for o in orders.of_visit(conn, int(answers["beside"])) if o.early]
    mine = [order for order in there if order.person_id == context.person_id]
    if not mine:
        return Outcome("late", {"window": ""})
    first = mine[0]
    if not _order(conn, context, answers, visit_id=first.visit_id, home=home_of(first)):
        return Outcome("already", {"window": ""})
    if first.sampler_id is not None:
        _same_sampler(conn, first, now=context.now)
    return Outcome("joined", {"window": between(context, first.starts_at, first.ends_at)})


def _same_sampler(conn: Connection, first: Order, *, now: datetime) -> None:
    """Whoever has the visit has all of it."""
    for order in orders.of_visit(conn, first.visit_id):
        if order.state is orders.State.booked:
            to, actor = orders.State.assigned, f"staff:{first.sampler_id}"
            orders.change(conn, order.id, to, actor=actor, now=now, sampler_id=first.sampler_id)


def home_release(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """They do not want it after all."""
    _let_go(conn, context, answers)
    return Outcome("released", says=(Put("home-left", keys=False),))
