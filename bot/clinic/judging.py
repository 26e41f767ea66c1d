"""Applies the rules to one intake's answers: the level, what it rests on, who should see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.clinic.conditions import CHOSEN, MEASURES, Fact, Facts, When, holds
from bot.clinic.rules import ORDER, Level, Rules

Value = Any


@dataclass(frozen=True, slots=True)
class Judgement:
    """How urgent a case is. *fired* is stored with it; *told* are the conditions that held."""

    level: Level
    fired: list[dict[str, Value]]
    told: list[When]
    remarks: list[str]


def facts_of(answers: Mapping[str, Value], rules: Rules) -> dict[str, Value]:
    """What rules may ask about, from the answers of the flows; unknown facts are None."""
    said = str(answers.get("temp", ""))
    degrees = number(said)
    complaints = list(answers.get("complaints") or [])
    ages = (Fact.AGE_DAYS, Fact.AGE_MONTHS, Fact.AGE_YEARS, Fact.SEX)
    facts: dict[str, Value] = {fact: answers.get(fact) for fact in ages}
    facts |= {fact: answers.get(fact) or None for fact in CHOSEN}
    facts |= {fact: number(str(answers.get(fact, ""))) for fact in MEASURES}
    upper, _, lower = str(answers.get("pressure", "")).partition("/")
    facts[Fact.SYSTOLIC], facts[Fact.DIASTOLIC] = number(upper), number(lower)
    if "weeks" in answers:
        facts[Fact.DATED] = "no" if facts[Fact.WEEKS] is None else "yes"
    facts[Fact.FEVER] = _fever(degrees, said, complaints, rules.temperature.fever_from)
    facts[Fact.MEASURED] = "yes" if degrees is not None else said or "unmeasured"
    facts[Fact.TEMPERATURE] = degrees
    return facts


def number(said: str) -> float | None:
    """A measured value ("38.5"); None for what was not measured."""
    return float(said) if said.replace(".", "", 1).isdecimal() else None


def _fever(degrees: float | None, said: str, complaints: list[str], limit: float) -> str:
    """Reported fever counts even when nobody measured it."""
    if (degrees is not None and degrees >= limit) or said == "hot" or "fever" in complaints:
        return "yes"
    return "no" if degrees is not None or said == "normal" else "unknown"


def judge(facts: Facts, rules: Rules) -> Judgement:
    """The highest level any rule gives, one higher for a person at risk."""
    urgency = rules.urgency
    matched = [rule for rule in urgency.rules if holds(rule.when, facts)]
    level = max((rule.level for rule in matched), key=ORDER.index, default=urgency.default)
    told = [rule.when for rule in matched if rule.level is level]
    pairs = [pair for pair in urgency.pairs if pair.holds(facts)]
    fired = [{"id": rule.id, "level": str(rule.level)} for rule in matched]
    if pairs and ORDER.index(level) < ORDER.index(urgency.pair_limit):
        level = ORDER[ORDER.index(level) + 1]
        fired += [{"id": pair.id, "level": str(level)} for pair in pairs]
    told += [when for pair in pairs for when in pair.shown(facts)]
    remarks = [remark.id for remark in urgency.remarks if holds(remark.when, facts)]
    return Judgement(level, fired, told, remarks)


def record(judgement: Judgement, facts: Facts, rules: Rules) -> list[dict[str, Value]]:
    """What is stored with a case: the rules that fired, their version and what they were given."""
    head: dict[str, Value] = {
        "id": rules.urgency.id,
        "version": rules.urgency.version,
        "level": str(judgement.level),
        "inputs": {str(fact): value for fact, value in facts.items() if value not in (None, [])},
        "remarks": judgement.remarks,
    }
    return [head, *judgement.fired]


def suggest(facts: Facts, rules: Rules) -> str:
    """The role that should see this case: the first suggestion whose conditions hold."""
    for suggestion in rules.roles.suggestions:
        if holds(suggestion.when, facts):
            return suggestion.role
    return rules.roles.default
