"""The share of patients accepted in time, as the supervisor's board shows it."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import Connection

from tests.clinic import NOON, add_person, after, open_case
from tests.console import House
from tests.web import busy_day
from tests.web.test_board import chief


async def test_the_share_accepted_in_time_is_shown_for_now_the_hour_the_day_and_each_role(
    house: House,
) -> None:
    """In the hour before one of one was, now two of three are: a share is never rounded up."""
    await chief(house)
    li = await house.hire("li")
    now, early = after(120), NOON - timedelta(hours=1, minutes=30)

    def work(conn: Connection) -> None:
        waits = (("a", early, 30), ("b", NOON, 30), ("c", NOON, 31), ("d", NOON, 5))
        for name, opened, waited in waits:
            case_id = open_case(conn, add_person(conn, name), now=opened)
            busy_day.accept(conn, case_id, li, opened + timedelta(seconds=waited))

    await house.store.write(work)
    house.clock.now = now
    async with house.inside("chief") as visitor:
        _, text = await visitor.get("/console/board")
    tile = text[text.index('"h-tile-accepted"') : text.index('"h-tile-wait"')]
    assert "30 秒内接诊" in tile and "目标 90%" in tile
    shown = re.findall(r'class="big">([^<]+)<', tile)
    assert shown == ["66.6%", "66.6%", "75%"] and tile.count("未达标") == 3
    row = text[text.index('<th scope="row">医生') :]
    assert re.findall(r"[\d.]+%", row[: row.index("</tr>")]) == shown
