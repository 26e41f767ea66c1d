"""Rehearses a notice to very many: the real workers, and a channel that takes everything at once.

Each worker writes what it was given into a file of its own, which outlives a kill: so who was
reached and how often is counted where it arrived, not where it was written down.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from struct import Struct

from sqlalchemy import Connection, select

from bot.channel import Limits, Sent, Unit
from bot.clinic.notices.notice import NOTICE
from bot.clinic.notices.recipients import RECIPIENT
from bot.messages import Media, Outbound
from bot.rehearsal import stage
from bot.rehearsal.crew import Crew
from bot.rehearsal.stage import ACCOUNT, FIRST_CHAT, Say
from bot.store.session import Store

ARRIVAL = Struct("<Qd")  # address, seconds
LIMITS = Limits(
    text=4096,
    unit=Unit.UTF16,
    label=60,
    buttons=8,
    inline=True,
    edits=False,
    passive=False,
)


class Nowhere:
    """A channel to nobody: it notes who was written to, and when, in a file of this process."""

    name = "telegram"
    limits = LIMITS

    def __init__(self, folder: Path) -> None:
        path = folder / str(os.getpid())
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        os.write(self._file, ARRIVAL.pack(int(to), time.time()))
        return Sent()

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        return b"", ""

    async def close(self) -> None:
        os.close(self._file)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be rehearsed. *database*: of PostgreSQL, beside which a scratch one is made."""

    recipients: int
    kill: int
    workers: int
    database: str


@dataclass(frozen=True, slots=True)
class Found:
    """*reached*, *doubled*, *lost* and *unknown* as of every rehearsed notice.

    *recipients_per_s*: from the first to the last who was reached. *list_s*: until the list was
    made. *memory_growth_mb*: of the worker that grew most; None where the system does not tell.
    *resume_s*: from a kill until anybody sent again, who was left or took the place; *replaced_s*:
    until the new process in the place did, its start included. The longest of all kills; None
    without one.
    """

    reached: int
    doubled: int
    lost: int
    unknown: int
    recipients_per_s: float
    list_s: float
    memory_growth_mb: float | None
    resume_s: float | None
    replaced_s: float | None


@dataclass(frozen=True, slots=True)
class _Kill:
    """*gone* and *new*: the processes; *ready*: when the new one was."""

    at: float
    ready: float
    gone: int
    new: int


@dataclass
class _Watched:
    """The workers, what arrived from them, and how much memory they took."""

    folder: Path
    crew: Crew
    begun: dict[int, int] = field(default_factory=dict)  # process -> kB when it began
    grown: int | None = None  # kB
    kills: list[_Kill] = field(default_factory=list)

    def answered(self) -> int:
        for pid in self.crew.pids:
            self._measure(pid)
        return sum(file.stat().st_size for file in self.folder.iterdir()) // ARRIVAL.size

    def _measure(self, pid: int) -> None:
        now, peak = _memory(pid)
        if peak:
            self.grown = max(self.grown or 0, peak - self.begun.setdefault(pid, now))

    async def kill(self) -> None:
        before, at = set(self.crew.pids), time.time()
        new = await self.crew.kill()
        (gone,) = before - set(self.crew.pids)
        self.kills.append(_Kill(at, time.time(), gone, new))

    def arrivals(self, file: Path) -> Iterator[tuple[int, float]]:
        whole = file.read_bytes()
        return ARRIVAL.iter_unpack(whole[: len(whole) // ARRIVAL.size * ARRIVAL.size])

    def resumed(self) -> float | None:
        """Until anybody sent again; where nothing was left to send, until the new one was ready."""
        return _longest(
            self._first(kill, [one for one in self._senders() if one != kill.gone])
            for kill in self.kills
        )

    def replaced(self) -> float | None:
        """Until the new one sent; where nothing was left to send for it, until it was ready to."""
        return _longest(self._first(kill, [kill.new]) for kill in self.kills)

    def _senders(self) -> list[int]:
        return [int(file.name) for file in self.folder.iterdir()]

    def _first(self, kill: _Kill, senders: list[int]) -> float:
        files = [self.folder / str(one) for one in senders]
        times = (at for file in files for _, at in self.arrivals(file))
        return min((at for at in times if at > kill.at), default=kill.ready) - kill.at


def _longest(seconds: Iterable[float]) -> float | None:
    longest = max(seconds, default=None)
    return None if longest is None else round(longest, 1)


def _memory(pid: int) -> tuple[int, int]:
    """What a process takes now and took at most, in kB; zeros where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    except OSError:
        return 0, 0
    rows = dict(line.partition(":")[::2] for line in lines)
    return tuple(int(rows.get(name, "0").split()[0]) for name in ("VmRSS", "VmHWM"))  # type: ignore[return-value]


async def rehearse(wish: Wish, home: Path, *, say: Say) -> Found:
    """Play it; *home* is an empty folder for what is needed meanwhile."""
    async with stage.opened(wish.database, home) as (url, store):
        return await _run(wish, home, url, store, say)


async def _run(wish: Wish, home: Path, url: str, store: Store, say: Say) -> Found:
    await stage.people(store, wish.recipients)
    say(f"{wish.recipients} people were made")
    folder = home / "arrived"
    folder.mkdir()
    words = [str(home / "pace"), "--nowhere", str(folder)]
    crew = Crew(given=stage.settings(url), words=words, size=wish.workers, say=say)
    await crew.start()
    watched = _Watched(folder, crew)
    watched.answered()
    try:
        made, began = await store.write(stage.begin), time.time()
        kills = stage.spread(wish.recipients, wish.kill)
        await stage.Run(store, made, crew, kills, watched.answered, watched.kill, say).watch()
    finally:
        await crew.stop()
    return await store.read(partial(_found, wish=wish, made=made, watched=watched, began=began))


def _found(conn: Connection, wish: Wish, made: int, watched: _Watched, began: float) -> Found:
    times = Counter[int]()
    first, last = float("inf"), 0.0
    for file in watched.folder.iterdir():
        for chat, at in watched.arrivals(file):
            times[chat] += 1
            first, last = min(first, at), max(last, at)
    unknown = {
        int(address)
        for address in conn.execute(
            select(ACCOUNT.c.address)
            .join(RECIPIENT, RECIPIENT.c.account_id == ACCOUNT.c.id)
            .where(RECIPIENT.c.notice_id == made, RECIPIENT.c.state == "unknown")
        ).scalars()
    }
    chats = range(FIRST_CHAT, FIRST_CHAT + wish.recipients)
    frozen = conn.execute(select(NOTICE.c.frozen_at).where(NOTICE.c.id == made)).scalar_one()
    return Found(
        reached=len(times),
        doubled=sum(number > 1 for number in times.values()),
        lost=sum(chat not in times and chat not in unknown for chat in chats),
        unknown=len(unknown),
        recipients_per_s=round(len(times) / max(last - first, 0.001)),
        list_s=round(frozen.timestamp() - began, 1) if frozen else 0.0,
        memory_growth_mb=None if watched.grown is None else round(watched.grown / 1024, 1),
        resume_s=watched.resumed(),
        replaced_s=watched.replaced(),
    )


def as_text(found: Found) -> str:
    return "\n".join(f"{name:<16} {value}" for name, value in asdict(found).items())


def as_json(found: Found) -> str:
    return json.dumps(asdict(found))
