"""Where to go after an intake: fever clinics or hospitals near, what to say there, the page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, update

from bot.clinic import locating, sheets
from bot.clinic.context import Context
from tests.clinic import TABLES
from tests.unit.real_effects import a_context, cough, introduced, rows
from tests.unit.walking import Walk

DISTRICT = "西湖区"
SITE = "https://clinic.example"


def with_site(conn: Connection, **values: Any) -> Context:
    context = a_context(conn, **values)
    context.site = SITE
    return context


def link_in(walk: Walk) -> str:
    (said,) = [put for put in walk.heard if put.key == "nearby-sheet"]
    return str(said.args["link"]).removeprefix(SITE + sheets.PATH)


def test_after_a_cough_the_nearest_fever_clinics_are_a_tap_away(conn: Connection) -> None:
    walk = cough(introduced(conn, a_context(conn)))
    assert [o.value for o in walk.options()] == ["doctor", "fever", "store", "another"]
    walk.tap("fever").type(DISTRICT)
    assert walk.said == ["nearby-say", "sites"]
    names = [walk.answers[name]["name"] for name in ("first", "second", "third")]
    assert all("发热" in name for name in names)
    assert {"key": "intake-complaints-cough"} in walk.heard[0].args["why"]


def test_the_list_leads_back_to_the_same_result(conn: Connection) -> None:
    walk = cough(introduced(conn, a_context(conn)))
    result = walk.said[-1]
    walk.tap("fever").type(DISTRICT).tap("over")
    assert walk.said[-1] == result
    walk.tap("fever").type(DISTRICT).tap("keep")
    assert walk.said[-1] == result and len(rows(conn, "saved_place")) == 1


def test_what_no_fever_clinic_sees_is_not_sent_there(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn)).tap("none", "skin", "done", "days2").type("36.8")
    walk.tap("body", "none", "done", "none", "none", "advice", "send")
    assert walk.said[-1].startswith("intake-result-")
    assert "fever" not in [o.value for o in walk.options()]


def test_an_emergency_leads_to_hospitals_with_an_emergency_department(conn: Connection) -> None:
    context = with_site(conn)
    walk = introduced(conn, context).tap("none", "cough", "done", "today").type("36.8")
    walk.tap("short", "done").type("90")
    assert walk.said == ["intake-urgent"]
    walk.tap("near").type(DISTRICT)
    assert walk.said == ["nearby-say", "nearby-sheet", "hospitals-two"]
    assert "发热" not in walk.answers["first"]["name"]
    page = sheets.follow(conn, link_in(walk), now=context.now)
    assert page is not None and "note-patient" in [line["title"] for line in page.lines]
    walk.tap("over")
    assert walk.said == ["intake-urgent"]


def test_the_page_opens_until_its_time_is_over_and_for_nobody_who_guesses(conn: Connection) -> None:
    context = with_site(conn)
    token = link_in(cough(introduced(conn, context)).tap("fever").type(DISTRICT))
    page = sheets.follow(conn, token, now=context.now)
    assert page is not None and page.locale == "zh-CN"
    assert page.lines == rows(conn, "intake")[0].body["note"]
    opened = [row for row in rows(conn, "audit") if row.action == "sheet.opened"]
    assert [row.subject for row in opened] == [f"intake:{rows(conn, 'intake')[0].id}"]
    assert sheets.follow(conn, token, now=context.now + sheets.VALID) is None
    last = context.now + sheets.VALID - timedelta(seconds=1)
    assert sheets.follow(conn, token, now=last) is not None
    for wrong in (token[:-2] + "AA", "x" * 60, token[4:]):
        assert sheets.follow(conn, wrong, now=context.now) is None


def test_the_page_of_somebody_who_was_erased_is_gone(conn: Connection) -> None:
    context = with_site(conn)
    token = link_in(cough(introduced(conn, context)).tap("fever").type(DISTRICT))
    conn.execute(update(TABLES["person"]).values(erased_at=context.now))
    assert sheets.follow(conn, token, now=context.now) is None


def test_without_a_public_address_there_is_no_page(conn: Connection) -> None:
    walk = cough(introduced(conn, a_context(conn))).tap("fever").type(DISTRICT)
    assert "nearby-sheet" not in walk.said


def test_who_kept_a_place_is_told_the_hospital_nearest_to_it(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context))
    assert [put.key for put in locating.hospital_card(conn, context)] == ["doctor-hospital"]
    walk.tap("fever").type(DISTRICT).tap("keep")
    card, nearest = locating.hospital_card(conn, context)
    assert (card.key, nearest.key) == ("doctor-hospital", "hospital-nearest")
    assert "发热" not in nearest.args["first"]["name"]


def test_in_the_larger_wording_one_site_comes_after_another_and_what_to_say_once(
    conn: Connection,
) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context))
    context.elder = walk.elder = True
    walk.tap("fever").type(DISTRICT)
    assert walk.said == ["nearby-say", "sites-larger"]
    nearest = walk.answers["first"]["name"]
    walk.tap("next")
    assert walk.said == ["sites-larger"] and walk.answers["first"]["name"] != nearest
