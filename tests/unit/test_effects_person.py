"""What the conversations keep of a person: consent, patients, settings; on a real database."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from bot.clinic.effects import EFFECTS
from tests.unit.real_effects import a_context, a_walk, agreed, introduced, rows


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
    assert walk.tap("yes").said == ["engine-larger-on", "redflags-old"]
    assert context.elder and rows(conn, "person")[0].elder
    assert len(walk.tap("none").options()) == 4


def test_settings_change_the_person_and_this_very_turn(conn: Connection) -> None:
    context = a_context(conn)
    walk = agreed(conn, context).tap("mine", "larger")
    assert context.elder
    walk.tap("mine", "more", "larger")
    assert not context.elder
    assert walk.tap("mine", "notices", "all").said[0] == "engine-stopped"
    assert walk.tap("all").said[0] == "mine-notices-on"
    walk.tap("done", "mine", "language", "en")
    assert context.locale == rows(conn, "person")[0].locale == "en"
