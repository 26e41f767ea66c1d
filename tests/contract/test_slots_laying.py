"""Windows are laid down as the rules have them, once; what is booked outlives the rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.clinic import calendar, slots
from bot.clinic.slots import Laid, Why, sites
from bot.clinic.slots.rows import SLOT
from bot.clinic.slots.sites import Sites
from tests.clinic import NOON
from tests.contract.slot_parts import Play, add_couple, booked, keep, taken

ZONE = "Asia/Shanghai"
MONDAY = date(2026, 3, 2)  # NOON is at 12 o'clock there
KEY = "vaccine:lake"


def rules(**more: Any) -> Sites:
    """One site, open on weekdays from 9 to 11, in windows of an hour for two."""
    site: dict[str, Any] = {"key": KEY, "kind": "vaccine", "names": {"en": "Lake"}}
    site |= {"open": {"week": {"mon-fri": "09:00-11:30"}}} | more
    kind = {"minutes": 60, "capacity": 2, "days": 4, "lead_minutes": 60, "change_minutes": 120}
    head: dict[str, Any] = {"id": "sites", "version": "1", "source": "t", "reviewed_by": "t"}
    head |= {"reviewed_on": None, "expires": date(2030, 1, 1), "demonstration": True}
    return Sites.model_validate(head | {"kinds": {"vaccine": kind}, "resources": [site]})


def rows(conn: Connection) -> list[tuple[str, int, str]]:
    """(wall time, capacity, state) of each window."""
    found = conn.execute(select(SLOT).order_by(SLOT.c.starts_at))
    shown = ((row, row.starts_at + timedelta(hours=8)) for row in found)
    return [(f"{at:%d %H:%M}", row.capacity, row.state) for row, at in shown]


def lay(conn: Connection, of: Sites, now: datetime = NOON) -> Laid:
    return slots.lay(conn, now=now, zone=ZONE, of=of)


async def test_windows_are_laid_down_once_however_often(play: Play) -> None:
    def story(conn: Connection) -> None:
        assert lay(conn, rules()).added == 6
        days = [f"{day:02} {hour}" for day in (3, 4, 5) for hour in ("09:00", "10:00")]
        assert rows(conn) == [(at, 2, "open") for at in days]
        assert lay(conn, rules()) == Laid()
        tomorrow = lay(conn, rules(), NOON + timedelta(days=1))
        assert tomorrow == Laid(added=2)
        first = conn.execute(select(SLOT).order_by(SLOT.c.starts_at)).first()
        assert first is not None
        assert first.starts_at == datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
        assert first.starts_at - first.book_until == timedelta(hours=1)
        assert first.starts_at - first.change_until == timedelta(hours=2)

    await play(story)


async def test_exceptions_and_the_evening_before_are_kept(play: Play) -> None:
    def story(conn: Connection) -> None:
        odd = rules(exceptions={date(2026, 3, 3): "", date(2026, 3, 4): "13:00-14:00"})
        kind = odd.kinds[sites.Kind.vaccine].model_copy(update={"evening": "18:00"})
        lay(conn, odd.model_copy(update={"kinds": {sites.Kind.vaccine: kind}}))
        assert [at for at, *_ in rows(conn)] == ["04 13:00", "05 09:00", "05 10:00"]
        until = conn.execute(select(SLOT.c.book_until).order_by(SLOT.c.starts_at)).scalars()
        assert next(iter(until)) == datetime(2026, 3, 3, 10, 0, tzinfo=UTC)

    await play(story)


async def test_changed_rules_change_what_is_free_and_spare_what_is_booked(play: Play) -> None:
    def story(conn: Connection) -> None:
        lay(conn, rules())
        nine, ten, *_ = conn.execute(select(SLOT.c.id).order_by(SLOT.c.starts_at)).scalars()
        for name in ("ann", "bob"):
            booked(conn, nine, add_couple(conn, name))
        booked(conn, ten, add_couple(conn, "eve"))
        fewer = rules(capacity=1, open={"week": {"mon-fri": "09:00-10:00, 14:00-15:00"}})
        assert lay(conn, fewer) == Laid(added=4, changed=3, closed=3)
        there = [found for found in rows(conn) if found[0].startswith("03")]
        assert there == [
            ("03 09:00", 1, "open"),
            ("03 10:00", 2, "closed"),
            ("03 14:00", 1, "open"),
        ]
        assert (taken(conn, nine), taken(conn, ten)) == (2, 1)
        assert keep(conn, nine, add_couple(conn, "dan")) is Why.full
        assert lay(conn, rules()).changed == 6  # as before, and one closed that had no rule

    await play(story)


async def test_a_resource_that_left_the_file_is_not_found(play: Play) -> None:
    def story(conn: Connection) -> None:
        lay(conn, rules())
        find = partial(slots.free, conn, resources=[KEY], now=NOON)
        assert len(find()) == 6
        lay(conn, rules().model_copy(update={"resources": ()}))
        assert find() == []

    await play(story)


async def test_opening_stock_is_delivered_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        lay(conn, rules(stock={"influenza": 3}))
        spoil = partial(slots.stocks.waste, conn, resource=KEY, by="staff:1", now=NOON)
        spoil(product="influenza", quantity=2)
        lay(conn, rules(stock={"influenza": 9}), NOON + timedelta(days=1))
        assert [(s.product, s.quantity) for s in slots.stocks.of(conn)] == [("influenza", 1)]
        assert spoil(product="influenza", quantity=2) is Why.stock
        counted = slots.stocks.count(
            conn, resource=KEY, product="influenza", free=5, by="staff:1", now=NOON
        )
        assert isinstance(counted, slots.stocks.Stock) and counted.quantity == 5

    await play(story)


async def test_the_file_of_the_program_is_laid_down_whole(play: Play) -> None:
    def story(conn: Connection) -> None:
        laid = slots.lay(conn, now=NOON, zone=ZONE)
        assert laid.added > 300
        for site in sites.load().resources:
            assert slots.free(conn, resources=[site.key], now=NOON), site.key

    await play(story)


def test_a_window_in_an_hour_the_clock_skips_does_not_come() -> None:
    data = rules(open={"week": {"daily": "01:00-04:00"}})
    kind = data.kinds[sites.Kind.vaccine]
    found = sites.windows(
        data.resources[0],
        kind,
        first=date(2026, 3, 29),
        days=1,
        zone=ZoneInfo("Europe/Berlin"),
        hours=calendar.load(),
    )
    assert [w.starts_at.hour for w in found] == [0, 1]  # 01:00 and 03:00; 02:00 is skipped
