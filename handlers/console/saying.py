"""What clinicians say to a patient: texts, photos, files, places, and once more what did not
arrive."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from sqlalchemy import Connection, select

from bot.clinic import (
    allowance,
    cases,
    contacts,
    dosing,
    files,
    lifecycle,
    links,
    speech,
    whereto,
)
from bot.clinic.casefile import MESSAGE
from bot.clinic.logins import Login
from bot.clinic.places import Point
from bot.messages import Kind
from handlers.console import codes, uploads
from handlers.console.desk import Desk, case_of
from handlers.console.forms import Form

LONGEST = 5000  # characters of a message
ONCE = re.compile(r"[A-Za-z0-9_-]{8,40}")
# What was confirmed, by the button pressed last: a link is offered after the text was meant, and
# a way around the clinic asked about after a dose.
WAYS = {"link": (True, True, True), "sure": (False, True, True), "dosed": (False, False, True)}
UNSURE = (False, False, False)
OWN = "own"  # a place that is written by hand


@dataclass(frozen=True, slots=True)
class Said:
    """What one press of "send" says; *once* tells it from another."""

    text: str
    file: uploads.Upload | None
    once: str
    dosed: bool  # what reads like a prescription is meant
    sure: bool  # a way around the clinic is meant; asked last, so a dose is meant then, too
    coded: bool  # the picture has a QR code
    linked: bool  # a link may go in the place of a file that the patient's channel cannot carry
    point: Point | None = None  # *text* is the name and address of this place


@dataclass(frozen=True, slots=True)
class Saying:
    """The clinician's side of the talk."""

    desk: Desk
    darkroom: asyncio.Semaphore

    async def say(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Text, a file or both to the patient. What is wrong with it comes back as one line.

        A form sent again (its `once` is the same) says nothing twice.
        """
        case_id, desk = case_of(request), self.desk
        try:
            said = await self._read(form)
            await desk.store.write(lambda conn: self._say(conn, case_id, login, said))
        except uploads.Unusable as unusable:
            return desk.wrong(request, unusable.reason)
        except cases.Refused as refused:
            return desk.wrong(request, refused.reason)
        desk.changed(f"case:{case_id}")
        return desk.done(request, f"/console/case/{case_id}")

    async def place(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somewhere to go: one of the site's places (`known`) in the patient's language, or one
        written by hand. What is wrong is said beside its field."""
        case_id, desk = case_of(request), self.desk
        try:
            await desk.store.write(lambda conn: self._place(conn, case_id, login, form))
        except whereto.Wrong as wrong:
            return desk.wrong(request, wrong.reason, at=f"place-{wrong.field}-error")
        except cases.Refused as refused:
            return desk.wrong(request, refused.reason, form="place-form")
        desk.changed(f"case:{case_id}")
        return desk.done(request, f"/console/case/{case_id}")

    def _place(self, conn: Connection, case_id: int, login: Login, form: Form) -> None:
        person_id = lifecycle.lock(conn, case_id)
        if not person_id:
            raise web.HTTPNotFound
        key, once, account = form.text("known"), _once(form), allowance.reach(conn, person_id)
        locale, elder = (account.locale, account.elder) if account else ("", False)
        if not key:
            raise whereto.Wrong("known", "place-none")
        if key == OWN:
            fields = ("name", "address", "latitude", "longitude")
            place = whereto.written(*(form.text(name) for name in fields))
        else:
            place = whereto.find(key, locale)
        _, sure, dosed = WAYS.get(form.text("way"), UNSURE)
        text = place.text(locale, elder=elder)
        whole = {"dosed": dosed, "sure": sure, "coded": False, "linked": False}
        self._say(conn, case_id, login, Said(text, None, once, point=place.at, **whole))

    async def _read(self, form: Form) -> Said:
        text, once = form.text("text"), _once(form)
        if len(text) > LONGEST:
            raise cases.Refused("too-long")
        file = None
        if form.photo:
            async with self.darkroom:  # a large picture takes 200 MB while it is developed
                file = await asyncio.to_thread(uploads.take, form.photo, form.filename)
        linked, sure, dosed = WAYS.get(form.text("way"), UNSURE)
        picture = file.body if file is not None and file.kind == "image" else b""
        coded = bool(picture) and await asyncio.to_thread(codes.seen, picture)
        return Said(text, file, once, dosed=dosed, sure=sure, coded=coded, linked=linked)

    def _say(self, conn: Connection, case_id: int, login: Login, said: Said) -> None:
        now, media_id, staff_id = self.desk.clock(), None, login.staff.id
        person_id = lifecycle.lock(conn, case_id)  # the same form sent twice at once is seen as one
        if not person_id:
            raise web.HTTPNotFound
        if said.once and _kept(conn, case_id, said.once):
            return
        _meant(said)
        astray = said.file is not None and not self._carried(conn, person_id, said.file)
        if astray and not self.desk.public_url:
            raise cases.Refused("not-carried")
        if astray and not said.linked:
            raise cases.Refused("not-taken")
        if said.file is not None:
            media_id = files.keep(
                conn,
                person_id=person_id,
                kind=said.file.kind,
                mime=said.file.mime,
                body=said.file.body,
                now=now,
            )
        message_id = speech.speak(
            conn,
            case_id=case_id,
            staff_id=staff_id,
            text=said.text,
            media_id=media_id,
            now=now,
            once=said.once or None,
            name=said.file.name if said.file else "",
            link=self._link(media_id, now) if astray and media_id else "",
            point=said.point,
        )
        if said.coded:
            actor, detail = f"staff:{staff_id}", f"message:{message_id}"
            lifecycle.record(conn, case_id, contacts.EVENT, actor=actor, now=now, detail=detail)

    def _carried(self, conn: Connection, person_id: int, file: uploads.Upload) -> bool:
        """Whether the channel the patient used last takes a file as what it is."""
        account = allowance.reach(conn, person_id)
        limits = self.desk.limits.get(account.channel) if account else None
        return limits is None or limits.carries(Kind(file.kind), file.mime, len(file.body))

    def _link(self, media_id: int, now: datetime) -> str:
        base = self.desk.public_url.rstrip("/")
        return f"{base}/chat/sent/{links.token(media_id, now=now)}"

    async def again(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Send once more what did not arrive."""
        case_id, desk, now = case_of(request), self.desk, self.desk.clock()
        message_id = int(request.match_info["message"])

        def work(conn: Connection) -> bool:
            found = speech.message(conn, message_id)
            if found is None or found.case_id != case_id:
                raise web.HTTPNotFound
            return speech.resend(conn, message_id=message_id, staff_id=login.staff.id, now=now)

        try:
            if not await desk.store.write(work):
                raise cases.Refused("on-its-way")
        except cases.Refused as refused:
            return desk.wrong(request, refused.reason)
        desk.changed(f"case:{case_id}")
        return desk.done(request, f"/console/case/{case_id}")


def _once(form: Form) -> str:
    """The key of this one press; empty for none of ours."""
    once = form.text("once")
    return once if ONCE.fullmatch(once) else ""


def _meant(said: Said) -> None:
    """Raises Refused for a dose or a way around the clinic that was not confirmed."""
    if not said.dosed and dosing.found(said.text):
        raise cases.Refused("dose")
    if not said.sure and said.coded:
        raise cases.Refused("code")
    if not said.sure and contacts.found(said.text):
        raise cases.Refused("contact")


def _kept(conn: Connection, case_id: int, once: str) -> bool:
    found = select(MESSAGE.c.id).where(MESSAGE.c.case_id == case_id, MESSAGE.c.once == once)
    return conn.execute(found.limit(1)).first() is not None
