"""What of the service is broken stands on the supervisors' board, with what to do."""

from __future__ import annotations

from functools import partial

from bot.operating import incidents
from bot.operating.incidents import Found, Kind
from tests.clinic import NOON
from tests.console import House

BOARD, PAGE = "/console/board", "/console/channels#incidents"


async def broken(house: House, *found: Found) -> None:
    settle = partial(incidents.settle, found=found, kinds=list(Kind), now=NOON)
    await house.store.write(settle)


async def test_an_open_incident_is_shown_with_since_when_and_what_to_do(house: House) -> None:
    await house.hire("chief", role="supervisor", licence="")
    await broken(house, Found(Kind.timers, "timers", {"rows": 3, "minutes": 15}))
    house.clock.pass_by(minutes=5)
    async with house.inside("chief") as visitor:
        page = (await visitor.get(BOARD))[1]
        assert 'id="incident-1"' in page
        assert NOON.isoformat() in page.split('id="incident-1"')[1]
        assert PAGE not in page  # a supervisor does not look after channels
        await broken(house)
        assert 'id="incident-1"' not in (await visitor.get(BOARD))[1]


async def test_whoever_may_open_the_page_of_channels_finds_the_way_there(house: House) -> None:
    await house.hire("chief", role="supervisor", also="operator", licence="")
    await broken(house, Found(Kind.notice, "7", {"reason": "failures"}))
    async with house.inside("chief") as visitor:
        page = (await visitor.get(BOARD))[1]
        assert 'id="incident-1"' in page and PAGE in page
        await visitor.get(PAGE)


async def test_a_stock_that_runs_short_stands_there_by_its_names(house: House) -> None:
    await house.hire("chief", role="supervisor", also="operator", licence="")
    await broken(house, Found(Kind.stock, "vaccine:river influenza", {"left": 0}))
    async with house.inside("chief") as visitor:
        for path in (BOARD, "/console/channels"):
            page = (await visitor.get(path))[1]
            assert "演示" in page and "流感疫苗只剩 0 剂" in page and "vaccine:river" not in page
