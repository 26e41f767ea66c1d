"""The rules of the custom menu, and the error each breach gives."""

from typing import Any

from tests.platforms.wechat_wire import Json, Refused

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
