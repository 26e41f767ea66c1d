"""Joins the operator's desk to the program: what is looked at and written in the background."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.check.published import flow_marks
from bot.clinic import chatline
from bot.clock import Clock
from bot.config import Settings, TelegramMode
from bot.operating import funnels, health, incidents, questions, tags, telling
from bot.operating.copying import Copier
from bot.operating.health import Report
from bot.operating.incidents import Incident
from bot.operating.jobs import missed
from bot.operating.walks import Walk
from bot.steps import Book
from bot.store.session import Store
from handlers.mail import Mailer, Unsent

if TYPE_CHECKING:
    from bot.app.parts import Core

FLUSH_EVERY, LOOK_EVERY, TAGS_EVERY, FORGET_EVERY = 60, 20, 300, 3600  # seconds
PAGES = 500  # of two thousand accounts each, in one filling of a tag
Ask = Callable[[], Awaitable[Report]]
log = logging.getLogger(__name__)


@dataclass
class Operating:
    """The counts of this process, and its share of the looks. *mail* is None without SMTP."""

    store: Store
    clock: Clock
    zone: str
    locale: str
    tally: funnels.Tally
    basket: questions.Basket
    asks: Sequence[Ask]
    mail: Mailer | None
    ring: Callable[..., None]
    book: Book = field(default_factory=dict)
    copier: Copier | None = None
    owner: str = ""
    sockets: Callable[[], int] = int
    site: str = ""
    failing: set[str] = field(default_factory=set)

    def walked(self, walk: Walk) -> None:
        """After a turn's commit: additions in memory."""
        if walk.marks:
            self.tally.note(walk, self.clock())
            self.basket.note(walk)

    def jobs(self) -> dict[str, tuple[int, Callable[[], Any]]]:
        return {
            "figures": (FLUSH_EVERY, self.flush),
            "health": (LOOK_EVERY, self.look),
            "tags": (TAGS_EVERY, self.fill),
            "forget": (FORGET_EVERY, self.forget),
        }

    async def flush(self) -> None:
        """What was counted in the last minute is written, each count with one upsert."""
        counts, texts = self.tally.take(), self.basket.take()
        now = self.clock()

        def work(conn: Connection) -> None:
            funnels.write(conn, counts)
            questions.write(conn, texts, now=now)
            health.connected(conn, owner=self.owner, sockets=self.sockets(), now=now)

        try:
            await self.store.write(work)
        except Exception as error:  # noqa: BLE001 - written with the next minute's
            missed(log, "the figures could not be written", error)
            self.tally.give_back(counts)

    async def look(self) -> None:
        """Whichever process comes first looks at everything; every one of them sends letters."""
        try:
            if await self.store.write(partial(health.claim, now=self.clock())):
                await self._look()
            await self._letters()
        except Exception as error:  # noqa: BLE001 - looked at again in a minute
            missed(log, "the channels could not be looked at", error)

    async def _look(self) -> None:
        reports = [await ask() for ask in self.asks]
        now = self.clock()

        def work(conn: Connection) -> int:
            here = health.inside(conn, now=now)
            health.keep(conn, reports, here, now=now)
            found = health.broken(conn, reports, here, now=now, zone=self.zone)
            over = incidents.settle(conn, found, kinds=health.LOOKED, now=now)
            told = incidents.ripe(conn, now=now)
            told += [one for one in map(partial(incidents.get, conn), over) if one is not None]
            return sum(telling.to_chats(conn, one, now) for one in told) + len(told)

        if await self.store.write(work):
            self.ring("outbox", "board", "incidents")

    async def _letters(self) -> None:
        if self.mail is None:
            return
        while incident := await self.store.write(partial(incidents.to_mail, now=self.clock())):
            await self._letter(self.mail, incident)

    async def _letter(self, mail: Mailer, incident: Incident) -> None:
        """One letter; one that does not leave is tried again, and is an incident of its own."""
        texts = chatline.texts()
        said = telling.what(incident, texts, self.locale)
        subject = texts.text(self.locale, "incident-subject", what=said)
        body = telling.told(incident, texts, self.locale)
        body += f"\n\n{self.site.rstrip('/')}/console/channels" if self.site else ""
        state = "over" if incident.over_at is not None else str(incident.tellings)
        found = []
        try:
            await mail.send(subject, body, key=f"incident.{incident.id}.{state}")
            await self.store.write(partial(incidents.mailed, incident=incident))
        except Unsent as error:
            log.error("a letter on incident %d did not leave: %s", incident.id, error.reason)
            found = [incidents.Found(incidents.Kind.mail, "smtp", {"reason": error.reason})]
        kinds = [incidents.Kind.mail]
        work = partial(incidents.settle, found=found, kinds=kinds, now=self.clock())
        await self.store.write(work)

    async def fill(self) -> None:
        """Tags with a rule are filled by it, then the copies of tags are brought up to date."""
        try:
            for tag_id, rule in await self.store.read(partial(tags.due, now=self.clock())):
                after: int | None = 0
                fill = partial(tags.fill, tag_id=tag_id, rule=rule, now=self.clock())
                for _ in range(PAGES):
                    after = await self.store.write(partial(fill, after=after, zone=self.zone))
                    if after is None:
                        break
            if self.copier is not None:
                await self.copier.look()
        except Exception as error:  # noqa: BLE001 - done at the next look
            missed(log, "tags could not be filled", error)

    async def forget(self) -> None:
        """Texts past their days and figures past their year go."""
        now = self.clock()

        def work(conn: Connection) -> int:
            today = now.astimezone(ZoneInfo(self.zone)).date()
            funnels.forget(conn, today=today)
            return questions.forget(conn, now=now, keep=self.basket.on)

        try:
            gone = await self.store.write(work)
        except Exception as error:  # noqa: BLE001 - done at the next look
            missed(log, "old texts could not be deleted", error)
            return
        if gone:
            log.info("%d texts that were not understood are gone", gone)


