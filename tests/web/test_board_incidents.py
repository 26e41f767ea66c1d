"""What of the service is broken stands on the supervisors' board, with what to do."""

from __future__ import annotations

from functools import partial

import pytest

from bot.clinic import chatline
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


WHY = {"errors": "失败太多", "opt-outs": "退订的人太多", "expired": "过了有效期"}


@pytest.mark.parametrize("reason", WHY)
async def test_a_notice_that_stopped_is_told_by_its_title_and_leads_to_it(
    house: House, reason: str
) -> None:
    await house.hire("chief", role="supervisor", also="operator", licence="")
    detail = {"reason": reason, "name": "流感季 <b>提醒</b>"}
    await broken(house, Found(Kind.notice, "notice:3", detail))
    async with house.inside("chief") as visitor:
        for path in (BOARD, "/console/channels"):
            page = (await visitor.get(path))[1]
            assert f"通知“流感季 &lt;b&gt;提醒&lt;/b&gt;”自己停了：{WHY[reason]}。</a>" in page
            assert 'href="/console/notices/3"' in page and "notice:3" not in page


def test_every_language_has_words_for_why_a_notice_stopped() -> None:
    for locale in ("zh-CN", "zh-TW", "en"):
        for reason in WHY:
            assert chatline.texts().has(locale, f"incident-notice-why-{reason}")


async def test_of_a_notice_whose_title_was_not_kept_its_number_is_told(house: House) -> None:
    await house.hire("chief", role="supervisor", licence="")
    await broken(house, Found(Kind.notice, "notice:3", {"reason": "errors"}))
    async with house.inside("chief") as visitor:
        page = (await visitor.get(BOARD))[1]
        assert "通知“3”自己停了：失败太多" in page and "notice:3" not in page
