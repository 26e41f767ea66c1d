"""The forecasts of persons from the sources: status and days, each written down by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.clinic.vaccines import Forecast, forecast, load, request

HERE = Path(__file__).parent
FILES = ("children.txt", "everyone.txt")


def rows() -> list[str]:
    lines = [line for name in FILES for line in (HERE / name).read_text("utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def asked(row: str) -> dict[str, object]:
    who, given, _ = (part.split() for part in row.split(";"))
    words = [word.removeprefix("+") for word in who[3:]]
    doses = [dict(zip(("product", "date"), one.split("@"), strict=True)) for one in given]
    return {
        "born": who[0],
        "sex": who[1],
        "today": who[2],
        "pregnant": "preg" in words,
        "conditions": [word for word in words if word != "preg"],
        "doses": doses,
    }


def found(row: str, product: str) -> Forecast:
    schedule = load()
    who = request.read(json.loads(json.dumps(asked(row))), schedule, today=date(2000, 1, 1))
    return next(one for one in forecast(who, schedule) if one.product == product)


@pytest.mark.parametrize("row", rows())
def test_a_person_is_told_what_the_sources_say(row: str) -> None:
    product, status, *days = row.split(";")[2].split()
    if status == "error":
        with pytest.raises(request.Wrong):
            found(row, product)
        return
    one = found(row, product)
    seen = [
        one.status,
        *("-" if day is None else day.isoformat() for day in (one.earliest, one.due)),
    ]
    wanted = [status, *days]
    shown = [here if there != "?" else "?" for here, there in zip(seen, wanted, strict=True)]
    assert shown == wanted, f"{row}\n{one}"


def test_there_are_enough_of_them() -> None:
    assert len(rows()) >= 180
