"""The places of the appointment book, and what one comes for, as its pages name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, people, products, slots
from bot.operating.people import Match, search
from handlers.console.desk import Desk

MOST = 20  # patients of a person


def named(desk: Desk, request: web.Request, keys: Iterable[str]) -> list[tuple[str, str]]:
    """(key, name in the language of the page)."""
    data, locale = slots.sites.load(), desk.paper.words(request).locale
    return [(key, data.name(key, locale)) for key in keys]


def called(desk: Desk, request: web.Request) -> Callable[[str], str]:
    """What names a product in the language of the page: a vaccine, a department, a panel."""
    words = desk.paper.words(request)
    return partial(products.name, texts=words.catalogue, locale=words.locale)


def patients_of(
    conn: Connection, code: str, *, by: str, now: datetime
) -> tuple[Match | None, list[dict[str, str]]]:
    """Whose code it is, and their patients (value, label), on record; None: no one person's."""
    found = search(conn, code) if code else []
    if len(found) != 1:
        return None, []
    subject = f"person:{found[0].id}"
    audit.record(conn, actor=by, action="patients.read", subject=subject, now=now)
    return found[0], people.saved(conn, found[0].id, most=MOST)
