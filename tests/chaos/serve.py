"""The whole program, ending itself by SIGKILL at a point it is told.

It serves the booking dialogue when there are slots to book, else the program's own flows.

Each line on standard input, a JSON object of environment variables, starts one life of the server
as a fork. Told on standard output: `pid N`, its address, `ended N`.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import handlers.telegram.channel
import handlers.telegram.webhook
import handlers.wechat.account  # noqa: F401 - loaded here, so that a life starts at once
from bot import app
from bot.clinic import watchfile
from bot.config import load
from bot.i18n import Catalogue
from tests.bench import booking
from tests.bench.serve import catalogue

PARENT_DEATH = 1  # PR_SET_PDEATHSIG


Life = Callable[[], Coroutine[Any, Any, None]]


class Trap:
    """Kills this process when it comes to the named point for the n-th time after its start."""

    def __init__(self, name: str, nth: int) -> None:
        self._name, self._left = name, nth
        self._lock = threading.Lock()  # commits come from a thread of their own
        self.armed = False

    def __call__(self, name: str) -> None:
        if not self.armed or name != self._name:
            return
        with self._lock:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - read by who started us


async def live() -> None:
    trap = Trap(os.environ.get("CHAOS_POINT", ""), int(os.environ.get("CHAOS_NTH", "1")))
    settings = load(locale="en", log_level="WARNING")
    capacity = os.environ.get("CHAOS_CAPACITY")
    if capacity is None:
        made = app.build(settings, point=trap)
    else:
        made = app.build(
            settings,
            book=booking.BOOK,
            effects=booking.EFFECTS,
            catalogue=catalogue(),
            point=trap,
        )
        await made.store.write(partial(booking.prepare, capacity=int(capacity)))
    trap.armed = True  # from here on: what an earlier life left is sent before the port is open
    await app.listen(made, started=say)


def end_with_parent() -> None:
    """On Linux, let nobody outlive the test run."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH, int(signal.SIGKILL))


def fork(env: dict[str, str], life: Life) -> int:
    child = os.fork()
    if child:
        return child
    end_with_parent()
    os.environ.update(env)
    try:
        asyncio.run(life())
    except BaseException:  # noqa: BLE001 - a fork must end here, whatever happened
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def warm() -> None:
    """Read texts and rules once: what was parsed is kept for every life."""
    for read in (Catalogue.load, catalogue, watchfile.watch):
        read()


def lives(life: Life) -> None:
    """A life for each line."""
    for line in sys.stdin:
        child = fork(json.loads(line), life)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")
