"""Reads Bot API calls in the three encodings and words the answers."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField

Json = dict[str, Any]

BROKEN = re.compile("[\0\ud800-\udfff]")


class Refused(Exception):
    """The Bot API says no: status and error_code, description, and perhaps parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def response(self) -> web.Response:
        """The answer as Telegram sends it."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return web.json_response(body, status=self.code)


def bad(description: str) -> Refused:
    """A 400 in Telegram's wording."""
    return Refused(400, f"Bad Request: {description}")


@dataclass(frozen=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    mime: str
    data: bytes


class Params:
    """The parameters of one call; values are strings from a form, anything from JSON."""

    def __init__(self, values: Json, files: dict[str, Upload]) -> None:
        self.values = values
        self.files = files
        for name, value in values.items():
            refuse_broken_text(value, name)

    def text(self, name: str) -> str:
        """A string parameter; empty when it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, (dict, list, bool)):
            raise bad(f"field {name!r} must be a string")
        return str(value)

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number; 400 when it is not one, or missing without a default."""
        raw = self.text(name)
        if not raw and default is not None:
            return default
        try:
            return int(raw)
        except ValueError:
            raise bad(f"parameter {name!r} is required and must be an integer") from None

    def number(self, name: str) -> float:
        """A decimal number; 400 when it is not one."""
        try:
            return float(self.text(name))
        except ValueError:
            raise bad(f"parameter {name!r} must be a number") from None

    def flag(self, name: str) -> bool:
        """A boolean as forms ("true") or JSON (true) write it."""
        return str(self.values.get(name, "")).lower() in ("true", "1")

    def parsed(self, name: str) -> Any:
        """An object or list: JSON text in a form, itself in a JSON body; None when missing."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            parsed = json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name}: not JSON") from None
        refuse_broken_text(parsed, name)
        return parsed

    def mapping(self, name: str) -> Json | None:
        """An object, or None when missing; 400 for anything else."""
        value = self.parsed(name)
        if value is not None and not isinstance(value, dict):
            raise bad(f"object expected as {name}")
        return value

    def sequence(self, name: str) -> list[Any] | None:
        """A list, or None when missing; 400 for anything else."""
        value = self.parsed(name)
        if value is not None and not isinstance(value, list):
            raise bad(f"array expected as {name}")
        return value


def refuse_broken_text(value: Any, name: str) -> None:
    """400 for a NUL or a lone surrogate anywhere inside the value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            refuse_broken_text(key, name)
            refuse_broken_text(inner, name)
    elif isinstance(value, list):
        for inner in value:
            refuse_broken_text(inner, name)
    elif isinstance(value, str) and BROKEN.search(value):
        raise bad(f"strings must be encoded in UTF-8 ({name})")


def _from_form(body: bytes) -> Json:
    # surrogateescape keeps invalid UTF-8 visible, so that it is refused and not repaired
    pairs = parse_qsl(
        body.decode("ascii", "surrogateescape"),
        keep_blank_values=True,
        errors="surrogateescape",
    )
    return dict(pairs)


def _from_json(body: bytes) -> Json:
    try:
        value = json.loads(body)
    except (ValueError, UnicodeDecodeError):
        raise bad("can't parse JSON body") from None
    if not isinstance(value, dict):
        raise bad("object expected as JSON body")
    return value


async def _from_multipart(request: web.Request) -> Params:
    values: Json = {}
    files: dict[str, Upload] = {}
    try:
        posted = await request.post()
    except UnicodeDecodeError:
        raise bad("strings must be encoded in UTF-8") from None
    for name, value in posted.items():
        if isinstance(value, FileField):
            files[name] = Upload(value.filename, value.content_type, value.file.read())
        elif isinstance(value, (bytes, bytearray)):
            files[name] = Upload(name, "application/octet-stream", bytes(value))
        else:
            values[name] = value
    return Params(values, files)


async def read_params(request: web.Request) -> Params:
    """Query string and body together; the body wins."""
    query: Json = dict(request.query)
    if request.content_type == "multipart/form-data":
        posted = await _from_multipart(request)
        return Params(query | posted.values, posted.files)
    body = await request.read()
    if not body:
        return Params(query, {})
    if request.content_type == "application/json":
        return Params(query | _from_json(body), {})
    if request.content_type == "application/x-www-form-urlencoded":
        return Params(query | _from_form(body), {})
    return Params(query, {})
