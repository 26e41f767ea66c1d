"""The pages of notices over HTTP: written, counted, tested, approved by another, started."""

from __future__ import annotations

import re

from aiohttp import FormData
from sqlalchemy import update

from bot.clinic.notices import notice
from bot.clinic.notices.recipients import RECIPIENT
from tests.console import House, Visitor
from tests.contract.notice_parts import ZONE
from tests.platforms.samples import picture
from tests.web.notice_desk import FORM, PAGE, followed, outbox, staffed


async def made(visitor: Visitor, **more: str) -> str:
    """The address of a new notice."""
    await visitor.get(f"{PAGE}/new")
    status, text, to = await visitor.post(f"{PAGE}/new", **(FORM | more))
    assert status == 303, text
    await visitor.get(to)
    return to


async def test_a_notice_goes_from_a_draft_to_its_start_by_two_people(house: House) -> None:
    await staffed(house)
    await followed(house)
    async with house.inside("li") as li, house.inside("wang") as wang:
        one = await made(li)
        status, text, _ = await li.post(f"{one}/submit")
        assert status == 409 and "请先试发" in text
        assert (await li.post(f"{one}/test", channel="telegram", locale="zh-CN"))[0] == 303
        [(address, _, bulk)] = await outbox(house)
        assert (address, bulk) == ("900", True)
        assert (await li.post(f"{one}/submit"))[0] == 303
        _, text = await li.get(one)
        assert "请由他人批准" in text and 'value="approve"' not in text
        _, text = await wang.get(PAGE)
        assert "等待批准" in text
        _, text = await wang.get(one)
        assert "批准第 1 版" in text
        status, text, _ = await wang.post(f"{one}/judge", version="1", verdict="refuse")
        assert status == 409 and "请写明要改什么" in text
        judged = await wang.post(f"{one}/judge", version="1", verdict="approve")
        assert judged[0] == 303
        status, text, _ = await li.post(f"{one}/judge", version="1", verdict="approve")
        assert status == 403
        for at in ("", "soon", "0001-01-01T00:00"):
            assert (await li.post(f"{one}/start", when="later", at=at))[0] in (409, 422)
        assert (await li.post(f"{one}/start", when="now"))[0] == 303
        _, text = await li.get(one)
        assert "发送中" in text and "暂停" in text
        assert (await li.post(f"{one}/pause"))[0] == 303
        assert (await li.post(f"{one}/cancel"))[0] == 303


async def test_an_edit_after_the_approval_takes_it_back(house: House) -> None:
    await staffed(house)
    async with house.inside("li") as li, house.inside("wang") as wang:
        one = await made(li)
        await li.post(f"{one}/test", channel="telegram")
        await li.post(f"{one}/submit")
        await wang.get(one)
        await wang.post(f"{one}/judge", version="1", verdict="approve")
        _, text = await li.get(f"{one}/edit")
        assert "已批准" in text
        changed = FORM | {"version": "1", "text:zh-CN:normal": "改过了。"}
        assert (await li.post(f"{one}/edit", **changed))[0] == 303
        status, text, _ = await li.post(f"{one}/edit", **changed)
        assert status == 422 and "有人同时保存了新版" in text and "改过了。" in text
        status, text, _ = await li.post(f"{one}/start", when="now")
        assert status == 409 and "请先试发" in text
        _, text = await li.get(one)
        assert "第 2 版" in text and "草稿" in text


async def test_whom_it_means_and_how_it_looks_are_told_while_it_is_written(house: House) -> None:
    await staffed(house)
    await followed(house)
    async with house.inside("li") as li:
        await li.get(f"{PAGE}/new")
        script = {"X-CSRF-Token": li.csrf, "HX-Request": "true"}
        both = FORM | {"channels:wechat": "on"}
        _, text, _ = await li.post(f"{PAGE}/count", headers=script, **both)
        assert "逐条发送" in text and "群发" in text and "不发：已退订" in text
        assert "4 人还剩 4 次" in text and "t1001" in text and "t1000" not in text
        _, text, _ = await li.post(f"{PAGE}/count", headers=script, **(FORM | {"regions": "x"}))
        assert "地区请填数字" in text
        _, text, _ = await li.post(f"{PAGE}/looks", headers=script, **FORM)
        assert "look-telegram" in text and "look-wechat" in text and "look-mass" in text
        assert "look-web" in text and "流感疫苗到了" in text
        assert re.search(r"\d+ / 300", text)
        _, text, _ = await li.post(
            f"{PAGE}/looks", headers=script, **(FORM | {"text:zh-CN:normal": "长" * 400})
        )
        assert "too-long" in text


