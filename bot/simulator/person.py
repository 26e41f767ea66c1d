"""A simulated person on one channel, and the clinic at the other end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, select, update

from bot.channel import Channel, Limits, SendError, Sent, Verdict
from bot.clinic.casefile import Refused
from bot.clinic.staff import Taken
from bot.dispatcher import Dispatcher
from bot.i18n import Catalogue
from bot.messages import Form, Inbound, Kind, Media, Outbound
from bot.outbox import OUT
from bot.packing import unpack
from bot.simulator.clinic import Clinic
from bot.simulator.screen import Screen, plain
from bot.store import people
from bot.store.session import Store
from bot.timers import Timers
from bot.turn import Turns

ADDRESS = "simulated"
CODE = re.compile(r"\b[2-9A-HJKMNP-TV-Z]{5} [2-9A-HJKMNP-TV-Z]{5}\b")  # of a visit, drawn by lot
PAUSE = timedelta(seconds=5)  # between one act and the next on a held clock
SENT = {
    "photo": Media(Kind.IMAGE, "simulated", "image/png", 1000),
    "voice": Media(Kind.VOICE, "simulated", "audio/amr", 1000),
}


class Parts(Protocol):
    """What the simulator needs of a built program."""

    store: Store
    turns: Turns
    timers: Timers
    dispatcher: Dispatcher
    catalogue: Catalogue

    async def close(self) -> None: ...


class Hands:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, by: timedelta) -> None:
        self.at += by


@dataclass(frozen=True)
class SilentChannel:
    """A channel that is only rendered for: the simulator reads the outbox itself."""

    name: str
    limits: Limits

    async def send(self, to: str, out: Outbound, *, key: str) -> Sent:
        return Sent()

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        """Always raises SendError: a simulated picture has no bytes."""
        raise SendError(Verdict.DROP, "simulated")

    async def close(self) -> None:
        pass


def channels(limits: dict[str, Limits]) -> dict[str, Channel]:
    return {name: SilentChannel(name, limit) for name, limit in limits.items()}


@dataclass
class Simulator:
    """One person who talks over *channel*. *make* builds the program anew on the same database."""

    make: Callable[[], Parts]
    channel: str
    limits: Limits
    language: str
    hands: Hands
    parts: Parts = field(init=False)
    screen: Screen = field(init=False)
    clinic: Clinic = field(init=False)
    _count: int = 0
    _seen: int = 0

    def __post_init__(self) -> None:
        self.parts = self.make()
        self.screen = Screen(self.limits)
        self.clinic = Clinic(turns=lambda: self.parts.turns, clock=self.hands)

    async def close(self) -> None:
        await self.parts.close()

    async def restart(self) -> None:
        """Take the whole program down and build it anew, in mid-talk."""
        await self.parts.close()
        self.parts = self.make()

    def plain(self, bubbles: Sequence[Outbound]) -> list[str]:
        """What was shown, as the lines of a transcript."""
        catalogue = self.parts.catalogue
        footers = {
            catalogue.text(locale, footer, elder=elder)
            for locale in catalogue.locales
            for elder in (False, True)
            for footer in ("keys-footer", "keys-footer-long")
        }
        return [CODE.sub("XXXXX XXXXX", line) for line in plain(bubbles, self.limits, footers)]

    async def start(self, link: str = "") -> list[Outbound]:
        return await self._take(Kind.START, text=link)

    async def say(self, text: str) -> list[Outbound]:
        return await self._take(Kind.TEXT, text=text)

    async def press(self, label: str) -> list[Outbound]:
        """Choose the option with this label the way the channel has it. Raises LookupError."""
        found = self.screen.find(label)
        if found.code and self.limits.inline:
            return await self._take(Kind.TAP, code=found.code, origin=str(self._seen))
        return await self._take(Kind.TEXT, text=found.typed)

    async def pick(self, labels: Sequence[str]) -> list[Outbound]:
        """Choose several options one after another, or in writing all at once; the last is shown.

        In writing a label that is not there yet ("done") is left out.
        """
        if self.limits.inline or len(labels) == 1:
            shown: list[Outbound] = []
            for label in labels:
                shown = await self.press(label)
            return shown
        typed = [self.screen.find(label).typed for label in labels if self.screen.has(label)]
        return await self.say(" ".join(typed))

    async def media(self, kind: str, said: str = "") -> list[Outbound]:
        """Send a picture ("photo") or a spoken message ("voice"), with words some platforms add."""
        media = SENT[kind]
        return await self._take(media.kind, media=(media,), text=said)

    async def location(self, latitude: float, longitude: float) -> list[Outbound]:
        """Share a place from a map."""
        return await self._take(Kind.LOCATION, latitude=latitude, longitude=longitude)

    async def wait(self, by: timedelta) -> list[Outbound]:
        """Let time pass; what comes due on the way happens at its moment."""
        until = self.hands() + by
        while True:
            step = await self.parts.store.read(lambda conn: self.clinic.next_look(conn, until))
            self.hands.at = step or until
            await self._look()
            if step is None:
                return await self._shown()

    async def staff(self, act: Callable[[Connection], object]) -> list[Outbound]:
        """Something the clinic does. Raises LookupError when the program refuses it."""
        self.hands.move(PAUSE)
        try:
            await self.parts.store.write(act)
        except Refused as refused:
            raise LookupError(f"refused: {refused.reason}") from None
        except Taken:
            raise LookupError("somebody has that name in other letters") from None
        await self._look()
        return await self._shown()

    async def about(self, act: Callable[[Connection, int], object]) -> list[Outbound]:
        """Something the clinic does in the person's case. Raises LookupError without one."""

        def work(conn: Connection) -> None:
            who = people.find(conn, channel=self.channel, address=ADDRESS, me="")
            if who is None or who.case_id is None:
                raise LookupError("no case of this person is open")
            act(conn, who.case_id)

        return await self.staff(work)

    async def _look(self) -> None:
        """What the program does by itself at this moment."""
        await self.parts.store.write(self.clinic.beat)
        await self.parts.timers.tick()
        await self.parts.dispatcher.step_all()
        await self.parts.store.write(self.clinic.call)

    async def _take(self, kind: Kind, **fields: Any) -> list[Outbound]:
        self.hands.move(PAUSE)
        self._count += 1
        moment = self.hands()
        inbound = Inbound(
            self.channel,
            ADDRESS,
            f"m{self._count}",
            kind,
            moment,
            moment,
            language=self.language,
            grants=(5, 172_800) if self.limits.passive else None,
            **fields,
        )
        await self.parts.turns.take(inbound)
        await self._look()
        return await self._shown()

    async def _shown(self) -> list[Outbound]:
        """What the person got since the last look, in order, and now has on the screen."""
        rows = await self.parts.store.write(self._collect)
        shown = [out for out in rows if out.form is not Form.CHOSEN]
        self.screen.show(shown)
        return shown

    def _collect(self, conn: Connection) -> list[Outbound]:
        query = select(OUT.c.id, OUT.c.body).where(
            OUT.c.address == ADDRESS, OUT.c.id > self._seen, OUT.c.reason != "merged"
        )
        rows = conn.execute(query.order_by(OUT.c.id)).all()
        conn.execute(
            update(OUT)
            .where(OUT.c.address == ADDRESS, OUT.c.state.in_(("queued", "sending")))
            .values(state="sent", sent_at=self.hands(), owner="", lease=None)
        )
        self._seen = max([self._seen, *(row.id for row in rows)])
        return [unpack(row.body) for row in rows]
