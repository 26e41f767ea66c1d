"""Reminders say only what is still so when they leave: on both databases, against who cancels."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select

from bot.channel import SendError, Verdict
from bot.clinic import appointments, slots
from bot.clinic.effects import EFFECTS
from bot.clinic.slots import Booking
from bot.clinic.watchfile import watch
from bot.conversation import Conversation
from bot.i18n import Catalogue
from bot.messages import Service
from bot.outbox import OUT
from bot.store.session import Store
from bot.timers import Timers
from flows import BOOK
from tests.clinic import NOON, TABLES, add_patient, add_person
from tests.contract.lab_parts import an_order
from tests.contract.slot_parts import DAY, add_resource, add_slot, booked, brought, held
from tests.contract.turn_parts import Desk, Hand, Letterbox, a_desk, row_states, until
from tests.unit.real_effects import rows

ZONE = ZoneInfo("Asia/Shanghai")
EVE = NOON.replace(hour=10) + timedelta(seconds=1)  # 18 o'clock in the clinic, the day before


def _alert(conn: Connection, context: Any, how: str) -> None:
    pass


CONVERSATION = Conversation(
    book=BOOK,
    effects=EFFECTS,
    catalogue=Catalogue.load(default="zh-CN", terms={"emergency": "120", "crisis-backup": "120"}),
    watch=watch(),
    alert=_alert,
    listens=False,
)


@dataclass
class Announcing(Letterbox):
    """A channel with a budget, that can tell of a service where nothing may be pushed."""

    passive: bool = True
    notices: list[tuple[str, Service]] = field(default_factory=list)
    refusal: SendError | None = None
    takes: bool = True

    async def notify(self, to: str, service: Service, *, key: str) -> bool:
        if self.refusal is not None:
            raise self.refusal
        if self.takes:
            self.notices.append((to, service))
        return self.takes


def a_house(store: Store, box: Letterbox | None = None) -> tuple[Desk, Timers]:
    clock = Hand(at=NOON)
    desk = a_desk(store, box=box, clock=clock, conversation=CONVERSATION)
    timers = Timers(store=store, turns=desk.turns, clock=clock, tally=lambda name, state: None)
    return desk, timers


def a_visit(conn: Connection, name: str = "ann") -> Booking:
    """A home visit tomorrow at two in the afternoon, with its reminders."""
    order = an_order(conn, name)
    visit = slots.get(conn, order.visit_id)
    assert visit is not None
    appointments.before(conn, visit, now=NOON)
    return visit


def cancelled(conn: Connection, visit: Booking, now: datetime) -> None:
    asked = {"booking_id": visit.id, "person_id": visit.person_id, "reason": "person", "now": now}
    assert isinstance(slots.cancel(conn, **asked), Booking)  # type: ignore[arg-type]


async def test_a_home_visit_is_reminded_of_the_evening_before_and_two_hours_ahead(
    store: Store,
) -> None:
    desk, timers = a_house(store)
    visit = await store.write(a_visit)
    async with desk.sending():
        for moment in (EVE, visit.starts_at - timedelta(hours=2)):
            desk.clock.at = moment
            await timers.tick()
            await _settled(store)
    first, second = desk.box.to("ann")
    assert first.startswith("提醒：ann的三联检测约在明天 12:00–13:00 上门")
    assert second.startswith("快到时间了：今天 12:00–13:00 上门给ann采样")


async def test_a_reminder_written_before_the_visit_was_cancelled_does_not_leave_after_it(
    store: Store,
) -> None:
    desk, timers = a_house(store)
    visit = await store.write(a_visit)
    desk.clock.at = EVE
    await timers.tick()  # written, and the sender has not looked yet
    await store.write(partial(cancelled, visit=visit, now=EVE))
    async with desk.sending():
        await until(lambda: True)
        desk.bell.ring("outbox")
        await _settled(store)
    assert desk.box.sent == []
    assert [(state, why) for _, state, why in await store.read(row_states)] == [
        ("skipped", "stale")
    ]


async def test_of_a_reminder_and_a_cancellation_at_once_none_is_sent_after_it(store: Store) -> None:
    desk, timers = a_house(store)
    names = [f"p{n}" for n in range(12)]
    visits = [await store.write(partial(a_visit, name=name)) for name in names]
    desk.clock.at = EVE
    await asyncio.gather(
        timers.tick(),
        *(store.write(partial(cancelled, visit=visit, now=EVE)) for visit in visits),
    )
    async with desk.sending():
        desk.bell.ring("outbox")
        await _settled(store)
    assert desk.box.sent == []


async def test_a_visit_that_was_moved_is_reminded_of_at_its_new_time_alone(store: Store) -> None:
    desk, timers = a_house(store)

    def moved(conn: Connection) -> Booking:
        visit = a_visit(conn)
        later = add_slot(conn, add_resource(conn, "home:later"), NOON + 3 * DAY)
        assert visit.person_id is not None and visit.patient_id is not None
        who = (visit.person_id, visit.patient_id)
        hold = held(conn, later, who, product=visit.product, moving=visit.id)
        found = brought(conn, visit, hold)
        assert isinstance(found, Booking)
        appointments.before(conn, found, now=NOON)
        return found

    await store.write(moved)
    async with desk.sending():
        for day in range(3):
            desk.clock.at = EVE + day * DAY
            await timers.tick()
        await until(lambda: bool(desk.box.sent))
        await _settled(store)
    assert len(desk.box.sent) == 1 and "明天 12:00" in desk.box.sent[0][1]


async def test_nobody_is_reminded_at_night_nor_who_wants_no_notices(store: Store) -> None:
    desk, timers = a_house(store)

    def story(conn: Connection) -> None:
        for name, hours, planned in (("dawn", 3, [18, 8]), ("night", 11, [18])):
            at = NOON + DAY - timedelta(hours=hours)
            early = add_slot(conn, add_resource(conn, f"home:{name}"), at)
            person = add_person(conn, name)
            who = (person, add_patient(conn, person, name))
            visit = booked(conn, early, who, product="panel-3")
            appointments.before(conn, visit, now=NOON)
            theirs = [row for row in rows(conn, "timer") if row.body["booking"] == visit.id]
            assert [row.due_at.astimezone(ZONE).hour for row in theirs] == planned
        conn.execute(TABLES["person"].update().values(notices=False))

    await store.write(story)
    desk.clock.at = EVE
    await timers.tick()
    assert await store.read(row_states) == []


async def test_where_nothing_may_be_pushed_a_service_notice_goes_ahead_once(store: Store) -> None:
    box = Announcing()
    desk, timers = a_house(store, box)
    await store.write(a_visit)
    await store.write(partial(_budget, allowed=0))
    desk.clock.at = EVE
    async with desk.sending():
        await timers.tick()
        await until(lambda: bool(box.notices))
        await _settled(store)
        await store.write(_due_again)
        desk.bell.ring("outbox")
        await _settled(store)
    ((to, service),) = box.notices
    assert (to, service.kind) == ("ann", "visit")
    facts = dict(service.facts)
    assert facts["what"] == "上门采样" and facts["where"] == "拱墅区"
    assert datetime.fromisoformat(facts["when"]).hour == 12
    assert box.sent == []
    assert [(state, why) for _, state, why in await store.read(row_states)] == [
        ("queued", "announced")
    ]


@pytest.mark.parametrize(
    "refusal", [None, SendError(Verdict.UNREACHABLE, "wechat-43004")], ids=["none", "unfollowed"]
)
async def test_without_a_service_notice_the_reminder_is_held(
    store: Store, refusal: SendError | None
) -> None:
    box = Announcing(takes=False, refusal=refusal)
    desk, timers = a_house(store, box)
    await store.write(a_visit)
    await store.write(partial(_budget, allowed=0))
    desk.clock.at = EVE
    async with desk.sending():
        await timers.tick()
        await _settled(store)
    assert box.notices == [] and box.sent == []
    ((_, state, why),) = await store.read(row_states)
    assert (state, why) == ("queued", refusal.reason if refusal else "no-allowance")


def _budget(conn: Connection, allowed: int) -> None:
    account = TABLES["account"]
    conn.execute(account.update().values(channel="telegram", allowed=allowed))


def _due_again(conn: Connection) -> None:
    conn.execute(OUT.update().values(due_at=NOON))


async def _settled(store: Store) -> None:
    """Until no row is on its way or due."""

    def busy(conn: Connection) -> bool:
        due = OUT.c.state.in_(["queued", "sending"]) & OUT.c.due_at.is_not(None)
        return conn.execute(select(OUT.c.id).where(due).limit(1)).first() is not None

    async with asyncio.timeout(10):
        while await store.read(busy):
            await asyncio.sleep(0.02)