async def test_what_is_wrong_is_said_and_what_was_written_stays(house: House) -> None:
    await staffed(house)
    async with house.inside("li") as li:
        await li.get(f"{PAGE}/new")
        for more, said in (
            ({"name": " "}, "请填名称"),
            ({"kind": "health"}, "健康类通知要填有效期"),
            ({"kind": "promotion"}, "这类通知未开放"),
            ({"text:zh-CN:normal": "长" * 301}, "内容太长"),
            ({"text:zh-CN:normal": "", "text:en:normal": ""}, "请至少写一种语言"),
            ({"expires": "soon"}, "日期不对"),
            ({"seen_days": "0"}, "天数请填整数"),
            ({"channels:web": "on"}, "天数请填整数"),
        ):
            status, text, _ = await li.post(f"{PAGE}/new", **(FORM | more))
            assert status == 422 and said in text, more
            assert "This autumn" in text or "text:en:normal" in more


async def test_a_picture_is_put_in_and_taken_out_as_a_new_version(house: House) -> None:
    await staffed(house)
    async with house.inside("li") as li:
        one = await made(li)
        form = FormData({"csrf": li.csrf})
        form.add_field("photo", picture(), filename="p.jpg", content_type="image/jpeg")
        async with li.session.post(f"{one}/picture", data=form, allow_redirects=False) as answer:
            assert answer.status == 303
        _, text = await li.get(one)
        found = re.search(r'src="(/console/notices/picture/\d+)"', text)
        assert found and "第 2 版" in text
        async with li.session.get(found[1]) as answer:
            assert answer.content_type == "image/jpeg" and (await answer.read())[:2] == b"\xff\xd8"
        form = FormData({"csrf": li.csrf})
        form.add_field("photo", b"no picture", filename="p.jpg", content_type="image/jpeg")
        async with li.session.post(f"{one}/picture", data=form, allow_redirects=False) as answer:
            assert answer.status == 422
        assert (await li.post(f"{one}/picture"))[0] == 303
        _, text = await li.get(one)
        assert "notices/picture/" not in text


async def test_the_export_has_no_words_names_or_addresses(house: House) -> None:
    await staffed(house)
    await followed(house)
    async with house.inside("li") as li:
        one = await made(li)
        number = int(one.rpartition("/")[2])
        await house.store.write(lambda conn: _sent(conn, number, house))
        status, text = await li.get(f"{one}/export.csv")
        assert status == 200
        head, *rows = text.strip().splitlines()
        assert head == "row,channel,way,state,reason,attempts,at,tapped,stopped"
        assert len(rows) == 11 and all(row.split(",")[1] == "telegram" for row in rows)
        assert not any(name in text for name in ("t1001", "person", "疫苗"))
        _, text = await li.get(one)
        assert "导出名单" in text and "点按后预约" in text
        status, _ = await li.get(f"{PAGE}/999/export.csv")
        assert status == 404


def _sent(conn, number: int, house: House) -> None:  # type: ignore[no-untyped-def]
    from bot.clinic.notices import Reach, freezing

    conn.execute(
        update(notice.NOTICE)
        .where(notice.NOTICE.c.id == number)
        .values(
            state="running",
            approved_by="wang",
            approved_version=1,
            began_at=house.clock(),
        )
    )
    while freezing.freeze(conn, reaches={"telegram": Reach(28.0)}, now=house.clock(), zone=ZONE):
        pass
    conn.execute(update(RECIPIENT).values(state="sent"))


async def test_a_rule_for_every_year_is_added_and_put_to_rest(house: House) -> None:
    await staffed(house)
    async with house.inside("li") as li:
        one = await made(li)
        number = one.rpartition("/")[2]
        await house.store.write(lambda conn: _sent(conn, int(number), house))
        rule = {"notice": number, "begins": "2026-10-15", "days": "30", "season": "winter"}
        await li.get(f"{PAGE}/rules")
        status, text, _ = await li.post(f"{PAGE}/rules", **(rule | {"days": "999"}))
        assert status == 422 and "0 到 180 天" in text
        assert (await li.post(f"{PAGE}/rules", makes="sends", **rule))[0] == 303
        _, text = await li.get(f"{PAGE}/rules")
        assert "10 月 15 日" in text and "自动发出" in text and "2026-10-15" in text
        found = re.search(r'action="(/console/notices/rules/\d+)"', text)
        assert found and (await li.post(found[1], on="0"))[0] == 303
        _, text = await li.get(f"{PAGE}/rules")
        assert "已停用" in text


async def test_whoever_may_not_sees_nothing_of_notices(house: House) -> None:
    await staffed(house)
    async with house.inside("chen") as chen:
        _, text = await chen.get("/console")
        assert PAGE not in text
        assert (await chen.get(PAGE))[0] == 403
