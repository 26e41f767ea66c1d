"""Turns an opened callback into the neutral inbound message, or None when nobody spoke."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b

from bot.messages import Inbound, Kind, Media
from bot.reading import clean
from handlers.wechat import position
from handlers.wechat.choices import code_of, without_number
from handlers.wechat.envelope import BadCallback, Letter

NAME = "wechat"
# WeChat, rules since 2023-06: customer-service messages allowed, and for how many seconds
SPOKE = (5, 172_800)
CLICKED = (3, 60)  # menu, scan, follow, and a tap on an option, too
ADDRESS = re.compile(r"[0-9A-Za-z_@.-]{1,64}")
DIGITS = re.compile(r"\d{1,20}", re.ASCII)
SECONDS = re.compile(r"\d{1,10}", re.ASCII)
MOST_ID = 150  # characters
VOICES = {"amr": "audio/amr", "speex": "audio/speex", "mp3": "audio/mpeg"}
# Reports about jobs and consents, pages opened, and what precedes a message of its own.
SILENT = frozenset(
    {
        "location",
        "view",
        "view_miniprogram",
        "templatesendjobfinish",
        "masssendjobfinish",
        "publishjobfinish",
        "subscribe_msg_popup_event",
        "subscribe_msg_change_event",
        "subscribe_msg_sent_event",
        "pic_sysphoto",
        "pic_photo_or_album",
        "pic_weixin",
        "location_select",
        "user_authorization_revoke",
        "user_info_modified",
        "kf_create_session",
        "kf_close_session",
        "kf_switch_session",
    }
)


def extract(letter: Letter, *, received: datetime) -> Inbound | None:
    """What a person did. None for reports that need no turn. Raises BadCallback."""
    kind = letter.text("MsgType").lower()
    if kind == "event":
        return _event(letter, received)
    number = letter.text("MsgId")
    if DIGITS.fullmatch(number):
        return READERS.get(kind, _other)(_Draft(letter, received, number))
    if number or kind in READERS:
        raise BadCallback("msgid")
    seconds = letter.text("CreateTime")
    return _other(_Draft(letter, received, _event_id(address(letter), seconds, kind, "")))


class _Draft:
    """What all kinds have in common."""

    def __init__(self, letter: Letter, received: datetime, message_id: str) -> None:
        self.letter, self._received, self._id = letter, received, message_id
        self._address = address(letter)

    def make(
        self,
        kind: Kind,
        *,
        text: str = "",
        code: str = "",
        media: tuple[Media, ...] = (),
        place: tuple[float | None, float | None] = (None, None),
        grants: tuple[int, int] | None = SPOKE,
    ) -> Inbound:
        """The inbound message; *text* is cleaned."""
        return Inbound(
            channel=NAME,
            address=self._address,
            message_id=self._id,
            kind=kind,
            at=_moment(self.letter),
            received=self._received,
            text=clean(text),
            code=code,
            media=media,
            latitude=place[0],
            longitude=place[1],
            grants=grants,
        )

    def file(self, kind: Kind, ref: str, *, mime: str = "", size: int = 0, name: str = "") -> Media:
        return Media(kind, clean(ref), mime=mime, size=size, name=clean(name, most=200))


def address(letter: Letter) -> str:
    """The person's openid. Raises BadCallback."""
    openid = letter.text("FromUserName")
    if not ADDRESS.fullmatch(openid) or not ADDRESS.fullmatch(letter.text("ToUserName")):
        raise BadCallback("address")
    return openid


def _moment(letter: Letter) -> datetime:
    seconds = letter.text("CreateTime")
    if not SECONDS.fullmatch(seconds):
        raise BadCallback("time")
    return datetime.fromtimestamp(int(seconds), UTC)


# --- messages


