"""Free windows are found by the index of free slots, among many, whatever plan PostgreSQL keeps."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, text

from bot.clinic import slots
from bot.clinic.slots import Hold
from bot.store.session import Store
from tests.clinic import NOON, a_store
from tests.contract.slot_parts import add_couple, add_resource, add_slot, keep
from tests.contract.slot_plans import fill, keys
from tests.statements import kept

SITES, DAYS = 60, 20


@pytest.fixture
async def store(new_postgres_url: str) -> AsyncIterator[Store]:
    async with a_store(new_postgres_url) as opened:
        await opened.write(partial(fill, sites=SITES, days=DAYS))
        yield opened


def plans(conn: Connection, look: Callable[..., object] = slots.free, **more: Any) -> list[str]:
    """How all sites are looked through: each statement for these values, and for any."""
    with kept(conn) as statements:
        look(conn, resources=keys(SITES), now=NOON, **more)
    made = []
    for sql, values in statements:
        for mode in ("force_custom_plan", "force_generic_plan"):
            conn.execute(text(f"SET plan_cache_mode = {mode}"))
            rows = conn.exec_driver_sql(f"EXPLAIN (ANALYZE, TIMING OFF) {sql}", values).scalars()
            made.append("\n".join(rows))
    return made


@pytest.mark.parametrize("pool", ["", "influenza"])
async def test_the_next_windows_are_read_off_the_index_of_free_slots(
    store: Store, pool: str
) -> None:
    for plan in await store.read(partial(plans, pool=pool)):
        assert "Index Scan using slot_free on slot" in plan, plan
        assert "Seq Scan on slot" not in plan and "Sort Key: slot.starts_at\n" not in plan, plan
        assert f"loops={SITES}" in plan or pool, plan


async def test_a_later_page_is_found_in_the_same_way(store: Store) -> None:
    def page(conn: Connection) -> list[str]:
        last = slots.free(conn, resources=keys(SITES), now=NOON)[-1]
        return plans(conn, after=last)

    for plan in await store.read(page):
        assert "Index Scan using slot_free on slot" in plan, plan


async def test_the_days_that_have_windows_are_found_without_reading_all(store: Store) -> None:
    look = partial(plans, look=slots.days, zone="Asia/Shanghai")
    found = await store.read(look)
    assert len(found) == 16  # two statements for each of four days
    assert not any("Seq Scan on slot" in plan for plan in found), found


async def test_windows_among_full_ones_are_the_first_of_all(store: Store) -> None:
    """What the index gives is what a look through everything gives."""

    def both(conn: Connection) -> tuple[list[tuple[str, object]], list[tuple[str, object]]]:
        found = slots.free(conn, resources=keys(SITES), now=NOON, most=40)
        every = conn.execute(
            text(
                "SELECT r.key, s.starts_at FROM slot s JOIN resource r ON r.id = s.resource_id"
                " WHERE s.state = 'open' AND s.taken < s.capacity AND s.book_until > :now"
                " ORDER BY s.starts_at, r.key LIMIT 40"
            ),
            {"now": NOON},
        )
        return [(w.resource, w.starts_at) for w in found], [(row[0], row[1]) for row in every]

    found, every = await store.read(both)
    assert len(found) == 40 and found == every


async def test_taking_a_place_changes_no_index_of_the_window(store: Store) -> None:
    """Or a window that thousands want would drag along as many dead entries."""
    counted = "SELECT pg_stat_get_xact_tuples_updated(c), pg_stat_get_xact_tuples_hot_updated(c)"

    def take(conn: Connection) -> tuple[int, int]:
        slot_id = add_slot(conn, add_resource(conn, "site:hot"), capacity=100)
        for n in range(20):
            assert isinstance(keep(conn, slot_id, add_couple(conn, f"p{n}")), Hold)
        found = conn.execute(text(f"{counted} FROM (SELECT 'slot'::regclass::oid AS c) AS t"))
        updated, in_place = found.one()
        return updated, in_place

    assert await store.write(take) == (20, 20)
