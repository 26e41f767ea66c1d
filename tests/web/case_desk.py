"""Cases in a console, and what its pages say of them while they stay open."""

from __future__ import annotations

import io
from typing import Any

from aiohttp import ClientTimeout
from PIL import Image
from sqlalchemy import Connection, select

from bot.clinic import cases, files
from tests.clinic import NOON, TABLES, add, add_patient, add_person, open_case
from tests.console import House, Visitor

SUMMARY = {"complaint": "咳嗽", "assessment": "感冒", "advice": "休息", "seek_help": "气促就诊"}


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


async def photos(house: House, case_id: int, n: int) -> None:
    """The patient sends some photos."""

    def work(conn: Connection) -> None:
        case = cases.get(conn, case_id)
        assert case is not None
        for size in range(n):
            body = picture("JPEG", (60 + size, 40))
            kept = files.keep(
                conn, person_id=case.person_id, mime="image/jpeg", body=body, now=NOON
            )
            add(
                conn,
                "message",
                case_id=case_id,
                author="patient",
                staff_id=None,
                kind="image",
                body={},
                media_id=kept,
                platform_id="",
                at=NOON,
            )

    await house.store.write(work)


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
