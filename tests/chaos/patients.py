"""People who go through the program's own dialogue to a clinician, and what becomes of them."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from tests.chaos.phones import Phone

# What a question looks like, and what is answered: the label of an option, or words.
ANSWERS = {
    "Please choose a language.": "English",  # WeChat does not tell it
    "Do you agree?": "I agree",
    "Who is unwell this time?": "Myself",
    "What shall I call you?": "Robin",
    "Are you male or female?": "Male",
    "When were you born?": "1985-06-01",
    "in a sentence what is wrong": "My knee hurts",
    "Since when?": "More than a week",
    "We suggest:": "Join the queue now",
    "This may be dangerous.": "Talk to a person",
    "Did this help you?": "Yes ★★★★",
}
TODAY, FLAGS = "What would you like to do today?", "Is any of these true now?"
TILE = "Doctor or pharmacist"
SILENCE, MOST_SAID = 30.0, 6  # seconds until a person writes again, and how much they write
QUEUE, QUESTION = "You are in the queue", "How long has it hurt?"
OVER = "If it is not solved, you can go on"
CLUES = (*ANSWERS, TODAY, FLAGS, QUEUE, QUESTION, OVER)


class Plan(StrEnum):
    """The way to the queue."""

    tile = auto()  # presses the menu's tile
    human = auto()  # asks for a person
    alarm = auto()  # writes what raises the emergency card, and asks for a person there
    wander = auto()  # as `tile`, and goes back to the menu while waiting


class Fate(StrEnum):
    """What the clinician does."""

    wait = auto()  # nothing
    talk = auto()  # accepts, and asks something
    close = auto()  # ends it with a summary when the answer has come


@dataclass
class Patient:
    """Somebody ill; *said* is what they wrote to the clinician, in order."""

    phone: Phone
    plan: Plan
    fate: Fate
    said: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.phone.name

    @property
    def reply(self) -> str:
        """The answer to the clinician's question."""
        return f"Since Monday, says {self.name}"

    async def live(self) -> None:
        """Answer what is seen until nothing more is to come."""
        await self.phone.begin()
        answered: set[object] = set()
        for count in itertools.count(1):
            await self._hear(count)
            shown = self.phone.seen[count - 1]
            clue = clue_of(shown.text)
            if clue and self.phone.identity(shown) not in answered:
                answered.add(self.phone.identity(shown))
                await self._answer(clue, shown)
                if clue == self._last:
                    return

    async def _hear(self, count: int) -> None:
        """Wait for a bubble; where sends are rationed, who waits long for a clinician writes."""
        while self.phone.rationed and self.said and len(self.said) < MOST_SAID:
            with suppress(AssertionError):
                await self.phone.wait(count, SILENCE)
                return
            await self._tell("Are you there?")
        await self.phone.wait(count)

    @property
    def _last(self) -> str:
        return {Fate.wait: QUEUE, Fate.talk: QUESTION, Fate.close: OVER}[self.fate]

    async def _answer(self, clue: str, shown: Any) -> None:
        match clue:
            case _ if clue in ANSWERS:
                await self.phone.choose(ANSWERS[clue], shown)
            case _ if clue == TODAY and self.plan is Plan.human:
                await self.phone.say("talk to a person")
            case _ if clue == TODAY:
                ill = "I feel unwell" if self.plan is Plan.alarm else TILE
                await self.phone.choose(ill, shown)
            case _ if clue == FLAGS and self.plan is Plan.alarm:
                await self.phone.say("He is not breathing")
            case _ if clue == FLAGS:
                await self.phone.choose("None of these", shown)
            case _ if clue == QUEUE:
                await self._wait_in_queue()
            case _ if clue == QUESTION:
                await self._tell(self.reply)

    async def _wait_in_queue(self) -> None:
        await self._tell(f"The knee is swollen, says {self.name}")
        await self._tell(f"Now the ankle aches too, says {self.name}")
        if self.plan is Plan.wander:
            await self.phone.say("menu")

    async def _tell(self, words: str) -> None:
        self.said.append(words)
        await self.phone.say(words)


def clue_of(text: str) -> str | None:
    """The last question in a bubble, unless it says that all is over."""
    if OVER in text:
        return OVER
    found = [clue for clue in CLUES if clue in text]
    return max(found, key=text.rindex, default=None)
