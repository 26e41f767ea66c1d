"""Joins what sends notices: what each channel can do now, and how it shows a notice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.announcing import Announcer
from bot.announcing.script import Script
from bot.app.channels import WECHAT_RATE
from bot.channel import Channel, Gate
from bot.clinic.notices import Reach, Reaches
from bot.clinic.notices.wording import Shape
from bot.config import Settings
from bot.conversation.words import menu_picks
from bot.i18n import Catalogue
from bot.steps import Book
from bot.store.session import Point

if TYPE_CHECKING:
    from bot.app.parts import Core


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
