"""Seasons, saved places and results read at home, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import kits, locating, seasons
from bot.clinic.context import Context
from bot.clinic.seasons import State, Switch
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_person

BY: dict[str, Any] = {"actor": "operator", "now": NOON}
PLACE = {"key": "place-at", "name": "杭州市西湖区", "latitude": 30.27, "longitude": 120.13}


def a_context(conn: Connection, name: str = "ann") -> Context:
    person_id = add_person(conn, name)
    return Context(person_id, "a", "zh-CN", False, "web", "x", NOON)


async def test_a_season_changed_by_many_at_once_has_one_row(store: Store) -> None:
    def switch(to: Switch) -> Any:
        return lambda conn: seasons.switch(conn, "winter", to, **BY)

    await asyncio.gather(*(store.write(switch(to)) for to in [Switch.on, Switch.off] * 4))
    await store.write(lambda conn: seasons.change(conn, "winter", {"ends": "04-15"}, **BY) and None)
    await store.write(
        lambda conn: seasons.tell(
            conn,
            "winter",
            text="流感上升",
            source="市疾控",
            observed=date(2026, 3, 1),
            today=date(2026, 3, 2),
            **BY,
        )
    )
    rows = await store.read(lambda conn: list(conn.execute(select(TABLES["season"]))))
    assert len(rows) == 1 and rows[0].body["ends"] == "04-15"
    (state,) = await store.read(seasons.states)
    assert isinstance(state, State) and state.season.ends == "04-15"
    assert state.told(date(2026, 3, 8)) and not state.told(date(2026, 3, 9))


async def test_a_place_is_kept_once_and_the_sixth_takes_the_room_of_the_oldest(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[str]:
        context = a_context(conn)
        for n in (0, 0, 1, 2, 3, 4, 5):
            context.now = NOON + timedelta(minutes=n)
            locating.place_keep(conn, context, {"place": PLACE | {"name": f"第{n}处"}})
        found = locating.places_saved(conn, context, {})
        assert found.value == "some"
        return [option["label"] for option in found.gives["places"]]

    assert await store.write(work) == ["第5处", "第4处", "第3处", "第2处", "第1处"]


async def test_nobody_uses_the_place_of_somebody_else(store: Store) -> None:
    def work(conn: Connection) -> tuple[str | None, str | None]:
        mine, other = a_context(conn), a_context(conn, "bob")
        locating.place_keep(conn, mine, {"place": PLACE})
        picked = locating.places_saved(conn, mine, {}).gives["places"][0]["value"]
        used = locating.place_use(conn, mine, {"picked": picked})
        assert used.gives["place"] == PLACE
        return used.value, locating.place_use(conn, other, {"picked": picked}).value

    assert await store.write(work) == ("known", "gone")


async def test_a_result_comes_back_as_it_was_entered(store: Store) -> None:
    def work(conn: Connection) -> Any:
        context = a_context(conn)
        answers = {"results": {"flu_a": "positive"}, "kit": "flu", "tested": "today"}
        kits.kit_store(conn, context, answers | {"since": "days2", "risk": "no"})
        return kits.of_person(conn, context.person_id)[0].body

    body = await store.write(work)
    assert body["results"] == {"flu_a": "positive"} and body["photos"] == []
    assert (body["kit"], body["since"], body["by"]) == ("flu", "days2", "patient")
