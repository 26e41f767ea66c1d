"""The effects of the look-up: what stands in the way of a vaccine, and what is due from when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from bot.clinic import reminders, vaccines
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.vaccinating import doses, service, whom
from bot.clinic.vaccines import Forecast, Recipient, Status
from bot.clinic.vaccines.forecast import Advice
from bot.clinic.vaccines.reason import day_phrase, reason
from bot.moves import Outcome, Put

AGAIN = "vaccine.again"  # somebody wanted to be asked again
SHOWN, SHOWN_LARGER = 5, 3  # products in one answer
SITE = "site"  # an uncertain history: the site looks it up before it gives anything
DESK = "desk"
SCREENING = "screening-unsure"  # the rule of who cannot say whether anything stands in the way
SAME = Status.NOT_RECOMMENDED, Status.AGED_OUT, Status.COMPLETE
Phrase = dict[str, Any]


def vaccine_facts(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Which form of the list suits."""
    return Outcome("larger" if context.elder else "normal", {"purpose": "book"})


def vaccine_form(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """paused: none of what was chosen is booked at present."""
    if not service.load().offered(whom.choice(answers)):
        return Outcome("paused", says=(Put("vaccine-paused", keys=False),))
    return Outcome("larger" if context.elder else "normal")


def vaccine_ill(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return Outcome("yes" if "ill" in whom.screen(answers) else "no")


def vaccine_allergy(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return Outcome("yes" if "allergy" in whom.screen(answers) else "no")


def vaccine_gap(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """yes: another vaccine of late, which keeps a live one waiting."""
    products = service.load().offered(whom.choice(answers))
    asked = "recent" in whom.screen(answers) and whom.live(products)
    return Outcome("yes" if asked else "no")


def vaccine_past(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """known: doses of it are on record; else seasons or doses are asked about."""
    products = service.load().offered(whom.choice(answers))
    named = {p for product in products for p in whom.family(product).products}
    if any(dose.product in named for dose in _known(conn, answers)):
        return Outcome("known")
    yearly = len(products) == 1 and whom.family(products[0]).season is not None
    return Outcome("seasons" if yearly else "doses")


def vaccine_dated(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """unclear: a day before birth or still to come; kinds: of which product is to be said."""
    who = whom.recipient(conn, context, {**answers, "days": []})
    days = [date.fromisoformat(day) for day in answers["days"]]
    if who is None or not all(who.born <= day <= context.today for day in days):
        return Outcome("unclear", says=(Put("vaccine-days-unclear", keys=False),))
    products = service.load().offered(whom.choice(answers))
    if len(products) == 1:
        return Outcome("known", {"kinds": []})
    shown = products[: SHOWN_LARGER if context.elder else SHOWN]
    return Outcome("kinds", {"kinds": [{"value": p, "label": named(p)} for p in shown]})


def vaccine_forecast(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """What of the choice is due, each product with its reason, and what may be done about it.

    book: one can be booked; several: which is to be said; later: from a day on; ask: a clinician
    first; wait: not now.
    """
    who = whom.recipient(conn, context, answers, _known(conn, answers))
    if who is None:
        return Outcome("gone", says=(Put("vaccine-gone", keys=False),))
    found = _of_choice(who, answers)
    unsure = "unsure" in whom.screen(answers)
    noted(conn, context, "vaccine.forecast", f"patient:{answers['patient_id']}", _detail(found))
    said = [line(one, context) for one in found[: SHOWN_LARGER if context.elder else SHOWN]] or [
        Put("vaccine-nothing", keys=False)
    ]
    if unsure:
        return Outcome("ask", {"rule": SCREENING, "status": str(Status.CONDITIONAL)}, (*said,))
    if answers.get("unsure") == SITE:
        said.append(Put("vaccine-site-checks", keys=False))
    word, listed = _word(found)
    gives: dict[str, Any] = {"products": [_option(one) for one in listed]}
    if word in ("book", "later", "ask") and listed:
        gives |= _facts(listed[0], answers)
    return Outcome(word, gives, tuple(said))


def vaccine_chosen(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The product picked out of several."""
    who = whom.recipient(conn, context, answers, _known(conn, answers))
    if who is None:
        return Outcome("gone", says=(Put("vaccine-gone", keys=False),))
    found = [one for one in _of_choice(who, answers) if one.product == answers["picked"]]
    word, listed = _word(found)
    return Outcome(word if listed else "ask", _facts(found[0], answers))


def vaccine_remind(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Ask again after some days, or when the day has come from which it may be booked."""
    days = service.load().defer_days.get(str(answers.get("deferred") or ""), 0)
    if not days and answers.get("later") == "remind" and answers.get("earliest"):
        days = (date.fromisoformat(str(answers["earliest"])) - context.today).days
    days = max(days, 1) if answers.get("deferred") or answers.get("later") else 3
    reminders.plan(conn, context, AGAIN, days=days, of=int(answers["patient_id"]))
    day = day_phrase(context.today.fromordinal(context.today.toordinal() + days))
    return Outcome("done", says=(Put("vaccine-reminded", {"day": day}, keys=False),))


def vaccine_note(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A photo of a record is for the desk to read, everything else for a doctor."""
    product, rule = str(answers.get("product") or ""), str(answers.get("rule") or "")
    values: list[Any] = [named(product)] if product else []
    values += [rule] if rule else []
    first = [{"title": "note-vaccine", "values": values}] if values else []
    return Outcome("done", {"wanted": DESK if answers.get("photos") else "", "first": first})


def named(product: str) -> Phrase:
    """A product in words."""
    return {"key": f"vaccine-product-{product}"}


def line(found: Forecast, context: Context) -> Put:
    """One product: whether it can be booked, and why."""
    shown = found
    if found.earliest is not None and found.earliest < context.today:
        shown = replace(found, earliest=context.today)  # a day long past tells nobody anything
    why = reason(shown, vaccines.load(), today=context.today)
    args = {"product": named(found.product), "advice": _advice(found), "why": why}
    return Put("vaccine-line", args, keys=False)


def _advice(found: Forecast) -> Phrase:
    if _later(found):
        return {"key": "vaccine-advice-later"}
    if found.status is Status.CONTRAINDICATED:
        return {"key": "vaccine-advice-contraindicated"}
    return {"key": f"vaccine-advice-{found.advice}"}


def _later(found: Forecast) -> bool:
    """It is meant for them, but from a day on."""
    return found.advice is Advice.WAIT and found.earliest is not None and found.status not in SAME


def _of_choice(who: Recipient, answers: Answers) -> list[Forecast]:
    """The products of the choice, those that can be booked first, without those of no concern."""
    offered = service.load().offered(whom.choice(answers))
    wide = len(offered) > len(set(offered[:SHOWN]))
    found = [one for one in vaccines.forecast(who, vaccines.load()) if one.product in offered]
    if wide:
        found = [one for one in found if one.advice is not Advice.WAIT or _later(one)]
    return sorted(found, key=_rank)


def _rank(found: Forecast) -> tuple[int, str, int]:
    order = 0 if found.advice is Advice.BOOK else 1 if _later(found) else 2
    if found.advice is Advice.WAIT and not _later(found):
        order = 3
    optional = int(found.status is Status.CONDITIONAL)
    return order, found.earliest.isoformat() if order == 1 and found.earliest else "", optional


def _word(found: list[Forecast]) -> tuple[str, list[Forecast]]:
    """The way on, and the products it is about."""
    ready = [one for one in found if one.advice is Advice.BOOK][:SHOWN_LARGER]
    if ready:
        return "several" if len(ready) > 1 else "book", ready
    later = [one for one in found if _later(one)]
    if later:
        return "later", later[:1]
    asked = [one for one in found if one.advice is Advice.ASK]
    return ("ask", asked[:1]) if asked else ("wait", found[:1])


def _option(found: Forecast) -> dict[str, Any]:
    return {"value": found.product, "label": named(found.product)}


def _facts(found: Forecast, answers: Answers) -> dict[str, Any]:
    """What is kept of the product that is booked: the words of ImmDS and the rule among it."""
    sure = answers.get("unsure") != SITE
    second = found.plan[1].earliest if sure and len(found.plan) > 1 else None
    return {
        "product": found.product,
        "called": named(found.product),
        "dose": found.number or 1,
        "doses": found.doses if sure else 0,
        "earliest": found.earliest.isoformat() if found.earliest else "",
        "day_from": day_phrase(found.earliest) if found.earliest else "",
        "then": second.isoformat() if second else "",
        "status": str(found.status),
        "rule": found.rule,
    }


def _known(conn: Connection, answers: Answers) -> list[Any]:
    return doses.given(conn, int(answers["patient_id"]))


def _detail(found: list[Forecast]) -> str:
    return " ".join(f"{one.product}={one.status}/{one.rule}" for one in found[:SHOWN])
