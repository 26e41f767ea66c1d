"""The entry of a visit for the calendar of a telephone, behind a link nobody can make up."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.clinic import files, links
from bot.clock import now
from tests.clinic import add_person
from tests.web.webchat_house import a_browser, a_house

ENTRY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def keep(conn: Connection, *, mime: str) -> str:
    person_id = add_person(conn, "ann", channel="web")
    media_id = files.keep(conn, person_id=person_id, mime=mime, body=ENTRY, now=now(), kind="file")
    return links.token(media_id, now=now())


async def test_the_link_of_an_entry_opens_in_a_calendar(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house, a_browser(house) as visitor:
        token = await house.store.write(partial(keep, mime="text/calendar"))
        found = await visitor.get(f"{house.url}/chat/sent/{token}")
        assert found.status == 200 and await found.read() == ENTRY
        assert found.content_type == "text/calendar"
        assert found.headers["Content-Disposition"] == 'attachment; filename="visit.ics"'
        assert (await visitor.get(f"{house.url}/chat/sent/{token[:-2]}")).status == 404
