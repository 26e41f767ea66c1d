"""Draws choices: buttons below a message, and the big keys of the main menu that stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

from bot.messages import Button

T = TypeVar("T")
Markup = dict[str, Any]  # as the Bot API reads it
NARROW = 14  # columns (a Chinese character is two) that fit beside another button on a phone
INERT = "-"  # the code of a button that only shows what was chosen
STYLES = frozenset({"danger", "primary"})


def choices(buttons: Sequence[Button], *, large: bool = False) -> Markup:
    """Two buttons a row where every label is short, else one; one also where they are *large*."""
    drawn = [
        {"text": b.label, "callback_data": b.code, "style": b.style}
        if b.style in STYLES
        else {"text": b.label, "callback_data": b.code}
        for b in buttons
    ]
    return {"inline_keyboard": _rows(drawn, [b.label for b in buttons], large=large)}


def chosen(label: str) -> Markup:
    """One inert button that shows what was chosen; no label, no buttons at all."""
    if not label:
        return {"inline_keyboard": []}
    text = label if label.startswith("✓") else f"✓ {label}"
    return {"inline_keyboard": [[{"text": text, "callback_data": INERT}]]}


def menu(labels: Sequence[str], *, large: bool = False) -> Markup:
    """Keys that stay until replaced, as large as their labels; *large*: over half the screen.

    Telegram: keys that are not resized share the height of the letters' keyboard.
    """
    rows = _rows([{"text": label} for label in labels], labels, large=large)
    return {"keyboard": rows, "is_persistent": True, "resize_keyboard": not large}


def _rows(items: list[T], labels: Sequence[str], *, large: bool) -> list[list[T]]:
    step = 2 if not large and all(_short(label) for label in labels) else 1
    return [items[at : at + step] for at in range(0, len(items), step)]


def _short(label: str) -> bool:
    if len(label) * 2 <= NARROW or label.isascii():
        return len(label) <= NARROW
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in label) <= NARROW
