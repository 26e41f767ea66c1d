"""What can be asked for here and how visits are looked after: `flows/data/vaccination.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from bot.clinic import vaccines
from bot.clinic.datafile import DataError, Head, Part, read
from bot.clinic.rules import HOME


class Remind(Part):
    """Hours on the clock of the site: after a visit, the day after a dose, the day one is due."""

    after: int = Field(ge=0, le=23)
    reaction: int = Field(ge=0, le=23)
    due: int = Field(ge=0, le=23)


class Service(Head):
    """*choices*: the products behind each option of the first question."""

    choices: dict[str, tuple[str, ...]]
    paused: tuple[str, ...] = ()
    national: tuple[str, ...] = ()
    child_below_years: int
    guardian_below_years: int
    pools: dict[str, str] = Field(default_factory=dict)
    regions: dict[str, str] = Field(default_factory=dict)
    ample_from: int = Field(ge=1)
    defer_days: dict[str, int]
    gap_days: dict[str, int]
    observe_minutes: int = Field(gt=0)
    wait_days: int = Field(gt=0)
    react_days: int = Field(gt=0)
    remind: Remind

    def pool(self, product: str) -> str:
        """Under which name a site keeps the stock of a product."""
        return self.pools.get(product, product)

    def offered(self, choice: str) -> tuple[str, ...]:
        """The products behind a choice, without those that are paused."""
        return tuple(p for p in self.choices[choice] if p not in self.paused)


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Service:
    """Read and check the file. Raises DataError."""
    file = home / "vaccination.yaml"
    found = read(file, Service)
    known = {product for v in vaccines.load(home).vaccines for product in v.products}
    named = [p for products in found.choices.values() for p in products]
    for product in (*named, *found.paused, *found.national, *found.pools):
        if product not in known:
            raise DataError(file, 1, f"there is no product {product!r}")
    return found


def pool(product: str) -> str:
    """The stock that a visit for this product takes from; empty for what is no vaccine."""
    known = any(product in one.products for one in vaccines.load().vaccines)
    return load().pool(product) if known else ""
