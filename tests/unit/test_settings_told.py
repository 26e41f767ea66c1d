"""The README names every setting an operator can make."""

from __future__ import annotations

import re
from pathlib import Path

from bot.config import Settings

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_names_every_setting() -> None:
    table = [line for line in README.read_text("utf-8").splitlines() if line.startswith("| `")]
    told = {name for line in table for name in re.findall(r"`([A-Z][A-Z_]+)`", line)}
    assert {name.upper() for name in Settings.model_fields} - told == set()
