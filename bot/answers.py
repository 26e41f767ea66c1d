"""Writes a turn's answer down: the talk as it stands now, and the bubbles as rows of the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from bot import outbox
from bot.channel import PLAIN, Limits
from bot.clinic.appointments import stands
from bot.conversation import Conversation, Turn
from bot.messages import Form, Kind, Outbound, Service
from bot.moves import Card, Put
from bot.operating.walks import Walk
from bot.outbox import STALE, Row, Slip
from bot.packing import merged
from bot.render import render, shown, size
from bot.store import people
from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]
REPEAT_AFTER = timedelta(minutes=2)  # the emergency card, once, when nobody answers it


@dataclass(slots=True)
class Taken:
    """What became of an inbound message.

    *passive* is the bubble for the webhook's own answer (the same one for a duplicate).
    """

    duplicate: bool = False
    failed: bool = False
    passive: Outbound | None = None
    person_id: int | None = None
    inbox_id: int = 0
    rows: list[int] = field(default_factory=list)
    handed: list[Row] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    walk: Walk | None = None


class Answers:
    """Renders and stores; *owner* is the sender of this process, that new rows are leased to."""

    def __init__(
        self, *, conversation: Conversation, limits: Mapping[str, Limits], owner: str
    ) -> None:
        self._conversation, self._limits, self._owner = conversation, limits, owner

    def write(
        self, turn: Turn, puts: list[Put], inbox_id: int, *, passive: bool, direct: bool
    ) -> Taken:
        """Keep the talk, write the bubbles, and say who is to be woken."""
        who, context = turn.who, turn.context
        limits = self._limits.get(who.channel, PLAIN)
        bubbles = render(puts, self._conversation.voice(context), limits)
        bubbles = [self._carrying(turn, out) for out in bubbles]
        if passive and who.waiting:
            bubbles = self._with_held(turn, bubbles, inbox_id, limits)
        if passive and len(bubbles) > 1 and not _can_follow(turn, limits, len(bubbles) - 1):
            note = self._conversation.voice(context).text("engine-held-note")
            bubbles[0] = replace(bubbles[0], text=f"{bubbles[0].text}\n\n{note}")
        if turn.chosen is not None and _tidies(turn, limits):
            label = self._conversation.voice(context).label(turn.chosen)
            bubbles.append(Outbound(form=Form.CHOSEN, text=label, origin=turn.inbound.origin))
        taken = Taken(person_id=who.id, inbox_id=inbox_id)
        talk = self._kept(turn, inbox_id)
        leased = direct and not passive and who.channel != outbox.WEB
        if not (leased and bubbles):  # else the first of them keeps it
            people.save(turn.conn, talk)
        for number, out in enumerate(bubbles):
            first = passive and number == 0 and out.form is Form.TEXT
            along = talk if leased and number == 0 else None
            self.put(turn, out, taken, first=first, direct=leased, talk=along)
        taken.topics |= turn.context.rings
        if who.case_id is not None:
            taken.topics |= {"queue", f"case:{who.case_id}"}
        return taken

    def put(
        self,
        turn: Turn,
        out: Outbound,
        taken: Taken,
        *,
        first: bool,
        direct: bool,
        talk: Mapping[str, Any] | None = None,
    ) -> None:
        """One bubble: into the webhook's answer, to this process's sender, or into the queue.

        *talk* is kept in the same breath by what goes to the sender.
        """
        who, number = turn.who, len(taken.rows)
        slip = Slip(
            who.id,
            who.channel,
            who.address,
            out,
            outbox.key_of(taken.inbox_id, number),
            turn.inbound.received,
            inbox_id=taken.inbox_id,
        )
        if first:
            taken.rows.append(outbox.answer(turn.conn, slip))
            taken.passive = out
            return
        if direct:
            row, leased = outbox.lease(turn.conn, slip, self._owner, talk)
            taken.rows.append(row)
            if leased:
                taken.handed.append(Row(row, who.id, who.channel, who.address, out, slip.key))
                return
        else:
            taken.rows.append(outbox.queue(turn.conn, slip))
        taken.topics.add(f"web:{who.address}" if who.channel == outbox.WEB else "outbox")

    def _carrying(self, turn: Turn, out: Outbound) -> Outbound:
        """With the visit it is about, and what a service notice would say of it."""
        if turn.about is None or turn.service is None:
            return out
        voice, (kind, facts) = self._conversation.voice(turn.context), turn.service
        said = tuple((name, shown(value, voice)) for name, value in facts.items())
        return replace(out, about=turn.about, service=Service(kind, said))

    def _with_held(
        self, turn: Turn, bubbles: list[Outbound], inbox_id: int, limits: Limits
    ) -> list[Outbound]:
        """What waited for this person to write goes first, in the same bubble while it fits."""
        ids: list[int] = []
        texts: list[str] = []
        first = bubbles[0] if bubbles else Outbound()
        for row, out in outbox.held(turn.conn, turn.who.id, turn.who.channel):
            if out.about and not stands(turn.conn, out.about, now=turn.inbound.received):
                outbox.skip(turn.conn, row, reason=STALE)
                continue
            joined = merged(first, "\n\n".join([*texts, out.text]))
            worded = out.form is Form.TEXT or (out.form is Form.LOCATION and not limits.maps)
            if not worded or size(joined.text, limits.unit) > limits.text:
                break
            ids.append(row)
            texts.append(out.text)
        if not ids:
            return bubbles
        outbox.take_along(turn.conn, ids, inbox_id=inbox_id, now=turn.inbound.received)
        return [merged(first, "\n\n".join(texts)), *bubbles[1:]]

    def _kept(self, turn: Turn, inbox_id: int) -> dict[str, Any]:
        """The talk to be kept; the time of asking stays when the same question is put again."""
        before = (turn.who.talk or {}).get("asked")
        asked = turn.talk.asked
        same = bool(before and asked and [asked.step, asked.card] == [before[0], before[2]])
        asked_at = turn.who.asked_at if same else turn.inbound.received
        if asked and (turn.context.remind or (asked.card == Card.EMERGENCY and not same)):
            self._remind(turn, asked.seq, inbox_id)
        return {"person": turn.who.id, "talk": turn.talk.to_json(), "asked_at": asked_at}

    def _remind(self, turn: Turn, seq: int, inbox_id: int) -> None:
        now = turn.inbound.received
        turn.conn.execute(
            insert(TIMER),
            {
                "key": f"emergency:{inbox_id}",
                "name": "emergency.repeat",
                "person_id": turn.who.id,
                "body": {"seq": seq},
                "due_at": now + REPEAT_AFTER,
                "late_at": now + REPEAT_AFTER * 5,
                "state": "waiting",
            },
        )


def _tidies(turn: Turn, limits: Limits) -> bool:
    """Whether the tapped message is changed to show the choice: not while many are answered."""
    tapped = turn.inbound.kind is Kind.TAP and turn.inbound.origin
    return bool(tapped) and limits.edits and not turn.crowded


def _can_follow(turn: Turn, limits: Limits, more: int) -> bool:
    """Whether *more* bubbles can be pushed behind the webhook's own answer."""
    granted = turn.inbound.grants[0] if turn.inbound.grants else 0
    return limits.pushes and max(granted, turn.who.allowed or 0) >= more
