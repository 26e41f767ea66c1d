"""What the command reads, what it refuses, and what it prints."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli.forecast import forecast
from bot.clinic.datafile import DataError
from bot.clinic.rules import HOME
from bot.clinic.vaccines import load, request
from bot.clinic.vaccines.period import Period
from bot.i18n import Catalogue

DAY = date(2026, 11, 28)
PERSON = {"born": "1950-01-01", "sex": "f", "today": "2026-11-28"}


def run(*lines: str, options: tuple[str, ...] = ()) -> tuple[int, list[dict[str, Any]]]:
    done = CliRunner().invoke(forecast, list(options), input="\n".join(lines) + "\n")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, [json.loads(line) for line in done.output.splitlines()]


def test_each_line_is_answered_with_all_products() -> None:
    code, answers = run(json.dumps(PERSON), "", json.dumps(PERSON | {"sex": "m"}))
    assert code == 0
    assert len(answers) == 2
    for answer in answers:
        for one in answer["products"]:
            keys = {"product", "status", "earliest", "due", "latest", "reason", "rule"}
            assert keys <= set(one)
    names = {one["product"] for one in answers[0]["products"]}
    assert {"influenza", "hpv2", "dtap", "ppv23", "zoster-rzv"} <= names


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "JSON object"),
        ('{"born": "1950-02-30"}', "born is to be a day"),
        ('{"born": null}', "born is to be a day"),
        ('{"born": "2030-01-01", "today": "2026-11-28"}', "after today"),
        ('{"born": "1950-01-01", "doses": {}}', "doses is to be a list"),
        ('{"born": "1950-01-01", "doses": [{"product": "dtap"}]}', "date is to be a day"),
        (
            '{"born": "1950-01-01", "doses": [{"product": 3, "date": "2020-01-01"}]}',
            "each of doses",
        ),
        ('{"born": "1950-01-01", "conditions": "cancer"}', "conditions is to be a list"),
        (
            '{"born":"1950-01-01","today":"2026-11-28","doses":[{"product":"x","date":"2027-01-01"}]}',
            "before birth or after today",
        ),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_answered(line: str, said: str) -> None:
    code, answers = run(line, json.dumps(PERSON))
    assert code == 1
    assert said in answers[0]["error"]
    assert answers[0]["line"] == 1
    assert "products" in answers[1]


def test_conditions_are_understood_however_they_are_written() -> None:
    schedule = load()
    said = ["Heart_Disease", "化疗", "purple", "Severe allergy: hpv9", "egg allergy"]
    who = request.read(PERSON | {"conditions": said}, schedule, today=DAY)
    assert who.groups == {"chronic", "immune"}
    assert who.allergies == {"hpv9"}
    assert request.read(PERSON | {"conditions": ["pregnancy"]}, schedule, today=DAY).pregnant
    assert request.read(PERSON | {"pregnant": 20}, schedule, today=DAY).pregnant
    assert not request.read(PERSON | {"pregnant": 0}, schedule, today=DAY).pregnant


def test_what_is_free_where_someone_lives_is_told() -> None:
    old = json.dumps(PERSON | {"region": "Beijing"})
    _, answers = run(old, json.dumps(PERSON | {"region": "shanghai"}), json.dumps(PERSON))
    free = [{one["product"] for one in answer["products"] if one["free"]} for answer in answers]
    assert free == [{"ppv23"}, {"ppv23"}, set()]


def test_every_reason_has_its_text_in_every_language() -> None:
    catalogue = Catalogue.load()
    reasons = {rule.why for rule in load().rules() if rule.why}
    for locale in catalogue.locales:
        for why in reasons:
            assert catalogue.has(locale, f"vaccine-why-{why}"), (locale, why)


def test_no_sentence_says_that_anything_is_safe() -> None:
    _, answers = run(json.dumps(PERSON), options=("--lang", "en"))
    for one in answers[0]["products"]:
        assert "safe" not in one["reason"].casefold()


@pytest.mark.parametrize("text", ["", "3", "m3", "3x", "-3d", "3.5m", None])
def test_a_length_of_time_that_is_none_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="no length of time"):
        Period.read(text)


def test_a_fault_of_the_file_is_told_with_its_line(tmp_path: Path) -> None:
    text = (HOME / "vaccines.yaml").read_text("utf-8")
    broken = text.replace("over: 4y", "over: 4 years", 1)
    (tmp_path / "vaccines.yaml").write_text(broken, "utf-8")
    line = next(n for n, row in enumerate(broken.splitlines(), 1) if "4 years" in row)
    with pytest.raises(DataError, match=rf"vaccines\.yaml, line {line}: .*no length of time"):
        load(tmp_path)
    (tmp_path / "vaccines.yaml").write_text(text.replace("groups: [gbs]", "groups: [gsb]"), "utf-8")
    load.cache_clear()
    with pytest.raises(DataError, match="no group 'gsb'"):
        load(tmp_path)
