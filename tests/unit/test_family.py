"""Helping one another: a code works once, the patient agrees, and nobody else sees anything."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import relatives
from bot.clinic.context import Context
from bot.clinic.effects import EFFECTS
from bot.clinic.relatives import Refused, Right
from tests.unit.real_effects import a_context, a_walk, introduced, rows
from tests.unit.walking import Walk


@pytest.fixture
def mother(conn: Connection) -> Context:
    context = a_context(conn)
    introduced(conn, context)
    return context


@pytest.fixture
def daughter(conn: Connection) -> Context:
    context = a_context(conn)
    introduced(conn, context, "1990-01-01")
    return context


def family(conn: Connection, context: Context, **answers: Any) -> Walk:
    return a_walk(conn, context).start(pick="family", **answers)


def invited(conn: Connection, context: Context, rights: str = "all") -> str:
    patient = str(rows(conn, "patient")[0].id)
    walk = family(conn, context).tap("invite", patient, rights)
    said = next(put for put in walk.heard if put.key == "family-code")
    return str(said.args["code"])


def asked(conn: Connection, context: Context, code: str) -> Walk:
    walk = family(conn, context).tap("helping").type(code, "小丽")
    return walk.tap("parent", "yes")


def linked(conn: Connection, mother: Context, daughter: Context, rights: str = "all") -> None:
    asked(conn, daughter, invited(conn, mother, rights))
    walk = family(conn, mother)
    assert walk.said == ["family-request"]
    walk.tap("yes")


def told(conn: Connection) -> list[tuple[int, str]]:
    return [(row.person_id, row.name) for row in rows(conn, "timer")]


def options(walk: Walk) -> list[str]:
    return [str(option.label) for option in walk.options()]


def test_a_daughter_acts_for_her_mother_once_the_mother_agreed(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    walk = asked(conn, daughter, invited(conn, mother))
    assert walk.said[0] == "family-waits"
    assert "张三" not in options(a_walk(conn, daughter).start().tap("intake"))[1:]
    assert told(conn) == [(mother.person_id, "family.asked")]
    walk = family(conn, mother)
    assert walk.heard[0].args == {
        "who": "小丽",
        "about": "张三",
        "may": {"key": "family-may-all"},
    }
    walk.tap("yes")
    assert told(conn)[-1] == (daughter.person_id, "family.agreed")
    patient = rows(conn, "patient")[0]
    walk = a_walk(conn, daughter).start().tap("intake", str(patient.id))
    assert walk.said == ["intake-present"]
    assert walk.tap("away").said == ["intake-away", "redflags-adult"]
    assert walk.answers["relation"] == "parent"


def test_each_action_stores_who_acted_and_the_patient_hears_of_it_once_a_day(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    linked(conn, mother, daughter)
    patient = rows(conn, "patient")[0].id
    for _ in range(2):
        a_walk(conn, daughter).start().tap("intake", str(patient))
    acted = [row for row in rows(conn, "audit") if row.action == "family.acted"]
    assert {(row.actor, row.subject) for row in acted} == {
        (f"person:{daughter.person_id}", f"patient:{patient}")
    }
    assert told(conn).count((mother.person_id, "family.acted")) == 1
    daughter.now += timedelta(days=1)
    a_walk(conn, daughter).start().tap("intake", str(patient))
    assert told(conn).count((mother.person_id, "family.acted")) == 2


def test_a_helper_with_three_patients_picks_whom_it_is_about(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    linked(conn, mother, daughter)
    father = a_context(conn)
    walk = a_walk(conn, father).start().tap("agree", "intake", "self").type("老王").tap("male")
    walk.type("1960-01-01")
    patient = str(rows(conn, "patient")[-1].id)
    walk = family(conn, father).tap("invite", patient, "talk")
    code = str(next(put for put in walk.heard if put.key == "family-code").args["code"])
    asked(conn, daughter, code)
    family(conn, father).tap("yes")
    assert options(a_walk(conn, daughter).start().tap("intake"))[:-1] == ["张三", "老王", "张三"]
    daughter.elder = True
    walk = a_walk(conn, daughter).start().tap("intake")
    assert len(walk.options()) == 4


@pytest.mark.parametrize("by", ["mother", "daughter"])
def test_either_side_ends_it_and_the_other_is_told(
    conn: Connection, mother: Context, daughter: Context, by: str
) -> None:
    linked(conn, mother, daughter)
    ends, other = (mother, daughter) if by == "mother" else (daughter, mother)
    link = str(rows(conn, "family_link")[0].id)
    walk = family(conn, ends).tap("ends", link, "yes")
    assert walk.said[0] == "family-ended"
    assert told(conn)[-1] == (other.person_id, "family.ended")
    taken = {"picked": str(rows(conn, "patient")[0].id)}
    assert EFFECTS["patient_use"](conn, daughter, taken).value == "gone"
    assert family(conn, daughter).tap("ends").said[0] == "family-none"


def test_a_code_works_once(conn: Connection, mother: Context, daughter: Context) -> None:
    code = invited(conn, mother)
    assert asked(conn, daughter, code).said[0] == "family-waits"
    assert asked(conn, a_context(conn, consent=daughter.consent), code).said[0] == "family-wrong"
    assert len(rows(conn, "family_link")) == 1


def test_a_code_ends_after_a_day_and_when_a_new_one_is_drawn(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    old = invited(conn, mother)
    new = invited(conn, mother)
    if old != new:
        assert asked(conn, daughter, old).said[0] == "family-wrong"
    daughter.now += relatives.VALID + timedelta(seconds=1)
    assert asked(conn, daughter, new).said[0] == "family-wrong"


def test_a_request_that_nobody_answered_for_a_day_is_over(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    asked(conn, daughter, invited(conn, mother))
    mother.now += relatives.VALID + timedelta(seconds=1)
    assert family(conn, mother).said == ["family-main"]
    daughter.now = mother.now
    assert asked(conn, daughter, invited(conn, mother)).said[0] == "family-waits"


def test_guessing_is_stopped_after_five_wrong_numbers(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    code = invited(conn, mother).replace(" ", "")
    wrong = [f"{n:06}" for n in range(8) if f"{n:06}" != code][: relatives.TRIES]
    for guess in wrong:
        assert asked(conn, daughter, guess).said[0] == "family-wrong"
    assert asked(conn, daughter, code).said[0] == "family-often"
    daughter.now += relatives.GUESSING + timedelta(seconds=1)
    assert asked(conn, daughter, code).said[0] == "family-waits"


def test_guessing_by_many_new_people_is_stopped_too(
    conn: Connection, mother: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relatives, "TRIES_OF_ALL", 3)
    for _ in range(3):
        found = ask(conn, a_context(conn), "999999")
        assert found in (Refused.wrong, Refused.often)
    assert ask(conn, a_context(conn), invited(conn, mother)) is Refused.often


def ask(conn: Connection, context: Context, code: str) -> Any:
    return relatives.ask(
        conn,
        person_id=context.person_id,
        code=code.replace(" ", ""),
        name="小丽",
        relation="child",
        now=context.now,
    )


def test_nobody_links_themselves_or_shares_what_is_not_theirs(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    code = invited(conn, mother)
    assert ask(conn, mother, code) is Refused.own
    linked(conn, mother, daughter)
    taken = {"patient_id": rows(conn, "patient")[0].id, "rights": "all"}
    outcome = EFFECTS["family_code"](conn, daughter, taken)
    assert [put.key for put in outcome.says] == ["family-not-yours"]
    assert ask(conn, daughter, invited(conn, mother)) is Refused.linked


def test_a_request_is_answered_by_its_patient_only(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    asked(conn, daughter, invited(conn, mother))
    link = rows(conn, "family_link")[0].id
    args = {"link_id": link, "owner_id": daughter.person_id, "yes": True, "now": daughter.now}
    assert not relatives.answer(conn, **args)
    assert relatives.end(conn, link_id=link, by=a_context(conn).person_id, now=mother.now) is None


def test_who_may_only_see_is_offered_no_talk_but_hears_how_it_stands(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    linked(conn, mother, daughter, "see")
    assert len(relatives.helped(conn, daughter.person_id, Right.see)) == 1
    assert options(a_walk(conn, daughter).start().tap("intake"))[:-1] == ["张三"]
    taken = {"picked": str(rows(conn, "patient")[0].id)}
    assert EFFECTS["patient_use"](conn, daughter, taken).value == "gone"
    walk = a_walk(conn, daughter).start().tap("mine", "case")
    assert walk.said[:2] == ["mine-case-none", "family-stands"]
    assert walk.heard[1].args == {"who": "张三", "state": "none"}


def test_helper_and_patient_may_both_wait_and_neither_lands_in_the_others_talk(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    linked(conn, mother, daughter)
    patient = rows(conn, "patient")[0].id
    opened = [
        EFFECTS["open_case"](
            conn, who, {"patient_id": patient, "level": "L3", "note": [], "fired": []}
        ).gives["case_id"]
        for who in (daughter, mother, mother)
    ]
    assert opened[0] != opened[1] == opened[2]
    cases = {row.id: (row.person_id, row.patient_id) for row in rows(conn, "case")}
    assert cases == {
        opened[0]: (daughter.person_id, patient),
        opened[1]: (mother.person_id, None),
    }


def test_who_was_ended_in_the_middle_of_something_no_longer_writes_in_that_record(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    linked(conn, mother, daughter)
    patient = rows(conn, "patient")[0].id
    walk = a_walk(conn, daughter).start().tap("intake", str(patient))
    link = rows(conn, "family_link")[0].id
    assert relatives.end(conn, link_id=link, by=mother.person_id, now=mother.now)
    walk.tap("here", "none", "cough", "done", "days2").type("36.8")
    while "intake-confirm" not in walk.said:
        known = [option.value for option in walk.options()]
        walk.tap(next(one for one in ("unmeasured", "none", "advice") if one in known))
    walk.tap("send", "store")
    assert rows(conn, "case")[-1].patient_id is None


def test_names_and_codes_are_not_stored_in_the_clear(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    code = invited(conn, mother).replace(" ", "")
    seek = conn.exec_driver_sql("SELECT seek FROM family_code").scalar_one()
    assert code.encode() not in bytes(seek)
    asked(conn, daughter, code)
    body = conn.exec_driver_sql("SELECT body FROM family_link").scalar_one()
    assert "小丽".encode() not in bytes(body)


def test_a_deep_link_brings_the_code_along(
    conn: Connection, mother: Context, daughter: Context
) -> None:
    code = invited(conn, mother).replace(" ", "")
    walk = family(conn, daughter, arrived=code)
    assert walk.said == ["family-name"]
    walk.type("小丽").tap("parent", "yes")
    assert walk.said[0] == "family-waits"


def test_on_the_web_page_the_code_is_a_picture_and_an_address_too(
    conn: Connection, mother: Context
) -> None:
    mother.site = "https://clinic.example/"
    code = invited(conn, mother).replace(" ", "")
    row = rows(conn, "outbox")[-1]
    assert row.body["media"]
    picture = rows(conn, "media")[-1]
    assert picture.mime == "image/png" and picture.body.startswith(b"\x89PNG")
    walk = family(conn, mother).tap("invite", str(rows(conn, "patient")[0].id), "all")
    link = next(put for put in walk.heard if put.key == "family-link").args["link"]
    assert link.startswith("https://clinic.example/chat?to=family-") and not link.endswith(code)
