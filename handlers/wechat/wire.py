"""Calls the WeChat API over HTTP: time limits, raw UTF-8 JSON, and each failure as a SendError."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
)

from bot.channel import SendError, Verdict
from bot.clock import Clock
from handlers.wechat.errors import ALREADY_SENT, refusal

CONNECT_SECONDS = 3.0
CALL_SECONDS = 10.0
FILE_SECONDS = 30.0
MOST_ANSWER = 1024 * 1024  # bytes
MOST_FILE = 20 * 1024 * 1024
NEXT_TRY = 5.0  # seconds
RID = re.compile(r"rid:\s*([0-9A-Za-z-]{1,60})")
Json = dict[str, Any]
log = logging.getLogger(__name__)


class Wire:
    """One HTTP client for one API root. It never raises anything but SendError.

    *repeatable* calls may be made twice: a lost answer then means RETRY, else UNKNOWN.
    """

    def __init__(self, *, api: str, clock: Clock) -> None:
        self._api, self._clock = api.rstrip("/"), clock
        self._open: ClientSession | None = None

    async def close(self) -> None:
        """Close the connections. The wire can be used again afterwards."""
        if self._open is not None:
            await self._open.close()
            self._open = None

    async def post(
        self, path: str, body: Mapping[str, Any], *, token: str = "", repeatable: bool = False
    ) -> Json:
        """POST JSON, answered with a JSON object.

        WeChat: non-ASCII must stand as UTF-8 in the body, \\u escapes are refused (40033).
        """
        data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {"Content-Type": "application/json"}
        answer, _ = await self._call(
            "POST", path, _query(token), repeatable=repeatable, data=data, headers=headers
        )
        return self._read(path, answer, repeatable=repeatable)

    async def get(self, path: str, *, token: str) -> Json:
        """GET, answered with a JSON object."""
        answer, _ = await self._call("GET", path, _query(token), repeatable=True)
        return self._read(path, answer, repeatable=True)

    async def upload(
        self, path: str, data: bytes, *, token: str, kind: str, name: str, mime: str
    ) -> Json:
        """POST one file as the multipart field `media`."""
        form = FormData()
        form.add_field("media", data, filename=name, content_type=mime)
        answer, _ = await self._call(
            "POST", path, _query(token, type=kind), repeatable=True, data=form, slow=True
        )
        return self._read(path, answer, repeatable=True)

    async def download(self, path: str, *, token: str, media_id: str) -> tuple[bytes, str]:
        """GET a file and its MIME type; an errcode in its place raises."""
        query = _query(token, media_id=media_id)
        answer, mime = await self._call("GET", path, query, repeatable=True, slow=True)
        if answer[:1] == b"{" and not mime.startswith(("image/", "audio/", "video/")):
            return await self._elsewhere(self._read(path, answer, repeatable=True))
        return answer, mime

    async def _elsewhere(self, said: Json) -> tuple[bytes, str]:
        """WeChat: a video's answer is {"video_url": ...}, to be fetched without a token."""
        address = said.get("video_url")
        if not isinstance(address, str) or not address.startswith(("http://", "https://")):
            raise SendError(Verdict.DROP, "wechat-no-file")
        return await self._call("GET", address, {}, repeatable=True, slow=True)

    async def _call(
        self,
        verb: str,
        path: str,
        query: Mapping[str, str],
        *,
        repeatable: bool,
        slow: bool = False,
        **what: Any,
    ) -> tuple[bytes, str]:
        url = path if path.startswith("http") else f"{self._api}{path}"
        total, most = (FILE_SECONDS, MOST_FILE) if slow else (CALL_SECONDS, MOST_ANSWER)
        timeout = ClientTimeout(total=total, sock_connect=CONNECT_SECONDS)
        try:
            async with self._session().request(
                verb, url, params=query, timeout=timeout, allow_redirects=url == path, **what
            ) as answer:
                return await _body(answer.content, most), answer.content_type
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise SendError(
                Verdict.RETRY, _reason(error), retry_after=NEXT_TRY, everybody=True
            ) from None
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            raise _lost(error, sent=not repeatable) from None

    def _session(self) -> ClientSession:
        if self._open is None:
            self._open = ClientSession(cookie_jar=DummyCookieJar())
        return self._open

    def _read(self, path: str, body: bytes, *, repeatable: bool) -> Json:
        """The JSON object, unless its errcode says that it is none."""
        try:
            said = json.loads(body)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):  # a proxy's page: nobody knows whether the call arrived
            raise _lost(ValueError(), sent=not repeatable)
        errcode = said.get("errcode") or 0
        if errcode in (0, ALREADY_SENT):
            return said
        rid = RID.search(str(said.get("errmsg", "")))
        log.warning("%s: errcode %s, rid %s", path, errcode, rid[1] if rid else "none")
        raise refusal(errcode if isinstance(errcode, int) else -1, now=self._clock())


def _query(token: str, **more: str) -> dict[str, str]:
    return {"access_token": token, **more} if token else more


def _lost(error: Exception, *, sent: bool) -> SendError:
    """A call without an answer. The error's own words may hold the address with its token."""
    return SendError(Verdict.UNKNOWN if sent else Verdict.RETRY, _reason(error))


def _reason(error: Exception) -> str:
    return f"wechat-lost-{type(error).__name__}"


async def _body(content: Any, most: int) -> bytes:
    parts, size = [], 0
    async for part in content.iter_any():
        size += len(part)
        if size > most:
            raise SendError(Verdict.DROP, "wechat-answer-too-large")
        parts.append(part)
    return b"".join(parts)
