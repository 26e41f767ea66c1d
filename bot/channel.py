"""What the program asks of a channel: its limits, its abilities and how a failed send is told."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Protocol, runtime_checkable

from bot.messages import MEDIA_KINDS, Kind, Media, Outbound, Service


class Unit(StrEnum):
    """How a channel counts the length of a text."""

    UTF16 = auto()
    BYTES = auto()


@dataclass(frozen=True, slots=True)
class Limits:
    """What fits into one bubble of a channel."""

    text: int  # longest text, in *unit*
    unit: Unit
    label: int  # longest button label, in *unit*
    buttons: int  # most buttons under one text
    inline: bool  # buttons are drawn by the platform; otherwise they are numbered lines
    edits: bool  # an old message can be changed
    passive: bool  # the first bubble goes back in the webhook's own answer
    fixed_menu: bool = False  # the main menu is a keyboard that stays
    pushes: bool = True  # something can be sent without being asked
    maps: bool = True  # a place is shown on a map; otherwise its words alone are sent
    files: frozenset[Kind] = MEDIA_KINDS  # what can be sent besides words
    voices: frozenset[str] = frozenset()  # the types of sound that can be; none: any
    most: int = 50 * 1024 * 1024  # bytes of a voice message or file

    def carries(self, kind: Kind, mime: str, size: int) -> bool:
        """Whether a clinician's file can be sent as what it is."""
        if kind not in self.files or size > self.most:
            return False
        return kind is not Kind.VOICE or not self.voices or mime in self.voices


# Of a channel that is switched off: what is kept for it until it is on again fits anywhere.
PLAIN = Limits(
    text=600, unit=Unit.BYTES, label=0, buttons=0, inline=False, edits=False, passive=False
)


class Verdict(StrEnum):
    """What a failed send means for its row."""

    RETRY = auto()  # later, after `retry_after` seconds
    DROP = auto()  # never; the content or its target is refused
    UNREACHABLE = auto()  # the person cannot be written to until they write
    MISCONFIGURED = auto()  # nobody can be written to until an operator acts
    OTHER_WAY = auto()  # this way is shut now (no window, quota used up): hold until they write
    UNKNOWN = auto()  # it may have arrived


class SendError(Exception):
    """A send that did not succeed; *reason* is a short code for logs and operators, never words."""

    def __init__(
        self, verdict: Verdict, reason: str, *, retry_after: float = 0.0, everybody: bool = False
    ) -> None:
        super().__init__(f"{verdict}: {reason}")
        self.verdict = verdict
        self.reason = reason
        self.retry_after = retry_after  # seconds
        self.everybody = everybody  # the pause is for the whole channel, not this person


@dataclass(frozen=True, slots=True)
class Sent:
    """A send the platform accepted; *message_id* is the platform's, where it tells one."""

    message_id: str = ""


class Channel(Protocol):
    """One way to people. Adapters in `handlers` implement it; so does the simulator."""

    @property
    def name(self) -> str: ...

    @property
    def limits(self) -> Limits: ...

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        """Send one bubble to the address *to*; *key* is unique for the row. Raises SendError."""
        ...

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        """The file's bytes and MIME type. Raises SendError."""
        ...

    async def close(self) -> None: ...


@runtime_checkable
class Masses(Protocol):
    """A channel that can send the same words to a whole list at once."""

    async def mass_send(
        self, to: Sequence[str] | int, text: str, *, key: str, image: Media | None = None
    ) -> str:
        """The platform's id of the send; *to* is a list of addresses, or the number of a tag.

        The same *key* is one send. Raises SendError.
        """
        ...

    async def mass_preview(self, to: str, text: str, *, image: Media | None = None) -> None:
        """Show one person what a mass send would look like. Raises SendError."""
        ...

    async def mass_ended(self, msg_id: str) -> bool | None:
        """Whether it went out; None while it is under way. Raises SendError."""
        ...


@runtime_checkable
class Forms(Protocol):
    """A channel with notifications of a fixed form, to those who agreed to it."""

    async def send_form(
        self, to: str, template: str, fields: Mapping[str, str], *, key: str
    ) -> Sent:
        """One notification of the platform's *template*. Raises SendError."""
        ...


@runtime_checkable
class Notifies(Protocol):
    """A channel that can tell of a service where no bubble may be pushed."""

    async def notify(self, to: str, service: Service, *, key: str) -> bool:
        """Whether a service notice went out; False where there is none of this kind, or the
        platform does not take it. The same *key* is one notice. Raises SendError."""
        ...


class Gate(Protocol):
    """A channel's pacer; see `bot.pace`."""

    async def wait(self, *, bulk: bool = False) -> None: ...

    def done(self) -> None:
        """What passed was answered. Called once for each `wait` that returned."""
        ...

    async def pause(self, seconds: float) -> None: ...

    async def close(self) -> None: ...


@contextlib.asynccontextmanager
async def passed(gate: Gate | None, *, bulk: bool = False) -> AsyncIterator[None]:
    """Passes the gate, if there is one, and tells it when what is within was answered."""
    if gate is None:
        yield
        return
    await gate.wait(bulk=bulk)
    try:
        yield
    finally:
        gate.done()


Tally = Callable[[str, str], None]  # counts what became of rows: channel, state
