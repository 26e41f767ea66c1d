"""The web chat's page, photos and files over real HTTP."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession
from PIL import Image

from bot.messages import Media, Outbound
from bot.store import history
from handlers.webchat import photos
from handlers.webchat.paper import accepted
from tests.web.webchat_house import House, a_browser, a_house, a_tab

STATIC = Path(__file__).resolve().parents[2] / "handlers" / "webchat" / "static"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as made:
        yield made


@pytest.fixture
async def browser(house: House) -> AsyncIterator[ClientSession]:
    """A browser whose person has said hello."""
    async with a_browser(house) as session, a_tab(session, house) as tab:
        await tab.send(kind="start", id="start")
        await tab.frame("stored")
        yield session


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(out, "PNG")
    return out.getvalue()


async def send(
    house: House, browser: ClientSession, data: bytes, *, name: str = "p1", origin: str = ""
) -> tuple[int, object]:
    headers = {"X-Message-Id": name, "Origin": origin or house.url}
    async with browser.post("/chat/photo", data=io.BytesIO(data), headers=headers) as answer:
        return answer.status, await answer.json(content_type=None) if answer.ok else None


async def test_the_page_runs_nothing_that_is_not_its_own(house: House) -> None:
    async with ClientSession(house.url) as browser, browser.get("/chat") as answer:
        page, policy = await answer.text(), answer.headers["Content-Security-Policy"]
    assert policy.startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
    )
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", page)
    assert not re.search(r"(?:src|href)=\"(?!/chat|#|tel:)", page)


async def test_the_pages_parts_are_kept_by_the_browser_and_asked_about(house: House) -> None:
    async with ClientSession(house.url) as browser:
        async with browser.get("/chat/static/chat.js") as answer:
            assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-cache")
            same = {"If-None-Match": answer.headers["ETag"]}
        async with browser.get("/chat/static/chat.js", headers=same) as answer:
            assert answer.status == 304
        for path in ("none.js", "../site.py", "..%2fsite.py", "%2e%2e/site.py"):
            async with browser.get(f"/chat/static/{path}") as answer:
                assert answer.status == 404


def test_the_script_never_turns_words_into_markup() -> None:
    for file in STATIC.glob("*.js"):
        code = file.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code)


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    async with ClientSession(house.url) as browser, browser.get("/chat") as answer:
        cookie = answer.cookies["qianmen_chat"]
    assert re.fullmatch(r"[\w-]{43}", cookie.value)
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["secure"]


async def test_behind_https_the_cookie_is_secure(tmp_path: Path) -> None:
    async with (
        a_house(tmp_path, public_url="https://clinic.example") as house,
        ClientSession(house.url) as browser,
        browser.get("/chat") as answer,
    ):
        assert answer.cookies["qianmen_chat"]["secure"]
        assert "wss://clinic.example" in answer.headers["Content-Security-Policy"]


async def test_a_second_visit_is_the_same_person(house: House, browser: ClientSession) -> None:
    async with browser.get("/chat") as first, browser.get("/chat") as second:
        assert first.cookies["qianmen_chat"].value == second.cookies["qianmen_chat"].value


@pytest.mark.parametrize(
    ("wanted", "query", "locale"),
    [
        ("en-GB,en;q=0.9,zh;q=0.1", "", "en"),
        ("zh-TW", "", "zh-TW"),
        ("fr;q=1, en;q=0.2", "", "en"),
        ("fr", "", "en"),
        ("zh-HK, en;q=0.5", "", "zh-TW"),
        ("q=;;;,*;q=x", "", "zh-CN"),
        ("zh-CN", "?lang=en", "en"),
        ("en", '?lang="><script>', "zh-CN"),
    ],
)
async def test_the_page_speaks_the_language_asked_for(
    house: House, wanted: str, query: str, locale: str
) -> None:
    async with (
        ClientSession(house.url, headers={"Accept-Language": wanted}) as browser,
        browser.get(f"/chat{query}") as answer,
    ):
        assert f'<html lang="{locale}"' in await answer.text()


def test_languages_come_in_the_order_they_are_wanted() -> None:
    assert accepted("en;q=0.5, zh-CN, fr;q=0, de;q=0.7") == ["zh-CN", "de", "en"]


async def test_a_photo_is_kept_sealed_and_shown_to_its_sender_only(
    house: House, browser: ClientSession
) -> None:
    assert await send(house, browser, picture()) == (200, {"stored": "p1"})
    kind, ref, mime, size, _, stored = (await house.own())[-1]["body"]["media"][0]
    assert (kind, mime, stored) == ("image", "image/jpeg", True)
    async with browser.get(f"/chat/media/{ref}") as answer:
        body = await answer.read()
        assert answer.content_type == "image/jpeg" and len(body) == size
    files = [f for f in Path(house.folder).iterdir() if f.name.startswith("chat.db")]
    assert files and all(body not in f.read_bytes() for f in files)
    async with a_browser(house) as other, other.get(f"/chat/media/{ref}") as answer:
        assert answer.status == 404
    async with ClientSession(house.url) as bare, bare.get(f"/chat/media/{ref}") as answer:
        assert answer.status == 404


async def test_a_photo_sent_again_is_kept_once(house: House, browser: ClientSession) -> None:
    for _ in range(2):
        assert await send(house, browser, picture()) == (200, {"stored": "p1"})
    assert sum(row["kind"] == "image" for row in await house.own()) == 1
    assert await house.store.read(lambda c: len(c.execute(history.MEDIA.select()).all())) == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"no picture", 415), (b"", 415), (b"\xff" * (photos.MOST_BYTES + 1), 413)],
)
async def test_what_is_no_photo_or_too_large_is_refused(
    house: House, browser: ClientSession, data: bytes, status: int
) -> None:
    assert (await send(house, browser, data))[0] == status
    assert all(row["kind"] != "image" for row in await house.own())


async def test_a_photo_is_taken_only_from_our_own_page_and_with_an_id(
    house: House, browser: ClientSession
) -> None:
    assert (await send(house, browser, picture(), origin="https://evil.example"))[0] == 403
    assert (await send(house, browser, picture(), name="a/b"))[0] == 400
    async with ClientSession(house.url) as bare:
        assert (await send(house, bare, picture()))[0] == 403


async def test_a_photo_before_the_first_word_is_asked_for_again(house: House) -> None:
    async with a_browser(house) as stranger:
        assert (await send(house, stranger, picture()))[0] == 409


async def test_a_photo_while_the_database_is_away_is_asked_for_again(
    house: House, browser: ClientSession
) -> None:
    house.turns.away = True
    assert (await send(house, browser, picture()))[0] == 503
    house.turns.away = False
    assert (await send(house, browser, picture()))[0] == 200


async def test_a_file_that_could_run_is_only_offered_as_a_download(
    house: House, browser: ClientSession
) -> None:
    person = (await house.own())[-1]["person_id"]
    media = await house.store.write(
        lambda c: history.keep_photo(
            c, person_id=person, mime="text/html", body=b"<script>", now=house.now()
        )
    )
    async with browser.get(f"/chat/media/{media}") as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


async def test_a_clinicians_photo_is_shown_to_the_person(
    house: House, browser: ClientSession
) -> None:
    await send(house, browser, picture())
    sent = (await house.own())[-1]["body"]["media"][0]
    media = Media(sent[0], sent[1], sent[2], sent[3], sent[4], stored=True)
    async with a_tab(browser, house) as tab:
        row = await house.say(Outbound(text="请看", media=media), "photo")
        shown = await tab.frame("row", row=row)
        assert shown["files"] == [{"kind": "image", "url": f"/chat/media/{sent[1]}", "name": ""}]


async def test_a_file_that_is_still_on_its_way_is_waited_for(
    house: House, browser: ClientSession
) -> None:
    person = (await house.own())[-1]["person_id"]
    row = {"person_id": person, "kind": "image", "channel": "telegram", "mime": "image/jpeg"}
    row |= {"size": 0, "state": "wanted", "attempts": 0, "created_at": house.now()}
    table = history.MEDIA
    media = await house.store.write(
        lambda c: c.execute(table.insert().returning(table.c.id), row).scalar_one()
    )
    asked = asyncio.create_task(_shown(browser, f"/chat/media/{media}"))
    await asyncio.sleep(0.2)
    assert not asked.done()
    body = picture()
    come = table.update().where(table.c.id == media).values(state="kept", body=body)
    await house.store.write(lambda c: c.execute(come) and None)
    house.bell.ring("fetched")
    assert await asked == (200, body)


async def _shown(browser: ClientSession, path: str) -> tuple[int, bytes]:
    async with browser.get(path) as answer:
        return answer.status, await answer.read()
