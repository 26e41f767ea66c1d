"""The conversations with their real effects on a real database, one transaction a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlmodel import SQLModel

from bot.clinic import cases
from bot.clinic.effects import EFFECTS, Context
from bot.crypto import Vault
from bot.moves import Outcome
from bot.store.columns import unlock
from bot.store.session import sqlite_engine
from tests.unit.walking import CATALOGUE, Walk

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TABLES = SQLModel.metadata.tables


@pytest.fixture
def conn() -> Iterator[Connection]:
    unlock(Vault([b"k" * 32]))
    engine = sqlite_engine("sqlite:///:memory:")
    with engine.connect() as connection:
        SQLModel.metadata.create_all(connection)
        yield connection
    engine.dispose()


def a_context(conn: Connection, *, channel: str = "web", **values: Any) -> Context:
    row: dict[str, Any] = {
        "alias": f"a{id(values)}",
        "locale": "zh-CN",
        "elder": False,
        "consent": "",
    }
    row |= {"notices": True, "created_at": NOW} | values
    person = TABLES["person"]
    person_id = conn.execute(insert(person).returning(person.c.id), row).scalar_one()
    return Context(
        person_id=person_id,
        alias=str(row["alias"]),
        locale=str(row["locale"]),
        elder=bool(row["elder"]),
        channel=channel,
        address="x",
        now=NOW,
        consent=str(row["consent"]),
    )


def a_walk(conn: Connection, context: Context, **changed: Any) -> Walk:
    effects: dict[str, Any] = {
        name: partial(_run, conn, context, name) for name in EFFECTS
    } | changed
    return Walk(effects, locale=context.locale)


def _run(conn: Connection, context: Context, name: str, answers: dict[str, Any]) -> Outcome:
    return EFFECTS[name](conn, context, answers)


def agreed(conn: Connection, context: Context) -> Walk:
    return a_walk(conn, context).start().tap("agree")


def introduced(conn: Connection, context: Context, birth: str = "1986-03-08") -> Walk:
    """Agreed, and at the red-flag page of an intake for themselves."""
    walk = agreed(conn, context).tap("intake", "self").type("张三").tap("male")
    return walk.type(birth)


def rows(conn: Connection, table: str) -> list[Any]:
    found = TABLES[table]
    return list(conn.execute(select(found).order_by(*found.primary_key.columns)))


def shown(walk: Walk, context: Context) -> None:
    """Every sentence said can be said, with all its values."""
    for put in walk.heard:
        assert CATALOGUE.has(context.locale, put.key), put.key


def test_a_consent_is_kept_with_its_version_and_asked_once(conn: Connection) -> None:
    context = a_context(conn)
    agreed(conn, context)
    version = context.rules.consent.version
    kept = rows(conn, "consent")
    assert [(row.version, row.given, row.channel) for row in kept] == [(version, True, "web")]
    assert rows(conn, "person")[0].consent == context.consent == version
    assert a_walk(conn, context).start().said == ["menu-main"]
    assert rows(conn, "audit")[0].action == "consent.given"


def test_a_new_version_of_the_consent_is_asked_at_the_next_start(conn: Connection) -> None:
    context = a_context(conn, consent="2020-1")
    assert a_walk(conn, context).start().said == ["welcome-changed", "welcome-consent"]


def test_a_refusal_is_kept_and_can_be_taken_back(conn: Connection) -> None:
    context = a_context(conn)
    walk = a_walk(conn, context).start().tap("refuse")
    assert walk.said == ["welcome-refused", "menu-refused"]
    assert a_walk(conn, context).start(pick="doctor").said == ["menu-refused"]
    assert walk.tap("consent", "agree").said == ["welcome-agreed", "menu-main"]
    assert [row.given for row in rows(conn, "consent")] == [False, True]


def test_a_patient_is_kept_sealed_and_offered_the_next_time(conn: Connection) -> None:
    context = a_context(conn)
    walk = introduced(conn, context)
    assert walk.said == ["redflags-adult"]
    row = rows(conn, "patient")[0]
    assert (row.body["name"], row.body["birth"], row.body["exact"]) == ("张三", "1986-03-08", True)
    raw = conn.exec_driver_sql("SELECT body FROM patient").scalar_one()
    assert "张三".encode() not in raw
    again = a_walk(conn, context).start().tap("intake")
    assert [option.label for option in again.options()] == ["张三", ""]
    assert again.tap(str(row.id)).said == ["redflags-adult"]


def test_the_same_person_entered_twice_is_kept_once(conn: Connection) -> None:
    context = a_context(conn)
    introduced(conn, context)
    walk = a_walk(conn, context).start().tap("intake", "new", "self").type("张三").tap("male")
    assert walk.type("1986年3月8日").said == ["patient-same"]
    walk.tap("yes")
    assert len(rows(conn, "patient")) == 1
    assert walk.said == ["redflags-adult"]


def test_two_people_may_write_about_patients_of_one_name(conn: Connection) -> None:
    introduced(conn, a_context(conn))
    assert introduced(conn, a_context(conn)).said == ["redflags-adult"]
    assert len(rows(conn, "patient")) == 2


def test_nobody_can_use_a_patient_of_somebody_else(conn: Connection) -> None:
    first = a_context(conn)
    introduced(conn, first)
    other = a_context(conn)
    taken = {"picked": str(rows(conn, "patient")[0].id)}
    assert EFFECTS["patient_use"](conn, first, taken).value == "known"
    assert EFFECTS["patient_use"](conn, other, taken).value == "gone"


def test_a_birth_date_to_come_is_refused_on_the_clinics_own_day(conn: Connection) -> None:
    context = a_context(conn)
    context.now = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)  # already 2 March in Shanghai
    walk = introduced(conn, context, "2026-03-03")
    assert walk.said == ["birth-future", "patient-birth-self"]
    walk.type("2026-03-02")
    assert walk.said == ["patient-guardian"]


def test_an_older_person_may_switch_to_the_larger_wording(conn: Connection) -> None:
    context = a_context(conn)
    walk = introduced(conn, context, "1950-03-08")
    assert walk.said == ["patient-larger"]
    assert walk.tap("yes").said == ["engine-larger-on", "redflags-adult"]
    assert context.elder and rows(conn, "person")[0].elder
    assert len(walk.tap("none").options()) == 4


def cough(walk: Walk) -> Walk:
    return walk.tap("none", "cough", "done", "days2").type("36.8").tap("none", "send")


def test_a_mild_cold_is_told_so_and_kept_with_its_rules(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context))
    assert walk.said[-1] == "intake-result-l4"
    shown(walk, context)
    walk.tap("store")
    case = rows(conn, "case")[0]
    assert (case.state, case.outcome, case.level) == ("closed", "kept", "L4")
    assert [rule["id"] for rule in case.rules] == ["urgency", "mild-cold"]
    assert case.rules[0]["version"] == context.rules.urgency.version
    assert case.rules[0]["inputs"]["temperature"] == 36.8
    titles = [line["title"] for line in case.note["lines"]]
    assert titles[0] == "note-patient" and "intake-temp-title" in titles


def test_the_note_can_be_shown_in_both_languages(conn: Connection) -> None:
    context = a_context(conn)
    walk = introduced(conn, context, "1950-03-08").tap("no", "none", "fever", "other", "done")
    walk.type("腿肿").tap("days2").type("38.6").tap("ear", "heart", "diabetes", "done", "send")
    for line in walk.answers["note"]:
        for locale in ("zh-CN", "en"):
            assert CATALOGUE.has(locale, line["title"]), line
            for value in line["values"]:
                assert isinstance(value, str) or CATALOGUE.has(locale, value["key"]), value
    titles = [line["title"] for line in walk.answers["note"]]
    assert titles[-1] == "note-remarks"
    assert {"key": "intake-illnesses-heart"} in walk.answers["why"]


def test_a_red_flag_is_kept_as_an_emergency_whatever_happens_next(conn: Connection) -> None:
    context = a_context(conn)
    introduced(conn, context).tap("have")
    case = rows(conn, "case")[0]
    assert (case.level, case.state, case.outcome) == ("E1", "closed", "emergency")
    last = rows(conn, "audit")[-1]
    assert (last.action, last.subject) == ("emergency.intake", f"case:{case.id}")
    assert last.detail == context.rules.urgency.version


def test_a_red_flag_puts_a_case_first_in_the_queue(conn: Connection) -> None:
    calm = a_context(conn)
    cough(introduced(conn, calm)).tap("doctor", "fits")
    urgent = a_context(conn)
    walk = introduced(conn, urgent).tap("have", "human")
    assert walk.said == ["doctor-waiting"]
    assert [case.level for case in cases.waiting(conn)] == ["E1", "L4"]


def test_an_unsure_red_flag_is_seen_within_minutes(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn)).tap("unsure", "human")
    assert walk.said == ["doctor-waiting"]
    assert cases.waiting(conn)[0].level == "L1"


def test_a_feverish_infant_is_an_emergency_by_the_rules(conn: Connection) -> None:
    context = a_context(conn)
    walk = agreed(conn, context).tap("intake", "child").type("小宝").tap("female").type("两个月")
    walk.tap("yes")
    assert walk.said == ["redflags-infant"]
    walk.tap("none", "fever", "done", "today").type("38").tap("armpit", "none", "send")
    assert walk.said == ["intake-urgent"]
    assert {"key": "value-degrees", "value": "38.0"} in walk.heard[-1].args["why"]
    assert walk.tap("called").said == ["emergency-called", "menu-main"]


def test_the_whole_way_into_the_queue_and_out_with_a_rating(conn: Connection) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context)).tap("doctor", "fits")
    shown(walk, context)
    case = cases.waiting(conn)[0]
    assert (case.role, case.level, case.person_id) == ("respiratory", "L4", context.person_id)
    assert "queue" in context.rings
    assert walk.heard[0].args["ahead"] == "none"
    staff_id = a_doctor(conn)
    assert cases.accept(conn, case_id=case.id, staff_id=staff_id, now=NOW)
    assert walk.tap("look").heard[0].key == "doctor-active"
    assert walk.tap("cancel").said == ["doctor-cancel-late"]
    assert walk.tap("finish").said == ["doctor-finish-asked"]
    assert rows(conn, "message")[0].body == {"key": "note-finish-asked"}
    close(conn, case.id, staff_id)
    assert walk.event("closed").said == ["doctor-rating"]
    assert walk.tap("two").said == ["doctor-thanks", "menu-main"]
    assert rows(conn, "case")[0].rating == 2
    assert rows(conn, "audit")[-1].action == "case.poor-rating"


def a_doctor(conn: Connection) -> int:
    staff = TABLES["staff"]
    row: dict[str, Any] = {
        "login": "li",
        "name": "李医生",
        "title": "主治",
        "licence": "1",
        "role": "doctor",
    }
    row |= {"password": "x", "once": False, "active": True, "created_at": NOW}
    return int(conn.execute(insert(staff).returning(staff.c.id), row).scalar_one())


def close(conn: Connection, case_id: int, staff_id: int) -> None:
    summary = {"complaint": "a", "assessment": "b", "advice": "c", "seek_help": "d"}
    assert cases.close(
        conn, case_id=case_id, staff_id=staff_id, summary=summary, outcome="advice", now=NOW
    )


def test_the_queue_is_left_by_one_tap_and_the_case_says_so(conn: Connection) -> None:
    walk = cough(introduced(conn, a_context(conn))).tap("doctor", "fits")
    assert walk.tap("finish").said == ["doctor-finish-early"]
    assert walk.tap("cancel").said == ["doctor-cancelled", "menu-main"]
    assert rows(conn, "case")[0].state == "cancelled"
    assert cases.waiting(conn) == []


def test_the_place_in_the_queue_moves_up(conn: Connection) -> None:
    first, second = a_context(conn), a_context(conn)
    ahead = cough(introduced(conn, first)).tap("doctor", "fits")
    second.now = NOW + timedelta(minutes=1)
    walk = cough(introduced(conn, second)).tap("doctor", "fits")
    assert walk.heard[0].args["ahead"] == "1"
    ahead.tap("cancel")
    assert walk.tap("look").heard[0].args["ahead"] == "none"


def test_a_question_about_medicine_goes_to_the_pharmacist(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn)).tap("none", "medicine", "done", "none", "send")
    walk.tap("doctor")
    assert walk.heard[-1].args["shown"] == {"key": "role-pharmacist"}
    walk.tap("other", "more", "more", "nutrition")
    assert cases.waiting(conn)[0].role == "nutrition"


def test_on_wechat_a_sentence_is_asked_of_who_only_tapped(conn: Connection) -> None:
    walk = cough(introduced(conn, a_context(conn, channel="wechat"))).tap("doctor", "fits")
    assert walk.said == ["doctor-sentence"]
    walk.type("晚上咳得厉害")
    note = cases.waiting(conn)[0].note["lines"]
    assert note[-1] == {"title": "note-sentence", "values": ["晚上咳得厉害"]}


def test_on_wechat_an_emergency_joins_first_and_is_asked_for_words_there(conn: Connection) -> None:
    walk = introduced(conn, a_context(conn, channel="wechat")).tap("have", "human")
    assert walk.said == ["doctor-unheard"]
    assert cases.waiting(conn)[0].level == "E1"
    assert walk.tap("look").said == ["doctor-waiting"]


def test_on_wechat_who_told_in_words_is_not_asked_again(conn: Connection) -> None:
    walk = agreed(conn, a_context(conn, channel="wechat")).tap("doctor", "self").type("张三")
    walk.tap("male").type("1986-03-08").tap("none").type("手上起疹子很痒").tap("today", "fits")
    assert walk.said == ["doctor-waiting"]
    assert "intake-words-title" in [line["title"] for line in cases.waiting(conn)[0].note["lines"]]


def test_someone_from_the_emergency_card_joins_without_a_patient(conn: Connection) -> None:
    context = a_context(conn)
    agreed(conn, context)
    walk = a_walk(conn, context).start(pick="doctor", urgent="yes")
    assert walk.said == ["doctor-waiting"]
    case = cases.waiting(conn)[0]
    assert (case.level, case.patient_id, case.role) == ("E2", None, "doctor")


def test_asking_twice_for_one_patient_joins_the_queue_once(conn: Connection) -> None:
    context = a_context(conn)
    cough(introduced(conn, context)).tap("doctor", "fits")
    walk = a_walk(conn, context).start()
    assert walk.said == ["menu-waiting"]
    patient = str(rows(conn, "patient")[0].id)
    walk.tap("doctor", patient, "none").type("还是咳，睡不好").tap("days2", "fits")
    assert walk.said == ["doctor-waiting"]
    assert len(cases.waiting(conn)) == 1


@pytest.mark.parametrize(
    ("state", "outcome", "key"),
    [
        ("closed", "advice", "mine-case-closed"),
        ("closed", "kept", "mine-case-kept"),
        ("closed", "emergency", "mine-case-kept"),
        ("cancelled", "", "mine-case-cancelled"),
        ("waiting", "", "mine-case-waiting"),
        ("active", "", "mine-case-active"),
    ],
)
def test_my_consultation_says_how_it_stands(
    conn: Connection, state: str, outcome: str, key: str
) -> None:
    context = a_context(conn)
    walk = cough(introduced(conn, context)).tap("doctor", "fits")
    case = TABLES["case"]
    conn.execute(update(case).values(state=state, outcome=outcome))
    walk = a_walk(conn, context).start().tap("mine", "case")
    assert walk.said[0] == key
    shown(walk, context)


def test_who_has_no_case_is_told_so(conn: Connection) -> None:
    assert agreed(conn, a_context(conn)).tap("mine", "case").said[0] == "mine-case-none"


def test_settings_change_the_person_and_this_very_turn(conn: Connection) -> None:
    context = a_context(conn)
    walk = agreed(conn, context).tap("mine", "larger")
    assert context.elder
    walk.tap("mine", "larger")
    assert not context.elder
    assert walk.tap("mine", "notices").said[0] == "engine-stopped"
    assert walk.tap("mine", "notices").said[0] == "mine-notices-on"
    walk.tap("mine", "language", "en")
    assert context.locale == rows(conn, "person")[0].locale == "en"
