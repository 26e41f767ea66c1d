"""What a rehearsal found, as JSON and as a table to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.rehearsal.measure import Figures, Waits

TIMES = (("wait_p50_s", 0.5), ("wait_p95_s", 0.95), ("wait_p99_s", 0.99))


def as_data(found: Figures) -> dict[str, Any]:
    """The figures with stable names. `accepted_30s` and `utilisation` are shares from 0 to 1,
    waits are seconds; `levels` has the waits of each urgency.
    """
    return {
        **_waits(found.whole),
        "utilisation": round(found.utilisation, 4),
        "starved": found.whole.starved,
        "l1_behind_l3": found.behind,
        "levels": {
            name: {**_waits(waits), "starved": waits.starved}
            for name, waits in found.levels.items()
        },
    }


def _waits(found: Waits) -> dict[str, Any]:
    times = {name: round(found.at(share), 1) for name, share in TIMES}
    return {"cases": found.cases, "accepted_30s": round(found.in_time, 4), **times}


def as_text(found: Figures) -> str:
    """Tables for a terminal."""
    return "\n".join(
        [
            *_table("urgency", found.levels),
            "",
            *_table("role", found.roles),
            "",
            *_table("hour", {f"{hour:02}": waits for hour, waits in found.hours.items()}),
            "",
            *_table("", {"all": found.whole}),
            "",
            f"utilisation                           {found.utilisation:8.1%}",
            f"never accepted                        {found.whole.starved:8}",
            f"urgent left waiting for a lesser one  {found.behind:8}",
            f"handed back and accepted again        {found.returned:8}",
        ]
    )


def _table(title: str, rows: Mapping[str, Waits]) -> Iterator[str]:
    yield f"{title:12}{'cases':>8}{'<= 30 s':>10}{'p50 s':>8}{'p95 s':>8}{'p99 s':>8}"
    for name, waits in rows.items():
        times = "".join(f"{waits.at(share):8.0f}" for _, share in TIMES)
        yield f"{name:12}{waits.cases:8}{waits.in_time:10.1%}{times}"
