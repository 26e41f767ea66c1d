"""The page on which clinicians bind a chat of their own: a code shown once, and letting it go."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection

from bot.bell import LocalBell
from bot.clinic import staffchat
from bot.clinic.staffchat import Bound
from bot.store.session import Store
from tests.clinic import add_person
from tests.console import Held, House, Recording, serve

CODE = re.compile(r"/start (staff-[\w-]{16})<")


@pytest.fixture
async def phones(store: Store) -> AsyncIterator[House]:
    """A console of a site that lets clinicians bind their chats."""
    async with serve(store, Recording(), LocalBell(), Held(), phones=True) as made:
        yield made


def bind(conn: Connection, house: House, code: str) -> Bound:
    person_id = add_person(conn, "1")
    now = house.clock()
    return staffchat.bind(conn, person_id=person_id, code=code, patient=False, now=now)[0]


async def test_the_code_is_shown_once_and_binds_the_chat_of_who_asked(phones: House) -> None:
    staff_id = await phones.hire("li")
    async with phones.inside("li") as li:
        assert "没有绑定" in (await li.get("/console/phone"))[1]
        status, page, _ = await li.post("/console/phone")
        found = CODE.search(page)
        assert status == 200 and found is not None and "t.me" not in page
        assert "staff-" not in (await li.get("/console/phone"))[1]
        how = await phones.store.write(lambda conn: bind(conn, phones, found[1]))
        assert how is Bound.done
        chat = await phones.store.read(lambda conn: staffchat.of_staff(conn, staff_id))
        assert chat is not None
        assert "已绑定" in (await li.get("/console/phone"))[1]


async def test_once_the_bots_name_is_known_the_code_is_a_link(phones: House) -> None:
    await phones.store.write(lambda conn: staffchat.name_bot(conn, name="front_door_bot"))
    await phones.hire("li")
    async with phones.inside("li") as li:
        await li.get("/console/phone")
        _, page, _ = await li.post("/console/phone")
    found = CODE.search(page)
    assert found is not None
    assert f'href="https://t.me/front_door_bot?start={found[1]}"' in html.unescape(page)


async def test_a_clinician_lets_their_chat_go(phones: House) -> None:
    staff_id = await phones.hire("li")
    async with phones.inside("li") as li:
        await li.get("/console/phone")
        _, page, _ = await li.post("/console/phone")
        found = CODE.search(page)
        assert found is not None
        await phones.store.write(lambda conn: bind(conn, phones, found[1]))
        await li.get("/console/phone")
        status, _, to = await li.post("/console/phone/unbind")
        assert (status, to) == (303, "/console/phone")
    assert await phones.store.read(lambda conn: staffchat.of_staff(conn, staff_id)) is None


async def test_a_code_is_not_given_to_a_page_of_somebody_else(phones: House) -> None:
    await phones.hire("li")
    async with phones.inside("li") as li:
        status, page, _ = await li.post("/console/phone", token="forged")
        assert status == 403 and "staff-" not in page
    async with phones.visitor() as stranger:
        assert (await stranger.get("/console/phone"))[0] == 303


async def test_a_site_without_the_setting_has_no_such_page(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as li:
        assert (await li.get("/console/phone"))[0] == 404
        assert "/console/phone" not in (await li.get("/console/password"))[1]
