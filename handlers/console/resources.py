"""The places of the appointment book, and what one comes for, as its pages name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from aiohttp import web

from bot.clinic import products, slots
from handlers.console.desk import Desk


def named(desk: Desk, request: web.Request, keys: Iterable[str]) -> list[tuple[str, str]]:
    """(key, name in the language of the page)."""
    data, locale = slots.sites.load(), desk.paper.words(request).locale
    return [(key, data.name(key, locale)) for key in keys]


def called(desk: Desk, request: web.Request) -> Callable[[str], str]:
    """What names a product in the language of the page: a vaccine, a department, a panel."""
    words = desk.paper.words(request)
    return partial(products.name, texts=words.catalogue, locale=words.locale)
