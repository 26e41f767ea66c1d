"""Keeps a copy of tags on the platform: who is to be marked, who no longer, and what differs.

What should be is `person_tag`; what is known of the platform is `tag_mark`. The work is the
difference, in batches that may be repeated; once a day the platform's own list is read and whatever
is otherwise (somebody erased, a change made elsewhere) is put right and shown.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection, and_, delete, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from bot.channel import SendError, Verdict
from bot.clock import Clock
from bot.operating import tags
from bot.operating.tags import MARK, PERSON_TAG, TAG
from bot.store.session import Store

ACCOUNT = SQLModel.metadata.tables["account"]
CHANNEL = "wechat"
BATCH = 50  # WeChat: people a call
ROUNDS = 200  # calls at one look: ten thousand people
COMPARED_EVERY = timedelta(days=1)
AGAIN_AFTER = timedelta(days=1)  # somebody the platform would not take
AGAIN = "again"  # a mark that is to be given anew, to be the newest of that person
PAUSE = timedelta(minutes=5)  # after a failure, unless the platform says how long


class Platform(Protocol):
    """The part of `handlers.wechat.client.Client` this needs. Each raises SendError."""

    async def make_tag(self, name: str) -> int: ...

    async def drop_tag(self, tag_id: int) -> None: ...

    async def mark(self, tag_id: int, openids: Sequence[str], *, on: bool) -> None: ...

    async def marked(self, tag_id: int) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Job:
    """A tag to look after."""

    id: int
    name: str
    pushed: bool
    platform_id: int | None
    compared_at: datetime | None


def due(conn: Connection, *, now: datetime) -> list[Job]:
    """Tags with a copy on the platform, or that are to have one, and whose pause is over."""
    wanted = or_(TAG.c.pushed, TAG.c.platform_id.is_not(None))
    free = or_(TAG.c.due_at.is_(None), TAG.c.due_at <= now)
    found = select(TAG.c.id, TAG.c.name, TAG.c.pushed, TAG.c.platform_id, TAG.c.compared_at)
    return [Job(*row) for row in conn.execute(found.where(wanted, free).order_by(TAG.c.id))]


def _mine(tag_id: int) -> Any:
    """An account of somebody who has the tag."""
    return and_(PERSON_TAG.c.tag_id == tag_id, PERSON_TAG.c.person_id == ACCOUNT.c.person_id)


def missing(conn: Connection, tag_id: int, *, now: datetime) -> list[tuple[int, str]]:
    """(account, address) of those to be marked next; who was refused waits a day."""
    known = and_(MARK.c.tag_id == tag_id, MARK.c.account_id == ACCOUNT.c.id)
    old = or_(MARK.c.reason == "", MARK.c.at > now - AGAIN_AFTER)
    found = (
        select(ACCOUNT.c.id, ACCOUNT.c.address)
        .join(PERSON_TAG, _mine(tag_id))
        .where(ACCOUNT.c.channel == CHANNEL, ACCOUNT.c.reachable)
        .where(~exists(select(MARK.c.tag_id).where(known, old)))
        .order_by(ACCOUNT.c.id)
        .limit(BATCH)
    )
    return [(row.id, row.address) for row in conn.execute(found)]


def spare(conn: Connection, tag_id: int) -> list[tuple[int, str]]:
    """(account, address) of those who are marked and no longer have the tag."""
    found = (
        select(ACCOUNT.c.id, ACCOUNT.c.address)
        .join(MARK, and_(MARK.c.account_id == ACCOUNT.c.id, MARK.c.tag_id == tag_id))
        .where(MARK.c.reason == "", ~exists(select(PERSON_TAG.c.tag_id).where(_mine(tag_id))))
        .order_by(ACCOUNT.c.id)
        .limit(BATCH)
    )
    return [(row.id, row.address) for row in conn.execute(found)]


def sample(conn: Connection, *, platform_id: int, most: int) -> list[str]:
    """Addresses of some whom the platform has under a tag."""
    found = (
        select(ACCOUNT.c.address)
        .join(MARK, MARK.c.account_id == ACCOUNT.c.id)
        .join(TAG, TAG.c.id == MARK.c.tag_id)
        .where(TAG.c.platform_id == platform_id, MARK.c.reason == "", ACCOUNT.c.reachable)
        .order_by(MARK.c.at.desc(), ACCOUNT.c.id)
        .limit(most)
    )
    return list(conn.execute(found).scalars())


def note(
    conn: Connection, tag_id: int, accounts: Sequence[int], *, reason: str = "", now: datetime
) -> None:
    """The platform has these under the tag, or would not take them."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    put = make(MARK)
    fresh = {"reason": put.excluded.reason, "at": put.excluded.at}
    put = put.on_conflict_do_update(index_elements=["tag_id", "account_id"], set_=fresh)
    rows = [{"tag_id": tag_id, "account_id": a, "reason": reason, "at": now} for a in accounts]
    if rows:
        conn.execute(put, rows)


def forget(conn: Connection, tag_id: int, accounts: Sequence[int]) -> None:
    mine = (MARK.c.tag_id == tag_id, MARK.c.account_id.in_(accounts))
    conn.execute(delete(MARK).where(*mine))


def give_anew(
    conn: Connection, tag_id: int, accounts: Sequence[int] | None = None, *, now: datetime
) -> None:
    """These, or all who are marked, get the tag once more at the next look."""
    mine = [MARK.c.tag_id == tag_id, MARK.c.reason == ""]
    if accounts is not None:
        mine.append(MARK.c.account_id.in_(accounts))
    conn.execute(update(MARK).where(*mine).values(reason=AGAIN, at=now - AGAIN_AFTER))


