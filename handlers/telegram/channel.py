"""Sends bubbles through the Bot API and fetches what people sent."""

from __future__ import annotations

import mimetypes
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiogram.exceptions import AiogramError
from aiogram.methods import (
    EditMessageReplyMarkup,
    GetFile,
    SendDocument,
    SendLocation,
    SendPhoto,
    SendVenue,
    SendVideo,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile
from pydantic_core import PydanticSerializationError

from bot.channel import SendError, Sent, Verdict
from bot.messages import Form, Kind, Media, Outbound
from bot.render import size, split
from handlers.telegram import keyboards
from handlers.telegram.api import SECONDS, Session, connect, download
from handlers.telegram.errors import refusal, settled
from handlers.telegram.keyboards import Markup
from handlers.telegram.limits import LIMITS

CAPTION = 1024
MOST_KNOWN = 50
MOST_DOWN = 20 * 1024 * 1024  # bytes; Telegram: getFile
MOST_UP = 50 * 1024 * 1024  # bytes; Telegram: any file
MOST_PHOTO = 10 * 1024 * 1024  # bytes; a larger picture goes as a document
PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})
VOICES = frozenset({"audio/ogg", "audio/opus"})  # Telegram plays nothing else as a voice message
NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}
Load = Callable[[Media], Awaitable[tuple[bytes, str]]]


class TelegramChannel:
    """`bot.channel.Channel` for one bot.

    *load_media* reads a stored file: bytes and MIME type. A call may take *seconds*.
    """

    name = "telegram"
    limits = LIMITS

    def __init__(
        self, *, token: str, api_root: str, load_media: Load, seconds: float = SECONDS
    ) -> None:
        self.bot = connect(token=token, api_root=api_root, seconds=seconds)
        assert isinstance(self.bot.session, Session)
        self._session = self.bot.session
        self._load = load_media
        self._known: dict[str, str] = {}  # pictures of notices: the handle they were given
        self._forms = {
            Form.TEXT: self._text,
            Form.MEDIA: self._media,
            Form.LOCATION: self._location,
            Form.CHOSEN: self._chosen,
        }

    async def close(self) -> None:
        await self.bot.session.close()

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        """Send one bubble to the chat *to*. Raises SendError.

        Telegram knows no key by which a repeated send could be recognised: without an answer the
        verdict is UNKNOWN.
        """
        if not to.isascii() or not to.isdigit():
            raise SendError(Verdict.DROP, "telegram-address")
        try:
            return await self._forms[out.form](int(to), out)
        except AiogramError as error:
            # The chain is cut: a client's exception may quote the address, and that the token.
            raise refusal(error) from None
        except (PydanticSerializationError, orjson.JSONEncodeError):
            raise SendError(Verdict.DROP, "telegram-broken-text") from None

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        """The file's bytes and MIME type. Raises SendError; DROP above 20 MB."""
        if media.size > MOST_DOWN:
            raise SendError(Verdict.DROP, "telegram-too-large")
        try:
            file: Any = await self.bot(GetFile(file_id=media.ref))
        except AiogramError as error:
            raise _harmless(refusal(error)) from None
        path = file.get("file_path") if isinstance(file, dict) else None
        if not isinstance(path, str) or not path:
            raise SendError(Verdict.DROP, "telegram-no-file")
        data = await download(self.bot, path, most=MOST_DOWN)
        mime = media.mime or mimetypes.guess_type(path)[0]
        return data, mime or "application/octet-stream"

    # --- forms

    async def _text(self, to: int, out: Outbound) -> Sent:
        """The buttons stand below the last part: there people and screen readers look."""
        text = out.text.strip()
        if not text:
            raise SendError(Verdict.DROP, "telegram-empty")
        # A text of half the limit cannot be over it, however its characters count.
        fits = len(text) * 2 <= LIMITS.text or size(text, LIMITS.unit) <= LIMITS.text
        if not fits:
            *parts, text = split(text, LIMITS.text, LIMITS.unit)
            for part in parts:
                await self._say({"chat_id": to, "text": part})
        body = {"chat_id": to, "text": text}
        markup = _markup(out)
        return await self._say({**body, "reply_markup": markup} if markup else body)

    async def _media(self, to: int, out: Outbound) -> Sent:
        if out.media is None:
            raise SendError(Verdict.DROP, "telegram-no-media")
        fits = size(out.text, LIMITS.unit) <= CAPTION
        more: dict[str, Any] = {"caption": out.text} if fits and out.text else {}
        if fits:
            more["reply_markup"] = _markup(out)
        method = await self._method(to, out.media, more)
        result: Any = await self.bot(method)
        if out.bulk and out.media.stored:
            self._remember(out.media.ref, result)
        return _sent(result) if fits else await self._text(to, out)

    def _remember(self, ref: str, result: Any) -> None:
        """Telegram: a picture that was sent once is sent again by its handle, without upload."""
        sizes = result.get("photo") if isinstance(result, dict) else None
        if sizes and isinstance(sizes[-1], dict) and sizes[-1].get("file_id"):
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[ref] = str(sizes[-1]["file_id"])

    async def _method(self, to: int, media: Media, more: dict[str, Any]) -> TelegramMethod[Any]:
        """The call that shows a file as what it is; what Telegram refuses goes as a document."""
        if known := self._known.get(media.ref) if media.stored else None:
            return _show(to, Kind.IMAGE, known, more)
        if not media.stored:
            return _show(to, media.kind, media.ref, more)
        data, mime = await self._load(media)
        if not data or len(data) > MOST_UP:
            raise SendError(Verdict.DROP, "telegram-file-size")
        kind = _kind(media.kind, mime or media.mime, len(data))
        name = media.name or f"{media.kind}{mimetypes.guess_extension(mime) or ''}"
        return _show(to, kind, BufferedInputFile(data, filename=name), more)

    async def _location(self, to: int, out: Outbound) -> Sent:
        if out.latitude is None or out.longitude is None:
            raise SendError(Verdict.DROP, "telegram-no-place")
        place: dict[str, Any] = {"latitude": out.latitude, "longitude": out.longitude}
        place |= {"chat_id": to, "reply_markup": _markup(out)}
        if not out.text.strip():
            return await self._call(SendLocation(**place))
        name, *below = filter(None, map(str.strip, out.text.splitlines()))
        # Telegram: a venue needs both a name and an address
        address = " · ".join(below) or f"{out.latitude:.5f}, {out.longitude:.5f}"
        return await self._call(SendVenue(**place, title=name, address=address))

    async def _chosen(self, to: int, out: Outbound) -> Sent:
        """Show the choice in the old message. One that is gone or done already is fine."""
        if not out.origin.isascii() or not out.origin.isdigit():
            raise SendError(Verdict.DROP, "telegram-no-origin")
        markup = keyboards.chosen(out.text)
        edit = EditMessageReplyMarkup(chat_id=to, message_id=int(out.origin), reply_markup=markup)  # type: ignore[arg-type]
        try:
            await self.bot(edit)
        except AiogramError as error:
            if not settled(error):
                raise _harmless(refusal(error)) from None
        return Sent(out.origin)

    async def _call(self, method: TelegramMethod[Any]) -> Sent:
        return _sent(await self.bot(method))

    async def _say(self, body: dict[str, Any]) -> Sent:
        return _sent(await self._session.say(self.bot, body | NO_PREVIEW))


