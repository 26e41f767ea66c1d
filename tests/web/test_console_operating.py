"""The operator's desk over HTTP: what each page shows and does, and what it never shows."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import erasure, seasons
from bot.clinic.notices import topics
from bot.operating import funnels, health, incidents, questions, tags
from bot.operating.health import Report
from bot.operating.incidents import Found, Kind
from bot.operating.questions import Text
from bot.operating.walks import Mark, Walk, What
from tests.clinic import NOON, TABLES, add_patient, add_person, open_case
from tests.console import House, Visitor

ALIAS = "a1b2c3d4"


async def desk(house: House, role: str = "operator") -> None:
    await house.hire("ou", role=role, licence="")


async def somebody(house: House) -> int:
    def work(conn: Connection) -> int:
        person = add_person(conn, ALIAS)
        open_case(conn, person, add_patient(conn, person))
        return person

    return await house.store.write(work)


async def actions(house: House, like: str) -> list[str]:
    audit = TABLES["audit"]
    found = select(audit.c.action).where(audit.c.action.like(f"{like}%")).order_by(audit.c.id)
    return await house.store.read(lambda conn: list(conn.execute(found).scalars()))


async def find(visitor: Visitor, code: str) -> tuple[int, str, str]:
    await visitor.get("/console/people")
    return await visitor.post("/console/people/find", code=code)


async def test_somebody_is_found_by_a_code_and_by_nothing_else(house: House) -> None:
    await desk(house)
    await somebody(house)
    async with house.inside("ou") as visitor:
        for code in (ALIAS, "a1b2", "1", "#1"):
            status, _, to = await find(visitor, code)
            assert (status, to) == (303, f"/console/people/{ALIAS}"), code
        for words in ("王小明", "咳嗽三天", "2019-05-04", "%", "____"):
            status, text, _ = await find(visitor, words)
            assert status == 200 and ALIAS not in text, words


async def test_a_card_tells_codes_and_states_and_no_word_of_the_talk(house: House) -> None:
    await desk(house)
    await somebody(house)
    async with house.inside("ou") as visitor:
        status, text = await visitor.get(f"/console/people/{ALIAS}")
    assert status == 200 and "病例 1" in text and "候诊" in text and "Telegram" in text
    assert "王小明" not in text and "咳嗽" not in text
    assert await actions(house, "person.") == ["person.looked"]


async def test_tags_topics_and_notices_are_changed_and_on_record(house: House) -> None:
    await desk(house)
    person = await somebody(house)
    tag = await house.store.write(partial(tags.make, name="志愿者", by="staff:1", now=NOON))
    card = f"/console/people/{ALIAS}"
    async with house.inside("ou") as visitor:
        await visitor.get(card)
        for what, value, on in (
            ("tag", str(tag), "1"),
            ("topic", "flu", "1"),
            ("notices", "", "0"),
        ):
            status, _, to = await visitor.post(f"{card}/{what}", value=value, on=on)
            assert (status, to) == (303, card)
        _, text = await visitor.get(card)
        assert "志愿者" in text and "不收通知" in text
        _, listed = await visitor.get(f"/console/tags/{tag}")
        assert ALIAS in listed
        assert (await visitor.post(f"{card}/tag", value="999", on="1"))[0] == 422
        assert (await visitor.post(f"{card}/topic", value="none", on="1"))[0] == 422
    assert await house.store.read(partial(topics.of, person_id=person)) == {"flu"}
    found = await actions(house, "person.")
    assert {"person.topic", "person.notices"} <= set(found)


async def test_erasure_wants_the_pseudonym_and_waits_for_a_case_and_a_hold(house: House) -> None:
    await desk(house)
    person = await somebody(house)
    card = f"/console/people/{ALIAS}"
    async with house.inside("ou") as visitor:
        await visitor.get(card)
        status, text, _ = await visitor.post(f"{card}/erase", sure=ALIAS)
        assert status == 422 and "还有没结束的病例" in text

        def close(conn: Connection) -> None:
            case = TABLES["case"]
            conn.execute(case.update().values(state="closed", closed_at=NOON))
            erasure.hold(conn, alias=ALIAS, reason="file 7", now=NOON)

        await house.store.write(close)
        status, text, _ = await visitor.post(f"{card}/erase", sure=ALIAS)
        assert status == 422 and "依法保留" in text
        await house.store.write(partial(erasure.hold, alias=ALIAS, reason=None, now=NOON))
        status, text, _ = await visitor.post(f"{card}/erase", sure="another")
        assert status == 422 and "没有删除" in text
        status, _, _ = await visitor.post(f"{card}/erase", sure=ALIAS)
        assert status == 303
    table = TABLES["person"]
    gone = select(table.c.erased_at).where(table.c.id == person)
    assert await house.store.read(lambda conn: conn.execute(gone).scalar_one()) is not None
    assert "person.erased" in await actions(house, "person.")


async def test_a_copy_goes_to_the_persons_own_chat_and_is_on_record(house: House) -> None:
    await desk(house)
    await somebody(house)
    card = f"/console/people/{ALIAS}"
    async with house.inside("ou") as visitor:
        await visitor.get(card)
        assert (await visitor.post(f"{card}/copy"))[::2] == (303, card)
    outbox = TABLES["outbox"]
    sent = select(outbox.c.channel, outbox.c.body)
    ((channel, body),) = await house.store.read(lambda conn: conn.execute(sent).all())
    assert channel == "telegram" and f"record-{NOON.date()}.json" in str(body)
    assert {"record.copied", "person.copied"} <= {
        *await actions(house, "person."),
        *await actions(house, "record."),
    }


async def test_tags_and_topics_are_made_on_their_page(house: House) -> None:
    await desk(house)
    async with house.inside("ou") as visitor:
        await visitor.get("/console/tags")
        made = await visitor.post("/console/tags", name="老人", about="打电话", band="old")
        assert made[0] == 303
        again = await visitor.post("/console/tags", name="老人")
        assert again[0] == 422 and "已经有这个名称" in again[1]
        topic = {"id": "air", "name-zh-CN": "空气", "season": "winter", "open": "1"}
        assert (await visitor.post("/console/topics", **topic))[0] == 303
        _, text = await visitor.get("/console/tags")
        assert "老人" in text and "空气" in text and "按规则" in text
        await visitor.post("/console/tags/1", about="别的", band="")
        assert (await visitor.post("/console/tags/1/drop"))[0] == 303
    assert await house.store.read(tags.every) == []


async def test_channels_show_what_was_found_last_and_an_incident_is_taken(house: House) -> None:
    await desk(house)
    async with house.inside("ou") as visitor:
        assert "还没有检查过" in (await visitor.get("/console/channels"))[1]

        def look(conn: Connection) -> None:
            health.claim(conn, now=NOON)
            facts: dict[str, Any] = {"ours": False, "waiting": 7, "failure": "http-502"}
            facts["failed_at"] = NOON.isoformat()
            reports = [Report("telegram", "wrong", "webhook-elsewhere", facts)]
            quota = {"calls": True, "token_minutes": 90, "quota": {"custom": (500, 400)}}
            reports.append(Report("wechat", "ok", "", quota))
            here = health.inside(conn, now=NOON)
            health.keep(conn, reports, here, now=NOON)
            found = [Found(Kind.outbox, "wechat", {"minutes": 12, "rows": 3})]
            incidents.settle(conn, found, kinds=[Kind.outbox], now=NOON)

        await house.store.write(look)
        _, text = await visitor.get("/console/channels")
        for said in ("不是我们的", "http-502", "还有 90 分钟", "400 / 500", "3 条消息没发出去"):
            assert said in text, said
        assert (await visitor.post("/console/channels/incident/1"))[0] == 303
        assert "有人在处理" in (await visitor.get("/console/channels"))[1]
    assert await actions(house, "incident.") == ["incident.taken"]


async def test_a_season_is_switched_dated_and_told_of_with_a_preview(house: House) -> None:
    await desk(house)
    page = "/console/seasons"
    async with house.inside("ou") as visitor:
        await visitor.get(page)
        assert (await visitor.post(f"{page}/winter/switch", to="on"))[0] == 303
        day = NOON.date().isoformat()
        said = {"text": "甲流增多", "source": "市疾控", "day": day}
        assert (await visitor.post(f"{page}/winter/situation", **said))[0] == 303
        _, text = await visitor.get(page)
        assert "甲流增多（市疾控" in text and "season.on" in text
        wrong = await visitor.post(f"{page}/winter/dates", starts="13-40", ends="03-31")
        assert wrong[0] == 422
        late = said | {"day": (NOON + timedelta(days=3)).date().isoformat()}
        assert (await visitor.post(f"{page}/winter/situation", **late))[0] == 422
        assert (await visitor.post(f"{page}/none/switch", to="on"))[0] == 404
    (state, *_) = await house.store.read(seasons.states)
    assert state.switched == "on" and state.situation == "甲流增多"


def walk(step: str, what: What, *, flow: str = "intake") -> Walk:
    return Walk([Mark(flow, step, what)], "telegram", "zh-CN", elder=False)


async def test_figures_show_steps_and_hide_what_is_of_a_few(house: House) -> None:
    await desk(house)
    tally = funnels.Tally(versions={"intake": "abcd1234"}, zone="Asia/Shanghai")
    for _ in range(20):
        tally.note(walk("", What.entered), NOON)
        tally.note(walk("flags", What.entered), NOON)
    for _ in range(12):
        tally.note(walk("flags", What.answered), NOON)
    for _ in range(3):
        tally.note(walk("flags", What.left), NOON)
        tally.note(walk("flags", What.short), NOON)
    await house.store.write(partial(funnels.write, counts=tally.take()))
    async with house.inside("ou") as visitor:
        _, text = await visitor.get("/console/figures")
        assert "/console/figures/intake" in text
        _, text = await visitor.get("/console/figures/intake")
        assert "▼40 %" in text and "abcd1234" in text and "&lt;5" in text
        asked = "/console/figures/intake?since=x&until=y&channel=wechat"
        assert (await visitor.get(asked))[0] == 200
        for day in ("0001-01-01", "9999-12-31"):
            asked = f"/console/figures?since={day}&until={day}"
            assert (await visitor.get(asked))[0] == 200
        assert (await visitor.get("/console/figures/nothing"))[0] == 404
        _, text = await visitor.get("/console/questions")
        assert "flags" in text and "&lt;5" in text


async def test_a_text_not_understood_is_read_on_record_and_goes(house: House) -> None:
    await desk(house)
    person = await somebody(house)
    said = "王小明的电话是 13812345678，住在文三路 9 号"
    texts = [Text(person, "menu", "main", "zh-CN", said)]
    await house.store.write(partial(questions.write, texts=texts, now=NOON))
    tally = funnels.Tally(versions={}, zone="Asia/Shanghai")
    tally.note(walk("main", What.long, flow="menu"), NOON)
    await house.store.write(partial(funnels.write, counts=tally.take()))
    async with house.inside("ou") as visitor:
        _, text = await visitor.get("/console/questions")
        assert "看 1 条" in text and "的电话是" not in text
        status, text, _ = await visitor.post("/console/questions/menu/main")
        assert status == 200 and "的电话是" in text
        assert "王小明" not in text and "138" not in text and "文三路" not in text
        assert "没有相近的选项" in text
        for key in ("menu-main", "menu-key-intake-also"):
            assert f'href="/console/texts/zh-CN/{key}"' in text
        status, text, _ = await visitor.post("/console/questions/menu/main/1")
        assert status == 200 and "都看过了" in text
    assert await actions(house, "unclear.") == ["unclear.read", "unclear.done"]
    gone = partial(questions.forget, now=NOON + timedelta(days=15), keep=True)
    assert await house.store.write(gone) == 1


async def test_a_text_is_shown_with_what_it_nearly_meant_and_the_way_to_its_synonyms(
    house: House,
) -> None:
    await desk(house)
    person = await somebody(house)
    said = ["我叫王小明，不要打疫苗", "核酸检查"]
    texts = [Text(person, "menu", "main", "zh-CN", one) for one in said]
    await house.store.write(partial(questions.write, texts=texts, now=NOON))
    page = "/console/questions/menu/main"
    async with house.inside("ou") as visitor:
        status, text = await visitor.get(page)
        assert status == 200 and "您今天想做什么？" in text and "预防针" in text
        assert "打疫苗</q>" not in text
        assert await actions(house, "unclear.") == []
        _, text, _ = await visitor.post(page)
        assert "王小明" not in text and "不要打疫苗</q>" in text
        near = text.partition("核酸检查")[0]
        assert "说到了，但句子里有" in near
        assert 'href="/console/texts/zh-CN/menu-key-vaccine"' in near
        assert "现在已经能听懂" in text.partition("核酸检查")[2]
        assert (await visitor.get("/console/questions/menu/nothing"))[0] == 404


async def test_whoever_has_no_right_sees_none_of_it(house: House) -> None:
    await desk(house, "doctor")
    await somebody(house)
    async with house.inside("ou") as visitor:
        for path in ("people", "tags", "seasons", "figures", "questions", "channels"):
            assert (await visitor.get(f"/console/{path}"))[0] == 403, path
        assert (await visitor.get(f"/console/people/{ALIAS}"))[0] == 403
