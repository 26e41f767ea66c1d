"""The self-assessments: every border of every band, where they end, and what stops them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clinic import scales
from bot.clinic.datafile import DataError
from bot.clinic.rules import HOME
from bot.i18n import Catalogue
from bot.render import Voice

KNOWN = scales.load()
CATALOGUE = Catalogue.load()
# (scale, points, band): each border from both sides.
BORDERS = [
    *[("phq9", n, "minimal") for n in (3, 4)],
    *[("phq9", n, "mild") for n in (5, 9)],
    *[("phq9", n, "moderate") for n in (10, 14)],
    *[("phq9", n, "marked") for n in (15, 19)],
    *[("phq9", n, "severe") for n in (20, 24)],
    *[("gad7", n, "minimal") for n in (3, 4)],
    *[("gad7", n, "mild") for n in (5, 9)],
    *[("gad7", n, "moderate") for n in (10, 14)],
    *[("gad7", n, "severe") for n in (15, 21)],
    ("frail", 0, "none"),
    *[("frail", n, "some") for n in (1, 2)],
    *[("frail", n, "frail") for n in (3, 5)],
    *[("sarcf", n, "none") for n in (0, 3)],
    *[("sarcf", n, "likely") for n in (4, 10)],
    *[("mmrc", n, f"grade{n}") for n in range(5)],
    ("auditc", 0, "zero"),
    *[("auditc", n, "some") for n in (1, 12)],
]


def answers(name: str, total: int) -> list[int]:
    """Answers that come to *total*, the first items the highest; none that stop the scale."""
    scale, points = KNOWN.scales[name], []
    for at, kind in enumerate(scale.items, 1):
        if scale.stop and at == scale.stop.item:
            points.append(0)
            continue
        points.append(min(total - sum(points), max(KNOWN.choices[kind])))
        if scales.ends(scale, points):
            break
    assert sum(points) == total
    return points


@pytest.mark.parametrize(("name", "total", "band"), BORDERS)
def test_every_border_of_a_band_lies_where_the_source_says(
    name: str, total: int, band: str
) -> None:
    found = scales.result(KNOWN, name, answers(name, total))
    assert (found.points, found.band.id) == (total, band)


def test_every_band_has_a_border_in_the_table() -> None:
    listed = {(name, band) for name, _, band in BORDERS}
    assert listed == {(n, b.id) for n, scale in KNOWN.scales.items() for b in scale.bands}


@pytest.mark.parametrize("name", ["phq9", "gad7"])
@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("second", range(4))
def test_the_long_form_is_asked_from_three_points_on(name: str, first: int, second: int) -> None:
    scale = KNOWN.scales[name]
    assert scales.ends(scale, [first, second]) is (first + second < 3)
    assert not scales.ends(scale, [first])


def test_breathlessness_ends_with_the_first_no() -> None:
    scale = KNOWN.scales["mmrc"]
    assert scales.ends(scale, [0]) and scales.ends(scale, [1, 1, 0])
    assert not scales.ends(scale, [1, 1])


def test_who_never_drinks_is_asked_no_more() -> None:
    assert scales.ends(KNOWN.scales["auditc"], [0])
    assert not scales.ends(KNOWN.scales["auditc"], [1])


@pytest.mark.parametrize("said", [1, 2, 3])
def test_the_ninth_item_stops_with_any_answer_but_not_at_all(said: int) -> None:
    scale = KNOWN.scales["phq9"]
    assert scales.stops(scale, [2] * 8 + [said])
    assert not scales.stops(scale, [3] * 8 + [0])


@given(st.lists(st.integers(0, 3), min_size=8, max_size=8), st.integers(1, 3))
def test_after_a_thought_of_self_harm_there_is_never_a_score(before: list[int], said: int) -> None:
    with pytest.raises(ValueError, match="no result"):
        scales.result(KNOWN, "phq9", [*before, said])


@pytest.mark.parametrize("at", [n for n in range(1, 10) if n != 9])
def test_no_other_item_of_the_scale_stops_it(at: int) -> None:
    points = [0] * 9
    points[at - 1] = 3
    assert not scales.stops(KNOWN.scales["phq9"], points)


@pytest.mark.parametrize("locale", CATALOGUE.locales)
@pytest.mark.parametrize("name", KNOWN.scales)
def test_every_choice_band_and_name_has_a_text(name: str, locale: str) -> None:
    scale, voice = KNOWN.scales[name], Voice(CATALOGUE, locale, False)
    keys = [f"scale-{name}", *(f"scale-{name}-{band.id}" for band in scale.bands)]
    keys += [f"scale-{kind}-{at}" for kind in scale.items for at in range(len(KNOWN.choices[kind]))]
    assert [key for key in keys if not CATALOGUE.has(locale, key)] == []
    assert all(len(voice.text(key)) <= 45 for key in keys)


@pytest.mark.parametrize("locale", CATALOGUE.locales)
def test_a_result_is_short_enough_for_the_larger_wording(locale: str) -> None:
    voice = Voice(CATALOGUE, locale, True)
    points = voice.text("scale-points", n="27", most="27")
    most = 60 if locale.startswith("zh") else 180
    for name, scale in KNOWN.scales.items():
        for band in scale.bands:
            found = voice.text(f"scale-{name}-{band.id}")
            named = voice.text(f"scale-{name}")
            for key in ("scale-calm", "scale-offer"):
                said = voice.text(key, named=named, found=found, points=points, trend="")
                assert len(" ".join(said.split())) <= most


OWN = """
id: scales-own
version: "1"
source: "the clinic's own"
reviewed_by: "Dr Li"
reviewed_on: 2026-01-01
expires: 2027-01-01
choices: {grade: [0, 1, 2]}
scales:
  calm:
    group: mood
    source: "the clinic's own"
    licence: "own"
    items: [grade, grade]
    bands: [{id: low, from: 0}, {id: high, from: 3, role: nurse}]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for file in HOME.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_a_clinic_adds_a_scale_with_a_file_of_its_own(home: Path) -> None:
    (home / "scales-own.yaml").write_text(OWN, encoding="utf-8")
    found = scales.load(home)
    assert scales.result(found, "calm", [2, 1]).band.role == "nurse"
    assert set(KNOWN.scales) < set(found.scales)
    assert str(found.expires) == "2027-01-01"  # the whole is good for as long as each part


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("role: nurse", "role: wizard", "wizard"),
        ("items: [grade, grade]", "items: [grade, mood]", "mood"),
        ("from: 3", "from: 5", "from 5"),
        ("{id: low, from: 0}", "{id: low, from: 1}", "begin at 0"),
        ("from: 3", "from: 0", "rise"),
        ("  calm:", "  phq9:", "phq9"),
        ("[0, 1, 2]", "[0, 1, 2, 3, 4, 5, 6, 7]", "2 to"),
        ("bands:", "stop: {item: 3, from: 1}\n    bands:", "item 3"),
    ],
)
def test_a_scale_that_cannot_be_right_is_refused_with_its_reason(
    home: Path, before: str, after: str, fault: str
) -> None:
    (home / "scales-own.yaml").write_text(OWN.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError, match=fault) as raised:
        scales.load(home)
    assert raised.value.file.name == "scales-own.yaml"
