"""The seats of a day: places at a desk, filled by one person after another while it is staffed."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.rehearsal.floor import Hire
from bot.rehearsal.roster import Roster
from bot.rehearsal.shape import Shape, dealt


@dataclass(slots=True)
class Seat:
    """One seat. *number*: it is staffed while its role has more clinicians at work than that."""

    staff_id: int
    role: str
    also: tuple[str, ...]
    capacity: int
    number: int
    duty: bool = False  # staffed
    here: bool = True  # connected
    resting: bool = False  # on a break
    coming: bool = False  # on the way back after missed offers
    cases: set[int] = field(default_factory=set)
    late: list[int] = field(default_factory=list)  # done while the connection was lost

    @property
    def serves(self) -> tuple[str, ...]:
        return (self.role, *self.also)

    @property
    def ready(self) -> bool:
        """Whether somebody sits there who sees what comes."""
        return self.duty and self.here and not self.resting

    @property
    def room(self) -> bool:
        return len(self.cases) < self.capacity


def wanted(shape: Shape, roster: Roster) -> list[tuple[Hire, int]]:
    """Whom to hire so that every slot can be staffed, and the number of each in its role."""
    most = {role: max(slot[role] for slot in roster) for role in shape.roles}
    covers = shape.staffing.cover
    return [
        (Hire(role, department, covers.get(role, ()), size), number)
        for role, count in most.items()
        for number, (size, department) in enumerate(
            zip(shape.clinicians.sizes(count), dealt(shape.within(role), count), strict=True)
        )
    ]
