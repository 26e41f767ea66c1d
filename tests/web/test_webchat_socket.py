"""The web chat's socket over real HTTP: nothing lost, nothing doubled, in every window alike."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from bot.messages import Button, Outbound
from handlers.webchat import frames
from handlers.webchat.allowance import BURST, SOCKETS
from tests.web.webchat_house import House, Tab, a_browser, a_house, a_tab


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as made:
        yield made


@pytest.fixture
async def browser(house: House) -> AsyncIterator[ClientSession]:
    async with a_browser(house) as session:
        yield session


async def begun(tab: Tab) -> Tab:
    """A talk in which the greeting was shown."""
    await tab.send(kind="start", id="start")
    await tab.until(lambda f: bool(f.get("buttons")))
    return tab


async def test_a_first_visit_is_greeted_once_however_many_windows_say_so(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as one, a_tab(browser, house) as two:
        assert one.frames[-1] == {"type": "ready", "empty": True}
        await one.send(kind="start", id="start", text="vax")
        await two.send(kind="start", id="start", text="vax")
        for tab in (one, two):
            await tab.until(lambda f: f.get("text") == "哪里不舒服？vax")
            await tab.frame("stored", id="start") if not _stored(tab, "start") else None
    assert [row["kind"] for row in await house.own()] == ["start"]
    assert len(await house.replies()) == 2


def _stored(tab: Tab, message_id: str) -> bool:
    return {"type": "stored", "id": message_id} in tab.frames


async def test_a_message_said_again_after_a_lost_line_is_kept_and_answered_once(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        await tab.send(kind="text", id="m1", text="咳嗽")
        # The line is cut before anything came back.
    async with a_tab(browser, house) as tab:
        await tab.send(kind="text", id="m1", text="咳嗽")
        await tab.frame("stored", id="m1")
        await tab.send(kind="text", id="m2", text="发热")
        await tab.until(lambda f: f.get("text") == "收到：发热")
        assert tab.texts().count("收到：咳嗽") == tab.texts().count("咳嗽") == 1
    assert [row["body"]["text"] for row in await house.replies()][2:] == [
        "收到：咳嗽",
        "收到：发热",
    ]


async def test_a_reload_restores_the_whole_talk_in_order(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        for number in range(3):
            await tab.send(kind="text", id=f"m{number}", text=f"第{number}句")
        await tab.until(lambda f: f.get("text") == "收到：第2句")
    async with a_tab(browser, house) as again:
        assert again.frames[-1] == {"type": "ready", "empty": False}
        expected = ["您好！", "哪里不舒服？"]
        for number in range(3):
            expected += [f"第{number}句", f"收到：第{number}句"]
        assert again.texts() == expected


async def test_a_line_that_comes_back_gets_only_what_it_lacks(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        await tab.send(kind="text", id="m1", text="一")
        last = await tab.until(lambda f: f.get("text") == "收到：一")
        own = next(f for f in tab.frames if f["type"] == "own")
        await tab.send(kind="seen", rows=[f["row"] for f in tab.frames if f["type"] == "row"])
        await _sent(house, 3)
    await house.say(Outbound(text="医生：您好"), "doctor")
    async with a_tab(browser, house, row=last["row"], own=own["n"]) as tab:
        assert tab.texts() == ["医生：您好"]


async def _sent(house: House, count: int) -> None:
    async with asyncio.timeout(10):
        while sum(row["state"] == "sent" for row in await house.replies()) < count:
            await asyncio.sleep(0.01)


async def test_what_another_window_says_is_shown_in_this_one_once(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as one, a_tab(browser, house) as two:
        await begun(one)
        await one.send(kind="text", id="m1", text="从第一个窗口")
        for tab in (one, two):
            await tab.until(lambda f: f.get("text") == "收到：从第一个窗口")
        await two.send(kind="text", id="m2", text="从第二个窗口")
        for tab in (one, two):
            await tab.until(lambda f: f.get("text") == "收到：从第二个窗口")
            assert tab.texts() == [
                "您好！",
                "哪里不舒服？",
                "从第一个窗口",
                "收到：从第一个窗口",
                "从第二个窗口",
                "收到：从第二个窗口",
            ]


async def test_a_reply_is_sent_when_the_browser_says_it_was_seen(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        rows = [f["row"] for f in tab.frames if f["type"] == "row"]
        assert {row["state"] for row in await house.replies()} == {"queued"}
        await tab.send(kind="seen", rows=[*rows, 999_999])
        await _sent(house, 2)
        assert {row["way"] for row in await house.replies()} == {"socket"}
        assert all(row["sent_at"] for row in await house.replies())


async def test_another_person_sees_and_marks_nothing_of_it(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        rows = [f["row"] for f in tab.frames if f["type"] == "row"]
        async with a_browser(house) as other, a_tab(other, house) as theirs:
            await theirs.send(kind="seen", rows=rows)
            await theirs.send(kind="ping")
            await theirs.frame("pong")
            assert theirs.texts() == []
        assert {row["state"] for row in await house.replies()} == {"queued"}


async def test_garbage_is_refused_and_the_talk_goes_on(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        for raw in ("{", "[" * 50_000, '{"kind":"gone","id":"x"}', "null"):
            await tab.ws.send_str(raw)
            assert (await tab.frame("refused"))["why"] == "unreadable"
        await tab.ws.send_bytes(b"\x00\xff")
        await tab.frame("refused")
        await tab.send(kind="text", id="big", text="长" * (frames.MOST_TEXT + 1))
        assert await tab.frame("refused", id="big", why="long")
        await tab.send(kind="text", id="m1", text="还在吗")
        await tab.until(lambda f: f.get("text") == "收到：还在吗")


async def test_a_frame_larger_than_any_of_ours_ends_the_line(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await tab.ws.send_str("a" * (frames.MOST_FRAME + 10))
        assert await tab.closed() == 1009


@pytest.mark.parametrize(
    "words",
    ["<img src=x onerror=alert(1)>", "👩‍👩‍👧 頭痛", "字" * frames.MOST_TEXT,
     "'; DROP TABLE inbox;--", "\u202ertl"],
)  # fmt: skip
async def test_any_text_comes_back_as_it_was_written(
    house: House, browser: ClientSession, words: str
) -> None:
    async with a_tab(browser, house) as tab:
        await tab.send(kind="text", id="m1", text=words)
        assert (await tab.frame("own", id="m1"))["text"] == words


async def test_a_window_that_sends_too_fast_is_told_and_loses_nothing(
    house: House, browser: ClientSession
) -> None:
    count = int(BURST) + 3
    async with a_tab(browser, house) as tab:
        for number in range(count):
            await tab.send(kind="text", id=f"m{number}", text=str(number))
        await tab.frame("slow")
        await tab.until(lambda f: f.get("text") == f"收到：{count - 1}")
    assert [row["body"]["text"] for row in await house.own()] == [str(n) for n in range(count)]


async def test_the_sixth_window_is_refused_until_another_closes(
    house: House, browser: ClientSession
) -> None:
    tabs = [a_tab(browser, house) for _ in range(SOCKETS)]
    for tab in tabs:
        await tab.__aenter__()
    async with a_tab(browser, house, hello=False) as sixth:
        assert await sixth.closed() == 4002
    await tabs[0].__aexit__(None, None, None)
    async with asyncio.timeout(10):
        while True:
            async with a_tab(browser, house, hello=False) as again:
                await again.send(kind="ping")
                if (await again.ws.receive()).data == '{"type": "pong"}':
                    break
    for tab in tabs[1:]:
        await tab.__aexit__(None, None, None)


async def test_when_the_database_is_away_the_line_is_closed_and_the_message_not_acknowledged(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        house.turns.away = True
        await tab.send(kind="text", id="m1", text="咳嗽")
        assert await tab.closed() == 1013
        assert not _stored(tab, "m1")
    house.turns.away = False
    async with a_tab(browser, house) as tab:
        await tab.send(kind="text", id="m1", text="咳嗽")
        await tab.until(lambda f: f.get("text") == "收到：咳嗽")


async def test_a_page_of_another_site_gets_no_line(house: House, browser: ClientSession) -> None:
    for origin in ("https://evil.example", "null", ""):
        with pytest.raises(WSServerHandshakeError) as caught:
            await browser.ws_connect("/chat/ws", headers={"Origin": origin})
        assert caught.value.status == 403


async def test_a_browser_without_the_cookie_is_told_by_the_closing_code(house: House) -> None:
    async with ClientSession(house.url) as bare, a_tab(bare, house, hello=False) as tab:
        assert await tab.closed() == 4001


async def test_the_language_changes_with_the_next_question(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        await tab.send(kind="language", id="lang-1", lang="en")
        assert await tab.frame("person", lang="en")
        assert (await tab.frame("own", id="lang-1"))["code"] == "k:repeat"


async def test_large_type_is_told_to_every_window(house: House, browser: ClientSession) -> None:
    async with a_tab(browser, house) as one, a_tab(browser, house) as two:
        await begun(one)
        await one.send(kind="tap", id="m1", code="k:larger")
        assert await two.frame("person", elder=True)


async def test_what_a_clinician_says_arrives_by_itself_with_its_options(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        await begun(tab)
        out = Outbound(
            text="请评价", buttons=(Button("好", "9.0"), Button("不好", "9.1", "danger"))
        )
        row = await house.say(out, "rate")
        shown = await tab.frame("row", row=row)
        assert shown["buttons"] == [["好", "9.0", ""], ["不好", "9.1", "danger"]]


async def test_a_stop_of_the_program_sends_the_pages_away(
    house: House, browser: ClientSession
) -> None:
    async with a_tab(browser, house) as tab:
        closing = asyncio.create_task(house.chat.close())
        assert await tab.closed() == 1001
        await closing
