"""The department and role for what a patient wrote; kept with the case and shown to clinicians."""

from __future__ import annotations

from typing import Any

from bot.clinic import routemodel, routing
from bot.clinic.context import Answers
from bot.clinic.routing import Route

WORDS = ("words", "sentence")
RULE = "routing"  # the id of what is kept with the rules that fired
TITLE = "note-department"


def role(answers: Answers, default: str) -> str:
    """The role that fits the words, if they say it clearly; else the one of everybody."""
    route = _route(answers)
    if route is None or not route.sure:
        return default
    return routing.router().role(route, str(answers.get("level", "")))


def noted(answers: Answers) -> dict[str, Any]:
    """The note with the two likely departments, and what they rest on among what fired."""
    route = _route(answers)
    if route is None or not route.terms:
        return {}
    known = routing.load()
    named = _ranked(answers, route)[:2]
    codes = [known.departments[name].code for name in named]
    shown = [{"key": f"department-{code.replace('.', '-')}"} for code in codes]
    note = [line for line in answers.get("note") or [] if line.get("title") != TITLE]
    fired = [one for one in answers.get("fired") or [] if one.get("id") != RULE]
    kept = {"id": RULE, "version": known.version, "departments": codes, "sure": route.sure}
    kept["terms"] = route.fired()
    return {"note": [*note, {"title": TITLE, "values": shown}], "fired": [*fired, kept]}


def _ranked(answers: Answers, route: Route) -> list[str]:
    model = routemodel.active()
    ranked = list(route.ranked) if model is None else model.mixed(_said(answers), route)
    return [name for name, _ in ranked]


def _route(answers: Answers) -> Route | None:
    said = _said(answers)
    if not said:
        return None
    years = answers.get("age_years")
    age = float(years) if isinstance(years, int | float) and answers.get("name") else None
    return routing.router().route(said, age)


def _said(answers: Answers) -> str:
    return " ".join(str(answers[name]) for name in WORDS if answers.get(name))
