"""Cuts what a clinician writes into bubbles that a phone shows well."""

from __future__ import annotations

from collections.abc import Iterator

import regex

LONGEST = 600  # characters of one bubble
BREAKS = ("\n", "。", "！", "？", ". ", "! ", "? ", "；", "，", " ")
GRAPHEME = regex.compile(r"\X")


def portions(text: str, limit: int = LONGEST) -> Iterator[str]:
    """A long text in parts of at most *limit* characters, cut where a reader would pause.

    Never inside a character as a reader sees it (an emoji family, a letter with its accent).
    """
    text = text.strip()
    while len(text) > limit:
        cut = _cut(text, limit)
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    if text:
        yield text


def _cut(text: str, limit: int) -> int:
    for mark in BREAKS:
        at = text.rfind(mark, limit // 2, limit)
        if at >= 0:
            return at + len(mark)
    borders = [match.end() for match in GRAPHEME.finditer(text[: limit + 1])][:-1]
    return borders[-1] if borders else limit
