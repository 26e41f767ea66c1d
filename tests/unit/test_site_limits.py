"""What a site limits and asks: ages, campaigns, fees, documents; and wishes, and ratings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.hometest import rating, wishes, zones
from bot.clinic.slots.sites import Site
from bot.clinic.vaccinating import atsite, visits
from tests.clinic import TABLES
from tests.contract.lab_parts import LATER, sampled
from tests.unit.real_effects import a_context, a_walk, rows
from tests.unit.vaccine_parts import a_person, at_times, booked, entered

RIVER, CANAL = "vaccine:river", "vaccine:canal"
CARD = "11010519491231002X"


def site(key: str) -> Site:
    found = slots.sites.load().site(key)
    assert found is not None
    return found


def test_a_site_serves_the_ages_it_names() -> None:
    assert not site(RIVER).serves(107) and site(RIVER).serves(108) and site(CANAL).serves(0)


@pytest.mark.parametrize(("years", "free"), [(59, False), (60, True)])
def test_a_campaign_is_for_whom_it_names(years: int, free: bool) -> None:
    found = site(CANAL).campaign("influenza", years, date(2026, 11, 2))
    assert (found is not None) is free
    assert site(CANAL).campaign("ppv23", years, date(2026, 11, 2)) is None


def test_a_small_child_is_not_sent_to_a_site_for_the_grown(conn: Connection) -> None:
    child = entered(conn, a_person(conn), "influenza", "2024-05-06").tap("none", "never")
    told = [str(put.args["site"]) for put in child.heard if put.key == "vaccine-site-line"]
    assert told and not any("滨江" in name for name in told)


def test_the_old_are_told_where_it_is_free_and_others_what_it_costs(conn: Connection) -> None:
    old = at_times(conn, a_person(conn), "1958-04-02")
    fees = [str(put.args["fee"]) for put in old.heard if put.key == "vaccine-site-fee"]
    assert any("60 岁以上" in fee for fee in fees)
    young = at_times(conn, a_person(conn), "1990-04-02")
    fees = [str(put.args["fee"]) for put in young.heard if put.key == "vaccine-site-fee"]
    assert any("60 元起" in fee for fee in fees)


def test_a_site_that_asks_gets_document_and_phone_and_nobody_else_sees_them(
    conn: Connection,
) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "zoster", "1958-04-02").tap("none")
    while "vaccine-window" not in walk.said:
        found = {str(option.value) for option in walk.options()}
        walk.tap("never" if "never" in found else "zoster-rzv")
    walk.tap("other", RIVER)
    while "vaccine-card" not in walk.said:
        walk.tap(str(walk.options()[0].value))
        assert walk.taps < 30
    walk.type("110105194912310021")
    assert "card-wrong" in walk.said
    walk.type(CARD).tap("yes").type("13800138000")
    assert "vaccine-card-kept" in walk.said and "002X" in str(walk.heard)
    assert "19491231" not in str([put.args for put in walk.heard])
    walk.tap("yes")
    made = visits.mine(conn, context.person_id)[0]
    assert made.body["card"] == "110105 19491231 002X" and made.body["phone"] == "138 0013 8000"
    raw = conn.exec_driver_sql("SELECT body FROM booking").scalar_one()
    assert b"19491231" not in bytes(raw)
    day = made.starts_at
    seen = atsite.today(conn, resource=RIVER, start=day, end=day + timedelta(hours=1))
    assert [one.card for one in seen] == ["110105 19491231 002X"]


def test_a_site_that_asks_nothing_asks_nothing(conn: Connection) -> None:
    context = a_person(conn)
    visit = booked(conn, context)
    assert visit.resource == "vaccine:lake" and visit.body["card"] == ""


def test_a_wish_for_a_district_is_told_once_when_the_zones_grow(
    conn: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = a_context(conn)
    place: dict[str, Any] = {"place": {"code": "330111"}}
    assert wishes.home_far(conn, context, place).value == "ask"
    for _ in range(2):
        wishes.home_wish(conn, context, place)
    assert len(rows(conn, "zone_wish")) == 1
    assert not wishes.tell(conn, now=context.now)
    monkeypatch.setattr(zones, "covering", lambda code: ["home:far"])
    assert wishes.tell(conn, now=context.now)
    assert not wishes.tell(conn, now=context.now)
    assert [row.name for row in rows(conn, "timer")] == [wishes.NAME]


def test_many_wishes_for_places_still_far_keep_nobody_waiting(
    conn: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = a_context(conn)
    far = {"person_id": context.person_id, "at": context.now}
    many = [far | {"district": f"far-{n}"} for n in range(600)]
    conn.execute(TABLES["zone_wish"].insert(), [*many, far | {"district": "330111"}])
    monkeypatch.setattr(zones, "covering", lambda code: ["home:far"] * (code == "330111"))
    assert wishes.tell(conn, now=context.now)
    assert [row.body for row in rows(conn, "timer")] == [{"district": "330111"}]


def test_a_visit_is_rated_once_with_words_sealed(conn: Connection) -> None:
    order = sampled(conn)
    planned = [row for row in rows(conn, "timer") if row.name == rating.NAME]
    assert len(planned) == 1 and planned[0].due_at > LATER
    context = a_context(conn)
    conn.execute(TABLES["booking"].update().values(person_id=context.person_id))
    for stars, words in (("five", "采样员很耐心"), ("one", "不好")):
        answers = {"booking_id": order.visit_id, "stars": stars, "words": words}
        assert rating.rate_keep(conn, context, answers).value == "done"
    (kept,) = rows(conn, "visit_rating")
    assert kept.stars == 5 and kept.body == {"words": "采样员很耐心"}


def test_a_few_words_end_the_rating_and_a_kit_may_be_ordered_again(conn: Connection) -> None:
    context = a_person(conn)
    visit = booked(conn, context)
    walk = a_walk(conn, context).start(pick="rating", booking_id=visit.id)
    walk.tap("four").type("准时，很好")
    assert "rate-thanks" in walk.said
