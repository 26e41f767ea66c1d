"""The effects of a report: what was found in words, what it may mean, the note for a doctor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import intakes, kits, note, pathogens, people
from bot.clinic.appointments import access
from bot.clinic.conditions import Fact
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.hometest import filing, orders, panels, reports, sheet
from bot.clinic.hometest import risk as told_of
from bot.clinic.hometest.orders import Order, State
from bot.clinic.hometest.report import Found
from bot.clinic.judging import judge
from bot.clinic.people import PATIENT
from bot.clinic.relatives import Right
from bot.clinic.rules import EMERGENCY
from bot.clinic.weighing import weigh
from bot.moves import Outcome, Put

Phrase = dict[str, Any]


def lab_read(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """weigh; ask: something was found, and whether they are at higher risk is not known; gone."""
    order = theirs(conn, context, answers)
    last = reports.latest(conn, order.id) if order is not None else None
    row = _patient(conn, order)
    if order is None or last is None or row is None:
        return Outcome("gone", says=(Put("lab-gone", keys=False),))
    gives = people.described(row, context.today, context.rules.ages) | {"patient": "known"}
    since = since_now(str(order.body.get("since") or ""), order.made_at, context.now)
    risk = told_of.told(conn, context, order.patient_id)
    gives |= {"results": last.results, "since": since, "risk": risk, "version": last.version}
    detail = f"version:{last.version}"
    noted(conn, context, "lab.read", f"order:{order.id}", detail)
    actor = f"person:{context.person_id}"
    orders.record(conn, order.id, orders.READ, actor=actor, now=context.now, detail=detail)
    says = tuple(told(order, last.results, last.version))
    young_or_old = pathogens.load().at_risk(gives["age_years"], "") == "yes"
    asks = panels.found(last.results) and not risk and not young_or_old
    return Outcome("ask" if asks else "weigh", gives, says)


def theirs(conn: Connection, context: Context, answers: Answers) -> Order | None:
    """The order whose report is asked for, if this person may see it."""
    order = orders.get(conn, int(answers["order_id"]))
    if order is None:
        return None
    whose = {"owner_id": order.person_id, "patient_id": order.patient_id}
    allowed = access.may(conn, context.person_id, **whose, right=Right.see)
    return order if allowed else None


def _patient(conn: Connection, order: Order | None) -> Any:
    found = select(PATIENT).where(PATIENT.c.id == (order.patient_id if order else None))
    return conn.execute(found).one_or_none()


def told(order: Order, results: Mapping[str, str], version: int) -> list[Put]:
    """What was found, after a word that it replaces what was said before."""
    who = str(order.patient.get("name", ""))
    amended = [Put("lab-amended", {"who": who}, keys=False)] if version > 1 else []
    return [*amended, Put("lab-found", {"who": who, "headline": headline(results)}, keys=False)]


def headline(results: Mapping[str, str]) -> list[Phrase]:
    """What was found or could not be read in words; the others as numbers."""
    kinds = {Found.positive: "kit-read-positive", Found.invalid: "kit-read-invalid"}
    lines = [
        {"key": key, "target": {"key": f"pathogen-{target}"}}
        for found, key in kinds.items()
        for target, word in results.items()
        if word == found
    ]
    count = sum(word == Found.negative for word in results.values())
    if count:
        key = "lab-others-negative" if lines else "lab-all-negative"
        lines.append({"key": key, "n": str(count)})
    if left := sum(word == Found.untested for word in results.values()):
        lines.append({"key": "lab-untested", "n": str(left)})
    return lines


def since_now(since: str, at: datetime, now: datetime) -> str:
    """How long somebody is ill by now who said *since* then."""
    known = panels.load()
    later = now - at >= timedelta(days=known.since_days)
    return known.since_becomes.get(since, since) if later else since


def facts_of(context: Context, answers: Answers) -> dict[str, Any]:
    """What rules may ask about, with what the laboratory found."""
    risk = str(answers.get("said") or answers.get("risk") or "")
    facts = kits.facts_with_kit(context, answers | {"risk": risk})
    facts[Fact.KIT] = panels.found(dict(answers.get("results") or {}))
    return facts


def lab_weigh(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """first: a doctor is the first thing offered; calm. Says what it may mean, and its limits."""
    facts = facts_of(context, answers)
    found = judge(facts, panels.load().added(context.rules))
    lines = means(context, dict(answers["results"]), facts)
    risky = facts[Fact.KIT] and facts[Fact.RISK] == "yes"
    first = risky or found.level in {*EMERGENCY, *panels.load().today_levels}
    return Outcome("first" if first else "calm", says=(Put("lab-means", {"meaning": lines}),))


def means(context: Context, results: dict[str, str], facts: dict[str, Any]) -> Phrase:
    """What may be said of each target that was found, else of the whole; one to the old."""
    found = [panels.meaning(target, facts) for target in pathogens.positive(results)]
    if not found and Found.negative in results.values():
        risky = facts[Fact.RISK] == "yes"
        found = ["kit-means-negative-risk" if risky else "kit-means-negative"]
    if len(pathogens.positive(results)) > 1:
        found.append("lab-means-several")
    if Found.invalid in results.values():
        found.append("lab-means-invalid")
    unlike = list(dict.fromkeys(found))
    return _chain([{"key": key} for key in (unlike[:1] if context.elder else unlike)])


def _chain(parts: list[Phrase]) -> Phrase:
    """Sentences one below the other."""
    first, *rest = parts or [{"key": "kit-means-negative"}]
    return {"key": "lab-then", "first": first, "rest": _chain(rest)} if rest else first


def lab_assess(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The level with the red flags, and the note: the report, the days ill, the last intake."""
    facts = facts_of(context, answers)
    known = panels.load()
    found, gives = weigh(
        conn,
        context,
        answers,
        facts=facts,
        known=known,
        lines=lambda found: _lines(conn, context, answers, found.remarks),
    )
    if found.level in EMERGENCY:
        return Outcome("emergency", gives)
    return Outcome("first" if found.level in known.today_levels else "calm", gives)


def _lines(
    conn: Connection, context: Context, answers: Answers, remarks: list[str]
) -> list[dict[str, Any]]:
    """The note of somebody who comes with a report, and what they told in an intake before."""
    plain = {name: value for name, value in answers.items() if name != "since"}
    head, *more = note.lines(plain, [])
    own: list[tuple[str, list[Any]]] = [("note-lab", list(headline(answers["results"])))]
    if answers.get("since"):
        own.append(("kit-since-title", [{"key": f"kit-since-{answers['since']}"}]))
    if risk := str(answers.get("said") or answers.get("risk") or ""):
        own.append(("zone-risk-title", [{"key": f"zone-risk-{risk}"}]))
    since = context.now - timedelta(days=panels.load().fresh_days)
    before = intakes.last(conn, context.person_id, answers.get("patient_id"), since=since)
    if before is not None:
        named = {title for line in more if (title := line["title"])}
        more += [line for line in note.lines(before.body, []) if line["title"] not in named]
    shown = [{"title": title, "values": values} for title, values in own]
    warned = note.lines({}, remarks)
    return [head, *shown, *more, *warned]


def lab_link(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The page of the report behind a link that ends soon; none without an address.

    Where a file can be sent at any time it comes as a file too.
    """
    order = theirs(conn, context, answers)
    if order is None or order.state is not State.reported or not context.site:
        return Outcome("none", {"link": ""})
    filing.send(conn, context, order)
    return Outcome("linked", {"link": sheet.link(context, order.id)})