def _text(draft: _Draft) -> Inbound:
    """A text, or a tapped option: then `bizmsgmenuid` is there, though its value may be lost."""
    content, tapped = draft.letter.text("Content"), draft.letter.text("bizmsgmenuid")
    if not tapped:
        return draft.make(Kind.TEXT, text=content)
    code = code_of(tapped)
    kind = Kind.TAP if code else Kind.TEXT
    return draft.make(kind, text=without_number(content), code=code, grants=CLICKED)


def _image(draft: _Draft) -> Inbound:
    ref = draft.letter.text("MediaId")
    return draft.make(Kind.IMAGE, media=(draft.file(Kind.IMAGE, ref, mime="image/jpeg"),))


def _voice(draft: _Draft) -> Inbound:
    """MediaId16K has the better sound. `Recognition` was retired in 2023 but may still come."""
    letter = draft.letter
    ref = letter.text("MediaId16K") or letter.text("MediaId")
    mime = VOICES.get(letter.text("Format").lower(), "")
    media = (draft.file(Kind.VOICE, ref, mime=mime),)
    return draft.make(Kind.VOICE, text=letter.text("Recognition"), media=media)


def _video(draft: _Draft) -> Inbound:
    media = draft.file(Kind.VIDEO, draft.letter.text("MediaId"), mime="video/mp4")
    return draft.make(Kind.VIDEO, media=(media,))


def _place(draft: _Draft) -> Inbound:
    letter = draft.letter
    north, east = _degrees(letter.text("Location_X"), 90), _degrees(letter.text("Location_Y"), 180)
    if north is None or east is None:
        return draft.make(Kind.OTHER, text=letter.text("Label"))
    return draft.make(Kind.LOCATION, text=letter.text("Label"), place=position.real(north, east))


def _degrees(text: str, most: int) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) <= most else None  # never for nan


def _link(draft: _Draft) -> Inbound:
    parts = [draft.letter.text(name) for name in ("Title", "Description", "Url")]
    return draft.make(Kind.OTHER, text="\n".join(part for part in parts if part))


def _file(draft: _Draft) -> Inbound:
    """WeChat announces a file but offers no way to fetch it."""
    letter = draft.letter
    length = letter.text("FileTotalLen")
    size = int(length) if re.fullmatch(r"\d{1,12}", length, re.ASCII) else 0
    name = letter.text("Title")
    media = draft.file(Kind.FILE, letter.text("FileKey")[:200], size=size, name=name)
    return draft.make(Kind.FILE, text=name, media=(media,))


def _other(draft: _Draft) -> Inbound:
    return draft.make(Kind.OTHER)


SCANNED = ("qrscene_", "scanbarcode|", "scanimage|")  # what a scan before following puts first
READERS: dict[str, Callable[[_Draft], Inbound]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "video": _video,
    "shortvideo": _video,
    "location": _place,
    "link": _link,
    "file": _file,
}


# --- events


def _event(letter: Letter, received: datetime) -> Inbound | None:
    """WeChat: events have no MsgId; sender, second, name and key tell them apart."""
    event, key = letter.text("Event").lower(), letter.text("EventKey")
    if event in SILENT:
        return None
    seconds = letter.text("CreateTime")
    draft = _Draft(letter, received, _event_id(address(letter), seconds, event, key))
    match event:
        case "subscribe":
            scene = key.removeprefix("qrscene_") if key.startswith(SCANNED) else ""
            return draft.make(Kind.START, text=scene, grants=CLICKED)
        case "scan":
            return draft.make(Kind.START, text=key, grants=CLICKED)
        case "click" | "scancode_push" | "scancode_waitmsg":
            return draft.make(Kind.MENU, text=key, grants=CLICKED)
        case "unsubscribe":
            return draft.make(Kind.GONE, grants=None)
        case _:
            return draft.make(Kind.OTHER, grants=None)


def _event_id(openid: str, seconds: str, event: str, key: str) -> str:
    named = f"{openid}:{seconds}:{event}:{key}"
    if len(named) <= MOST_ID and named.isprintable():
        return named
    return f"{openid}:{seconds[:10]}:{blake2b(named.encode(), digest_size=16).hexdigest()}"
