"""Waits until what a person sees satisfies a wish, however it came to change."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class Shown(Protocol):
    """Anything that shows words on a screen."""

    @property
    def text(self) -> str: ...


S = TypeVar("S", bound=Shown)

Wish = int | str | Callable[[Sequence[S]], bool]
"""At least so many messages, or a message holding these words, or a predicate over all."""


class Ripple:
    """Tells everyone who waits that something changed."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def touch(self) -> None:
        """Wake all who wait now."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self) -> None:
        """Return at the next touch."""
        await self._event.wait()


def granted(wish: Wish[S], seen: Sequence[S]) -> bool:
    """Whether the screen satisfies the wish now."""
    if isinstance(wish, int):
        return len(seen) >= wish
    if isinstance(wish, str):
        return any(wish in item.text for item in seen)
    return wish(seen)


async def until(
    wish: Wish[S], *, look: Callable[[], Sequence[S]], ripple: Ripple, timeout: float
) -> Sequence[S]:
    """Wait for the wish; AssertionError with what was on the screen when time is up."""
    try:
        async with asyncio.timeout(timeout):
            while not granted(wish, look()):
                await ripple.wait()
    except TimeoutError:
        shown = "\n".join(f"  {item.text!r}" for item in look())
        raise AssertionError(f"waited {timeout} s for {wish!r}; on screen:\n{shown}") from None
    return look()
