"""The small book put before `check`, whole or with one fault in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.channel import Limits, Unit
from bot.check import Fault, everything
from bot.check.published import publish
from bot.check.sentences import of_code, of_engine, of_flow
from bot.i18n import Catalogue
from bot.steps import Book, Flow
from tests.unit.small_book import BOOK, EFFECTS

VISIT, QUEUE, MENU = BOOK["visit"], BOOK["queue"], BOOK["menu"]
LIMITS = {
    "telegram": Limits(4096, Unit.UTF16, 64, 100, True, True, False),
    "wechat": Limits(1800, Unit.BYTES, 128, 10, False, False, True),
}


def texts(book: Book) -> dict[str, str]:
    """A text for every key that is spoken: the key itself, with the values it is given."""
    uses = [use for flow in book.values() for use in of_flow(flow)]
    found = {}
    for use in [*of_code(), *of_engine(book), *uses]:
        values = " ".join(f"{{ ${name} }}" for name in use.args or ())
        found[use.key] = f"{use.key} {values}".strip()
    return found


def ftl(found: dict[str, str]) -> str:
    return "\n".join(f"{key} = {text}" for key, text in found.items()) + "\n"


def faults_of(
    book: Book, tmp_path: Path, *, zh: dict[str, str] | None = None, published: Book | None = None
) -> list[Fault]:
    snapshot = tmp_path / "published.json"
    publish(published or book, snapshot)
    en = texts(book)
    catalogue = Catalogue({"zh-CN": ftl(en | (zh or {})), "en": ftl(en)})
    return everything(
        book,
        catalogue=catalogue,
        effects=EFFECTS,
        limits=LIMITS,
        snapshot=snapshot,
        retired=tmp_path / "retired.yaml",
    )


def with_step(of: Flow, name: Any, **changes: Any) -> Book:
    """The small book with one step of a flow changed."""
    step = replace(of.steps[name], **changes)
    return {**BOOK, of.name: replace(of, steps={**of.steps, name: step})}


def without(flow: Flow, name: Any) -> Book:
    steps = {at: step for at, step in flow.steps.items() if at != name}
    return {**BOOK, flow.name: replace(flow, steps=steps)}
