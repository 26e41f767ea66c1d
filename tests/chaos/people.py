"""People who book a home test by reading the screen and answering what they see."""

from __future__ import annotations

import re
from typing import Any, Protocol

from tests.platforms.telegram_user import TelegramUser
from tests.platforms.wechat_user import WechatUser

# What a question looks like, and the labels one of which is the answer.
TIMES = tuple(f"{hour}:00-{hour + 2}:00" for hour in range(8, 20, 2))
ANSWERS: dict[str, tuple[str, ...]] = {
    "Who is the test for": ("Myself",),
    "Which panel": ("Five targets",),
    "symptoms today": ("No",),
    "Which district": ("East",),
    "type the address": (),
    "Choose a time": TIMES,
    "Confirm:": ("Yes, book",),
}
BOOKED, FULL = re.compile(r"Booked #(\d+)"), "That slot is full"
PATIENCE = 150.0  # seconds until a person gives up and the test fails; cores may be shared


class Person(Protocol):
    """Somebody at one end of a chat; *seen* is what the bot has shown, oldest first."""

    name: str

    @property
    def seen(self) -> list[Any]: ...

    async def begin(self) -> None: ...

    async def answer(self, shown: Any, labels: tuple[str, ...]) -> None: ...

    async def wait(self, count: int) -> None:
        """Wait until so many bubbles are seen."""
        ...

    def identity(self, shown: Any) -> object:
        """The same for a bubble and its repetition."""
        ...


class OnTelegram:
    """Presses buttons."""

    def __init__(self, user: TelegramUser) -> None:
        self._user, self.name = user, str(user.chat_id)

    @property
    def seen(self) -> list[Any]:
        return self._user.seen

    async def begin(self) -> None:
        await self._user.send("/start book")

    async def answer(self, shown: Any, labels: tuple[str, ...]) -> None:
        if not labels:
            await self._user.send(f"Flat {self.name}, 12 Harbour Road")
            return
        label = next(label for label in shown.labels if label in labels)
        await self._user.tap(label, on=shown)

    async def wait(self, count: int) -> None:
        await self._user.wait(count, timeout=PATIENCE)

    def identity(self, shown: Any) -> object:
        return shown.text, tuple(button.data for button in shown.buttons)


class OnWechat:
    """Writes what is asked for."""

    def __init__(self, user: WechatUser) -> None:
        self._user, self.name = user, user.openid

    @property
    def seen(self) -> list[Any]:
        return self._user.seen

    async def begin(self) -> None:
        await self._user.send("Book a home test")

    async def answer(self, shown: Any, labels: tuple[str, ...]) -> None:
        said = f"Flat {self.name}, 12 Harbour Road"
        if labels:
            said = next(label for label in labels if label in shown.text)
        await self._user.send(said)

    async def wait(self, count: int) -> None:
        await self._user.wait(count, timeout=PATIENCE)

    def identity(self, shown: Any) -> object:
        return next(question for question in ANSWERS if question in shown.text)


async def book(person: Person) -> str:
    """Walk the dialogue until it ends in a booking; its reference."""
    await person.begin()
    answered: set[object] = set()
    count = 0
    while True:
        count += 1
        await person.wait(count)
        shown = person.seen[count - 1]
        if found := BOOKED.search(shown.text):
            return found[1]
        if FULL in shown.text:
            answered.clear()
            await person.begin()
            continue
        question = _question(shown)
        if question is None or any(_question(later) for later in person.seen[count:]):
            continue  # a note, or a question that stands anew further down
        if person.identity(shown) in answered:
            continue  # a bubble that came twice
        answered.add(person.identity(shown))
        await person.answer(shown, ANSWERS[question])


def _question(shown: Any) -> str | None:
    return next((question for question in ANSWERS if question in shown.text), None)
