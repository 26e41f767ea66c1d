"""Chooses the parts and joins them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import claims, dictation, fetcher, outbox
from bot.announcing import Announcer
from bot.app import jobs
from bot.app.announcing import announcer_of
from bot.app.channels import open_channels, open_redis
from bot.app.contexts import context_maker
from bot.app.oncall import on_call_of
from bot.app.operating import Operating, operating_of
from bot.app.secret import unlocked
from bot.app.wording import Said
from bot.bell import Bell, LocalBell, RedisBell
from bot.channel import Channel, Gate
from bot.clinic import audit, callbacks, offers, silence
from bot.clinic.casefile import OWNED, QUEUED, State
from bot.clinic.context import Context, Effect
from bot.clinic.effects import EFFECTS
from bot.clinic.watchfile import watch
from bot.clock import Clock, now
from bot.config import Settings
from bot.conversation import Conversation
from bot.conversation.desk import Desk
from bot.dispatcher import Dispatcher, Step
from bot.ears import Ears
from bot.i18n import Catalogue
from bot.metrics import Metrics
from bot.sender import Sender
from bot.steps import Book
from bot.store.session import Point, Store, connect, no_point
from bot.timers import Timers
from bot.turn import Turns
from flows import BOOK

if TYPE_CHECKING:
    from redis.asyncio import Redis

GAUGE_EVERY, REPAIR_EVERY, DRAW_EVERY = 5, 60, 600  # seconds
RETAIN_EVERY = 1800
TEXTS_EVERY = 2
STOPPING = 3.0  # seconds a task gets to end by itself
log = logging.getLogger(__name__)


@dataclass
class Core:
    """What every other part is built on."""

    settings: Settings
    store: Store
    catalogue: Catalogue
    bell: Bell
    clock: Clock
    metrics: Metrics


@dataclass
class App(Core):
    """The joined parts of one process."""

    turns: Turns
    sender: Sender
    announcer: Announcer
    timers: Timers
    dispatcher: Dispatcher
    fetcher: fetcher.Fetcher
    operating: Operating
    channels: dict[str, Channel]
    redis: Redis | None
    said: Said
    wechat: Any = None  # handlers.wechat.Wechat when on
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[App]:
        """Sender, fetcher, dispatcher and timers at work; at the end all in flight ends."""
        await self.bell.start()
        await self.said.look()
        if self.settings.sqlite:
            reclaim = partial(claims.reclaim, now=self.clock(), everything=True)
            await self.store.write(reclaim)
        if not self.settings.staff_telegram:
            await jobs.leave_chats(store=self.store, clock=self.clock)
        self.tasks = [
            asyncio.create_task(self.sender.run(), name="sender"),
            asyncio.create_task(self.announcer.run(), name="announcer"),
            asyncio.create_task(self.fetcher.run(), name="fetcher"),
            asyncio.create_task(self.dispatcher.run(), name="dispatcher"),
        ]
        self.timers.start()
        try:
            yield self
        finally:
            await self.close()

    async def close(self) -> None:
        self.timers.stop()
        await self.operating.flush()
        await self.announcer.stop()
        await self.sender.stop()
        if self.tasks:  # these two, the first, end by themselves between two queries
            await asyncio.wait(self.tasks[:2], timeout=STOPPING)
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for channel in self.channels.values():
            await channel.close()
        await self.bell.close()
        if self.redis is not None:
            await self.redis.aclose()
        await self.store.close()


def build(
    settings: Settings,
    *,
    book: Book = BOOK,
    effects: Mapping[str, Effect] = EFFECTS,
    catalogue: Catalogue | None = None,
    clock: Clock = now,
    point: Point = no_point,
    channels: dict[str, Channel] | None = None,
) -> App:
    """Join the parts the settings ask for; nothing runs yet. *channels*: of the simulator."""
    settings = unlocked(settings)
    store = connect(settings.database_url, point=point)
    redis = open_redis(settings.redis_url)
    bell: Bell = RedisBell(redis) if redis is not None else LocalBell()
    gates, wechat = dict[str, Gate](), None
    if channels is None:
        channels, gates, wechat = open_channels(settings, store=store, redis=redis, clock=clock)
    core = Core(settings, store, catalogue or _catalogue(settings), bell, clock, Metrics())
    said = Said(store=store, catalogue=core.catalogue)
    pushed = {name: c for name, c in channels.items() if name != outbox.WEB}
    sender = _sender(core, pushed, gates, point)
    transcriber = dictation.open_transcriber(settings.voice_model)
    conversation = _conversation(core, book, effects, listens=transcriber is not None)
    operating = operating_of(core, book, channels, wechat=wechat, owner=sender.owner)
    turns = _turns(core, conversation, channels, sender, operating)
    return App(
        **vars(core),
        turns=turns,
        sender=sender,
        announcer=announcer_of(core, book, pushed, gates, wechat=wechat, point=point),
        timers=_timers(core, turns, {"texts": (TEXTS_EVERY, said.look)} | operating.jobs()),
        said=said,
        operating=operating,
        dispatcher=_dispatcher(core, turns),
        fetcher=_fetcher(core, turns, pushed, transcriber),
        channels=channels,
        redis=redis,
        wechat=wechat,
    )


def _fetcher(
    core: Core,
    turns: Turns,
    channels: dict[str, Channel],
    transcriber: dictation.Transcriber | None,
) -> fetcher.Fetcher:
    ears = Ears(transcriber=transcriber, turns=turns) if transcriber else None
    return fetcher.Fetcher(
        store=core.store, channels=channels, bell=core.bell, clock=core.clock, ears=ears
    )


def _catalogue(settings: Settings) -> Catalogue:
    backup = settings.crisis_backup or settings.emergency_number
    terms = {"emergency": settings.emergency_number, "crisis-backup": backup}
    return Catalogue.load(default=settings.locale, terms=terms)


def _sender(
    core: Core, channels: dict[str, Channel], gates: dict[str, Gate], point: Point
) -> Sender:
    return Sender(
        store=core.store,
        channels=channels,
        gates=gates,
        budgets=frozenset(name for name, c in channels.items() if c.limits.passive),
        bell=core.bell,
        clock=core.clock,
        tally=partial(core.metrics.count, "outbox"),
        point=point,
    )


def _conversation(
    core: Core, book: Book, effects: Mapping[str, Effect], *, listens: bool
) -> Conversation:
    return Conversation(
        book=book,
        effects=effects,
        catalogue=core.catalogue,
        watch=watch(),
        alert=partial(_alert, metrics=core.metrics),
        listens=listens,
    )


def _turns(
    core: Core,
    conversation: Conversation,
    channels: dict[str, Channel],
    sender: Sender,
    operating: Operating,
) -> Turns:
    return Turns(
        store=core.store,
        conversation=conversation,
        limits={name: channel.limits for name, channel in channels.items()},
        make_context=context_maker(core.settings),
        bell=core.bell,
        clock=core.clock,
        hand_over=sender.hand_over,
        busy=sender.busy,
        owner=sender.owner,
        locale=core.settings.locale,
        observe=core.metrics.turn,
        desk=_desk(core) if core.settings.staff_telegram else None,
        walked=operating.walked,
    )


def _desk(core: Core) -> Desk:
    zone = ZoneInfo(core.settings.timezone)
    return Desk(catalogue=core.catalogue, channels=frozenset({"telegram"}), zone=zone)


def _timers(core: Core, turns: Turns, more: dict[str, Any]) -> Timers:
    store, bell, now, metrics = core.store, core.bell, core.clock, core.metrics
    gauge = partial(jobs.gauge, store=store, metrics=metrics)
    repair = partial(jobs.repair, store=store, bell=bell, clock=now, metrics=metrics)
    draw = partial(jobs.draw, store=store, bell=bell, clock=now)
    on_call = on_call_of(core.settings, store, turns, bell, now, metrics)
    return Timers(
        store=store,
        turns=turns,
        clock=now,
        tally=partial(metrics.count, "timers"),
        jobs={
            "gauge": (GAUGE_EVERY, gauge),
            "waits": (GAUGE_EVERY, jobs.Waits(store=store, metrics=metrics).look),
            "repair": (REPAIR_EVERY, repair),
            "draw": (DRAW_EVERY, draw),
            "on-call": (GAUGE_EVERY, on_call.look),
            "retain": (RETAIN_EVERY, partial(jobs.retain, store=store, clock=now)),
            **more,
            **jobs.of_slots(store=store, clock=now, zone=core.settings.timezone),
        },
    )


def _dispatcher(core: Core, turns: Turns) -> Dispatcher:
    return Dispatcher(
        store=core.store,
        turns=turns,
        bell=core.bell,
        clock=core.clock,
        tally=partial(core.metrics.count, "cases"),
        steps=_steps(ZoneInfo(core.settings.timezone)),
    )


def _steps(zone: ZoneInfo) -> dict[State, Step]:
    """What is to be done for a case that is due, by its state."""
    silent = partial(silence.step, zone=zone)
    return {
        **dict.fromkeys(QUEUED, partial(offers.step, zone=zone)),
        **dict.fromkeys(OWNED, silent),
        State.callback_booked: callbacks.step,
    }


def _alert(conn: Connection, context: Context, how: str, *, metrics: Metrics) -> None:
    """The emergency card was shown: written down for the supervisor, counted for the alarm."""
    metrics.count("alarms", how)
    actor, subject = f"person:{context.alias}", f"person:{context.person_id}"
    action, now = "emergency.card", context.now
    audit.record(conn, actor=actor, action=action, subject=subject, now=now, detail=how)
