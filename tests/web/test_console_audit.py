"""The page of the audit: filtered, paged, and as a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

from sqlalchemy import Connection

from bot.clinic import audit
from tests.clinic import NOON
from tests.console import House

PAGE, TABLE = "/console/audit", "/console/audit.csv"


async def filled(house: House, number: int) -> None:
    def work(conn: Connection) -> None:
        for n in range(number):
            actor = "staff:1" if n % 2 else "program"
            detail = "=cmd()" if n == 0 else f"n:{n}"
            audit.record(
                conn, actor=actor, action="case.read", subject=f"case:{n}", now=NOON, detail=detail
            )

    await house.store.write(work)


async def rows(house: House, query: str = "") -> list[list[str]]:
    async with (
        house.inside("ma") as admin,
        admin.session.get(TABLE + query) as answer,
    ):
        assert answer.status == 200 and answer.content_type == "text/csv"
        text = (await answer.read()).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


async def test_the_audit_is_read_page_by_page_the_newest_first(house: House) -> None:
    await house.hire("ma", role="administrator", licence="")
    await filled(house, 60)
    async with house.inside("ma") as admin:
        _, page = await admin.get(f"{PAGE}?action=case")
        assert page.count("<tr><td>") == 50 and "case:59<" in page and "case:9<" not in page
        more = page.split('<a class="go" href="/console/audit?')[1].split('"')[0]
        _, rest = await admin.get(f"{PAGE}?{more.replace('&amp;', '&')}")
        assert rest.count("<tr><td>") == 10 and "case:0<" in rest


async def test_it_is_filtered_by_who_what_case_and_day(house: House) -> None:
    await house.hire("ma", role="administrator", licence="")
    await filled(house, 6)
    async with house.inside("ma") as admin:
        for query, number in (
            ("action=case&who=ma", 3),
            ("action=case&who=program", 3),
            ("case=4", 1),
            ("action=case.read&case=99", 0),
            ("action=cas", 0),
            ("action=case&since=2026-03-03&until=2026-03-04", 0),
            ("action=case&since=2026-03-01&until=2026-03-02", 6),
            ("action=case&since=nonsense&case=x", 6),
        ):
            _, page = await admin.get(f"{PAGE}?{query}")
            assert page.count("<tr><td>") == number, query
        assert "没有符合的记录" in (await admin.get(f"{PAGE}?who=nobody"))[1]


async def test_the_table_holds_everything_and_that_it_was_taken_is_on_record(house: House) -> None:
    await house.hire("ma", role="administrator", licence="")
    await filled(house, 1203)
    found = await rows(house, "?action=case")
    assert len(found) == 1204 and found[0][:3] == ["at", "actor", "name"]
    assert found[-1][3:] == ["case.read", "case:0", "'=cmd()"]
    assert len({row[4] for row in found[1:]}) == 1203
    assert [row[1:4] for row in await rows(house, "?action=audit.read")][1:] == [
        ["staff:1", "ma医生", "audit.read"],
        ["staff:1", "ma医生", "audit.read"],
    ]
