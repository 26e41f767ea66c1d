"""The intake note: what a clinician reads, and why the program judged as it did, as keys and words.

A line is {"title": key, "values": [...]}; a value is the patient's own words, or {"key": ...} with
what that text shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.clinic.conditions import CHOSEN, MEASURES, Fact, Facts, Test, When
from bot.clinic.people import shown_age

Value = Any
# The answers a note shows, in its order.
ASKED = (
    *("flags", "flag", "complaints", "words", "since", "temp", "site"),
    *("pregnancy", "weeks", "mother", "postpartum", "women"),
    *("breath", "oxygen", "rate", "pulse", "child", "belly", "place", "skin", "glass"),
    *("general", "thinner", "pressure", "photos", "photos_again"),
    *("illnesses", "chronic", "glucose", "care", "medicines", "boxes", "allergies"),
    *("wish", "proof"),
)
OWN_WORDS = ("words", "medicines", "allergies")
PHOTOS = ("photos", "photos_again", "boxes", "proof")
NOTHING = ("none", "no")  # answers that explain nothing by themselves
READY = ("forgot", "photo", "unsure")  # what may be tapped in place of own words
OTHER, QUOTED = "other", 30  # characters of own words that a reason quotes
MEASURED = ("oxygen", "rate", "pulse", "pressure", "glucose", "weeks")


def lines(answers: Mapping[str, Value], remarks: Sequence[str]) -> list[dict[str, Value]]:
    """The note of one intake. Questions that were not asked have no line."""
    found = [_patient(answers)] if answers.get("name") else []
    found += [
        {"title": f"intake-{name}-title", "values": told}
        for name in ASKED
        if (told := values(name, answers.get(name)))
    ]
    found += answers.get("first") or []  # what a door of the services has asked
    if remarks:
        shown = [{"key": f"remark-{remark}"} for remark in remarks]
        found.append({"title": "note-remarks", "values": shown})
    return found


def _patient(answers: Mapping[str, Value]) -> dict[str, Value]:
    told: list[Value] = [answers["name"], {"key": f"patient-sex-{answers['sex']}"}]
    told += [shown_age(answers), {"key": f"patient-relation-{answers['relation']}"}]
    return {"title": "note-patient", "values": told}


def values(name: str, answer: Value, *, bare: bool = False) -> list[Value]:
    """What was answered, as texts of the catalogue and own words; nothing when nothing was.

    *bare*: without answers like "none of these", which say nothing by themselves.
    """
    if not answer:
        return []
    if name in PHOTOS:
        return [{"key": "value-photos", "value": str(len(answer))}]
    listed = answer if isinstance(answer, list) else [answer]
    return [label(name, value) for value in listed if not (bare and value in NOTHING)]


def label(name: str, value: Value) -> Value:
    """An answer as a catalogue text; what the person wrote themselves stays as it is."""
    said = str(value)
    if name == "words" or (name in OWN_WORDS and said not in READY):
        return said
    if name == "temp" and said[:1].isdecimal():
        return {"key": "value-degrees", "value": said}
    if name in MEASURED and said[:1].isdecimal():
        return {"key": f"value-{name}", "value": said}
    return {"key": f"intake-{name}-{said}"}


def reasons(told: Sequence[When], facts: Facts, answers: Mapping[str, Value]) -> list[Value]:
    """The person's own answers that the level rests on, each once; at least the complaint."""
    found: list[Value] = []
    for when in told:
        for fact, test in when.items():
            for value in _reason(fact, test, facts, answers):
                if value not in found:
                    found.append(value)
    return found or _complaints(answers.get("complaints") or [], answers) or [{"key": "why-asked"}]


def _complaints(named: Sequence[Value], answers: Mapping[str, Value]) -> list[Value]:
    """Complaints in words; "something else" alone is what the person wrote of it."""
    told = [value for value in named if value != OTHER]
    if not told and OTHER in named and answers.get("words"):
        return [str(answers["words"])[:QUOTED]]
    return values("complaints", told or list(named))


def _measured(name: str, answers: Mapping[str, Value]) -> list[Value]:
    """A reading with its name: a number alone says nothing."""
    told = values(name, answers.get(name))
    if not str(answers.get(name, ""))[:1].isdecimal():
        return told
    what = {"key": f"intake-{name}-title"}
    return [{"key": "why-measured", "what": what, "value": value} for value in told]


def _reason(fact: Fact, test: Test, facts: Facts, answers: Mapping[str, Value]) -> list[Value]:
    match fact:
        case Fact.AGE_DAYS | Fact.AGE_MONTHS | Fact.AGE_YEARS:
            return [shown_age(answers)]
        case Fact.TEMPERATURE:
            return _measured("temp", answers)
        case Fact.FEVER if facts[Fact.TEMPERATURE] is None:
            return [{"key": f"why-fever-{facts[Fact.FEVER]}"}]
        case Fact.SYSTOLIC | Fact.DIASTOLIC:
            return _measured("pressure", answers)
    if fact in MEASURES:
        return _measured(fact, answers)
    if fact not in CHOSEN:
        return []
    said = facts[fact]
    told = said if isinstance(said, list) else [said]
    named = [v for v in told if v in (*test.any, *test.all, *test.only)]
    if fact is Fact.COMPLAINTS:
        return _complaints(named, answers)
    return values(fact, named, bare=True)
