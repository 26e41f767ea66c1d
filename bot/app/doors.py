"""The ways in: web chat, console and the webhooks of the channels that are on, in one server."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.app.announcing import consented, end_mass, reaches_of, script_of
from bot.app.parts import App
from bot.channel import Masses, SendError
from bot.check.wording import Texts
from bot.clinic import staffchat
from bot.clinic.exchange import access
from bot.config import TelegramMode
from bot.operating.pushing import Keeper
from flows import BOOK
from handlers import server
from handlers.api import Fhir, Gate, Lab, SiteDesk, description
from handlers.console.operating.notice_kit import Kit
from handlers.console.provider import Provider
from handlers.console.site import Console
from handlers.webchat.site import WebChat

NAME = re.compile(r"[A-Za-z0-9_]{1,64}")
log = logging.getLogger(__name__)
Close = Callable[[], Awaitable[None]]


@dataclass
class Doors:
    """The application and what belongs to its life."""

    web: Any = None  # the aiohttp application
    polling: Any = None  # handlers.telegram.polling.Polling
    closes: list[Close] = field(default_factory=list)


def build(app: App) -> Doors:
    """Routes of everything that is switched on; what is off says so in the log."""
    settings = app.settings
    chat = _webchat(app)
    limits = {name: channel.limits for name, channel in app.channels.items()}
    console = Console(
        store=app.store,
        turns=app.turns,
        bell=app.bell,
        catalogue=app.catalogue,
        locale=settings.locale,
        timezone=settings.timezone,
        public_url=settings.public_url,
        clock=app.clock,
        clinic_name=settings.clinic_name,
        phones=settings.staff_telegram,
        book=app.operating.book,
        limits=limits,
        metrics=app.metrics,
        notices=_notices(app),
        release=Texts(BOOK, app.catalogue, limits, _labels()),
        second_factor=settings.second_factor_roles(),
        provider=_provider(app),
        menus=_menus(app),
    )
    doors = Doors(closes=[chat.close, console.close])
    routes = [*chat.routes(), *console.routes()]
    routes += _telegram(app, doors)
    routes += _wechat(app, doors)
    routes += _signed(app)
    doors.web = server.build(
        routes=routes,
        health=server.readiness(store=app.store, redis=app.redis),
        metrics=app.metrics,
        home="/chat",
        closes=doors.closes,
    )
    return doors


def _notices(app: App) -> Kit:
    """What the pages of notices need: what each channel can do at the moment they are looked at."""
    script = script_of(app.catalogue, BOOK, app.channels, wechat=app.wechat)
    masses = {n: one for n, one in app.channels.items() if isinstance(one, Masses)}
    return Kit(partial(reaches_of, app.settings, wechat=app.wechat), script, masses)


def _provider(app: App) -> Provider | None:
    """The house's own sign-in, where there is one."""
    settings = app.settings
    if not settings.oidc_issuer:
        return None
    secret = settings.oidc_client_secret.get_secret_value()
    return Provider(settings.oidc_issuer, settings.oidc_client_id, secret, app.clock)


def _menus(app: App) -> Keeper | None:
    """What looks after the menus below WeChat's chats."""
    if app.wechat is None:
        return None
    platform = app.wechat.menus(app.catalogue, app.settings.locale)
    return Keeper(store=app.store, platform=platform, clock=app.clock)


def _labels() -> dict[str, dict[str, int]]:
    """What stands in the platforms' own menus, and how many bytes each label may have."""
    from handlers.wechat.menu import labels

    return {"wechat": labels()}


def _webchat(app: App) -> WebChat:
    settings = app.settings
    return WebChat(
        store=app.store,
        turns=app.turns,
        bell=app.bell,
        catalogue=app.catalogue,
        locale=settings.locale,
        public_url=settings.public_url,
        clock=app.clock,
        clinic_name=settings.clinic_name,
        emergency_number=settings.emergency_number,
        zone=settings.timezone,
    )


def _telegram(app: App, doors: Doors) -> list[Any]:
    settings = app.settings
    if not settings.telegram_on:
        log.info("Telegram is off: QIANMEN_TELEGRAM_TOKEN is not set")
        return []
    if settings.telegram_mode is TelegramMode.POLLING:
        from handlers.telegram.polling import Polling

        bot = _bot(app)
        doors.polling = Polling(turns=app.turns, bot=bot, store=app.store, clock=app.clock)
        return []
    from handlers.telegram.webhook import Webhook

    secret = settings.telegram_secret.get_secret_value()
    hook = Webhook(turns=app.turns, secret=secret, clock=app.clock, metrics=app.metrics)
    return hook.routes()


def _wechat(app: App, doors: Doors) -> list[Any]:
    if app.wechat is None:
        log.info("WeChat is off: QIANMEN_WECHAT_TOKEN is not set")
        return []
    ended = partial(end_mass, app.store, app.clock)
    agreed = partial(consented, app.store)
    hook = app.wechat.webhook(
        turns=app.turns, metrics=app.metrics, ended_mass=ended, consented=agreed
    )
    doors.closes.append(hook.close)
    routes: list[Any] = hook.routes()
    return routes


def _signed(app: App) -> list[Any]:
    """What other systems call: laboratories of the settings, and whoever has a key."""
    settings = app.settings
    gate = Gate(
        store=app.store,
        clock=app.clock,
        keys=access.of_settings(settings.callers()),
        public_url=settings.public_url,
    )
    parts: dict[str, Any] = {"gate": gate, "turns": app.turns, "bell": app.bell}
    lab = Lab(**parts, clock=app.clock, timezone=settings.timezone)
    others = [kind(**parts, timezone=settings.timezone) for kind in (Fhir, SiteDesk)]
    return [
        *lab.routes(),
        *description.routes(),
        *(route for one in others for route in one.routes()),
    ]


async def announce(app: App) -> None:
    """Tell Telegram where to bring updates, when this program has a public address."""
    settings = app.settings
    if not settings.telegram_on:
        return
    from handlers.telegram import setup

    bot = _bot(app)
    try:
        if settings.staff_telegram:
            await _name(app, await setup.name(bot))
        if settings.telegram_mode is TelegramMode.WEBHOOK and settings.public_url:
            await setup.set_webhook(
                bot,
                public_url=settings.public_url,
                secret=settings.telegram_secret.get_secret_value(),
            )
        await setup.set_commands(bot, words=app.catalogue, default=settings.locale)
    except SendError as error:
        log.error("Telegram did not accept the set-up: %s", error.reason)


async def _name(app: App, name: str) -> None:
    """Keep the bot's name for the links by which clinicians bind their chats."""
    if NAME.fullmatch(name):
        await app.store.write(partial(staffchat.name_bot, name=name))


def _bot(app: App) -> Any:
    return getattr(app.channels["telegram"], "bot")  # noqa: B009 - the Protocol does not know it
