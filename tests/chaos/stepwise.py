"""Acts done one after another by a process that kills itself before or after what it commits.

Which act is next is read off the database: the process knows nothing of the lives before.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from bot.crypto import Vault
from bot.store.columns import unlock
from bot.store.session import Point, Store, connect
from tests.clinic import a_store

POINTS = ("before-commit", "after-commit")
LIVES = [  # whose code is loaded beforehand
    "tests.chaos.booker",
    "tests.chaos.hospital",
    "tests.chaos.operators",
]
Act = Callable[[Connection], Any]
Step = tuple[str, Callable[[Connection], bool], Act]  # its name, whether it is done, how


def upcoming(conn: Connection, steps: Sequence[Step]) -> str:
    """The first step that has not happened; empty at the end."""
    return next((name for name, done, _ in steps if not done(conn)), "")


def trap(point: str, nth: int = 1) -> Point:
    """Kills this process when it passes *point* for the n-th time."""
    left = nth

    def passing(name: str) -> None:
        nonlocal left
        left -= name == point
        if left == 0 and name == point:
            os.kill(os.getpid(), signal.SIGKILL)

    return passing


def opened(url: str, point: Point) -> Store:
    """The store of a life, with the key of `tests.clinic.a_store`."""
    unlock(Vault([b"k" * 32]))
    return connect(url, point=point)


def live(url: str, point: str, steps: Sequence[Step]) -> None:
    """Go on from where it is, a transaction each, until the end or the death at *point*."""

    async def run() -> None:
        store = opened(url, trap(point))
        acts = {name: act for name, _, act in steps}
        while name := await store.read(lambda conn: upcoming(conn, steps)):
            await store.write(lambda conn, act=acts[name]: act(conn) and None)  # type: ignore[misc]
        await store.close()

    asyncio.run(run())


async def lived(life: Callable[..., None], *given: object) -> int:
    """How a process ended: 0, or the number of the signal that killed it, negative."""
    context = multiprocessing.get_context("forkserver")  # which has all imported already
    context.set_forkserver_preload(LIVES)
    process = context.Process(target=life, args=given)
    process.start()
    await asyncio.to_thread(process.join)
    return process.exitcode or 0


async def killed_at_each(
    url: str,
    life: Callable[[str, str], None],
    steps: Sequence[Step],
    *,
    prepare: Act,
    whole: Callable[[Connection], str],
) -> None:
    """Each step is undone by a death before its commit, and done by one after it.

    *whole* checks what must hold at any moment, and says which step is next.
    """
    async with a_store(url) as store:
        await store.write(lambda conn: prepare(conn) and None)
        for step, *_ in steps:
            assert (left := await store.write(whole)) == step, (step, left)
            for point in POINTS:  # the first undoes the step, the second loses its answer
                assert await lived(life, url, point) == -signal.SIGKILL
                left = await store.write(whole)
                assert (left == step) == (point == POINTS[0]), (step, point, left)
        assert await lived(life, url, "") == 0 and await store.write(whole) == ""
