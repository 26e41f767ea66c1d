"""Pushes the menus below the chats of one account, reads them back, and keeps what was found.

The platform forgets the second menu when the one of everybody is made anew, so both are always
pushed, in that order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from bot.channel import SendError, Verdict
from bot.clinic import audit
from bot.clock import Clock
from bot.operating import copying, tags
from bot.operating.menus import Button, Deed, Kept, Menu, Platform, Seen, Stand, Unfit
from bot.store.session import Store

NOTE = SQLModel.metadata.tables["note"]
NAME, SUBJECT = "wechat-menus", "channel:wechat"
AT_WORK = timedelta(minutes=3)  # longer than all calls of one push may take
TRIED = 3  # people whose menu is looked at


class Keeper:
    """Looks at and pushes the menus of one account; two never do so at once."""

    def __init__(self, *, store: Store, platform: Platform, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self.platform = platform

    async def stand(self) -> Stand:
        """How they stand, without a call."""
        kept, tag = await self._store.read(lambda conn: (last(conn), tags.larger(conn)))
        made, faults = self.platform.made(larger=False)
        second, more = self.platform.made(larger=True)
        allowed = self.platform.second_allowed
        return Stand(kept, tag, made, second, allowed, list(dict.fromkeys([*faults, *more])))

    async def look(self, *, by: str) -> Stand:
        """Ask the platform what it has. Raises Unfit."""
        stand = await self._begin()
        done, seen = Deed(self._clock(), by), stand.kept.seen
        try:
            seen = await self._seen(stand.number)
        except SendError as error:
            done = replace(done, stage="back", reason=error.reason)
        kept = replace(stand.kept, looked=done, seen=seen)
        return await self._end(replace(stand, kept=kept), done, "menus.looked")

    async def push(self, *, by: str) -> Stand:
        """Put the menu of everybody, then the second; read both back. Raises Unfit."""
        stand = await self._begin()
        done, seen = Deed(self._clock(), by), None
        for stage, step in (
            ("default", partial(self.platform.put, stand.made)),
            ("old", self._clear),
            ("larger", partial(self._second, stand)),
            ("back", partial(self._seen, stand.number)),
        ):
            try:
                seen = await step()
            except SendError as error:
                done = replace(done, stage=stage, reason=error.reason)
                break
        if done.stage in ("default", "old", "larger"):
            seen = await self._known(stand.number)
        if stand.tag and seen and seen.right < seen.tried:
            anew = partial(copying.give_anew, tag_id=stand.tag.id, now=self._clock())
            await self._store.write(anew)
        kept = Kept(pushed=done, looked=stand.kept.looked, seen=seen)
        return await self._end(replace(stand, kept=kept), done, "menus.pushed")

    async def _clear(self) -> None:
        """Second menus that the platform has not forgotten: they would go before ours."""
        for one in (await self.platform.there()).seconds:
            await self.platform.remove(one.id)

    async def _second(self, stand: Stand) -> None:
        if stand.larger is not None and (tag := stand.number):
            await self.platform.put_second(stand.larger, tag=tag)

    async def _known(self, tag: int | None) -> Seen | None:
        """After a failure: what there is, if the platform answers that."""
        try:
            return await self._seen(tag)
        except SendError:
            return None

    async def _seen(self, tag: int | None) -> Seen:
        there = await self.platform.there()
        larger = there.of(tag)
        others = len(there.seconds) - (larger is not None)
        seen = Seen(self._clock(), there.menu, larger, others)
        if tag is None or larger is None:
            return seen
        people = await self._store.read(partial(copying.sample, platform_id=tag, most=TRIED))
        found = [await self._tried(address) for address in people]
        shown = [menu for menu in found if menu is not None]
        return replace(seen, tried=len(shown), right=shown.count(larger))

    async def _tried(self, address: str) -> Menu | None:
        """What somebody gets; None of one whom the platform does not know any more."""
        try:
            return await self.platform.seen_by(address)
        except SendError as error:
            if error.everybody or error.verdict not in (Verdict.UNREACHABLE, Verdict.DROP):
                raise
            return None

    async def _begin(self) -> Stand:
        stand = await self.stand()
        if not self.platform.allowed:
            raise Unfit("kind")
        if stand.faults:
            raise Unfit("faults")
        if not await self._store.write(partial(_claim, now=self._clock())):
            raise Unfit("busy")
        return stand

    async def _end(self, stand: Stand, done: Deed, action: str) -> Stand:
        found = " ".join(filter(None, (done.stage, done.reason)))
        detail = found or ("same" if stand.same else "differs")

        def work(conn: Connection) -> None:
            keep(conn, stand.kept)
            audit.record(
                conn, actor=done.by, action=action, subject=SUBJECT, now=done.at, detail=detail
            )

        await self._store.write(work)
        return stand


# --- what is kept


def _claim(conn: Connection, *, now: datetime) -> bool:
    """Whether nobody else is at it."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(NOTE).on_conflict_do_nothing(), {"name": NAME, "body": None, "until": None})
    free = or_(NOTE.c.until.is_(None), NOTE.c.until <= now)
    mine = update(NOTE).where(NOTE.c.name == NAME, free).values(until=now + AT_WORK)
    return bool(conn.execute(mine).rowcount)


def keep(conn: Connection, kept: Kept) -> None:
    body = {
        "pushed": kept.pushed and _plain(kept.pushed),
        "looked": kept.looked and _plain(kept.looked),
        "seen": kept.seen and _plain(kept.seen),
    }
    conn.execute(update(NOTE).where(NOTE.c.name == NAME).values(body=body, until=None))


def last(conn: Connection) -> Kept:
    """What was done and found last."""
    body = conn.execute(select(NOTE.c.body).where(NOTE.c.name == NAME)).scalar()
    if not isinstance(body, dict):
        return Kept()
    deeds = {
        name: Deed(**(body[name] | {"at": datetime.fromisoformat(body[name]["at"])}))
        for name in ("pushed", "looked")
        if body[name]
    }
    seen = body["seen"]
    if seen:
        menus = {name: _menu(seen[name]) for name in ("menu", "larger")}
        seen = Seen(**(seen | menus | {"at": datetime.fromisoformat(seen["at"])}))
    return Kept(**deeds, seen=seen or None)


def _plain(one: Deed | Seen) -> dict[str, Any]:
    found = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return found | {"at": one.at.isoformat()}


def _menu(body: Sequence[Any] | None) -> Menu | None:
    if body is None:
        return None
    return tuple(Button(name, key, _menu(below) or ()) for name, key, below in body)
