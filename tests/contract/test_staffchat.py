"""Codes that bind a clinician's chat: they work once, for a while, for one of the staff."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Connection, select

from bot.clinic import audit, staff, staffchat
from bot.clinic.staffchat import STAFF_CODE, VALID, Bound
from bot.outbox import OUT
from bot.packing import unpack
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_person, add_staff, after

END = VALID.total_seconds()
PERSON = TABLES["person"]


def bind(
    conn: Connection, person_id: int, code: str, *, now: datetime = NOON, patient: bool = False
) -> Bound:
    return staffchat.bind(conn, person_id=person_id, code=code, patient=patient, now=now)[0]


def issue(conn: Connection, staff_id: int) -> str:
    return staffchat.issue(conn, staff_id=staff_id, now=NOON)


def of_staff(conn: Connection, person_id: int) -> bool:
    found = select(PERSON.c.staff).where(PERSON.c.id == person_id)
    return bool(conn.execute(found).scalar_one())


def lines(conn: Connection, person_id: int) -> list[str]:
    found = select(OUT.c.body).where(OUT.c.person_id == person_id).order_by(OUT.c.id)
    return [unpack(body).text for body in conn.execute(found).scalars()]


async def test_a_code_binds_the_chat_it_is_sent_from(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, phone, other = add_staff(conn, "li"), add_person(conn, "1"), add_person(conn, "2")
        assert bind(conn, phone, issue(conn, li)) is Bound.done
        chat = staffchat.of_person(conn, phone)
        assert chat is not None and (chat.staff_id, chat.case_id, chat.draft) == (li, None, None)
        assert (of_staff(conn, phone), of_staff(conn, other)) == (True, False)

    await store.write(work)


async def test_a_code_that_was_used_binds_no_second_chat(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, first, second = add_staff(conn, "li"), add_person(conn, "1"), add_person(conn, "2")
        code = issue(conn, li)
        assert bind(conn, first, code) is Bound.done
        assert bind(conn, second, code) is Bound.wrong
        assert staffchat.of_person(conn, second) is None
        assert staffchat.of_person(conn, first) is not None

    await store.write(work)


@pytest.mark.parametrize(("late", "how"), [(END - 1, Bound.done), (END, Bound.wrong)])
async def test_a_code_ends_after_a_quarter_of_an_hour(
    store: Store, late: float, how: Bound
) -> None:
    def work(conn: Connection) -> Bound:
        code = issue(conn, add_staff(conn, "li"))
        return bind(conn, add_person(conn, "1"), code, now=after(late))

    assert await store.write(work) is how


async def test_a_new_code_ends_the_one_before(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, phone = add_staff(conn, "li"), add_person(conn, "1")
        old, new = issue(conn, li), issue(conn, li)
        assert bind(conn, phone, old) is Bound.wrong
        assert bind(conn, phone, new) is Bound.done

    await store.write(work)


async def test_no_code_is_kept_only_its_digest(store: Store) -> None:
    def work(conn: Connection) -> tuple[str, bytes]:
        code = issue(conn, add_staff(conn, "li"))
        return code, conn.execute(select(STAFF_CODE.c.digest)).scalar_one()

    code, digest = await store.write(work)
    assert len(digest) == 32 and code.removeprefix("staff-").encode() not in digest
    assert len(code.removeprefix("staff-")) >= 16 and len(code) <= 64


async def test_a_colleagues_chat_is_not_taken_over_and_the_code_stays_good(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, wu = add_staff(conn, "li"), add_staff(conn, "wu")
        phone, other = add_person(conn, "1"), add_person(conn, "2")
        assert bind(conn, phone, issue(conn, li)) is Bound.done
        code = issue(conn, wu)
        assert bind(conn, phone, code) is Bound.other
        assert bind(conn, other, code) is Bound.done

    await store.write(work)


async def test_wrong_codes_shut_a_chat_out_for_a_while_and_no_other(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, guesser, phone = add_staff(conn, "li"), add_person(conn, "1"), add_person(conn, "2")
        code = issue(conn, li)
        for _ in range(staffchat.TRIES):
            assert bind(conn, guesser, "staff-guess") is Bound.wrong
        assert bind(conn, guesser, code) is Bound.often
        assert bind(conn, phone, code) is Bound.done
        assert bind(conn, guesser, "staff-guess", now=after(END)) is Bound.wrong

    await store.write(work)


async def test_a_new_phone_replaces_the_old_one_which_is_told(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, old, new = add_staff(conn, "li"), add_person(conn, "1"), add_person(conn, "2")
        bind(conn, old, issue(conn, li))
        assert bind(conn, new, issue(conn, li)) is Bound.done
        assert (of_staff(conn, old), of_staff(conn, new)) == (False, True)
        assert lines(conn, old) == ["这个聊天已解除绑定，不再收到患者的内容。"]
        assert lines(conn, new) == []

    await store.write(work)


async def test_a_patient_with_an_open_case_keeps_their_chat_and_the_code(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, phone = add_staff(conn, "li"), add_person(conn, "1")
        code = issue(conn, li)
        assert bind(conn, phone, code, patient=True) is Bound.patient
        assert bind(conn, phone, code) is Bound.done

    await store.write(work)


async def test_who_is_disabled_loses_the_chat_and_their_code(store: Store) -> None:
    def work(conn: Connection) -> None:
        li, wu = add_staff(conn, "li"), add_staff(conn, "wu")
        phone, other = add_person(conn, "1"), add_person(conn, "2")
        bind(conn, phone, issue(conn, li))
        code = issue(conn, wu)
        for login in ("li", "wu"):
            assert staff.disable(conn, login=login, now=NOON)
        assert not of_staff(conn, phone) and staffchat.of_staff(conn, li) is None
        assert lines(conn, phone) == ["这个聊天已解除绑定，不再收到患者的内容。"]
        assert bind(conn, other, code) is Bound.wrong

    await store.write(work)


async def test_a_site_that_no_longer_wants_chats_lets_all_go(store: Store) -> None:
    def work(conn: Connection) -> None:
        for number, login in enumerate(("li", "wu"), 1):
            bind(conn, add_person(conn, str(number)), issue(conn, add_staff(conn, login)))
        assert staffchat.any_bound(conn)
        assert staffchat.unbind_all(conn, now=NOON) == 2
        assert not staffchat.any_bound(conn)

    await store.write(work)


async def test_binding_and_letting_go_are_on_record(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        li = add_staff(conn, "li")
        bind(conn, add_person(conn, "1"), issue(conn, li))
        staffchat.unbind(conn, staff_id=li, now=NOON)
        rows = conn.execute(audit.OF_SUBJECT, {"subject": f"staff:{li}"})
        return [row.action for row in rows]

    assert await store.write(work) == ["staff.code", "staff.bound", "staff.unbound"]
