"""Whether a call is signed by a caller we know, just now: HMAC-SHA256 over time, nonce and body.

The signature is the hexadecimal HMAC of `<time>\\n<nonce>\\n<body>` under the caller's secret; the
headers are `X-Qianmen-Key`, `-Time` (seconds since 1970), `-Nonce` and `-Signature`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.clinic.calls import SKEW

NAMES = ("Key", "Time", "Nonce", "Signature")
NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
SECONDS = re.compile(r"\d{1,12}")
NOBODY = b"-" * 32  # checked against when nobody has that name, so that both take as long


class Unsigned(Exception):
    """The call is not taken; *code* says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Caller:
    """Who signed, and the nonce that must not have been used before."""

    name: str
    nonce: str


def sign(secret: bytes, *, time: str, nonce: str, body: bytes) -> str:
    """The signature of a call."""
    text = time.encode() + b"\n" + nonce.encode() + b"\n" + body
    return hmac.new(secret, text, hashlib.sha256).hexdigest()


def verify(
    headers: Mapping[str, str], body: bytes, *, keys: Mapping[str, bytes], now: datetime
) -> Caller:
    """Who has signed. Raises Unsigned. Whether the nonce is fresh is for the database to say."""
    given = {name: headers.get(f"X-Qianmen-{name}", "") for name in NAMES}
    if missing := [name for name, value in given.items() if not value]:
        raise Unsigned(f"missing-{missing[0].lower()}")
    name, time, nonce, signature = (given[name] for name in NAMES)
    if not SECONDS.fullmatch(time):
        raise Unsigned("bad-time")
    if not NONCE.fullmatch(nonce):
        raise Unsigned("bad-nonce")
    wanted = sign(keys.get(name, NOBODY), time=time, nonce=nonce, body=body)
    same = hmac.compare_digest(wanted.encode(), signature.lower().encode())
    if not same or name not in keys:
        raise Unsigned("bad-signature")
    if abs(now.timestamp() - int(time)) > SKEW.total_seconds():
        raise Unsigned("stale-time")
    return Caller(name, nonce)
