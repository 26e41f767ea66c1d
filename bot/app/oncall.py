"""Looks for urgent cases nobody takes, and has whoever is on call rung for them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection

from bot.bell import Bell
from bot.clinic import oncall
from bot.clinic.oncall import Call
from bot.clock import Clock
from bot.config import Settings
from bot.metrics import Metrics
from bot.operating.jobs import missed
from bot.store.session import Store
from bot.turn import Turns
from handlers import oncall as hook

Ring = Callable[[Mapping[str, Any]], Awaitable[str]]  # empty, or what went wrong
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OnCall:
    """*ring* is None where the site has no address to ring; the tries are on record all the same.

    *site*: the address of the console's pages, or empty.
    """

    store: Store
    turns: Turns
    bell: Bell
    clock: Clock
    metrics: Metrics
    ring: Ring | None
    site: str = ""

    async def look(self) -> None:
        """Every few seconds, in every process."""
        try:
            ids = await self.store.read(partial(oncall.due, now=self.clock()))
            made = [await self._step(case_id) for case_id in ids]
        except Exception as error:  # noqa: BLE001 - looked for again in a few seconds
            missed(log, "nobody on call could be looked for", error)
            return
        await asyncio.gather(*(self._ring(call) for call in made if call is not None))

    async def _step(self, case_id: int) -> Call | None:
        def work(conn: Connection) -> tuple[Call | None, bool]:
            call, tells = oncall.step(conn, case_id=case_id, now=self.clock())
            for tell in tells:
                self.turns.event(
                    conn, person_id=tell.person_id, name=tell.name, data=tell.data, key=tell.key
                )
            return call, bool(tells)

        call, told = await self.store.write(work)
        if told:
            self.turns.wake()
        if told or call is not None:
            self.bell.ring("board", f"case:{case_id}")
        return call

    async def _ring(self, call: Call) -> None:
        if self.ring is None:
            log.warning("case %d waits, and QIANMEN_ON_CALL_URL is not set", call.case_id)
            return
        body = {"case": call.case_id, "role": call.role, "level": call.level}
        body |= {"try": call.number, "tries": call.tries, "waited_seconds": call.waited}
        if self.site:
            body["console"] = f"{self.site.rstrip('/')}/console/case/{call.case_id}"
        if fault := await self.ring(body):
            log.error("nobody on call could be rung for case %d: %s", call.case_id, fault)
            self.metrics.count("faults", "on-call")


def on_call_of(
    settings: Settings, store: Store, turns: Turns, bell: Bell, clock: Clock, metrics: Metrics
) -> OnCall:
    """As the settings say."""
    url, secret = settings.on_call_url, settings.on_call_secret.get_secret_value()
    rung = partial(hook.ring, url, secret) if url else None
    return OnCall(store, turns, bell, clock, metrics, ring=rung, site=settings.public_url)
