"""A sampler's day in the console: take, set out, arrive, the bar code, results; over real HTTP."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import update

from bot.clinic.hometest import orders, reports
from bot.clinic.hometest.orders import ORDER, Order, State
from tests.clinic import NOON
from tests.console import House, Visitor
from tests.contract.lab_parts import LATER, TUBE, an_order, now_of

PAGE, RESULTS = "/console/route", "/console/results"
BORN = "2019-05-04"


async def furnish(house: House) -> Order:
    """A visit today that nobody has taken, and two samplers."""
    await house.hire("mei", role="nurse")
    await house.hire("lan", role="nurse")
    await house.hire("li")
    house.clock.now = LATER
    return await house.store.write(an_order)


async def state(house: House, order: Order) -> State:
    return (await house.store.read(lambda conn: now_of(conn, order.id))).state


async def go(visitor: Visitor, order: Order, *steps: str) -> None:
    for step in steps:
        status, _, to = await visitor.post(f"{PAGE}/visit/{order.visit_id}/{step}")
        assert (status, to) == (303, f"{PAGE}#visit-{order.visit_id}"), step


async def test_a_visit_goes_from_nobodys_to_a_sample_in_its_tube(house: House) -> None:
    order = await furnish(house)
    async with house.inside("mei") as visitor:
        status, text = await visitor.get(PAGE)
        assert status == 200 and "文一路 1 号" in text and 'href="tel:13800138000"' in text
        await go(visitor, order, "take", "out", "arrived")
        assert await state(house, order) is State.arrived
        sample = f"{PAGE}/order/{order.id}/sample"
        status, text, _ = await visitor.post(sample, barcode="1")
        assert status == 422 and re.search(r'role="alert">条码不对', text)
        status, _, to = await visitor.post(sample, barcode=" qm-000001\n")
        assert (status, to) == (303, f"{PAGE}#visit-{order.visit_id}")
        status, _, _ = await visitor.post(f"{PAGE}/order/{order.id}/sent")
        assert status == 303 and await state(house, order) is State.sent
    assert [name for _, name, *_ in house.turns.told] == ["lab.underway"]


async def test_the_parcel_of_a_kit_has_its_numbers_on_the_page(house: House) -> None:
    order = await furnish(house)
    kit = update(ORDER).where(ORDER.c.id == order.id).values(mode="self")
    await house.store.write(lambda conn: conn.execute(kit).rowcount)
    parcel = f"{PAGE}/order/{order.id}/parcel"
    async with house.inside("mei") as visitor:
        _, text = await visitor.get(PAGE)
        assert f"{parcel}/shipped" in text and f"{parcel}/returned" not in text
        status, text, _ = await visitor.post(f"{parcel}/returned", number="SF-000001")
        assert status == 422 and "不能登记运单号" in text
        await go(visitor, order, "take")
        status, text, _ = await visitor.post(f"{parcel}/shipped", number="1")
        assert status == 422 and re.search(r'role="alert">运单号不对', text)
        status, _, to = await visitor.post(f"{parcel}/shipped", number="sf-000001")
        assert (status, to) == (303, f"{PAGE}#visit-{order.visit_id}")
        _, text = await visitor.get(PAGE)
        assert "寄出运单号 <code>SF-000001</code>" in text
        await go(visitor, order, "out")
        assert (await visitor.post(f"{parcel}/returned", number="SF-000002"))[0] == 303
        assert "寄回运单号 <code>SF-000002</code>" in (await visitor.get(PAGE))[1]


async def test_a_kit_has_its_number_on_the_day_it_goes_out(house: House) -> None:
    """Days before the visit, when nobody has taken it; pressed twice it is written down once."""
    order = await furnish(house)
    kit = update(ORDER).where(ORDER.c.id == order.id).values(mode="self")
    await house.store.write(lambda conn: conn.execute(kit).rowcount)
    house.clock.now = NOON - timedelta(days=1)
    page, post = f"{PAGE}/kits", f"{PAGE}/order/{order.id}/parcel/shipped"
    async with house.inside("mei") as visitor:
        _, text = await visitor.get(PAGE)
        assert post not in text and f'href="{page}"' in text  # no visit of today
        _, text = await visitor.get(page)
        assert post in text and "文一路 1 号" in text
        status, text, _ = await visitor.post(post, number="?", kits="1")
        assert status == 422 and "运单号不对" in text and "邮寄采样盒</h1>" in text
        for _ in range(2):
            status, _, to = await visitor.post(post, number="SF-000001", kits="1")
            assert (status, to) == (303, f"{page}#order-{order.id}")
        _, text = await visitor.get(page)
        assert text.count("<code>SF-000001</code>") == 1
    async with house.inside("li") as doctor:
        assert (await doctor.get(page))[0] == 403
    events = await house.store.read(lambda conn: orders.events(conn, order.id))
    assert [event.name for event in events].count("shipped") == 1


async def test_a_colleague_sees_no_visit_of_another_and_changes_none(house: House) -> None:
    order = await furnish(house)
    async with house.inside("mei") as visitor:
        await visitor.get(PAGE)
        await go(visitor, order, "take")
    async with house.inside("lan") as visitor:
        _, text = await visitor.get(PAGE)
        assert "文一路" not in text
        for step in ("take", "out", "back", "nobody"):
            status, _, _ = await visitor.post(f"{PAGE}/visit/{order.visit_id}/{step}")
            assert status == 409, step
    assert await state(house, order) is State.assigned


async def test_a_doctor_has_no_business_there(house: House) -> None:
    order = await furnish(house)
    async with house.inside("li") as visitor:
        await visitor.get("/console")
        assert (await visitor.get(PAGE))[0] == 403
        assert (await visitor.get(RESULTS))[0] == 403
        assert (await visitor.post(f"{PAGE}/visit/{order.visit_id}/take"))[0] == 403
        assert (await visitor.post(RESULTS, barcode=TUBE))[0] == 403
    assert await state(house, order) is State.booked


async def test_nobody_opens_twice_and_the_patient_hears_of_each(house: House) -> None:
    order = await furnish(house)
    async with house.inside("mei") as visitor:
        await visitor.get(PAGE)
        await go(visitor, order, "take", "out", "nobody", "nobody")
    assert await state(house, order) is State.failed
    told = [name for _, name, *_ in house.turns.told]
    assert told == ["lab.underway", "lab.nobody", "lab.redo"]


async def test_results_are_typed_for_the_right_patient_only(house: House) -> None:
    order = await furnish(house)
    async with house.inside("mei") as visitor:
        await visitor.get(PAGE)
        await go(visitor, order, "take", "out", "arrived")
        await visitor.post(f"{PAGE}/order/{order.id}/sample", barcode=TUBE)
        _, text = await visitor.get(f"{RESULTS}?barcode=QM-999999")
        assert "没有这个条码的样本" in text
        status, text = await visitor.get(f"{RESULTS}?barcode={TUBE}")
        assert status == 200 and text.count('<select id="target-') == 3
        found = {"flu_a": "positive", "flu_b": "negative", "covid": "negative"}
        form = {"barcode": TUBE, "number": "R1", "status": "final"} | found
        status, text, _ = await visitor.post(RESULTS, **form, birth="1960-01-01")
        assert status == 422 and "出生日期对不上" in text
        status, text, _ = await visitor.post(RESULTS, **form, birth=BORN)
        assert status == 200 and "已经保存" in text
    last = await house.store.read(lambda conn: reports.latest(conn, order.id))
    assert last is not None and last.results == found
    assert [name for _, name, *_ in house.turns.told][-1] == "lab.report"


async def test_a_leaking_sample_is_taken_again(house: House) -> None:
    order = await furnish(house)
    async with house.inside("mei") as visitor:
        await visitor.get(PAGE)
        await go(visitor, order, "take", "out", "arrived")
        await visitor.post(f"{PAGE}/order/{order.id}/sample", barcode=TUBE)
        assert (await visitor.post(f"{PAGE}/order/{order.id}/spoil"))[0] == 303
        assert (await visitor.post(f"{PAGE}/order/{order.id}/spoil"))[0] == 409
        assert (await visitor.post(f"{PAGE}/order/999/spoil"))[0] == 409
    names = await house.store.read(lambda conn: [e.name for e in orders.events(conn, order.id)])
    assert names[-1] == "spoiled"


async def test_a_result_that_fits_nobody_sounds_on_the_board(house: House) -> None:
    await furnish(house)
    await house.hire("boss", role="supervisor", licence="")
    async with house.inside("mei") as visitor:
        await visitor.get(RESULTS)
        form = {"barcode": "QM-777777", "number": "R1", "status": "final", "flu_a": "negative"}
        status, text, _ = await visitor.post(RESULTS, **form, birth=BORN)
        assert status == 422 and "没有这个条码的样本" in text
    async with house.inside("boss") as visitor:
        status, text = await visitor.get("/console/board")
        assert status == 200 and "检验结果对不上患者" in text
