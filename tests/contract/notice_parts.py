"""People to tell something, a notice for them, and who sends it: for the tests of notices."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.announcing import Announcer
from bot.announcing.script import Script
from bot.bell import LocalBell
from bot.channel import Channel, Gate
from bot.clinic.notices import Audience, Draft, Kind, Reach, notice
from bot.clinic.notices import lifecycle as life
from bot.clinic.notices.recipients import RECIPIENT
from bot.clinic.notices.wording import Shape
from bot.clinic.people import PERSON
from bot.i18n import Catalogue
from bot.store.session import Store
from tests.clinic import NOON, add_person, add_staff
from tests.contract.turn_parts import Hand, push_limits

ZONE = "Asia/Shanghai"  # noon of the tests is noon there
TODAY = date(2026, 3, 2)
PICKS = {"intake": "menu-key-intake", "respiratory": "menu-key-respiratory"}
TEXTS = {"zh-CN": {"normal": "秋季接种开始了。", "elder": "可以打疫苗了。"}}
REACHES = {"telegram": Reach(rate=1000.0)}
CATALOGUE = Catalogue.load()


def a_draft(**more: Any) -> Draft:
    given: dict[str, Any] = {
        "name": "autumn",
        "kind": Kind.service,
        "texts": TEXTS,
        "flows": ["respiratory"],
        "audience": Audience(),
    }
    return Draft(**given | more)


def people(conn: Connection, count: int, *, channel: str = "telegram") -> list[int]:
    """People who agreed and may be written to; their address is their name."""
    return [add_person(conn, f"{channel}{n}", channel=channel) for n in range(count)]


def approved(conn: Connection, now: datetime = NOON, **more: Any) -> int:
    """A notice that was tested and that a second person approved."""
    made = notice.create(conn, a_draft(**more), by="li", picks=PICKS, now=now)
    life.tested(conn, made, by="li", now=now)
    life.approve(conn, made, by="wang", now=now, today=TODAY)
    return made


def running(conn: Connection, now: datetime = NOON, **more: Any) -> int:
    made = approved(conn, now, **more)
    life.start(conn, made, by="li", now=now, today=TODAY)
    return made


def clinician(conn: Connection) -> None:
    add_staff(conn, "wang")


def script(picks: dict[str, str] = PICKS) -> Script:
    limits = push_limits(passive=False)
    shapes = {"telegram": Shape(limits), "wechat": Shape(limits, taps=False)}
    return Script(catalogue=CATALOGUE, picks=picks, shapes=shapes)


def an_announcer(
    store: Store,
    channel: Channel,
    *,
    clock: Hand,
    gate: Gate | None = None,
    reaches: dict[str, Reach] = REACHES,
) -> Announcer:
    return Announcer(
        store=store,
        channels={channel.name: channel},
        gates={} if gate is None else {channel.name: gate},
        reaches=reaches,
        script=script(),
        bell=LocalBell(),
        clock=clock,
        zone=ZONE,
        tally=lambda channel, state: None,
    )


@asynccontextmanager
async def at_work(*announcers: Announcer) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(one.run()) for one in announcers]
    try:
        yield
    finally:
        for one in announcers:
            await one.stop(2.0)
        await asyncio.gather(*tasks)


def state_of(conn: Connection, made: int) -> str:
    found = notice.get(conn, made)
    assert found is not None
    return str(found.state)


def rows(conn: Connection, made: int) -> dict[str, tuple[str, str]]:
    """Person's pseudonym -> (state, reason)."""

    query = (
        select(PERSON.c.alias, RECIPIENT.c.state, RECIPIENT.c.reason)
        .join(PERSON, PERSON.c.id == RECIPIENT.c.person_id)
        .where(RECIPIENT.c.notice_id == made)
    )
    return {alias: (state, reason) for alias, state, reason in conn.execute(query)}


async def wait_for(store: Store, true: Callable[[Connection], bool], seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        while not await store.read(true):
            await asyncio.sleep(0.02)
