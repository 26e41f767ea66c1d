"""The effects of choosing a test: what is open, the last time, panels, who takes the sample."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.clinic import intakes
from bot.clinic.context import Answers, Context
from bot.clinic.hometest import orders, panels, risk, zones
from bot.clinic.hometest.orders import OPEN, REPEATED, Mode, Order, State
from bot.clinic.hometest.panels import Panel
from bot.clinic.judging import facts_of
from bot.moves import Outcome

SHOWN, SHOWN_LARGER = 6, 3  # options of one question, beside the last one
Phrase = dict[str, Any]


def home_start(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """some: tests on their way, to repeat, or just reported; none: also for a second patient."""
    if answers.get("joins"):
        return Outcome("none", {"orders": []})
    since = context.now - timedelta(days=panels.load().fresh_days)
    theirs = orders.of_person(conn, context.person_id)
    found = [order for order in theirs if matters(conn, order, since=since)]
    listed = [{"value": str(one.id), "label": label(context, one)} for one in found]
    return Outcome("some" if listed else "none", {"orders": listed[: shown(context)]})


def matters(conn: Connection, order: Order, *, since: datetime) -> bool:
    """On its way, or lately reported, or to be repeated."""
    if order.state in OPEN:
        return True
    if order.starts_at < since:
        return False
    if order.state is State.reported:
        return True
    return order.state in REPEATED and not orders.repeated(conn, order.id)


def label(context: Context, order: Order) -> Phrase:
    """One order in a list."""
    who = str(order.patient.get("name", ""))
    state = {"key": f"home-state-{order.state}"}
    return {"key": "home-order", "who": who, "panel": title(context, order.panel), "state": state}


def title(context: Context, panel_id: str) -> str:
    """The name of a panel in the person's language."""
    panel = panels.load().panel(panel_id)
    return panel.name(context.locale) if panel is not None else panel_id


def shown(context: Context) -> int:
    return SHOWN_LARGER if context.elder else SHOWN


def home_begin(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """doctor: too young, or urgent by what was just told; early: at risk and ill since lately, so
    that a doctor comes first as well; again: as the last time; fresh."""
    known = panels.load()
    if answers["age_months"] < known.doctor_below_months or _urgent(conn, context, answers):
        return Outcome("doctor", {"before": ""})
    if risk.early(conn, context, answers):
        return Outcome("early", {"before": "", "risk": "yes"})
    last = last_of(conn, context, answers)
    if last is None:
        return Outcome("fresh", {"before": ""})
    address = last.body["address"]
    before: Phrase = {"key": "home-before", "panel": title(context, last.panel)}
    before |= {"manner": {"key": f"home-mode-{last.mode}"}, "place": place_text(address)}
    return Outcome("again", {"before": before})


def _urgent(conn: Connection, context: Context, answers: Answers) -> bool:
    known = panels.load()
    since = context.now - timedelta(days=known.lately_days)
    told = intakes.last(conn, context.person_id, answers.get("patient_id"), since=since)
    return told is not None and told.level in known.doctor_levels


def last_of(conn: Connection, context: Context, answers: Answers) -> Order | None:
    """The last test of this person that can be had again as it was: for this patient first."""
    known = panels.load()
    since = context.now - timedelta(days=known.again_days)
    mine = [
        order
        for order in orders.of_person(conn, context.person_id)
        if order.made_at >= since and _possible(order, answers)
    ]
    own = [order for order in mine if order.patient_id == answers.get("patient_id")]
    return next(iter([*own, *mine]), None)


def _possible(order: Order, answers: Answers) -> bool:
    """Whether it would fit this patient and still be had there."""
    panel = panels.load().panel(order.panel)
    address = order.body.get("address")
    if panel is None or not address or order.state is State.cancelled:
        return False
    if panel not in panels.load().offered(months=answers["age_months"]):
        return False
    if order.mode == Mode.self and not _may_swab(panel, answers):
        return False
    return panel.serves(address["code"]) and bool(zones.covering(address["code"]))


def home_same(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The last test again: its panel, who took the sample, where."""
    last = last_of(conn, context, answers)
    if last is None:
        return Outcome("gone", {"kind": "", "way": "", "home": {}})
    return Outcome("ready", {"kind": last.panel, "way": last.mode, "home": home_of(last)})


def home_of(order: Order) -> dict[str, Any]:
    """Where somebody went, as the answers of the conversation have it."""
    body = order.body
    home: dict[str, Any] = dict(body["address"])
    return home | {"phone": body["phone"], "door": body.get("door", [])}


def place_text(address: dict[str, Any]) -> str:
    return f"{address['name']} {address['street']}"


def home_panels(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The panels for this age."""
    found = panels.load().offered(months=answers["age_months"])
    listed = [option(context, panel) for panel in found[: shown(context)]]
    return Outcome("some" if listed else "none", {"panels": listed})


def option(context: Context, panel: Panel) -> dict[str, Any]:
    """A panel as an option: its name, how many targets, how soon, what it costs."""
    shown_as: Phrase = {"key": "home-panel-option", "name": panel.name(context.locale)}
    shown_as |= {"hours": str(panel.report_hours), "price": panel.price_text(context.locale)}
    return {"value": panel.id, "label": shown_as}


def home_advise(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The panel that fits somebody who does not know which."""
    listed = {str(one["value"]): one for one in answers["panels"]}
    facts = facts_of(answers, context.rules)
    found = panels.load().advise(facts, str(answers["exposure"]), tuple(listed))
    return Outcome("advised", {"proposed": [listed[found]]})


def home_modes(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """both, or sampler only: a small child, or a panel nobody takes themselves."""
    kind = str(answers.get("taken") or answers["panel"])
    panel = panels.load().panel(kind)
    gives = {"kind": kind, "way": str(Mode.sampler)}
    if panel is None or not _may_swab(panel, answers):
        return Outcome("sampler", gives)
    return Outcome("both", gives)


def _may_swab(panel: Panel, answers: Answers) -> bool:
    """Whether a sample of this patient may be taken at home without anybody's help."""
    return panel.self_sampled and int(answers["age_years"]) >= panels.load().self_from_years


def mode_of(answers: Answers) -> Mode:
    """Who takes the sample."""
    return Mode(str(answers.get("mode") or answers.get("way") or Mode.sampler))
