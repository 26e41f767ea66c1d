"""The neutral words for what people send and what they are shown, whatever the platform."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto
from typing import Any


class Kind(StrEnum):
    """What an inbound message is."""

    START = auto()  # a first contact: follow, /start, a scanned code; `text` holds the deep link
    TEXT = auto()
    TAP = auto()  # a button; `code` holds what the button carried
    MENU = auto()  # a fixed menu entry of the platform; `text` holds its key
    IMAGE = auto()
    VOICE = auto()
    VIDEO = auto()
    FILE = auto()
    LOCATION = auto()
    CONTACT = auto()
    EDIT = auto()  # an earlier message was corrected; `text` holds the new wording
    GONE = auto()  # the person left or blocked us
    BACK = auto()  # the person can be reached again
    OTHER = auto()  # a sticker, a poll, a kind newer than this program
    EVENT = auto()  # something of our own: a timer, a closed case; `text` holds its name


MEDIA_KINDS = frozenset({Kind.IMAGE, Kind.VOICE, Kind.VIDEO, Kind.FILE})


@dataclass(frozen=True, slots=True)
class Media:
    """One file. *ref* is the platform's handle, or the id of a stored row when *stored*."""

    kind: Kind
    ref: str
    mime: str = ""
    size: int = 0  # bytes; 0 when unknown
    name: str = ""
    stored: bool = False


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message, tap or event, parsed and verified but not judged.

    *channel* is the channel's name and *address* the person's id there (chat id, openid, web key).
    *message_id* is unique within the channel: the same id is the same message, delivered again.
    *at* is when it was sent, by the platform's clock (aware, often whole seconds); *received* when
    it reached us. A place is in WGS-84 degrees.
    """

    channel: str
    address: str
    message_id: str
    kind: Kind
    at: datetime
    received: datetime
    text: str = ""
    code: str = ""
    media: tuple[Media, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    language: str = ""  # BCP 47 tag as the platform tells it, or empty
    origin: str = ""  # platform's id of the message: its own, the tapped one's or the edited one's
    grants: tuple[int, int] | None = None  # (pushes, seconds) the platform allows from now on
    data: dict[str, Any] = field(default_factory=dict)  # events only: JSON values


@dataclass(frozen=True, slots=True)
class Button:
    """One choice. *code* (at most 64 bytes) is what comes back; *label* is what a person reads."""

    label: str
    code: str
    style: str = ""  # "", "danger", "primary": a hint, never the only sign


class Form(StrEnum):
    """What an outbound message is."""

    TEXT = auto()
    MEDIA = auto()
    LOCATION = auto()
    CHOSEN = auto()  # show in the old message (`origin`) which option was taken


@dataclass(frozen=True, slots=True)
class About:
    """The visit a bubble is about, and its time (ISO): not sent once it stands elsewhere."""

    booking: int
    at: str


@dataclass(frozen=True, slots=True)
class Service:
    """What a service notice says where a bubble may not be pushed: (fact, value) pairs in words.

    The value of `when` is an ISO moment on the clock of the visit.
    """

    kind: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outbound:
    """One bubble for one person.

    *buttons* belong to the question in *text*; channels without buttons print them as numbered
    lines. *menu* are the labels of a keyboard that stays (main menu), sent as plain text when
    pressed. *origin* is the platform id of the message to change (CHOSEN). Of a LOCATION the first
    line of *text* is its name, the others say its address; its degrees are WGS-84.
    """

    form: Form = Form.TEXT
    text: str = ""
    buttons: tuple[Button, ...] = ()
    menu: tuple[str, ...] = ()
    media: Media | None = None
    latitude: float | None = None
    longitude: float | None = None
    origin: str = ""
    large: bool = False  # for who sees badly: keys and buttons as big as the channel has them
    bulk: bool = False  # a notice: gives way to what a person waits for
    about: About | None = None
    service: Service | None = None
