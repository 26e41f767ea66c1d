"""A photo with a QR code goes to a patient only when it is meant; a plain one just goes."""

from __future__ import annotations

import io

import pytest
import segno
from aiohttp import FormData
from PIL import Image

from handlers.console import codes, photos
from tests.console import House
from tests.web.case_desk import accepted, rows
from tests.web.test_console_browser import photo

SCRIPT = {"HX-Request": "true"}


def coded(*, small: bool = False) -> bytes:
    """A desk in brown with a printed code on it."""
    drawn = io.BytesIO()
    segno.make("https://u.wechat.com/kJ8x1", error="m").save(drawn, kind="png", scale=6)
    square = Image.open(drawn).convert("RGB").rotate(12, expand=True, fillcolor="white")
    picture = Image.new("RGB", (1600, 1200), "sienna")
    picture.paste(square.resize((160, 160)) if small else square, (700, 500))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


@pytest.mark.parametrize("small", [False, True])
def test_a_code_is_seen_in_a_corner_of_a_photo_turned_a_little(small: bool) -> None:
    assert codes.seen(photos.develop(coded(small=small)))


def test_a_plain_photo_has_no_code() -> None:
    assert not codes.seen(photos.develop(photo()))


async def test_a_photo_with_a_code_is_asked_about_before_it_is_sent(house: House) -> None:
    li = await house.hire("li")
    path = f"/console/case/{await accepted(house, li)}/say"

    def form(csrf: str, way: str = "") -> FormData:
        made = FormData({"csrf": csrf, "text": "", "once": "a" * 32, "way": way})
        made.add_field("photo", coded(), filename="desk.jpg", content_type="image/jpeg")
        return made

    async with house.inside("li") as visitor:
        await visitor.get("/console")
        async with visitor.session.post(path, data=form(visitor.csrf), headers=SCRIPT) as answer:
            page = await answer.text()
        assert answer.status == 422 and "二维码" in page and 'value="sure"' in page
        assert await rows(house, "message") == []
        sent = form(visitor.csrf, "sure")
        async with visitor.session.post(path, data=sent, headers=SCRIPT) as answer:
            assert answer.status == 200
    (message,) = await rows(house, "message")
    assert message.kind == "image"
    assert "contact-sent" in [row.name for row in await rows(house, "case_event")]
