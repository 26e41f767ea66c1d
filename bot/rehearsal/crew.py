"""The workers of a rehearsed notice: processes of their own, some killed, others at the ready."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2


@dataclass
class Crew:
    """The workers, processes of their own."""

    given: Mapping[str, str]  # their settings
    pace: Path
    spare: int  # how many more are made ready beforehand
    later: int  # and how many after that, as places are taken
    say: Callable[[str], None]

    def __post_init__(self) -> None:
        self._workers: list[Process] = []
        self._spares: list[asyncio.Task[Process]] = []

    async def start(self) -> None:
        """Workers at work, and others at the ready to take the places of those killed."""
        ready = [self._spawn() for _ in range(WORKERS + self.spare)]
        found = await asyncio.gather(*ready)
        self._workers = found[:WORKERS]
        self._spares = [asyncio.create_task(_given(one)) for one in found[WORKERS:]]
        for worker in self._workers:
            await _go(worker)

    @property
    def may_kill(self) -> bool:
        """Whether somebody is ready to take the place."""
        return any(spare.done() for spare in self._spares)

    async def kill(self, number: int) -> None:
        """SIGKILL one in its middle of sending; another takes its place at once."""
        place = number % WORKERS
        old, spare = self._workers[place], next(one for one in self._spares if one.done())
        old.send_signal(signal.SIGKILL)
        self._spares.remove(spare)
        self._workers[place] = spare.result()
        await _go(self._workers[place])
        await old.wait()
        self.say(f"worker {place + 1} was killed")
        if self.later:
            self.later -= 1
            self._spares.append(asyncio.create_task(self._spawn()))

    async def stop(self) -> None:
        self._workers += await asyncio.gather(*self._spares)
        for worker in self._workers:
            with contextlib.suppress(ProcessLookupError):
                worker.terminate()
        for worker in self._workers:
            try:
                async with asyncio.timeout(20):
                    await worker.wait()
            except TimeoutError:
                worker.kill()
                await worker.wait()

    def fallen(self) -> bool:
        """Whether one ended by itself, which none should."""
        return any(worker.returncode is not None for worker in self._workers)

    async def _spawn(self) -> Process:
        """A worker that is ready to begin."""
        own = {name: value for name, value in os.environ.items() if "QIANMEN_" not in name}
        command = (sys.executable, "-m", "bot", "rehearse", "worker", str(self.pace))
        worker = await asyncio.create_subprocess_exec(
            *command, env={**own, **self.given}, stdin=PIPE, stdout=PIPE
        )
        assert worker.stdout is not None
        await worker.stdout.readline()
        return worker


async def _given(worker: Process) -> Process:
    return worker


async def _go(worker: Process) -> None:
    assert worker.stdin is not None
    worker.stdin.write(b"go\n")
    await worker.stdin.drain()
