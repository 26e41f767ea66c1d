"""Sends letters to operators over SMTP, with the library of the language, in a thread."""

from __future__ import annotations

import asyncio
import base64
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.clock import Clock

SECONDS = 20.0
PORTS = {"smtps": 465, "smtp+starttls": 587, "smtp": 25}


class Unsent(Exception):
    """A letter that did not leave; *reason* is a code: an address or a server's words may tell."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mailer:
    """*url*: smtp[s]://user:password@host:port; `smtp+starttls` must be encrypted, plain `smtp` is
    for a server on this machine. *trusts* is for a server with a certificate of its own."""

    url: str
    to: Sequence[str]
    sender: str
    clock: Clock
    trusts: ssl.SSLContext | None = None

    async def send(self, subject: str, body: str, *, key: str) -> None:
        """One letter to everybody; *key* makes a repetition the same letter. Raises Unsent."""
        letter = self._letter(subject, body, key)
        try:
            await asyncio.to_thread(self._send, letter)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            code = getattr(error, "smtp_code", "")
            raise Unsent(f"smtp-{code or type(error).__name__}") from None

    def _letter(self, subject: str, body: str, key: str) -> EmailMessage:
        letter = EmailMessage()
        letter["Subject"] = " ".join(subject.split())
        letter["From"], letter["To"] = self.sender, ", ".join(self.to)
        letter["Date"] = format_datetime(self.clock())
        letter["Message-ID"] = f"<{key}@{self.sender.rpartition('@')[2]}>" if key else make_msgid()
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(body, cte="base64")
        return letter

    def _send(self, letter: EmailMessage) -> None:
        with self._connected() as server:
            refused = server.send_message(letter, self.sender, list(self.to))
        if refused:
            raise smtplib.SMTPRecipientsRefused(refused)

    def _connected(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        tls = self.trusts or ssl.create_default_context()
        # Our own name is given, or the library asks a name server for it, which may take long.
        told: dict[str, Any] = {
            "local_hostname": self.sender.rpartition("@")[2] or "localhost",
            "timeout": SECONDS,
        }
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, context=tls, **told)
        else:
            server = smtplib.SMTP(host, port, **told)
        try:
            if parts.scheme == "smtp+starttls":
                server.starttls(context=tls)
            if parts.username:
                _log_in(server, unquote(parts.username), unquote(parts.password or ""))
        except BaseException:
            server.close()
            raise
        return server


def _log_in(server: smtplib.SMTP, user: str, password: str) -> None:
    """The library takes ASCII alone; AUTH PLAIN is UTF-8."""
    if (user + password).isascii():
        server.login(user, password)
        return
    server.ehlo_or_helo_if_needed()
    said = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = server.docmd("AUTH", f"PLAIN {said}")
    if code != 235:  # RFC 4954: accepted
        raise smtplib.SMTPAuthenticationError(code, answer)
