"""A strict mail server on loopback: takes letters in the order of the protocol, or refuses them."""

from __future__ import annotations

import asyncio
import base64
import ssl
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from types import TracebackType


@dataclass
class Letter:
    """One letter as it arrived: the envelope and the message."""

    sender: str
    to: list[str]
    data: bytes

    @property
    def message(self) -> Message:
        return message_from_bytes(self.data, policy=default)

    @property
    def text(self) -> str:
        body = self.message.get_payload(decode=True)
        assert isinstance(body, bytes)
        return body.decode()


@dataclass
class FakeSmtp:
    """`async with FakeSmtp() as mail`; its address is `mail.url`. *login*: (user, password) it
    asks for; *refuses*: the answer to RCPT instead of 250. *tls*: its certificate, for STARTTLS
    or, where it is *wrapped*, from the first byte; without encryption nothing is taken then."""

    login: tuple[str, str] | None = None
    refuses: str = ""
    tls: ssl.SSLContext | None = None
    wrapped: bool = False
    told: list[str] = field(default_factory=list)  # commands that came unencrypted
    letters: list[Letter] = field(default_factory=list)
    port: int = 0
    _server: asyncio.Server | None = None

    async def __aenter__(self) -> FakeSmtp:
        tls = self.tls if self.wrapped else None
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        who = f"{self.login[0]}:{self.login[1]}@" if self.login else ""
        scheme = "smtps" if self.wrapped else "smtp+starttls" if self.tls else "smtp"
        return f"{scheme}://{who}127.0.0.1:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = _Talk(self, reader, writer, safe=self.wrapped or self.tls is None)
        try:
            await talk.hold()
        except (ssl.SSLError, ConnectionError):
            pass  # the other side does not trust us
        finally:
            writer.close()


@dataclass
class _Talk:
    house: FakeSmtp
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    safe: bool = True
    greeted: bool = False
    known: bool = False
    sender: str | None = None
    to: list[str] = field(default_factory=list)

    async def hold(self) -> None:
        self.say("220 mail.example ready")
        while line := await self.reader.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            if not self.safe:
                self.house.told.append(verb.upper())
            if verb.upper() == "STARTTLS" and not self.safe:
                await self.encrypt()
                continue
            if verb.upper() == "QUIT":
                self.say("221 bye")
                return
            if verb.upper() == "DATA" and self.to:
                await self.take()
            else:
                self.say(self.answer(verb.upper(), rest))

    def say(self, line: str) -> None:
        self.writer.write(f"{line}\r\n".encode())

    async def encrypt(self) -> None:
        """What was said before counts no more."""
        assert self.house.tls is not None
        self.say("220 go ahead")
        await self.writer.start_tls(self.house.tls)
        self.safe, self.greeted = True, False

    def answer(self, verb: str, rest: str) -> str:
        if verb in ("EHLO", "HELO"):
            self.greeted = True
            return "\r\n".join(self.hello())
        if not self.greeted:
            return "503 say hello first"
        if not self.safe:
            return "530 must issue a STARTTLS command first"
        if verb == "AUTH":
            return self.auth(rest)
        if self.house.login and not self.known:
            return "530 authentication required"
        return self.envelope(verb, rest)

    def hello(self) -> list[str]:
        """Our name and what we can do."""
        offers = [] if self.safe else ["STARTTLS"]
        if self.house.login and self.safe:
            offers.append("AUTH PLAIN")
        lines = ["mail.example", *offers]
        return [f"250{'-' if n + 1 < len(lines) else ' '}{one}" for n, one in enumerate(lines)]

    def auth(self, rest: str) -> str:
        _, user, password = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")
        self.known = (user, password) == self.house.login
        return "235 ok" if self.known else "535 wrong"

    def envelope(self, verb: str, rest: str) -> str:
        address = rest.partition("<")[2].partition(">")[0]
        if verb == "MAIL":
            self.sender, self.to = address, []
            return "250 ok"
        if verb == "RCPT" and self.sender is not None:
            if self.house.refuses:
                return self.house.refuses
            self.to.append(address)
            return "250 ok"
        return "250 ok" if verb == "RSET" else "503 bad sequence"

    async def take(self) -> None:
        self.say("354 go on")
        data = b""
        while (line := await self.reader.readline()) not in (b".\r\n", b""):
            if not line.endswith(b"\r\n") or len(line) > 1000 or not line.isascii():
                self.say("500 line")
                return
            data += line[1:] if line.startswith(b"..") else line
        assert self.sender is not None
        self.house.letters.append(Letter(self.sender, list(self.to), data))
        self.sender, self.to = None, []
        self.say("250 taken")
