"""Long texts are cut where a reader would pause, and never inside a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.clinic.portions import GRAPHEME, portions


def test_a_short_text_stays_whole() -> None:
    assert list(portions("多喝水")) == ["多喝水"]


def test_a_cut_falls_after_a_sentence() -> None:
    assert list(portions("一二三四五。六七八九十", limit=8)) == ["一二三四五。", "六七八九十"]


def test_a_family_emoji_is_not_torn_apart() -> None:
    family = "👨‍👩‍👧‍👦"
    assert list(portions(family * 3, limit=10)) == [family] * 3


@given(st.text(max_size=120))
def test_parts_fit_and_lose_nothing_but_spaces(text: str) -> None:
    parts = list(portions(text, limit=20))
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= 20 for part in parts)


@given(st.text(alphabet="aé👩‍⚕️中\u0301", max_size=60))
def test_every_character_of_a_reader_survives(text: str) -> None:
    whole = GRAPHEME.findall(text.strip())
    if max(map(len, whole), default=0) <= 10 and not any(c.isspace() for c in text):
        assert [g for part in portions(text, limit=20) for g in GRAPHEME.findall(part)] == whole
