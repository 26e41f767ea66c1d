"""Reads a raw Telegram update into an Inbound, and survives what is odd, missing or too new.

No typed parser stands here: libraries reject real updates that are older or newer than themselves,
and one rejected update would hold up all those behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.interrupts import Key
from bot.messages import Inbound, Kind, Media
from bot.reading import clean

CHANNEL = "telegram"
# Commands that are menu entries; `help` is asked of every bot, the main menu is our answer.
ENTRIES = frozenset({"help", *(str(key) for key in Key)})
DESK = frozenset({"online", "break", "off", "cases", "close"})  # commands of clinicians
LARGEST_ID = 2**63
PAYLOAD = 64  # Telegram: a deep link carries at most 64 characters
SLASH = re.compile(r"^[/／]\s*(?=[^\s/／])")
COMMAND = re.compile(r"([a-zA-Z0-9_]{1,32})(?:@\w+)?(?:\s+|$)")

# What arrives as a message and is none: Telegram notes it in the chat by itself.
SERVICE = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "chat_background_set",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "forum_topic_created",
    "forum_topic_edited",
)
# Content by its field, the telling ones first: an animation and a live place carry a second field.
FILES = {
    "voice": Kind.VOICE,
    "audio": Kind.VOICE,
    "video": Kind.VIDEO,
    "video_note": Kind.VIDEO,
    "animation": Kind.VIDEO,
    "document": Kind.FILE,
}
FILE_KINDS = {"image": Kind.IMAGE, "audio": Kind.VOICE, "video": Kind.VIDEO}
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every message of one update shares."""

    address: str
    message_id: str
    at: datetime
    received: datetime
    language: str

    def inbound(self, kind: Kind, **more: Any) -> Inbound:
        return Inbound(
            channel=CHANNEL,
            address=self.address,
            message_id=self.message_id,
            kind=kind,
            at=self.at,
            received=self.received,
            language=self.language,
            **more,
        )


def extract(update: object, *, received: datetime) -> Inbound | None:
    """The message, tap or change in an update; None for what is not for us. Never raises."""
    raw = _object(update)
    update_id = _id(raw.get("update_id"))
    if update_id is None:
        return None
    for name, read in READERS.items():
        if name in raw:
            return read(_object(raw[name]), str(update_id), received)
    return None


def callback_id(update: object) -> str:
    """The id under which a press wants to be answered; empty when the update is no press."""
    name = _object(_object(update).get("callback_query")).get("id")
    return name if isinstance(name, str) and name.isascii() and len(name) <= 64 else ""


# --- kinds of updates


def _message(raw: Raw, update_id: str, received: datetime) -> Inbound | None:
    frame = _frame(raw, update_id, received, date="date")
    if frame is None or any(name in raw for name in SERVICE):
        return None
    for read in (_text, _photo, _file, _place, _contact):
        found = read(raw, frame)
        if found is not None:
            return found
    return frame.inbound(Kind.OTHER)


def _edited(raw: Raw, update_id: str, received: datetime) -> Inbound | None:
    """New words for an earlier message; a moving live place is an edit, too, and says nothing."""
    frame = _frame(raw, update_id, received, date="edit_date")
    words = _words(raw, "text") or _words(raw, "caption")
    if frame is None or not words:
        return None
    return frame.inbound(Kind.EDIT, text=words, origin=_number(raw.get("message_id")))


def _callback(raw: Raw, update_id: str, received: datetime) -> Inbound | None:
    """A press. Its message may be missing or inaccessible; the person is always told."""
    person, message = _object(raw.get("from")), _object(raw.get("message"))
    chat = _object(message.get("chat")) or {"type": "private", "id": person.get("id")}
    # A press has no time of its own: the date is that of the message below which it was made.
    frame = _frame({"from": person, "chat": chat}, update_id, received, date="")
    if frame is None:
        return None
    origin = _number(message.get("message_id"))
    return frame.inbound(Kind.TAP, code=_words(raw, "data")[:64], origin=origin)


def _membership(raw: Raw, update_id: str, received: datetime) -> Inbound | None:
    """Telegram: in a private chat `kicked` means blocked by the person, `member` taken back."""
    frame = _frame(raw, update_id, received, date="date")
    status = _object(raw.get("new_chat_member")).get("status")
    kind = {"kicked": Kind.GONE, "left": Kind.GONE, "member": Kind.BACK}.get(str(status))
    return frame.inbound(kind) if frame and kind else None


READERS: dict[str, Callable[[Raw, str, datetime], Inbound | None]] = {
    "message": _message,
    "callback_query": _callback,
    "edited_message": _edited,
    "my_chat_member": _membership,
}
ALLOWED = list(READERS)  # what Telegram is asked to send


