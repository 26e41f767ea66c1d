"""The API calls the program makes, each with a token that is renewed once when it is refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from bot.channel import SendError, Verdict
from handlers.wechat.errors import BAD_TOKEN, Refused
from handlers.wechat.token import Tokens
from handlers.wechat.wire import Json, Wire

T = TypeVar("T")


class Client:
    """One account's API. Every method raises SendError and nothing else."""

    def __init__(self, *, wire: Wire, tokens: Tokens) -> None:
        self._wire, self._tokens = wire, tokens

    async def close(self) -> None:
        await self._wire.close()

    async def custom_send(self, openid: str, kind: str, part: Mapping[str, Any]) -> None:
        """A customer-service message; *part* is the object named like its *kind*."""
        body = {"touser": openid, "msgtype": kind, kind: dict(part)}
        path = "/cgi-bin/message/custom/send"
        await self._with_token(lambda token: self._wire.post(path, body, token=token))

    async def mass_send(self, openids: Sequence[str], text: str, *, client_id: str) -> str:
        """Queue the same text for 2 to 10,000 people; the platform's id of the send.

        WeChat: the same *client_id* within 24 hours is one send and gives the first one's id, so
        the call may be repeated. A person can get four a month.
        """
        body = {"touser": list(openids), "msgtype": "text", "text": {"content": text}}
        path = "/cgi-bin/message/mass/send"
        said = await self._with_token(
            lambda token: self._wire.post(
                path, body | {"clientmsgid": client_id}, token=token, repeatable=True
            )
        )
        if not said.get("msg_id"):
            raise SendError(Verdict.RETRY, "wechat-no-msg-id", retry_after=60.0)
        return str(said["msg_id"])

    async def mass_status(self, msg_id: str) -> str:
        """SENDING, SEND_SUCCESS, SEND_FAIL or DELETE."""
        body = {"msg_id": msg_id}
        said = await self._with_token(
            lambda token: self._wire.post(
                "/cgi-bin/message/mass/get", body, token=token, repeatable=True
            )
        )
        return str(said.get("msg_status", ""))

    async def upload(self, kind: str, data: bytes, *, name: str, mime: str) -> str:
        """Store a file for three days; its media_id."""
        said = await self._with_token(
            lambda token: self._wire.upload(
                "/cgi-bin/media/upload", data, token=token, kind=kind, name=name, mime=mime
            )
        )
        media_id = said.get("media_id")
        if not isinstance(media_id, str) or not media_id:
            raise SendError(Verdict.RETRY, "wechat-no-media-id", retry_after=60.0)
        return media_id

    async def download(self, media_id: str) -> tuple[bytes, str]:
        """A file a person sent, and its MIME type."""
        path = "/cgi-bin/media/get"
        return await self._with_token(
            lambda token: self._wire.download(path, token=token, media_id=media_id)
        )

    async def create_menu(self, menu: Mapping[str, Any]) -> None:
        """Replace the custom menu. WeChat: 1000 a day; clients show it within 5 minutes."""
        path = "/cgi-bin/menu/create"
        await self._with_token(
            lambda token: self._wire.post(path, menu, token=token, repeatable=True)
        )

    async def menu(self) -> Json:
        """The custom menu as the platform has it: {"menu": {"button": [...]}}."""
        return await self._with_token(
            lambda token: self._wire.get("/cgi-bin/menu/get", token=token)
        )

    async def _with_token(self, call: Callable[[str], Awaitable[T]]) -> T:
        token = await self._tokens.get()
        try:
            return await call(token)
        except Refused as refused:
            if refused.errcode not in BAD_TOKEN:
                raise
        return await call(await self._tokens.renew(token))
