"""A table of windows or stock is taken whole or not at all, and each bad line is named."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, select

from bot.clinic import slots, tables
from bot.clinic.slots import importing, stocks
from bot.clinic.slots.importing import Fault
from bot.clinic.slots.rows import SLOT
from tests.clinic import NOON
from tests.contract.slot_parts import (
    SITE,
    Play,
    add_couple,
    add_day,
    add_stock,
    booked,
    left,
    taken,
)

# The site's first window is on 2026-03-03 from 12 to 13 o'clock there.
HEAD = "resource,date,start,end,capacity\n"
STOCK = "resource,product,quantity,kind\n"


def test_what_a_spreadsheet_wrote_is_read_in_its_own_letters() -> None:
    assert (
        importing.decode("\ufeff站点".encode())
        == "站点"
        == importing.decode("站点".encode("gb18030"))
    )


async def test_windows_are_added_and_changed_as_the_table_says(play: Play) -> None:
    def story(conn: Connection) -> None:
        one, *_ = add_day(conn)
        table = f"{HEAD}{SITE},2026-03-04,08:00,09:30,5\n\n{SITE},2026-03-03,12:00,13:00,4\n"
        plan = importing.look(conn, table, now=NOON)
        assert (plan.added, plan.changed, plan.faults) == (1, 1, [])
        assert len(conn.execute(select(SLOT)).all()) == 4  # only looked at
        importing.bring(conn, table, by="staff:1", now=NOON)
        found = slots.free(conn, resources=[SITE], now=NOON)
        assert [(w.slot_id == one, w.left) for w in found][:1] == [(True, 4)]
        assert found[-1].left == 5 and len(found) == 5

    await play(story)


async def test_each_bad_line_is_named_and_nothing_is_taken(play: Play) -> None:
    def story(conn: Connection) -> None:
        one, *_ = add_day(conn, capacity=3)
        for name in ("a", "b"):
            booked(conn, one, add_couple(conn, name))
        lines = [
            f"{SITE},2026-03-05,08:00,09:00,5",  # good
            "site:moon,2026-03-05,08:00,09:00,5",
            f"{SITE},2026-02-30,08:00,09:00,5",
            f"{SITE},2026-03-05,8 o'clock,09:00,5",
            f"{SITE},2026-03-05,09:00,08:00,5",
            f"{SITE},2026-03-01,08:00,09:00,5",
            f"{SITE},2026-03-05,10:00,11:00,many",
            f"{SITE},2026-03-05,10:00,11:00",
            f"{SITE},2026-03-05,08:30,09:30,5",
            f"{SITE},2026-03-05,08:00,09:00,5",
            f"{SITE},2026-03-03,12:00,13:00,1",
        ]
        plan = importing.bring(conn, HEAD + "\n".join(lines), by="staff:1", now=NOON)
        named = [(fault.line, fault.column, fault.reason) for fault in plan.faults]
        assert named == [
            (3, "resource", "resource"),
            (4, "date", "date"),
            (5, "start", "time"),
            (6, "end", "order"),
            (7, "date", "past"),
            (8, "capacity", "number"),
            (9, "", "columns"),
            (10, "start", "overlaps"),
            (11, "start", "twice"),
            (12, "capacity", "taken"),
        ]
        assert len(conn.execute(select(SLOT)).all()) == 4 and taken(conn, one) == 2

    await play(story)


async def test_a_product_nobody_knows_is_named_and_nothing_is_moved(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn)
        add_stock(conn, SITE, "flu", 3)
        text = f"{STOCK}{SITE},flu,1,delivery\n{SITE},hpv22,4,delivery\n{SITE},hpv2,4,delivery\n"
        plan = tables.bring(conn, text, by="staff:1", now=NOON)
        assert [(f.line, f.column, f.reason, f.value) for f in plan.faults] == [
            (3, "product", "unknown", "hpv22")
        ]
        good = text.replace("hpv22", "hpv9")
        assert tables.look(conn, good, now=NOON).moved == 3
        assert [one.quantity for one in stocks.of(conn, resources=[SITE])] == [3]
        assert tables.bring(conn, good, by="staff:1", now=NOON).faults == []
        assert [one.quantity for one in stocks.of(conn, resources=[SITE])] == [4, 4, 4]

    await play(story)


async def test_stock_moves_line_after_line_and_never_below_nothing(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn)
        stock = add_stock(conn, SITE, "flu", 3)
        read = partial(importing.bring, conn, by="staff:1", now=NOON)
        good = f"{STOCK}{SITE},flu,10,delivery\n{SITE},flu,12,waste\n{SITE},hpv,4,count\n"
        assert read(good).moved == 3 and left(conn, stock) == 1
        bad = read(f"{STOCK}{SITE},flu,2,waste\n{SITE},Flu!,1,delivery\n{SITE},flu,1,gift\n")
        assert [(fault.line, fault.reason) for fault in bad.faults] == [
            (2, "stock"), (3, "product"), (4, "kind"),
        ]  # fmt: skip
        assert left(conn, stock) == 1

    await play(story)


async def test_a_file_of_something_else_is_told_by_its_first_line(play: Play) -> None:
    def story(conn: Connection) -> None:
        for text in ("", "a,b\n1,2\n"):
            plan = importing.look(conn, text, now=NOON)
            assert plan.faults == [Fault(1, "", "header", ",".join(text.split("\n")[0].split(",")))]

    await play(story)
