"""The codes by which other systems know what we name by our own ids, out of `codes.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.clinic.datafile import DataError, Head, read
from bot.clinic.hometest import panels
from bot.clinic.rules import HOME
from bot.clinic.vaccines import load as schedules

Code = Annotated[str, Field(pattern=r"^\d{2,3}$")]
Loinc = Annotated[str, Field(pattern=r"^\d{3,6}-\d$")]
Concept = Annotated[str, Field(pattern=r"^\d{6,18}$")]
DATES = ("earliest", "due", "latest")


class Codes(Head):
    """*cvx* by product, *dates* by name, *specimens* by where a swab is taken."""

    cvx: dict[str, Code]
    dates: dict[str, Loinc]
    specimens: dict[str, Concept]


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Codes:
    """Read and check the file. Raises DataError."""
    file = home / "codes.yaml"
    found = read(file, Codes)
    products = {product for one in schedules(home).vaccines for product in one.products}
    if odd := sorted(set(found.cvx) - products):
        raise DataError(file, 1, f"there is no product {odd[0]!r}")
    if set(found.dates) != set(DATES):
        raise DataError(file, 1, f"dates are {', '.join(DATES)}")
    if odd := sorted({str(one) for one in panels.Specimen} ^ set(found.specimens)):
        raise DataError(file, 1, f"specimens: {odd[0]!r}")
    return found
