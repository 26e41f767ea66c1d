"""The custom menus below the chat: made from the catalogue, within WeChat's limits, put and read.

There is one for everybody and one for those who have the tag of the larger wording there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.i18n import Catalogue
from bot.operating.menus import Button, Fault, Menu, Second, There
from handlers.wechat.abilities import Ability, Account
from handlers.wechat.client import Client
from handlers.wechat.errors import Refused
from handlers.wechat.wire import Json

# The key a press brings back (`Kind.MENU`), below the key of its top button. A label's catalogue
# key is `wechat-menu-<key>`. A top button whose list is empty is pressed itself.
Layout = Mapping[str, Sequence[str]]
LAYOUT: Layout = {
    "intake": (),
    "human": (),
    "more": ("menu", "services", "mine", "emergency", "larger"),
}
LARGER: Layout = {"intake": (), "human": (), "more": ("emergency", "menu", "mine", "larger")}
# WeChat: 1-3 top buttons, 1-5 below each; sizes in bytes. About 4 and 7 Chinese characters are
# shown, the rest becomes dots.
MOST_TOP, MOST_BELOW = 3, 5
TOP_BYTES, BELOW_BYTES, KEY_BYTES = 16, 60, 128
NO_MENU = 46003
NAME = "wechat-menu-"  # before a button's key: the catalogue's key of its label


def build(
    catalogue: Catalogue, locale: str, layout: Layout = LAYOUT, *, larger: bool = False
) -> tuple[Menu, list[Fault]]:
    """The menu, of buttons whose press reaches us, and what breaks the platform's rules in it."""

    def press(key: str, below: Sequence[str] = ()) -> Button:
        name = f"{NAME}{key}"
        if not catalogue.has(locale, name):
            missing.append(Fault("missing", name))
            return Button(name, key)
        label = catalogue.text(locale, name, elder=larger)
        return Button(label, "" if below else key, tuple(press(one) for one in below))

    missing: list[Fault] = []
    menu = tuple(press(top, below) for top, below in layout.items())
    return menu, [*missing, *_faults(menu)]


def labels() -> dict[str, int]:
    """The catalogue's key of each label, and how many bytes it may have."""
    most: dict[str, int] = {}
    for layout in (LAYOUT, LARGER):
        for top, below in layout.items():
            sizes = {top: TOP_BYTES} | dict.fromkeys(below, BELOW_BYTES)
            for key, size in sizes.items():
                most[f"{NAME}{key}"] = min(size, most.get(f"{NAME}{key}", size))
    return most


class Menus:
    """The menus of one account, in one language."""

    def __init__(
        self, *, client: Client, account: Account, catalogue: Catalogue, locale: str
    ) -> None:
        self._client, self._account = client, account
        self._catalogue, self.locale = catalogue, locale

    @property
    def allowed(self) -> bool:
        """Whether an account of this kind may have a menu."""
        return self._account.may(Ability.MENU)

    @property
    def second_allowed(self) -> bool:
        """Whether it may have a menu of its own for those who have a tag."""
        return self._account.may(Ability.SECOND_MENU)

    def made(self, *, larger: bool) -> tuple[Menu, list[Fault]]:
        layout = LARGER if larger else LAYOUT
        return build(self._catalogue, self.locale, layout, larger=larger)

    async def there(self) -> There:
        """What WeChat has now; without a menu it answers with an error."""
        try:
            said = await self._client.menu()
        except Refused as refused:
            if refused.errcode != NO_MENU:
                raise
            return There(None)
        menu = said.get("menu")
        seconds = tuple(_second(one) for one in _dicts(said.get("conditionalmenu")))
        return There(read(menu) if isinstance(menu, dict) else None, seconds)

    async def put(self, menu: Menu) -> None:
        await self._client.create_menu({"button": write(menu)})

    async def put_second(self, menu: Menu, *, tag: int) -> None:
        rule = {"tag_id": str(tag)}
        await self._client.add_conditional({"button": write(menu), "matchrule": rule})

    async def remove(self, second: str) -> None:
        await self._client.drop_conditional(second)

    async def seen_by(self, address: str) -> Menu:
        return read(await self._client.try_menu(address))


def write(menu: Menu) -> list[Json]:
    """A menu as WeChat takes it."""
    return [
        {"name": one.name, "sub_button": write(one.below)}
        if one.below
        else {"type": "click", "name": one.name, "key": one.key}
        for one in menu
    ]


def read(said: Mapping[str, Any]) -> Menu:
    """A menu as WeChat gives it, with fields of its own such as an empty `sub_button`."""
    return tuple(_button(one) for one in _dicts(said.get("button")))


def _button(said: Json) -> Button:
    below = read({"button": said.get("sub_button")})
    key = str(said.get("key") or said.get("url") or "")
    if said.get("type") != "click" and not below:
        key = f"{said.get('type')} {key}"  # made elsewhere
    return Button(str(said.get("name", "")), "" if below else key, below)


def _second(said: Json) -> Second:
    """WeChat has called the tag of a rule `group_id` and `tag_id`."""
    rule = said.get("matchrule")
    tag = (rule.get("tag_id") or rule.get("group_id")) if isinstance(rule, dict) else None
    number = str(tag)
    found = int(number) if number.isascii() and number.isdigit() else None
    return Second(str(said.get("menuid", "")), found, read(said))


def _dicts(value: object) -> list[Json]:
    """What is listed. WeChat: a single conditional menu may stand without its list."""
    listed = value if isinstance(value, list) else [value]
    return [item for item in listed if isinstance(item, dict)]


def _faults(menu: Menu) -> Iterator[Fault]:
    if not 1 <= len(menu) <= MOST_TOP:
        yield Fault("tops", "", len(menu), MOST_TOP)
    for top in menu:
        if len(top.below) > MOST_BELOW:
            yield Fault("below", top.name, len(top.below), MOST_BELOW)
        yield from _too_long("size", (top.name,), TOP_BYTES)
        yield from _too_long("size", (one.name for one in top.below), BELOW_BYTES)
    keys = [one.key for top in menu for one in top.below or (top,)]
    yield from (Fault("twice", key) for key in sorted(set(keys)) if keys.count(key) > 1)
    yield from _too_long("key", keys, KEY_BYTES)


def _too_long(code: str, texts: Iterable[str], most: int) -> Iterator[Fault]:
    for text in texts:
        if not 1 <= len(text.encode()) <= most:
            yield Fault(code, text, len(text.encode()), most)
