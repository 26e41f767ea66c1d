"""What a case shows of its patient's tests: theirs alone, as it stands now, in few statements."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.clinic import audit, cases, erasure
from bot.clinic.cases import CaseView
from bot.clinic.hometest import findings, orders
from bot.clinic.hometest.findings import MOST, Findings
from bot.clinic.hometest.orders import ORDER, REPORT, Mode, Order, State
from bot.clinic.hometest.reports import Refusal, Taken
from tests.clinic import NOON, TABLES, add, add_patient, add_person, open_case
from tests.contract.lab_parts import BODY, LATER, a_report, an_order, sampled, taken
from tests.contract.slot_parts import Play
from tests.statements import kept

INVALID = {"flu_a": "invalid", "flu_b": "invalid", "covid": "invalid"}
CLEAR = {"flu_a": "negative", "flu_b": "negative", "covid": "negative"}


def case_of(conn: Connection, person_id: int, patient_id: int | None) -> CaseView:
    found = cases.get(conn, open_case(conn, person_id, patient_id))
    assert found is not None
    return found


def about(conn: Connection, order: Order) -> CaseView:
    return case_of(conn, order.person_id, order.patient_id)


def kit(conn: Connection, person_id: int, patient_id: int | None, **body: Any) -> int:
    given = {"kit": "flu-ab", "tested": "today", "results": {"flu_a": "positive"}, "by": "patient"}
    whose = {"person_id": person_id, "patient_id": patient_id}
    return add(conn, "kit_result", body=given | body, at=NOON, **whose)


async def test_a_patient_without_tests_has_no_findings(play: Play) -> None:
    def story(conn: Connection) -> None:
        person = add_person(conn, "ann")
        for patient in (None, add_patient(conn, person)):
            case = case_of(conn, person, patient)
            found = findings.of_case(conn, case)
            assert found == Findings() and not found and found.mark == ""
            assert findings.last(conn, case) is None

    await play(story)


async def test_a_report_is_shown_with_sample_laboratory_and_moments(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        case = about(conn, order)
        assert not findings.of_case(conn, case)  # the sample is on its way
        assert isinstance(taken(conn, a_report()), Taken)
        (one,) = findings.of_case(conn, case).tested
        assert (one.panel, one.barcode, one.laboratory) == ("panel-3", "QM-000001", "one")
        assert one.sampled_at == LATER and one.now.at > LATER
        assert next(iter(one.results.items())) == ("flu_a", "positive")
        assert one.alarming and one.filed and one.number == "R1" and one.replaced == []
        assert findings.last(conn, case) == one

    await play(story)


async def test_what_staff_entered_names_no_laboratory(play: Play) -> None:
    def story(conn: Connection) -> None:
        case = about(conn, sampled(conn))
        assert isinstance(taken(conn, a_report(), by="staff:1"), Taken)
        assert [one.laboratory for one in findings.of_case(conn, case).tested] == [""]

    await play(story)


async def test_only_tests_of_the_cases_patient_are_shown(play: Play) -> None:
    """Neither a brother's, nor a stranger's; a helper's order for the patient is the patient's."""

    def story(conn: Connection) -> None:
        mine, other = sampled(conn), sampled(conn, "bob", "QM-000002")
        for report in (a_report(), a_report(CLEAR, barcode="QM-000002", report="R2")):
            assert isinstance(taken(conn, report), Taken)
        brother = add_patient(conn, mine.person_id, "小弟")
        kit(conn, mine.person_id, mine.patient_id)
        theirs = kit(conn, other.person_id, brother)
        own = kit(conn, mine.person_id, None)
        seen = findings.of_case(conn, about(conn, mine))
        assert [one.order_id for one in seen.tested] == [mine.id] and len(seen.told) == 1
        young = findings.of_case(conn, case_of(conn, mine.person_id, brother))
        assert (young.tested, [one.id for one in young.told]) == ((), [theirs])
        nobody = findings.of_case(conn, case_of(conn, add_person(conn, "eve"), None))
        assert not nobody
        himself = findings.of_case(conn, case_of(conn, mine.person_id, None))
        assert (himself.tested, [one.id for one in himself.told]) == ((), [own])
        helped = update(ORDER).where(ORDER.c.id == mine.id).values(person_id=other.person_id)
        conn.execute(helped)
        found = cases.get(conn, open_case(conn, mine.person_id, mine.patient_id))
        assert found is not None
        assert [one.order_id for one in findings.of_case(conn, found).tested] == [mine.id]

    await play(story)


async def test_an_amended_report_counts_and_says_what_it_replaced(play: Play) -> None:
    def story(conn: Connection) -> None:
        case = about(conn, sampled(conn))
        assert isinstance(taken(conn, a_report()), Taken)
        before = findings.of_case(conn, case)
        beat = findings.beat(conn, case)
        amended = a_report(CLEAR, status="amended", report="R2")
        assert isinstance(taken(conn, amended, minutes=90), Taken)
        after = findings.of_case(conn, case)
        (one,) = after.tested
        assert one.results == CLEAR and not one.alarming and one.number == "R2"
        (old,) = one.replaced
        assert (old.version.version, old.other) == (1, {"flu_a": "positive"})
        assert before.mark != after.mark and findings.beat(conn, case) != beat

    await play(story)


async def test_another_patients_report_is_never_shown(play: Play) -> None:
    def story(conn: Connection) -> None:
        case = about(conn, sampled(conn))
        wrong = a_report(patient={"name": "bob"})
        assert taken(conn, wrong) is Refusal.patient
        assert not findings.of_case(conn, case)

    await play(story)


async def test_a_sample_that_could_not_be_read_is_no_valid_report(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        case = about(conn, order)
        assert isinstance(taken(conn, a_report(INVALID)), Taken)
        (one,) = findings.of_case(conn, case).tested
        assert one.state is State.spoiled and not one.filed and not one.alarming
        assert findings.file_of(conn, case, order.id) is None

    await play(story)


async def test_an_order_that_was_called_off_shows_nothing(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = an_order(conn)
        done = orders.change(conn, order.id, State.cancelled, actor="person:1", now=NOON)
        assert done is not None
        row = {"order_id": order.id, "version": 1, "status": "final", "ref": "lab:x", "at": NOON}
        conn.execute(insert(REPORT), row | {"body": {"results": CLEAR}})
        case = about(conn, order)
        assert not findings.of_case(conn, case)
        assert findings.file_of(conn, case, order.id) is None

    await play(story)


async def test_the_file_is_the_patients_own_and_nobody_elses(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, other = sampled(conn), an_order(conn, "bob")
        assert isinstance(taken(conn, a_report()), Taken)
        mine, theirs = about(conn, order), about(conn, other)
        sheet = findings.file_of(conn, mine, order.id)
        assert sheet is not None and sheet.order.id == order.id
        assert findings.file_of(conn, theirs, order.id) is None
        assert findings.file_of(conn, case_of(conn, order.person_id, None), order.id) is None
        assert findings.file_of(conn, mine, 10**9) is None

    await play(story)


async def test_nothing_is_left_of_an_erased_patient(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        assert isinstance(taken(conn, a_report()), Taken)
        kit(conn, order.person_id, order.patient_id)
        case = about(conn, order)
        conn.execute(update(TABLES["case"]).values(state="closed", closed_at=LATER))
        erasure.erase(conn, person_id=order.person_id, actor="person", now=LATER)
        assert not findings.of_case(conn, case)
        assert findings.file_of(conn, case, order.id) is None

    await play(story)


def many(conn: Connection, n: int) -> CaseView:
    """A patient with as many reports and kits."""
    first = sampled(conn)
    for number in range(n):
        made = orders.make(
            conn,
            visit_id=first.visit_id,
            person_id=first.person_id,
            patient_id=first.patient_id,
            panel="panel-3",
            mode=Mode.sampler,
            body=BODY,
            actor="person:1",
            now=NOON,
            state=State.spoiled,
        )
        row = {"order_id": made, "version": 1, "status": "final", "ref": f"lab:{number}"}
        conn.execute(insert(REPORT), row | {"at": NOON, "body": {"results": INVALID}})
        kit(conn, first.person_id, first.patient_id)
    return about(conn, first)


@pytest.mark.parametrize(("n", "more"), [(MOST, False), (MOST + 1, True)])
async def test_many_tests_take_two_statements_and_the_newest_are_shown(
    play: Play, n: int, more: bool
) -> None:
    def story(conn: Connection) -> None:
        case = many(conn, n)
        with kept(conn) as said:
            found = findings.of_case(conn, case)
            assert len(said) == 2, said
            findings.beat(conn, case)
            assert len(said) == 3, said
        assert (len(found.tested), len(found.told), found.more) == (MOST, MOST, more)
        ids = [one.now.id for one in found.tested]
        assert ids == sorted(ids, reverse=True)

    await play(story)


async def test_reading_is_on_record_by_ids_alone_and_only_when_there_was_something(
    play: Play,
) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        case = about(conn, order)
        read: dict[str, Any] = {"case_id": case.id, "staff_id": 7, "now": LATER}
        findings.was_read(conn, findings.of_case(conn, case), **read)
        assert rows(conn) == []
        assert isinstance(taken(conn, a_report()), Taken)
        told = kit(conn, order.person_id, order.patient_id)
        found = findings.of_case(conn, case)
        findings.was_read(conn, found, **read)
        detail = f"reports:{found.tested[0].now.id} kits:{told}"
        assert rows(conn) == [("staff:7", f"case:{case.id}", detail)]

    await play(story)


def rows(conn: Connection) -> list[tuple[Any, ...]]:
    columns = (audit.AUDIT.c[name] for name in ("actor", "subject", "detail"))
    mine = select(*columns).where(audit.AUDIT.c.action == "results.read")
    return [tuple(row) for row in conn.execute(mine)]
