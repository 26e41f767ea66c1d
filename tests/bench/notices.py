"""A notice to very many on PostgreSQL, to a channel that takes everything: rate, memory, a kill.

python -m tests.bench.notices 1000000
"""

from __future__ import annotations

import asyncio
import contextlib
import resource
import signal
import sys
import time
from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, func, select, text

from bot.announcing import Announcer
from bot.bell import LocalBell
from bot.channel import Channel, Limits, Sent
from bot.clinic.notices import Reach, notice
from bot.clinic.notices.recipients import RECIPIENT
from bot.clock import now
from bot.messages import Media, Outbound
from bot.store import migrate
from bot.store.session import Store
from tests.clinic import a_store
from tests.contract.notice_parts import running, script
from tests.contract.turn_parts import push_limits
from tests.servers import running_postgres

WORKERS = 2
PEOPLE = """
INSERT INTO person (alias, locale, elder, consent, notices, spoken, staff, created_at)
SELECT 'p' || n, 'zh-CN', n % 7 = 0, '1', true, true, false, now()
FROM generate_series(1, {n}) AS n"""
ACCOUNTS = """
INSERT INTO account (channel, address, person_id, reachable, seen_at)
SELECT 'telegram', alias, id, true, now() FROM person"""


class Nothing:
    """Takes everything at once."""

    name = "telegram"
    limits: Limits = push_limits(passive=False)

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        return Sent()

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        return b"", ""

    async def close(self) -> None:
        pass


async def work(url: str) -> None:
    """One worker, until SIGTERM; then how much memory it took at most."""
    channel: Channel = Nothing()
    async with a_store(url) as store:
        announcer = Announcer(
            store=store,
            channels={"telegram": channel},
            gates={},
            reaches={"telegram": Reach(rate=1e6)},
            script=script(),
            bell=LocalBell(),
            clock=now,
            zone=_daytime(),
            tally=lambda channel, state: None,
        )
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, announcer.end)
        await announcer.run()
        await announcer.stop()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)  # noqa: T201


def _daytime() -> str:
    ahead = 12 - now().hour
    return "Etc/GMT" if ahead == 0 else f"Etc/GMT{-ahead:+d}"


def _begin(conn: Connection, many: int) -> int:
    conn.execute(text(PEOPLE.format(n=many)))
    conn.execute(text(ACCOUNTS))
    return running(conn, now())


def _standing(conn: Connection, made: int) -> tuple[str, bool, int]:
    found = notice.get(conn, made)
    assert found is not None
    sent = (RECIPIENT.c.notice_id == made, RECIPIENT.c.state == "sent")
    count = conn.execute(select(func.count()).select_from(RECIPIENT).where(*sent)).scalar_one()
    return str(found.state), found.frozen_at is not None, int(count)


async def measure(url: str, many: int) -> None:
    await migrate.upgrade(url)
    async with a_store(url) as store:
        made = await store.write(partial(_begin, many=many))
        await store.write(lambda conn: conn.execute(text("ANALYZE person, account")) and None)
        workers = [await _worker(url) for _ in range(WORKERS)]
        began = time.monotonic()
        frozen = await _until(store, made, 1)
        _say(f"list of {many} made in {frozen - began:.1f} s")
        half = await _until(store, made, many // 2)
        _say(f"first half: {(many // 2) / (half - frozen):.0f} a second")
        workers[0].send_signal(signal.SIGKILL)
        workers[0] = await _worker(url)
        killed = time.monotonic()
        await _until(store, made, many // 2 + many // 20)
        _say(f"the next twentieth {time.monotonic() - killed:.1f} s after a kill")
        end = await _until(store, made, many - 1000)
        _say(f"whole: {many / (end - frozen):.0f} a second")
        for worker in workers:
            worker.terminate()
        outs = await asyncio.gather(*(worker.communicate() for worker in workers))
        _say("memory at most, MB: " + ", ".join(out[0].decode().strip() for out in outs))


async def _until(store: Store, made: int, sent: int) -> float:
    while True:
        _, frozen, count = await store.read(partial(_standing, made=made))
        if frozen and count >= sent:
            return time.monotonic()
        await asyncio.sleep(0.5)


async def _worker(url: str) -> asyncio.subprocess.Process:
    command = (sys.executable, "-m", "tests.bench.notices", "worker", url)
    return await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


def main(words: Sequence[str]) -> None:
    if words[0] == "worker":
        asyncio.run(work(words[1]))
        return
    with running_postgres() as server, contextlib.suppress(KeyboardInterrupt):
        asyncio.run(measure(server.url, int(words[0])))


if __name__ == "__main__":
    main(sys.argv[1:])
