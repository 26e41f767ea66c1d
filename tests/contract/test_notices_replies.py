"""A tap or a link of a notice opens its flow; one word or tap ends them all."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic.notices import notice, wording
from bot.clinic.notices.recipients import RECIPIENT
from bot.clinic.people import PERSON
from bot.messages import Kind
from bot.render import Voice
from bot.store.notice import Interest
from bot.store.session import Store
from tests.clinic import NOON
from tests.contract.notice_parts import (
    CATALOGUE,
    PICKS,
    a_draft,
    an_announcer,
    at_work,
    people,
    rows,
    running,
    script,
    state_of,
    wait_for,
)
from tests.contract.turn_parts import CONVERSATION, Hand, Letterbox, a_desk, said

PICK = next(iter(CONVERSATION.words.picks))
INTEREST = Interest.__table__  # type: ignore[attr-defined]


async def told(store: Store) -> int:
    """A notice that everybody got."""

    def begin(conn: Connection) -> int:
        people(conn, 1)
        text = {"en": {"normal": "Flu jabs are here."}}
        draft = a_draft(texts=text, flows=[PICK])
        made = running(conn)
        row = {"flows": list(draft.flows), "texts": text}
        conn.execute(notice.NOTICE.update().where(notice.NOTICE.c.id == made).values(row))
        return made

    made = await store.write(begin)
    async with at_work(an_announcer(store, Letterbox(), clock=Hand(NOON))):
        await wait_for(store, lambda conn: state_of(conn, made) == "done")
    return made


async def test_a_tap_and_a_link_lead_into_the_flow_and_are_counted_once(store: Store) -> None:
    made = await told(store)
    desk = a_desk(store, clock=Hand(NOON))
    code = wording.code(made, PICK)
    tap = said(desk, "1", "", who="telegram0", kind=Kind.TAP, code=code)
    link = said(desk, "2", f"notice-{made}", who="telegram0", kind=Kind.START)
    stale = said(desk, "3", "", who="telegram0", kind=Kind.TAP, code=wording.code(made, "gone"))
    odd = said(desk, "4", "notice-²", who="telegram0", kind=Kind.START)
    for inbound in (tap, link, stale, odd):
        taken = await desk.turns.take(inbound)
        assert not taken.failed
    tapped = select(RECIPIENT.c.tapped_at).where(RECIPIENT.c.notice_id == made)
    assert await store.read(lambda conn: conn.execute(tapped).scalar_one()) == NOON


async def test_one_tap_or_the_letter_t_ends_all_notices_and_is_held_against_the_last(
    store: Store,
) -> None:
    made = await told(store)
    desk = a_desk(store, clock=Hand(NOON))
    stop = said(desk, "1", "", who="telegram0", kind=Kind.TAP, code=wording.STOP)
    await desk.turns.take(stop)
    state = select(PERSON.c.notices, RECIPIENT.c.stopped_at).join(
        RECIPIENT, RECIPIENT.c.person_id == PERSON.c.id
    )
    assert await store.read(lambda conn: tuple(conn.execute(state).one())) == (False, NOON)
    assert await store.read(partial(rows, made=made)) == {"telegram0": ("sent", "")}


async def test_a_link_to_a_topic_is_kept_as_a_wish(store: Store) -> None:
    desk = a_desk(store, clock=Hand(NOON))
    for key, topic in (("1", "topic-flu"), ("2", "topic-FLU"), ("3", "topic-gossip")):
        await desk.turns.take(said(desk, key, topic, kind=Kind.START))
    topics = select(INTEREST.c.topic)
    assert await store.read(lambda conn: list(conn.execute(topics).scalars())) == ["flu"]


def test_words_are_taken_in_the_nearest_language_and_the_larger_wording() -> None:
    texts = {"zh-CN": {"normal": "普通", "elder": "大字"}, "en": {"normal": "plain"}}
    said_to = {
        ("zh-TW", False): "普通",
        ("zh-CN", True): "大字",
        ("en", True): "plain",
        ("fr", False): "普通",
    }
    given: dict[str, Any] = dict.fromkeys(notice.Notice.__dataclass_fields__)
    made = notice.Notice(**given | {"id": 7, "texts": texts, "flows": ("respiratory",)})
    for (locale, elder), words in said_to.items():
        assert made.words(locale, elder=elder, default="zh-CN") == words
    book = script()
    shown = book.bubble(made, channel="telegram", locale="en", elder=False)
    assert shown.text.startswith("plain") and "Reply T" in shown.text and shown.bulk
    assert [button.code for button in shown.buttons] == ["n:7:respiratory", "k:stop"]
    flat = book.bubble(made, channel="wechat", locale="zh-CN", elder=False)
    label = Voice(CATALOGUE, "zh-CN", elder=False).text(PICKS["respiratory"])
    assert not flat.buttons and label in flat.text and "T" in flat.text
