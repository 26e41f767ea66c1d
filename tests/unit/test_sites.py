"""What can be booked is checked when it is read; a fault names what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.clinic.datafile import DataError
from bot.clinic.rules import HOME
from bot.clinic.slots import sites
from bot.clinic.slots.sites import Kind


def test_the_file_of_the_program_is_whole() -> None:
    found = sites.load()
    assert {site.kind for site in found.resources} == set(Kind)
    for site in found.of(Kind.home):
        assert site.districts and found.in_district(Kind.home, site.districts[0])
    assert all(site.at and site.phone for site in found.of(Kind.vaccine))
    assert found.site("vaccine:lake") in found.in_district(Kind.vaccine, "330106")
    assert found.site("vaccine:moon") is None


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('key: "home:west"', 'key: "home:north"', "used twice: home:north"),
        ('["330106", "330110"]', '["330106", "999999"]', "no district 999999"),
        ("stairs: true", "stairs: true\n    zone: Mars/Base", "no time zone 'Mars/Base'"),
        ("minutes: 120", "minutes: 2", "greater than or equal to 5"),
        ("  clinic: {minutes", "  clinic: {length: 3, minutes", "Extra inputs"),
        ("kind: clinic", "kind: shop", "Input should be"),
    ],
)
def test_what_is_wrong_is_named(before: str, after: str, reason: str, tmp_path: Path) -> None:
    for name in ("places.yaml", "hours.yaml", "roles.yaml"):
        shutil.copy(HOME / name, tmp_path / name)
    text = (HOME / "sites.yaml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "sites.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DataError, match=reason):
        sites.load(tmp_path)
