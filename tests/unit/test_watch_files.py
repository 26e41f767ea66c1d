"""The watch's data files: each phrase is found, each name is known, and no text is too long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clinic import watchfile
from bot.clinic.datafile import DataError
from bot.clinic.rules import HOME
from bot.hearing.phrases import Lexicon, spellings, tokens

WATCH = watchfile.watch()
PIECES = [
    "没有",
    "不",
    "胸",
    "痛",
    "喘",
    "不上气",
    "吗",
    "？",
    "，",
    "38.5",
    "岁",
    "现在",
    "以前",
    "no",
]


def test_every_literal_phrase_is_found_under_its_name() -> None:
    folding = watchfile.folding()
    phrases = watchfile.words().phrases
    lexicon = Lexicon({name: [folding.fold(p) for p in said] for name, said in phrases.items()})
    for name, said in phrases.items():
        for literal in {one for phrase in said for one in spellings(folding.fold(phrase))}:
            if "\\" in literal:  # it stands for any digit
                continue
            assert name in {span.name for span in lexicon.find(literal)}, (name, literal)


def test_every_phrase_is_used_by_some_rule() -> None:
    rules = watchfile.load()
    used = {name for rule in rules.rules for part in (*rule.all, rule.unless)
            for name in rules.named(part)}  # fmt: skip
    assert set(watchfile.words().phrases) - used == set()


def test_every_rule_can_fire_on_what_it_asks_for() -> None:
    rules = watchfile.load()
    for rule in rules.rules:
        groups = [rules.named(part) for part in rule.all]
        assert all(groups), rule.id
        assert not any(group <= rules.named(rule.unless) for group in groups), rule.id


@pytest.mark.parametrize("phrase", ["", "(a", "a)", "..a", "a..", "(a|)b", "[a]", "a[b"])
def test_a_phrase_written_wrong_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="not a phrase"):
        tokens(phrase)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    copytree(HOME, tmp_path / "data")
    yield tmp_path / "data"
    for cached in (watchfile.load, watchfile.words, watchfile.watch, watchfile.folding):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("name", "old", "new", "word"),
    [
        ("emergency.yaml", "all: [no-breath]", "all: [no-breth]", "no-breth"),
        ("emergency.yaml", "id: unconscious, level: E1", "id: no-breath, level: E1", "no-breath"),
        ("emergency.yaml", "measure: spo2", "measure: spo3", "measure"),
        ("emergency.yaml", "level: E1", "level: E9", "level"),
        ("emergency_words.yaml", "  hearsay:", "  heard:", "hearsay"),
        ("emergency_words.yaml", "  cough: [", '  cough: ["咳(嗯|嗽)", ', "a word that is dropped"),
    ],
)
def test_a_fault_is_said_with_file_and_reason(
    home: Path, name: str, old: str, new: str, word: str
) -> None:
    file = home / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=word) as fault:
        watchfile.watch(home)
    assert fault.value.file.name == name


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_watch(text: str) -> None:
    WATCH.hears(text)
    WATCH.fired(WATCH.told(text))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_no_mixture_of_its_own_words_breaks_the_watch(parts: list[str]) -> None:
    WATCH.hears("".join(parts))
    WATCH.hears(" ".join(parts))


@pytest.mark.parametrize(
    "piece",
    ["啊", "没有", "胸", "胸口疼不", "(((", "38.5/", "两个月", "chest ", "no ", "喘不上", "1"],
)
def test_a_hostile_text_is_read_in_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    start = time.process_time()
    WATCH.hears(text)
    assert time.process_time() - start < 1.0
