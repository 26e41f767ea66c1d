"""Faults put into the routing file are found: rules, questions, terms, departments, texts."""

from __future__ import annotations

from typing import Any

import pytest

from bot.check import routes
from bot.cli.talk import limits_of
from bot.clinic import routing, rules
from bot.clinic.routing import Routing
from bot.clinic.steering import Between, Steer
from bot.i18n import Catalogue
from flows import BOOK

CATALOGUE = Catalogue.load()
LIMITS = {name: limits_of(name) for name in ("telegram", "wechat", "web")}
ROUTES = routing.load()


def found(changed: Routing) -> list[str]:
    roles = rules.load().roles
    return [str(one) for one in routes.faults(BOOK, CATALOGUE, changed, roles, LIMITS)]


def with_rules(*added: dict[str, Any]) -> Routing:
    made = [Steer.model_validate({"source": "s", "department": "骨科"} | one) for one in added]
    return ROUTES.model_copy(update={"rules": (*ROUTES.rules, *made)})


def with_question(**changes: Any) -> Routing:
    made = Between.model_validate({"source": "s"} | changes)
    return ROUTES.model_copy(update={"questions": (*ROUTES.questions, made)})


def test_the_routing_of_this_release_has_no_fault() -> None:
    assert found(ROUTES) == []


@pytest.mark.parametrize(
    ("added", "what"),
    [
        ({"when": {"age_years": {"least": 9, "below": 3}}, "points": 1}, "can never hold"),
        ({"when": {"complaints": {"any": ["toe"]}}, "points": 1}, "nobody can answer 'toe'"),
        (
            {"department": "儿科", "when": {"age_years": {"least": 20}}, "points": 2},
            "never counts: adult takes",
        ),
        (
            {"department": "皮肤性病科", "when": {"complaints": {"any": ["skin"]}}, "points": 2},
            "says the same of the same patients as skin",
        ),
    ],
)
def test_a_rule_that_cannot_decide_is_found(added: dict[str, Any], what: str) -> None:
    faults = found(with_rules({"id": "new"} | added))
    assert len(faults) == 1 and what in faults[0] and "routing.new" in faults[0]


def test_a_question_between_a_pair_that_has_one_is_found() -> None:
    again = {"lung": "呼吸内科", "throat": "耳鼻咽喉科"}
    faults = found(with_question(id="again", options=again))
    assert sum("one of several questions" in one for one in faults) == 2
    assert any("doctor-between-again is missing in en" in one for one in faults)


def test_a_question_that_decides_nothing_is_found() -> None:
    faults = found(with_question(id="lung-throat", options={"lung": "骨科", "throat": "骨科"}))
    assert faults == [one for one in faults if "decides nothing" in one] != []


def test_a_term_with_two_weights_is_found() -> None:
    terms = {**ROUTES.terms, "眼科": {"named": ("近视",), "sign": ("近视",)}}
    faults = found(ROUTES.model_copy(update={"terms": terms}))
    assert len(faults) == 1 and "'近视' is named and sign at once" in faults[0]


def test_a_department_nobody_is_routed_to_is_found() -> None:
    terms = {name: lists for name, lists in ROUTES.terms.items() if name != "中医科"}
    faults = found(ROUTES.model_copy(update={"terms": terms}))
    assert len(faults) == 1 and "nobody is ever routed there" in faults[0]
