"""Measures the emergency watch and the routing on files of labelled texts that are not kept here.

    python -m tests.measure.hearing urgency FILE      lines {"text", "urgency"}
    python -m tests.measure.hearing departments FILE  lines {"text", "label", "accept", "age_band"}

Each file is split by a hash of its texts: mistakes may be looked at in the working half only, and
only the reporting half is reported. `--model` trains on the working half and mixes it in.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bot.clinic import routetrain, routing
from bot.clinic.routemodel import Model
from bot.clinic.telling import tell

Row = dict[str, Any]
NOT_URGENT = ("non_emergency", "non-emergency", "self_care", "self-care", "see_doctor")
HALVES = ("working", "reporting")


def half(text: str) -> int:
    """0 for the working half, 1 for the one that is reported."""
    return hashlib.sha256(text.encode()).digest()[0] % 2


def rows_of(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def share(name: str, right: int, n: int) -> str:
    low, high = routetrain.wilson(right, n) if n else (0.0, 1.0)
    return f"{name:<28} {right:>4} of {n:<4} {right / max(n, 1):.3f}  ({low:.3f}-{high:.3f})"


def urgency(rows: list[Row]) -> None:
    for place, name in enumerate(HALVES):
        told(f"{name} half", [row for row in rows if half(row["text"]) == place])
    told("the whole file", rows)


def told(name: str, rows: list[Row]) -> None:
    ill = [row for row in rows if row["urgency"] not in NOT_URGENT]
    well = [row for row in rows if row["urgency"] in NOT_URGENT]
    print(name)
    print(share("  sensitivity", sum(map(urgent, ill)), len(ill)))
    print(share("  specificity", sum(not urgent(row) for row in well), len(well)))


def urgent(row: Row) -> bool:
    return bool(tell(row["text"])["emergency"])


def departments(rows: list[Row], *, mix: bool) -> None:
    for place, name in enumerate(HALVES):
        mine = [row for row in rows if half(row["text"]) == place]
        print(f"{name} half")
        table(mine, "rules", None)
    if not mix:
        return
    kept = [(row["text"], row["label"]) for row in rows if half(row["text"]) == 0]
    model = routetrain.train(kept, routing.router(), least_cases=3)
    print(f"reporting half, with a model of the working half (share {model.share})")
    table([row for row in rows if half(row["text"]) == 1], "mixed", model)


def table(rows: list[Row], name: str, model: Model | None) -> None:
    told = [(tell(r["text"], routing.years_of(r.get("age_band")), model), r) for r in rows]
    tests: Iterable[tuple[str, Callable[[Row, Row], bool]]] = (
        ("strict top 1", lambda t, r: t["department"] == r["label"]),
        ("strict top 2", lambda t, r: r["label"] in (t["department"], t["second"])),
        ("lenient top 1", lambda t, r: t["department"] in r["accept"]),
        ("lenient top 2", lambda t, r: bool({t["department"], t["second"]} & set(r["accept"]))),
    )
    for what, right in tests:
        print(share(f"  {name}: {what}", sum(right(t, r) for t, r in told), len(told)))


def main(words: list[str]) -> int:
    options = [word for word in words if word.startswith("--")]
    plain = [word for word in words if not word.startswith("--")]
    if len(plain) != 2 or plain[0] not in ("urgency", "departments"):
        print(__doc__)
        return 2
    rows = rows_of(Path(plain[1]))
    if plain[0] == "urgency":
        urgency(rows)
    else:
        departments(rows, mix="--model" in options)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
