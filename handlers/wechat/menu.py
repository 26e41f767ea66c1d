"""The custom menu below the chat: built from the catalogue, checked, pushed and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.i18n import Catalogue
from handlers.wechat.client import Client

# The key a press brings back (`Kind.MENU`), below the key of its top button. A label's catalogue
# key is `wechat-menu-<key>`. A top button whose list is empty is pressed itself.
Layout = Mapping[str, Sequence[str]]
LAYOUT: Layout = {
    "intake": (),
    "human": (),
    "more": ("menu", "services", "mine", "emergency", "larger"),
}
# WeChat: 1-3 top buttons, 1-5 below each; sizes in bytes. About 4 and 7 Chinese characters are
# shown, the rest becomes dots.
MOST_TOP, MOST_BELOW = 3, 5
TOP_BYTES, BELOW_BYTES, KEY_BYTES = 16, 60, 128
Button = dict[str, Any]


class BadMenu(Exception):
    """The menu breaks the platform's rules, or it is not the one that was pushed."""


def build(catalogue: Catalogue, locale: str, layout: Layout = LAYOUT) -> list[Button]:
    """The menu's buttons: CLICK buttons only, so that each press reaches us."""

    def label(key: str) -> str:
        if not catalogue.has(locale, f"wechat-menu-{key}"):
            raise BadMenu(f"{locale} has no text wechat-menu-{key}")
        return catalogue.text(locale, f"wechat-menu-{key}")

    def press(key: str) -> Button:
        return {"type": "click", "name": label(key), "key": key}

    buttons = [
        {"name": label(top), "sub_button": [press(key) for key in below]} if below else press(top)
        for top, below in layout.items()
    ]
    if faults := list(_faults(buttons)):
        raise BadMenu("; ".join(faults))
    return buttons


async def push_menu(client: Client, catalogue: Catalogue, locale: str) -> list[str]:
    """Replace the account's menu and read it back; the keys it has now.

    Raises BadMenu before the call, or when the platform has another menu after it, and SendError.
    """
    buttons = build(catalogue, locale)
    await client.create_menu({"button": buttons})
    found = (await client.menu()).get("menu")
    there = found.get("button") if isinstance(found, dict) else None
    if [_outline(b) for b in _dicts(there)] != [_outline(b) for b in buttons]:
        raise BadMenu("the platform has another menu than the one pushed")
    return [button["key"] for button in _pressed(buttons)]


def _pressed(buttons: Sequence[Button]) -> Iterator[Button]:
    for top in buttons:
        yield from top.get("sub_button") or [top]


def _outline(button: Button) -> tuple[Any, ...]:
    """What must be equal; the platform adds fields of its own, such as an empty `sub_button`."""
    below = tuple(_outline(b) for b in _dicts(button.get("sub_button")))
    return (button.get("name"), "" if below else button.get("key"), below)


def _dicts(value: object) -> list[Button]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _faults(buttons: Sequence[Button]) -> Iterator[str]:
    if not 1 <= len(buttons) <= MOST_TOP:
        yield f"{len(buttons)} top buttons"
    for top in buttons:
        below = top.get("sub_button", [])
        if len(below) > MOST_BELOW:
            yield f"{len(below)} buttons below {top['name']}"
        yield from _too_long("top button", top["name"], TOP_BYTES)
        for button in below:
            yield from _too_long("button", button["name"], BELOW_BYTES)
    keys = [button["key"] for button in _pressed(buttons)]
    if len(set(keys)) < len(keys):
        yield "a key stands twice"
    for key in keys:
        yield from _too_long("key", key, KEY_BYTES)


def _too_long(what: str, text: str, most: int) -> Iterator[str]:
    if not 1 <= len(text.encode()) <= most:
        yield f"{what} {text!r} has {len(text.encode())} bytes, not 1 to {most}"
