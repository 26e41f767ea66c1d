"""The page of retention and jobs: what it says, and how it looks in a browser."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import Connection, insert

from bot.clinic import expiry
from bot.operating import incidents, jobs
from bot.operating.incidents import Found, Kind
from bot.operating.jobs import Ran
from tests.clinic import NOON, TABLES, add_person
from tests.console import House
from tests.web.test_console_access_browser import LOOKS, seen
from tests.web.test_console_browser import unharmed
from tests.web.test_console_menu import enter

PAGE = "/console/retention"


async def filled(house: House) -> None:
    """A daily run, somebody exempt, and jobs of which one fails and one is overdue."""

    def work(conn: Connection) -> None:
        hold = {"person_id": add_person(conn, "ann"), "reason": "dispute", "at": NOON}
        conn.execute(insert(TABLES["hold"]), hold)
        expiry.daily(conn, now=NOON)
        long_ago = NOON - timedelta(days=1)
        for ran in (
            Ran("retain", NOON, 1800, "", NOON),
            Ran("tend", NOON, 5, "OperationalError", long_ago),
            Ran("health", long_ago, 20, "", long_ago),
        ):
            jobs.keep(conn, ran)

    await house.store.write(work)


async def test_who_may_read_the_audit_sees_what_is_kept_and_how_jobs_went(house: House) -> None:
    await house.hire("ma", role="administrator", licence="")
    await house.hire("ou", role="operator", licence="")
    async with house.inside("ma") as visitor:
        assert "kept-records" in (await visitor.get(PAGE))[1]
        await filled(house)
        page = (await visitor.get(PAGE))[1]
        assert page.index('id="job-tend"') < page.index('id="job-health"')
        assert "OperationalError" in page and "dispute" in page
        assert "15 年" in page and "3 年" in page and "逾期未运行" in page
    async with house.inside("ou") as visitor:
        assert (await visitor.get(PAGE))[0] == 403


@pytest.mark.browser
@pytest.mark.parametrize(("name", "look"), LOOKS)
async def test_it_is_readable_in_every_look(
    house: House, browser: Browser, name: str, look: dict[str, Any]
) -> None:
    await house.hire("ma", role="administrator", licence="")
    await filled(house)
    page = await enter(browser, house, "ma", **look)
    await page.goto(house.url + PAGE)
    await expect(page.locator("#job-tend")).to_be_visible()
    await seen(page, f"retention-{name}")
    unharmed(page)


@pytest.mark.browser
@pytest.mark.parametrize(("name", "look"), LOOKS)
async def test_the_board_with_an_incident_is_readable_in_every_look(
    house: House, browser: Browser, name: str, look: dict[str, Any]
) -> None:
    await house.hire("chief", role="supervisor", also="operator", licence="")
    found = [Found(Kind.timers, "timers", {"rows": 3, "minutes": 15})]
    await house.store.write(
        lambda conn: incidents.settle(conn, found, kinds=list(Kind), now=NOON) and None
    )
    page = await enter(browser, house, "chief", **look)
    await page.goto(house.url + "/console/board")
    await expect(page.locator("#incident-1")).to_be_visible()
    await seen(page, f"board-incident-{name}")
    unharmed(page)
