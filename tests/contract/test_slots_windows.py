"""Free windows of many resources come in order, page after page, by day and half day."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, update

from bot.clinic import slots
from bot.clinic.slots import Day, Window
from bot.clinic.slots.rows import RESOURCE
from tests.clinic import NOON
from tests.contract.slot_parts import (
    DAY,
    HOUR,
    OTHER,
    SITE,
    Play,
    add_couple,
    add_day,
    add_resource,
    add_slot,
    add_stock,
    held,
    shut,
)

BOTH = (SITE, OTHER)


def shown(windows: list[Window]) -> list[tuple[str, float]]:
    """(resource, hours after the first day's begin) of each."""
    return [(w.resource, (w.starts_at - NOON - DAY) / HOUR) for w in windows]


async def test_the_next_windows_of_several_resources_come_by_time(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn, SITE), add_day(conn, OTHER)
        find = partial(slots.free, conn, resources=BOTH, now=NOON, most=3)
        first = find()
        assert shown(first) == [(OTHER, 0), (SITE, 0), (OTHER, 1)]
        second = find(after=first[-1])
        assert shown(second) == [(SITE, 1), (OTHER, 2), (SITE, 2)]
        third = find(after=second[-1])
        assert shown(third) == [(OTHER, 3), (SITE, 3)]
        assert find(after=third[-1]) == []
        assert shown(find(start=NOON + DAY + 3 * HOUR)) == shown(third)
        assert shown(find(end=NOON + DAY + HOUR)) == shown(first[:2])

    await play(story)


async def test_only_what_can_be_booked_is_shown(play: Play) -> None:
    def story(conn: Connection) -> None:
        one, two, three, four = add_day(conn, capacity=2)
        held(conn, one, add_couple(conn, "ann")), held(conn, one, add_couple(conn, "bob"))
        held(conn, two, add_couple(conn, "eve"))
        shut(conn, three)
        found = slots.free(conn, resources=[SITE, "site:nowhere"], now=NOON)
        assert [(w.slot_id, w.left) for w in found] == [(two, 1), (four, 2)]
        late = slots.free(conn, resources=[SITE], now=NOON + DAY)  # an hour before is too late
        assert [w.slot_id for w in late] == [four]
        conn.execute(update(RESOURCE).values(active=False))
        assert slots.free(conn, resources=[SITE], now=NOON) == []

    await play(story)


async def test_with_a_pool_only_sites_that_have_stock_are_shown(play: Play) -> None:
    def story(conn: Connection) -> None:
        add_day(conn, SITE), add_day(conn, OTHER)
        add_stock(conn, SITE, "flu-a", 0), add_stock(conn, OTHER, "flu-a", 1)
        find = partial(slots.free, conn, resources=BOTH, now=NOON)
        assert {w.resource for w in find(pool="flu-a")} == {OTHER}
        assert find(pool="flu-b") == []
        assert {w.resource for w in find()} == {SITE, OTHER}

    await play(story)


async def test_days_are_those_of_the_place_and_told_by_halves(play: Play) -> None:
    def story(conn: Connection) -> None:
        of, zone = add_resource(conn), ZoneInfo("Asia/Shanghai")
        for hour, capacity in ((9, 2), (11, 1), (14, 3)):
            for day in (4, 6, 9):
                at = datetime(2026, 3, day, hour, tzinfo=zone)
                add_slot(conn, of, at, capacity=capacity)
        add_slot(conn, of, datetime(2026, 3, 7, 0, 30, tzinfo=zone))  # the evening before in UTC
        find = partial(slots.days, conn, resources=[SITE], now=NOON, zone="Asia/Shanghai")
        march = partial(date, 2026, 3)
        full = [Day(march(4), 3, 3), Day(march(6), 3, 3), Day(march(7), 1, 0), Day(march(9), 3, 3)]
        assert find() == full
        assert find(most=2) == full[:2]
        assert find(start=datetime(2026, 3, 6, 12, tzinfo=zone))[0] == Day(march(6), 0, 3)

    await play(story)
