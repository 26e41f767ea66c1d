"""`check` lets nothing vanish that people may still stand at or tap."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.unit.checked_book import MENU, VISIT, faults_of, with_step
from tests.unit.small_book import BOOK, Menu, Tile, Visit


def test_a_published_step_does_not_vanish_in_silence(tmp_path: Path) -> None:
    since = with_step(VISIT, Visit.HEAT, to=Visit.PHOTOS)
    steps = {n: s for n, s in since["visit"].steps.items() if n != Visit.SINCE}
    book = {**BOOK, "visit": replace(since["visit"], steps=steps)}
    gone = [f for f in faults_of(book, tmp_path, published=BOOK) if "was published" in f.what]
    assert [(fault.flow, fault.step) for fault in gone] == [("visit", "since")]
    (tmp_path / "retired.yaml").write_text(
        "- {flow: visit, step: since, becomes: they are asked for photos}\n", encoding="utf-8"
    )
    again = faults_of(book, tmp_path, published=BOOK)
    assert not [fault for fault in again if "was published" in fault.what]


def test_a_published_option_does_not_vanish_in_silence(tmp_path: Path) -> None:
    fewer = with_step(MENU, Menu.PICK, to={Tile.ill: Menu.VISIT})
    gone = [
        f.what for f in faults_of(fewer, tmp_path, published=BOOK) if "had the option" in f.what
    ]
    assert len(gone) == 1 and "had the option doctor, which is gone" in gone[0]
