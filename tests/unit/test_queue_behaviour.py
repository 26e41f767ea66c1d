"""The page of what the queue does names tests and talks that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/queue-behaviour.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:py|talk)(?:::\w+)?)`", TEXT)))


@pytest.mark.parametrize("named", NAMED)
def test_what_the_page_names_exists(named: str) -> None:
    file, _, test = named.partition("::")
    text = (ROOT / "tests" / file).read_text("utf-8")
    assert test or file.endswith(".talk"), "a file of tests says nothing by itself"
    assert re.search(rf"^(async )?def {test}\(", text, re.MULTILINE) or not test


def test_every_behaviour_is_shown_by_something() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ")]
    behaviours = [row for row in rows if not row.startswith("| Behaviour")]
    assert len(behaviours) > 40
    assert all(row.count("`") >= 2 for row in behaviours)
