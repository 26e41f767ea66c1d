"""The line that a report was amended: the program's own, seen at once, and no word of anybody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import cases, chatline, glances, lifecycle, proposals, silence, standing
from bot.clinic.cases import Author
from bot.clinic.hometest import reports
from bot.clinic.hometest.reports import Taken
from bot.clinic.proposals import Proposal
from tests.clinic import NOON, TABLES, add_person, add_staff, after, open_case
from tests.contract.lab_parts import a_report, sampled, taken
from tests.contract.slot_parts import Play

CLEAR = {"flu_a": "negative", "flu_b": "negative", "covid": "negative"}


def amended(conn: Connection, case_id: int) -> None:
    assert isinstance(taken(conn, a_report()), Taken)
    before = cases.pulse(conn, case_id)
    assert isinstance(taken(conn, a_report(CLEAR, status="amended", report="R2")), Taken)
    assert cases.pulse(conn, case_id) != before  # an open page has something to fetch


async def test_the_program_says_it_and_nobody_owes_an_answer(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, li = sampled(conn), add_staff(conn, "li")
        case_id = open_case(conn, order.person_id, order.patient_id)
        assert cases.accept(conn, case_id=case_id, staff_id=li, now=NOON)
        cases.speak(conn, case_id=case_id, staff_id=li, text="多喝水", media_id=None, now=after(1))
        case = TABLES["case"]
        turn = select(case.c.spoke, case.c.spoke_at, case.c.wake_at, case.c.nudges)
        before = conn.execute(turn).one()
        amended(conn, case_id)
        assert conn.execute(turn).one() == before
        line = cases.messages(conn, case_id)[-1]
        assert (line.author, line.kind) == (Author.program, "note")
        assert line.body == {"key": reports.NEWS} and line.staff_name == ""
        # It is new to its clinician until they look.
        assert glances.unread(conn, li) == {case_id: 1}
        glances.look(conn, case_id=case_id, staff_id=li, now=line.at + timedelta(seconds=1))
        assert glances.unread(conn, li) == {}
        # Nor does the patient's own silence begin anew with it.
        silence.step(conn, case_id=case_id, now=line.at + timedelta(hours=1))
        assert conn.execute(turn).one().spoke == Author.clinician

    await play(story)


async def test_in_a_queue_it_is_none_of_the_patients_words(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        case_id = open_case(conn, order.person_id, order.patient_id)
        amended(conn, case_id)
        assert [one.author for one in cases.messages(conn, case_id)] == [Author.program]
        assert standing.handed_over(conn, case_id) == {"words": "none", "photos": "none"}

    await play(story)


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW", "en"])
async def test_a_clinicians_own_chat_has_it_in_words(play: Play, locale: str) -> None:
    def story(conn: Connection) -> None:
        order, li = sampled(conn), add_staff(conn, "li")
        case_id = open_case(conn, order.person_id, order.patient_id)
        assert cases.accept(conn, case_id=case_id, staff_id=li, now=NOON)
        chat = add_person(conn, "li-chat")
        person = TABLES["person"]
        conn.execute(person.update().where(person.c.id == chat).values(locale=locale))
        bound = {"staff_id": li, "person_id": chat, "bound_at": NOON}
        conn.execute(TABLES["staff_chat"].insert().values(bound))
        amended(conn, case_id)
        out = TABLES["outbox"]
        said = list(conn.execute(select(out.c.body).where(out.c.person_id == chat)).scalars())
        told = chatline.texts().text(locale, "note-lab-amended")
        assert [one["text"] for one in said if told in one["text"]], said
        assert "note-lab-amended" not in told

    await play(story)


async def test_a_card_that_was_proposed_is_still_the_last_thing_the_patient_saw(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, li = sampled(conn), add_staff(conn, "li")
        case_id = open_case(conn, order.person_id, order.patient_id)
        assert cases.accept(conn, case_id=case_id, staff_id=li, now=NOON)
        name = f"{proposals.EVENT}{Proposal.visit}"
        lifecycle.record(conn, case_id, name, actor=f"staff:{li}", now=NOON)
        amended(conn, case_id)
        assert proposals.standing(conn, case_id) is Proposal.visit  # "1" is an answer to it
        said: dict[str, Any] = {
            "kind": "text",
            "body": {"text": "好"},
            "media_id": None,
            "platform_id": "",
        }
        cases.relay(conn, case_id=case_id, now=after(7200), **said)
        assert proposals.standing(conn, case_id) is None

    await play(story)
