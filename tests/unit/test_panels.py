"""Panels of home tests are data that holds together, and a proposal is made for everybody."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from bot.clinic import pathogens, places, rules
from bot.clinic.conditions import Fact
from bot.clinic.datafile import DataError
from bot.clinic.hometest import panels, zones
from bot.clinic.hometest.reading import headline, since_now
from bot.clinic.places import Point
from tests.clinic import NOON, after

ALL = ("panel-3", "panel-5", "panel-12")
DAY = 86_400


@pytest.mark.parametrize(
    ("years", "since", "exposure", "panel"),
    [
        (30, "days2", "none", "panel-3"),
        (30, "days4", "flu", "panel-3"),
        (30, "long", "none", "panel-12"),
        (5, "days2", "none", "panel-5"),
        (6, "days2", "none", "panel-3"),
        (64, "days2", "none", "panel-3"),
        (65, "days2", "none", "panel-5"),
        (10, "days2", "lung", "panel-12"),
    ],
)
def test_a_panel_is_proposed_by_age_days_ill_and_contact(
    years: int, since: str, exposure: str, panel: str
) -> None:
    facts: dict[Any, Any] = {Fact.AGE_YEARS: years, Fact.SINCE: since}
    assert panels.load().advise(facts, exposure, ALL) == panel


def test_what_is_proposed_is_among_what_may_be_had() -> None:
    facts: dict[Any, Any] = {Fact.AGE_YEARS: 1, Fact.SINCE: "long"}
    assert panels.load().advise(facts, "lung", ("panel-3", "panel-5")) == "panel-5"


def test_the_youngest_are_offered_less() -> None:
    known = panels.load()
    assert [panel.id for panel in known.offered(months=2)] == []
    assert [panel.id for panel in known.offered(months=3)] == ["panel-3", "panel-5"]
    assert [panel.id for panel in known.offered(months=6)] == list(ALL)


def test_something_is_said_of_every_target_and_an_unknown_one_counts_as_another() -> None:
    facts: dict[Any, Any] = {Fact.KIT: [], Fact.RISK: "no"}
    for target in panels.load().targets:
        assert panels.meaning(target.id, facts)
    assert panels.found({"hrv": "positive", "flu_a": "negative"}) == ["hrv", pathogens.OTHER]
    assert panels.found({"flu_a": "positive"}) == ["flu_a"]


def spoiled(folder: Path, change: dict[str, Any], within: str = "") -> Path:
    home = folder / "data"
    copytree(rules.HOME, home)
    file = home / "panels.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    (data["panels"][0] if within else data).update(change)
    file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    return home


@pytest.mark.parametrize(
    ("change", "within", "why"),
    [
        ({"targets": ["gout"]}, "panel", "which is no target"),
        ({"id": "panel-5"}, "panel", "used twice"),
        ({"choose": [{"panel": "panel-9", "source": "x"}]}, "", "is no panel"),
        ({"targets": [{"id": "gout"}]}, "", "no target"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused(
    tmp_path: Path, change: dict[str, Any], within: str, why: str
) -> None:
    with pytest.raises(DataError, match=why):
        panels.load(spoiled(tmp_path, change, within))


def test_a_place_outside_is_told_the_nearest_district() -> None:
    known = places.load()
    assert zones.covering("330106") == ["home:west"]
    assert zones.covering("330182") == []
    near = zones.edge(Point(30.27, 120.13), "zh-CN")
    district = known.district_of(Point(30.27, 120.13))
    assert near["name"] == district.name("zh-CN")


def test_results_are_said_with_what_was_found_first() -> None:
    said = headline({"flu_a": "negative", "mp": "positive", "cp": "invalid", "hrv": "untested"})
    assert [line["key"] for line in said] == [
        *("kit-read-positive", "kit-read-invalid"),
        *("lab-others-negative", "lab-untested"),
    ]
    assert headline({"flu_a": "negative"}) == [{"key": "lab-all-negative", "n": "1"}]


def test_days_ill_go_on_while_the_report_is_awaited() -> None:
    assert since_now("days2", NOON, after(DAY)) == "days2"
    assert since_now("days2", NOON, after(2 * DAY)) == "days4"
    assert since_now("none", NOON, after(9 * DAY)) == "none"
