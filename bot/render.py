"""Turns what the engine says into bubbles: in the person's words, within the channel's limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from bot.channel import Limits, Unit
from bot.i18n import Catalogue
from bot.messages import Button, Outbound
from bot.moves import Item, Option, Put

GRAPHEME = regex.compile(r"\X")
BACK = "k:back"
NINE = 9  # with so many options the number 9 is one of them, and no key
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # apart from the options' own numbers
BREAKS = ("\n\n", "\n", "。", ". ", "，", " ")


@dataclass(frozen=True, slots=True)
class Voice:
    """How one person is spoken to."""

    catalogue: Catalogue
    locale: str
    elder: bool

    def text(self, key: str, **args: object) -> str:
        return self.catalogue.text(self.locale, key, elder=self.elder, **args)

    def counted(self, key: str, n: int, m: int) -> str:
        return self.catalogue.counted(self.locale, key, elder=self.elder, n=n, m=m)

    def label(self, option: Option) -> str:
        """What a person reads on an option."""
        if option.key:
            value = option.label or str(option.value)
            named = self.text(option.key, value=value) if option.label else self.text(option.key)
        else:
            named = shown(option.label, self)
        return f"✓ {named}" if option.on else named

    def names(self, option: Option) -> tuple[str, ...]:
        """An option's label and its synonyms; its label where the same language is written else.

        A label that is only known in the talk may have one synonym, what is *said* for it.
        """
        if not option.key:
            said = option.label.get("said") if isinstance(option.label, dict) else None
            return (shown(option.label, self), *([str(said)] if said else []))
        words, spoken = self.catalogue, [self.locale, *self.catalogue.near(self.locale)]
        labels = [words.text(name, option.key, elder=self.elder) for name in spoken]
        return (labels[0], *words.words(self.locale, f"{option.key}-also"), *labels[1:])


def size(text: str, unit: Unit) -> int:
    if unit is Unit.BYTES:
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2


def fits(text: str, most: int, unit: Unit) -> bool:
    """Whether a text is no longer than *most*; short ones are not even measured."""
    return len(text) * (4 if unit is Unit.BYTES else 2) <= most or size(text, unit) <= most


def render(puts: Sequence[Put], voice: Voice, limits: Limits) -> list[Outbound]:
    """One bubble for the whole turn where it fits, more where it does not; choices come last."""
    found = _bubbles(puts, voice, limits)
    if voice.elder and found and (found[-1].buttons or found[-1].menu):
        found[-1] = replace(found[-1], large=True)
    return found


def _bubbles(puts: Sequence[Put], voice: Voice, limits: Limits) -> list[Outbound]:
    puts = [put for put in puts if put.key]
    if not puts:
        return []
    body = "\n\n".join(part for put in puts if (part := _body(put, voice)))
    last = next((put for put in reversed(puts) if put.options), puts[-1])
    if limits.fixed_menu and last.root:
        return _with_tail(body, "", limits, menu=tuple(voice.label(o) for o in last.options))
    buttons = tuple(
        Button(shorten(voice.label(o), limits.label, limits.unit), o.code) for o in last.options
    )
    tail = ""
    if limits.inline and last.keys and last.step and last.step[0] > 1:
        buttons = (*buttons, Button(voice.text("key-back"), BACK))
    elif not limits.inline:
        tail = _numbered(buttons)
        if last.keys and not last.root:
            footer = "keys-footer" if len(buttons) < NINE else "keys-footer-long"
            tail += ("\n\n" if tail else "") + voice.text(footer)
    return _with_tail(body, tail, limits, buttons=buttons)


def _body(put: Put, voice: Voice) -> str:
    args = {name: shown(value, voice) for name, value in put.args.items()}
    if put.items and not put.items[0].title:
        args["value"] = _item_value(put.items[0], voice)
    text = voice.text(put.key, **args)
    if put.step:
        n, m = put.step
        text = f"{voice.counted('step-count', n, m)}\n{text}"
    colon, comma = ("：", "、") if voice.locale.startswith("zh") else (": ", ", ")
    lines = [
        f"{CIRCLED[n]} {voice.text(item.title)}{colon}{comma.join(map(voice.label, item.parts))}"
        for n, item in enumerate(put.items)
        if item.title
    ]
    return "\n".join([text, *lines])


def _item_value(item: Item, voice: Voice) -> str:
    value = shown(item.value, voice)
    return voice.text(item.show, value=value) if item.show else value


def shown(value: object, voice: Voice) -> str:
    """A value inside a sentence: a {"key": ...} is looked up, a list is joined."""
    if isinstance(value, dict) and "key" in value:
        rest = {k: shown(v, voice) for k, v in value.items() if k != "key"}
        return voice.text(str(value["key"]), **rest)
    if isinstance(value, list | tuple):
        comma = "、" if voice.locale.startswith("zh") else ", "
        return comma.join(shown(v, voice) for v in value)
    return str(value)


def _numbered(buttons: Iterable[Button]) -> str:
    return "\n".join(f"{n}. {button.label}" for n, button in enumerate(buttons, 1))


def _with_tail(
    body: str,
    tail: str,
    limits: Limits,
    *,
    buttons: tuple[Button, ...] = (),
    menu: tuple[str, ...] = (),
) -> list[Outbound]:
    """Split the body so that the last bubble still carries the choices."""
    whole = f"{body}\n\n{tail}" if tail else body
    if fits(whole, limits.text, limits.unit):
        return [Outbound(text=whole, buttons=buttons, menu=menu)]
    room = limits.text - size(f"\n\n{tail}", limits.unit)
    if room < limits.text // 3:
        parts = [*split(body, limits.text, limits.unit), *split(tail, limits.text, limits.unit)]
    else:
        parts = split(body, room, limits.unit)
        parts[-1] = f"{parts[-1]}\n\n{tail}" if tail else parts[-1]
    last = Outbound(text=parts[-1], buttons=buttons, menu=menu)
    return [*(Outbound(text=part) for part in parts[:-1]), last]


def split(text: str, most: int, unit: Unit) -> list[str]:
    """Cut a text into parts of at most *most*, at sentences, never inside a grapheme."""
    parts: list[str] = []
    while size(text, unit) > most:
        fitting = _head(text, most, unit)
        cut = len(fitting)
        for mark in BREAKS:
            at = fitting.rfind(mark)
            if at > len(fitting) // 2:
                cut = at + len(mark)
                break
        parts.append(text[:cut].rstrip() or text[:cut])
        text = text[cut:].lstrip("\n")
    return [*parts, text] if text else parts


def _head(text: str, most: int, unit: Unit) -> str:
    """The longest beginning that fits; a grapheme that is too long itself is cut hard."""
    used, end = 0, 0
    for found in GRAPHEME.finditer(text):
        used += size(found[0], unit)
        if used > most:
            break
        end = found.end()
    if end:
        return text[:end]
    while size(text[: end + 1], unit) <= most:
        end += 1
    return text[: max(1, end)]


def shorten(text: str, most: int, unit: Unit) -> str:
    """A label cut to fit, with an ellipsis."""
    if fits(text, most, unit):
        return text
    return _head(text, most - size("…", unit), unit) + "…"
