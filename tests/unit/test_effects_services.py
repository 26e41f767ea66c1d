"""The doors of the services with the real effects: results, the crisis, notes, the record."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from bot.clinic import records, scales
from tests.clinic import TABLES
from tests.unit.real_effects import a_context, a_walk, agreed, rows
from tests.unit.walking import Walk


def at_first_item(conn: Connection, scale: str, *, group: str = "mood") -> Walk:
    walk = agreed(conn, a_context(conn)).tap("services", "scales", group, scale, "self")
    return walk.type("张三").tap("male").type("1986-03-08")


def test_a_result_is_kept_sealed_with_the_version_it_was_scored_by(conn: Connection) -> None:
    walk = at_first_item(conn, "gad7").tap("3", "3", "1", "1", "0", "0", "0")
    assert walk.said == ["scale-offer"]
    kept = rows(conn, "scale_result")
    assert len(kept) == 1 and kept[0].scale == "gad7"
    assert kept[0].body["points"] == 8 and kept[0].body["band"] == "mild"
    assert kept[0].body["version"] == scales.load().version
    assert kept[0].patient_id == rows(conn, "patient")[0].id


def test_a_second_result_tells_how_it_stands_to_the_first(conn: Connection) -> None:
    context = a_context(conn)
    walk = agreed(conn, context).tap("services", "scales", "body", "frail", "self")
    walk.type("张三").tap("male").type("1986-03-08").tap("1", "1", "0", "0", "0", "done")
    patient = str(rows(conn, "patient")[0].id)
    walk.tap("services", "scales", "body", "frail", patient, "1", "0", "0", "0", "0")
    assert walk.answers["trend"]["key"] == "scale-trend-less"
    assert walk.answers["trend"]["points"] == "2"


@pytest.mark.parametrize("said", ["1", "2", "3"])
def test_after_a_thought_of_self_harm_people_are_called_and_nothing_is_scored(
    conn: Connection, said: str
) -> None:
    walk = at_first_item(conn, "phq9").tap("3", "3", *["0"] * 6, said)
    assert walk.said == ["card-crisis"]
    assert [option.value for option in walk.options()] == ["with", "alone", "misheard"]
    walk.tap("with").tap("no").tap("no")
    assert "scale_score" not in walk.ran and rows(conn, "scale_result") == []
    case = rows(conn, "case")[0]
    assert (case.state, case.level, case.hurry, case.role) == ("waiting", "L1", True, "doctor")
    assert case.patient_id == rows(conn, "patient")[0].id
    titles = [line["title"] for line in case.note["lines"]]
    assert titles == [
        *("note-urgent", "note-patient", "note-crisis"),
        *("note-beside", "note-plan", "note-means"),
    ]


def test_whoever_was_not_meant_by_the_crisis_card_answers_once_more(conn: Connection) -> None:
    walk = at_first_item(conn, "phq9").tap("3", "3", *["0"] * 6, "1").tap("misheard")
    assert walk.said == ["scale-phq9-9"]
    assert walk.tap("0").said == ["scale-offer"]
    assert rows(conn, "case") == []


@pytest.mark.parametrize(
    ("answers", "level", "told"),
    [
        (["yes"], "E1", ["crisis-danger", "doctor-waiting"]),
        (["no", "yes"], "E1", ["crisis-danger", "doctor-waiting"]),
        (["no", "no"], "L1", ["doctor-waiting"]),
    ],
)
def test_a_plan_or_the_means_make_it_an_emergency_of_its_own(
    conn: Connection, answers: list[str], level: str, told: list[str]
) -> None:
    walk = at_first_item(conn, "phq9").tap("3", "3", *["0"] * 6, "1").tap("alone", *answers)
    assert walk.said == told
    case = rows(conn, "case")[0]
    assert case.level == level
    assert {"title": "note-beside", "values": [{"key": "card-alone"}]} in case.note["lines"]


def test_who_waits_already_and_tells_of_a_plan_is_an_emergency_with_a_note_of_it(
    conn: Connection,
) -> None:
    context = a_context(conn)
    waiting = agreed(conn, context).start(pick="doctor", urgent="crisis")
    assert rows(conn, "case")[0].level == "L1"
    waiting.start(pick="doctor", urgent="danger", first=[{"title": "note-plan", "values": []}])
    (case,) = rows(conn, "case")
    assert (case.level, case.hurry) == ("E1", True)
    assert "note-plan" in [line["title"] for line in case.note["lines"]]


@pytest.mark.parametrize("scale", ["phq9", "gad7"])
def test_few_points_after_two_questions_end_it(conn: Connection, scale: str) -> None:
    walk = at_first_item(conn, scale).tap("1", "1")
    assert walk.said == ["scale-calm"]
    assert rows(conn, "scale_result")[0].body["most"] == 6


def test_in_the_larger_wording_five_choices_stand_on_two_pages(conn: Connection) -> None:
    context = a_context(conn, elder=True)
    walk = a_walk(conn, context).start().tap("agree", "more", "more", "services", "scales", "body")
    walk.tap("auditc", "self").type("张三").tap("male").type("1986-03-08")
    assert [o.value for o in walk.options()] == ["0", "1", "2", "more"]
    walk.tap("more")
    assert [o.value for o in walk.options()] == ["3", "4"]
    walk.tap("4", "0", "0")
    assert rows(conn, "scale_result")[0].body["points"] == 4


def test_the_note_of_a_nurse_at_home_has_all_that_was_asked(conn: Connection) -> None:
    walk = agreed(conn, a_context(conn)).tap("services", "nursing", "self")
    walk.type("张三").tap("male").type("1950-03-08").tap("no", "none", "wound", "yes")
    walk.type("幸福路 8 号").tap("tomorrow", "morning", "alone", "done")
    walk.type("13800138000").tap("send", "fits")
    case = rows(conn, "case")[0]
    assert case.role == "nurse"
    told = {line["title"]: line["values"] for line in case.note["lines"]}
    assert told["note-nursing-where"] == ["幸福路 8 号"]
    assert told["note-nursing-number"] == ["138 0013 8000"]
    assert told["note-nursing-home"] == [{"key": "nursing-home-alone"}]
    raw = conn.exec_driver_sql('SELECT note FROM "case"').scalar_one()
    assert "幸福路".encode() not in bytes(raw)


def test_something_new_since_a_medicine_is_for_a_doctor(conn: Connection) -> None:
    walk = agreed(conn, a_context(conn)).tap("services", "medicine", "self")
    walk.type("张三").tap("male").type("1986-03-08").tap("none")
    walk.type("一种药").tap("done", "yes").type("脚肿了")
    assert walk.answers["suggested"] == "doctor"


def test_pregnancy_is_asked_of_those_it_may_concern(conn: Connection) -> None:
    walk = agreed(conn, a_context(conn)).tap("services", "medicine", "self")
    walk.type("张三").tap("female").type("1990-03-08").tap("none")
    assert walk.type("一种药").tap("done", "no").said == ["remedy-bearing"]


def test_a_diary_reminds_once_and_hands_its_photos_over(conn: Connection) -> None:
    walk = agreed(conn, a_context(conn)).tap("services", "skin", "self")
    walk.type("张三").tap("male").type("1986-03-08").type("左小腿").tap("days7")
    media = TABLES["media"]
    values = {"person_id": 1, "kind": "image", "channel": "web", "mime": "", "size": 1}
    values |= {"state": "kept", "attempts": 0, "created_at": rows(conn, "patient")[0].created_at}
    person = rows(conn, "person")[0].id
    row = values | {"person_id": person}
    photo = conn.execute(media.insert().values(row).returning(media.c.id)).scalar_one()
    walk.photo(photo).tap("done", "first")
    assert [row.name for row in rows(conn, "timer")] == ["spot.due"]
    walk.tap("hand", "none", "fits")
    case = rows(conn, "case")[0]
    message = TABLES["message"]
    sent = conn.execute(select(message.c.media_id).where(message.c.case_id == case.id)).scalars()
    assert list(sent) == [photo]


def test_everything_is_erased_from_the_chat_and_the_talk_begins_anew(conn: Connection) -> None:
    context = a_context(conn)
    walk = agreed(conn, context).tap("services", "scales", "body", "frail", "self")
    walk.type("张三").tap("male").type("1986-03-08").tap("0", "0", "0", "0", "0", "done")
    walk.tap("mine", "record", "erase", "yes")
    assert context.erased and context.consent == ""
    assert rows(conn, "patient") == [] and rows(conn, "scale_result") == []
    assert rows(conn, "person")[0].talk is None
    assert "person.erased" in [row.action for row in rows(conn, "audit")]


def test_a_copy_holds_what_was_told_and_nothing_of_how_the_clinic_works(conn: Connection) -> None:
    walk = at_first_item(conn, "frail", group="body").tap("0", "0", "0", "0", "0", "done")
    assert walk.said[-1] == "menu-main"
    found = records.copy(conn, rows(conn, "person")[0].id)
    assert found["patient"][0]["body"]["name"] == "张三"
    assert found["scale_result"][0]["body"]["points"] == 0
    assert "seek" not in found["patient"][0]


def test_what_stays_true_of_a_patient_is_shown_and_can_be_cleared(conn: Connection) -> None:
    walk = at_first_item(conn, "frail", group="body").tap("0", "0", "0", "0", "0", "done")
    patient, table = rows(conn, "patient")[0], TABLES["patient"]
    body = patient.body | {"illnesses": ["heart"], "allergies": "花生", "history_on": "2026-03-01"}
    conn.execute(table.update().values(body=body))
    walk.tap("mine", "record", "look")
    assert [put.key for put in walk.heard][:2] == ["record-patients", "record-known"]
    lines = walk.heard[1].args["lines"][0]["lines"]
    assert [line["title"]["key"] for line in lines] == [
        "intake-illnesses-title",
        "intake-allergies-title",
    ]
    walk.tap("change", str(patient.id), "forget")
    assert set(rows(conn, "patient")[0].body) & {"illnesses", "allergies", "history_on"} == set()


def test_the_card_for_a_hospital_names_the_department_of_the_last_complaint(
    conn: Connection,
) -> None:
    walk = at_first_item(conn, "frail", group="body").tap("0", "0", "0", "0", "0", "done")
    patient, person = rows(conn, "patient")[0], rows(conn, "person")[0]
    row = {"person_id": person.id, "patient_id": patient.id, "role": "doctor", "level": "L3"}
    row |= {"rank": 1, "state": "closed", "outcome": "kept", "version": 1}
    row |= {"note": {"lines": [{"title": "note-sentence", "values": ["起疹子"]}]}}
    row |= {"rules": [{"inputs": {"complaints": ["skin"]}}], "opened_at": patient.created_at}
    conn.execute(TABLES["case"].insert().values(row))
    walk.tap("services", "visit", str(patient.id), "none")
    assert [option.value for option in walk.options()][:2] == ["skin", "general"]
    walk.tap("skin", "card")
    assert [put.key for put in walk.heard][:3] == ["visit-card", "visit-summary", "visit-line"]
