"""Compares the flows with the steps already published: what goes away needs a word on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.check.fault import ROOT, Fault
from bot.check.sentences import listed, options
from bot.steps import Book, Call, Choose, Do, Flow, saves

SNAPSHOT = ROOT / "flows" / "published.json"
RETIRED = ROOT / "flows" / "data" / "retired.yaml"
Steps = dict[str, dict[str, dict[str, Any]]]  # flow -> step -> {"kind", "saves", "options"}


def snapshot(book: Book) -> Steps:
    """The steps and options as they are now."""
    return {flow.name: _steps(flow) for flow in book.values()}


def _steps(flow: Flow) -> dict[str, dict[str, Any]]:
    return {
        str(name): {
            "kind": type(step).__name__,
            "saves": saves(step),
            "options": sorted(_branches(step)),
        }
        for name, step in flow.steps.items()
    }


def snapshot_order(book: Book, flow: str) -> list[str]:
    """The names of a flow's steps in the order they are written, which is that of asking."""
    return [str(name) for name in book[flow].steps]


def flow_marks(book: Book) -> dict[str, str]:
    """A short checksum of each flow's steps and options: another one is another version."""
    return {flow.name: _mark(flow) for flow in book.values()}


@lru_cache(maxsize=128)
def _mark(flow: Flow) -> str:
    """A table never changes, so this is worked out once."""
    return hashlib.sha256(json.dumps(_steps(flow), sort_keys=True).encode()).hexdigest()[:8]


def _branches(step: Any) -> list[str]:
    if isinstance(step, Do | Call):
        return [str(o) for o in step.to]
    return [*map(str, step.to), *listed(step)] if isinstance(step, Choose) else options(step)


def publish(book: Book, path: Path = SNAPSHOT) -> None:
    """Write the present steps down as published."""
    text = json.dumps(snapshot(book), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def kept(book: Book, *, published: Path = SNAPSHOT, retired: Path = RETIRED) -> Iterator[Fault]:
    """Faults for each published step, option or answer that is gone without an entry."""
    if not published.exists():
        yield Fault("flows", "", "flows/published.json is missing: run `check --publish`")
        return
    before: Steps = json.loads(published.read_text(encoding="utf-8"))
    now, told = snapshot(book), _told(retired)
    for flow, steps in before.items():
        for step, was in steps.items():
            if (flow, step, "") in told:
                continue
            here = now.get(flow, {}).get(step)
            yield from _lost(flow, step, was, here, told)


def _lost(
    flow: str, step: str, was: Mapping[str, Any], here: Any, told: set[tuple[str, str, str]]
) -> Iterator[Fault]:
    why = "flows/data/retired.yaml does not say what becomes of those who stand there"
    if here is None:
        yield Fault(flow, step, f"was published and is gone; {why}")
        return
    if here["saves"] != was["saves"]:
        yield Fault(flow, step, f"saved {was['saves']!r} and now {here['saves']!r}; {why}")
    for option in was["options"]:
        if option not in here["options"] and (flow, step, option) not in told:
            yield Fault(flow, step, f"had the option {option}, which is gone; {why}")


def _told(path: Path) -> set[tuple[str, str, str]]:
    """(flow, step, option or empty) of every entry that says what becomes of people there."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None
    return {
        (str(entry["flow"]), str(entry["step"]), str(entry.get("option", "")))
        for entry in entries or []
        if entry.get("becomes")
    }
