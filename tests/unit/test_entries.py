"""Catalogues read entry by entry say what catalogues parsed as a whole say."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.entries import Parts
from bot.i18n import HOME, Catalogue

ODD = """
# A comment of the first
first = One { -term }
    goes on
    .title = A title
second = { $n ->
    [one] one
   *[other] { $n } of
}
-term = word
first = is there already
### A group

third =
    { $n ->
        [0] none
       *[other] some
    }

last = end"""


def _same(source: str) -> None:
    whole: dict[str, ast.Message | ast.Term] = {}
    for entry in FluentParser(with_spans=False).parse(source).body:
        if isinstance(entry, ast.Message | ast.Term):
            mark = "-" if isinstance(entry, ast.Term) else ""
            whole.setdefault(mark + entry.id.name, entry)
    parts = Parts(source)
    assert set(parts.names) == set(whole)
    for name, entry in whole.items():
        assert entry.equals(parts.entry(name), ignored_fields=["span", "comment"]), name


def test_odd_entries_are_found_whole() -> None:
    _same(ODD)


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW", "en"])
def test_the_house_s_catalogues_are_found_whole(locale: str) -> None:
    files = sorted(Path(HOME, locale).glob("*.ftl"))
    assert files
    _same("\n".join(file.read_text(encoding="utf-8") for file in files))


def test_what_cannot_be_read_is_shown_as_its_key(caplog: pytest.LogCaptureFixture) -> None:
    catalogue = Catalogue({"en": "good = yes\nbad = { $\nlast = end"})
    said = [catalogue.text("en", key) for key in ("good", "bad", "last")]
    assert said == ["yes", "bad", "end"]
    assert "bad is missing" in caplog.text


def test_an_entry_is_parsed_once_for_all_bundles() -> None:
    parts = Parts(ODD)
    one, other = (parts.bundle("en") for _ in range(2))
    assert one._messages["first"] is other._messages["first"]


def test_a_catalogue_parsed_as_a_whole_is_not_parsed_again() -> None:
    parts = Parts(ODD)
    first = next(entry for entry in parts.body if isinstance(entry, ast.Message))
    assert parts.entry("first") is first
