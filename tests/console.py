"""A console on loopback with a real store, for tests: no part of it is replaced but the turn."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer
from sqlalchemy import Connection, update

from bot.announcing.script import Script
from bot.bell import Bell, LocalBell
from bot.check.wording import Texts as Release
from bot.clinic import staff
from bot.clinic.notices import Reach, Reaches
from bot.clinic.notices.wording import Shape
from bot.conversation.words import menu_picks
from bot.i18n import Catalogue
from bot.store.session import Store
from flows import BOOK
from handlers.console.operating.notice_kit import Kit
from handlers.console.site import Console
from handlers.telegram.limits import LIMITS as TELEGRAM
from handlers.webchat.channel import LIMITS as WEB
from handlers.wechat.channel import LIMITS as WECHAT
from handlers.wechat.menu import labels
from tests.clinic import NOON, TABLES
from tests.hashes import QUICK

PASSWORD = "teekanne im regal"
CSRF = re.compile(r'name="(?:csrf|token)" value="([^"]+)"')


@dataclass
class Recording:
    """Writes down what the console tells the talk, and lets the store decide about keys."""

    told: list[tuple[int, str, dict[str, Any], str]] = field(default_factory=list)
    woken: int = 0

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool:
        if any(key == known for *_, known in self.told):
            return False
        self.told.append((person_id, name, data, key))
        return True

    def wake(self) -> None:
        self.woken += 1


@dataclass
class Held:
    """A clock that stands still until a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class House:
    """A running console."""

    store: Store
    turns: Any  # Recording, unless the program's own turns are under test
    bell: Bell
    clock: Any  # Held, unless time goes by itself
    url: str
    app: Any = None  # the `web.Application` that is served

    async def hire(self, login: str, *, licence: str = "110", **more: Any) -> int:
        """Someone with PASSWORD, which they need not change."""
        hashed = QUICK.hash(PASSWORD)

        def work(conn: Connection) -> int:
            staff_id = staff.add(
                conn,
                login=login,
                name=f"{login}医生",
                role="doctor",
                title="主治医师",
                licence=licence,
                password=hashed,
                now=self.clock(),
            )
            values = {"once": False} | more
            conn.execute(
                update(TABLES["staff"]).where(TABLES["staff"].c.id == staff_id).values(values)
            )
            return staff_id

        return await self.store.write(work)

    @asynccontextmanager
    async def visitor(self) -> AsyncIterator[Visitor]:
        jar = CookieJar(unsafe=True)
        async with ClientSession(self.url, cookie_jar=jar) as session:
            yield Visitor(session)

    @asynccontextmanager
    async def inside(self, login: str) -> AsyncIterator[Visitor]:
        """A browser in which *login* is logged in."""
        async with self.visitor() as visitor:
            assert (await visitor.log_in(login))[0] == 303
            yield visitor


@dataclass
class Visitor:
    """A browser's cookies and the token of the page it saw last."""

    session: ClientSession
    csrf: str = ""

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self.session.get(path, headers=headers, allow_redirects=False) as answer:
            text = await answer.text()
            found = CSRF.search(text)
            self.csrf = found[1] if found else self.csrf
            return answer.status, text

    async def post(
        self, path: str, *, token: str | None = None, headers: Any = None, **fields: Any
    ) -> tuple[int, str, str]:
        """(status, text, location); the page's token is sent unless another is given."""
        name = "token" if path.startswith("/console/login") else "csrf"
        data = {name: self.csrf if token is None else token} | fields
        async with self.session.post(
            path, data=data, headers=headers, allow_redirects=False
        ) as answer:
            return answer.status, await answer.text(), answer.headers.get("Location", "")

    async def log_in(self, login: str, password: str = PASSWORD) -> tuple[int, str]:
        await self.get("/console/login")
        status, text, _ = await self.post("/console/login", login=login, password=password)
        if status == 303 and (await self.get("/console"))[0] == 303:
            await self.get("/console/password")  # a page that everybody has
        return status, text


@asynccontextmanager
async def a_house(store: Store, *, public_url: str = "", **more: Any) -> AsyncIterator[House]:
    """A console whose turns are only written down and whose clock stands still."""
    async with serve(
        store, Recording(), LocalBell(), Held(), public_url=public_url, **more
    ) as house:
        yield house


def kit(reaches: Reaches | None = None) -> Kit:
    """Notices that can go out on Telegram and WeChat, as far as the pages know."""
    shapes = {
        "telegram": Shape(TELEGRAM),
        "wechat": Shape(WECHAT),
        "web": Shape(WEB),
    }
    script = Script(catalogue=Catalogue.load(), picks=menu_picks(BOOK), shapes=shapes)
    given = reaches or {
        "telegram": Reach(rate=28.0),
        "wechat": Reach(rate=50.0, counted=True, mass=True, forms=True),
    }
    return Kit(lambda: given, script)


@asynccontextmanager
async def serve(
    store: Store, turns: Any, bell: Bell, clock: Any, *, public_url: str = "", **more: Any
) -> AsyncIterator[House]:
    """*more* is of `Console`."""
    more.setdefault("notices", kit())
    catalogue, limits = Catalogue.load(), {"web": WEB, "wechat": WECHAT}
    menus = {"wechat": labels()}
    given: dict[str, Any] = {"limits": limits, "release": Release(BOOK, catalogue, limits, menus)}
    console = Console(
        store=store,
        turns=turns,
        bell=bell,
        catalogue=catalogue,
        locale="zh-CN",
        timezone="Asia/Shanghai",
        public_url=public_url,
        clock=clock,
        clinic_name="前门诊所",
        book=BOOK,
        passwords=staff.Passwords(),
        **(given | more),
    )
    app = web.Application()
    app.add_routes(console.routes())
    server = TestServer(app)
    await server.start_server()
    try:
        yield House(store, turns, bell, clock, str(server.make_url("")).rstrip("/"), app)
    finally:
        await console.close()
        await server.close()
