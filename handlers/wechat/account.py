"""Joins the parts of one official account from the settings."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.clinic import appointments
from bot.clock import Clock
from bot.config import Settings
from bot.i18n import Catalogue
from bot.metrics import Metrics
from handlers.wechat.abilities import Account
from handlers.wechat.channel import Load, WechatChannel
from handlers.wechat.client import Client
from handlers.wechat.consent import Consented
from handlers.wechat.envelope import Envelope
from handlers.wechat.mass import EndedMass
from handlers.wechat.menu import Menus
from handlers.wechat.shelf import LocalShelf, RedisShelf, Shelf
from handlers.wechat.token import Tokens
from handlers.wechat.webhook import Turns, Webhook
from handlers.wechat.wire import Wire

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = logging.getLogger(__name__)


class Wechat:
    """The account's channel, its API client and, once the turns are there, its webhook."""

    def __init__(
        self, settings: Settings, *, redis: Redis | None, load_media: Load, clock: Clock
    ) -> None:
        self._settings, self._clock = settings, clock
        self.account = _account(settings, clock)
        self.client, self.tokens = _client(settings, redis, clock)
        self.app_id = settings.wechat_app_id
        self.calls = bool(settings.wechat_app_secret.get_secret_value())
        self.channel = WechatChannel(
            client=self.client,
            account=self.account,
            load_media=load_media,
            clock=clock,
            links=settings.wechat_links,
            templates=appointments.load().templates,
        )

    def menus(self, catalogue: Catalogue, locale: str) -> Menus:
        """The menus below the chats, in one language."""
        return Menus(client=self.client, account=self.account, catalogue=catalogue, locale=locale)

    def webhook(
        self,
        *,
        turns: Turns,
        metrics: Metrics,
        ended_mass: EndedMass | None = None,
        consented: Consented | None = None,
    ) -> Webhook:
        """GET and POST /webhooks/wechat; close it before the store."""
        if not self._settings.wechat_aes_key.get_secret_value():
            log.warning("callbacks are not encrypted: use secure mode with an EncodingAESKey")
        return Webhook(
            turns=turns,
            envelope=_envelope(self._settings, self._clock),
            account=self.account,
            metrics=metrics,
            clock=self._clock,
            links=self._settings.wechat_links,
            media_id=self.channel.media_id,
            ended_mass=ended_mass,
            consented=consented,
        )


def _account(settings: Settings, clock: Clock) -> Account:
    return Account(
        settings.wechat_account,
        clock=clock,
        overseas=settings.wechat_overseas,
        sandbox=settings.wechat_sandbox,
        calls=bool(settings.wechat_app_secret.get_secret_value()),
    )


def _client(settings: Settings, redis: Redis | None, clock: Clock) -> tuple[Client, Tokens]:
    wire = Wire(api=settings.wechat_api, clock=clock)
    app_id = settings.wechat_app_id
    shelf: Shelf = LocalShelf(clock=clock)
    if redis is not None:
        shelf = RedisShelf(redis, app_id=app_id, clock=clock)
    secret = settings.wechat_app_secret.get_secret_value()
    tokens = Tokens(wire=wire, app_id=app_id, secret=secret, shelf=shelf, clock=clock)
    return Client(wire=wire, tokens=tokens), tokens


def _envelope(settings: Settings, clock: Clock) -> Envelope:
    return Envelope(
        token=settings.wechat_token.get_secret_value(),
        app_id=settings.wechat_app_id,
        aes_key=settings.wechat_aes_key.get_secret_value(),
        old_aes_key=settings.wechat_old_aes_key.get_secret_value(),
        clock=clock,
    )
