"""What free text alone says of a case: department, second choice, role, level, emergency or not."""

from __future__ import annotations

from typing import Any

from bot.clinic import routing, watchfile
from bot.clinic.routemodel import Model
from bot.clinic.rules import ORDER, Level

EMERGENCY = (Level.E1, Level.E2)
CHILD_BELOW, OLD_FROM = 14, 65  # years; the names of these ages in emergency.yaml
NAMES = {"child": "age-14y", "old": "age-65"}


def tell(text: str, years: float | None = None, model: Model | None = None) -> dict[str, Any]:
    """One text judged by the watch's rules and routed; *years* is the age, if it is known."""
    watch, router = watchfile.watch(), routing.router()
    signs = watch.fired(watch.told(text), _ages(years))
    level = max((Level(sign.level) for sign in signs), key=ORDER.index, default=Level.L3)
    route = router.route(text, years)
    ranked = model.mixed(text, route) if model is not None else list(route.ranked)
    return {
        "department": ranked[0][0],
        "second": ranked[1][0],
        "role": router.role(route, str(level)),
        "level": str(level),
        "emergency": level in EMERGENCY,
        "sure": route.sure,
        "rules": [*(sign.id for sign in signs), *route.fired()],
    }


def _ages(years: float | None) -> list[str]:
    if years is None:
        return []
    found = [NAMES["child"]] if years < CHILD_BELOW else []
    return [*found, *([NAMES["old"]] if years >= OLD_FROM else [])]
