"""Gathers what became of recipients and writes it down together, again when it could not be."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from functools import partial

from bot.clinic.notices import recipients
from bot.clinic.notices.recipients import Result
from bot.clock import Clock
from bot.store.faults import told
from bot.store.session import Store

GATHER = 0.04  # seconds in which results are gathered
AGAIN = 1.0
log = logging.getLogger(__name__)


class Ledger:
    """The results of one lane; *wrote* is called when none is left to write."""

    def __init__(
        self, *, store: Store, owner: str, clock: Clock, wrote: Callable[[], None]
    ) -> None:
        self._store, self._owner, self._clock, self._wrote = store, owner, clock, wrote
        self._results: list[Result] = []
        self._writing: list[Result] = []
        self._task: asyncio.Task[None] | None = None

    @property
    def ids(self) -> list[int]:
        """Of what is not written down yet."""
        return [result.id for result in (*self._results, *self._writing)]

    def add(self, result: Result) -> None:
        self._results.append(result)
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self, seconds: float) -> None:
        """Write down what is left."""
        with contextlib.suppress(TimeoutError):  # the database is away: leases run out
            async with asyncio.timeout(seconds):
                while self._task is not None:
                    await asyncio.sleep(GATHER)

    async def _run(self) -> None:
        try:
            while self._results:
                await asyncio.sleep(GATHER)
                self._writing, self._results = self._results, []
                await self._flush()
        finally:
            self._task = None
            self._wrote()

    async def _flush(self) -> None:
        finish = partial(recipients.finish, owner=self._owner, now=self._clock())
        try:
            await self._store.write(partial(finish, results=self._writing))
        except Exception as error:  # noqa: BLE001 - kept and written later
            log.error("%d results were not written: %s", len(self._writing), told(error))
            self._results = [*self._writing, *self._results]
            await asyncio.sleep(AGAIN)
        self._writing = []
