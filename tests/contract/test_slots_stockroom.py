"""What staff enter of a stock: never twice, never touching what is set aside, with who and why."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.slots import Why, stockroom
from bot.clinic.slots.stockroom import Entry, Kind, Shelf
from bot.clinic.slots.stocks import Stock
from tests.clinic import NOON, TABLES, add_staff
from tests.contract.slot_parts import DAY, HOUR, SITE, Play, add_couple, add_day, add_stock, booked

ENTER: dict[str, Any] = {"resource": SITE, "product": "flu-a", "now": NOON}


def shelf(conn: Connection) -> Shelf:
    return next(one for one in stockroom.shelves(conn, SITE) if one.product == "flu-a")


def entered(
    conn: Connection, kind: Kind, quantity: int, reason: str = "", *, by: str = "staff:1"
) -> Stock | Why:
    """Entered by somebody who has just looked."""
    entry = Entry(kind, quantity, reason, shelf(conn).seen)
    return stockroom.enter(conn, **ENTER, entry=entry, by=by)


async def test_a_balance_tells_what_is_free_set_aside_and_used(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann, bob = add_day(conn), add_couple(conn, "ann"), add_couple(conn, "bob")
        add_stock(conn, SITE, "flu-a", 5)
        visit, other = (
            booked(conn, slot, who, pool="flu-a") for slot, who in ((one, ann), (two, bob))
        )
        assert (shelf(conn).free, shelf(conn).reserved, shelf(conn).used) == (3, 2, 0)
        came = slots.attend(conn, booking_id=visit.id, by="staff:1", now=NOON + DAY + HOUR)
        assert not isinstance(came, Why)
        assert (shelf(conn).free, shelf(conn).reserved, shelf(conn).used) == (3, 1, 1)
        assert shelf(conn).there == 4
        listed = [(m.kind, m.delta, m.left, m.code, m.visit) for m in moves(conn)]
        assert listed == [
            ("hold", -1, 3, other.code, "booked"),
            ("hold", -1, 4, visit.code, "attended"),
            ("delivery", 5, 5, "", ""),
        ]

    await play(story)


def moves(conn: Connection) -> list[stockroom.Move]:
    return stockroom.moves(conn, shelf(conn).id)


async def test_what_is_entered_is_on_record_with_who_and_why(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn)
        add_stock(conn, SITE, "flu-a", 2)
        mei = f"staff:{add_staff(conn, 'mei')}"
        assert isinstance(entered(conn, Kind.delivery, 10, by=mei), Stock)
        assert isinstance(entered(conn, Kind.waste, 3, "warm", by=mei), Stock)
        last = moves(conn)[:2]
        assert [(m.delta, m.left, m.reason, m.actor) for m in last] == [
            (-3, 9, "warm", mei), (10, 12, "", mei),
        ]  # fmt: skip
        assert all(m.who for m in last)
        audit = TABLES["audit"]
        kept = select(audit.c.action, audit.c.actor, audit.c.detail).order_by(audit.c.id)
        assert [tuple(row) for row in conn.execute(kept)] == [
            ("stock.delivery", mei, "10"), ("stock.waste", mei, "-3 warm"),
        ]  # fmt: skip

    await play(story)


async def test_a_count_is_of_all_that_lie_there(play: Play) -> None:
    def story(conn: Connection) -> None:
        (one, two, *_), ann, bob = add_day(conn), add_couple(conn, "ann"), add_couple(conn, "bob")
        add_stock(conn, SITE, "flu-a", 5)
        for slot, who in ((one, ann), (two, bob)):
            booked(conn, slot, who, pool="flu-a")
        assert isinstance(entered(conn, Kind.counted, 5, "miscounted"), Stock)
        assert shelf(conn).free == 3  # it agreed
        assert isinstance(entered(conn, Kind.counted, 3, "miscounted"), Stock)
        assert (shelf(conn).free, shelf(conn).reserved) == (1, 2)
        assert entered(conn, Kind.counted, 1, "miscounted") is Why.stock
        assert entered(conn, Kind.waste, 2, "expired") is Why.stock
        assert (shelf(conn).free, shelf(conn).reserved) == (1, 2)

    await play(story)


async def test_a_correction_has_a_reason_of_its_own_kind(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn)
        add_stock(conn, SITE, "flu-a", 5)
        for kind, reason in ((Kind.waste, ""), (Kind.counted, "expired"), (Kind.delivery, "other")):
            assert entered(conn, kind, 1, reason) is Why.reason
        assert shelf(conn).free == 5

    await play(story)


async def test_pressed_twice_or_by_two_it_is_entered_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn)
        add_stock(conn, SITE, "flu-a", 5)
        entry = Entry(Kind.delivery, 10, "", shelf(conn).seen)
        enter = partial(stockroom.enter, conn, **ENTER, entry=entry)
        assert isinstance(enter(by="staff:1"), Stock)
        assert enter(by="staff:1") is Why.gone and enter(by="staff:2") is Why.gone
        assert shelf(conn).free == 15

    await play(story)


async def test_a_product_comes_to_a_site_that_had_none_of_it(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn)
        entry = Entry(Kind.delivery, 4, "", 0)
        made = stockroom.enter(conn, **ENTER, entry=entry, by="staff:1")
        assert isinstance(made, Stock) and shelf(conn).free == 4
        nowhere = ENTER | {"resource": "site:moon"}
        assert stockroom.enter(conn, **nowhere, entry=entry, by="staff:1") is Why.gone

    await play(story)
