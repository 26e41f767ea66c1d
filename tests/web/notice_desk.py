"""Operators, followers and notices, for the tests of the pages of notices."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select

from bot.clinic.people import PERSON
from bot.store.people import ACCOUNT
from tests.clinic import NOON, TABLES, add_person
from tests.console import House

PAGE = "/console/notices"
FORM: dict[str, str] = {
    "name": "秋季流感疫苗",
    "kind": "service",
    "text:zh-CN:normal": "秋季流感疫苗到货了，点下面的按钮就能预约。六个月以上都可以打。",
    "text:zh-CN:elder": "流感疫苗到了，点下面预约。",
    "text:en:normal": "This autumn's flu vaccine has arrived. Tap below to book a visit.",
    "flow1": "respiratory",
    "channels:telegram": "on",
    "rest_days": "7",
    "reviewer": "wang",
}


async def staffed(house: House) -> None:
    """li prepares notices, wang approves them, and li has a chat of their own."""
    li = await house.hire("li", role="operator", title="运营")
    await house.hire("wang", role="reviewer", title="审核")
    await house.hire("chen", role="doctor")

    def work(conn: Connection) -> None:
        person = add_person(conn, "900", channel="telegram")
        conn.execute(PERSON.update().where(PERSON.c.id == person).values(staff=True))
        row = {"staff_id": li, "person_id": person, "bound_at": NOON}
        conn.execute(insert(TABLES["staff_chat"]), row)

    await house.store.write(work)


async def followed(house: House, telegram: int = 12, wechat: int = 5) -> None:
    """People on both channels; one of each wants no notices."""

    def work(conn: Connection) -> None:
        for channel, count in (("telegram", telegram), ("wechat", wechat)):
            for n in range(count):
                add_person(conn, f"{channel[0]}{1000 + n}", channel=channel)
        stopped = ("t1000", "w1000")
        conn.execute(PERSON.update().where(PERSON.c.alias.in_(stopped)).values(notices=False))

    await house.store.write(work)


async def outbox(house: House) -> list[Any]:
    table = TABLES["outbox"]
    query = select(table.c.address, table.c.body, table.c.bulk)
    return list(await house.store.read(lambda conn: conn.execute(query).all()))


async def accounts(house: House) -> int:
    return len(await house.store.read(lambda conn: conn.execute(select(ACCOUNT.c.id)).all()))
