"""Opens WeChat's callbacks and seals our answers, with one error for all that may be wrong."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wechatpy.crypto import WeChatCrypto
from wechatpy.parser import parse_message, xmltodict

from bot.clock import Clock

MOST_BYTES = 64 * 1024
WINDOW = 600  # seconds a timestamp may be off; re-deliveries come within 20 s
MOST_DEPTH = 8
MOST_NODES = 2000
TIMESTAMP = re.compile(r"\d{10}", re.ASCII)
NONCE = re.compile(r"[0-9A-Za-z]{1,32}")
ECHO = re.compile(r"[\x21-\x7e]{1,512}")
# A document type can only stand before the root element, so nothing but a declaration may.
# What a person writes about <!DOCTYPE in a message is harmless and passes.
START = re.compile(r"\ufeff?\s*(<\?xml[^<>]*\?>\s*)?<xml[\s>]")

Query = Mapping[str, str]
Fields = dict[str, Any]


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
        self._cryptos = [WeChatCrypto(token, key, app_id) for key in keys]

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
        if not self._cryptos:
            self._verify(query, query.get("signature", ""))
            return Letter(_message(text), seal=_as_it_is)
        encrypted = _outer(text).get("Encrypt")
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
        parts = sorted(
            p.encode("utf-8", "replace") for p in (self._token, timestamp, nonce, *covered)
        )
        expected = hashlib.sha1(b"".join(parts), usedforsecurity=False).hexdigest()
        if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
            raise BadCallback("signature", 403)
        if abs(self._clock().timestamp() - int(timestamp)) > WINDOW:
            raise BadCallback("stale", 403)

    def _decrypted(self, query: Query, encrypted: str) -> Letter:
        timestamp, nonce = query["timestamp"], query["nonce"]
        for crypto in self._cryptos:
            try:
                text = crypto.decrypt_message(
                    {"Encrypt": encrypted}, query["msg_signature"], timestamp, nonce
                )
            except Exception:  # noqa: BLE001 - struct, binascii, padding, another app id
                continue
            return Letter(_message(text), seal=_sealer(crypto, nonce, self._clock))
        raise BadCallback("key", 403)


def _sealer(crypto: WeChatCrypto, nonce: str, clock: Clock) -> Callable[[str], str]:
    def seal(xml: str) -> str:
        sealed: str = crypto.encrypt_message(xml, nonce, str(int(clock().timestamp())))
        return sealed

    return seal


def _as_it_is(xml: str) -> str:
    return xml


def _decoded(body: bytes) -> str:
    if body.lstrip()[:1] in (b"{", b"["):
        raise BadCallback("json")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise BadCallback("utf8") from None


def _outer(text: str) -> Fields:
    """The root's children of an encrypted body."""
    _must_start_well(text)
    try:
        fields = xmltodict.parse(text)["xml"]
    except Exception:  # noqa: BLE001 - expat, xmltodict and what they may come to raise
        raise BadCallback("xml") from None
    return _checked(fields)


def _message(text: str) -> Fields:
    """The fields of a message, as wechatpy's parser leaves them."""
    if text.lstrip()[:1] in ("{", "["):
        raise BadCallback("json")
    _must_start_well(text)
    try:
        fields = parse_message(text)._data
    except Exception:  # noqa: BLE001 - KeyError, TypeError, AttributeError, ExpatError ...
        raise BadCallback("xml") from None
    return _checked(fields)


def _must_start_well(text: str) -> None:
    if not START.match(text):
        raise BadCallback("xml")


def _checked(fields: Any) -> Fields:
    """Texts in a shallow tree; a deep one would break whoever prints or copies it."""
    waiting, seen = [(fields, 0)], 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if depth > MOST_DEPTH or seen > MOST_NODES:
            raise BadCallback("nesting")
        if isinstance(node, dict):
            waiting += [(child, depth + 1) for child in node.values()]
        elif isinstance(node, list):
            waiting += [(child, depth + 1) for child in node]
        elif not (node is None or isinstance(node, str)):
            raise BadCallback("field")
    if not isinstance(fields, dict):
        raise BadCallback("xml")
    return fields
