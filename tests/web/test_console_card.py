"""The patient's card on a case: what is known, what was denied, and what nobody knows."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, update

from tests.clinic import TABLES
from tests.console import House, Visitor
from tests.web.case_desk import accepted


async def test_the_patients_card_says_what_is_known_and_what_is_not(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert "<dt>过敏</dt>" in page and "未填" in page and "妊娠" not in page
        red = await card(house, visitor, case_id, {"allergies": "青霉素"}, PREGNANT)
        assert red == ["怀孕了、32 周", "青霉素"]
        assert await card(house, visitor, case_id, {"allergies": "unsure"}, []) == [
            "有，记不清是什么"
        ]
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert "30 岁" in page
        # A complaint of women's health does not say that she is pregnant, nor does a denial.
        assert await card(house, visitor, case_id, {"care": "medicines"}, DENIED) == []
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert "<dd>都不是</dd>" in page and "<dd>自述没有</dd>" in page


async def test_for_a_small_child_a_guardian_is_to_be_confirmed_first(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    asked = ["谈用药前，先确认监护人在场"]
    async with house.inside("li") as visitor:
        for birth, red in (("2020-03-03", asked), ("2020-03-02", []), ("", [])):
            assert await card(house, visitor, case_id, {"birth": birth}, []) == red


PREGNANT = [
    {"title": "intake-pregnancy-title", "values": [{"key": "intake-pregnancy-pregnant"}]},
    {"title": "intake-weeks-title", "values": [{"key": "value-weeks", "value": "32"}]},
    {"title": "intake-allergies-title", "values": ["青霉素"]},
]
DENIED = [
    {"title": "intake-complaints-title", "values": [{"key": "intake-complaints-pregnancy"}]},
    {"title": "intake-pregnancy-title", "values": [{"key": "intake-pregnancy-no"}]},
]


async def card(
    house: House, visitor: Visitor, case_id: int, known: dict[str, str], lines: list[Any]
) -> list[str]:
    """What stands in red on the card of a woman of 30 of whom that is known and noted."""
    body = {"name": "李红", "sex": "female", "birth": "1996-01-01"} | known

    def change(conn: Connection) -> None:
        conn.execute(update(TABLES["patient"]).values(body=body))
        conn.execute(update(TABLES["case"]).values(note={"lines": lines}))

    await house.store.write(change)
    _, page = await visitor.get(f"/console/case/{case_id}")
    red = r'class="fact alarming"><dt>[^<]*</dt><dd><span aria-hidden="true">⚠ </span>([^<]*)<'
    return re.findall(red, page)
