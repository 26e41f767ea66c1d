"""The page that clinicians sign shows every rule, page and question there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.check.clinical import options
from bot.clinic import registry, rules
from bot.draw import clinical
from bot.i18n import Catalogue
from flows import BOOK
from flows.intake.names import CHANGEABLE

RULES, CATALOGUE = rules.load(), Catalogue.load()
LINES = clinical.markdown(BOOK, CATALOGUE, "en", RULES).splitlines()


def cells(column: int) -> set[str]:
    rows = [line.split(" | ") for line in LINES if line.startswith("| ")]
    return {row[column].strip("| ") for row in rows if len(row) > column}


def test_every_rule_pair_and_remark_is_on_the_page() -> None:
    listed = {rule.id for rule in RULES.urgency.rules}
    assert listed <= cells(1)
    others = {p.id for p in RULES.urgency.pairs} | {r.id for r in RULES.urgency.remarks}
    assert others | {page.id for page in RULES.redflags.pages} <= cells(0)


def test_every_file_is_on_the_page_with_who_signed_it() -> None:
    assert {f"flows/data/{file.name}" for file in registry.FILES} <= cells(0)
    assert "not signed" in cells(4)


def test_every_answer_an_intake_asks_for_is_on_the_page_with_its_options() -> None:
    assert set(CHANGEABLE) <= cells(0)
    (belly,) = [line for line in LINES if line.startswith("| belly | Any of these in the belly")]
    assert all(f"`{option}` " in belly for option in options(BOOK)["belly"])
    assert "Main trouble is one of Belly" in belly


def test_a_condition_is_told_in_words() -> None:
    found = [line for line in LINES if "| infant-fever |" in line]
    assert any("age in months < 3; and temperature (°C) ≥ 38" in line for line in found)


def test_the_table_is_whole() -> None:
    widths = [line.replace("\\|", "").count("|") for line in LINES if line.startswith("|")]
    heads = [n for n, line in enumerate(LINES) if line.startswith("|---")]
    assert len(heads) == 13 and min(widths) >= 3


@pytest.mark.parametrize("locale", CATALOGUE.locales)
def test_the_page_to_print_needs_nothing_else_and_misses_no_text(locale: str) -> None:
    page = clinical.page(BOOK, CATALOGUE, locale, RULES)
    assert page.startswith("<!doctype html>") and "<script" not in page and "http" not in page
    assert "clinical-" not in page and "intake-" not in page.replace("intake-infant", "")


def test_the_page_in_the_documents_is_that_of_this_release() -> None:
    kept = (Path(__file__).parents[2] / "docs" / "clinical.md").read_text("utf-8")
    assert kept == clinical.markdown(BOOK, CATALOGUE, "zh-CN", RULES)