def _sent(result: Any) -> Sent:
    number = result.get("message_id") if isinstance(result, dict) else None
    return Sent(str(number) if number else "")


def _markup(out: Outbound) -> Markup | None:
    """Telegram: a message carries buttons or keys, not both; the question's buttons come first."""
    if out.buttons:
        return keyboards.choices(out.buttons, large=out.large)
    return keyboards.menu(out.menu, large=out.large) if out.menu else None


def _kind(kind: Kind, mime: str, length: int) -> Kind:
    if kind is Kind.IMAGE and (mime not in PHOTOS or length > MOST_PHOTO):
        return Kind.FILE
    if kind is Kind.VOICE and mime.partition(";")[0] not in VOICES:
        return Kind.FILE
    return kind


def _show(
    to: int, kind: Kind, file: BufferedInputFile | str, more: dict[str, Any]
) -> TelegramMethod[Any]:
    match kind:
        case Kind.IMAGE:
            return SendPhoto(chat_id=to, photo=file, **more)
        case Kind.VOICE:
            return SendVoice(chat_id=to, voice=file, **more)
        case Kind.VIDEO:
            return SendVideo(chat_id=to, video=file, **more)
        case _:
            return SendDocument(chat_id=to, document=file, **more)


def _harmless(error: SendError) -> SendError:
    """A call that may be made twice is simply made again when nobody knows whether it was made."""
    if error.verdict is Verdict.UNKNOWN:
        return SendError(Verdict.RETRY, error.reason)
    return error
