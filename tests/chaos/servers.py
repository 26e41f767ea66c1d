"""Servers that are killed and started again, and the balancer in front of two of them."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, web

from tests.servers import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 150.0  # until the test gives up; cores may be shared
HANDED_ON = ("Location", "Set-Cookie", "Retry-After")


@dataclass(frozen=True)
class Death:
    """How a server ends: at the *nth* time it passes *point*."""

    point: str
    nth: int


class Server:
    """A server on one port that lives several times."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, log: Path
    ) -> None:
        self._in, self._out, self._log = writer, reader, log
        self.port = free_port()
        self.deaths = 0
        self._pid = 0

    async def start(self, death: Death | None = None, **more: str) -> None:
        """Live; returns when the port is open, or at once when a *death* may come before.

        *more* is put into the life's environment.
        """
        env = {"QIANMEN_PORT": str(self.port), "CHAOS_POINT": "", "CHAOS_NTH": "1", **more}
        if death:
            env |= {"CHAOS_POINT": death.point, "CHAOS_NTH": str(death.nth)}
        self._in.write(json.dumps(env).encode() + b"\n")
        seen = {"pid"} if death else {"pid", "http"}
        while seen:
            line = await self.line()
            assert not line.startswith("ended"), self._told(line)
            if line.startswith("pid"):
                self._pid = int(line.split()[1])
            seen.discard(line.partition(":")[0].split()[0])

    async def line(self) -> str:
        async with asyncio.timeout(START_SECONDS):
            return (await self._out.readline()).decode().strip()

    def _told(self, what: str) -> str:
        return f"{what}; the log ends: {self._log.read_text()[-4000:]}"

    async def died(self) -> None:
        """Wait until the process has killed itself."""
        while not (ended := await self.line()).startswith("ended"):
            pass
        assert ended == f"ended -{int(signal.SIGKILL)}", self._told(ended)
        self._pid = 0
        self.deaths += 1

    async def lived(self, death: Death, **more: str) -> bool:
        """One life to its end: True when it ended by itself, False when it was killed."""
        await self.start(death, **more)
        return await self.ended()

    async def ready(self) -> None:
        """Until a life says that it is about to begin."""
        while (line := await self.line()) != "ready":
            assert not line.startswith("ended"), self._told(line)

    async def ended(self) -> bool:
        """The end of a life that was started: as `lived`."""
        while not (ended := await self.line()).startswith("ended"):
            pass
        self._pid = 0
        assert ended in ("ended 0", f"ended -{int(signal.SIGKILL)}"), self._told(ended)
        return ended == "ended 0"

    async def kill(self) -> None:
        """SIGKILL from outside, wherever the process is just now."""
        os.kill(self._pid, signal.SIGKILL)
        await self.died()

    async def stop(self) -> None:
        """An orderly end."""
        if self._pid:
            os.kill(self._pid, signal.SIGTERM)
            ended = await self.line()
            assert ended == "ended 0", self._told(ended)


@cache
def _door() -> str:
    """Where the loaded program forks servers; it lives as long as this process."""
    folder = tempfile.mkdtemp(prefix="qianmen-loader-")
    door = f"{folder}/door"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.chaos.loader", door], cwd=ROOT, stdout=subprocess.PIPE
    )
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(process.kill)
    assert process.stdout
    assert process.stdout.readline() == b"loaded\n"
    return door


@contextlib.asynccontextmanager
async def a_server(
    env: Mapping[str, str], *, log: Path, program: str = "serve"
) -> AsyncIterator[Server]:
    """A server with all its code loaded, not started yet; stopped at the end."""
    reader, writer = await asyncio.open_unix_connection(_door())
    asked = {"program": program, "env": dict(env), "log": str(log)}
    writer.write(json.dumps(asked).encode() + b"\n")
    server = Server(reader, writer, log=log)
    said, _, number = (await server.line()).partition(" ")
    assert said == "loaded", log.read_text()
    try:
        yield server
        await server.stop()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(number), signal.SIGKILL)
        await reader.read()  # until it and its life are gone
        writer.close()


@contextlib.asynccontextmanager
async def two_servers(
    env: Mapping[str, str], *, log: Path, program: str = "serve"
) -> AsyncIterator[tuple[Server, Server]]:
    """As `a_server`; they load at the same time."""
    async with contextlib.AsyncExitStack() as stack:
        both = [stack.enter_async_context(a_server(env, log=log, program=program)) for _ in "12"]
        steady, mortal = await asyncio.gather(*both)
        yield steady, mortal


@contextlib.asynccontextmanager
async def balancer(ports: list[int]) -> AsyncIterator[str]:
    """An address that hands each request to the next server in turn; 502 when that one is down."""
    turn = cycle(ports)
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:

        async def hand_on(request: web.Request) -> web.Response:
            try:
                return await _pass(session, request, next(turn))
            except (ClientError, OSError, TimeoutError):
                return web.Response(status=502)

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", hand_on)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


async def _pass(session: ClientSession, request: web.Request, port: int) -> web.Response:
    headers = {name: value for name, value in request.headers.items() if name.lower() != "host"}
    async with session.request(
        request.method,
        f"http://127.0.0.1:{port}{request.rel_url}",
        data=await request.read(),
        headers=headers,
        timeout=ClientTimeout(total=30),
        allow_redirects=False,
    ) as answer:
        kind = {"Content-Type": answer.headers.get("Content-Type", "text/plain")}
        response = web.Response(status=answer.status, body=await answer.read(), headers=kind)
        for name in HANDED_ON:
            for value in answer.headers.getall(name, []):
                response.headers.add(name, value)
        return response
