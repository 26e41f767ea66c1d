"""The editor of a notice: its form, what it looks like and whom it means while it is written."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from PIL import Image
from sqlalchemy import Connection

from bot.announcing import trying
from bot.channel import SendError
from bot.clinic import rules as clinic
from bot.clinic import staff, staffchat
from bot.clinic.duties import Right, of
from bot.clinic.logins import Login
from bot.clinic.notices import (
    Draft,
    Notice,
    Refused,
    drafting,
    lifecycle,
    notice,
    rules,
    topics,
    wording,
)
from bot.clinic.notices import subscribing as forms_of_wechat
from bot.clinic.notices.audience import PUSHED
from bot.operating import tags
from handlers.console import photos
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.operating import notice_form
from handlers.console.operating.notice_kit import PAGE, Kit
from handlers.console.operating.notice_looks import as_notice, looks
from handlers.console.operating.notices import Notices, notice_of, plan
from handlers.console.paper import HEADERS
from handlers.console.words import Words

MOST_PICTURE = 5 * 1024 * 1024  # bytes; Telegram takes 10 MB of a photo, WeChat's picture 10


@dataclass(frozen=True, slots=True)
class Editor:
    """Writing a notice, its picture, and a test of it to oneself."""

    desk: Desk
    kit: Kit
    pages: Notices

    async def new(self, request: web.Request, login: Login) -> web.Response:
        empty = {"kind": "service", "rest_days": str(rules.load().rest_days)}
        return await self._form(request, login, empty)

    async def edit(self, request: web.Request, login: Login) -> web.Response:
        one = await self._found(request)
        if one.state not in drafting.OPEN:
            raise web.HTTPSeeOther(f"{PAGE}/{one.id}")
        fields = notice_form.fields_of(drafting.draft_of(one))
        return await self._form(request, login, fields, one=one)

    async def create(self, request: web.Request, login: Login, form: Form) -> web.Response:
        by, now = login.staff.login, self.desk.clock()

        def work(conn: Connection) -> int:
            draft = self._draft(form, None)
            return notice.create(conn, draft, by=by, picks=self.kit.picks, now=now)

        try:
            made = await self.desk.store.write(work)
        except Refused as refused:
            return await self._form(request, login, form.fields, error=refused.reason)
        raise web.HTTPSeeOther(f"{PAGE}/{made}")

    async def save(self, request: web.Request, login: Login, form: Form) -> web.Response:
        one = await self._found(request)
        by, now = login.staff.login, self.desk.clock()
        given = form.text("version")
        seen = int(given) if given.isascii() and given.isdigit() else 0

        def work(conn: Connection) -> int:
            draft = self._draft(form, one.image_id)
            return drafting.revise(
                conn, one.id, draft, seen=seen, by=by, picks=self.kit.picks, now=now
            )

        try:
            await self.desk.store.write(work)
        except Refused as refused:
            return await self._form(request, login, form.fields, one=one, error=refused.reason)
        self.desk.changed("notices")
        raise web.HTTPSeeOther(f"{PAGE}/{one.id}")

    def _draft(self, form: Form, image_id: int | None) -> Draft:
        return notice_form.draft_of(form, self.kit.catalogue.locales, image_id=image_id)

    async def _found(self, request: web.Request) -> Notice:
        notice_id = notice_of(request)
        found = await self.desk.store.read(lambda conn: notice.get(conn, notice_id))
        if found is None:
            raise web.HTTPNotFound
        return found

    async def _form(
        self,
        request: web.Request,
        login: Login,
        fields: Mapping[str, str],
        *,
        one: Notice | None = None,
        error: str = "",
    ) -> web.Response:
        words = self.desk.paper.words(request)
        everybody, all_topics, all_tags = await self.desk.store.read(_choices)
        reviewers = [m for m in everybody if m.active and Right.approve in of(m)]
        tongues = sorted(words.languages(), key=lambda one: one[0] != self.kit.catalogue.default)
        labels = {p: words.catalogue.text(words.locale, k) for p, k in self.kit.picks.items()}
        values: dict[str, Any] = {
            "f": lambda name: fields.get(name, ""),
            "one": one,
            "error": f"notice-{error}" if error else "",
            "reviewers": [m for m in reviewers if m.id != login.staff.id],
            "tongues": tongues,
            "picks": labels,
            "data": rules.load(),
            "channels": PUSHED,
            "topics": [(one.id, _said(words, one.name(words.locale))) for one in all_topics],
            "tags": [(one.id, one.name) for one in all_tags],
            "bands": [band.id for band in clinic.load().ages.bands],
            "templates": forms_of_wechat.offered(),
            "opened": [tag for tag, _ in words.languages() if fields.get(f"text:{tag}:normal")],
        }
        status = 422 if error else 200
        return self.desk.paper.page(
            request, "notice_edit.html", login=login, status=status, **values
        )

    # --- looked at while it is written

    async def count(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Whom it means now, channel by channel, and some of them by their pseudonyms."""
        now, zone = self.desk.clock(), str(self.desk.paper.zone)
        try:
            meant = notice_form.audience_of(form.fields)
            draft = Draft("-", notice.Kind.service, {"en": {"normal": "-"}}, (), meant)
            one = as_notice(0, draft, now)
        except Refused as refused:
            return self._part(request, "_notice_count.html", plan=None, error=refused.reason)
        found = await self.desk.store.read(
            lambda conn: plan(conn, self.kit, one, now=now, zone=zone)
        )
        return self._part(request, "_notice_count.html", plan=found, error="")

    async def look(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """What it looks like as it stands in the form."""
        image = form.text("image")
        try:
            draft = self._draft(form, int(image) if image.isdigit() else None)
            one = as_notice(0, draft, self.desk.clock())
            found = looks(self.kit, one)
        except Refused as refused:
            return self._part(
                request, "_notice_looks.html", looks=[], error=refused.reason, one=None
            )
        return self._part(request, "_notice_looks.html", looks=found, error="", one=one)

    def _part(self, request: web.Request, template: str, **values: Any) -> web.Response:
        text = self.desk.paper.part(template, self.desk.paper.words(request), **values)
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    # --- the picture

    async def bring_picture(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A new picture, or none: a new version either way."""
        one, by, now = await self._found(request), login.staff.login, self.desk.clock()
        body, size = b"", (0, 0)
        if form.photo:
            try:
                body = photos.develop(form.photo)
                size = _size(body)
            except photos.Unusable:
                return await self.pages.show(request, login, error="photo-unreadable", status=422)
            if len(body) > MOST_PICTURE:
                return await self.pages.show(request, login, error="too-large", status=422)

        def work(conn: Connection) -> None:
            made = None
            if body:
                made = drafting.keep_picture(
                    conn, body, mime=photos.MIME, size=size, by=by, now=now
                )
            draft = drafting.with_picture(drafting.draft_of(one), made)
            picks = self.kit.picks
            drafting.revise(conn, one.id, draft, seen=one.version, by=by, picks=picks, now=now)

        try:
            await self.desk.store.write(work)
        except Refused as refused:
            error = f"notice-{refused.reason}"
            return await self.pages.show(request, login, error=error, status=409)
        raise web.HTTPSeeOther(f"{PAGE}/{one.id}")

    async def picture(self, request: web.Request, login: Login) -> web.Response:
        image_id = int(request.match_info["image"])
        found = await self.desk.store.read(lambda conn: drafting.picture(conn, image_id))
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found.body, content_type=found.mime, headers=HEADERS)

    # --- a test

    async def try_out(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """To one's own bound chat, or as WeChat's preview to one's own openid."""
        one, elder = await self._found(request), bool(form.text("elder"))
        locale = form.text("locale") if form.text("locale") in one.texts else ""
        error = ""
        try:
            if form.text("openid"):
                await self._preview(one, login, form.text("openid"), locale, elder=elder)
            else:
                await self._to_own_chat(one, login, form.text("channel"), locale, elder=elder)
        except Refused as refused:
            error = f"notice-{refused.reason}"
        except wording.Unfit:
            error = "notice-unfit"
        except SendError:
            error = "notice-preview-refused"
        if error:
            return await self.pages.show(request, login, error=error, status=409)
        self.desk.changed("notices", "outbox")
        raise web.HTTPSeeOther(f"{PAGE}/{one.id}?said=tested")

    async def _to_own_chat(
        self, one: Notice, login: Login, channel: str, locale: str, *, elder: bool
    ) -> None:
        by, now = login.staff.login, self.desk.clock()

        def work(conn: Connection) -> None:
            chat = staffchat.of_staff(conn, login.staff.id)
            mine = dict(reversed(trying.own(conn, chat.person_id))) if chat else {}
            if channel not in mine or channel not in self.kit.reaches():
                raise Refused("no-own-chat")
            trying.send(
                conn,
                one,
                channel=channel,
                address=mine[channel],
                elder=elder,
                script=self.kit.script,
                by=by,
                now=now,
                locale=locale,
            )

        await self.desk.store.write(work)

    async def _preview(
        self, one: Notice, login: Login, openid: str, locale: str, *, elder: bool
    ) -> None:
        """Outside the four a month. WeChat: only to somebody who follows the account."""
        masses = self.kit.masses.get("wechat")
        if masses is None or not await self.desk.store.read(
            lambda conn: trying.known(conn, "wechat", openid)
        ):
            raise Refused("no-such-address")
        locale = locale or self.kit.catalogue.default
        text = self.kit.script.text(one, locale=locale, elder=elder)
        await masses.mass_preview(openid, text, image=wording.picture(one))
        by, now = login.staff.login, self.desk.clock()
        await self.desk.store.write(lambda conn: lifecycle.tested(conn, one.id, by=by, now=now))


def _choices(conn: Connection) -> tuple[list[staff.Member], list[topics.Topic], list[tags.Tag]]:
    return staff.everybody(conn), topics.every(conn), tags.every(conn)


def _said(words: Words, given: Any) -> str:
    """A topic's name: words, or a key of the catalogue."""
    if not isinstance(given, dict):
        return str(given)
    known = words.catalogue.has(words.locale, given["key"])
    return words.catalogue.text(words.locale, given["key"]) if known else str(given["key"])


def _size(body: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(body)) as opened:
        return opened.size
