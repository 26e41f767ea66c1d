"""Joins what sends notices: what each channel can do now, and how it shows a notice."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import fetcher
from bot.announcing import Announcer
from bot.announcing.script import Script
from bot.app.channels import WECHAT_RATE, open_redis
from bot.bell import Bell, LocalBell, RedisBell
from bot.channel import Channel, Gate
from bot.clinic.notices import Reach, Reaches, mass
from bot.clinic.notices.wording import Shape
from bot.clock import Clock, now
from bot.config import Settings
from bot.conversation.words import menu_picks
from bot.crypto import Vault
from bot.i18n import Catalogue
from bot.metrics import Metrics
from bot.pace import RedisPace
from bot.pacefile import FilePace
from bot.steps import Book
from bot.store import columns, migrate
from bot.store.session import Point, Store, connect, no_point
from flows import BOOK

if TYPE_CHECKING:
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
            rate=WECHAT_RATE, push=may(Ability.PUSH), counted=True, mass=may(Ability.MASS)
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


async def announce_alone(
    settings: Settings, *, pace_file: Path, told: Callable[[], Awaitable[object]]
) -> None:
    """Nothing but notices on Telegram, until SIGTERM: the workers of a rehearsal.

    Without Redis they share their pace by *pace_file*. Once ready it waits until *told* to begin.
    """
    from bot.app.parts import Core
    from handlers.telegram.channel import TelegramChannel

    columns.unlock(Vault(settings.keys()))
    store, redis = connect(settings.database_url), open_redis(settings.redis_url)
    token, rate = settings.telegram_token.get_secret_value(), settings.telegram_rate
    channel = TelegramChannel(
        token=token,
        api_root=settings.telegram_api,
        load_media=partial(fetcher.load, store),
        seconds=REHEARSED_SECONDS,
    )
    name = token.partition(":")[0]
    gate: Gate = RedisPace(redis, name=name, rate=rate) if redis else FilePace(pace_file, rate=rate)
    bell: Bell = RedisBell(redis) if redis else LocalBell()
    core = Core(settings, store, Catalogue.load(), bell, now, Metrics())
    channels: dict[str, Channel] = {"telegram": channel}
    announcer = announcer_of(core, BOOK, channels, {"telegram": gate}, wechat=None, point=no_point)
    await bell.start()
    await store.read(migrate.at_head)
    await told()
    task = asyncio.create_task(announcer.run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, announcer.end)
    await task
    await announcer.stop()
    for part in (gate, channel, bell, store):
        await part.close()
