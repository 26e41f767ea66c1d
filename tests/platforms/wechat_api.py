"""The endpoints of api.weixin.qq.com that a clinic's account calls, with their refusals."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.clock import Clock
from tests.platforms.wechat_media import Media
from tests.platforms.wechat_person import Option, Person
from tests.platforms.wechat_wire import OK, Json, Refused

TEXT_BYTES = 2048
MENU_ITEMS, MENU_ID_BYTES, MENU_LINE_BYTES, MENU_HEAD_BYTES = 10, 64, 128, 1024
SAME_TEMPLATE_SECONDS = 600
VERIFIED = {"subscription", "service"}
MAY: dict[str, set[str]] = {
    "kf": VERIFIED,
    "media": VERIFIED,
    "tags": VERIFIED,
    "user": VERIFIED,
    "menu": VERIFIED | {"unverified-service"},
    "conditional": VERIFIED,  # menus for those who have a tag
    "template": {"service"},
    "mass": {"service"},  # to a list of people
    "forms": {"service"},  # subscription notifications
}
TEMPLATE_LENGTHS = {"thing": 20, "character_string": 32, "phrase": 5, "name": 10}
TEMPLATE_SHAPES = {
    "time": re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}"),
    "date": re.compile(r"\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?"),
}


@dataclass
class Account:
    """What the account is; `kind` is one of the four words of the settings."""

    kind: str
    sandbox: bool = False
    overseas: bool = False

    def need(self, ability: str) -> None:
        """48001 when an account of this kind may not."""
        if self.kind not in MAY[ability]:
            raise Refused(48001, "api unauthorized")


@dataclass
class ApiMethods:
    """Everything behind an access token, over the people of one account."""

    account: Account
    clock: Clock
    media: Media
    people: dict[str, Person] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    templates: set[str] = field(default_factory=set)
    keywords: dict[str, set[str]] = field(default_factory=dict)  # of a template, where they count
    finished: Callable[[Person, int, str], None] = lambda person, msg_id, status: None
    _template_ids: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    _sent: int = 0

    def person(self, openid: object) -> Person:
        """Someone the account knows; 40003 otherwise."""
        found = self.people.get(openid) if isinstance(openid, str) else None
        if found is None:
            raise Refused(40003, "invalid openid")
        return found

    def send(self, body: Json) -> Json:
        """POST /cgi-bin/message/custom/send."""
        self.account.need("kf")
        person, kind = self.person(body.get("touser")), body.get("msgtype")
        show = self._content(person, kind, body)
        if person.blacklisted:
            raise Refused(43019, "require remove blacklist")
        if person.refuses:
            raise Refused(48002, "user refuse to accept the msg")
        if not person.subscribed:
            raise Refused(45015, "response out of time limit or subscription is canceled")
        person.ledger.spend()
        show()
        return OK

    def _content(self, person: Person, kind: Any, body: Json) -> Callable[[], object]:
        part = body.get(kind) if isinstance(kind, str) else None
        if kind not in ("text", "image", "voice", "msgmenu", "news"):
            raise Refused(40008, "invalid message type")
        if not isinstance(part, dict):
            raise Refused(47001, f"data format error, {kind} missing")
        if self.account.overseas:
            raise Refused(48008, "no permission for this msgtype")
        if kind == "text":
            text = self._text(part.get("content"))
            return lambda: person.show("kf", kind, text)
        if kind == "msgmenu":
            text, options = self._menu_message(part)
            return lambda: person.show("kf", kind, text, options=options)
        if kind == "news":
            text = self._article(part)
            return lambda: person.show("kf", kind, text)
        data = self.media.find(part.get("media_id"), kind).data
        return lambda: person.show("kf", kind, "", media=data)

    def _text(self, content: Any) -> str:
        if not isinstance(content, str) or not content:
            raise Refused(44004, "empty content")
        if len(content.encode()) > TEXT_BYTES:
            raise Refused(45002, "content size out of limit")
        return content

    def _article(self, part: Json) -> str:
        articles = part.get("articles")
        if not isinstance(articles, list) or not articles:
            raise Refused(44003, "empty news data")
        if len(articles) > 1:
            raise Refused(45008, "article size out of limit")
        return f"{articles[0].get('title', '')} {articles[0].get('url', '')}"

    def _menu_message(self, part: Json) -> tuple[str, list[Option]]:
        """The limits are those of WeCom's customer service; official ones are not published."""
        if self.account.kind != "service" or self.account.sandbox or self.account.overseas:
            raise Refused(40200, "invalid account type")
        head, tail = str(part.get("head_content", "")), str(part.get("tail_content", ""))
        items = part.get("list")
        if not isinstance(items, list) or not 1 <= len(items) <= MENU_ITEMS:
            raise Refused(40058, "invalid args: list size")
        if max(len(head.encode()), len(tail.encode())) > MENU_HEAD_BYTES:
            raise Refused(45002, "content size out of limit")
        options = [self._menu_line(item) for item in items]
        lines = [head, *(option.content for option in options), tail]
        return "\n".join(line for line in lines if line), options

    def _menu_line(self, item: Any) -> Option:
        if not isinstance(item, dict):
            raise Refused(47001, "data format error")
        menu_id, content = str(item.get("id", "")), item.get("content")
        if not 1 <= len(menu_id.encode()) <= MENU_ID_BYTES or not isinstance(content, str):
            raise Refused(40058, "invalid args: id or content")
        if not 1 <= len(content.encode()) <= MENU_LINE_BYTES:
            raise Refused(45002, "content size out of limit")
        return Option(content, menu_id)

    def typing(self, body: Json) -> Json:
        """POST /cgi-bin/message/custom/typing: within 30 s of an exchange, lasts 15 s."""
        self.account.need("kf")
        person = self.person(body.get("touser"))
        command = body.get("command")
        if command not in ("Typing", "CancelTyping"):
            raise Refused(45072, "invalid command")
        if not person.ledger.is_open or self.clock() - person.last_spoke > 30:
            raise Refused(45080, "no message exchange within 30 s")
        if command == "Typing" and person.typing:
            raise Refused(45081, "already in typing status")
        person.typing_until = self.clock() + 15 if command == "Typing" else 0.0
        person.ripple.touch()
        return OK

    def user_info(self, openid: str) -> Json:
        """GET /cgi-bin/user/info: no name, no language since 2021."""
        self.account.need("user")
        person = self.person(openid)
        if not person.subscribed:
            return {"subscribe": 0, "openid": openid}
        return {
            "subscribe": 1,
            "openid": openid,
            "language": "",
            "subscribe_time": int(person.since),
            "remark": "",
            "groupid": 0,
            "tagid_list": person.tags,
            "subscribe_scene": "ADD_SCENE_QR_CODE",
            "qr_scene": 0,
            "qr_scene_str": "",
        }

    def create_tag(self, body: Json) -> Json:
        """POST /cgi-bin/tags/create: at most 100, names up to 30 bytes."""
        self.account.need("tags")
        name = (body.get("tag") or {}).get("name")
        if not isinstance(name, str) or not name or name in self.tags.values():
            raise Refused(45157, "invalid tag name")
        if len(name.encode()) > 30:
            raise Refused(45158, "tag name too long")
        if len(self.tags) >= 100:
            raise Refused(45056, "too many tag")
        tag_id = 100 + len(self.tags)
        self.tags[tag_id] = name
        return {"tag": {"id": tag_id, "name": name}}

    def list_tags(self) -> Json:
        """GET /cgi-bin/tags/get."""
        self.account.need("tags")
        return {"tags": [{"id": tag, "name": name} for tag, name in self.tags.items()]}

    def tag_people(self, body: Json, *, add: bool) -> Json:
        """POST /cgi-bin/tags/members/batchtagging and batchuntagging: 50 people, 20 tags each."""
        self.account.need("tags")
        openids, tag = body.get("openid_list"), body.get("tagid")
        if not isinstance(openids, list) or not 1 <= len(openids) <= 50:
            raise Refused(40032, "invalid openid list size")
        if tag not in self.tags:
            raise Refused(45159, "invalid tag id")
        for person in [self.person(openid) for openid in openids]:
            kept = [known for known in person.tags if known != tag]
            if add and len(kept) >= 20:
                raise Refused(45059, "too many tags of one user")
            person.tags = [*kept, tag] if add else kept
        return OK

    def send_template(self, body: Json) -> Json:
        """POST /cgi-bin/message/template/send; a repeated client_msg_id sends nothing new."""
        self.account.need("template")
        person, data = self.person(body.get("touser")), body.get("data")
        if body.get("template_id") not in self.templates:
            raise Refused(40037, "invalid template_id")
        if not person.subscribed:
            raise Refused(43004, "require subscribe")
        lines = self._template_lines(data)
        wanted = self.keywords.get(body["template_id"])
        if wanted is not None and set(data or ()) != wanted:
            raise Refused(47003, "argument invalid! data does not match the template")
        key = (person.openid, str(body.get("client_msg_id", "")))
        known = self._template_ids.get(key)
        if key[1] and known and self.clock() - known[1] < SAME_TEMPLATE_SECONDS:
            return OK | {"msgid": known[0]}
        self._sent += 1
        msg_id = 3_500_000_000 + self._sent
        self._template_ids[key] = (msg_id, self.clock())
        refused = person.refuses or person.blacklisted
        if not refused:
            person.show("template", "template", "\n".join(lines))
        self.finished(person, msg_id, "failed:user block" if refused else "success")
        return OK | {"msgid": msg_id}

    def _template_lines(self, data: Any) -> list[str]:
        if not isinstance(data, dict) or not data:
            raise Refused(47003, "argument invalid! data is empty")
        lines = []
        for key, entry in data.items():
            value = entry.get("value") if isinstance(entry, dict) else None
            limit = TEMPLATE_LENGTHS.get(key.rstrip("0123456789"), 200)
            latin = not key.startswith("character_string") or str(value).isascii()
            shape = TEMPLATE_SHAPES.get(key.rstrip("0123456789"))
            shaped = shape is None or shape.fullmatch(str(value)) is not None
            fits = isinstance(value, str) and 1 <= len(value) <= limit and latin and shaped
            if not fits and not self.account.sandbox:
                raise Refused(47003, f"argument invalid! data.{key}.value invalid")
            # the platform filters first and remark out of what the person sees
            if key not in ("first", "remark"):
                lines.append(f"{key}: {value}")
        return lines
