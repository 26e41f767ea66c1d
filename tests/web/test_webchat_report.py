"""The page of a laboratory's report: by its link only, for two days, with the newest version."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from aiohttp import ClientSession
from pypdf import PdfReader
from sqlalchemy import Connection, select

from bot.clinic import erasure, links
from bot.clinic.hometest import sheet
from tests.clinic import TABLES
from tests.contract.lab_parts import a_report, sampled, taken
from tests.web.webchat_house import House, a_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as made:
        yield made


def address(house: House, order_id: int, *, past: timedelta = timedelta()) -> str:
    until = house.now() - past + sheet.VALID
    return house.url + sheet.PATH + links.sealed(str(order_id), place=sheet.PLACE, until=until)


async def reported(house: House, *, amended: bool = False) -> int:
    def work(conn: Connection) -> int:
        order = sampled(conn, "<b>ann</b>")
        taken(conn, a_report())
        if amended:
            taken(conn, a_report({"flu_a": "negative"}, status="amended"))
        return order.id

    return await house.store.write(work)


async def read(url: str) -> tuple[int, str]:
    async with ClientSession() as client, client.get(url) as response:
        if response.status == 200:
            assert response.headers["Cache-Control"] == "no-store"
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        return response.status, await response.text()


async def test_the_page_has_the_results_and_their_limits(house: House) -> None:
    order = await reported(house)
    status, text = await read(address(house, order))
    assert status == 200 and "&lt;b&gt;ann&lt;/b&gt;" in text and "QM-000001" in text
    assert "<strong>阳性</strong>" in text and text.count("阴性</td>") == 2
    assert "不能代替诊断" in text and "http://" not in text and "<script" not in text
    opened = select(TABLES["audit"].c.subject).where(TABLES["audit"].c.action == "sheet.opened")
    subjects = await house.store.read(lambda conn: list(conn.execute(opened).scalars()))
    assert subjects == [f"order:{order}"]


async def test_an_amended_report_says_so_and_shows_itself(house: House) -> None:
    order = await reported(house, amended=True)
    status, text = await read(address(house, order))
    assert status == 200 and "第 2 版" in text and "<strong>" not in text


async def test_a_link_ends_and_is_good_for_nothing_else(house: House) -> None:
    order = await reported(house)
    assert (await read(address(house, order, past=sheet.VALID)))[0] == 404
    assert (await read(address(house, 999)))[0] == 404
    other = links.sealed(str(order), place=b"sheet", until=house.now() + sheet.VALID)
    assert (await read(house.url + sheet.PATH + other))[0] == 404
    assert (await read(address(house, order) + "A"))[0] == 404


async def test_nothing_is_shown_of_the_erased(house: House) -> None:
    order = await reported(house)

    def work(conn: Connection) -> None:
        row = TABLES["lab_order"]
        person = conn.execute(select(row.c.person_id).where(row.c.id == order)).scalar_one()
        erasure.erase(conn, person_id=person, actor="person", now=house.now())

    await house.store.write(work)
    assert (await read(address(house, order)))[0] == 404


async def test_the_report_is_kept_as_a_pdf_whose_name_tells_nobody(house: House) -> None:
    order = await reported(house)
    page = address(house, order)
    _, text = await read(page)
    link = text.partition('href="')[2].partition('.pdf"')[0].rpartition('"')[2]
    assert page.endswith(f"/{link}")
    async with ClientSession() as client, client.get(f"{page}.pdf") as response:
        assert (response.status, response.content_type) == (200, "application/pdf")
        assert response.headers["Cache-Control"] == "no-store"
        way = unquote(response.headers["Content-Disposition"])
        body = await response.read()
    assert "ann" not in way and "检测报告" in way and way.endswith(".pdf")
    document = PdfReader(BytesIO(body))
    said = document.pages[0].extract_text()
    for word in ("检测报告", "<b>ann</b>", "QM-000001", "甲流", "阳性", "不能代替诊断"):
        assert word in said, word
    assert document.metadata is not None and document.metadata.title == "检测报告"
    assert str(document.root_object["/Lang"]) == "zh-CN" and len(body) < 20_000


async def test_the_pdf_ends_with_its_link(house: House) -> None:
    order = await reported(house)
    assert (await read(address(house, order, past=sheet.VALID) + ".pdf"))[0] == 404
    assert (await read(address(house, 999) + ".pdf"))[0] == 404
