"""One message of a clinician in their own chat, and what is answered to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from typing import Any, Protocol

from sqlalchemy import Connection

from bot import outbox
from bot.clinic.casefile import Tell
from bot.clinic.chatline import Reach
from bot.clinic.staffchat import Chat
from bot.i18n import Catalogue
from bot.messages import Button, Form, Inbound, Kind, Outbound
from bot.store import people


class Enter(Protocol):
    """The part of `bot.turn.Turns` that enters an event into a patient's talk."""

    def __call__(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool: ...


@dataclass(slots=True)
class Sheet:
    """What a clinician's message is answered on. *rings* are bell topics for after the commit."""

    conn: Connection
    who: people.Who
    inbound: Inbound
    inbox_id: int
    chat: Chat
    catalogue: Catalogue
    enter: Enter
    zone: tzinfo
    rings: set[str] = field(default_factory=lambda: {"outbox"})
    said: int = 0

    @property
    def reach(self) -> Reach:
        who = self.who
        return Reach(self.chat.staff_id, who.id, who.channel, who.address, who.locale)

    @property
    def today(self) -> date:
        """The day it is at the clinic."""
        return self.inbound.received.astimezone(self.zone).date()

    def text(self, key: str, **args: Any) -> str:
        return self.catalogue.text(self.who.locale, key, **args)

    def button(self, key: str, code: str, **args: Any) -> Button:
        return Button(self.text(key, **args), code)

    def say(self, key: str, buttons: Sequence[Button] = (), **args: Any) -> None:
        self.put(Outbound(text=self.text(key, **args), buttons=tuple(buttons)))

    def put(self, out: Outbound) -> None:
        key = outbox.key_of(self.inbox_id, self.said)
        to = {"person_id": self.who.id, "channel": self.who.channel, "address": self.who.address}
        now, inbox_id = self.inbound.received, self.inbox_id
        outbox.put(self.conn, out=out, key=key, now=now, inbox_id=inbox_id, **to)  # type: ignore[arg-type]
        self.said += 1

    def mark(self, label: str = "") -> None:
        """Show in the pressed message what was chosen; without a label its buttons go."""
        if self.inbound.kind is Kind.TAP and self.inbound.origin:
            self.put(Outbound(form=Form.CHOSEN, text=label, origin=self.inbound.origin))

    def tell(self, tells: Iterable[Tell]) -> None:
        """Enter events into the talks of patients."""
        for one in tells:
            self.enter(
                self.conn, person_id=one.person_id, name=one.name, data=one.data, key=one.key
            )

    def changed(self, *topics: str) -> None:
        """After the commit: patients' pages, the lists of the console and these topics."""
        self.rings |= {"web", "queue", f"staff:{self.chat.staff_id}", *topics}

    def to(self, person_id: int) -> people.Who:
        """The sender of this message in a patient's place, for the rows of files."""
        return replace(self.who, id=person_id)
