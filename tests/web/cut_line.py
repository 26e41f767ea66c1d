"""A line between a browser and the program that a test can cut, and mend again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Line:
    """Passes bytes on both ways; while it is cut, it hangs up on everybody."""

    host: str
    port: int
    url: str = ""
    whole: bool = True
    open: set[asyncio.StreamWriter] = field(default_factory=set)

    def cut(self) -> None:
        self.whole = False
        for writer in self.open:
            writer.transport.abort()

    def mend(self) -> None:
        self.whole = True

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.whole:
            writer.transport.abort()
            return
        inner, outer = await asyncio.open_connection(self.host, self.port)
        self.open |= {writer, outer}
        try:
            await asyncio.gather(_pump(reader, outer), _pump(inner, writer))
        finally:
            self.open -= {writer, outer}
            for one in (writer, outer):
                one.transport.abort()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
        writer.close()


@contextlib.asynccontextmanager
async def a_line(url: str) -> AsyncIterator[Line]:
    """A line to the program at *url*, with an address of its own."""
    place = urlsplit(url)
    line = Line(place.hostname or "", place.port or 0)
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    line.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield line
    finally:
        line.cut()
        server.close()
        await server.wait_closed()
