"""The gate in front of a send limit for the processes of one machine, by a file, without Redis."""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import time
from pathlib import Path

from bot.pace import BURST_SECONDS, Line

KEPT = struct.Struct("dd")  # when the next token falls due; until when somebody waits who may first
FARTHEST = 3600.0  # seconds; what lies farther ahead is not believed
LATE = 0.1  # seconds; what a platform's window bears
PATIENCE = 8  # how often bulk gives way before it takes its turn


class FilePace:
    """`bot.pace.Pace` by a locked file. Times are of the machine's clock.

    One task, alive only while someone waits, reserves one token after another.
    """

    def __init__(self, path: Path, *, rate: float, burst: float = BURST_SECONDS) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._step = 1 / rate
        self._slack = max(0.0, burst - self._step)
        self._late = max(LATE, burst)
        self._line = Line()
        self._shut_until = 0.0
        self._patience = PATIENCE
        self._task: asyncio.Task[None] | None = None

    async def wait(self, *, bulk: bool = False) -> None:
        await self._line.stand(self._begin, bulk=bulk)

    def _begin(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._fill(), name="pace")

    def done(self) -> None:
        pass

    async def pause(self, seconds: float) -> None:
        self._shut_until = max(self._shut_until, time.time() + seconds)
        self._postpone(seconds)

    def _postpone(self, seconds: float) -> None:
        """No token falls due before so many seconds from now."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            due, want = self._read()
            self._write(max(due, time.time() + seconds), want)
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    async def _fill(self) -> None:
        while len(self._line):
            delay = self._reserve()
            if delay is None:
                await asyncio.sleep(self._step)
                continue
            falls_due = time.time() + delay
            while delay > 0:
                await asyncio.sleep(delay)
                delay = self._shut_until - time.time()
            late = time.time() - falls_due
            if late > self._late:  # what comes after must not follow too closely
                self._postpone(self._step)
            self._line.serve(1)

    def _reserve(self) -> float | None:
        """Seconds until the next token, which is taken; None when bulk has to come again."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            now = time.time()
            due, want = self._read()
            if self._line.only_bulk and want > now and self._patience > 0:
                self._patience -= 1
                return None
            self._patience = PATIENCE
            due = max(due, now - self._slack)
            if not self._line.only_bulk:
                want = due + 2 * self._step
            self._write(due + self._step, want)
            return max(0.0, due - now)
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def _read(self) -> tuple[float, float]:
        kept = os.pread(self._file, KEPT.size, 0)
        if len(kept) != KEPT.size:
            return 0.0, 0.0
        due, want = KEPT.unpack(kept)
        return (due, want) if due < time.time() + FARTHEST else (0.0, 0.0)

    def _write(self, due: float, want: float) -> None:
        os.pwrite(self._file, KEPT.pack(due, want), 0)
