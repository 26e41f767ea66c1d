"""The intake note: what a clinician reads, and why the program judged as it did, as keys and words.

A line is {"title": key, "values": [...]}; a value is the patient's own words, or {"key": ...} with
what that text shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.clinic.conditions import Fact, Facts, Test, When
from bot.clinic.people import shown_age

Value = Any
ASKED = ("flags", "complaints", "words", "since", "temp", "site", "illnesses")


def lines(answers: Mapping[str, Value], remarks: Sequence[str]) -> list[dict[str, Value]]:
    """The note of one intake. Questions that were not asked have no line."""
    found = [_patient(answers)] if answers.get("name") else []
    found += [
        {"title": f"intake-{name}-title", "values": values}
        for name in ASKED
        if (values := _values(name, answers.get(name)))
    ]
    found += answers.get("first") or []  # what a door of the services has asked
    if remarks:
        shown = [{"key": f"remark-{remark}"} for remark in remarks]
        found.append({"title": "note-remarks", "values": shown})
    return found


def _patient(answers: Mapping[str, Value]) -> dict[str, Value]:
    values: list[Value] = [answers["name"], {"key": f"patient-sex-{answers['sex']}"}]
    values += [shown_age(answers), {"key": f"patient-relation-{answers['relation']}"}]
    return {"title": "note-patient", "values": values}


def _values(name: str, answer: Value) -> list[Value]:
    if not answer:
        return []
    if name == "words":
        return [answer]
    return [_label(name, value) for value in (answer if isinstance(answer, list) else [answer])]


def _label(name: str, value: Value) -> dict[str, Value]:
    if name == "temp" and str(value)[:1].isdecimal():
        return {"key": "value-degrees", "value": str(value)}
    return {"key": f"intake-{name}-{value}"}


def reasons(told: Sequence[When], facts: Facts, answers: Mapping[str, Value]) -> list[Value]:
    """The person's own answers that the level rests on, each once; at least the complaint."""
    found: list[Value] = []
    for when in told:
        for fact, test in when.items():
            for value in _reason(fact, test, facts, answers):
                if value not in found:
                    found.append(value)
    return found or _values("complaints", answers.get("complaints")) or [{"key": "why-asked"}]


def _reason(fact: Fact, test: Test, facts: Facts, answers: Mapping[str, Value]) -> list[Value]:
    match fact:
        case Fact.AGE_DAYS | Fact.AGE_MONTHS | Fact.AGE_YEARS:
            return [shown_age(answers)]
        case Fact.TEMPERATURE:
            return _values("temp", answers.get("temp"))
        case Fact.FEVER if facts[Fact.TEMPERATURE] is None:
            return [{"key": f"why-fever-{facts[Fact.FEVER]}"}]
        case Fact.COMPLAINTS | Fact.ILLNESSES:
            listed = [v for v in facts[fact] if v in (*test.any, *test.only)]
            return _values(str(fact), listed)
        case Fact.SINCE | Fact.FLAGS:
            return _values(str(fact), facts[fact])
        case _:
            return []
