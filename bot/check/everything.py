"""Runs every check over a book and gives its faults in order, each once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bot.channel import Limits
from bot.check import answers, edges, published, texts
from bot.check.fault import Fault
from bot.engine import ROOT
from bot.i18n import Catalogue
from bot.steps import Book


def everything(
    book: Book,
    *,
    catalogue: Catalogue,
    effects: Collection[str],
    limits: Mapping[str, Limits],
    snapshot: Path = published.SNAPSHOT,
    retired: Path = published.RETIRED,
) -> list[Fault]:
    """Every fault of the book; empty when all is proved."""
    found = list(_table(book, effects))
    if not any("no step of the flow" in fault.what for fault in found):
        found += _texts(book, catalogue, limits)
    found += published.kept(book, published=snapshot, retired=retired)
    return list(dict.fromkeys(found))


def _table(book: Book, effects: Collection[str]) -> Iterator[Fault]:
    if ROOT not in book:
        yield Fault("flows", "", f"there is no flow {ROOT!r} to begin with")
    for flow in book.values():
        yield from edges.table(flow)
        yield from answers.saved(flow, book)
        yield from answers.forks(flow)
        yield from edges.larger(flow)
        yield from answers.confirms(flow)
    yield from answers.calls(book, effects, ROOT)
    yield from answers.uncalled(book, ROOT)


def _texts(book: Book, catalogue: Catalogue, limits: Mapping[str, Limits]) -> Iterator[Fault]:
    read = texts.read(catalogue)
    yield from texts.junk(catalogue)
    yield from texts.keys(book, read)
    yield from texts.words(book, read)
    yield from texts.fits(book, read, limits)
    yield from texts.shorts(read)
    yield from texts.doses(read)
