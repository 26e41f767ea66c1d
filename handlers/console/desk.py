"""What every page of the workstation is joined to, and how it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NotRequired, Protocol, TypedDict, Unpack

from aiohttp import web
from sqlalchemy import Connection

from bot.bell import Bell
from bot.channel import Limits
from bot.clinic.casefile import Tell
from bot.clinic.staff import Passwords
from bot.clock import Clock
from bot.i18n import Catalogue
from bot.steps import Book
from bot.store.session import Store
from handlers.console.door import Door
from handlers.console.paper import HEADERS, Paper
from handlers.console.stream import Streams


class Tells(Protocol):
    """The part of `bot.turn.Turns` the console needs."""

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool: ...

    def wake(self) -> None: ...


class Parts(TypedDict):
    """What a console is made of. *locale* is spoken to browsers that do not say what they want."""

    store: Store
    turns: Tells
    bell: Bell
    catalogue: Catalogue
    locale: str
    timezone: str
    public_url: str
    clock: Clock
    clinic_name: NotRequired[str]
    passwords: NotRequired[Passwords]
    phones: NotRequired[bool]
    limits: NotRequired[Mapping[str, Limits]]  # of each channel that is on
    book: NotRequired[Book]  # the flows, for their figures


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of the program behind the pages."""

    store: Store
    turns: Tells
    bell: Bell
    clock: Clock
    door: Door
    paper: Paper
    streams: Streams
    limits: Mapping[str, Limits]  # of each channel that is on
    public_url: str
    phones: bool  # whether clinicians may bind a chat of their own
    book: Book

    def tell(self, conn: Connection, tells: Iterable[Tell]) -> int:
        """Enter events into the talks of their persons, in the caller's transaction.

        Returns how many were new: one whose key is known already is told once only.
        """
        return sum(
            self.turns.event(
                conn, person_id=tell.person_id, name=tell.name, data=tell.data, key=tell.key
            )
            for tell in tells
        )

    def changed(self, *topics: str) -> None:
        """After a commit: whoever sends and whoever looks at a list looks now."""
        self.turns.wake()
        self.bell.ring("queue", *topics)

    def on(self, request: web.Request, path: str) -> web.Response:
        """To another page: a script's request is told so, a plain form is sent there."""
        if "HX-Request" in request.headers:
            return web.Response(status=200, headers=HEADERS | {"HX-Redirect": path})
        raise web.HTTPSeeOther(path)

    def done(self, request: web.Request, path: str) -> web.Response:
        """It worked: a script's request needs nothing new, a plain form its page again."""
        if "HX-Request" in request.headers:
            return web.Response(text="", content_type="text/html", headers=HEADERS)
        raise web.HTTPSeeOther(path)

    def wrong(
        self, request: web.Request, reason: str, *, form: str = "say", at: str = ""
    ) -> web.Response:
        """What is wrong with a form, in one line; *at* is the id of the line beside the field."""
        words = self.paper.words(request)
        text = self.paper.part("_error.html", words, reason=reason, form=form)
        headers = HEADERS | ({"HX-Retarget": f"#{at}"} if at else {})
        return web.Response(text=text, status=422, content_type="text/html", headers=headers)


def furnish(**parts: Unpack[Parts]) -> Desk:
    """The desk of a console."""
    store, clock, public_url = parts["store"], parts["clock"], parts["public_url"]
    phones, passwords = parts.get("phones", False), parts.get("passwords") or Passwords()
    paper = Paper(
        catalogue=parts["catalogue"],
        locale=parts["locale"],
        timezone=parts["timezone"],
        clinic=parts.get("clinic_name", ""),
        clock=clock,
        phones=phones,
    )
    return Desk(
        store=store,
        turns=parts["turns"],
        bell=parts["bell"],
        clock=clock,
        door=Door(store, clock, passwords, public_url),
        paper=paper,
        streams=Streams(parts["bell"]),
        limits=parts.get("limits", {}),
        public_url=public_url,
        phones=phones,
        book=parts.get("book", {}),
    )


def case_of(request: web.Request) -> int:
    return int(request.match_info["case"])
