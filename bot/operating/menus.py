"""The menus below the chats of one account: as they should be, and as the platform has them.

There is one for everybody and a second for those who have the tag of the larger wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from bot.operating.tags import Tag


class Button(NamedTuple):
    """*key* is what a press brings back; empty where the button opens the list *below*."""

    name: str
    key: str = ""
    below: tuple[Button, ...] = ()


Menu = tuple[Button, ...]


class Fault(NamedTuple):
    """What breaks the platform's rules. *code* ends a catalogue key."""

    code: str
    subject: str
    size: int = 0
    most: int = 0


class Second(NamedTuple):
    """A menu for those who have the platform's *tag*."""

    id: str
    tag: int | None
    menu: Menu


@dataclass(frozen=True, slots=True)
class There:
    """What the platform has."""

    menu: Menu | None
    seconds: tuple[Second, ...] = ()

    def of(self, tag: int | None) -> Menu | None:
        """The menu of those who have the tag."""
        return next((one.menu for one in self.seconds if tag and one.tag == tag), None)


class Platform(Protocol):
    """The part of `handlers.wechat.menu.Menus` this needs. Calls raise SendError."""

    locale: str

    @property
    def allowed(self) -> bool: ...

    @property
    def second_allowed(self) -> bool: ...

    def made(self, *, larger: bool) -> tuple[Menu, list[Fault]]: ...

    async def there(self) -> There: ...

    async def put(self, menu: Menu) -> None: ...

    async def put_second(self, menu: Menu, *, tag: int) -> None: ...

    async def remove(self, second: str) -> None: ...

    async def seen_by(self, address: str) -> Menu: ...


class Unfit(Exception):
    """Nothing was called; *reason* ends a catalogue key: faults, kind or busy."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Deed:
    """A look or a push. *reason* is empty when it went well; *stage* is where it did not."""

    at: datetime
    by: str
    stage: str = ""  # default, old, larger or back
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the platform had at a look. Of those tried, so many were *right*; *others*: menus for
    other tags."""

    at: datetime
    menu: Menu | None
    larger: Menu | None
    others: int = 0
    tried: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known; *seen* is None when nobody knows what the platform has."""

    pushed: Deed | None = None
    looked: Deed | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """How the menus stand: *tag* is the one of the larger wording, if it is to be copied."""

    kept: Kept
    tag: Tag | None
    made: Menu
    second: Menu  # as it is made for the larger wording
    allowed: bool  # whether the account may have the second
    faults: list[Fault]

    @property
    def number(self) -> int | None:
        """The platform's number of the tag."""
        return self.tag.platform_id if self.tag else None

    @property
    def larger(self) -> Menu | None:
        """The second menu where there is to be one."""
        return self.second if self.allowed and self.number else None

    @property
    def same(self) -> bool | None:
        """Whether the platform has what is made here; None when it was not looked at."""
        seen = self.kept.seen
        if seen is None:
            return None
        alike = (seen.menu, seen.larger) == (self.made, self.larger)
        return alike and not seen.others and seen.right == seen.tried

    @property
    def lost(self) -> bool:
        """Whether those of the larger wording have everybody's menu though they should not."""
        seen = self.kept.seen
        return seen is not None and self.larger is not None and seen.larger is None


class Row(NamedTuple):
    """One place of a menu: what should be there and what is."""

    place: str
    made: str
    there: str
    same: bool


def rows(made: Menu | None, there: Menu | None) -> list[Row]:
    """Both menus side by side, by place: 1, 2, 2.1 ..."""
    ours, theirs = dict(_places(made or ())), dict(_places(there or ()))
    return [
        Row(
            place,
            ours[place].name if place in ours else "",
            theirs[place].name if place in theirs else "",
            ours.get(place) == theirs.get(place),
        )
        for place in sorted({*ours, *theirs})
    ]


def _places(menu: Menu, above: str = "") -> list[tuple[str, Button]]:
    found = []
    for n, one in enumerate(menu, 1):
        found.append((f"{above}{n}", one._replace(below=())))
        found += _places(one.below, f"{above}{n}.")
    return found


WHY = {
    "kind": (48001, 48008, 65306, 65309, 40200),
    "secret": (40001, 40002, 40013, 40125, 40243, 41002, 41004),
    "address": (40164, 61004),
    "blocked": (48003, 48004, 50002, 50004, 53500),
    "day": (45009,),
    "fast": (45011, -1),
    "tag": (45159, 65304, 65320),
    "many": (65305, 65316),
    "menu": (*range(40015, 40030), 40054, 40055, 65301, 65303, 65307, 65308, 65317),
}
BY_CODE = {f"wechat-{code}": why for why, codes in WHY.items() for code in codes}


def why(reason: str) -> str:
    """The last word of the catalogue key that says a reason in plain words."""
    lost = "lost" if reason.startswith("wechat-lost-") else "other"
    return BY_CODE.get(reason.replace("wechat-token-", "wechat-"), lost)
