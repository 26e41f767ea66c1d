"""Incidents begin, are told once to chats and by letter, are repeated after hours, and end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.app.operating import Operating
from bot.clinic import chatline, slots
from bot.operating import funnels, health, incidents, questions, telling
from bot.operating.health import Report
from bot.operating.incidents import Found, Kind
from bot.store.session import Store
from handlers.mail import Mailer
from tests.clinic import NOON, TABLES, add, add_person, add_staff
from tests.console import Held
from tests.platforms.smtp import FakeSmtp

ZONE = "Asia/Shanghai"
DOWN = Report("telegram", "down", "telegram-502")


@dataclass
class Watch:
    """The background looks with one platform whose report a test sets, and a mail server."""

    store: Store
    clock: Held
    report: Report = field(default_factory=lambda: Report("telegram"))
    rung: list[tuple[str, ...]] = field(default_factory=list)

    def desk(self, mail: FakeSmtp | None = None) -> Operating:
        async def ask() -> Report:
            return self.report

        mailer = None
        if mail is not None:
            mailer = Mailer(mail.url, ["op@example.org"], "qm@example.org", self.clock)
        return Operating(
            store=self.store,
            clock=self.clock,
            zone=ZONE,
            locale="zh-CN",
            tally=funnels.Tally(versions={}, zone=ZONE),
            basket=questions.Basket(on=False),
            asks=[ask],
            mail=mailer,
            ring=self._ring,
        )

    def _ring(self, *topics: str) -> None:
        self.rung.append(topics)

    async def rows(self) -> list[Any]:
        table = TABLES["incident"]
        mine = select(table).where(table.c.kind == "channel").order_by(table.c.id)
        return await self.store.read(lambda conn: list(conn.execute(mine)))


async def bound(store: Store, role: str, name: str) -> int:
    """Somebody of this role whose own chat is bound."""

    def work(conn: Connection) -> int:
        person = add_person(conn, name)
        staff = add_staff(conn, name, role=role)
        row = {"staff_id": staff, "person_id": person, "bound_at": NOON}
        conn.execute(insert(TABLES["staff_chat"]), row)
        return person

    return await store.write(work)


async def told(store: Store, person: int, about: str = "连不上") -> list[str]:
    out = TABLES["outbox"]
    mine = select(out.c.body).where(out.c.person_id == person).order_by(out.c.id)
    bodies = await store.read(lambda conn: list(conn.execute(mine).scalars()))
    return [text for body in bodies if about in (text := str(body["text"]))]


async def test_a_channel_that_is_down_is_told_after_minutes_once_and_when_it_is_back(
    store: Store,
) -> None:
    person = await bound(store, "operator", "op")
    doctor = await bound(store, "doctor", "doc")
    watch = Watch(store, Held())
    async with FakeSmtp() as mail:
        desk = watch.desk(mail)
        watch.report = DOWN
        await desk.look()
        assert await told(store, person) == []
        for _ in range(4):
            watch.clock.pass_by(minutes=2)
            await desk.look()
        said = await told(store, person)
        assert len(said) == 1 and "telegram-502" in said[0]
        letters = [one for one in mail.letters if "连不上" in one.text]
        assert len(letters) == 1 and letters[0].to == ["op@example.org"]
        watch.clock.pass_by(hours=13)
        await desk.look()
        assert len(await told(store, person)) == 2
        watch.report = Report("telegram")
        watch.clock.pass_by(minutes=2)
        await desk.look()
        said = await told(store, person)
        assert len(said) == 3 and said[-1].startswith("✓")
        assert [one.text[0] for one in mail.letters if "连不上" in one.text] == ["⚠", "⚠", "✓"]
    assert await told(store, doctor) == []
    assert [row.over_at is not None for row in await watch.rows()] == [True]


async def test_a_channel_that_comes_back_within_minutes_is_never_told(store: Store) -> None:
    person = await bound(store, "operator", "op")
    watch = Watch(store, Held(), report=DOWN)
    desk = watch.desk()
    await desk.look()
    watch.report = Report("telegram")
    watch.clock.pass_by(minutes=2)
    await desk.look()
    watch.report = DOWN
    watch.clock.pass_by(minutes=2)
    await desk.look()
    assert await told(store, person) == []
    assert [row.over_at is None for row in await watch.rows()] == [False, True]


async def test_what_somebody_looks_after_is_not_told_again(store: Store) -> None:
    person = await bound(store, "operator", "op")
    watch = Watch(store, Held(), report=DOWN)
    desk = watch.desk()
    for _ in range(3):
        await desk.look()
        watch.clock.pass_by(minutes=3)
    (row,) = await watch.rows()
    take = partial(incidents.acknowledge, incident_id=row.id, by="staff:1", now=watch.clock())
    assert await store.write(take)
    assert not await store.write(take)
    watch.clock.pass_by(hours=30)
    await desk.look()
    assert len(await told(store, person)) == 1


async def test_two_processes_tell_an_incident_once(store: Store) -> None:
    def begin(conn: Connection) -> None:
        found = [Found(Kind.outbox, "wechat", {"minutes": 12, "rows": 3})]
        for _ in range(2):
            incidents.settle(conn, found, kinds=[Kind.outbox], now=NOON)

    await store.write(begin)
    tell = partial(incidents.ripe, now=NOON)
    first, second = await store.write(tell), await store.write(tell)
    assert [len(first), len(second)] == [1, 0]
    assert await store.write(partial(health.claim, now=NOON))
    assert not await store.write(partial(health.claim, now=NOON))


async def test_a_letter_that_does_not_leave_is_tried_again_and_is_an_incident(store: Store) -> None:
    watch = Watch(store, Held(), report=DOWN)
    async with FakeSmtp(refuses="451 later", login=("qm", "secret")) as mail:
        desk = watch.desk(mail)
        for _ in range(3):
            await desk.look()
            watch.clock.pass_by(minutes=3)
        open_ = await store.read(partial(incidents.open_, now=watch.clock()))
        assert {"mail", "channel"} <= {one.kind for one in open_}
        assert mail.letters == []
        mail.refuses = ""
        watch.clock.pass_by(minutes=6)
        await desk.look()
        assert any("连不上" in one.text for one in mail.letters)
        open_ = await store.read(partial(incidents.open_, now=watch.clock()))
        assert "mail" not in {one.kind for one in open_}


async def test_what_the_database_tells_of_is_found(store: Store) -> None:
    def work(conn: Connection) -> list[Found]:
        person = add_person(conn, "ann")
        old = NOON - timedelta(minutes=20)
        row = {"person_id": person, "channel": "telegram", "address": "ann", "created_at": old}
        row |= {"way": "push", "bulk": False, "again": True, "attempts": 0, "owner": ""}
        row |= {"platform_id": "", "due_at": old}
        add(conn, "outbox", key="a", state="queued", reason="", **row)
        add(conn, "outbox", key="b", state="failed", reason="telegram-403", **row)
        timer = {"name": "x", "person_id": person, "due_at": old, "state": "waiting"}
        add(conn, "timer", key="t", **timer)
        resource = add(conn, "resource", key="clinic", kind="site", zone=ZONE)
        add(conn, "stock", resource_id=resource, product="flu", quantity=3)
        nurse = add_staff(conn, "nurse", role="nurse")
        span = {"starts": "00:00", "ends": "24:00"}
        for weekday in range(7):
            add(conn, "shift", staff_id=nurse, weekday=weekday, **span)
        here = health.inside(conn, now=NOON)
        assert here.failures == [("telegram", "failed", "telegram-403", 1)]
        return health.broken(conn, [], here, now=NOON, zone=ZONE)

    found = {(one.kind, one.subject): dict(one.detail) for one in await store.write(work)}
    assert found[Kind.outbox, "telegram"] == {"minutes": 20, "rows": 1}
    assert found[Kind.timers, "timers"]["minutes"] == 20
    assert found[Kind.stock, "clinic flu"] == {"left": 3}
    assert found[Kind.staffing, "nurse"] == {"planned": 1, "online": 0}


async def test_what_runs_short_is_told_by_its_names_in_a_chat_and_a_letter(store: Store) -> None:
    def work(conn: Connection) -> None:
        for key, product, left in (("vaccine:river", "influenza", 0), ("vaccine:x", "y9", 1)):
            resource = add(conn, "resource", key=key, kind="vaccine", zone=ZONE)
            add(conn, "stock", resource_id=resource, product=product, quantity=left)

    person = await bound(store, "operator", "op")
    await store.write(work)
    site = slots.sites.load().name("vaccine:river", "zh-CN")
    async with FakeSmtp() as mail:
        await Watch(store, Held()).desk(mail).look()
        chats = await told(store, person, "剂。")
        letters = [one.text for one in mail.letters if "剂。" in one.text]
    for said in (chats, letters):
        named, unknown = sorted(said, key=lambda text: "y9" in text)
        assert f"{site}的流感疫苗只剩 0 剂" in named and "vaccine:x的y9只剩 1 剂" in unknown
        assert not any(code in named for code in ("vaccine:river", "influenza"))


async def test_a_role_that_is_short_is_told_by_its_name(store: Store) -> None:
    def work(conn: Connection) -> incidents.Incident:
        short = [Found(Kind.staffing, "sampler", {"planned": 2, "online": 0})]
        incidents.settle(conn, short, kinds=[Kind.staffing], now=NOON - timedelta(hours=1))
        return incidents.open_(conn, now=NOON)[0]

    said = telling.told(await store.write(work), chatline.texts(), "zh-CN")
    assert said.startswith("⚠ 采样员 排班 2 人，在线 0 人。")


async def test_a_file_is_an_incident_when_its_day_comes_near(store: Store) -> None:
    late = datetime(2027, 6, 20, tzinfo=NOON.tzinfo)
    found = health._files(late, ZONE)
    assert Kind.expired in {one.kind for one in found}
    assert Kind.expiring in {one.kind for one in found}


async def test_a_stopped_notice_is_an_incident_until_it_goes_on(store: Store) -> None:
    def work(conn: Connection) -> tuple[int, int]:
        values: dict[str, Any] = {
            "name": "流感季提醒",
            "kind": "service",
            "state": "stopped",
            "texts": {},
            "flows": [],
        }
        values |= {"audience": {}, "source": "", "made_by": "a", "approved_by": "b"}
        values |= {"reason": "errors", "created_at": NOON, "frozen_upto": 0}
        notice = add(conn, "notice", **values)
        one = health._notices(conn)[0]
        assert one.detail == {"reason": "errors", "name": "流感季提醒"}
        assert one.subject == f"notice:{notice}"
        first = len(health._notices(conn))
        table = TABLES["notice"]
        conn.execute(update(table).where(table.c.id == notice).values(state="running"))
        return first, len(health._notices(conn))

    assert await store.write(work) == (1, 0)
