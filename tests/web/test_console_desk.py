"""What is done in a case from the workstation: asking, noting, passing on, saying it once."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import update

from bot.clinic import cases, remarks
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.web.case_desk import SUMMARY, accepted, picture, rows

SCRIPT = {"HX-Request": "true"}


@pytest.mark.parametrize(
    "what", ["photo-asked", "temperature-asked", "proof-asked", "hospital", "emergency"]
)
async def test_a_key_beside_the_talk_enters_the_patients_talk_once(house: House, what: str) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        for _ in range(2):
            status, _, _ = await visitor.post(f"/console/case/{case_id}/ask", what=what, once="k1")
            assert status == 303
        assert (await visitor.post(f"/console/case/{case_id}/ask", what="rumour"))[0] == 400
    (told,) = house.turns.told
    assert told[1:] == (f"case.{what}", {"case": case_id}, f"case:{case_id}:{what}:k1")
    assert [row.name for row in await rows(house, "case_event")].count(what) == 1


async def test_a_form_sent_twice_says_it_once(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    path = f"/console/case/{case_id}/say"
    async with house.inside("li") as visitor:
        for once in ("a" * 32, "a" * 32, "b" * 32):
            photo = io.BytesIO(picture())
            status, _, _ = await visitor.post(path, text="多喝水", once=once, photo=photo)
            assert status == 303
    assert len(await rows(house, "message")) == len(await rows(house, "media")) == 2


@pytest.mark.parametrize(
    ("body", "kind", "mime"),
    [
        (b"%PDF-1.7 x", "file", "application/pdf"),
        (b"ID3\x04 x", "voice", "audio/mpeg"),
        (b"RIFF\0\0\0\0WAVEfmt ", "voice", "audio/wav"),
    ],
)
async def test_a_document_or_a_voice_message_goes_to_the_patient(
    house: House, body: bytes, kind: str, mime: str
) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    file = io.BytesIO(body)
    file.name = "../../化验 单.pdf"
    async with house.inside("li") as visitor:
        status, _, _ = await visitor.post(f"/console/case/{case_id}/say", text="", photo=file)
        assert status == 303
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 200
    (kept,), (said,) = await rows(house, "media"), await rows(house, "message")
    assert (kept.kind, kept.mime, kept.body, said.kind) == (kind, mime, body, kind)
    assert "/" not in said.body.get("name", "")


async def test_what_failed_is_sent_again_from_its_tick(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        await visitor.post(f"/console/case/{case_id}/say", text="多喝水")
        (said,) = await rows(house, "message")
        path = f"/console/case/{case_id}/again/{said.id}"
        status, text, _ = await visitor.post(path)
        assert status == 422 and "正在发送" in text
        failed = {"state": "failed", "reason": "45015"}
        out = TABLES["outbox"]
        await house.store.write(lambda conn: conn.execute(update(out).values(failed)))
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert f'hx-post="{path}"' in page
        async with house.inside("wu") as other:
            assert (await other.post(path))[0] == 422
        assert (await visitor.post(path))[0] == 303
        assert (await visitor.post(f"/console/case/{case_id}/again/999"))[0] == 404
    assert [row.state for row in await rows(house, "outbox")] == ["queued"]


async def test_notes_are_shown_to_staff_and_never_sent(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        path = f"/console/case/{case_id}/remark"
        assert (await visitor.post(path, kind="note", text="听力不好<b>"))[0] == 303
        assert (await visitor.post(path, kind="note", text=" "))[0] == 422
        assert (await visitor.post(path, kind="reason", text="x"))[0] == 400
        assert (await visitor.post(path, kind="amendment", text="x"))[0] == 422
        assert "听力不好&lt;b&gt;" in (await visitor.get(f"/console/case/{case_id}"))[1]
    assert await rows(house, "outbox") == [] and house.turns.told == []


async def test_an_adverse_event_alarms_the_supervisors(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        await visitor.post(f"/console/case/{case_id}/remark", kind="adverse", text="用药后皮疹")
    (alarm,) = await rows(house, "alarm")
    assert (alarm.name, alarm.case_id) == ("adverse", case_id)


async def test_a_closed_record_is_locked_and_amended_beside(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        await visitor.post(f"/console/case/{case_id}/close", outcome="advice", **SUMMARY)
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert 'id="say"' not in page and "记录已锁定" in page and "感冒" in page
        path = f"/console/case/{case_id}/remark"
        assert (await visitor.post(path, kind="note", text="x"))[0] == 422
        assert (await visitor.post(path, kind="amendment", text="实为咽炎"))[0] == 303
        assert "实为咽炎" in (await visitor.get(f"/console/case/{case_id}"))[1]


async def test_a_follow_up_lies_ahead(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        for day in ("2026-03-01", "tomorrow", "2026-13-40"):
            status, page, _ = await visitor.post(
                f"/console/case/{case_id}/close", outcome="advice", follow_up=day, **SUMMARY
            )
            assert (
                status == 422 and "随访日期应当是今天或以后" in page and ">感冒</textarea>" in page
            )


async def test_a_transfer_needs_a_reason_and_takes_the_case_along(house: House) -> None:
    li, wu = await house.hire("li"), await house.hire("wu")
    case_id = await accepted(house, li)
    path = f"/console/case/{case_id}/transfer"
    async with house.inside("li") as visitor:
        status, text, _ = await visitor.post(path, whom=f"staff:{wu}", reason=" ")
        assert status == 422 and "请写明原因" in text
        assert (await visitor.post(path, whom="nobody", reason="x"))[0] == 400
        status, _, location = await visitor.post(path, whom=f"staff:{wu}", reason="轮班")
        assert (status, location) == (303, "/console")
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 200  # it waits again
        status, text, _ = await visitor.post(path, whom="role:nurse", reason="x")
        assert status == 422 and "已经变化" in text
    (told,) = house.turns.told
    assert told[1] == "case.transferred" and told[2]["name"] == "wu医生"
    kept = await house.store.read(lambda conn: remarks.of(conn, case_id))
    assert [(one.kind, one.body["text"]) for one in kept] == [("reason", "轮班")]


async def test_a_takeover_needs_the_role_and_a_reason(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    await house.hire("he", role="nurse")
    case_id = await accepted(house, li)
    path = f"/console/case/{case_id}/takeover"
    async with house.inside("he") as visitor:
        status, text, _ = await visitor.post(path, reason="x")
        assert status == 422 and "不属于您的角色" in text
    async with house.inside("wu") as visitor:
        status, page = await visitor.get(f"/console/case/{case_id}")
        assert status == 403 and f'action="{path}"' in page
        assert (await visitor.post(path, reason=""))[0] == 422
        status, _, _ = await visitor.post(path, reason="li 医生身体不适", headers=SCRIPT)
        assert status == 200
        assert 'id="say"' in (await visitor.get(f"/console/case/{case_id}"))[1]
    async with house.inside("li") as visitor:
        status, text, _ = await visitor.post(f"/console/case/{case_id}/say", text="x")
        assert status == 422 and "不是由您接诊" in text
    (told,) = house.turns.told
    assert told[1] == "case.accepted" and told[2]["name"] == "wu医生"


async def test_an_invitation_can_be_withdrawn(house: House) -> None:
    li = await house.hire("li")
    await house.hire("he", role="nurse")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        await visitor.post(f"/console/case/{case_id}/invite", whom="role:nurse")
        (guest,) = await rows(house, "guest")
        assert "已邀请 护士" in (await visitor.get(f"/console/case/{case_id}"))[1]
        path = f"/console/case/{case_id}/withdraw"
        assert (await visitor.post(path, guest=str(guest.id)))[0] == 303
        assert (await visitor.post(path, guest="x"))[0] == 400
    async with house.inside("he") as visitor:
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 403


async def test_ready_replies_are_made_offered_in_the_talk_and_removed(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        status, text, _ = await visitor.post("/console/replies", title="水", body="")
        assert status == 422 and 'value="水"' in text
        await visitor.post("/console/replies", title="水", body="多喝水</button>")
        assert "多喝水&lt;/button&gt;" in (await visitor.get(f"/console/case/{case_id}"))[1]
        status, text, _ = await visitor.post(
            "/console/replies", title="x", body="y", **{"for": "all"}
        )
        assert status == 422 and "只有主管" in text
        (kept,) = await rows(house, "template")
        assert (await visitor.post(f"/console/replies/{kept.id}/remove"))[0] == 303
        assert (await visitor.post(f"/console/replies/{kept.id}/remove"))[0] == 404
    assert await rows(house, "template") == []


async def test_who_else_looks_is_shown(house: House) -> None:
    li = await house.hire("li")
    await house.hire("boss", role="supervisor")
    case_id = await accepted(house, li)
    async with house.inside("boss") as visitor:
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 200
    async with house.inside("li") as visitor:
        assert "boss医生 也在看" in (await visitor.get(f"/console/case/{case_id}"))[1]
        house.clock.pass_by(seconds=31)
        assert "也在看" not in (await visitor.get(f"/console/case/{case_id}"))[1]


async def test_the_sends_that_are_left_are_shown_where_the_platform_counts(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        assert "剩余可发" not in (await visitor.get(f"/console/case/{case_id}"))[1]
        house.clock.pass_by(hours=1)
        until = NOON.replace(hour=15)
        values = {"allowed": 2, "allowed_until": until}
        await house.store.write(lambda conn: conn.execute(update(TABLES["account"]).values(values)))
        await visitor.log_in("li")
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert "剩余可发 2 条/窗口 10 小时" in page


async def test_an_earlier_episode_is_a_press_away(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    done = await house.store.write(
        lambda conn: cases.close(
            conn, case_id=case_id, staff_id=li, summary=SUMMARY, outcome="advice", now=NOON
        )
    )
    assert done
    (row,) = await rows(house, "case")
    again = await house.store.write(
        lambda conn: cases.open(
            conn,
            person_id=row.person_id,
            patient_id=row.patient_id,
            role="doctor",
            level="L3",
            note={},
            rules=[],
            now=NOON,
        )
    )
    async with house.inside("li") as visitor:
        await visitor.post(f"/console/case/{again}/accept")
        _, page = await visitor.get(f"/console/case/{again}")
    assert f'<a href="/console/case/{case_id}">' in page and "感冒" in page
