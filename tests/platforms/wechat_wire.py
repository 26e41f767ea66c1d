"""Reads API calls and XML, and words errors, as api.weixin.qq.com does."""

import json
import re
import secrets
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from aiohttp import web

Json = dict[str, Any]
Fields = Mapping[str, "str | int | Fields"]


class Refused(Exception):
    """The API says no; the HTTP status is 200 all the same."""

    def __init__(self, errcode: int, errmsg: str, **more: int) -> None:
        super().__init__(f"{errcode} {errmsg}")
        self.errcode, self.errmsg, self.more = errcode, errmsg, more

    def body(self) -> Json:
        """The answer, with the rid that every error carries."""
        rid = f"{secrets.token_hex(4)}-{secrets.token_hex(4)}-{secrets.token_hex(4)}"
        return {"errcode": self.errcode, "errmsg": f"{self.errmsg} rid: {rid}", **self.more}


OK: Json = {"errcode": 0, "errmsg": "ok"}


def answer(body: Json) -> web.Response:
    """JSON as UTF-8, labelled text/plain as the platform does for most calls."""
    return web.Response(body=json.dumps(body, ensure_ascii=False).encode(), charset="utf-8")


def read_json(body: bytes) -> Json:
    """A JSON object in raw UTF-8: 47001 when it is none, 40033 for \\u escapes."""
    try:
        text = body.decode()
        value = json.loads(text)
    except ValueError:
        raise Refused(47001, "data format error") from None
    if re.search(r"(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{4}", text):
        raise Refused(40033, "invalid charset. please check your request, if include \\uxxxx")
    if not isinstance(value, dict):
        raise Refused(47001, "data format error")
    return value


def build_xml(fields: Fields) -> str:
    """Callback XML: text in CDATA, whole numbers bare, mappings nested."""
    return f"<xml>{_inner(fields)}</xml>"


def _inner(fields: Fields) -> str:
    return "".join(f"<{name}>{_value(value)}</{name}>" for name, value in fields.items())


def _value(value: "str | int | Fields") -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return f"<![CDATA[{value.replace(']]>', ']]]]><![CDATA[>')}]]>"
    return _inner(value)


def parse_xml(text: str) -> ElementTree.Element:
    """The root of a reply; ValueError when it is not well-formed, or brings a document type."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("a document type in a reply")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(f"not well-formed XML: {error}") from None
    names = [child.tag for child in root]
    double = {name for name in names if names.count(name) > 1}
    if root.tag != "xml" or double:
        raise ValueError(f"root {root.tag}, repeated elements {sorted(double)}")
    return root
