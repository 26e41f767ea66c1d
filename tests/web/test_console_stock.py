"""The page of the stock: what is there, who moved it, and what staff enter."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.slots import stockroom
from tests.console import House, Visitor
from tests.contract.slot_parts import OTHER, SITE, add_resource, add_stock
from tests.web.test_console_slots import furnish

STOCK = f"/console/slots/stock?at={SITE}"


async def shelved(house: House) -> None:
    """A site with three doses, one of them set aside, and another site with a second product."""
    await furnish(house)

    def work(conn: Connection) -> None:
        add_resource(conn, OTHER)
        add_stock(conn, OTHER, "rabies", 2)

    await house.store.write(work)


def seen(text: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', text)
    assert found is not None
    return found[1]


async def free(house: House, product: str = "flu") -> int:
    found = await house.store.read(lambda conn: stockroom.shelves(conn, SITE))
    assert await house.store.read(slots.faults) == []
    return next(one.free for one in found if one.product == product)


async def entered(visitor: Visitor, page: str, **fields: str) -> tuple[int, str]:
    """Posted from the page as it stands; the status, and the page that came back."""
    _, text = await visitor.get(page)
    given = {"at": SITE, "product": "flu", "seen": seen(text)} | fields
    status, text, to = await visitor.post("/console/slots/stock", **given)
    return status, to or text


async def test_the_book_leads_to_the_balance_and_its_last_moves(house: House) -> None:
    await shelved(house)
    async with house.inside("mei") as visitor:
        _, text = await visitor.get(f"/console/slots?at={SITE}")
        assert f'href="/console/slots/stock?at={SITE.replace(":", "%3A")}"' in text
        status, text = await visitor.get(STOCK)
    assert status == 200 and "这里应有 3 份：可预约 2 份，为预约留出 1 份" in text
    moved = r'<td class="number">{}</td><td class="number">{}</td><td>{}</td>'
    set_aside = moved.format("-1", 2, r"为预约留出 · <code>\w+</code> 已预约")
    assert re.search(set_aside, text) and re.search(moved.format(r"\+3", 3, "到货"), text)


async def test_what_came_and_what_was_spoilt_is_entered_with_a_name(house: House) -> None:
    await shelved(house)
    async with house.inside("mei") as visitor:
        assert (await entered(visitor, STOCK, kind="delivery", quantity="10"))[0] == 303
        status, _ = await entered(visitor, STOCK, kind="waste", quantity="4", reason="expired")
        assert status == 303 and await free(house) == 8
        _, text = await visitor.get(STOCK)
    assert "出库 · 过期" in text and text.count("<td>mei医生</td>") == 2


async def test_a_correction_without_reason_or_below_what_is_set_aside_is_refused(
    house: House,
) -> None:
    await shelved(house)
    async with house.inside("mei") as visitor:
        for fields, said in (
            ({"kind": "waste", "quantity": "1"}, "请选择原因"),
            ({"kind": "waste", "quantity": "3", "reason": "warm"}, "留出的必须保留"),
            ({"kind": "count", "quantity": "0", "reason": "other"}, "留出的必须保留"),
            ({"kind": "delivery", "quantity": "0"}, "请填整数"),
            ({"kind": "delivery", "quantity": "１２"}, "请填整数"),
            ({"kind": "delivery", "quantity": "5", "product": "unknown"}, "按了两次"),
            ({"kind": "delivery", "quantity": "5", "seen": "0"}, "按了两次"),
        ):
            status, text = await entered(visitor, STOCK, **fields)
            assert status == 422 and said in text, fields
    assert await free(house) == 2


async def test_a_product_of_another_site_comes_here_as_well(house: House) -> None:
    await shelved(house)
    page = f"{STOCK}&product=rabies"
    async with house.inside("mei") as visitor:
        more = {"product": "rabies", "kind": "delivery", "quantity": "6"}
        status, to = await entered(visitor, page, **more)
    assert status == 303 and "product=rabies" in to
    assert await free(house, "rabies") == 6


async def test_a_vaccine_no_site_has_kept_yet_is_chosen_from_the_schedule(house: House) -> None:
    await shelved(house)
    async with house.inside("mei") as visitor:
        _, text = await visitor.get(STOCK)
        assert '<option value="hpv9">' in text and '<option value="flu">' not in text
        page, more = f"{STOCK}&product=hpv9", {"product": "hpv9", "kind": "delivery"}
        assert (await entered(visitor, page, **more, quantity="4"))[0] == 303
        _, text = await visitor.get(STOCK)
        assert '<option value="hpv9">' not in text
    assert await free(house, "hpv9") == 4


async def test_a_form_nobody_of_ours_made_and_a_doctor_are_turned_away(house: House) -> None:
    await shelved(house)
    await house.hire("li", role="doctor")
    async with house.inside("mei") as visitor:
        assert (await entered(visitor, STOCK, kind="gift", quantity="1"))[0] == 400
        assert (await entered(visitor, STOCK, kind="count", product="A B", quantity="1"))[0] == 400
    async with house.inside("li") as doctor:
        assert (await doctor.get(STOCK))[0] == 403
        assert (await doctor.post("/console/slots/stock", kind="delivery"))[0] == 403
    assert await free(house) == 2
