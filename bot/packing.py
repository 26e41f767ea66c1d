"""An outbound bubble as the JSON that is sealed in its row, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.messages import About, Button, Form, Kind, Media, Outbound, Service


def pack(out: Outbound) -> dict[str, Any]:
    """An outbound as the JSON that is sealed in its row."""
    packed: dict[str, Any] = {"form": str(out.form), "text": out.text}
    if out.buttons:
        packed["buttons"] = [[b.label, b.code, b.style] for b in out.buttons]
    if out.menu:
        packed["menu"] = list(out.menu)
    if out.media:
        m = out.media
        packed["media"] = [str(m.kind), m.ref, m.mime, m.size, m.name, m.stored]
    if out.latitude is not None:
        packed["place"] = [out.latitude, out.longitude]
    if out.origin:
        packed["origin"] = out.origin
    if out.large:
        packed["large"] = True
    if out.bulk:
        packed["bulk"] = True
    return packed | _of_visit(out)


def _of_visit(out: Outbound) -> dict[str, Any]:
    packed: dict[str, Any] = {}
    if out.about:
        packed["about"] = [out.about.booking, out.about.at]
    if out.service:
        packed["service"] = [out.service.kind, [list(fact) for fact in out.service.facts]]
    return packed


def unpack(packed: Mapping[str, Any]) -> Outbound:
    media = packed.get("media")
    place = packed.get("place") or (None, None)
    about, service = packed.get("about"), packed.get("service")
    return Outbound(
        form=Form(packed["form"]),
        text=packed["text"],
        buttons=tuple(Button(*b) for b in packed.get("buttons", ())),
        menu=tuple(packed.get("menu", ())),
        media=Media(Kind(media[0]), *media[1:]) if media else None,
        latitude=place[0],
        longitude=place[1],
        origin=packed.get("origin", ""),
        large=packed.get("large", False),
        bulk=packed.get("bulk", False),
        about=About(*about) if about else None,
        service=Service(service[0], tuple((n, v) for n, v in service[1])) if service else None,
    )


def merged(first: Outbound, more: str) -> Outbound:
    """The bubble with another text in front."""
    return replace(first, text=f"{more}\n\n{first.text}" if first.text else more)
