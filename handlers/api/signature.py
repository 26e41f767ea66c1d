"""Whether a call is signed by a caller we know, just now: HMAC-SHA256, with a nonce used once.

The signature is the hexadecimal HMAC under the caller's secret of four parts joined by line feeds:
time, nonce, *what* and body; *what* is the method and the address as sent ("GET /api/fhir/Slot?
status=free" in one line). Calls of laboratories may leave *what* and its line feed out, as they did
before there were other calls. The headers are `X-Qianmen-Key`, `-Time` (seconds since 1970),
`-Nonce` and `-Signature`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import datetime

from bot.clinic.calls import SKEW

NAMES = ("Key", "Time", "Nonce", "Signature")
SHAPES = {
    "Key": re.compile(r"[a-z0-9][a-z0-9-]{0,23}"),
    "Time": re.compile(r"[0-9]{1,12}"),
    "Nonce": re.compile(r"[A-Za-z0-9_-]{16,64}"),
    "Signature": re.compile(r"[0-9A-Fa-f]{64}"),
}
WRONG = {"Key": "bad-signature", "Signature": "bad-signature"}  # tells nobody which names exist
NOBODY = b"-" * 32  # checked against when nobody has that name, so that both take as long


class Unsigned(Exception):
    """The call is not taken; *code* says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sign(secret: bytes, *, time: str, nonce: str, body: bytes, what: str = "") -> str:
    """The signature of a call."""
    lines = [time, nonce, what] if what else [time, nonce]
    text = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
    return hmac.new(secret, text + body, hashlib.sha256).hexdigest()


def claimed(headers: Mapping[str, str]) -> dict[str, str]:
    """What the headers claim, by NAMES; each of its shape. Raises Unsigned."""
    given = {name: headers.get(f"X-Qianmen-{name}", "") for name in NAMES}
    if missing := [name for name, value in given.items() if not value]:
        raise Unsigned(f"missing-{missing[0].lower()}")
    for name, shape in SHAPES.items():
        if not shape.fullmatch(given[name]):
            raise Unsigned(WRONG.get(name, f"bad-{name.lower()}"))
    return given


def verify(
    given: Mapping[str, str],
    body: bytes,
    *,
    secret: bytes | None,
    now: datetime,
    what: str,
    bare: bool = False,
) -> None:
    """Raise Unsigned unless *given* is signed with *secret*; None: nobody has that name.

    *bare*: a signature without *what* will do. Whether the nonce is fresh is for the database.
    """
    time, nonce = given["Time"], given["Nonce"]
    wanted = [
        sign(secret or NOBODY, time=time, nonce=nonce, body=body, what=signed)
        for signed in ([what, ""] if bare else [what])
    ]
    signature = given["Signature"].lower()
    same = [hmac.compare_digest(one, signature) for one in wanted]
    if not any(same) or secret is None:
        raise Unsigned("bad-signature")
    if abs(now.timestamp() - int(given["Time"])) > SKEW.total_seconds():
        raise Unsigned("stale-time")
