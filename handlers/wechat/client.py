"""The API calls the program makes, each with a token that is renewed once when it is refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from bot.channel import SendError, Verdict
from handlers.wechat.errors import BAD_TOKEN, Refused
from handlers.wechat.token import Tokens
from handlers.wechat.wire import Json, Wire

T = TypeVar("T")
TAG_TAKEN = 45157


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

    async def template_send(
        self, openid: str, template_id: str, fields: Mapping[str, str], *, client_id: str
    ) -> None:
        """A service notice. WeChat: the same *client_id* within ten minutes is one notice."""
        body: dict[str, Any] = {"touser": openid, "template_id": template_id}
        body["data"] = {name: {"value": value} for name, value in fields.items()}
        path = "/cgi-bin/message/template/send"
        await self._with_token(
            lambda token: self._wire.post(
                path, body | {"client_msg_id": client_id}, token=token, repeatable=True
            )
        )

    async def mass_send(
        self, to: Sequence[str] | int, content: Mapping[str, Any], *, client_id: str
    ) -> str:
        """Queue the same for 2 to 10,000 people or all who have a tag; the platform's id of it.

        WeChat: the same *client_id* within 24 hours is one send and gives the first one's id, so
        the call may be repeated. A person can get four a month.
        """
        if isinstance(to, int):
            path = "/cgi-bin/message/mass/sendall"
            body = {"filter": {"is_to_all": False, "tag_id": to}, **content}
        else:
            path = "/cgi-bin/message/mass/send"
            body = {"touser": list(to), **content}
        said = await self._with_token(
            lambda token: self._wire.post(
                path, body | {"clientmsgid": client_id}, token=token, repeatable=True
            )
        )
        if not said.get("msg_id"):
            raise SendError(Verdict.RETRY, "wechat-no-msg-id", retry_after=60.0)
        return str(said["msg_id"])

    async def mass_preview(self, openid: str, content: Mapping[str, Any]) -> None:
        """Show one follower what a mass send would be. WeChat: 100 a day."""
        body = {"touser": openid, **content}
        path = "/cgi-bin/message/mass/preview"
        await self._with_token(lambda token: self._wire.post(path, body, token=token))

    async def subscribe_send(
        self, openid: str, template_id: str, fields: Mapping[str, str]
    ) -> None:
        """A subscription notification. WeChat: 43101 without the person's consent."""
        data = {name: {"value": value} for name, value in fields.items()}
        body = {"touser": openid, "template_id": template_id, "data": data}
        path = "/cgi-bin/message/subscribe/bizsend"
        await self._with_token(lambda token: self._wire.post(path, body, token=token))

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

    async def add_conditional(self, menu: Mapping[str, Any]) -> None:
        """A menu for those whom its rule means. WeChat: 2000 a day. A second one does no harm: the
        newest rule that fits is taken."""
        await self.ask("/cgi-bin/menu/addconditional", menu)

    async def drop_conditional(self, menu_id: str) -> None:
        await self.ask("/cgi-bin/menu/delconditional", {"menuid": menu_id})

    async def try_menu(self, openid: str) -> Json:
        """The menu somebody gets: {"button": [...]}. WeChat: 20,000 a day."""
        said = await self.ask("/cgi-bin/menu/trymatch", {"user_id": openid})
        menu = said.get("menu")
        return menu if isinstance(menu, dict) else said

    async def quota(self, path: str) -> tuple[int, int]:
        """(calls a day, calls left today) of one address of the API."""
        said = (await self.ask("/cgi-bin/openapi/quota/get", {"cgi_path": path})).get("quota") or {}
        return int(said.get("daily_limit") or 0), int(said.get("remain") or 0)

    async def clear_quota(self, app_id: str) -> None:
        """Count every call of today anew. WeChat: 10 times a month, then 48006."""
        await self.ask("/cgi-bin/clear_quota", {"appid": app_id})

    async def make_tag(self, name: str) -> int:
        """A tag of this name, made or found; its number. WeChat: 100 tags, names of 30 bytes."""
        try:
            said = await self.ask("/cgi-bin/tags/create", {"tag": {"name": name}})
        except Refused as refused:
            if refused.errcode != TAG_TAKEN:
                raise
            said = {"tag": await self._tag(name)}
        return int(said["tag"]["id"])

    async def _tag(self, name: str) -> Json:
        listed = await self._with_token(
            lambda token: self._wire.get("/cgi-bin/tags/get", token=token)
        )
        found = [tag for tag in listed.get("tags", ()) if tag.get("name") == name]
        if not found:
            raise SendError(Verdict.DROP, f"wechat-{TAG_TAKEN}")
        return dict(found[0])

    async def drop_tag(self, tag_id: int) -> None:
        await self.ask("/cgi-bin/tags/delete", {"tag": {"id": tag_id}})

    async def mark(self, tag_id: int, openids: Sequence[str], *, on: bool) -> None:
        """Give a tag to up to 50 people, or take it; all of them or none."""
        path = f"/cgi-bin/tags/members/batch{'' if on else 'un'}tagging"
        await self.ask(path, {"tagid": tag_id, "openid_list": list(openids)})

    async def marked(self, tag_id: int) -> list[str]:
        """Everybody the platform has under a tag. WeChat: 10,000 a call."""
        found: list[str] = []
        last = ""
        while True:
            body = {"tagid": tag_id, "next_openid": last}
            said = await self.ask("/cgi-bin/user/tag/get", body)
            page = list((said.get("data") or {}).get("openid") or ())
            found += page
            last = str(said.get("next_openid") or "")
            if not page or not last:
                return found

    async def ask(self, path: str, body: Mapping[str, Any]) -> Json:
        """A call that may be made twice."""
        return await self._with_token(
            lambda token: self._wire.post(path, body, token=token, repeatable=True)
        )

    async def _with_token(self, call: Callable[[str], Awaitable[T]]) -> T:
        token = await self._tokens.get()
        try:
            return await call(token)
        except Refused as refused:
            if refused.errcode not in BAD_TOKEN:
                raise
        return await call(await self._tokens.renew(token))
