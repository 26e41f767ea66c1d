"""The data files themselves: every fault in a file is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from bot.clinic import rules
from bot.clinic.datafile import DataError
from bot.clinic.rules import HOME

RULES = rules.load()


# --- faults in the files


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A copy of the data files that a test may break."""
    copytree(HOME, tmp_path / "data")
    yield tmp_path / "data"
    rules.load.cache_clear()


def broken(home: Path, name: str, old: str, new: str) -> DataError:
    file = home / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as fault:
        rules.load(home)
    return fault.value


def test_a_misspelt_level_is_named_with_its_line(home: Path) -> None:
    fault = broken(home, "urgency.yaml", "level: E1", "level: E9")
    text = (home / "urgency.yaml").read_text(encoding="utf-8").splitlines()
    assert "E9" in text[fault.line - 1]
    assert "urgency.yaml" in str(fault) and "level" in fault.reason


@pytest.mark.parametrize(
    ("name", "old", "new", "word"),
    [
        ("urgency.yaml", "flags: {any: [have]}", "flagg: {any: [have]}", "flagg"),
        ("urgency.yaml", "flags: {any: [have]}", "flags: {}", "empty"),
        ("urgency.yaml", "flags: {any: [have]}", "flags: {anny: [have]}", "anny"),
        ("urgency.yaml", "id: infant-fever\n", "id: red-flag\n", "red-flag"),
        ("urgency.yaml", 'version: "2026.3"\n', "", "version"),
        ("urgency.yaml", "reviewed_by:", "reviewer:", "reviewed_by"),
        ("roles.yaml", "default: doctor", "default: doktor", "doktor"),
        ("redflags.yaml", "bands: [old]", "bands: [adult]", "band"),
        ("redflags.yaml", "other: adult", "other: grown", "grown"),
        ("ages.yaml", "expires: 2027-06-30", "expires: soon", "expires"),
    ],
)
def test_a_fault_in_a_data_file_is_said_with_file_and_reason(
    home: Path, name: str, old: str, new: str, word: str
) -> None:
    fault = broken(home, name, old, new)
    assert fault.file.name == name
    assert word in str(fault)


def test_a_file_that_is_no_yaml_says_where(home: Path) -> None:
    fault = broken(home, "consent.yaml", "id: consent", "id: [consent")
    assert fault.line > 0


def test_a_missing_file_is_named(home: Path) -> None:
    (home / "roles.yaml").unlink()
    with pytest.raises(DataError, match="roles.yaml"):
        rules.load(home)


def test_files_past_their_date_of_review_are_listed() -> None:
    assert RULES.expired(date(2026, 3, 2)) == []
    assert set(RULES.expired(date(2040, 1, 1))) == {head.id for head in RULES.heads()}
