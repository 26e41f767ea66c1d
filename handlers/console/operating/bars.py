"""A bar chart of a flow's steps, drawn for the page: who entered, who went on, who was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.operating.funnels import Step
from bot.operating.walks import What

WIDTH, ROW, LEFT, RIGHT = 720, 34, 190, 110
HIGH = 0.2  # of those who entered, lost: such a step is marked
WORST = 3  # at most so many are marked


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: where it lies and how long its parts are, in the units of the picture."""

    step: str
    y: int
    entered: int
    on: float
    human: float
    lost: float
    share: int  # percent lost
    marked: bool

    @property
    def end(self) -> float:
        return LEFT + self.on + self.human + self.lost


@dataclass(frozen=True, slots=True)
class Chart:
    bars: list[Bar]

    @property
    def height(self) -> int:
        return len(self.bars) * ROW + 8


def steps(rows: Sequence[Step], *, least: int) -> Chart:
    """The chart of those steps that enough people entered."""
    shown = [row for row in rows if row.of(What.entered) >= least]
    most = max((row.of(What.entered) for row in shown), default=1)
    losing = sorted((row for row in shown if row.share >= HIGH), key=lambda row: -row.lost)[:WORST]
    worst = {row.step for row in losing}
    return Chart([_bar(row, n, most, row.step in worst) for n, row in enumerate(shown)])


def _bar(row: Step, n: int, most: int, marked: bool) -> Bar:
    room, entered = WIDTH - LEFT - RIGHT, row.of(What.entered)
    human = min(row.of(What.human), entered)
    lost = min(row.lost, entered - human)
    unit = room / most
    return Bar(
        step=row.step,
        y=n * ROW + 4,
        entered=entered,
        on=round((entered - human - lost) * unit, 1),
        human=round(human * unit, 1),
        lost=round(lost * unit, 1),
        share=round(100 * lost / entered) if entered else 0,
        marked=marked,
    )
