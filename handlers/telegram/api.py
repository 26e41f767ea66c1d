"""Calls the Bot API: aiogram's typed methods over a session that does no more than a call needs.

aiogram's own session writes every parameter as a form field and builds a model of each message it
gets back. Here a call without a file is one JSON body, and of an answer only `ok` and the raw
`result` are read: a sent message that a model cannot parse was sent all the same.
"""

from __future__ import annotations

import json
from typing import Any

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramEntityTooLarge, TelegramNetworkError
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import InputFile
from aiogram.utils.token import TokenValidationError
from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from yarl import URL

from bot.channel import SendError, Verdict
from bot.config import ConfigError
from bot.store.columns import parse

SECONDS = 20.0  # the longest a call may take
CONNECT = 5.0  # seconds to reach the server
IDLE = 60.0  # seconds an unused connection is kept
JSON = {"Content-Type": "application/json"}
SAID = SendMessage(chat_id=0, text="")  # what a failed `say` names as its call
# The calls that may carry a file, and where
UPLOADS = {
    "sendPhoto": "photo",
    "sendVoice": "voice",
    "sendVideo": "video",
    "sendDocument": "document",
}


def connect(*, token: str, api_root: str, seconds: float = SECONDS) -> Bot:
    """A bot at *api_root* (https://api.telegram.org or a server of one's own).

    Calls give the raw `result` of the answer. Raises ConfigError for a malformed token.
    """
    api = TelegramAPIServer.from_base(api_root.rstrip("/"))
    try:
        return Bot(token, session=Session(api=api, timeout=seconds))
    except TokenValidationError:
        raise ConfigError("QIANMEN_TELEGRAM_TOKEN: not a token as BotFather gives it") from None


class Session(AiohttpSession):
    """One keep-alive pool for one bot; its failures are aiogram's exceptions."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._connector_init |= {"keepalive_timeout": IDLE}
        self._urls: dict[str, URL] = {}
        self._ended = False

    async def create_session(self) -> ClientSession:
        if self._session is None or self._session.closed:
            self._session = ClientSession(
                connector=TCPConnector(**self._connector_init),
                timeout=ClientTimeout(total=self.timeout, sock_connect=CONNECT),
                cookie_jar=DummyCookieJar(),
                skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
                auto_decompress=False,
            )
        return self._session

    async def close(self) -> None:
        """For good: what still wants to be sent fails, and opens no pool that stays open."""
        self._ended = True
        if self._session is not None:
            await self._session.close()

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: float | None = None
    ) -> Any:
        """The raw `result`. *timeout* (seconds) is for long polling. Raises AiogramError."""
        more: dict[str, Any] = {} if timeout is None else {"timeout": ClientTimeout(total=timeout)}
        return await self._post(bot, method, **self._body(bot, method), **more)

    async def say(self, bot: Bot, body: dict[str, Any]) -> Any:
        """sendMessage, which is nearly every call, without building and checking models of it."""
        return await self._post(bot, SAID, data=orjson.dumps(body), headers=JSON)

    async def _post(self, bot: Bot, method: TelegramMethod[Any], **what: Any) -> Any:
        if self._ended:
            raise TelegramNetworkError(method=method, message="closed")
        client = await self.create_session()
        try:
            async with client.post(self._url(bot, method), **what) as answer:
                content = await answer.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="timeout") from error
        except (ClientError, OSError) as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error
        return self._result(bot, method, answer.status, content)

    def _url(self, bot: Bot, method: TelegramMethod[Any]) -> URL:
        name = method.__api_method__
        url = self._urls.get(name)
        if url is None:
            url = self._urls[name] = URL(self.api.api_url(token=bot.token, method=name))
        return url

    def _body(self, bot: Bot, method: TelegramMethod[Any]) -> dict[str, Any]:
        file = UPLOADS.get(method.__api_method__)
        if file and isinstance(getattr(method, file), InputFile):
            return {"data": self.build_form_data(bot, method)}
        # Unset fields stay out, and with them aiogram's sentinels for defaults we never use.
        text = method.model_dump_json(exclude_unset=True, exclude_none=True, warnings=False)
        return {"data": text.encode(), "headers": JSON}

    def _result(self, bot: Bot, method: TelegramMethod[Any], status: int, content: bytes) -> Any:
        try:
            body = parse(content)
        except ValueError as error:
            raise _undecodable(method, status, error) from None
        if not isinstance(body, dict):
            raise _undecodable(method, status, ValueError("no object"))
        if status == 200 and body.get("ok") is True:
            return body.get("result")
        # aiogram sorts the refusals; it counts on a description, and on retry_after with a 429
        refused = {"ok": False, "description": str(body.get("description"))}
        parameters = body.get("parameters") or ({"retry_after": 1} if status == 429 else None)
        refused |= {"parameters": parameters}
        return self.check_response(bot, method, status, json.dumps(refused))


def _undecodable(method: TelegramMethod[Any], status: int, error: ValueError) -> Exception:
    """Some proxy's page. Under a 200 the call may have been made: no answer rather than a no."""
    if status == 413:
        return TelegramEntityTooLarge(method=method, message="a proxy's limit")
    if status == 200:
        return TelegramNetworkError(method=method, message="no JSON")
    return ClientDecodeError("no JSON", error, None)


async def download(bot: Bot, path: str, *, most: int) -> bytes:
    """The file behind a `file_path`, at most *most* bytes.

    Raises SendError. The address holds the token, so no exception that names it is let out.
    """
    session = bot.session
    assert isinstance(session, Session)
    client = await session.create_session()
    url = session.api.file_url(bot.token, path)
    try:
        async with client.get(url) as answer:
            if answer.status != 200:
                raise _no_file(answer.status)
            data = bytearray()
            async for chunk in answer.content.iter_any():
                data += chunk
                if len(data) > most:
                    raise SendError(Verdict.DROP, "telegram-too-large")
            return bytes(data)
    except (ClientError, OSError, ValueError):  # a timeout is an OSError
        raise SendError(Verdict.RETRY, "telegram-no-connection") from None


def _no_file(status: int) -> SendError:
    """A link lives an hour; asked for again, the file has a new one."""
    if status == 401:
        return SendError(Verdict.MISCONFIGURED, "telegram-token")
    if status in (404, 429) or status >= 500:
        return SendError(Verdict.RETRY, f"telegram-file-{status}")
    return SendError(Verdict.DROP, f"telegram-file-{status}")
