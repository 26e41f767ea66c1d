"""Writes a turn's answer down: the talk as it stands now, and the bubbles as rows of the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import insert

from bot import engine, outbox
from bot.channel import Limits
from bot.conversation import Conversation, Turn
from bot.messages import Form, Kind, Outbound
from bot.moves import Card, Put
from bot.outbox import Row, State, Way
from bot.packing import merged
from bot.render import render, size
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
    rows: list[int] = field(default_factory=list)
    handed: list[Row] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)


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
        limits = self._limits[who.channel]
        bubbles = render(puts, self._conversation.voice(context), limits)
        if passive and who.waiting:
            bubbles = self._with_held(turn, bubbles, inbox_id, limits)
        origin = turn.inbound.origin
        tapped = turn.inbound.kind is Kind.TAP
        if turn.chosen is not None and tapped and origin and limits.edits:
            label = self._conversation.voice(context).label(turn.chosen)
            bubbles.append(Outbound(form=Form.CHOSEN, text=label, origin=origin))
        taken = Taken(person_id=who.id)
        direct = direct and not who.waiting and not passive
        for number, out in enumerate(bubbles):
            first = passive and number == 0 and out.form is Form.TEXT
            self.put(turn, out, f"{inbox_id}:{number}", inbox_id, taken, first, direct)
        self._keep_talk(turn)
        if who.case_id is not None:
            taken.topics |= {"queue", f"case:{who.case_id}"}
        elif engine.human_in(self._conversation.book, turn.talk.stack):
            taken.topics.add("queue")  # a case was opened in this turn
        return taken

    def put(
        self,
        turn: Turn,
        out: Outbound,
        key: str,
        inbox_id: int,
        taken: Taken,
        first: bool,
        direct: bool,
    ) -> None:
        who, now = turn.who, turn.inbound.received
        socket = who.channel == outbox.WEB
        direct = direct and not socket
        state = State.SENT if first else State.SENDING if direct else State.QUEUED
        row = outbox.put(
            turn.conn,
            person_id=who.id,
            channel=who.channel,
            address=who.address,
            out=out,
            key=key,
            now=now,
            inbox_id=inbox_id,
            state=state,
            way=Way.PASSIVE if first else Way.PUSH,
            owner=self._owner if direct else "",
        )
        taken.rows.append(row)
        if first:
            taken.passive = out
        elif direct:
            taken.handed.append(Row(row, who.id, who.channel, who.address, out, key))
        else:
            taken.topics.add(f"web:{who.address}" if socket else "outbox")

    def _with_held(
        self, turn: Turn, bubbles: list[Outbound], inbox_id: int, limits: Limits
    ) -> list[Outbound]:
        """What waited for this person to write goes first, in the same bubble while it fits."""
        ids: list[int] = []
        texts: list[str] = []
        first = bubbles[0] if bubbles else Outbound()
        for row, out in outbox.held(turn.conn, turn.who.id, turn.who.channel):
            joined = merged(first, "\n\n".join([*texts, out.text]))
            if out.form is not Form.TEXT or size(joined.text, limits.unit) > limits.text:
                break
            ids.append(row)
            texts.append(out.text)
        if not ids:
            return bubbles
        outbox.take_along(turn.conn, ids, inbox_id=inbox_id, now=turn.inbound.received)
        return [merged(first, "\n\n".join(texts)), *bubbles[1:]]

    def _keep_talk(self, turn: Turn) -> None:
        """Store the talk; the time of asking stays when the same question is put again."""
        before = (turn.who.talk or {}).get("asked")
        asked = turn.talk.asked
        same = bool(before and asked and [asked.step, asked.card] == [before[0], before[2]])
        asked_at = turn.who.asked_at if same else turn.inbound.received
        people.save(turn.conn, turn.who, turn.talk.to_json(), asked_at)
        if asked and asked.card == Card.EMERGENCY and not same:
            self._remind(turn, asked.seq)

    def _remind(self, turn: Turn, seq: int) -> None:
        now = turn.inbound.received
        turn.conn.execute(
            insert(TIMER),
            {
                "key": f"emergency:{turn.who.id}:{seq}",
                "name": "emergency.repeat",
                "person_id": turn.who.id,
                "body": {"seq": seq},
                "due_at": now + REPEAT_AFTER,
                "late_at": now + REPEAT_AFTER * 5,
                "state": "waiting",
            },
        )
