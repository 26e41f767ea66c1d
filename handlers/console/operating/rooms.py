"""Conversations tried by the staff: each is the real program in a process of its own.

It has a database of its own that is thrown away, no channel and none of this program's secrets, so
nothing of it can reach a patient.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bot

HOME = Path(bot.__file__).parents[1]
MOST = 3  # at once; a fourth ends the oldest
IDLE = 900.0  # seconds without an act after which a room is closed
PATIENCE = 120.0  # seconds one act may take; the first builds the whole program
LONGEST = 1000  # characters of an act
SHOWN = 200  # lines of a talk that are kept
LINE = 1024 * 1024  # bytes of an answer
COMMAND = (sys.executable, "-m", "bot", "talk")
KEPT = ("PATH", "HOME", "LANG", "QIANMEN_TIMEZONE")


class Gone(Exception):
    """The conversation has ended, or never began."""


@dataclass(slots=True)
class Said:
    """One line of a talk: what the person did, or a bubble with what can be pressed below it."""

    text: str
    mine: bool = False
    options: list[str] = field(default_factory=list)
    media: str = ""
    error: bool = False


@dataclass(slots=True, eq=False)
class Room:
    """One conversation under way."""

    flow: str
    channel: str
    locale: str
    process: asyncio.subprocess.Process
    folder: tempfile.TemporaryDirectory[str]  # of its database
    said: list[Said] = field(default_factory=list)
    acted: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def act(self, act: str) -> None:
        """Do one thing and remember what was seen. Raises Gone."""
        async with self.turn:
            self.acted = asyncio.get_running_loop().time()
            shown = act[1:].strip(" []") if act.startswith(">") else act
            self.said.append(Said(shown, mine=True))
            await self._write({"act": act})
            self._keep(await self._read())

    async def begin(self, texts: list[list[str]]) -> None:
        """The first question. Raises Gone."""
        async with self.turn:
            self.acted = asyncio.get_running_loop().time()
            await self._write({"texts": texts})
            self._keep(await self._read())

    def _keep(self, told: dict[str, Any]) -> None:
        for one in told["bubbles"]:
            self.said.append(Said(one["text"], options=one["options"], media=one["media"]))
        if told["error"]:
            self.said.append(Said(told["error"], error=True))
        del self.said[:-SHOWN]

    async def _write(self, line: dict[str, Any]) -> None:
        pipe = self.process.stdin
        assert pipe is not None
        try:
            pipe.write(json.dumps(line).encode() + b"\n")
            await pipe.drain()
        except (ConnectionError, RuntimeError):
            raise Gone from None

    async def _read(self) -> dict[str, Any]:
        pipe = self.process.stdout
        assert pipe is not None
        try:
            async with asyncio.timeout(PATIENCE):
                line = await pipe.readline()
            told = json.loads(line)
        except (TimeoutError, ValueError):
            await self.close()
            raise Gone from None
        return {"bubbles": told["bubbles"], "error": told["error"]}

    async def close(self) -> None:
        """Take the process down and throw its database away."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()
        await asyncio.to_thread(self.folder.cleanup)


class Rooms:
    """The rooms of this process, one for each of the staff."""

    def __init__(self) -> None:
        self._rooms: dict[int, Room] = {}
        self._turn = asyncio.Lock()

    def of(self, staff_id: int) -> Room | None:
        """The room of somebody, if it is still there."""
        return self._rooms.get(staff_id)

    async def open(
        self, staff_id: int, *, flow: str, channel: str, locale: str, texts: list[list[str]]
    ) -> Room:
        """A new conversation in place of the one they had. Raises Gone."""
        async with self._turn:
            await self.end(staff_id)
            await self._make_way()
            options = ("--as", channel, "--lang", locale, "--wire")
            folder = tempfile.TemporaryDirectory(prefix="qianmen-room-")
            process = await asyncio.create_subprocess_exec(
                *COMMAND,
                *((flow, *options) if flow else options),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=_environment(folder.name),
                cwd=folder.name,  # where no settings of this program lie
                limit=LINE,
            )
            room = self._rooms[staff_id] = Room(flow, channel, locale, process, folder)
            room.acted = asyncio.get_running_loop().time()
        await room.begin(texts)
        return room

    async def end(self, staff_id: int) -> None:
        """Close somebody's room."""
        room = self._rooms.pop(staff_id, None)
        if room is not None:
            await room.close()

    async def close(self) -> None:
        for staff_id in list(self._rooms):
            await self.end(staff_id)

    async def _make_way(self) -> None:
        """Idle rooms are closed, and the one longest unused if there are too many."""
        now = asyncio.get_running_loop().time()
        for staff_id, room in list(self._rooms.items()):
            if now - room.acted > IDLE or room.process.returncode is not None:
                await self.end(staff_id)
        while len(self._rooms) >= MOST:
            await self.end(min(self._rooms, key=lambda one: self._rooms[one].acted))


def _environment(folder: str) -> dict[str, str]:
    """Enough to find the program; nothing of its settings but the zone."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"PYTHONPATH": str(HOME), "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": folder}
    return kept | own
