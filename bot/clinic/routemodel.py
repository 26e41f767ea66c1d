"""A site's own linear model of departments, read from plain data and mixed with the rules.

The file holds n-grams of texts with a weight for each department, no code, and its own checksum.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.clinic.routing import Route

FORMAT = 1
ACTIVE = Path("var/route-model.json")  # the model that is switched on
MOST = 2000  # characters of a text that are looked at
SHARPNESS = 0.35  # how strongly points of the rules become likelihoods


class BadModel(Exception):
    """A model file that cannot be used, and why."""


@dataclass(frozen=True)
class Model:
    """*weights*: n-gram -> its rarity and a weight for each department."""

    departments: tuple[str, ...]
    sizes: tuple[int, int]
    weights: Mapping[str, tuple[float, tuple[float, ...]]]
    bias: tuple[float, ...]
    share: float  # of the model in the mixture; the rest is the rules'
    told: Mapping[str, Any]  # what was measured when it was made

    def chances(self, text: str) -> dict[str, float]:
        """How likely each department is, by the model alone."""
        counts = ngrams(text, self.sizes)
        found = [(self.weights[g], 1 + math.log(n)) for g, n in counts.items() if g in self.weights]
        scores = list(self.bias)
        norm = math.sqrt(sum((rarity * n) ** 2 for (rarity, _), n in found)) or 1.0
        for (rarity, row), n in found:
            value = rarity * n / norm
            for place, weight in enumerate(row):
                scores[place] += value * weight
        return dict(zip(self.departments, softmax(scores), strict=True))

    def mixed(self, text: str, route: Route) -> list[tuple[str, float]]:
        """The departments by model and rules together, the best first."""
        return mixed(self.chances(text), rule_chances(route), self.share)


def ngrams(text: str, sizes: tuple[int, int]) -> Counter[str]:
    """The runs of characters of a text, blanks made one."""
    text = " ".join(text[:MOST].casefold().split())
    found: Counter[str] = Counter()
    for size in range(sizes[0], sizes[1] + 1):
        found.update(text[i : i + size] for i in range(len(text) - size + 1))
    return found


def softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    found = [math.exp(score - top) for score in scores]
    whole = sum(found)
    return [one / whole for one in found]


def rule_chances(route: Route) -> dict[str, float]:
    """The points of the rules as likelihoods."""
    names = [name for name, _ in route.ranked]
    points = [value * SHARPNESS for _, value in route.ranked]
    return dict(zip(names, softmax(points), strict=True))


def mixed(
    model: Mapping[str, float], rules: Mapping[str, float], share: float
) -> list[tuple[str, float]]:
    names = dict.fromkeys((*rules, *model))
    found = {n: share * model.get(n, 0.0) + (1 - share) * rules.get(n, 0.0) for n in names}
    return sorted(found.items(), key=lambda item: -item[1])


def dump(model: Model) -> str:
    """The model as text, with a checksum of its content."""
    body = {
        "departments": model.departments,
        "sizes": model.sizes,
        "bias": model.bias,
        "share": model.share,
        "told": model.told,
        "weights": {gram: [rarity, *row] for gram, (rarity, row) in model.weights.items()},
    }
    return json.dumps({"format": FORMAT, "sha256": _sum(body), "model": body}, ensure_ascii=False)


def parse(text: str) -> Model:
    """A model from its text; raises BadModel."""
    try:
        whole = json.loads(text)
        if whole["format"] != FORMAT:
            raise BadModel(f"the model has format {whole['format']!r}, not {FORMAT}")
        body = whole["model"]
        if whole["sha256"] != _sum(body):
            raise BadModel("the model was changed after it was written, or is not whole")
        width = len(body["departments"])
        weights = {g: (float(r[0]), tuple(map(float, r[1:]))) for g, r in body["weights"].items()}
        if len(body["bias"]) != width or any(len(row) != width for _, row in weights.values()):
            raise BadModel("the model has not one weight for each department")
        return Model(
            departments=tuple(map(str, body["departments"])),
            sizes=(int(body["sizes"][0]), int(body["sizes"][1])),
            weights=weights,
            bias=tuple(map(float, body["bias"])),
            share=float(body["share"]),
            told=dict(body["told"]),
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise BadModel(f"this is no model: {type(error).__name__}") from None


def load(path: Path) -> Model:
    """A model from its file; raises BadModel."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadModel(f"{path} cannot be read: {type(error).__name__}") from None


@lru_cache(maxsize=1)
def active() -> Model | None:
    """The model that is switched on, as the process found it at start; None without one."""
    return load(ACTIVE) if ACTIVE.exists() else None


def _sum(body: Mapping[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
