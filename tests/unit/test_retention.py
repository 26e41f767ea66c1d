"""Every table that can hold something of a person says what becomes of it when they are erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import SQLModel

from bot import privacy
from bot.clinic import erasure, retention
from bot.clinic.datafile import DataError
from bot.clinic.retention import Fate
from bot.clinic.rules import HOME

LEADS = {"person", "patient", "case", "spot"}
assert privacy.TABLES  # all tables are known


def about_people() -> set[str]:
    """Tables with sealed words, or with a way to a person."""
    found = {table.name for table, _ in privacy.sealed_columns()}
    for table in SQLModel.metadata.sorted_tables:
        to = {key.column.table.name for column in table.c for key in column.foreign_keys}
        if to & LEADS:
            found.add(table.name)
    return found


def test_no_table_about_people_is_forgotten() -> None:
    rules = retention.load()
    assert about_people() - set(rules.tables) - set(rules.staff) == set()


def test_only_tables_that_are_there_are_named() -> None:
    rules = retention.load()
    assert {*rules.tables, *rules.staff} <= set(SQLModel.metadata.tables)
    assert not set(rules.tables) & set(rules.staff)


def test_what_is_the_persons_own_can_be_found_by_the_person() -> None:
    for name in retention.load().of(Fate.own):
        erasure.belongs(SQLModel.metadata.tables[name], 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [("record_years: 15", "record_years: 14"), ("dialogue_years: 3", "dialogue_years: 2")],
)
def test_the_law_cannot_be_undercut_by_a_site(before: str, after: str, tmp_path: Path) -> None:
    text = (HOME / "retention.yaml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "retention.yaml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError, match="greater than or equal"):
        retention.load(tmp_path)
