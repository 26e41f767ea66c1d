"""Pages of the console that stay open hear what happens meanwhile."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection, update

from bot.clinic import cases
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.web.case_desk import accepted, heard, waiting


async def test_a_new_patient_appears_on_an_open_list(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        listening = asyncio.create_task(heard(visitor, "/console/events", "新来的"))
        case_id = await waiting(house, "新来的", level="E2")
        house.bell.ring("queue")
        text = await listening
    assert "event: list" in text and f'id="case-{case_id}"' in text and "马上去急诊" in text


async def test_a_list_is_right_again_even_when_no_bell_rang(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        listening = asyncio.create_task(heard(visitor, "/console/events", "新来的"))
        await waiting(house, "新来的")
        assert "新来的" in await listening


async def test_a_case_page_hears_the_patient_the_ticks_and_corrections(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)

    def talk(conn: Connection) -> int:
        cases.relay(
            conn,
            case_id=case_id,
            kind="text",
            body={"text": "38.5"},
            media_id=None,
            platform_id="9",
            now=NOON,
        )
        return cases.speak(
            conn, case_id=case_id, staff_id=li, text="多喝水", media_id=None, now=NOON
        )

    said = await house.store.write(talk)
    path = f"/console/case/{case_id}/events?standing=own&mark=0-0"
    async with house.inside("li") as visitor:
        text = await heard(visitor, f"{path}&after=0", "event: talk\n")
        listening = asyncio.create_task(heard(visitor, f"{path}&after={said}", "39.5"))
        await house.store.write(
            lambda conn: conn.execute(update(TABLES["outbox"]).values(state="sent"))
        )
        house.bell.ring(f"case:{case_id}")
        await asyncio.sleep(0.3)  # the page has looked once before the correction comes
        await house.store.write(
            lambda conn: cases.correct(
                conn, case_id=case_id, platform_id="9", text="39.5", now=NOON
            )
        )
        house.bell.ring(f"case:{case_id}")
        later = await listening
    assert f"id: {said}" in text
    assert f'id="tick-{said}"' in later and "tick-sent" in later and "患者修改过" in later
    assert f'<div id="message-{said}"' not in later


async def test_an_open_page_is_told_when_the_case_moves_on(house: House) -> None:
    li = await house.hire("li")
    case_id = await waiting(house)
    async with house.inside("li") as visitor:
        path = f"/console/case/{case_id}/events?after=0&standing=take&mark=0-0"
        listening = asyncio.create_task(heard(visitor, path, "data: own"))
        await house.store.write(
            lambda conn: cases.accept(conn, case_id=case_id, staff_id=li, now=NOON)
        )
        assert "event: moved\ndata: own" in await listening


async def test_a_live_page_ends_when_its_login_does(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor, visitor.session.get("/console/events") as answer:
        assert b"event: " in await answer.content.readline()
        house.clock.pass_by(minutes=31)
        house.bell.ring("queue")
        text = await answer.content.read()
    assert text.endswith(b"event: over\ndata: \n\n")


async def test_events_and_files_are_refused_without_a_login(house: House) -> None:
    async with house.visitor() as visitor:
        for path in ("/console/events", "/console/case/1/events", "/console/media/1"):
            assert (await visitor.get(path))[0] == 401


async def test_a_page_that_comes_back_after_its_login_is_told_in_its_stream(house: House) -> None:
    async with house.visitor() as visitor:  # a browser's stream cannot see a status
        for path in ("/console/events", "/console/case/1/events", "/console/board/events"):
            status, text = await visitor.get(path, Accept="text/event-stream")
            assert (status, text) == (200, "event: over\ndata: \n\n")
