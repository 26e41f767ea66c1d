"""Tags by hand and by rule, topics that operators change, and notices that go by them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from bot.clinic import erasure
from bot.clinic import rules as clinic
from bot.clinic.notices import audience, topics
from bot.clinic.notices.audience import Audience
from bot.clinic.notices.topics import Topic
from bot.operating import tags
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_patient, add_person

ZONE = "Asia/Shanghai"
BY = "staff:1"


def fill(conn: Connection, tag_id: int, rule: Audience) -> None:
    upto: int | None = 0
    while upto is not None:
        upto = tags.fill(conn, tag_id, rule, after=upto, now=NOON, zone=ZONE)


def have(conn: Connection, tag_id: int) -> list[str]:
    return [row.alias for row in tags.members(conn, tag_id)]


async def test_a_rule_fills_its_tag_and_empties_it_again_but_not_what_was_done_by_hand(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        young, old, third = (add_person(conn, name) for name in ("young", "old", "third"))
        add_patient(conn, young, birth="2024-01-01")
        add_patient(conn, old, birth="1940-01-01")
        bands = [band.id for band in clinic.load().ages.bands]
        tag = tags.make(conn, name="老人", rule={"bands": bands[-1:]}, by=BY, now=NOON)
        (found, rule), *_ = tags.due(conn, now=NOON)
        assert found == tag
        tags.give(conn, tag_id=tag, person_id=third, by=BY, now=NOON)
        fill(conn, tag, rule)
        assert have(conn, tag) == ["old", "third"]
        assert tags.due(conn, now=NOON) == []
        conn.execute(TABLES["patient"].delete().where(TABLES["patient"].c.person_id == old))
        upto = tags.fill(conn, tag, rule, after=0, now=NOON + timedelta(hours=7), zone=ZONE)
        assert upto is None and have(conn, tag) == ["third"]
        assert [(t.name, t.size) for t in tags.every(conn)] == [("老人", 1)]

    await store.write(work)


async def test_a_notice_goes_to_whoever_has_the_tag_and_erasure_takes_it(store: Store) -> None:
    def work(conn: Connection) -> None:
        ann, _ = add_person(conn, "ann"), add_person(conn, "bob")
        tag = tags.make(conn, name="志愿者", by=BY, now=NOON)
        tags.give(conn, tag_id=tag, person_id=ann, by=BY, now=NOON)
        meant = audience.count(conn, Audience(tags=(tag,)), now=NOON, zone=ZONE)
        assert meant.total == 1 and meant.samples == ["ann"]
        erasure.erase(conn, person_id=ann, actor="person:1", now=NOON)
        assert have(conn, tag) == []

    await store.write(work)


async def test_a_tag_is_refused_for_its_name_its_rule_or_its_number(store: Store) -> None:
    def work(conn: Connection) -> None:
        tag = tags.make(conn, name="甲", by=BY, now=NOON)
        for name, rule, reason in (
            ("", None, "tag-name"),
            ("十一个汉字的名字太长了", None, "tag-long"),
            ("甲", None, "tag-taken"),
            ("乙", {"bands": ["nobody"]}, "tag-rule"),
        ):
            with pytest.raises(tags.Wrong, match=reason):
                tags.make(conn, name=name, rule=rule, by=BY, now=NOON)
        ann = add_person(conn, "ann")
        for n in range(tags.MOST_OF_ONE):
            other = tags.make(conn, name=f"t{n}", by=BY, now=NOON)
            tags.give(conn, tag_id=other, person_id=ann, by=BY, now=NOON)
        with pytest.raises(tags.Wrong, match="tag-full"):
            tags.give(conn, tag_id=tag, person_id=ann, by=BY, now=NOON)
        assert tags.drop(conn, tag, by=BY, now=NOON)
        assert tags.find(conn, tag) is None

    await store.write(work)


async def test_a_topic_is_added_closed_and_bound_to_a_season(store: Store) -> None:
    today = NOON.date()  # in March: winter is still on

    def work(conn: Connection) -> None:
        ann = add_person(conn, "ann")
        known = topics.known(conn)
        air = Topic("air", {"zh-CN": "空气", "en": "Air"}, {"zh-CN": "霾天提醒"}, season="winter")
        topics.keep(conn, air, by=BY, now=NOON)
        assert topics.known(conn) == known | {"air"}
        assert "air" in [one.id for one in topics.offered(conn, today=today)]
        summer = today.replace(month=7)
        assert "air" not in [one.id for one in topics.offered(conn, today=summer)]
        topics.keep(conn, Topic("flu", open=False), by=BY, now=NOON)
        assert "flu" not in [one.id for one in topics.offered(conn, today=today)]
        found = {one.id: one for one in topics.every(conn)}["air"]
        assert found.name("zh-TW") == "空气" and found.name("en") == "Air"
        assert topics.want(conn, person_id=ann, topic="air", now=NOON)
        assert topics.want(conn, person_id=ann, topic="air", now=NOON)
        assert not topics.want(conn, person_id=ann, topic="nothing", now=NOON)
        assert topics.of(conn, ann) == {"air"} and topics.counts(conn) == {"air": 1}
        meant = audience.count(conn, Audience(topics=("air",)), now=NOON, zone=ZONE)
        assert meant.total == 1
        topics.leave(conn, person_id=ann, topic="air")
        assert topics.of(conn, ann) == set()

    await store.write(work)


@pytest.mark.parametrize(
    ("topic", "reason"),
    [
        (Topic("Luft!"), "topic-code"),
        (Topic("air"), "topic-name"),
        (Topic("air", {"zh-CN": "一二三四五六七八九十一"}), "topic-long"),
        (Topic("air", {"zh-CN": "空气"}, season="monsoon"), "topic-season"),
    ],
)
async def test_a_topic_that_cannot_be_is_refused(store: Store, topic: Topic, reason: str) -> None:
    def work(conn: Connection) -> None:
        with pytest.raises(topics.Wrong, match=reason):
            topics.keep(conn, topic, by=BY, now=NOON)

    await store.write(work)


async def test_pages_of_a_tag_go_on_after_the_last(store: Store) -> None:
    def work(conn: Connection) -> None:
        tag = tags.make(conn, name="many", by=BY, now=NOON)
        for n in range(5):
            person = add_person(conn, f"p{n}")
            tags.give(conn, tag_id=tag, person_id=person, by=BY, now=NOON)
        first = tags.members(conn, tag, most=3)
        rest = tags.members(conn, tag, after=first[-1].id, most=3)
        assert [row.alias for row in (*first, *rest)] == [f"p{n}" for n in range(5)]
        gone = {"locale": "en"}
        conn.execute(update(TABLES["person"]).values(gone))
        assert tags.take(conn, tag_id=tag, person_id=first[0].id, by=BY, now=NOON)
        assert not tags.take(conn, tag_id=tag, person_id=first[0].id, by=BY, now=NOON)

    await store.write(work)
