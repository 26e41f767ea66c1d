"""Joins what sends notices: what each channel can do now, and how it shows a notice."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot import fetcher
from bot.announcing import Announcer
from bot.announcing.script import Script
from bot.app.channels import WECHAT_RATE, guarded, limit_of, open_redis
from bot.bell import Bell, LocalBell, RedisBell
from bot.channel import Channel, Gate
from bot.clinic.notices import Reach, Reaches, mass, subscribing
from bot.clinic.notices.wording import Shape
from bot.clock import Clock, now
from bot.config import Settings
from bot.conversation.words import menu_picks
from bot.crypto import Vault
from bot.i18n import Catalogue
from bot.metrics import Metrics
from bot.pace import CATCH_UP_SECONDS
from bot.pacefile import FilePace
from bot.steps import Book
from bot.store import columns, migrate
from bot.store.session import Point, Store, connect, no_point
from bot.window import FileWindow, Guarded
from flows import BOOK

if TYPE_CHECKING:
    from redis.asyncio import Redis

    from bot.app.parts import Core


REHEARSED_SECONDS = 3.0  # how long a call of a rehearsal may go without an answer


def reaches_of(settings: Settings, *, wechat: Any) -> Reaches:
    """What the channels of the settings can do for notices; *wechat* is the account when on."""
    found: dict[str, Reach] = {}
    if settings.telegram_on:
        found["telegram"] = Reach(rate=settings.telegram_rate)
    if wechat is not None:
        from handlers.wechat.abilities import Ability

        may = wechat.account.may
        found["wechat"] = Reach(
            rate=WECHAT_RATE,
            push=may(Ability.PUSH),
            counted=True,
            mass=may(Ability.MASS),
            forms=may(Ability.FORMS),
        )
    return found


def script_of(
    catalogue: Catalogue, book: Book, channels: Mapping[str, Channel], *, wechat: Any
) -> Script:
    """The words of notices, as each channel shows them."""
    shapes = {name: Shape(channel.limits) for name, channel in channels.items()}
    if wechat is not None:
        from handlers.wechat.abilities import Ability

        taps = wechat.account.may(Ability.BUTTONS)
        shapes["wechat"] = Shape(channels["wechat"].limits, taps=taps)
    return Script(catalogue=catalogue, picks=menu_picks(book), shapes=shapes)


def announcer_of(
    core: Core,
    book: Book,
    channels: Mapping[str, Channel],
    gates: Mapping[str, Gate],
    *,
    wechat: Any,
    point: Point,
) -> Announcer:
    """Sends the notices of this process."""
    return Announcer(
        store=core.store,
        channels=channels,
        gates=gates,
        reaches=reaches_of(core.settings, wechat=wechat),
        script=script_of(core.catalogue, book, channels, wechat=wechat),
        bell=core.bell,
        clock=core.clock,
        zone=core.settings.timezone,
        tally=partial(core.metrics.count, "outbox"),
        point=point,
    )


async def end_mass(store: Store, clock: Clock, end: Any) -> None:
    """Write down the end of a mass send; *end* is `handlers.wechat.mass.MassEnd`."""
    told = partial(mass.ended, msg_id=end.msg_id, ok=end.ok, reason=end.reason, now=clock())
    await store.write(partial(told, counts=end.counts))


async def consented(store: Store, given: Sequence[Any]) -> None:
    """Write down what somebody agreed to; *given* are `handlers.wechat.consent.Consent`."""

    def work(conn: Connection) -> None:
        for one in given:
            subscribing.granted(
                conn, address=one.address, ref=one.template, yes=one.yes, now=one.at
            )

    await store.write(work)


def by_files(path: Path, rate: float) -> Gate:
    """One pace for the processes of this machine, without Redis."""
    room = FileWindow(path.with_suffix(".window"), limit_of(rate))
    return Guarded(FilePace(path, rate=rate, burst=CATCH_UP_SECONDS), room)


async def announce_alone(
    settings: Settings,
    *,
    pace_file: Path,
    told: Callable[[], Awaitable[object]],
    channel: Channel | None = None,
) -> None:
    """Nothing but notices on Telegram, until SIGTERM: the workers of a rehearsal.

    Without Redis they share their pace by *pace_file*. Once ready it waits until *told* to begin.
    *channel*: in place of Telegram, one that takes everything at any pace.
    """
    from bot.app.parts import Core

    columns.unlock(Vault(settings.keys()))
    store, redis = connect(settings.database_url), open_redis(settings.redis_url)
    gates: dict[str, Gate] = {}
    if channel is None:
        channel, gates = _rehearsed(settings, store, redis, pace_file)
    bell: Bell = RedisBell(redis) if redis else LocalBell()
    core = Core(settings, store, Catalogue.load(), bell, now, Metrics())
    announcer = announcer_of(core, BOOK, {"telegram": channel}, gates, wechat=None, point=no_point)
    await bell.start()
    await store.read(migrate.at_head)
    await told()
    task = asyncio.create_task(announcer.run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, announcer.end)
    await task
    await announcer.stop()
    for gate in gates.values():
        await gate.close()
    for part in (channel, bell, store):
        await part.close()


def _rehearsed(
    settings: Settings, store: Store, redis: Redis | None, pace_file: Path
) -> tuple[Channel, dict[str, Gate]]:
    """Telegram as it is, and the pace it is called at."""
    from handlers.telegram.channel import TelegramChannel

    token, rate = settings.telegram_token.get_secret_value(), settings.telegram_rate
    channel = TelegramChannel(
        token=token,
        api_root=settings.telegram_api,
        load_media=partial(fetcher.load, store),
        seconds=REHEARSED_SECONDS,
    )
    name = token.partition(":")[0]
    gate = guarded(redis, name, rate) if redis else by_files(pace_file, rate)
    return channel, {"telegram": gate}
