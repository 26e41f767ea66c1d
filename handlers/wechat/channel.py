"""Pushes bubbles by customer-service message, and fetches what people send."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.channel import Limits, SendError, Sent, Unit, Verdict
from bot.clinic.appointments.rules import Template
from bot.clock import Clock
from bot.messages import Form, Kind, Media, Outbound, Service
from bot.reading import clean
from bot.render import shorten
from handlers.wechat import choices, notices
from handlers.wechat.abilities import Ability, Account
from handlers.wechat.client import Client
from handlers.wechat.errors import DAILY, MEDIA_GONE, NOT_ALLOWED, Refused, refusal

# WeChat: 2048 bytes by developers' measurements, official pages give none; msgmenu's limits are
# those of its sister product's customer service
MOST_TEXT = 1800  # bytes in a bubble
LIMITS = Limits(
    text=1720,  # leaves room for the sentence that more is waiting
    unit=Unit.BYTES,
    label=128,
    buttons=10,
    inline=False,
    edits=False,
    passive=True,
    maps=False,
    files=frozenset({Kind.IMAGE, Kind.VOICE}),
    voices=frozenset({"audio/mpeg", "audio/amr"}),  # MP3 and AMR, up to a minute
    most=2 * 1024 * 1024,
)
SILENT = replace(LIMITS, pushes=False)
MOST_HEAD = 1024  # bytes
# What can be sent, the platform's word for it, and the most bytes of a file
FILES = {
    Kind.IMAGE: ("image", 10 * 1024 * 1024),
    Kind.VOICE: ("voice", 2 * 1024 * 1024),
}
KEPT = timedelta(days=2)  # WeChat keeps an uploaded file for three days
MOST_KNOWN = 500
Load = Callable[[Media], Awaitable[tuple[bytes, str]]]


class WechatChannel:
    """`bot.channel.Channel` for one official account.

    *load_media* reads a stored file: its bytes and MIME type. *templates* are those of service
    notices. *links* prints options as tappable
    links (an undocumented form, see `choices.linked`).
    """

    name = "wechat"

    @property
    def limits(self) -> Limits:
        """What fits into a bubble; `pushes` as long as the account may push."""
        return LIMITS if self._account.may(Ability.PUSH) else SILENT

    def __init__(
        self,
        *,
        client: Client,
        account: Account,
        load_media: Load,
        clock: Clock,
        links: bool = False,
        templates: Mapping[str, Template] | None = None,
    ) -> None:
        self._client, self._account, self._load = client, account, load_media
        self._notices = notices.Notices(templates or {})
        self._clock, self._links = clock, links
        self._known: dict[str, tuple[str, datetime]] = {}
        self._quota_back: datetime | None = None

    async def close(self) -> None:
        await self._client.close()

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        """Push one bubble. Raises SendError; OTHER_WAY at once where the account may not push."""
        if out.form is Form.CHOSEN:  # nothing can be edited on WeChat
            return Sent()
        if not self._account.may(Ability.PUSH):
            raise SendError(Verdict.OTHER_WAY, "wechat-may-not-push")
        now = self._clock()
        if self._quota_back is not None and now < self._quota_back:
            raise refusal(DAILY, now=now)
        try:
            await self._send(to, out)
        except Refused as refused:
            if refused.errcode in NOT_ALLOWED:
                self._account.refused(Ability.PUSH, refused.errcode)
            if refused.errcode == DAILY:
                self._quota_back = now + timedelta(seconds=refused.retry_after)
            raise
        return Sent()

    async def notify(self, to: str, service: Service, *, key: str) -> bool:
        """`bot.channel.Notifies`: by the account's template of this kind, where it has one."""
        made = self._notices.made(service) if self._account.may(Ability.TEMPLATE) else None
        if made is None:
            return False
        try:
            await self._client.template_send(to, made.template_id, made.fields, client_id=key)
        except Refused as refused:
            if not notices.given_up(refused, self._account):
                raise
            return False
        return True

    async def mass_send(
        self, to: Sequence[str] | int, text: str, *, key: str, image: Media | None = None
    ) -> str:
        """`bot.channel.Masses`: the same to a list, or to all who have a tag. Raises SendError."""
        content = await self._mass(text, image)
        with self._noting(Ability.MASS):
            return await self._client.mass_send(to, content, client_id=key)

    async def mass_preview(self, to: str, text: str, *, image: Media | None = None) -> None:
        """What a mass send would look like, to one follower. Raises SendError."""
        content = await self._mass(text, image)
        with self._noting(Ability.MASS):
            await self._client.mass_preview(to, content)

    async def send_form(
        self, to: str, template: str, fields: Mapping[str, str], *, key: str
    ) -> Sent:
        """`bot.channel.Forms`: a subscription notification. Raises SendError."""
        if not self._account.may(Ability.FORMS):
            raise SendError(Verdict.OTHER_WAY, "wechat-may-not-subscribe")
        with self._noting(Ability.FORMS):
            await self._client.subscribe_send(to, template, fields)
        return Sent()

    async def _mass(self, text: str, image: Media | None) -> dict[str, Any]:
        """The content of a mass send. WeChat: a picture carries its words with it."""
        if not self._account.may(Ability.MASS):
            raise SendError(Verdict.OTHER_WAY, "wechat-may-not-mass")
        if image is None:
            return {"msgtype": "text", "text": {"content": clean(text)}}
        media_id = await self._ready(image)
        return {"msgtype": "image", "images": {"media_ids": [media_id], "recommend": clean(text)}}

    @contextlib.contextmanager
    def _noting(self, ability: Ability) -> Iterator[None]:
        """Remembers that the account may not."""
        try:
            yield
        except Refused as refused:
            if refused.errcode in NOT_ALLOWED:
                self._account.refused(ability, refused.errcode)
            raise

    async def mass_ended(self, msg_id: str) -> bool | None:
        """Whether the platform says that it went out. Raises SendError."""
        ends = {"SEND_SUCCESS": True, "SEND_FAIL": False, "DELETE": False}
        return ends.get(await self._client.mass_status(msg_id))

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        """A file a person sent. WeChat: kept three days; files (not pictures) cannot be fetched."""
        if media.kind is Kind.FILE or not media.ref:
            raise SendError(Verdict.DROP, "wechat-no-file")
        data, mime = await self._client.download(media.ref)
        return data, media.mime if mime == "application/octet-stream" and media.mime else mime

    def media_id(self, media: Media) -> str:
        """The platform's handle of a file, or "" when it must be uploaded first."""
        if not media.stored:
            return media.ref
        media_id, until = self._known.get(media.ref, ("", self._clock()))
        return media_id if until > self._clock() else ""

    async def _send(self, to: str, out: Outbound) -> None:
        text = shown(out, links=self._links)
        if out.media is None and not text:
            raise SendError(Verdict.DROP, "wechat-nothing-to-say")
        if out.media is not None:
            part = await self._ready(out.media)
        if text:
            await self._say(to, out, text)
        if out.media is not None:
            await self._show(to, out.media, part)

    async def _say(self, to: str, out: Outbound, text: str) -> None:
        menu = None if self._links else msgmenu(out)
        if menu and self._account.may(Ability.BUTTONS):
            try:
                await self._client.custom_send(to, "msgmenu", menu)
                return
            except Refused as refused:
                if refused.errcode not in NOT_ALLOWED:
                    raise
                self._account.refused(Ability.BUTTONS, refused.errcode)
        await self._client.custom_send(to, "text", {"content": text})

    async def _ready(self, media: Media) -> str:
        """The media_id to send, uploaded when it is not known."""
        if media.kind not in FILES:
            raise SendError(Verdict.DROP, f"wechat-no-{media.kind}")
        return self.media_id(media) or await self._upload(media)

    async def _show(self, to: str, media: Media, media_id: str) -> None:
        kind = FILES[media.kind][0]
        try:
            await self._client.custom_send(to, kind, {"media_id": media_id})
        except Refused as refused:
            if refused.errcode != MEDIA_GONE or not media.stored:
                raise
            again = {"media_id": await self._upload(media)}
            await self._client.custom_send(to, kind, again)

    async def _upload(self, media: Media) -> str:
        kind, most = FILES[media.kind]
        data, mime = await self._load(media)
        if not data or len(data) > most:
            raise SendError(Verdict.DROP, "wechat-file-size")
        name = f"{kind}.{mime.rpartition('/')[2] or 'bin'}"
        media_id = await self._client.upload(kind, data, name=name, mime=mime)
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[media.ref] = (media_id, self._clock() + KEPT)
        return media_id


def shown(out: Outbound, *, links: bool) -> str:
    """The text as it is sent, passively or pushed: clean, within the limit, perhaps with links."""
    text = clean(out.text).strip("\n")
    if links and out.buttons:
        text = choices.linked(text, out.buttons, most=MOST_TEXT)
    return text if len(text.encode()) <= MOST_TEXT else shorten(text, MOST_TEXT, LIMITS.unit)


def msgmenu(out: Outbound) -> dict[str, object] | None:
    """The bubble as a msgmenu; None where it does not fit into one."""
    found = choices.around(clean(out.text), out.buttons)
    if found is None or not found[0] or len(out.buttons) > LIMITS.buttons:
        return None
    if max(len(part.encode()) for part in found) > MOST_HEAD:
        return None
    rows = [
        {"id": choices.menu_id(button.code), "content": line}
        for button, line in zip(out.buttons, choices.lines(out.buttons), strict=True)
    ]
    if any(not row["id"] or len(row["content"].encode()) > LIMITS.label for row in rows):
        return None
    head, tail = found
    return {"head_content": head, "list": rows, "tail_content": tail}
