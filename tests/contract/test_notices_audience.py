"""Whom a notice means, who is left out and why, and the list that is frozen once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from pydantic import ValidationError
from sqlalchemy import Connection, func, select, update

from bot.clinic.notices import Audience, Reach, audience, freezing, planning, topics
from bot.clinic.notices.recipients import RECIPIENT
from bot.clinic.people import PERSON
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import NOON, add, add_account, add_patient, add_person
from tests.contract.notice_parts import REACHES, ZONE, people, rows, running

COUNT = partial(audience.count, now=NOON, zone=ZONE)


def change(conn: Connection, name: str, **values: object) -> None:
    conn.execute(update(PERSON).where(PERSON.c.alias == name).values(**values))


async def test_who_wants_none_is_away_consults_is_busy_or_had_one_is_counted_apart(
    store: Store,
) -> None:
    def work(conn: Connection) -> dict[str, int]:
        people(conn, 8)
        change(conn, "telegram0", notices=False)
        change(conn, "telegram2", case_id=5)
        change(conn, "telegram3", asked_at=NOON - timedelta(minutes=5))
        conn.execute(
            update(ACCOUNT).where(ACCOUNT.c.address == "telegram1").values(reachable=False)
        )
        for name, values in {"erased_at": NOON, "staff": True, "consent": ""}.items():
            person_id = add_person(conn, name)
            conn.execute(update(PERSON).where(PERSON.c.id == person_id).values({name: values}))
        made = running(conn)
        had = conn.execute(select(ACCOUNT).where(ACCOUNT.c.address == "telegram4")).one()
        row = {"notice_id": made, "account_id": had.id, "person_id": had.person_id}
        row |= {"channel": "telegram", "zone": ZONE, "way": "push", "state": "sent"}
        rest = {"reason": "", "attempts": 1, "owner": "", "platform_id": ""}
        add(conn, "recipient", **row, **rest, at=NOON - timedelta(days=2))
        counted = COUNT(conn, Audience())
        assert sorted(counted.samples) == ["telegram5", "telegram6", "telegram7"]
        free = COUNT(conn, Audience(rest_days=1))
        assert free.meant("telegram") == 4
        return dict(counted.by_channel["telegram"])

    found = await store.write(work)
    assert found == {"": 3, "stopped": 1, "unreachable": 1, "consult": 1, "busy": 1, "rest": 1}


async def test_a_filter_means_channel_language_wording_age_region_and_last_visit(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        ids = people(conn, 4)
        people(conn, 2, channel="wechat")
        change(conn, "telegram0", locale="en", elder=True)
        add_patient(conn, ids[1], birth="2024-01-01")
        add_patient(conn, ids[2], birth="1950-01-01")
        add(conn, "saved_place", person_id=ids[2], body={"code": "330106"}, used_at=NOON)
        assert topics.want(conn, person_id=ids[3], topic="flu", now=NOON)
        old = NOON - timedelta(days=40)
        conn.execute(update(ACCOUNT).where(ACCOUNT.c.address == "telegram3").values(seen_at=old))
        few = {
            "telegram0": Audience(locales=("en",)),
            "telegram1": Audience(bands=("toddler",)),
            "telegram2": Audience(bands=("old",), regions=("33",)),
            "telegram3": Audience(topics=("flu",)),
        }
        for name, meant in few.items():
            assert COUNT(conn, meant).samples == [name]
        assert COUNT(conn, Audience(elder=True)).samples == ["telegram0"]
        assert COUNT(conn, Audience(away_days=30)).samples == ["telegram3"]
        assert COUNT(conn, Audience(seen_days=30)).total == 5
        assert COUNT(conn, Audience(channels=("wechat",))).total == 2
        assert COUNT(conn, Audience(bands=("old",), regions=("11",))).total == 0

    await store.write(work)


@pytest.mark.parametrize("given", [{"channels": ("web",)}, {"bands": ("giant",)}, {"tag": "x"}])
def test_a_filter_that_means_nobody_by_mistake_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Audience.model_validate(given)


async def test_the_list_is_frozen_page_by_page_with_one_row_a_person(store: Store) -> None:
    def begin(conn: Connection) -> int:
        ids = people(conn, 5)
        add_account(conn, ids[0], channel="wechat", address="w", seen_at=NOON + timedelta(hours=1))
        return running(conn)

    made = await store.write(begin)
    freeze = partial(freezing.freeze, reaches=REACHES, now=NOON, zone=ZONE, most=2)
    steps = 0
    while await store.write(freeze):
        steps += 1
    assert steps == 4  # six accounts in pairs, and a look beyond them
    await store.write(lambda conn: add_person(conn, "too-late"))
    assert not await store.write(freeze)
    found = await store.read(partial(rows, made=made))
    assert found.pop("telegram0") == ("skipped", "no-way")  # their WeChat was used last
    assert found == {f"telegram{n}": ("planned", "") for n in range(1, 5)}


async def test_a_page_frozen_twice_after_a_crash_makes_no_second_row(store: Store) -> None:
    made = await store.write(lambda conn: people(conn, 3) and running(conn))

    def again(conn: Connection) -> int:
        for _ in range(2):
            conn.exec_driver_sql("UPDATE notice SET frozen_upto = 0, frozen_at = NULL")
            assert freezing.freeze(conn, reaches=REACHES, now=NOON, zone=ZONE)
        query = select(func.count()).select_from(RECIPIENT).where(RECIPIENT.c.notice_id == made)
        return int(conn.execute(query).scalar_one())

    assert await store.write(again) == 3


async def test_a_plan_tells_the_ways_the_time_and_who_cannot_be_reached(store: Store) -> None:
    def work(conn: Connection) -> None:
        people(conn, 56)
        people(conn, 9, channel="wechat")
        until = NOON + timedelta(hours=1)
        for name, left in (("wechat0", 5), ("wechat1", 3)):
            values = {"allowed": left, "allowed_until": until}
            conn.execute(update(ACCOUNT).where(ACCOUNT.c.address == name).values(values))
        reaches = {"telegram": Reach(rate=28.0), "wechat": Reach(rate=50.0, counted=True)}
        planned = planning.plan(conn, Audience(), reaches=reaches, now=NOON, zone=ZONE)
        telegram, wechat = planned.paths
        assert (telegram.push, telegram.seconds) == (56, 2.0)
        assert (wechat.push, wechat.mass, wechat.left) == (1, 0, 8)
        assert len(planned.samples) == 20
        massed = reaches | {"wechat": Reach(rate=50.0, counted=True, mass=True)}
        planned = planning.plan(conn, Audience(), reaches=massed, now=NOON, zone=ZONE)
        assert (planned.paths[1].push, planned.paths[1].mass, planned.paths[1].left) == (1, 8, 0)

    await store.write(work)
