"""Trains a site's linear model of departments and measures it before anybody switches it on.

Needs scikit-learn, the extra `route`; nothing else in the program does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.clinic.routemodel import Model, mixed, rule_chances
from bot.clinic.routing import Router

FOLDS = 5
FEWEST = 60  # rows: with fewer nothing can be said of how good it is
SIZES = (1, 3)
SHARES = tuple(step / 10 for step in range(11))
Row = tuple[str, str]


class CannotTrain(Exception):
    """Why no model can be made, in a plain sentence."""


@dataclass(frozen=True)
class Measured:
    """Shares of rows that are right, out of *n*, with the bounds of 95 % confidence."""

    n: int
    first: int
    either: int

    def shown(self) -> dict[str, Any]:
        return {
            "n": self.n,
            "top1": round(self.first / self.n, 4),
            "top1_95": wilson(self.first, self.n),
            "top2": round(self.either / self.n, 4),
            "top2_95": wilson(self.either, self.n),
        }


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % confidence interval of a share (Wilson)."""
    z, p = 1.96, right / n
    middle, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    return round((middle - spread) / whole, 4), round((middle + spread) / whole, 4)


def train(rows: Sequence[Row], router: Router, *, least_cases: int = 5) -> Model:
    """A model of the rows with what was measured by cross-validation; raises CannotTrain.

    An n-gram is kept only if it occurs in *least_cases* rows, so that no single case can be read
    back out of the file.
    """
    rows = [row for row in rows if row[0].strip() and row[1] in router.rules.departments]
    counts = Counter(name for _, name in rows)
    rows = [row for row in rows if counts[row[1]] >= FOLDS]
    if len(rows) < FEWEST or len({name for _, name in rows}) < 2:
        raise CannotTrain(
            f"{len(rows)} usable rows are too few: at least {FEWEST} of two departments are needed"
        )
    rules = [rule_chances(router.route(text)) for text, _ in rows]
    chances = _crossed(rows, least_cases)
    names = [name for _, name in rows]
    ranked = {s: [mixed(m, r, s) for m, r in zip(chances, rules, strict=True)] for s in SHARES}
    measured = {share: measure(found, names) for share, found in ranked.items()}
    best = max(SHARES, key=lambda share: (measured[share].first, -abs(share - 0.5)))
    told = {
        "rules": measured[0.0].shown(),
        "model": measured[1.0].shown(),
        "mixed": measured[best].shown(),
        "share": best,
        "folds": FOLDS,
        "least_cases": least_cases,
    }
    return _fitted(rows, least_cases, share=best, told=told)


def measure(ranked: Sequence[Sequence[tuple[str, float]]], names: Sequence[str]) -> Measured:
    """How often the first, and one of the first two, is the department of the row."""
    pairs = list(zip(ranked, names, strict=True))
    first = sum(found[0][0] == name for found, name in pairs)
    either = sum(name in (found[0][0], found[1][0]) for found, name in pairs)
    return Measured(len(pairs), first, either)


def _crossed(rows: Sequence[Row], least_cases: int) -> list[dict[str, float]]:
    """What a model says of each row that was trained without it."""
    from sklearn.model_selection import StratifiedKFold

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    found: list[dict[str, float]] = [{} for _ in rows]
    for kept, left in folds.split([t for t, _ in rows], [n for _, n in rows]):
        model = _fitted([rows[i] for i in kept], least_cases, share=1.0, told={})
        for i in left:
            found[i] = model.chances(rows[i][0])
    return found


def _fitted(rows: Sequence[Row], least_cases: int, *, share: float, told: dict[str, Any]) -> Model:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise CannotTrain(
            "Training needs scikit-learn: install it with `pip install 'qianmen[route]'`."
        ) from None
    texts = [" ".join(text.casefold().split()) for text, _ in rows]
    vectors = TfidfVectorizer(
        analyzer="char", ngram_range=SIZES, min_df=least_cases, sublinear_tf=True, lowercase=False
    )
    try:
        found = vectors.fit_transform(texts)
    except ValueError:
        raise CannotTrain(f"no n-gram occurs in {least_cases} rows") from None
    linear = LogisticRegression(C=10.0, max_iter=2000)
    linear.fit(found, [name for _, name in rows])
    table = linear.coef_ if len(linear.classes_) > 2 else [-linear.coef_[0], linear.coef_[0]]
    bias = linear.intercept_ if len(linear.classes_) > 2 else [0.0, linear.intercept_[0]]
    weights = {
        str(gram): (
            round(float(vectors.idf_[place]), 5),
            tuple(round(float(row[place]), 5) for row in table),
        )
        for gram, place in vectors.vocabulary_.items()
    }
    return Model(
        departments=tuple(map(str, linear.classes_)),
        sizes=SIZES,
        weights=weights,
        bias=tuple(round(float(one), 5) for one in bias),
        share=share,
        told=told,
    )
