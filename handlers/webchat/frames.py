"""The words between browser and server: frames that came in, checked, and lines as they go out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.messages import Inbound, Kind, Media
from bot.reading import clean
from bot.store.history import Line, Reader

CHANNEL = "web"
MOST_TEXT = 8000  # characters; a longer text is refused in words, never cut
MOST_FRAME = 128 * 1024  # bytes: MOST_TEXT with every character escaped
MOST_SEEN = 1000  # replies acknowledged in one frame
OLDEST = timedelta(days=14)
ID = re.compile(r"[A-Za-z0-9-]{1,64}")
CODE = re.compile(r"[!-~]{1,64}")
LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")
LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")
REPEAT = "k:repeat"
SAID = {"text": Kind.TEXT, "tap": Kind.TAP, "start": Kind.START}


class Refused(Exception):
    """A frame that cannot be used; *why* is a word of the protocol, *id* the message it was."""

    def __init__(self, why: str, message_id: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.id = message_id


@dataclass(frozen=True, slots=True)
class Hello:
    """What the browser has already: the newest reply and own message, 0 for nothing."""

    row: int
    own: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Replies the browser shows."""

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the person, *age* after it was written."""

    id: str
    kind: Kind
    text: str
    code: str
    language: str
    age: timedelta
    switch: bool = False  # from now on in this language, the present question again first


@dataclass(frozen=True, slots=True)
class Ping:
    """Asks whether the line is still up."""


Frame = Hello | Seen | Said | Ping


def read(raw: str) -> Frame:
    """One frame; raises Refused for anything else than the protocol."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused("unreadable") from None
    if not isinstance(data, dict):
        raise Refused("unreadable")
    match data.get("kind"):
        case "hello":
            return Hello(_number(data.get("row")), _number(data.get("own")))
        case "seen":
            return Seen(_numbers(data.get("rows")))
        case "ping":
            return Ping()
        case "text" | "tap" | "start":
            return _said(data, SAID[data["kind"]])
        case "language":
            return replace(_said({**data, "code": REPEAT}, Kind.TAP), switch=True)
        case _:
            raise Refused("unreadable")


def _said(data: Mapping[str, Any], kind: Kind) -> Said:
    message_id = _matching(ID, data.get("id"))
    if not message_id:
        raise Refused("unreadable")
    text = data.get("text") if isinstance(data.get("text"), str) else ""
    assert isinstance(text, str)
    if len(text) > MOST_TEXT:
        raise Refused("long", message_id)
    text, code = clean(text), _matching(CODE, data.get("code"))
    if kind is Kind.START:
        text = _matching(LINK, text)
    elif not (text.strip() if kind is Kind.TEXT else code):
        raise Refused("empty", message_id)
    return Said(
        message_id, kind, text, code, _matching(LANGUAGE, data.get("lang")), _age(data.get("age"))
    )


def _matching(pattern: re.Pattern[str], value: object) -> str:
    return value if isinstance(value, str) and pattern.fullmatch(value) else ""


def _number(value: object) -> int:
    return value if type(value) is int and 0 <= value < 2**53 else 0


def _numbers(value: object) -> tuple[int, ...]:
    found = value if isinstance(value, list) else []
    return tuple(n for n in map(_number, found[:MOST_SEEN]) if n)


def _age(value: object) -> timedelta:
    """Milliseconds since the message was written, by the browser's own reckoning."""
    return min(timedelta(milliseconds=_number(value)), OLDEST)


def inbound(said: Said, *, address: str, now: datetime, media: Sequence[Media] = ()) -> Inbound:
    """The neutral message. The browser's own id makes a repeated one harmless."""
    return Inbound(
        channel=CHANNEL,
        address=address,
        message_id=f"{address}:{said.id}",
        kind=said.kind,
        at=now - said.age,
        received=now,
        text=said.text,
        code=said.code,
        media=tuple(media),
        language=said.language,
    )


def person(reader: Reader) -> dict[str, Any]:
    """How the person is spoken to, so that the page looks the same."""
    return {"type": "person", "elder": reader.elder, "lang": reader.locale}


def line(line: Line) -> dict[str, Any]:
    """A line as the browser reads it."""
    body = line.body
    common = {"at": line.at.isoformat(), "text": body.get("text", "")}
    if line.row:
        return _reply(line, common)
    return {
        "type": "own",
        "n": line.own,
        "id": line.message_id.partition(":")[2],
        "kind": line.kind,
        "code": body.get("code", ""),
        "files": [f for m in body.get("media") or () if (f := _file(m))],
        **common,
    }


def _reply(line: Line, common: dict[str, Any]) -> dict[str, Any]:
    body, media = line.body, line.body.get("media")
    return {
        "type": "row",
        "row": line.row,
        "answer": line.inbox_id is not None,
        "buttons": body.get("buttons", []),
        "files": [f for m in ([media] if media else []) if (f := _file(m))],
        "place": body.get("place"),
        **common,
    }


def _file(media: Any) -> dict[str, Any] | None:
    """A stored file's address on this site; what is not stored has none."""
    if isinstance(media, dict):
        kind, ref, name = media.get("kind", ""), media.get("ref", ""), media.get("name", "")
        stored = media.get("stored", False)
    else:
        kind, ref, _, _, name, stored = media
    if not stored:
        return None
    return {"kind": kind, "url": f"/chat/media/{ref}", "name": name}
