"""Photos and files in a case: how they are kept, shown and refused."""

from __future__ import annotations

import io
from functools import partial

import pytest
from PIL import Image
from sqlalchemy import Connection

from bot.clinic import cases
from tests.clinic import NOON, add
from tests.console import House
from tests.web.case_desk import accepted, picture, rows


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
        (b"no picture at all", "这种文件不能发"),
        (b"\xff\xd8\xff" + b"\0" * (10 * 1024 * 1024), "最大 10 MB"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "这种文件不能发"),
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


def sent_page(conn: Connection, case_id: int) -> int:
    """The patient's file, a web page; returns its id."""
    case = cases.get(conn, case_id)
    assert case is not None
    kept = {"mime": "text/html", "size": 8, "body": b"<b>x</b>", "state": "kept", "attempts": 0}
    sent = {"person_id": case.person_id, "channel": "telegram", "created_at": NOON}
    media_id = add(conn, "media", kind="file", **kept, **sent)
    cases.relay(
        conn, case_id=case_id, kind="file", body={}, media_id=media_id, platform_id="", now=NOON
    )
    return media_id


async def test_files_of_other_clinicians_patients_are_not_found(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)
    media_id = await house.store.write(partial(sent_page, case_id=case_id))
    async with house.inside("wu") as visitor:
        assert (await visitor.get(f"/console/media/{media_id}"))[0] == 404
    async with (
        house.inside("li") as visitor,
        visitor.session.get(f"/console/media/{media_id}") as answer,
    ):
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")


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
