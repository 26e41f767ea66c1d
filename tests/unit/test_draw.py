"""Drawings show every step, every edge and every text."""

from __future__ import annotations

from pathlib import Path

import flows
from bot import draw
from bot.check.sentences import of_flow
from bot.i18n import Catalogue
from tests.unit.small_book import BOOK

KEYS = dict.fromkeys(use.key for flow in BOOK.values() for use in of_flow(flow))
CATALOGUE = Catalogue({"en": "".join(f"{key} = text of {key} | {{ $x }}\n" for key in KEYS)})


def test_a_diagram_has_every_step_and_names_what_a_way_back_forgets() -> None:
    lines = draw.diagram(BOOK["visit"]).splitlines()
    assert lines[0] == "flowchart TD"
    assert '  s_send{{"send: send"}}' in lines
    assert '  s_send -. "unsure (forgets since, send)" .-> s_since' in lines
    assert '  s_signs -- "signs = nothing" --> s_since' in lines
    assert '  s_confirm -. "change: change an answer" .-> s_confirm' in lines
    drawn = {line.split("[")[0].split("{")[0].split("(")[0].strip() for line in lines}
    assert {f"s_{name!s}" for name in BOOK["visit"].steps} <= drawn


def test_the_table_has_one_row_a_step_with_its_texts() -> None:
    rows = {row[0]: row for row in draw.rows(BOOK["visit"], CATALOGUE, "en")}
    assert list(rows) == [str(name) for name in BOOK["visit"].steps]
    assert "text of visit-signs-child" in rows["signs"][2]
    assert "text of visit-since-week" in rows["since"][3]
    assert rows["send"][5] == "ok: queue\nunsure: back to since, forgets since, send"


def test_a_bar_in_a_text_does_not_break_the_table() -> None:
    lines = draw.markdown(BOOK, CATALOGUE, "en").splitlines()
    table = [line.replace("\\|", "") for line in lines if line.startswith("| ")]
    assert table and {line.count("|") for line in table} == {7}


def test_the_page_shows_texts_and_not_their_markup() -> None:
    catalogue = Catalogue({"en": "menu-pick = <script>alert(1)</script>\n"})
    page = draw.page(BOOK, catalogue, "en")
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_the_drawn_flows_in_the_documents_are_those_of_this_release() -> None:
    drawn = draw.markdown(flows.BOOK, Catalogue.load(), "zh-CN")
    kept = (Path(__file__).parents[2] / "docs" / "flows.md").read_text("utf-8")
    assert kept == drawn, "run `./run draw`"
