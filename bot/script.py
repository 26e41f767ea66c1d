"""Reads traditional characters as the simplified ones, so that either script is understood."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).resolve().parents[1] / "flows" / "data" / "script.yaml"


def simplified(text: str) -> str:
    """The text with simplified characters in place of traditional ones; as long as it was."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """What `bot.clinic.watchfile` checks as a data file, as a table of characters."""
    pairs = yaml.safe_load(FILE.read_text(encoding="utf-8"))["pairs"]
    return {ord(line[i]): line[i + 1] for line in pairs for i in range(0, len(line) - 1, 2)}
