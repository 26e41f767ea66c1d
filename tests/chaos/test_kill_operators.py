"""A process is killed around each commit of an operator's deeds and of a look at the channels."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Connection, select

from tests.chaos import operators
from tests.chaos.operators import NOTICE, TAGS
from tests.chaos.stepwise import POINTS, killed_at_each, lived
from tests.clinic import TABLES, a_store
from tests.platforms.smtp import FakeSmtp

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]
DOWN, MINUTES = "连不上", 6  # minutes from one life to the next: a letter is tried again by then


async def test_killed_at_any_commit_a_notice_is_approved_started_and_held_once(url: str) -> None:
    prepare, whole = operators.prepare, operators.notice_whole
    await killed_at_each(url, operators.live_notice, NOTICE, prepare=prepare, whole=whole)


async def test_killed_at_any_commit_tags_and_figures_are_as_if_nothing_had_been(url: str) -> None:
    prepare, whole = operators.prepare, operators.tags_whole
    await killed_at_each(url, operators.live_tags, TAGS, prepare=prepare, whole=whole)


async def test_killed_at_any_commit_of_a_look_an_incident_is_one_and_told_once(url: str) -> None:
    async with a_store(url) as store, FakeSmtp() as mail:
        person = await store.write(operators.hire)
        minutes = 0
        for told, down in ((1, True), (2, False)):
            assert await lived(operators.look, url, "", 1, minutes, down, mail.url) == 0
            for nth, point in product((1, 2, 3, 4), POINTS):
                minutes += MINUTES
                await lived(operators.look, url, point, nth, minutes, down, mail.url)
                said, rows = await store.read(partial(found, person=person))
                assert len(rows) == 1 and (rows[0].over_at is None or not down)
                assert said == ["⚠", "✓"][: len(said)] and told - 1 <= len(said) <= told
            minutes += MINUTES
            assert await lived(operators.look, url, "", 1, minutes, down, mail.url) == 0
            said, rows = await store.read(partial(found, person=person))
            assert len(said) == told and rows[0].mail_due is None
        # Who died between sending and noting it sends the same letter again, by the same id.
        letters = Counter(one.message["Message-ID"] for one in mail.letters if DOWN in one.text)
        assert len(letters) == 2 and max(letters.values()) <= 2


def found(conn: Connection, person: int) -> tuple[list[str], list[Any]]:
    """How each message to the operator about the channel begins, and the incidents of it."""
    out, incident = TABLES["outbox"], TABLES["incident"]
    bodies = select(out.c.body).where(out.c.person_id == person).order_by(out.c.id)
    said = [text for body in conn.execute(bodies).scalars() if DOWN in (text := str(body["text"]))]
    rows = conn.execute(select(incident).where(incident.c.kind == "channel")).all()
    return [text[0] for text in said], list(rows)
