"""Notices on WeChat: by the open window, else by mass send, once, four a month, its end told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection, select, update

from bot.announcing.massing import Massing
from bot.clinic.notices import Reach, freezing, mass, planning
from bot.clinic.notices.audience import Audience
from bot.clinic.notices.mass import MASS
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.notice_parts import ZONE, people, rows, running, script
from tests.contract.turn_parts import Hand
from tests.platforms.clock import HandClock
from tests.platforms.wechat import FakeWechat
from tests.unit.wechat_rig import build

REACHES = {"wechat": Reach(rate=50.0, counted=True, mass=True)}
SEND = "/cgi-bin/message/mass/send"


@dataclass
class Play:
    """An account with followers, and who sends masses to them."""

    store: Store
    fake: FakeWechat
    massing: Massing
    clock: Hand
    hand: HandClock

    def forward(self, seconds: float) -> None:
        self.clock.forward(seconds)
        self.hand.advance(seconds)

    async def told(self, count: int = 3) -> int:
        """A notice whose list is frozen."""

        def begin(conn: Connection) -> int:
            if not conn.execute(select(ACCOUNT.c.id).limit(1)).first():
                people(conn, count, channel="wechat")
            made = running(conn, self.clock(), audience=Audience(rest_days=0))
            freeze = partial(freezing.freeze, conn, reaches=REACHES, zone=ZONE)
            while freeze(now=self.clock()):
                pass
            return made

        for n in range(count):
            self.fake.user(f"wechat{n}")
        return await self.store.write(begin)

    async def all(self) -> None:
        while await self.massing.look():
            pass

    async def jobs(self) -> list[tuple[str, str]]:
        query = select(MASS.c.state, MASS.c.reason).order_by(MASS.c.id)
        found = await self.store.read(lambda conn: conn.execute(query).all())
        return [(row.state, row.reason) for row in found]


@asynccontextmanager
async def playing(store: Store) -> AsyncIterator[Play]:
    hand = HandClock()
    clock = Hand(NOON)
    async with FakeWechat(clock=hand) as fake:
        rig = build(fake)
        massing = Massing(store=store, channel=rig.channel, script=script(), clock=clock, zone=ZONE)
        yield Play(store, fake, massing, clock, hand)
        await rig.channel.close()


async def test_a_list_is_sent_once_and_a_lost_report_is_asked_for(store: Store) -> None:
    async with playing(store) as play:
        made = await play.told()
        await play.all()
        await play.all()
        [call] = play.fake.calls_of(SEND)
        assert sorted(call.body["touser"]) == ["wechat0", "wechat1", "wechat2"]
        assert "秋季接种" in call.body["text"]["content"]
        assert set((await store.read(partial(rows, made=made))).values()) == {("sent", "")}
        play.fake.masses.silent = True
        play.fake.masses.run()
        play.forward(301)
        await play.all()
        assert await play.jobs() == [("done", "")]


async def test_a_call_that_was_lost_is_made_again_under_its_id_and_is_one_send(
    store: Store,
) -> None:
    async with playing(store) as play:
        await play.told()
        made, send, notice = await store.write(play.massing._next)
        assert made and send is not None and notice is not None
        text = "once"
        to = await store.read(partial(mass.addresses, job_id=send.id))
        await play.massing._channel.mass_send(to, text, key=send.client_id)  # and the worker dies
        play.forward(91)
        await play.all()
        assert [call.errcode for call in play.fake.calls_of(SEND)] == [0, 45065]
        assert len(play.fake.masses.jobs) == 1
        assert await play.jobs() == [("queued", "")]


async def test_one_that_is_asked_for_again_too_soon_waits_a_minute(store: Store) -> None:
    async with playing(store) as play:
        await play.told()
        fault = play.fake.faults.errcode(45066, method=SEND, times=1)
        await play.all()
        assert fault.fired == 1
        assert await play.jobs() == [("asking", "wechat-45066")]
        play.forward(61)
        await play.all()
        assert await play.jobs() == [("queued", "wechat-45066")]


async def test_a_token_that_died_is_renewed_and_the_list_sent(store: Store) -> None:
    async with playing(store) as play:
        await play.told()
        play.fake.faults.errcode(40001, method=SEND, times=1)
        await play.all()
        assert await play.jobs() == [("queued", "")]


async def test_without_a_quota_nobody_is_said_to_have_got_it(store: Store) -> None:
    async with playing(store) as play:
        made = await play.told()
        play.fake.faults.errcode(45028, method=SEND, times=1)
        await play.all()
        assert await play.jobs() == [("failed", "wechat-45028")]
        lost = {("failed", "wechat-45028")}
        assert set((await store.read(partial(rows, made=made))).values()) == lost


async def test_four_a_month_are_all_a_person_gets_until_the_month_of_beijing_changes(
    store: Store,
) -> None:
    async with playing(store) as play:
        play.hand.advance(NOON.timestamp() - play.hand())
        for _ in range(4):
            await play.told()
            await play.all()
            play.fake.masses.run()
            play.forward(60)
        plan = partial(planning.plan, meant=Audience(rest_days=0), reaches=REACHES, zone=ZONE)
        planned = await store.read(partial(plan, now=play.clock()))
        assert (planned.paths[0].mass, planned.paths[0].used_up) == (0, 3)
        assert dict(planned.paths[0].quota) == {0: 3}
        assert dict(planned.paths[0].unreached) == {"month-used-up": 3}
        fifth = await play.told()
        await play.all()
        used = {("skipped", "month-used-up")}
        assert set((await store.read(partial(rows, made=fifth))).values()) == used
        play.forward(timedelta(days=30).total_seconds())
        await play.told()
        await play.all()
        assert [state for state, _ in await play.jobs()][-1] == "queued"
        assert len(play.fake.masses.jobs) == 5


async def test_the_window_that_is_open_is_used_first_and_enough_is_left_for_a_clinician(
    store: Store,
) -> None:
    def work(conn: Connection) -> dict[str, int]:
        people(conn, 3, channel="wechat")
        open_ = {"allowed": 5, "allowed_until": NOON + timedelta(hours=1)}
        conn.execute(update(ACCOUNT).where(ACCOUNT.c.address == "wechat0").values(open_))
        plan = planning.plan(conn, Audience(), reaches=REACHES, now=NOON, zone=ZONE)
        return {"push": plan.paths[0].push, "mass": plan.paths[0].mass}

    assert await store.write(work) == {"push": 1, "mass": 2}


async def test_one_person_alone_is_no_list_and_that_is_told_before(store: Store) -> None:
    def work(conn: Connection) -> planning.Path:
        people(conn, 1, channel="wechat")
        return planning.plan(conn, Audience(), reaches=REACHES, now=NOON, zone=ZONE).paths[0]

    path = await store.write(work)
    assert (path.mass, path.left, dict(path.unreached)) == (0, 1, {"too-few": 1})


async def test_the_report_of_the_end_tells_who_got_it_and_counts_once(store: Store) -> None:
    async with playing(store) as play:
        made = await play.told()
        await play.all()
        [msg_id] = play.fake.masses.jobs
        end = partial(mass.ended, msg_id=str(msg_id), ok=True, reason="", now=NOON)
        assert await store.write(partial(end, counts=(3, 0)))
        assert not await store.write(partial(end, counts=(3, 0)))
        assert not await store.write(partial(end, msg_id="999"))
        told = {("delivered", "")}
        assert set((await store.read(partial(rows, made=made))).values()) == told
