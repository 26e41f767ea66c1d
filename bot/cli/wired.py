"""A conversation as lines of JSON, for a program that shows it: an act in, what is seen out."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from typing import Any

import click

from bot.messages import Outbound
from bot.simulator.person import Simulator
from bot.simulator.screen import options
from bot.simulator.transcript import play

LONGEST = 20_000  # characters of a line that is read


async def hold(simulator: Simulator, flow: str) -> None:
    """Read `{"texts": [[locale, key, pattern]]}`, begin *flow*, then do each `{"act": "> hello"}`.

    Every line is answered by one: `{"bubbles": [{"text", "options", "media"}], "error"}`.
    """
    first = await asyncio.to_thread(_read)
    if first is None:
        return
    simulator.parts.catalogue.lay({(row[0], row[1]): row[2] for row in first.get("texts", ())})
    await play(simulator, "! sites")
    await _answer(simulator, f"! start {flow}".rstrip())
    while (said := await asyncio.to_thread(_read)) is not None:
        await _answer(simulator, str(said.get("act", "")))


async def _answer(simulator: Simulator, act: str) -> None:
    """Play one act and print what is seen; what cannot be done now is told."""
    told: dict[str, Any] = {"bubbles": [], "error": ""}
    try:
        told["bubbles"] = [bubble(out, simulator) for out in await play(simulator, act)]
    except (LookupError, ValueError) as error:
        told["error"] = str(error)
    click.echo(json.dumps(told, ensure_ascii=False))


def bubble(out: Outbound, simulator: Simulator) -> dict[str, Any]:
    """What of a bubble is seen, and the labels that can be pressed below it."""
    return {
        "text": out.text,
        "options": [option.label for option in options(out, simulator.limits)],
        "media": str(out.media.kind) if out.media is not None else "",
    }


def _read(line: Callable[[int], str] = sys.stdin.readline) -> dict[str, Any] | None:
    """The next line; None at the end or when it is no object."""
    try:
        said = json.loads(line(LONGEST))
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
