"""The custom menus: the default one, those for a tag, their rules, and the error of each breach."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from tests.platforms.wechat_api import ApiMethods
from tests.platforms.wechat_person import Person
from tests.platforms.wechat_wire import OK, Json, Refused

MOST_SECOND = 100  # conditional menus of one account
MOST_DOMAINS = 3
PRIVATE = {"sex", "country", "province", "city", "language"}

PUSHING = {
    "click",
    "scancode_push",
    "scancode_waitmsg",
    "pic_sysphoto",
    "pic_photo_or_album",
    "pic_weixin",
    "location_select",
}


def check_menu(menu: Json) -> None:
    """1-3 buttons, 1-5 below each; names 16 and 60 bytes, keys 128, addresses 1024."""
    buttons = menu.get("button")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:
        raise Refused(40016, "invalid button size")
    for button in buttons:
        below = button.get("sub_button")
        if below:
            if not isinstance(below, list) or len(below) > 5:
                raise Refused(40023, "invalid sub button size")
            _check_name(button, most=16, errcode=40018)
            for inner in below:
                _check_button(inner, most=60, errcode=40024)
        else:
            _check_button(button, most=16, errcode=40017)


def _size(value: Any) -> int:
    return len(value.encode()) if isinstance(value, str) else 0


def _check_name(button: Json, *, most: int, errcode: int) -> None:
    if not 1 <= _size(button.get("name")) <= most:
        raise Refused(errcode, "invalid button name size")


def _check_button(button: Json, *, most: int, errcode: int) -> None:
    """The codes for buttons below the top ones are 7 higher than for the top ones."""
    shift = errcode - 40017
    kind = button.get("type")
    _check_name(button, most=most, errcode=40018 + shift)
    if kind in PUSHING:
        if not 1 <= _size(button.get("key")) <= 128:
            raise Refused(40019 + shift, "invalid button key size")
    elif kind in ("view", "miniprogram"):
        if not 1 <= _size(button.get("url")) <= 1024:
            raise Refused(40020 + shift, "invalid button url size")
        if not button["url"].startswith(("http://", "https://")):
            raise Refused(40055, "invalid button url domain")
    else:
        raise Refused(errcode, "invalid button type")


def keys_of(menu: Json) -> list[str]:
    """The keys of all CLICK buttons."""
    tops = menu.get("button", [])
    every = [b for top in tops for b in (top.get("sub_button") or [top])]
    return [b["key"] for b in every if b.get("type") == "click"]


@dataclass
class Menus:
    """The menus of one account. *keeps*: whether conditional ones outlive a new default menu."""

    api: ApiMethods
    keeps: bool = False
    default: Json | None = None
    conditional: list[Json] = field(default_factory=list)  # the oldest first
    _ids: count = field(default_factory=lambda: count(208_379_533))  # type: ignore[type-arg]

    def create(self, body: Json) -> Json:
        """POST /cgi-bin/menu/create: the default menu anew."""
        self.api.account.need("menu")
        check_menu(body)
        self.default = body
        if not self.keeps:
            self.conditional.clear()
        return OK

    def get(self) -> Json:
        """GET /cgi-bin/menu/get; 46003 without a menu."""
        self.api.account.need("menu")
        if self.default is None:
            raise Refused(46003, "menu no exist")
        if not self.conditional:
            return {"menu": {"button": _given(self.default)}}
        seconds = [
            {"button": _given(one), "matchrule": one["matchrule"], "menuid": one["menuid"]}
            for one in reversed(self.conditional)
        ]
        default = {"button": _given(self.default), "menuid": 208_379_532}
        return {"menu": default, "conditionalmenu": seconds}

    def delete(self) -> Json:
        """GET /cgi-bin/menu/delete: all of them."""
        self.api.account.need("menu")
        self.default = None
        self.conditional.clear()
        return OK

    def add(self, body: Json) -> Json:
        """POST /cgi-bin/menu/addconditional: for a tag, and only where there is a default menu."""
        self.api.account.need("conditional")
        if self.default is None:
            raise Refused(65303, "there is no selfmenu, please create selfmenu first")
        check_menu(body)
        tag = self._rule(body.get("matchrule"))
        if len(self.conditional) >= MOST_SECOND:
            raise Refused(65305, "conditional menu count limit")
        if (
            len({*_domains(body), *(d for one in self.conditional for d in _domains(one))})
            > MOST_DOMAINS
        ):
            raise Refused(65316, "outbound domain count reach limit")
        made = {**body, "matchrule": {"tag_id": str(tag)}, "menuid": next(self._ids)}
        self.conditional.append(made)
        return {"menuid": str(made["menuid"])}

    def _rule(self, rule: Any) -> int:
        """The tag of a rule; what is told by sex, place or language is refused."""
        if not isinstance(rule, dict) or not any(rule.values()):
            raise Refused(65304, "match rule empty")
        if PRIVATE & {name for name, value in rule.items() if value}:
            raise Refused(65320, "match rule holds private information")
        tag = str(rule.get("tag_id") or "")
        if not tag.isdigit() or int(tag) not in self.api.tags:
            raise Refused(45159, "invalid tag id")
        return int(tag)

    def remove(self, body: Json) -> Json:
        """POST /cgi-bin/menu/delconditional."""
        self.api.account.need("conditional")
        found = [one for one in self.conditional if str(one["menuid"]) == str(body.get("menuid"))]
        if not found:
            raise Refused(65301, "no such conditional menu")
        self.conditional.remove(found[0])
        return OK

    def try_match(self, body: Json) -> Json:
        """POST /cgi-bin/menu/trymatch: what a follower gets."""
        self.api.account.need("conditional")
        person = self.api.people.get(str(body.get("user_id")))
        if person is None or not person.subscribed:
            raise Refused(65302, "no such user")
        return {"button": _given(self.of(person) or {"button": []})}

    def of(self, person: Person) -> Json | None:
        """The newest menu whose rule fits. Of somebody's tags the one given last counts."""
        last = str(person.tags[-1]) if person.tags else ""
        fit = [one for one in self.conditional if one["matchrule"]["tag_id"] == last]
        return fit[-1] if fit else self.default


def _given(menu: Json) -> list[Json]:
    """As the platform gives it back: every button has a list below it."""
    return [
        {**one, "sub_button": _given({"button": one.get("sub_button", [])})}
        for one in menu["button"]
    ]


def _domains(menu: Json) -> set[str]:
    every = [b for top in menu["button"] for b in (top.get("sub_button") or [top])]
    return {urlsplit(b["url"]).netloc for b in every if b.get("url")}
