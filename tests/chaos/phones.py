"""The ends of a chat that patients hold: what is seen there, and how something is answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from handlers.wechat.choices import code_of
from tests.platforms.telegram_user import TelegramUser
from tests.platforms.wechat_user import WechatUser

PATIENCE = 150.0  # seconds until a person gives up and the test fails; cores may be shared


class Phone(Protocol):
    """*seen* is what the bot has shown, oldest first.

    *rationed*: only so many sends follow each message of the person. Servers that die after a send
    and before noting it may use them up; what is left then waits until the person writes.
    """

    name: str
    rationed: bool

    @property
    def seen(self) -> Sequence[Any]: ...

    async def begin(self) -> None: ...

    async def say(self, words: str) -> None: ...

    async def choose(self, label: str, shown: Any) -> None: ...

    async def wait(self, count: int, patience: float = PATIENCE) -> None:
        """Wait until so many bubbles are seen."""
        ...

    def identity(self, shown: Any) -> object:
        """The same for a bubble and its repetition."""
        ...

    def offers(self, label: str, seq: int) -> bool:
        """Whether this option of the question with this number is on the screen."""
        ...

    def menu(self) -> set[str]:
        """What the main menu offers now."""
        ...


class OnTelegram:
    """Presses buttons."""

    rationed = False

    def __init__(self, user: TelegramUser) -> None:
        self.user, self.name = user, str(user.chat_id)

    @property
    def seen(self) -> Sequence[Any]:
        return self.user.seen

    async def begin(self) -> None:
        await self.user.send("/start")

    async def say(self, words: str) -> None:
        await self.user.send(words)

    async def choose(self, label: str, shown: Any) -> None:
        if label in shown.labels:
            await self.user.tap(label, on=shown)
        else:
            await self.user.send(label)

    async def wait(self, count: int, patience: float = PATIENCE) -> None:
        await self.user.wait(count, timeout=patience)

    def identity(self, shown: Any) -> object:
        return shown.text, tuple(button.data for button in shown.buttons)

    def offers(self, label: str, seq: int) -> bool:
        buttons = [button for shown in self.seen for button in shown.buttons]
        return any(b.label == label and b.data.startswith(f"{seq}.") for b in buttons)

    def menu(self) -> set[str]:
        return set(self.user.keyboard)


class OnWechat:
    """Taps what can be tapped, and writes the rest."""

    rationed = True

    def __init__(self, user: WechatUser) -> None:
        self.user, self.name = user, user.openid

    @property
    def seen(self) -> Sequence[Any]:
        return self.user.seen

    async def begin(self) -> None:
        await self.user.subscribe()

    async def say(self, words: str) -> None:
        await self.user.send(words)

    async def choose(self, label: str, shown: Any) -> None:
        found = [o.content for o in shown.options if o.content.endswith(f". {label}")]
        if found:
            await self.user.choose(found[0], on=shown)
        else:
            await self.user.send(label)

    async def wait(self, count: int, patience: float = PATIENCE) -> None:
        await self.user.wait(count, timeout=patience)

    def identity(self, shown: Any) -> object:
        return shown.text, tuple(option.menu_id for option in shown.options)

    def offers(self, label: str, seq: int) -> bool:
        """To be tapped, or as a line of a text: WeChat's numbers are those of the last question."""
        codes = [code_of(option.menu_id) for shown in self.seen for option in shown.options]
        tappable = any(code.startswith(f"{seq}.") for code in codes)
        return tappable or label in {found for shown in self.seen for found in _lines(shown.text)}

    def menu(self) -> set[str]:
        """WeChat: the options of the last passive answer."""
        return _lines([shown for shown in self.seen if shown.source == "passive"][-1].text)


def _lines(text: str) -> set[str]:
    """The options printed in a text, without their numbers."""
    lines = [line.partition(". ") for line in text.splitlines()]
    return {label for number, dot, label in lines if dot and number.isdigit()}
