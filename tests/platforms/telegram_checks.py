"""The documented limits of texts and keyboards, each refused in Telegram's own words."""

from html.parser import HTMLParser
from typing import Any

from tests.platforms.telegram_wire import Json, Params, bad

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
CALLBACK_BYTES = 64
INLINE_BUTTONS = 100
ROW_BUTTONS = 8
REPLY_BUTTONS = 300
REPLY_ROW_BUTTONS = 12
TAGS = {"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
ACTIONS = {"callback_data", "url", "web_app", "copy_text", "switch_inline_query", "login_url"}


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Plain(HTMLParser):
    """Strips the allowed tags and refuses others."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise bad(f'can\'t parse entities: Unmatched end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        self.text += data


def _plain(text: str, parse_mode: str) -> str:
    if not parse_mode:
        return text
    if parse_mode.lower() != "html":
        raise bad(f"unsupported parse_mode {parse_mode!r} (this server knows HTML only)")
    parser = _Plain()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise bad(f"can't parse entities: Can't find end tag of \"{parser.open[-1]}\"")
    return parser.text


def _check_entities(entities: list[Any] | None, text: str) -> None:
    if entities is not None and len(entities) > 100:
        raise bad("too many entities")
    for entity in entities or []:
        if entity["offset"] < 0 or entity["offset"] + entity["length"] > units(text):
            raise bad("entity beyond the end of the text")


def read_text(params: Params) -> str:
    """The text of a message: 1-4096 UTF-16 units after entity parsing, trimmed."""
    text = _plain(params.text("text"), params.text("parse_mode"))
    _check_entities(params.sequence("entities"), text)
    if not text.strip():
        raise bad("message text is empty")
    if units(text) > TEXT_UNITS:
        raise bad("message is too long")
    return text.strip()


def read_caption(params: Params) -> str:
    """The caption of a file: up to 1024 UTF-16 units, trimmed."""
    text = _plain(params.text("caption"), params.text("parse_mode"))
    if units(text) > CAPTION_UNITS:
        raise bad("message caption is too long")
    return text.strip()


def _check_rows(rows: Any, *, per_row: int, in_all: int) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse reply keyboard markup: array of arrays expected")
    if any(len(row) > per_row for row in rows) or sum(map(len, rows)) > in_all:
        raise bad("reply markup is too long")
    return rows


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse inline keyboard button: field text must be a string")
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    if len(ACTIONS & button.keys()) != 1:
        raise bad("inline keyboard button must have exactly one action")
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_BYTES:
            raise bad("BUTTON_DATA_INVALID")


def _check_reply(button: Any) -> None:
    text = button.get("text") if isinstance(button, dict) else button
    if not isinstance(text, str) or not text.strip():
        raise bad("keyboard button text must be non-empty")


def read_markup(params: Params, *, inline_only: bool = False) -> Json | None:
    """The reply_markup, checked; None when there is none."""
    markup = params.mapping("reply_markup")
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = _check_rows(markup["inline_keyboard"], per_row=ROW_BUTTONS, in_all=INLINE_BUTTONS)
        for row in rows:
            for button in row:
                _check_inline(button)
        return markup if any(rows) else None
    if inline_only:
        raise bad("inline keyboard expected")
    return _read_keyboard(markup)


def _read_keyboard(markup: Json) -> Json:
    if units(str(markup.get("input_field_placeholder", ""))) > 64:
        raise bad("input field placeholder is too long")
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    if "keyboard" not in markup:
        raise bad("can't parse reply markup: unknown kind")
    rows = _check_rows(markup["keyboard"], per_row=REPLY_ROW_BUTTONS, in_all=REPLY_BUTTONS)
    for row in rows:
        for button in row:
            _check_reply(button)
    return markup
