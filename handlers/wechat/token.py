"""Gets and renews the access token: one fetch for all who wait, and never a loop."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from bot.channel import SendError, Verdict
from bot.clock import Clock
from handlers.wechat.errors import FOREVER, NO_TOKEN, Refused
from handlers.wechat.shelf import FORCED_APART, Kept, Shelf
from handlers.wechat.wire import NEXT_TRY, Wire

PATH = "/cgi-bin/stable_token"
EARLY = 300  # seconds before its end at which a token is no longer used
LEAST = 30  # seconds a token is used at least
CONFIG_PAUSE = 60.0  # seconds until a refused account is tried again
log = logging.getLogger(__name__)


class Tokens:
    """The token of one account.

    WeChat: `stable_token` gives every caller the same token until shortly before its end (at most
    7200 s), so a fetch harms nobody; a forced one kills the token the others hold.
    """

    def __init__(self, *, wire: Wire, app_id: str, secret: str, shelf: Shelf, clock: Clock) -> None:
        self._wire, self._shelf, self._clock = wire, shelf, clock
        self._app_id, self._secret = app_id, secret
        self._mine: Kept | None = None
        self._lock = asyncio.Lock()
        self._shut: tuple[SendError, datetime] | None = None

    async def get(self) -> str:
        """A token that should work. Raises SendError, without a call while it is known to fail."""
        if kept := self._fresh(self._mine):
            return kept.token
        async with self._lock:
            self._check()
            if kept := self._fresh(self._mine):
                return kept.token
            async with self._shelf.alone():
                self._mine = self._fresh(await self._shelf.read()) or await self._fetch()
                return self._mine.token

    async def until(self) -> datetime:
        """Until when the present token is used. Raises SendError where there is none."""
        await self.get()
        return self._mine.until if self._mine is not None else self._clock()

    async def renew(self, bad: str) -> str:
        """Another token than *bad*, which the API refused.

        Somebody else's newer one, else a plain fetch, else a forced one within the allowance.
        """
        async with self._lock:
            self._check()
            kept = self._fresh(self._mine)
            if kept and kept.token != bad:
                return kept.token
            self._mine = None
            async with self._shelf.alone():
                shared = self._fresh(await self._shelf.read())
                if not shared or shared.token == bad:
                    shared = await self._other_than(bad)
            self._mine = shared
            return shared.token

    async def _other_than(self, bad: str) -> Kept:
        kept = await self._fetch()
        if kept.token != bad:
            return kept
        if not await self._shelf.may_force():
            log.error("the API refuses the token it gives")
            raise self._close(_pause("wechat-token", FORCED_APART))
        return await self._fetch(force=True)

    def _fresh(self, kept: Kept | None) -> Kept | None:
        return kept if kept and kept.until > self._clock() else None

    async def _fetch(self, *, force: bool = False) -> Kept:
        try:
            said = await self._wire.post(PATH, self._request(force=force), repeatable=True)
        except Refused as refused:
            raise self._close(self._meaning(refused)) from None
        except SendError as error:
            wait = error.retry_after or NEXT_TRY
            raise self._close(_pause(error.reason, wait)) from None
        token, seconds = said.get("access_token"), said.get("expires_in")
        if not isinstance(token, str) or not token or not isinstance(seconds, int):
            raise self._close(_pause("wechat-no-token", CONFIG_PAUSE))
        kept = Kept(token, self._clock() + timedelta(seconds=max(LEAST, seconds - EARLY)))
        await self._shelf.keep(kept)
        return kept

    def _request(self, *, force: bool) -> dict[str, object]:
        return {
            "grant_type": "client_credential",
            "appid": self._app_id,
            "secret": self._secret,
            "force_refresh": force,
        }

    def _meaning(self, refused: Refused) -> SendError:
        """On the token call itself 40001 means a wrong secret: for an operator, not for a retry."""
        if refused.errcode not in NO_TOKEN | FOREVER:
            return _pause(refused.reason, refused.retry_after or NEXT_TRY)
        log.error("no access token: errcode %d; look at app id, secret, addresses", refused.errcode)
        return SendError(
            Verdict.MISCONFIGURED,
            f"wechat-token-{refused.errcode}",
            retry_after=CONFIG_PAUSE,
            everybody=True,
        )

    def _close(self, error: SendError) -> SendError:
        """Remember that there is no token for a while, so that nobody asks in vain."""
        self._shut = (error, self._clock() + timedelta(seconds=max(1.0, error.retry_after)))
        return error

    def _check(self) -> None:
        if self._shut is None:
            return
        error, until = self._shut
        left = (until - self._clock()).total_seconds()
        if left <= 0:
            self._shut = None
            return
        raise SendError(
            error.verdict, error.reason, retry_after=left, everybody=error.everybody
        ) from None


def _pause(reason: str, seconds: float) -> SendError:
    return SendError(Verdict.RETRY, reason, retry_after=seconds, everybody=True)
