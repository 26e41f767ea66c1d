"""The web chat served over real HTTP from a real store, with a small talk behind it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, web
from sqlalchemy import Connection, select

from bot import outbox
from bot.bell import LocalBell
from bot.clock import now
from bot.crypto import Vault
from bot.i18n import Catalogue
from bot.messages import Button, Inbound, Kind, Outbound
from bot.store import people
from bot.store.columns import unlock
from bot.store.session import Store, connect
from bot.store.tables import Inbox, Outbox
from handlers.webchat import WebChat
from tests.databases import migrated

IN, OUT = Inbox.__table__, Outbox.__table__  # type: ignore[attr-defined]
OPTIONS = ("是的，有发热", "咳嗽", "咽痛或鼻塞", "都没有")
Reply = Callable[[Inbound, int], list[Outbound]]


@dataclass
class Taken:
    duplicate: bool = False


class SmallTalk:
    """Answers in the transaction that keeps the message, as a turn does."""

    def __init__(self, *, store: Store, bell: LocalBell) -> None:
        self.store, self.bell = store, bell
        self.away = False
        self.reply: Reply = ask

    async def take(self, inbound: Inbound) -> Taken:
        if self.away:
            raise OSError("the database is away")
        taken = await self.store.write(lambda conn: self._work(conn, inbound))
        self.bell.ring(f"web:{inbound.address}")
        return taken

    def _work(self, conn: Connection, inbound: Inbound) -> Taken:
        who = people.find(conn, channel="web", address=inbound.address, me="test")
        if who is None:
            who = people.begin(conn, inbound, locale=inbound.language or "zh-CN")
        inbox_id = people.keep(conn, inbound, person_id=who.id, state="done")
        if inbox_id is None:
            return Taken(duplicate=True)
        if inbound.code == "k:larger":
            people.set_person(conn, who.id, elder=not who.elder)
        for number, out in enumerate(self.reply(inbound, inbox_id)):
            put(conn, inbound.address, who.id, out, f"{inbox_id}:{number}", inbox_id=inbox_id)
        return Taken()


def put(
    conn: Connection,
    address: str,
    person_id: int,
    out: Outbound,
    key: str,
    *,
    inbox_id: int | None = None,
    at: datetime | None = None,
) -> int:
    return outbox.put(
        conn,
        person_id=person_id,
        channel="web",
        address=address,
        out=out,
        key=key,
        now=at or now(),
        inbox_id=inbox_id,
    )


def ask(inbound: Inbound, inbox_id: int) -> list[Outbound]:
    """A greeting, an echo, and a question with options whose codes are new each time."""
    buttons = tuple(Button(label, f"{inbox_id}.{n}") for n, label in enumerate(OPTIONS))
    match inbound.kind:
        case Kind.START:
            return [
                Outbound(text="您好！"),
                Outbound(text=f"哪里不舒服？{inbound.text}", buttons=buttons),
            ]
        case Kind.TEXT:
            return [Outbound(text=f"收到：{inbound.text}")]
        case Kind.IMAGE:
            return [Outbound(text="照片收到了。", media=inbound.media[0])]
        case _:
            return [Outbound(text=f"第 {inbox_id} 个问题：还有别的吗？", buttons=buttons)]


@dataclass
class House:
    """A running web chat: its address, its store and what stands behind it."""

    url: str
    store: Store
    bell: LocalBell
    turns: SmallTalk
    chat: WebChat
    folder: Path

    @staticmethod
    def now() -> datetime:
        return now()

    async def own(self) -> list[dict[str, Any]]:
        """Every message kept, oldest first."""
        rows = await self.store.read(lambda c: c.execute(select(IN).order_by(IN.c.id)).all())
        return [dict(row._mapping) for row in rows]

    async def replies(self) -> list[dict[str, Any]]:
        """Every reply, oldest first."""
        rows = await self.store.read(lambda c: c.execute(select(OUT).order_by(OUT.c.id)).all())
        return [dict(row._mapping) for row in rows]

    async def say(self, out: Outbound, key: str) -> int:
        """Something of our own for the only person there is: a clinician's words."""
        address, person_id = (await self.own())[-1]["address"], (await self.own())[-1]["person_id"]
        row = await self.store.write(lambda c: put(c, address, person_id, out, key))
        self.bell.ring(f"web:{address}")
        return row


@contextlib.asynccontextmanager
async def a_house(folder: Path, *, port: int = 0, public_url: str = "") -> AsyncIterator[House]:
    """Serve the chat on loopback; the store lies in *folder*."""
    unlock(Vault([b"k" * 32]))
    url = f"sqlite:///{folder / 'chat.db'}"
    await migrated(url)
    store, bell = connect(url), LocalBell()
    turns = SmallTalk(store=store, bell=bell)
    chat = WebChat(
        store=store,
        turns=turns,
        bell=bell,
        catalogue=Catalogue.load(),
        locale="zh-CN",
        public_url=public_url,
        clock=now,
    )
    app = web.Application(client_max_size=12 * 1024 * 1024)
    app.add_routes(chat.routes())
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    assert site._server is not None
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    try:
        yield House(f"http://127.0.0.1:{port}", store, bell, turns, chat, folder)
    finally:
        await chat.close()
        await runner.cleanup()
        await store.close()


class Tab:
    """One browser window, as far as the socket sees it."""

    def __init__(self, ws: ClientWebSocketResponse) -> None:
        self.ws = ws
        self.frames: list[dict[str, Any]] = []

    async def send(self, **frame: Any) -> None:
        await self.ws.send_str(json.dumps(frame))

    async def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next frame that fits; what came before it is in `frames` too."""
        async with asyncio.timeout(10):
            while True:
                message = await self.ws.receive()
                assert message.type is WSMsgType.TEXT, message
                frame: dict[str, Any] = json.loads(message.data)
                self.frames.append(frame)
                if wanted(frame):
                    return frame

    async def frame(self, kind: str, **values: Any) -> dict[str, Any]:
        return await self.until(
            lambda f: f["type"] == kind and all(f.get(k) == v for k, v in values.items())
        )

    def texts(self) -> list[str]:
        """What this window shows, in order."""
        return [f["text"] for f in self.frames if f["type"] in ("row", "own")]

    async def closed(self) -> int | None:
        """The code the line was closed with."""
        async with asyncio.timeout(10):
            while (await self.ws.receive()).type is WSMsgType.TEXT:
                pass
        return self.ws.close_code


@contextlib.asynccontextmanager
async def a_browser(house: House) -> AsyncIterator[ClientSession]:
    """A browser that has loaded the page, and so has the cookie."""
    async with ClientSession(house.url, cookie_jar=CookieJar(unsafe=True)) as session:
        async with session.get("/chat") as answer:
            assert answer.status == 200
        yield session


@contextlib.asynccontextmanager
async def a_tab(
    session: ClientSession, house: House, *, row: int = 0, own: int = 0, hello: bool = True
) -> AsyncIterator[Tab]:
    """A window of this browser; ready when everything stored so far was shown."""
    async with session.ws_connect("/chat/ws", headers={"Origin": house.url}) as ws:
        tab = Tab(ws)
        if hello:
            await tab.send(kind="hello", row=row, own=own)
            await tab.frame("ready")
        yield tab