def compare(
    conn: Connection, tag_id: int, there: Sequence[str], *, now: datetime
) -> tuple[dict[str, int], list[str]]:
    """What differs from the platform's list, and the addresses that should not be on it.

    Marks follow the platform: who is missing there is marked again at the next look.
    """
    have = set(there)
    rows = conn.execute(
        select(ACCOUNT.c.id, ACCOUNT.c.address, MARK.c.account_id.label("mark"), MARK.c.reason)
        .join(PERSON_TAG, _mine(tag_id))
        .outerjoin(MARK, and_(MARK.c.account_id == ACCOUNT.c.id, MARK.c.tag_id == tag_id))
        .where(ACCOUNT.c.channel == CHANNEL)
    ).all()
    wanted = {row.address for row in rows}
    lost = [row.id for row in rows if row.mark and not row.reason and row.address not in have]
    forget(conn, tag_id, lost)
    known = [row.id for row in rows if row.address in have and row.reason != AGAIN]
    note(conn, tag_id, known, now=now)
    extra = sorted(have - wanted)
    return {"missing": len(lost), "extra": len(extra)}, extra


def settle(conn: Connection, tag_id: int, **values: Any) -> None:
    conn.execute(update(TAG).where(TAG.c.id == tag_id).values(**values))


class Copier:
    """Brings the platform's tags up to ours, a bit at each look.

    WeChat: of somebody's tags the one given last decides which menu they get. So the tag of the
    larger wording is copied last, and given anew to whoever has got another.
    """

    def __init__(self, *, store: Store, platform: Platform, clock: Clock) -> None:
        self._store, self._platform, self._clock = store, platform, clock
        self._larger = 0  # the tag that must be the newest

    async def look(self) -> None:
        """Every tag that is due; what fails is put off and shown, the others go on."""
        jobs, larger = await self._store.read(
            lambda conn: (due(conn, now=self._clock()), tags.larger(conn))
        )
        self._larger = larger.id if larger else 0
        for job in sorted(jobs, key=lambda one: one.id == self._larger):
            try:
                await self._copy(job)
            except SendError as error:
                wait = timedelta(seconds=error.retry_after) if error.retry_after else PAUSE
                if error.verdict is not Verdict.RETRY:
                    wait = max(wait, timedelta(hours=1))
                later = self._clock() + wait
                await self._keep(job.id, reason=error.reason[:40], due_at=later)

    async def _copy(self, job: Job) -> None:
        if not job.pushed:
            return await self._withdraw(job)
        there = job.platform_id
        if there is None:
            there = await self._platform.make_tag(job.name)
            await self._keep(job.id, platform_id=there)
        old = job.compared_at is None or self._clock() - job.compared_at >= COMPARED_EVERY
        if old:
            await self._compare(job.id, there)
        await self._batches(job.id, there)
        return await self._keep(job.id, reason="", due_at=None)

    async def _withdraw(self, job: Job) -> None:
        """It is to be on the platform no longer: the tag goes there, and with it all marks."""
        if job.platform_id is not None:
            await self._platform.drop_tag(job.platform_id)

        def work(conn: Connection) -> None:
            conn.execute(delete(MARK).where(MARK.c.tag_id == job.id))
            settle(conn, job.id, platform_id=None, differs=None, compared_at=None, reason="")

        await self._store.write(work)

    async def _compare(self, tag_id: int, there: int) -> None:
        listed = await self._platform.marked(there)
        work = partial(compare, tag_id=tag_id, there=listed, now=self._clock())
        differs, extra = await self._store.write(work)
        for start in range(0, len(extra), BATCH):
            await self._platform.mark(there, extra[start : start + BATCH], on=False)
        await self._keep(tag_id, differs=differs, compared_at=self._clock())

    async def _batches(self, tag_id: int, there: int) -> None:
        async def done(accounts: list[int], *, on: bool) -> None:
            def work(conn: Connection) -> None:
                if on:
                    note(conn, tag_id, accounts, now=self._clock())
                    if tag_id != self._larger:
                        give_anew(conn, self._larger, accounts, now=self._clock())
                else:
                    forget(conn, tag_id, accounts)

            await self._store.write(work)

        missing_ = partial(missing, tag_id=tag_id, now=self._clock())
        for on, find in ((True, missing_), (False, partial(spare, tag_id=tag_id))):
            for _ in range(ROUNDS):
                batch = await self._store.read(find)
                if not batch:
                    break
                await self._mark(tag_id, there, batch, on=on, done=done)

    async def _mark(
        self,
        tag_id: int,
        there: int,
        batch: list[tuple[int, str]],
        *,
        on: bool,
        done: Callable[..., Awaitable[None]],
    ) -> None:
        """One call; a batch refused for somebody in it is halved until that one is found."""
        addresses = [address for _, address in batch]
        try:
            if on and tag_id == self._larger:
                await self._platform.mark(there, addresses, on=False)
            await self._platform.mark(there, addresses, on=on)
        except SendError as error:
            if error.verdict not in (Verdict.UNREACHABLE, Verdict.DROP) or error.everybody:
                raise
            if len(batch) > 1:
                half = len(batch) // 2
                for part in (batch[:half], batch[half:]):
                    await self._mark(tag_id, there, part, on=on, done=done)
                return
            if on:
                refused = partial(note, reason=error.reason[:40], now=self._clock())
                await self._store.write(partial(refused, tag_id=tag_id, accounts=[batch[0][0]]))
                return
        await done([account for account, _ in batch], on=on)

    async def _keep(self, tag_id: int, **values: Any) -> None:
        await self._store.write(partial(settle, tag_id=tag_id, **values))
