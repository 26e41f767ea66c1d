"""`check` finds every fault of the wording, in any language and on any channel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.check import everything
from bot.check.published import publish
from bot.i18n import Catalogue
from bot.steps import Choose, More
from tests.unit.checked_book import LIMITS, VISIT, faults_of, ftl, texts
from tests.unit.small_book import BOOK, EFFECTS, Visit

WORDING: dict[str, tuple[dict[str, str], str]] = {
    "a text that wants what it is not given": (
        {"visit-since": "{ $name }"},
        "the text visit-since in zh-CN wants name",
    ),
    "variables that differ between languages": (
        {"visit-confirm": "没有"},
        "has other variables in each language",
    ),
    "a text the parser cannot read": ({"visit-since": "{ $"}, "cannot be read"),
    "a label that is cut on Telegram": (
        {"visit-since-today": "长" * 65},
        "the label visit-since-today is too long for telegram in zh-CN",
    ),
    "a question that does not fit into one bubble": (
        {"visit-heat": "长" * 700},
        "visit-heat is too long for one bubble on wechat in zh-CN",
    ),
    "a long sentence in the larger wording": (
        {"visit-heat": "长" * 61},
        "visit-heat has 61 characters in zh-CN for the old; 60 at most",
    ),
    "a long sentence that no flow says itself": (
        {"engine-stale": "长" * 61},
        "engine-stale has 61 characters in zh-CN for the old; 60 at most",
    ),
    "an option called like a key word": (
        {"visit-since-today": "人工", "keys-human": "人工 | 真人"},
        "the option today is called like the key word human in zh-CN",
    ),
    "two options with one name": (
        {"visit-since-today": "今天", "visit-since-week": "今天"},
        "the options today and week share a name",
    ),
}


@pytest.mark.parametrize("what", WORDING)
def test_a_fault_of_the_wording_is_found(what: str, tmp_path: Path) -> None:
    zh, said = WORDING[what]
    found = faults_of(BOOK, tmp_path, zh=zh)
    assert [f for f in found if said in f.what], [str(f) for f in found]


def test_a_text_missing_in_one_language_is_found(tmp_path: Path) -> None:
    publish(BOOK, tmp_path / "p.json")
    full = texts(BOOK)
    fewer = {key: text for key, text in full.items() if key != "visit-who-child"}
    found = everything(
        BOOK,
        catalogue=Catalogue({"zh-CN": ftl(full), "en": ftl(fewer)}),
        effects=EFFECTS,
        limits=LIMITS,
        snapshot=tmp_path / "p.json",
        retired=tmp_path / "r.yaml",
    )
    assert "the text visit-who-child is missing in en" in [fault.what for fault in found]


def test_many_options_are_refused_in_the_larger_wording(tmp_path: Path) -> None:
    more = Choose(
        say="visit-who",
        save="who",
        to=dict.fromkeys(Visit, Visit.SIGNS),
        more=More("people", Visit.SIGNS),
    )
    book = {**BOOK, "visit": replace(VISIT, steps={**VISIT.steps, Visit.WHO: more})}
    found = faults_of(book, tmp_path)
    assert "has 10 options in the larger wording; 4 at most" in [fault.what for fault in found]