# --- kinds of content


def _text(raw: Raw, frame: Frame) -> Inbound | None:
    words = _words(raw, "text").strip()
    if not words:
        return None
    slash = SLASH.match(words)
    return _command(words[slash.end() :], frame) if slash else frame.inbound(Kind.TEXT, text=words)


def _command(words: str, frame: Frame) -> Inbound:
    """A command without its slash. Words after it are kept: they may be what matters."""
    found = COMMAND.match(words)
    if not found:
        return frame.inbound(Kind.TEXT, text=words)
    name, rest = found[1].casefold(), words[found.end() :].strip()
    if name == "start":
        return frame.inbound(Kind.START, text=rest[:PAYLOAD])
    if not rest and name in ENTRIES:
        return frame.inbound(Kind.MENU, text=name)
    if not rest and name in DESK:  # a clinician's own word "off" is for the patient
        return frame.inbound(Kind.TEXT, text=name, code=f"/{name}")
    return frame.inbound(Kind.TEXT, text=f"{name} {rest}".strip())


def _photo(raw: Raw, frame: Frame) -> Inbound | None:
    sizes = raw.get("photo")
    largest = _object(sizes[-1]) if isinstance(sizes, list) and sizes else {}
    media = _media(largest, Kind.IMAGE, mime="image/jpeg")  # Telegram re-encodes every photo
    return _with(media, raw, frame)


def _file(raw: Raw, frame: Frame) -> Inbound | None:
    for name, kind in FILES.items():
        body = _object(raw.get(name))
        if body:
            mime = _words(body, "mime_type")[:80].casefold()
            if kind is Kind.FILE:  # a photo sent uncompressed arrives as a document
                kind = FILE_KINDS.get(mime.partition("/")[0], kind)
            return _with(_media(body, kind, mime=mime), raw, frame)
    return None


def _with(media: Media | None, raw: Raw, frame: Frame) -> Inbound | None:
    if media is None:
        return None
    return frame.inbound(media.kind, text=_words(raw, "caption"), media=(media,))


def _media(body: Raw, kind: Kind, *, mime: str) -> Media | None:
    ref = _words(body, "file_id")
    if not ref or len(ref) > 512:
        return None
    name = _words(body, "file_name").replace("/", "_")[:120]
    return Media(kind=kind, ref=ref, mime=mime, size=_id(body.get("file_size")) or 0, name=name)


def _place(raw: Raw, frame: Frame) -> Inbound | None:
    """A place, also a venue's: its name and, in the line below, its address are kept as text."""
    venue = _object(raw.get("venue"))
    place = _object(raw.get("location")) or _object(venue.get("location"))
    latitude = _degrees(place.get("latitude"), 90)
    longitude = _degrees(place.get("longitude"), 180)
    if latitude is None or longitude is None:
        return None
    named = "\n".join(part for part in (_words(venue, "title"), _words(venue, "address")) if part)
    return frame.inbound(Kind.LOCATION, text=named, latitude=latitude, longitude=longitude)


def _contact(raw: Raw, frame: Frame) -> Inbound | None:
    phone = _words(_object(raw.get("contact")), "phone_number")[:40]
    return frame.inbound(Kind.CONTACT, text=phone) if phone else None


# --- fields


def _frame(raw: Raw, update_id: str, received: datetime, *, date: str) -> Frame | None:
    """Who writes and when; None for groups, channels and other bots."""
    chat, person = _object(raw.get("chat")), _object(raw.get("from"))
    address = _number(chat.get("id"))
    if chat.get("type") != "private" or not address or person.get("is_bot") is True:
        return None
    language = _words(person, "language_code")[:16]
    return Frame(address, update_id, _moment(raw.get(date), received), received, language)


def _object(value: object) -> Raw:
    return value if isinstance(value, dict) else {}


def _words(raw: Raw, name: str) -> str:
    value = raw.get(name)
    return clean(value) if isinstance(value, str) else ""


def _id(value: object) -> int | None:
    """Ids need 64 bits, and a bool is none."""
    if type(value) is int and 0 <= value < LARGEST_ID:
        return value
    return None


def _number(value: object) -> str:
    number = _id(value)
    return str(number) if number else ""


def _degrees(value: object, most: int) -> float | None:
    if type(value) not in (int, float):
        return None
    return float(value) if -most <= value <= most else None  # type: ignore[operator,arg-type]


def _moment(value: object, received: datetime) -> datetime:
    """Unix seconds; without a usable date, when it reached us."""
    seconds = _id(value)
    if not seconds or seconds > 32_503_680_000:  # the year 3000
        return received
    return datetime.fromtimestamp(seconds, UTC)
