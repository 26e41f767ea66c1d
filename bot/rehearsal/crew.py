"""The workers of a rehearsed notice: processes of their own, some killed, others at the ready."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass
class Crew:
    """The workers, processes of their own."""

    given: Mapping[str, str]  # their settings
    words: Sequence[str]  # of `rehearse worker`
    size: int
    say: Callable[[str], None]
    spare: int = 0  # how many more are made ready beforehand
    later: int = 0  # and how many after that, as places are taken

    def __post_init__(self) -> None:
        self._workers: list[Process] = []
        self._spares: list[asyncio.Task[Process]] = []
        self._killed = 0

    async def start(self) -> None:
        """Workers at work, and others at the ready to take the places of those killed."""
        ready = [self._spawn() for _ in range(self.size + self.spare)]
        found = await asyncio.gather(*ready)
        self._workers = found[: self.size]
        self._spares = [asyncio.create_task(_given(one)) for one in found[self.size :]]
        for worker in self._workers:
            await _go(worker)

    @property
    def may_kill(self) -> bool:
        """Whether somebody is ready to take the place, where somebody should be."""
        return not self.spare or any(spare.done() for spare in self._spares)

    async def kill(self) -> int:
        """SIGKILL one in its middle of sending; another takes its place. The new process.

        It is one of those at the ready; without any it is started now, as a service would be.
        """
        self._killed += 1
        place = self._killed % self.size
        old = self._workers[place]
        old.send_signal(signal.SIGKILL)
        spare = next((one for one in self._spares if one.done()), None)
        if spare is not None:
            self._spares.remove(spare)
        self._workers[place] = new = spare.result() if spare else await self._spawn()
        await _go(new)
        await old.wait()
        self.say(f"worker {place + 1} was killed")
        if self.later:
            self.later -= 1
            self._spares.append(asyncio.create_task(self._spawn()))
        return new.pid

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

    @property
    def pids(self) -> list[int]:
        """The processes at work."""
        return [worker.pid for worker in self._workers]

    def fallen(self) -> bool:
        """Whether one ended by itself, which none should."""
        return any(worker.returncode is not None for worker in self._workers)

    async def _spawn(self) -> Process:
        """A worker that is ready to begin."""
        own = {name: value for name, value in os.environ.items() if "QIANMEN_" not in name}
        command = (sys.executable, "-m", "bot", "rehearse", "worker", *self.words)
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
