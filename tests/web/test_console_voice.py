"""A clinician's voice and files: recorded in the page, and brought to each channel as it can."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Page,
    async_playwright,
    expect,
)
from sqlalchemy import Connection, update

from bot.bell import LocalBell
from bot.clinic import cases, files, links
from bot.store.people import ACCOUNT
from bot.store.session import Store
from handlers.console import opus, uploads
from handlers.telegram.limits import LIMITS as TELEGRAM
from handlers.webchat.channel import LIMITS as WEB
from handlers.wechat.channel import LIMITS as WECHAT
from tests.clinic import NOON, add
from tests.console import Held, House, Recording, serve
from tests.web.browsing import FLAGS
from tests.web.case_desk import accepted, rows
from tests.web.test_console_browser import DESK, log_in, unharmed

MICROPHONE = ["--use-fake-device-for-media-stream"]
GRANTED = [*MICROPHONE, "--use-fake-ui-for-media-stream"]
LIMITS = {"web": WEB, "telegram": TELEGRAM, "wechat": WECHAT}
MP3 = b"ID3\x04" + bytes(400)
OGG = b"OggS" + bytes(400)


@pytest.fixture
async def house(store: Store) -> AsyncIterator[House]:
    """With the limits of each channel, and an address patients can follow a link to."""
    values: dict[str, Any] = {"public_url": "http://clinic.example/", "limits": LIMITS}
    async with serve(store, Recording(), LocalBell(), Held(), **values) as running:
        yield running


async def pages(chromium_path: str, *flags: str) -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        opened = await driver.chromium.launch(executable_path=chromium_path, args=[*FLAGS, *flags])
        yield opened
        await opened.close()


@pytest.fixture
async def refused(chromium_path: str) -> AsyncIterator[Browser]:
    async for opened in pages(chromium_path, *MICROPHONE):
        yield opened


@pytest.fixture
async def granted(chromium_path: str) -> AsyncIterator[Browser]:
    async for opened in pages(chromium_path, *GRANTED):
        yield opened


async def on(house: House, channel: str) -> None:
    """Where the patient wrote last."""
    await house.store.write(lambda conn: conn.execute(update(ACCOUNT).values(channel=channel)))


async def at_case(context: BrowserContext, house: House) -> Page:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    return page


@pytest.mark.browser
async def test_a_voice_is_recorded_with_the_keyboard_heard_and_sent(
    house: House, granted: Browser
) -> None:
    async with await granted.new_context(viewport=DESK, locale="zh-CN") as context:
        page = await at_case(context, house)
        await page.keyboard.press("Escape")  # out of the field, to the keys of the page
        await page.keyboard.press("v")
        record, state = page.locator("#record"), page.locator("#recording")
        await expect(record).to_have_attribute("aria-pressed", "true")
        await expect(state).to_contain_text("正在录音")
        found = await Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        await page.wait_for_timeout(1500)
        await record.press("Enter")
        await expect(state).to_contain_text("录好了")
        await expect(page.locator("#heard")).to_be_visible()
        await expect(page.locator("#send")).to_be_focused()
        found = await Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        await page.keyboard.press("Enter")
        sound = page.locator(".bubble.clinician audio")
        await expect(sound).to_be_visible()
        assert await sound.evaluate(DECODED) > 1.0  # seconds, as the browser decodes them
        await expect(page.locator("#heard")).to_be_hidden()
        await expect(state).to_be_empty()
        unharmed(page)
    (media,) = await rows(house, "media")
    assert (media.kind, media.mime) == ("voice", "audio/ogg")
    (bubble,) = await rows(house, "outbox")
    assert bubble.body["media"][0] == "voice"


DECODED = """async (audio) => {
  const body = await (await fetch(audio.src)).arrayBuffer();
  return (await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(body)).duration;
}"""


@pytest.mark.browser
async def test_without_a_microphone_it_is_said_and_a_file_goes(
    house: House, refused: Browser
) -> None:
    async with await refused.new_context(viewport=DESK, locale="zh-CN") as context:
        page = await at_case(context, house)
        await page.locator("#record").press("Enter")
        await expect(page.locator("#recording")).to_contain_text("不允许使用麦克风")
        await expect(page.locator("#record")).to_have_attribute("aria-pressed", "false")
        file = FilePayload(name="voice.mp3", mimeType="audio/mpeg", buffer=MP3)
        await page.locator("#photo").set_input_files(file)
        await expect(page.locator("#picked")).to_have_text("voice.mp3")
        await page.locator("#drop").press("Enter")
        await expect(page.locator("#picked")).to_be_empty()
        await page.locator("#photo").set_input_files(file)
        await page.locator("#send").press("Enter")
        await expect(page.locator(".bubble.clinician audio")).to_be_visible()
        unharmed(page)
    assert [media.mime for media in await rows(house, "media")] == ["audio/mpeg"]


@pytest.mark.browser
async def test_what_wechat_does_not_take_goes_as_a_link_when_the_clinician_says_so(
    house: House, granted: Browser
) -> None:
    async with await granted.new_context(viewport=DESK, locale="zh-CN") as context:
        page = await at_case(context, house)
        await on(house, "wechat")
        file = FilePayload(name="note.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 x")
        await page.locator("#photo").set_input_files(file)
        await page.locator("#text").fill("请看")
        await page.locator("#send").press("Enter")
        error = page.locator("#say-error")
        await expect(error).to_contain_text("微信只收照片和 2 MB 以内的 MP3、AMR 语音")
        assert await rows(house, "outbox") == []
        await error.get_by_role("button", name="改发链接").press("Enter")
        await expect(page.locator(".bubble.clinician .file")).to_be_visible()
        await expect(page.locator("#picked")).to_be_empty()
    link, words = [row.body["text"] for row in await rows(house, "outbox")]
    assert words == "请看" and "http://clinic.example/chat/sent/" in link
    token = link.rpartition("/")[2]
    now = house.clock.now

    found = await house.store.write(lambda conn: links.follow(conn, token, now=now))
    assert found is not None and found.body == b"%PDF-1.7 x"
    late = now + links.VALID
    assert await house.store.write(lambda conn: links.follow(conn, token, now=late)) is None
    for wrong in (token[:-2] + "AA", "x" * 60, token[4:]):
        assert await house.store.write(partial(links.follow, given=wrong, now=now)) is None
    opened = [row for row in await rows(house, "audit") if row.action == "media.opened"]
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("channel", "body", "sent"),
    [
        ("wechat", MP3, True),
        ("wechat", b"#!AMR\n" + bytes(40), True),
        ("wechat", OGG, False),
        ("wechat", MP3 + bytes(3_000_000), False),
        ("telegram", OGG, True),
        ("telegram", b"%PDF-1.7", True),
        ("web", OGG, True),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
async def test_each_channel_gets_what_it_can_carry(
    house: House, channel: str, body: bytes, sent: bool
) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    await on(house, channel)
    async with house.inside("li") as visitor:
        await visitor.get(f"/console/case/{case_id}")
        path = f"/console/case/{case_id}/say"
        status, text, _ = await visitor.post(path, text="", photo=io.BytesIO(body))
    assert status == (303 if sent else 422)
    assert ("改发链接" in text) is not sent
    assert len(await rows(house, "outbox")) == sent


async def test_without_an_address_of_its_own_no_link_is_offered(store: Store) -> None:
    async with serve(store, Recording(), LocalBell(), Held(), limits=LIMITS) as house:
        li = await house.hire("li")
        case_id = await accepted(house, li)
        await on(house, "wechat")
        async with house.inside("li") as visitor:
            await visitor.get(f"/console/case/{case_id}")
            path = f"/console/case/{case_id}/say"
            status, text, _ = await visitor.post(path, text="", photo=io.BytesIO(OGG))
    assert status == 422 and "改发链接" not in text and "写成文字" in text


async def test_a_patients_voice_is_played_on_the_page(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)

    def work(conn: Connection) -> None:
        case = cases.get(conn, case_id)
        assert case is not None
        whose: dict[str, Any] = {"person_id": case.person_id, "mime": "audio/amr", "kind": "voice"}
        amr = files.keep(conn, body=b"#!AMR", now=NOON, **whose)
        ogg = files.keep(conn, body=OGG, now=NOON, **(whose | {"mime": "audio/ogg"}))
        for media_id in (amr, ogg):
            add(
                conn, "message", case_id=case_id, author="patient", staff_id=None, kind="voice",
                body={}, media_id=media_id, platform_id="", at=NOON,
            )  # fmt: skip

    await house.store.write(work)
    async with house.inside("li") as visitor:
        _, text = await visitor.get(f"/console/case/{case_id}")
    assert text.count("<audio controls") == 1
    assert "download" in text  # no browser plays AMR: it is kept as it came


def block(packet: bytes) -> bytes:
    """A simple block of a track."""
    body = b"\x81\x00\x00\x80" + packet
    return b"\xa3" + (0x4000 | len(body)).to_bytes(2, "big") + body


HEAD = b"OpusHead" + bytes([1, 1]) + bytes(9)
TRACK = b"\xae" + bytes([0x80 | 31]) + b"\x86\x86A_OPUS" + b"\x63\xa2\x93" + HEAD
OPEN = b"\x1aE\xdf\xa3\x80\x18\x53\x80\x67\xff" + b"\x16\x54\xae\x6b" + bytes([0x80 | 33])


def test_a_recording_keeps_every_packet_and_its_length() -> None:
    packets = [bytes([0x78, n]) + bytes(n) for n in range(1, 121)]  # 20 ms each
    data = OPEN + TRACK + b"\x1f\x43\xb6\x75\xff" + b"".join(map(block, packets))
    found = opus.to_ogg(data + b"\xa3\x4f")  # cut off in its last block
    pages = found.split(b"OggS\0")[1:]
    assert [page[0] for page in pages] == [2, 0, 0, 0, 4]
    assert int.from_bytes(pages[-1][1:9], "little") == 120 * 960
    assert b"".join(packets) in b"".join(page[22 + page[21] :] for page in pages[2:])


@pytest.mark.parametrize(
    "data",
    [
        opus.WEBM,
        opus.WEBM + bytes(9),
        OPEN + TRACK,
        OPEN + TRACK + b"\x1f\x43\xb6\x75\xff" + b"\xa3\x82\x81\x00",
        OPEN + TRACK.replace(b"A_OPUS", b"A_MPEG") + block(b"\x78x"),
    ],
)
def test_what_is_no_recording_is_refused(data: bytes) -> None:
    with pytest.raises(uploads.Unusable):
        uploads.take(data, "voice.webm")
