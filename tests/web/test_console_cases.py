"""The console's work: the list, accepting, reading, talking, closing, and who may do which."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientTimeout
from PIL import Image
from sqlalchemy import Connection, select, update

from bot.clinic import cases
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, add, add_patient, add_person, after, open_case
from tests.console import House, Visitor, a_house

SUMMARY = {"complaint": "咳嗽", "assessment": "感冒", "advice": "休息", "seek_help": "气促就诊"}


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(f"sqlite:///{tmp_path / 't.db'}") as opened:
        yield opened


@pytest.fixture
async def house(store: Store) -> AsyncIterator[House]:
    async with a_house(store) as running:
        yield running


async def waiting(house: House, name: str = "王小明", **more: Any) -> int:
    def work(conn: Connection) -> int:
        person = add_person(conn, name)
        return open_case(conn, person, add_patient(conn, person, name), **more)

    return await house.store.write(work)


async def accepted(house: House, staff_id: int, name: str = "王小明") -> int:
    case_id = await waiting(house, name)
    done = await house.store.write(
        lambda conn: cases.accept(conn, case_id=case_id, staff_id=staff_id, now=NOON)
    )
    assert done
    return case_id


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), exif: bytes = b"") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **({"exif": exif} if exif else {}))
    return out.getvalue()


async def rows(house: House, table: str) -> list[Any]:
    found = select(TABLES[table]).order_by(TABLES[table].c.id)
    return await house.store.read(lambda conn: list(conn.execute(found)))


async def heard(visitor: Visitor, path: str, until: str) -> str:
    """What an event stream says, up to the line that holds *until*."""
    text = ""
    async with visitor.session.get(path, timeout=ClientTimeout(total=30)) as answer:
        assert answer.status == 200 and answer.content_type == "text/event-stream"
        async for line in answer.content:
            text += line.decode()
            if until in text:
                return text
    return text


async def test_emergencies_stand_first_and_say_so_in_words(house: House) -> None:
    await house.hire("li")
    await waiting(house, "常规", level="L3")
    await waiting(house, "急诊", level="E1", now=after(60))
    async with house.inside("li") as visitor:
        _, page = await visitor.get("/console")
    assert page.index("急诊") < page.index("常规")
    assert "立即急救" in page and "其中紧急 1 人" in page


async def test_accepting_tells_the_patient_who_it_is_and_opens_the_case(house: House) -> None:
    await house.hire("li", licence="110000000012345")
    case_id = await waiting(house)
    async with house.inside("li") as visitor:
        status, _, location = await visitor.post(f"/console/case/{case_id}/accept")
        assert (status, location) == (303, f"/console/case/{case_id}")
    (told,) = house.turns.told
    assert told[1:] == (
        "case.accepted",
        {"case": case_id, "name": "li医生", "title": "主治医师", "licence": "110000000012345"},
        f"case:{case_id}:accepted:2",
    )
    assert house.turns.woken == 1


async def test_of_two_who_accept_the_other_is_told_who_has_it(house: House) -> None:
    await house.hire("li")
    await house.hire("wu")
    case_id = await waiting(house)
    async with house.inside("li") as one, house.inside("wu") as two:
        answers = await asyncio.gather(
            *(visitor.post(f"/console/case/{case_id}/accept") for visitor in (one, two))
        )
        places = [location for _, _, location in answers]
        assert sorted(places) == [f"/console/case/{case_id}", f"/console?taken={case_id}"]
        winner, loser = ("li", two) if places[0].startswith("/console/case") else ("wu", one)
        _, page = await loser.get(f"/console?taken={case_id}")
        assert f"这位患者已由 {winner}医生 主治医师 接诊" in page
    assert len(house.turns.told) == 1


async def test_staff_without_a_licence_see_no_button_and_get_no_case(house: House) -> None:
    await house.hire("li", licence="")
    case_id = await waiting(house)
    async with house.inside("li") as visitor:
        desk = await waiting(house, "李雷", role="desk")
        _, page = await visitor.get("/console")
        assert f'id="accept-{case_id}"' not in page and "王小明" not in page
        assert f'id="accept-{desk}"' in page and "执业证号" in page
        _, _, location = await visitor.post(f"/console/case/{case_id}/accept")
        assert location == f"/console?taken={case_id}"
        assert "未能接诊" in (await visitor.get(location))[1]
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 403
    assert house.turns.told == []


async def test_every_reading_of_a_case_is_audited(house: House) -> None:
    li, wu = await house.hire("li"), await house.hire("wu")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 200
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 200
    async with house.inside("wu") as visitor:
        status, page = await visitor.get(f"/console/case/{case_id}")
        assert status == 403 and "li医生" in page and "咳嗽三天" not in page
    found = [
        (row.actor, row.action)
        for row in await rows(house, "audit")
        if row.subject == f"case:{case_id}" and row.action in ("case.read", "case.refused")
    ]
    mine = (f"staff:{li}", "case.read")
    assert found == [mine, mine, (f"staff:{wu}", "case.refused")]


async def test_a_case_shows_the_patient_the_note_and_the_rules(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert "王小明" in page and "6 岁" in page and "咳嗽三天" in page and "cough-3-days" in page


async def test_what_the_owner_writes_goes_out_and_hostile_text_stays_text(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    text = '<script>alert(1)</script> "]]>" 👩‍⚕️ {{ 7*7 }}'
    async with house.inside("li") as visitor:
        status, _, _ = await visitor.post(f"/console/case/{case_id}/say", text=text)
        assert status == 303
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert [row.body["text"] for row in await rows(house, "outbox")] == [text]
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page and "👩‍⚕️" in page
    assert house.turns.woken == 1


async def test_only_the_owner_may_write_or_close(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)
    async with house.inside("wu") as visitor:
        status, text, _ = await visitor.post(f"/console/case/{case_id}/say", text="您好")
        assert status == 422 and "不是由您接诊" in text
        status, _, _ = await visitor.post(
            f"/console/case/{case_id}/say", text="", photo=io.BytesIO(picture())
        )
        assert status == 422
        status, _, _ = await visitor.post(
            f"/console/case/{case_id}/close", outcome="advice", **SUMMARY
        )
        assert status == 403
    assert await rows(house, "message") == [] and await rows(house, "outbox") == []
    assert await rows(house, "media") == [] and house.turns.told == []


async def test_a_photo_is_stored_sealed_as_a_plain_jpeg_without_its_camera_notes(
    house: House,
) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    sent = picture("JPEG", exif=exif.tobytes())
    async with house.inside("li") as visitor:
        await visitor.get(f"/console/case/{case_id}")
        status, _, _ = await visitor.post(
            f"/console/case/{case_id}/say", text="", photo=io.BytesIO(sent)
        )
        assert status == 303
        (media,) = await rows(house, "media")
        async with visitor.session.get(f"/console/media/{media.id}") as answer:
            shown = await answer.read()
            assert answer.content_type == "image/jpeg"
            assert answer.headers["Content-Disposition"].startswith("inline; filename=")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert b"a secret place" in sent and b"a secret place" not in shown
    raw = await house.store.read(
        lambda conn: conn.exec_driver_sql("SELECT body FROM media").scalar_one()
    )
    assert shown == media.body and shown[:10] not in raw
    (bubble,) = await rows(house, "outbox")
    assert bubble.body["media"][1] == str(media.id) and bubble.body["media"][5] is True
    read = [r for r in await rows(house, "audit") if r.action == "media.read"]
    assert [(r.subject, r.detail) for r in read] == [(f"case:{case_id}", f"media:{media.id}")]


@pytest.mark.parametrize(
    ("photo", "said"),
    [
        (b"no picture at all", "不是能读取的照片"),
        (b"\xff\xd8\xff" + b"\0" * (10 * 1024 * 1024), "最大 10 MB"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是能读取的照片"),
    ],
)
async def test_what_is_no_photo_is_refused_in_words(house: House, photo: bytes, said: str) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        status, text, _ = await visitor.post(
            f"/console/case/{case_id}/say", photo=io.BytesIO(photo)
        )
    assert status == 422 and said in text
    assert await rows(house, "message") == []


async def test_files_of_other_clinicians_patients_are_not_found(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)

    def keep(conn: Connection) -> int:
        case = cases.get(conn, case_id)
        assert case is not None
        media_id = add(
            conn,
            "media",
            person_id=case.person_id,
            kind="file",
            channel="telegram",
            mime="text/html",
            size=5,
            state="kept",
            attempts=0,
            body=b"<b>x</b>",
            created_at=NOON,
        )
        cases.relay(
            conn,
            case_id=case_id,
            kind="file",
            body={},
            media_id=media_id,
            platform_id="",
            now=NOON,
        )
        return media_id

    media_id = await house.store.write(keep)
    async with house.inside("wu") as visitor:
        assert (await visitor.get(f"/console/media/{media_id}"))[0] == 404
    async with (
        house.inside("li") as visitor,
        visitor.session.get(f"/console/media/{media_id}") as answer,
    ):
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_closing_needs_the_whole_summary_and_keeps_what_was_written(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        partly = SUMMARY | {"seek_help": "", "outcome": "advice"}
        status, page, _ = await visitor.post(f"/console/case/{case_id}/close", **partly)
        assert status == 422 and "小结的四项都要写" in page and ">感冒</textarea>" in page
        status, page, _ = await visitor.post(
            f"/console/case/{case_id}/close", outcome="made-up", **SUMMARY
        )
        assert status == 422 and "请选择处理结果" in page
    assert house.turns.told == []


async def test_closing_sends_the_summary_into_the_talk_once(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        sent = [
            await visitor.post(f"/console/case/{case_id}/close", outcome="advice", **SUMMARY)
            for _ in range(2)
        ]
        assert [answer[0] for answer in sent] == [303, 409]
        assert "气促就诊" in (await visitor.get(f"/console/case/{case_id}"))[1]
    (told,) = house.turns.told
    data = {"case": case_id, "outcome": "advice", "summary": SUMMARY}
    assert told[1:] == ("case.closed", data, f"case:{case_id}:closed")


async def test_a_new_patient_appears_on_an_open_list(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        listening = asyncio.create_task(heard(visitor, "/console/events", "新来的"))
        case_id = await waiting(house, "新来的", level="E2")
        house.bell.ring("queue")
        text = await listening
    assert "event: waiting" in text and f'id="case-{case_id}"' in text and "马上去急诊" in text


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
    path = f"/console/case/{case_id}/events?state=active&mark=0-0"
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
    assert 'hx-swap-oob="true"' in later and "tick-sent" in later and "患者修改过" in later
    assert f'<div id="message-{said}"' not in later


async def test_an_open_page_is_told_when_the_case_moves_on(house: House) -> None:
    li = await house.hire("li")
    case_id = await waiting(house)
    async with house.inside("li") as visitor:
        path = f"/console/case/{case_id}/events?after=0&state=waiting&mark=0-0"
        listening = asyncio.create_task(heard(visitor, path, "data: active"))
        await house.store.write(
            lambda conn: cases.accept(conn, case_id=case_id, staff_id=li, now=NOON)
        )
        assert "event: moved\ndata: active" in await listening


async def test_a_live_page_ends_when_its_login_does(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor, visitor.session.get("/console/events") as answer:
        assert b"event: tally" in await answer.content.readline()
        house.clock.pass_by(minutes=31)
        house.bell.ring("queue")
        text = await answer.content.read()
    assert text.endswith(b"event: over\ndata: \n\n")


async def test_events_and_files_are_refused_without_a_login(house: House) -> None:
    async with house.visitor() as visitor:
        for path in ("/console/events", "/console/case/1/events", "/console/media/1"):
            assert (await visitor.get(path))[0] == 401


async def test_a_case_that_does_not_exist_is_not_found(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        assert (await visitor.get("/console/case/999"))[0] == 404
        assert (await visitor.post("/console/case/999/say", text="x"))[0] == 404


@pytest.mark.parametrize("size", [(9000, 9000), (6000, 100)])
async def test_a_huge_picture_is_refused_or_made_small(house: House, size: tuple[int, int]) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        status, _, _ = await visitor.post(
            f"/console/case/{case_id}/say", photo=io.BytesIO(picture("PNG", size))
        )
    kept = await rows(house, "media")
    if status == 422:
        assert size[0] * size[1] > 50_000_000 and kept == []
    else:
        assert max(Image.open(io.BytesIO(kept[0].body)).size) == 2048
