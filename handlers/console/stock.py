"""The stock of a site: how much of each product, the moves, and what staff enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import products, slots
from bot.clinic.logins import Login
from bot.clinic.slots import Why, importing, stockroom
from bot.clinic.slots.stockroom import Entry, Kind, Shelf
from bot.clinic.slots.stocks import Stock
from bot.clinic.vaccinating import atsite
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.resources import called, named

PAGE = "/console/slots/stock"


@dataclass(frozen=True, slots=True)
class Stocks:
    """The page of the stock ledger."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """All products of a site, and the moves of one of them."""
        at, product = (request.query.get(name, "") for name in ("at", "product"))
        return await self._page(request, login, at, product)

    async def enter(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A delivery, a count or a waste; a correction with its reason."""
        at, product, kind = (form.text(name) for name in ("at", "product", "kind"))
        if kind not in list(Kind) or not importing.PRODUCT.fullmatch(product):
            raise web.HTTPBadRequest(text="form")
        number, now = importing.whole(form.text("quantity")), self.desk.clock()
        if number is None or (number == 0 and Kind(kind) is not Kind.counted):
            return await self._page(request, login, at, product, error="number", given=form.fields)
        reason = form.text("reason") if Kind(kind) is not Kind.delivery else ""
        entry = Entry(Kind(kind), number, reason, form.number("seen"))

        def work(conn: Connection) -> Stock | Why:
            if at not in _sites(conn) or product not in products.keepable(conn):
                return Why.gone
            asked: dict[str, Any] = {"resource": at, "product": product, "now": now}
            return stockroom.enter(conn, **asked, entry=entry, by=f"staff:{login.staff.id}")

        done = await self.desk.store.write(work)
        if isinstance(done, Why):
            given = form.fields if done is not Why.gone else {}
            return await self._page(request, login, at, product, error=str(done), given=given)
        raise web.HTTPSeeOther(f"{PAGE}?{urlencode({'at': at, 'product': product})}#moves")

    async def _page(
        self, request: web.Request, login: Login, at: str, product: str, **more: Any
    ) -> web.Response:
        def work(conn: Connection) -> dict[str, Any]:
            keys = _sites(conn)
            here = at if at in keys else next(iter(keys), "")
            rows = stockroom.shelves(conn, here)
            one = _chosen(rows, product)
            moves = stockroom.moves(conn, one.id) if one.id else []
            there = {row.product for row in rows}
            others = [name for name in products.keepable(conn) if name not in there]
            values = {"keys": keys, "at": here, "shelves": rows, "one": one, "moves": moves}
            return values | {"others": others}

        values: dict[str, Any] = await self.desk.store.read(work)
        values["names"] = named(self.desk, request, values.pop("keys"))
        values["called"] = called(self.desk, request)
        values |= {"kinds": list(Kind), "reasons": stockroom.REASONS, "error": "", "given": {}}
        values |= more
        status = 422 if values["error"] else 200
        return self.desk.paper.page(request, "stock.html", login=login, status=status, **values)


def _chosen(rows: list[Shelf], product: str) -> Shelf:
    """The product asked for, else the first; a new one has nothing yet."""
    found = next((row for row in rows if row.product == product), None)
    if found is None and not product:
        found = next(iter(rows), None)
    return found or Shelf(0, product, 0, 0, 0, 0, 0)


def _sites(conn: Connection) -> list[str]:
    """Where a stock is kept: vaccination sites, and wherever there is one."""
    return sorted({*atsite.sites(conn), *(one.resource for one in slots.stocks.of(conn))})