def operating_of(
    core: Core, book: Book, channels: Mapping[str, Any], *, wechat: Any, owner: str
) -> Operating:
    """As the settings say."""
    settings = core.settings
    return Operating(
        store=core.store,
        clock=core.clock,
        zone=settings.timezone,
        locale=settings.locale,
        tally=funnels.Tally(versions=flow_marks(book), zone=settings.timezone),
        basket=questions.Basket(on=settings.keep_unclear),
        asks=_asks(settings, channels, wechat, core.clock),
        mail=_mailer(settings, core.clock),
        ring=core.bell.ring,
        book=book,
        copier=_copier(core, wechat),
        owner=owner,
        sockets=core.metrics.sockets,
        site=settings.public_url,
    )


def _asks(settings: Settings, channels: Mapping[str, Any], wechat: Any, clock: Clock) -> list[Ask]:
    found: list[Ask] = []
    bot = getattr(channels.get("telegram"), "bot", None)
    if bot is not None:
        from handlers.telegram import health as telegram

        async def of_telegram() -> Report:
            polls = settings.telegram_mode is TelegramMode.POLLING
            return await telegram.report(
                bot, public_url=settings.public_url, polling=polls, now=clock()
            )

        found.append(of_telegram)
    if wechat is not None:
        from handlers.wechat import health as of_account

        async def of_wechat() -> Report:
            return await of_account.report(wechat, now=clock())

        found.append(of_wechat)
    return found


def _mailer(settings: Settings, clock: Clock) -> Mailer | None:
    url = settings.smtp_url.get_secret_value()
    if not url:
        return None
    to = [one.strip() for one in settings.alert_to.split(",") if one.strip()]
    return Mailer(url=url, to=to, sender=settings.alert_from or to[0], clock=clock)


def _copier(core: Core, wechat: Any) -> Copier | None:
    if wechat is None or not wechat.calls:
        return None
    return Copier(store=core.store, platform=wechat.client, clock=core.clock)
