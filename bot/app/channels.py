"""The channels that the settings switch on, with the gates of those that have a send limit."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from bot import fetcher, pace, window
from bot.channel import Channel, Gate
from bot.clock import Clock
from bot.config import Settings
from bot.store.session import Store
from handlers.webchat.channel import WebChannel

if TYPE_CHECKING:
    from redis.asyncio import Redis

WECHAT_RATE = 50.0  # customer-service sends a second; the day's 500,000 are the real limit


def open_redis(url: str) -> Redis | None:
    if not url:
        return None
    from redis.asyncio import Redis

    return Redis.from_url(url, socket_timeout=5, socket_connect_timeout=2, decode_responses=False)


def open_channels(
    settings: Settings, *, store: Store, redis: Redis | None, clock: Clock
) -> tuple[dict[str, Channel], dict[str, Gate], Any]:
    """The channels that are on, and the gates of those with a limit."""
    load = partial(fetcher.load, store)
    channels: dict[str, Channel] = {"web": WebChannel()}
    gates: dict[str, Gate] = {}
    wechat = None
    if settings.telegram_on:
        from handlers.telegram.channel import TelegramChannel

        token = settings.telegram_token.get_secret_value()
        channels["telegram"] = TelegramChannel(
            token=token, api_root=settings.telegram_api, load_media=load
        )
        gates["telegram"] = guarded(redis, token.partition(":")[0], settings.telegram_rate)
    if settings.wechat_on:
        from handlers.wechat.account import Wechat

        wechat = Wechat(settings, redis=redis, load_media=load, clock=clock)
        channels["wechat"] = wechat.channel
        gates["wechat"] = _gate(redis, settings.wechat_app_id, WECHAT_RATE)
    return channels, gates, wechat


def limit_of(rate: float) -> int:
    """How many calls a second the platform bears, when we send at *rate*. Telegram: 30 at 28."""
    return math.ceil(rate * 30 / 28)


def guarded(redis: Redis | None, name: str, rate: float) -> Gate:
    """A pace for a platform that counts each second and punishes who is over it."""
    limit, burst = limit_of(rate), pace.CATCH_UP_SECONDS
    if redis is None:
        return window.Guarded(pace.LocalPace(rate, burst=burst), window.LocalWindow(limit))
    shared = pace.RedisPace(redis, name=name, rate=rate, burst=burst)
    return window.Guarded(shared, window.RedisWindow(redis, name=name, limit=limit))


def _gate(redis: Redis | None, name: str, rate: float) -> Gate:
    if redis is None:
        return pace.LocalPace(rate)
    return pace.RedisPace(redis, name=name, rate=rate)
