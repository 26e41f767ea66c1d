"""The options written in a step, with those that are only known in the talk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot import place
from bot.moves import Option, Pick
from bot.steps import Ask, Choose, Gather, Human, Value, label_prefix, offered

MOST_LARGER = 4  # options of one question in the larger wording


def of(step: Any, answers: Mapping[str, Value], part: list[Value]) -> list[Option]:
    """The options of a step itself."""
    if isinstance(step, Choose) and (step.more or step.named):
        written = _named(step, answers) if step.named else _fixed(step)
        listed = place.more_options(step, answers)[: max(step.most - len(written), 0)]
        return [*(Option(o["value"], label=o["label"]) for o in listed), *written]
    if part and isinstance(step, Gather):
        return [option._replace(on=option.value in part) for option in _fixed(step)]
    return list(_fixed(step))


def _named(step: Choose, answers: Mapping[str, Value]) -> list[Option]:
    """The options written in the step, each by the name it has in this talk."""
    keys = {str(option): words.pick(answers) for option, words in step.named.items()}
    return [o._replace(key=keys.get(str(o.value), o.key)) for o in _fixed(step)]


@lru_cache(maxsize=4096)
def _fixed(step: Any) -> tuple[Option, ...]:
    """The options written in the step: they are the same for everybody."""
    match step:
        case Choose():
            named = offered(step)
        case Human(keys=kinds):
            named = list(kinds)
        case Ask(options=kinds) | Gather(options=kinds) if kinds:
            named = list(kinds)
        case _:
            return ()
    prefix = label_prefix(step)
    return tuple(Option(str(o), key=f"{prefix}-{o}") for o in named)


def pick(prefix: str, pick: Pick) -> Option:
    """One of the engine's own options."""
    return Option(str(pick), key=f"{prefix}-{pick}")
