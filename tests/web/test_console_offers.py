"""Coming to work, being offered patients, and the lists beside them."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, update

from bot.clinic import cases, guests, offers, presence
from bot.clinic.presence import At
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.web.case_desk import accepted, heard, rows, waiting


async def offered(house: House, staff_id: int, name: str = "王小明") -> int:
    """A new case, held out to a clinician who is online."""
    case_id = await waiting(house, name, now=house.clock())

    def work(conn: Connection) -> None:
        presence.go(conn, staff_id=staff_id, to=At.online, now=house.clock())
        offers.step(conn, case_id=case_id, now=house.clock())

    await house.store.write(work)
    return case_id


async def state(house: House, staff_id: int) -> str:
    return str((await house.store.read(lambda conn: presence.get(conn, staff_id))).state)


async def test_one_goes_online_takes_a_break_and_leaves(house: House) -> None:
    li = await house.hire("li")
    seen = [await state(house, li)]
    async with house.inside("li") as visitor:
        for to in ("online", "break", "off"):
            status, _, location = await visitor.post("/console/presence", to=to)
            assert (status, location) == (303, "/console")
            seen.append(await state(house, li))
            _, page = await visitor.get("/console")
            assert f'id="presence-{to}" name="to" value="{to}"' in page
            assert page.count('aria-pressed="true"') == 1
        assert (await visitor.post("/console/presence", to="asleep"))[0] == 400
    assert seen == ["off", "online", "break", "off"]


async def test_without_a_licence_one_stays_off_and_is_told_why(house: House) -> None:
    li = await house.hire("li", licence="")
    async with house.inside("li") as visitor:
        _, _, location = await visitor.post("/console/presence", to="online")
        assert "没有登记执业证号，不能上线接诊" in (await visitor.get(location))[1]
        status, text, _ = await visitor.post(
            "/console/presence", to="online", headers={"HX-Request": "true"}
        )
        assert status == 422 and "不能上线接诊" in text
    assert await state(house, li) == "off"


async def test_the_service_desk_needs_no_licence(house: House) -> None:
    desk = await house.hire("desk", licence="", role="desk")
    async with house.inside("desk") as visitor:
        await visitor.post("/console/presence", to="online")
    assert await state(house, desk) == "online"


async def test_an_offer_is_shown_with_the_seconds_left_and_accepted(house: House) -> None:
    li = await house.hire("li")
    case_id = await offered(house, li)
    house.clock.pass_by(seconds=5)
    async with house.inside("li") as visitor:
        _, page = await visitor.get("/console")
        assert 'data-left="7" data-whole="12"' in page and "新患者" in page
        status, _, location = await visitor.post(f"/console/case/{case_id}/accept")
        assert (status, location) == (303, f"/console/case/{case_id}")
        assert "data-offer=" not in (await visitor.get("/console"))[1]
    assert [row.result for row in await rows(house, "offer")] == ["accepted"]


async def test_a_declined_offer_goes_on_and_declining_twice_changes_nothing(house: House) -> None:
    li = await house.hire("li")
    case_id = await offered(house, li)
    async with house.inside("li") as visitor:
        for _ in range(2):
            assert (await visitor.post(f"/console/case/{case_id}/decline"))[0] == 303
    assert [row.result for row in await rows(house, "offer")] == ["declined"]
    assert (await rows(house, "case"))[0].state == "waiting"


async def test_what_is_offered_to_one_cannot_be_taken_by_another_at_first(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await offered(house, li)
    async with house.inside("wu") as visitor:
        _, page = await visitor.get("/console")
        assert "正在派给医护" in page and f'id="accept-{case_id}"' not in page
        _, _, location = await visitor.post(f"/console/case/{case_id}/accept")
        assert "未能接诊" in (await visitor.get(location))[1]


async def test_an_open_page_hears_of_an_offer_and_is_a_sign_of_life(house: House) -> None:
    li = await house.hire("li")
    await house.store.write(
        lambda conn: presence.go(conn, staff_id=li, to=At.online, now=house.clock())
    )
    house.clock.pass_by(seconds=40)
    async with house.inside("li") as visitor:
        await heard(visitor, "/console/events", "event: alive")
        before = await heard(visitor, "/console/events", "event: tally")
        assert "data-offer=" not in before
        await offered(house, li)
        assert 'data-offer="1"' in await heard(visitor, "/console/events", "event: tally")
    seen = await house.store.read(lambda conn: presence.get(conn, li))
    assert seen.seen_at == house.clock() and seen.state is At.online


async def test_an_open_page_of_one_who_is_off_does_not_bring_them_online(house: House) -> None:
    li = await house.hire("li")
    async with house.inside("li") as visitor:
        await heard(visitor, "/console/events", "event: alive")
    assert await state(house, li) == "off"


async def test_the_waiting_list_is_narrowed_to_a_role(house: House) -> None:
    await house.hire("li")
    await waiting(house, "看医生的")
    await waiting(house, "问药的", role="pharmacist")
    async with house.inside("li") as visitor:
        _, page = await visitor.get("/console?list=waiting&role=pharmacist")
        assert "问药的" in page and "看医生的" not in page
        _, page = await visitor.get("/console")
        assert "问药的" in page and "看医生的" in page


@pytest.mark.parametrize("folder", ["nonsense", "'; --", "waiting&role=%00"])
async def test_a_list_that_does_not_exist_is_the_waiting_list(house: House, folder: str) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        status, page = await visitor.get(f"/console?list={folder}")
    assert status == 200 and 'id="folder-waiting"' in page


async def test_questions_callbacks_and_closed_cases_have_lists_of_their_own(house: House) -> None:
    li = await house.hire("li")
    asked, booked = await waiting(house, "留言的"), await waiting(house, "约回电的")
    done = await accepted(house, li, "看完的")

    def work(conn: Connection) -> None:
        table = TABLES["case"]
        for case_id, values in (
            (asked, {"kind": "question"}),
            (booked, {"state": "callback_booked", "wake_at": NOON}),
        ):
            conn.execute(update(table).where(table.c.id == case_id).values(values))
        summary = dict.fromkeys(("complaint", "assessment", "advice", "seek_help"), "x")
        assert cases.close(
            conn, case_id=done, staff_id=li, summary=summary, outcome="advice", now=NOON
        )

    await house.store.write(work)
    async with house.inside("li") as visitor:
        found = {}
        for folder in ("waiting", "questions", "callbacks", "closed"):
            _, page = await visitor.get(f"/console?list={folder}")
            names = ("留言的", "约回电的", "看完的")
            found[folder] = [name for name in names if name in page]
    assert found == {
        "waiting": [],
        "questions": ["留言的"],
        "callbacks": ["约回电的"],
        "closed": ["看完的"],
    }


async def test_my_cases_show_what_is_unread_and_who_has_waited_too_long(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)

    def write(conn: Connection) -> None:
        for text in ("在吗", "医生"):
            body = {"text": text}
            cases.relay(
                conn,
                case_id=case_id,
                kind="text",
                body=body,
                media_id=None,
                platform_id="",
                now=NOON,
            )

    await house.store.write(write)
    async with house.inside("li") as visitor:
        assert "2 条未读" in (await visitor.get("/console"))[1]
        house.clock.pass_by(minutes=3)
        assert "患者已等 3 分钟" in (await visitor.get("/console"))[1]
        house.clock.pass_by(minutes=3)
        assert "患者已等 6 分钟，请立即回复" in (await visitor.get("/console"))[1]
        await visitor.get(f"/console/case/{case_id}")
        assert "条未读" not in (await visitor.get("/console"))[1]


async def test_an_invitation_is_shown_to_the_role_and_followed(house: House) -> None:
    li = await house.hire("li")
    await house.hire("he", role="pharmacist")
    case_id = await accepted(house, li)
    guest = await house.store.write(
        lambda conn: guests.invite(
            conn, case_id=case_id, staff_id=li, role="pharmacist", guest=None, now=NOON
        )
    )
    async with house.inside("he") as visitor:
        assert "li医生 主治医师 请您会诊" in (await visitor.get("/console"))[1]
        _, _, location = await visitor.post(f"/console/case/{case_id}/join", guest=str(guest))
        assert location == f"/console/case/{case_id}"
        status, page = await visitor.get(location)
        assert status == 200 and 'id="say"' in page
        assert (await visitor.post(f"/console/case/{case_id}/say", text="我是药师"))[0] == 303
    (told,) = house.turns.told
    assert told[1] == "case.joined" and told[2]["role"] == "pharmacist"
