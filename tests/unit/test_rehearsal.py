"""A rehearsed day repeats by its seed, tells honestly who waits, and sees a broken order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from bot.clinic.rules import Level
from bot.rehearsal import arrivals, chart, report, roster, shape
from bot.rehearsal.arrivals import Wish
from bot.rehearsal.day import play
from bot.rehearsal.measure import Figures, Offered, Turn, Waits, behind
from bot.rehearsal.shape import Spread
from tests.clinic import after
from tests.shell import run

SHAPE = shape.load()
QUICK = dict.fromkeys(SHAPE.roles, Spread(median=6, sigma=0.6))
# An hour with many urgent cases among the others, and consultations that are soon over.
SMALL = SHAPE.model_copy(
    update={"levels": {Level.L1: 0.3, Level.L3: 0.7}, "handling_minutes": QUICK}
)
HOUR = Wish(cases_a_day=400, hours=(20, 21))
SCARCE = replace(HOUR, staff=1)
KEYS = [
    "cases",
    "accepted_30s",
    "wait_p50_s",
    "wait_p95_s",
    "wait_p99_s",
    "utilisation",
    "starved",
    "l1_behind_l3",
    "levels",
]


def turn(
    case_id: int, *, start: float, end: float | None, hurried: bool = False, staff_id: int = 1
) -> Turn:
    finish = None if end is None else after(end)
    return Turn(case_id, "doctor", hurried, after(start), finish, staff_id)


def offered(case_id: int, staff_id: int, *, at: float, end: float) -> Offered:
    return Offered(case_id, staff_id, after(at), after(end))


def test_an_hour_is_served_at_once_when_there_are_enough_clinicians() -> None:
    found = play(SMALL, replace(HOUR, utilisation=0.3))
    assert found.whole.cases == sum(waits.cases for waits in found.levels.values()) > 25
    assert found.whole.in_time >= 0.9
    assert (found.whole.starved, found.behind) == (0, 0)
    assert 0.1 < found.utilisation < 0.5


def test_the_same_seed_plays_the_same_hour_and_another_seed_another() -> None:
    wish = replace(HOUR, cases_a_day=200)
    first, again = (report.as_data(play(SMALL, wish)) for _ in range(2))
    other = report.as_data(play(SMALL, replace(wish, seed=2)))
    assert first == again != other


def test_too_few_clinicians_are_not_talked_away_and_the_urgent_come_first() -> None:
    found = play(SMALL, SCARCE)
    assert found.whole.in_time < 0.6
    assert found.whole.at(0.95) > 600
    assert found.utilisation > 0.8
    assert found.levels["L1"].at(0.95) < found.levels["L3"].at(0.5)
    assert found.behind == 0


def test_who_is_never_accepted_is_counted_as_starved() -> None:
    found = play(SHAPE.model_copy(update={"drain_minutes": 1}), SCARCE)
    assert found.whole.starved > 5
    assert found.whole.starved == sum(waits.starved for waits in found.levels.values())
    assert report.as_data(found)["starved"] == found.whole.starved


def test_a_queue_in_random_order_leaves_urgent_cases_behind_and_is_found_out() -> None:
    assert play(SMALL, replace(SCARCE, shuffled=True)).behind > 0


def test_an_urgent_case_passed_over_for_a_lesser_one_counts_once_for_each() -> None:
    urgent = turn(1, start=0, end=90, hurried=True)
    lesser = [turn(2, start=5, end=60), turn(3, start=5, end=70, staff_id=2)]
    held = [offered(2, 1, at=55, end=60), offered(3, 2, at=65, end=70)]
    assert behind([urgent, *lesser], held) == 2


@pytest.mark.parametrize(
    ("urgent", "also"),
    [
        pytest.param(turn(1, start=56, end=90, hurried=True), [], id="came after the offer"),
        pytest.param(turn(1, start=0, end=59, hurried=True), [], id="was accepted before"),
        pytest.param(
            turn(1, start=0, end=90, hurried=True),
            [offered(1, 9, at=50, end=62)],
            id="was held out to somebody else",
        ),
        pytest.param(
            turn(1, start=0, end=90, hurried=True),
            [offered(1, 1, at=20, end=32)],
            id="had been refused by the same clinician",
        ),
    ],
)
def test_an_urgent_case_that_could_not_be_given_instead_does_not_count(
    urgent: Turn, also: list[Offered]
) -> None:
    lesser = turn(2, start=5, end=60)
    assert behind([urgent, lesser], [offered(2, 1, at=55, end=60), *also]) == 0


def test_an_urgent_case_of_another_role_is_not_behind() -> None:
    urgent = replace(turn(1, start=0, end=None, hurried=True), role="nurse")
    assert behind([urgent, turn(2, start=5, end=60)], []) == 0


def test_a_case_never_accepted_is_late_and_waits_until_the_end() -> None:
    waits = Waits([2.0, 4.0, 30.0, 31.0, 7200.0], starved=1)
    assert waits.in_time == 0.6
    assert (waits.at(0.5), waits.at(0.99)) == (30.0, 7200.0)


def test_the_evening_peak_is_in_the_arrivals_and_can_be_moved() -> None:
    wish = Wish(cases_a_day=20_000)
    people = arrivals.come(SHAPE, wish, Random(1))
    evening = sum(18 * 3600 <= who.at < 22 * 3600 for who in people) / len(people)
    assert len(people) == 20_000
    assert 0.28 < evening < 0.36
    crowded = arrivals.come(SHAPE, replace(wish, peak=0.6), Random(1))
    assert sum(18 * 3600 <= who.at < 22 * 3600 for who in crowded) / len(crowded) > 0.55


def test_staffing_follows_the_load_and_costs_what_the_utilisation_says() -> None:
    wish = Wish(cases_a_day=5000)
    day, plan = roster.slots(SHAPE, wish), roster.plan(SHAPE, wish)
    load = sum(slot.whole for slot in day)
    places = sum(sum(counts.values()) for counts in plan) * SHAPE.clinicians.places
    assert load / places == pytest.approx(0.8, abs=0.01)
    night, evening = sum(plan[6].values()), sum(plan[40].values())
    assert SHAPE.staffing.least <= night < evening / 5


def test_a_given_number_of_clinicians_is_at_work_in_the_busiest_slot() -> None:
    plan = roster.plan(SHAPE, Wish(cases_a_day=5000, staff=17))
    assert max(sum(counts.values()) for counts in plan) == 17


def test_the_picture_is_well_formed_and_names_what_it_shows() -> None:
    waits = Waits([1.0, 2.0, 40.0])
    day = Figures(waits, {"L3": waits}, {"doctor": waits}, {20: waits}, 0, 0.81, 0)
    found = chart.picture(day, {0.8: day, 0.9: replace(day, utilisation=0.9)})
    words = [node.text for node in ElementTree.fromstring(found).iter() if node.text]
    assert "3 cases, 66.7% in time, 81% of the places in use" in words


def test_the_command_prints_the_figures_under_their_stable_names(tmp_path: Path) -> None:
    words = ["rehearse", "queue", "--cases-a-day", "200", "--hours", "20-21", "--json"]
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert list(said) == KEYS and said["cases"] > 10
    assert 0 <= said["accepted_30s"] <= 1
    assert not list(tmp_path.iterdir()), "a rehearsal leaves nothing behind"


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--hours", "22-18", "such as 18-22"),
        ("--peak", "nan", "'nan' is no number"),
        ("--utilisation", "nan", "'nan' is no number"),
    ],
)
def test_options_that_no_day_could_have_are_refused_with_a_sentence(
    tmp_path: Path, option: str, value: str, why: str
) -> None:
    done = run("rehearse", "queue", option, value, cwd=tmp_path)
    assert done.returncode == 2 and why in done.stderr
