"""One message, one transaction: locked, heard, answered into the outbox, committed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot import outbox
from bot.bell import Bell
from bot.channel import Limits
from bot.clinic import cases
from bot.clinic.context import Context
from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.messages import MEDIA_KINDS, Form, Inbound, Kind, Outbound
from bot.moves import Card, Put
from bot.outbox import Row, State, Way
from bot.reading import clean
from bot.render import render, size
from bot.steps import Talk
from bot.store import people
from bot.store.session import Store
from bot.store.tables import Media as MediaTable
from bot.store.tables import Timer

T = TypeVar("T")
EVENTS = "event"  # the channel name under which events of our own are kept
SORRY_EVERY = timedelta(minutes=10)
REPEAT_AFTER = timedelta(minutes=2)  # the emergency card, once, when nobody answers it
TRIES = 5
RETRIED = {"40001", "40P01", "55P03"}  # serialization, deadlock, lock not available
MEDIA = MediaTable.__table__  # type: ignore[attr-defined]
TIMER = Timer.__table__  # type: ignore[attr-defined]
log = logging.getLogger(__name__)


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


Observe = Callable[[str, str, float], None]
MakeContext = Callable[[people.Who, datetime], Context]


class Turns:
    """Takes messages and events. All of it runs as plain functions of a connection."""

    def __init__(
        self,
        *,
        store: Store,
        conversation: Conversation,
        limits: Mapping[str, Limits],
        make_context: MakeContext,
        bell: Bell,
        clock: Clock,
        hand_over: Callable[[Sequence[Row]], None] | None,
        owner: str,
        locale: str,
        observe: Observe,
    ) -> None:
        self._store, self._conversation, self._limits = store, conversation, limits
        self._make_context, self._bell, self._clock = make_context, bell, clock
        self._hand_over, self._owner, self._locale = hand_over, owner, locale
        self._observe = observe

    async def take(self, inbound: Inbound) -> Taken:
        """Everything one message leads to, committed. Raises only when the database is away."""
        inbound = _cleaned(inbound)
        began = time.perf_counter()
        try:
            taken = await self._write(partial(self._work, inbound=inbound))
        except (InterfaceError, OperationalError, OSError):
            raise
        except Exception as error:
            log.exception("a turn on %s failed: %s", inbound.channel, type(error).__name__)
            taken = await self._write(
                partial(self._fail, inbound=inbound, error=type(error).__name__)
            )
        self._after(taken)
        result = "duplicate" if taken.duplicate else "failed" if taken.failed else "done"
        self._observe(inbound.channel, result, time.perf_counter() - began)
        return taken

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool:
        """Something of our own enters the talk, in the caller's transaction; once by its key."""
        now = self._clock()
        who = people.find_by_id(conn, person_id=person_id, me=self._owner)
        if who is None:
            return False
        inbound = Inbound(EVENTS, who.address, key, Kind.EVENT, now, now, text=name, data=data)
        inbox_id = people.keep(conn, inbound, person_id=person_id, state="done")
        if inbox_id is None:
            return False
        turn = self._begin(conn, who, inbound)
        puts = self._conversation.tell(turn, name, data)
        self._answer(turn, puts, inbox_id, passive=False, hand_over=False)
        return True

    def wake(self) -> None:
        """After a commit that wrote rows: whoever sends them looks now."""
        self._bell.ring("outbox", "web")

    async def push_instead(self, inbound: Inbound) -> None:
        """The webhook's answer came too late for this message's bubble: send it by a call."""

        def work(conn: Connection) -> None:
            found = people.kept(conn, inbound.channel, inbound.message_id)
            if found is not None:
                outbox.push_instead(conn, found[0], self._clock())

        await self._write(work)
        self._bell.ring("outbox")

    async def _write(self, work: Callable[[Connection], T]) -> T:
        """Run once more what lost a race with another transaction."""
        for attempt in range(TRIES):
            try:
                return await self._store.write(work)
            except people.TryAgain:
                if attempt == TRIES - 1:
                    raise
            except DBAPIError as error:
                if attempt == TRIES - 1 or _sqlstate(error) not in RETRIED:
                    raise
        raise AssertionError("not reached")

    def _after(self, taken: Taken) -> None:
        if taken.handed and self._hand_over is not None:
            self._hand_over(taken.handed)
        if taken.topics:
            self._bell.ring(*taken.topics)

    def _work(self, conn: Connection, inbound: Inbound) -> Taken:
        who = people.find(conn, channel=inbound.channel, address=inbound.address, me=self._owner)
        fresh = who is None
        if who is None:
            if inbound.kind is Kind.GONE:
                return Taken()
            who = people.begin(conn, inbound, locale=self._locale_of(inbound), me=self._owner)
        inbox_id = people.keep(conn, inbound, person_id=who.id, state="done")
        if inbox_id is None:
            return self._duplicate(conn, inbound)
        if inbound.kind is Kind.GONE:
            people.gone(conn, who)
            return Taken(person_id=who.id)
        came_back = not fresh and people.touch(conn, who, inbound)
        if inbound.kind is Kind.EDIT:
            self._correct(conn, who, inbound)
            return Taken(person_id=who.id)
        turn = self._begin(conn, who, inbound)
        if inbound.kind in MEDIA_KINDS:
            turn.media_id = _keep_media(conn, who, inbound)
        puts = self._conversation.hear(turn)
        passive = self._limits[inbound.channel].passive
        taken = self._answer(turn, puts, inbox_id, passive=passive, hand_over=True)
        if came_back or who.waiting:
            outbox.release(conn, who.id, who.channel, inbound.received)
            taken.topics.add("outbox")
        return taken

    def _begin(self, conn: Connection, who: people.Who, inbound: Inbound) -> Turn:
        context = self._make_context(who, inbound.received)
        turn = Turn(conn, context, Talk.from_json(who.talk), inbound, who)
        if who.case_id is not None:
            case = cases.get(conn, who.case_id)
            turn.case_state = str(case.state) if case else ""
        return turn

    def _answer(
        self, turn: Turn, puts: list[Put], inbox_id: int, *, passive: bool, hand_over: bool
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
        direct = hand_over and self._hand_over is not None and not who.waiting and not passive
        for number, out in enumerate(bubbles):
            first = passive and number == 0 and out.form is Form.TEXT
            self._put(turn, out, f"{inbox_id}:{number}", inbox_id, taken, first, direct)
        self._keep_talk(turn)
        if who.case_id is not None or turn.context.person_id != who.id or turn.talk.asked is None:
            taken.topics.add("queue")
        if who.case_id is not None:
            taken.topics.add(f"case:{who.case_id}")
        return taken

    def _put(
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
            joined = outbox.merged(first, "\n\n".join([*texts, out.text]))
            if out.form is not Form.TEXT or size(joined.text, limits.unit) > limits.text:
                break
            ids.append(row)
            texts.append(out.text)
        if not ids:
            return bubbles
        outbox.take_along(turn.conn, ids, inbox_id=inbox_id, now=turn.inbound.received)
        return [outbox.merged(first, "\n\n".join(texts)), *bubbles[1:]]

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

    def _duplicate(self, conn: Connection, inbound: Inbound) -> Taken:
        """Delivered again: nothing happens twice, and the stored answer is given again."""
        found = people.kept(conn, inbound.channel, inbound.message_id)
        taken = Taken(duplicate=True)
        if found is not None:
            taken.person_id = found[1]
            if self._limits[inbound.channel].passive:
                taken.passive = outbox.passive_of(conn, found[0])
        return taken

    def _correct(self, conn: Connection, who: people.Who, inbound: Inbound) -> None:
        if who.case_id is not None and inbound.origin:
            cases.correct(
                conn,
                case_id=who.case_id,
                platform_id=inbound.origin,
                text=inbound.text,
                now=inbound.received,
            )

    def _fail(self, conn: Connection, inbound: Inbound, error: str) -> Taken:
        """A turn broke by our own fault: keep the message, tell the person once, go on."""
        who = people.find(conn, channel=inbound.channel, address=inbound.address, me=self._owner)
        inbox_id = people.keep(
            conn, inbound, person_id=who.id if who else None, state="failed", error=error
        )
        if inbox_id is None:
            return self._duplicate(conn, inbound)
        if who is None:
            who = people.begin(conn, inbound, locale=self._locale_of(inbound), me=self._owner)
        taken = Taken(failed=True, person_id=who.id)
        now = inbound.received
        if who.sorry_at is not None and now - who.sorry_at < SORRY_EVERY:
            return taken
        people.set_person(conn, who.id, sorry_at=now)
        turn = Turn(conn, self._make_context(who, now), Talk(), inbound, who)
        passive = self._limits[inbound.channel].passive
        voice = self._conversation.voice(turn.context)
        for number, out in enumerate(
            render([Put("engine-fault", keys=False)], voice, self._limits[who.channel])
        ):
            key = f"{inbox_id}:{number}"
            self._put(turn, out, key, inbox_id, taken, passive and number == 0, False)
        return taken

    def _locale_of(self, inbound: Inbound) -> str:
        catalogue = self._conversation.catalogue
        return catalogue.locale_for(inbound.language or self._locale)


def _cleaned(inbound: Inbound) -> Inbound:
    text = clean(inbound.text)
    return inbound if text == inbound.text else replace(inbound, text=text)


def _keep_media(conn: Connection, who: people.Who, inbound: Inbound) -> int:
    """The id of the first file's row; what is not here yet is fetched after the commit."""
    first = 0
    for media in inbound.media:
        if media.stored:
            row = int(media.ref)
        else:
            row = int(
                conn.execute(
                    insert(MEDIA).returning(MEDIA.c.id),
                    {
                        "person_id": who.id,
                        "kind": str(media.kind),
                        "channel": inbound.channel,
                        "ref": media.ref,
                        "mime": media.mime[:80],
                        "size": media.size,
                        "state": "wanted",
                        "attempts": 0,
                        "due_at": inbound.received,
                        "created_at": inbound.received,
                    },
                ).scalar_one()
            )
        first = first or row
    return first


def _sqlstate(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", "") or getattr(error.orig, "pgcode", ""))
