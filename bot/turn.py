"""One message, one transaction: locked, heard, answered into the outbox, committed."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot import outbox
from bot.answers import Answers, Taken
from bot.bell import Bell
from bot.channel import Limits
from bot.clinic import cases
from bot.clinic.context import Context
from bot.clock import Clock
from bot.conversation import Conversation, Turn
from bot.conversation.desk import Desk
from bot.crypto import Unreadable
from bot.messages import MEDIA_KINDS, Inbound, Kind
from bot.moves import Put
from bot.operating.walks import Walk
from bot.outbox import Row
from bot.reading import clean
from bot.render import render
from bot.store import files, meeting, people
from bot.store.faults import away, lost_race
from bot.store.session import Store
from bot.talk import Talk

T = TypeVar("T")
EVENTS = "event"  # the channel name under which events of our own are kept
SORRY_EVERY = timedelta(minutes=10)
TRIES = 5
log = logging.getLogger(__name__)


Observe = Callable[[str, str, float], None]
Walked = Callable[[Walk], None]
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
        busy: Callable[[], int] = int,
        owner: str,
        locale: str,
        observe: Observe,
        desk: Desk | None = None,
        walked: Walked | None = None,
    ) -> None:
        self._store, self._conversation, self._limits = store, conversation, limits
        self._make_context, self._bell, self._clock = make_context, bell, clock
        self._hand_over, self._owner, self._locale = hand_over, owner, locale
        self._observe, self._desk = observe, desk  # no desk: clinicians have no chats here
        self._busy, self.under_way = busy, 0  # people being sent to, messages being answered
        self._walked = walked  # counts where people come through and where they turn back
        self._answers = Answers(conversation=conversation, limits=limits, owner=owner)

    async def take(self, inbound: Inbound) -> Taken:
        """Everything one message leads to, committed. Raises only when the database is away."""
        inbound = _cleaned(inbound)
        began = time.perf_counter()
        self.under_way += 1
        try:
            taken = await self._taken(inbound)
        finally:
            self.under_way -= 1
        self._done(inbound, taken, began)
        return taken

    def start(self, inbound: Inbound) -> asyncio.Future[Taken]:
        """As `take`, under way at once: nearly every turn needs one try, and that no task."""
        inbound, began = _cleaned(inbound), time.perf_counter()
        loop = asyncio.get_running_loop()
        taken: asyncio.Future[Taken] = loop.create_future()

        def ended(tried: asyncio.Future[Taken]) -> None:
            self.under_way -= 1
            if tried.cancelled() or tried.exception() is not None:
                again = loop.create_task(self.take(inbound))
                again.add_done_callback(partial(_hand_on, taken))
                return
            self._done(inbound, tried.result(), began)
            if not taken.done():
                taken.set_result(tried.result())

        self.under_way += 1
        self._store.begin(partial(self._work, inbound=inbound), ended)
        return taken

    def _done(self, inbound: Inbound, taken: Taken, began: float) -> None:
        self._after(taken)
        result = "duplicate" if taken.duplicate else "failed" if taken.failed else "done"
        self._observe(inbound.channel, result, time.perf_counter() - began)
        if taken.walk is not None and self._walked is not None:
            self._walked(taken.walk)

    async def _taken(self, inbound: Inbound) -> Taken:
        """The message answered, or kept as failed when the turn broke."""
        try:
            return await self._write(partial(self._work, inbound=inbound))
        except Exception as error:
            if away(error):
                raise
            log.exception("a turn on %s failed: %s", inbound.channel, type(error).__name__)
            failed = partial(self._fail, inbound=inbound, error=type(error).__name__)
            return await self._write(failed)

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool:
        """Something of our own enters the talk, in the caller's transaction; once by its key."""
        now = self._clock()
        here = frozenset(self._limits)
        who = people.find_by_id(conn, person_id=person_id, me=self._owner, channels=here)
        if who is None:
            return False
        inbound = Inbound(EVENTS, who.address, key, Kind.EVENT, now, now, text=name, data=data)
        inbox_id = people.keep(conn, inbound, person_id=person_id, state="done")
        if inbox_id is None:
            return False
        turn = self._begin(conn, who, inbound)
        puts = self._conversation.tell(turn, name, data)
        self._answers.write(turn, puts, inbox_id, passive=False, direct=False)
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
                if attempt == TRIES - 1 or not lost_race(error):
                    raise
        raise AssertionError("not reached")

    def _after(self, taken: Taken) -> None:
        if taken.handed and self._hand_over is not None:
            self._hand_over(taken.handed)
        if taken.topics:
            self._bell.ring(*taken.topics)

    def _work(self, conn: Connection, inbound: Inbound) -> Taken:
        who, inbox_id = meeting.meet(conn, inbound, me=self._owner)
        fresh = who is None
        if who is None:
            if inbound.kind is Kind.GONE:
                return Taken()
            who = people.begin(conn, inbound, locale=self._locale_of(inbound))
            inbox_id = people.keep(conn, inbound, person_id=who.id, state="done")
        if inbox_id is None:
            return self._duplicate(conn, inbound)
        if inbound.kind is Kind.GONE:
            people.gone(conn, who, inbound.received)
            return Taken(person_id=who.id)
        came_back = not fresh and people.touch(conn, who, inbound)
        if self._desk is not None and self._desk.serves(who, inbound):
            rings = self._desk.hear(conn, who, inbound, inbox_id, enter=self.event)
            taken = Taken(person_id=who.id, inbox_id=inbox_id, topics=rings)
        elif inbound.kind is Kind.EDIT:
            self._correct(conn, who, inbound)
            return Taken(person_id=who.id)
        else:
            taken = self._answer(conn, who, inbound, inbox_id)
        if came_back or who.waiting:
            outbox.release(conn, who.id, who.channel, inbound.received)
            taken.topics.add("outbox")
        return taken

    def _answer(self, conn: Connection, who: people.Who, inbound: Inbound, inbox_id: int) -> Taken:
        turn = self._begin(conn, who, inbound)
        if inbound.kind in MEDIA_KINDS:
            turn.media_id = files.note(conn, who, inbound)
            turn.context.rings.add("media")
        puts = self._conversation.hear(turn)
        turn.crowded = self.under_way + self._busy() > outbox.CROWDED
        passive = self._limits[inbound.channel].passive
        taken = self._answers.write(
            turn, puts, inbox_id, passive=passive, direct=self._hand_over is not None
        )
        if self._walked is not None:
            taken.walk = self._conversation.walked(turn)
        return taken

    def _begin(self, conn: Connection, who: people.Who, inbound: Inbound) -> Turn:
        context = self._make_context(who, inbound.received)
        turn = Turn(conn, context, Talk.from_json(who.talk), inbound, who)
        if who.case_id is not None:
            case = cases.get(conn, who.case_id)
            turn.case_state = str(case.state) if case else ""
        return turn

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
        address = inbound.address
        try:
            who = people.find(conn, channel=inbound.channel, address=address, me=self._owner)
        except Unreadable:  # the key of what is stored is missing: an operator has to act
            people.keep(conn, inbound, person_id=None, state="failed", error=error)
            return Taken(failed=True)
        inbox_id = people.keep(
            conn, inbound, person_id=who.id if who else None, state="failed", error=error
        )
        if inbox_id is None:
            return self._duplicate(conn, inbound)
        if who is None:
            who = people.begin(conn, inbound, locale=self._locale_of(inbound))
        taken = Taken(failed=True, person_id=who.id, inbox_id=inbox_id)
        now = inbound.received
        lately = who.sorry_at is not None and now - who.sorry_at < SORRY_EVERY
        if lately and not self._conversation.words.urgent(who.locale, inbound):
            return taken
        people.set_person(conn, who.id, sorry_at=now)
        turn = Turn(conn, self._make_context(who, now), Talk(), inbound, who)
        passive = self._limits[inbound.channel].passive
        voice = self._conversation.voice(turn.context)
        said = [Put("engine-fault", keys=False)]
        for number, out in enumerate(render(said, voice, self._limits[who.channel])):
            self._answers.put(turn, out, taken, first=passive and number == 0, direct=False)
        return taken

    def _locale_of(self, inbound: Inbound) -> str:
        catalogue = self._conversation.catalogue
        return catalogue.locale_for(inbound.language or self._locale)


def _hand_on(taken: asyncio.Future[Taken], task: asyncio.Future[Taken]) -> None:
    """What became of the task becomes of the future."""
    if taken.done():
        return
    if task.cancelled():
        taken.cancel()
    elif (error := task.exception()) is not None:
        taken.set_exception(error)
    else:
        taken.set_result(task.result())


def _cleaned(inbound: Inbound) -> Inbound:
    text = clean(inbound.text)
    return inbound if text == inbound.text else replace(inbound, text=text)
