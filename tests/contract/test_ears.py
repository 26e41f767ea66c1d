"""What was spoken enters the talk once, as words; what cannot be heard leads to a human."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from sqlalchemy import Connection, select

from bot.bell import LocalBell
from bot.clinic.context import Context
from bot.conversation import Conversation
from bot.dictation import Unheard
from bot.ears import Ears
from bot.fetcher import MEDIA, Fetcher
from bot.messages import Kind, Media
from bot.store.session import Store
from tests.contract.small_talk import EFFECTS, SMALL
from tests.contract.turn_parts import (
    DEAF,
    Desk,
    Letterbox,
    a_catalogue,
    a_desk,
    row_states,
    said,
    total,
)


class Speech(Letterbox):
    """A platform whose voice files hold their own words."""

    async def fetch(self, media: Media) -> tuple[bytes, str]:
        return media.ref.encode(), "audio/ogg"


@dataclass
class Typist:
    """A transcriber that reads what the file says; a hum is silence."""

    heard: list[bytes] = field(default_factory=list)

    def hear(self, audio: bytes) -> str:
        self.heard.append(audio)
        if audio == b"hum":
            raise Unheard("silence")
        return audio.decode()


def alert(conn: Connection, context: Context, how: str) -> None:
    raise AssertionError("nobody is in danger here")


LISTENING = Conversation(
    book=SMALL, effects=EFFECTS, catalogue=a_catalogue(), watch=DEAF, alert=alert, listens=True
)


@pytest.fixture
def desk(store: Store) -> Desk:
    return a_desk(store, box=Speech(), hands_over=False, conversation=LISTENING)


def fetcher(desk: Desk, typist: Typist) -> Fetcher:
    return Fetcher(
        store=desk.store,
        channels={desk.box.name: desk.box},
        bell=LocalBell(),
        clock=desk.clock,
        ears=Ears(transcriber=typist, turns=desk.turns),
    )


async def speak(desk: Desk, key: str, words: str) -> None:
    media = (Media(Kind.VOICE, words, "audio/ogg"),)
    await desk.turns.take(said(desk, key, "", kind=Kind.VOICE, media=media))
    desk.clock.forward(2)


async def shown(desk: Desk) -> list[str]:
    return [words for words, _, _ in await desk.store.read(row_states)]


async def test_spoken_words_are_an_answer_and_are_shown_back(desk: Desk) -> None:
    typist = Typist()
    await desk.turns.take(said(desk, "1", "", kind=Kind.START))
    desk.clock.forward(5)
    await speak(desk, "2", "Count")
    assert (await shown(desk))[-1].endswith("Listening, please wait.")
    assert await fetcher(desk, typist).once() == 1
    assert 'I heard: "Count"\n\nCounted to 1.' in (await shown(desk))[-1]
    assert await fetcher(desk, typist).once() == 0
    assert typist.heard == [b"Count"] and await desk.store.read(total) == 1


async def test_what_cannot_be_heard_gets_a_plain_sentence_and_then_a_human(desk: Desk) -> None:
    await desk.turns.take(said(desk, "1", "", kind=Kind.START))
    desk.clock.forward(5)
    for key in ("2", "3", "4"):
        await speak(desk, key, "hum")
        await fetcher(desk, Typist()).once()
        desk.clock.forward(2)
    told = await shown(desk)
    assert sum("cannot be heard" in words for words in told) == 2
    assert "a person" in told[-1]
    states = await desk.store.read(lambda conn: conn.execute(select(MEDIA.c.state)).scalars().all())
    assert list(states) == ["kept"] * 3
