"""The effects of the respiratory zone: the season of today, contacts, how urgent, the note."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.clinic import kits, note, pathogens, seasons
from bot.clinic.calendar import day_phrase
from bot.clinic.conditions import Fact
from bot.clinic.context import Answers, Context
from bot.clinic.judging import Judgement
from bot.clinic.rules import EMERGENCY, Level
from bot.clinic.weighing import weigh
from bot.moves import Outcome, Put

TODAY = (Level.L1, Level.L2)  # levels at which a doctor is the first thing offered
AGO = {"today": 0, "yesterday": 1, "days3": 2, "week": 4}  # of a span the day nearest to today
Phrase = dict[str, Any]


def zone_facts(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Which form of the list suits; whether it is the season; once, what is going round."""
    state = seasons.at(conn, today=context.today)
    gives = {"season": "on" if state else "off", "greeted": "yes"}
    form = "larger" if context.elder else "normal"
    if state is None or answers.get("greeted") or not state.told(context.today):
        return Outcome(form, gives)
    assert state.observed is not None
    on = day_phrase(state.observed)
    said = {"situation": state.situation, "source": state.source, "on": on}
    return Outcome(form, gives, (Put("zone-situation", said, keys=False),))


def contact_day(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """known: the day of the contact; unclear: a day that is still to come, or no day."""
    met = _met(str(answers["met"]), context.today)
    if met is None or met > context.today:
        return Outcome("unclear", says=(Put("contact-unclear", keys=False),))
    said = [{"key": f"contact-of-{answers['of']}"}, day_phrase(met)]
    first = [{"title": "note-contact", "values": said}]
    return Outcome("known", {"met_on": met.isoformat(), "first": first})


def contact_watch(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Until when to watch: high (at risk), plain, or over."""
    known = pathogens.load()
    watch, met = known.watch(str(answers["of"])), date.fromisoformat(str(answers["met_on"]))
    until = met + timedelta(days=watch.watch_days)
    first, last = watch.usual_days
    gives = {"until": day_phrase(until), "days": f"{first}–{last}"}
    if until < context.today:
        return Outcome("over", gives)
    high = kits.facts_with_kit(context, answers)[Fact.RISK] == "yes"
    return Outcome("high" if high else "plain", gives)


def zone_assess(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """emergency; first: a doctor today, or somebody at risk with a positive test; calm."""
    facts = kits.facts_with_kit(context, answers)
    known = pathogens.load()
    found, gives = weigh(
        conn, context, answers, facts=facts, known=known, lines=partial(_lines, answers)
    )
    if found.level in EMERGENCY:
        return Outcome("emergency", gives)
    risky = facts[Fact.KIT] and facts[Fact.RISK] == "yes"
    return Outcome("first" if risky or found.level in TODAY else "calm", gives)


def _lines(answers: Answers, found: Judgement) -> list[dict[str, Any]]:
    """The note of somebody who comes from the zone."""
    lines = note.lines({k: v for k, v in answers.items() if k != "since"}, found.remarks)
    remarks = [line for line in lines if line["title"] == "note-remarks"]
    return [*(line for line in lines if line not in remarks), *_own(answers), *remarks]


def _own(answers: Answers) -> list[dict[str, Any]]:
    results, photos = dict(answers.get("results") or {}), list(answers.get("photos") or [])
    found: list[tuple[str, list[Any]]] = []
    if results or photos:
        found.append(("note-kit", kits.shown(results, photos)))
        found.append(("kit-tested-title", [{"key": f"kit-tested-{answers['tested']}"}]))
    if answers.get("since"):
        found.append(("kit-since-title", [{"key": f"kit-since-{answers['since']}"}]))
    if answers.get("risk"):
        found.append(("zone-risk-title", [{"key": f"zone-risk-{answers['risk']}"}]))
    return [{"title": title, "values": values} for title, values in found]


def _met(said: str, today: date) -> date | None:
    """The day behind an answer: an option, "days:3", "12-01" or "2026-12-01"."""
    if said in AGO:
        return today - timedelta(days=AGO[said])
    if said.startswith("days:"):
        return today - timedelta(days=int(said.removeprefix("days:")))
    try:
        if len(said) > len("12-01"):
            return date.fromisoformat(said)
        day = date.fromisoformat(f"{today.year}-{said}")
        return day if day <= today else date.fromisoformat(f"{today.year - 1}-{said}")
    except ValueError:
        return None
