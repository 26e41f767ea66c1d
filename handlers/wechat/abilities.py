"""What an official account may do: by its kind, less what the platform has refused it lately."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from enum import StrEnum, auto

from bot.clock import Clock
from bot.config import WechatAccount

REFUSED_FOR = timedelta(hours=1)  # an owner may get the account verified meanwhile
log = logging.getLogger(__name__)


class Ability(StrEnum):
    """Something only some accounts may do."""

    PUSH = auto()  # customer-service messages
    BUTTONS = auto()  # msgmenu: options drawn in the chat
    MENU = auto()  # the custom menu below the chat
    SECOND_MENU = auto()  # one of its own for those who have a tag
    MASS = auto()  # the same words to a list of people at once
    FORMS = auto()  # subscription notifications
    TEMPLATE = auto()  # service notices by template


GRANTED = {
    WechatAccount.UNVERIFIED_SUBSCRIPTION: frozenset[Ability](),
    WechatAccount.SUBSCRIPTION: frozenset({Ability.PUSH, Ability.MENU, Ability.SECOND_MENU}),
    WechatAccount.UNVERIFIED_SERVICE: frozenset({Ability.MENU}),
    WechatAccount.SERVICE: frozenset(Ability),
}


class Account:
    """One official account.

    WeChat: subscription and sandbox accounts are refused msgmenu (40200); an overseas account's
    customer-service messages may hold articles only, so text cannot be pushed. Without an app
    secret (*calls* is false) nothing can be called at all. Lists are for verified service accounts.
    """

    def __init__(
        self,
        kind: WechatAccount,
        *,
        clock: Clock,
        overseas: bool = False,
        sandbox: bool = False,
        calls: bool = True,
    ) -> None:
        granted = GRANTED[WechatAccount.SERVICE if sandbox else kind]
        if sandbox:
            granted -= {Ability.BUTTONS, Ability.MASS, Ability.FORMS}
        if overseas:
            granted -= {Ability.PUSH, Ability.BUTTONS, Ability.MASS, Ability.FORMS}
        self._granted = granted if calls else frozenset[Ability]()
        self._clock = clock
        self._refused: dict[Ability, datetime] = {}

    def may(self, ability: Ability) -> bool:
        """Whether it is worth trying."""
        until = self._refused.get(ability)
        return ability in self._granted and (until is None or until <= self._clock())

    def refused(self, ability: Ability, errcode: int) -> None:
        """The platform said no (40200, 48001, 48008): do not ask again for an hour."""
        self._refused[ability] = self._clock() + REFUSED_FOR
        log.error("the account may not %s: errcode %d", ability, errcode)
