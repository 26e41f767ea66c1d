"""A hospital's calls, each answered by a process that kills itself before or after its commit."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.chaos.stepwise import opened, trap
from tests.contract.standards_parts import reached


class Asked(NamedTuple):
    """One call. *turn* is how often it was sent before: each time it is signed anew."""

    path: str
    data: Any
    key: str
    turn: int


def answered(url: str, point: str, secret: str, asked: Asked, answer: str) -> None:
    """Serve the addresses, make one call, and write down status and body in the file *answer*."""

    async def run() -> None:
        store = opened(url, trap(point))
        async with reached(store, secret=secret) as caller:
            caller.nonces = 100 * asked.turn
            sent = {"Idempotency-Key": asked.key} if asked.key else {}
            said = await caller.call("POST", asked.path, asked.data, **sent)
        Path(answer).write_text(json.dumps(said), "utf-8")
        await store.close()

    asyncio.run(run())
