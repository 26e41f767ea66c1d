"""The department and role for what is known of a patient: suggested, chosen, kept with the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.clinic import routemodel, routing
from bot.clinic.conditions import Facts
from bot.clinic.context import Answers
from bot.clinic.routing import Route

WORDS = ("words", "sentence")
RULE = "routing"  # the id of what is kept with the rules that fired
CHOICE = "routing-choice"
TITLE, WISH = "note-department", "note-department-wish"
HURRY = "hurry"  # nobody was asked anything
UNSURE = "unsure"  # who would rather have a human find it out
Chip = dict[str, Any]


def facts_with(answers: Answers, facts: Facts) -> dict[str, Any]:
    """The facts of these answers, with those that an intake before them was judged by."""
    heads = [one for one in answers.get("fired") or [] if isinstance(one.get("inputs"), dict)]
    before = heads[0]["inputs"] if heads else {}
    return {**before, **{str(f): value for f, value in facts.items() if value not in (None, [])}}


def weighed(answers: Answers, facts: Facts) -> Route | None:
    """The departments for the words and for what else is known; None where neither says any."""
    said = _said(answers)
    years = answers.get("age_years")
    age = float(years) if isinstance(years, int | float) and answers.get("name") else None
    route = routing.router().route(said, age, facts)
    return route if route.terms or route.ranked[0][1] >= routing.load().points.sign else None


def role(route: Route, answers: Answers) -> str:
    """The role that fits the likeliest department, or that the words themselves ask for."""
    return routing.router().role(route, str(answers.get("level", "")))


def chips(route: Route, answers: Answers) -> tuple[str, list[Chip]]:
    """The question that decides between two close departments, if there is one, and the two.

    Nothing where one is clear, or the words ask for a role.
    """
    known = routing.load()
    ranked = _ranked(answers, route)[:2]
    points = dict(route.ranked)
    if route.sure or route.asks or any(points[name] < known.points.sign for name in ranked):
        return "", []
    question = routing.router().between(ranked)
    if question is None:
        return "", [_chip(name, _label(name)) for name in ranked]
    labels = {name: {"key": f"{question.key}-{one}"} for one, name in question.options.items()}
    return question.id, [_chip(name, labels[name]) for name in question.options.values()]


def picked(answers: Answers) -> Chip:
    """The department that was tapped, or empty."""
    listed = answers.get("chips") or []
    return next((one for one in listed if one["value"] == answers.get("pointed")), {})


def suggested(route: Route, role: str) -> dict[str, Any]:
    """What is shown of the suggestion: the role, and the department where it is clear."""
    shown: dict[str, Any] = {"key": f"role-{role}"}
    fits = routing.load().departments[route.best].role == role
    if not (route.sure and fits and role == routing.load().departments[_unsure()].role):
        return shown
    return {"key": "doctor-role-department", "role": shown, "department": _label(route.best)}


def noted(answers: Answers, route: Route) -> dict[str, Any]:
    """The note with the two likely departments, and what they rest on among what fired."""
    known = routing.load()
    named = _ranked(answers, route)[:2]
    codes = [known.departments[name].code for name in named]
    note = [line for line in answers.get("note") or [] if line.get("title") != TITLE]
    fired = [one for one in answers.get("fired") or [] if one.get("id") != RULE]
    kept = {"id": RULE, "version": known.version, "departments": codes, "sure": route.sure}
    kept["terms"] = route.fired()
    line = {"title": TITLE, "values": [_label(name) for name in named]}
    return {"note": [*note, line], "fired": [*fired, kept]}


def department(answers: Answers, role: str) -> str:
    """The code of the department whose clinicians are asked first, or empty.

    The one that was tapped; else the likeliest, where it is clear or there was no time to ask, and
    if it is a department of the *role* that was asked for.
    """
    chip = picked(answers)
    kept: dict[str, Any] = next(
        (one for one in answers.get("fired") or [] if one.get("id") == RULE), {}
    )
    codes = list(kept.get("departments") or ())
    settled = kept.get("sure") or answers.get("suggest") == HURRY
    code = str(chip.get("value") or (codes[0] if codes and settled else ""))
    roles = {one.role for one in routing.load().departments.values() if one.code == code}
    return code if role in roles else ""


def wish(answers: Answers) -> list[dict[str, Any]]:
    """A line of the note with the department that was asked for."""
    chip = picked(answers)
    return [{"title": WISH, "values": [chip["department"]]}] if chip else []


def fired(answers: Answers) -> list[dict[str, Any]]:
    """What is stored with the case: the rules that fired, and what was chosen by which question."""
    kept = list(answers.get("fired") or [])
    if not answers.get("pointed"):
        return kept
    chosen = {"id": CHOICE, "version": routing.load().version, "question": answers["between"]}
    return [*kept, chosen | {"chosen": answers["pointed"]}]


def _chip(name: str, label: Mapping[str, Any]) -> Chip:
    found = routing.load().departments[name]
    return {
        "value": found.code,
        "label": dict(label),
        "role": found.role,
        "department": _label(name),
    }


def _label(name: str) -> dict[str, str]:
    code = routing.load().departments[name].code
    return {"key": f"department-{code.replace('.', '-')}"}


def _unsure() -> str:
    return routing.load().unsure


def _ranked(answers: Answers, route: Route) -> list[str]:
    model = routemodel.active()
    ranked = list(route.ranked) if model is None else model.mixed(_said(answers), route)
    return [name for name, _ in ranked]


def _said(answers: Answers) -> str:
    return " ".join(str(answers[name]) for name in WORDS if answers.get(name))
