"""Opens WeChat's callbacks and seals our answers, with one error for all that may be wrong."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.clock import Clock
from handlers.wechat import xml
from handlers.wechat.cipher import Cipher
from handlers.wechat.xml import Fields

MOST_BYTES = 64 * 1024
WINDOW = 600  # seconds a timestamp may be off; re-deliveries come within 20 s
TIMESTAMP = re.compile(r"\d{10}", re.ASCII)
NONCE = re.compile(r"[0-9A-Za-z]{1,32}")
ECHO = re.compile(r"[\x21-\x7e]{1,512}")
SEALED = """<xml>
<Encrypt><![CDATA[{encrypted}]]></Encrypt>
<MsgSignature><![CDATA[{signature}]]></MsgSignature>
<TimeStamp>{timestamp}</TimeStamp>
<Nonce><![CDATA[{nonce}]]></Nonce>
</xml>"""

Query = Mapping[str, str]


class BadCallback(Exception):
    """A request that is not a callback of ours; *reason* is a short code, *status* for HTTP."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason, self.status = reason, status


@dataclass(frozen=True, slots=True)
class Letter:
    """One callback, verified and parsed. *seal* turns an answer's XML into what is sent back."""

    fields: Fields
    seal: Callable[[str], str]
    body: str = ""  # as it was opened; what lies in lists is read from here

    def lists(self) -> list[dict[str, str]]:
        """The entries of its lists. Raises BadCallback."""
        try:
            return xml.lists(self.body)
        except xml.NotXml as error:
            raise BadCallback(error.reason) from None

    def text(self, name: str) -> str:
        """A field's text, "" when it is missing or empty. BadCallback when it is no text."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise BadCallback("field")
        return value


class Envelope:
    """The account's token and keys; with *aes_key* secure or compatible mode is required.

    WeChat: signature = SHA-1 over the sorted token, timestamp and nonce, in secure mode also the
    `Encrypt` text. After a key change *old_aes_key* is accepted too, and the answer is encrypted
    with whichever key opened the request.
    """

    def __init__(
        self, *, token: str, app_id: str, clock: Clock, aes_key: str = "", old_aes_key: str = ""
    ) -> None:
        if not token:
            raise ValueError("a WeChat envelope needs the account's token")
        self._token, self._clock = token, clock
        keys = [key for key in (aes_key, old_aes_key) if key] if aes_key else []
        self._ciphers = [Cipher(key, app_id) for key in keys]

    def echo(self, query: Query) -> str:
        """The echostr of a genuine URL verification. Raises BadCallback."""
        self._verify(query, query.get("signature", ""))
        if not ECHO.fullmatch(query.get("echostr", "")):
            raise BadCallback("echostr")
        return query["echostr"]

    def open(self, query: Query, body: bytes) -> Letter:
        """Verify, decrypt and parse one callback. Raises BadCallback and nothing else."""
        if len(body) > MOST_BYTES:
            raise BadCallback("size", 413)
        text = _decoded(body)
        if not self._ciphers:
            self._verify(query, query.get("signature", ""))
            return Letter(_message(text), seal=_as_it_is, body=text)
        encrypted = _fields(text).get("Encrypt")
        if not isinstance(encrypted, str):
            raise BadCallback("plain", 403)
        self._verify(query, query.get("msg_signature", ""), encrypted)
        return self._decrypted(query, encrypted)

    def _verify(self, query: Query, signature: str, *covered: str) -> None:
        timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        if not signature:
            raise BadCallback("unsigned", 401)
        if not TIMESTAMP.fullmatch(timestamp) or not NONCE.fullmatch(nonce):
            raise BadCallback("query")
        expected = self._signature(timestamp, nonce, *covered)
        if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
            raise BadCallback("signature", 403)
        if abs(self._clock().timestamp() - int(timestamp)) > WINDOW:
            raise BadCallback("stale", 403)

    def _signature(self, *covered: str) -> str:
        parts = sorted(part.encode("utf-8", "replace") for part in (self._token, *covered))
        return hashlib.sha1(b"".join(parts), usedforsecurity=False).hexdigest()

    def _decrypted(self, query: Query, encrypted: str) -> Letter:
        for cipher in self._ciphers:
            try:
                text = cipher.open(encrypted)
            except ValueError:  # base64, length, padding, another account, no UTF-8
                continue
            seal = partial(self._seal, cipher, query["nonce"])
            return Letter(_message(text), seal=seal, body=text)
        raise BadCallback("key", 403)

    def _seal(self, cipher: Cipher, nonce: str, text: str) -> str:
        encrypted, timestamp = cipher.seal(text), str(int(self._clock().timestamp()))
        return SEALED.format(
            encrypted=encrypted,
            signature=self._signature(timestamp, nonce, encrypted),
            timestamp=timestamp,
            nonce=nonce,
        )


def _as_it_is(xml: str) -> str:
    return xml


def _decoded(body: bytes) -> str:
    if body.lstrip()[:1] in (b"{", b"["):
        raise BadCallback("json")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise BadCallback("utf8") from None


def _message(text: str) -> Fields:
    """The fields of a message or an event."""
    if text.lstrip()[:1] in ("{", "["):
        raise BadCallback("json")
    found = _fields(text)
    if not isinstance(found.get("MsgType"), str):
        raise BadCallback("xml")
    return found


def _fields(text: str) -> Fields:
    try:
        return xml.fields(text)
    except xml.NotXml as bad:
        raise BadCallback(bad.reason) from None
