"""A process is killed before and after each commit of a visit, from the press to a closed day."""

from __future__ import annotations

import pytest

from tests.chaos.booker import STEPS, live, prepare, whole
from tests.chaos.stepwise import killed_at_each

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(300)]


async def test_killed_at_any_commit_a_visit_goes_on_as_if_nothing_had_been(url: str) -> None:
    await killed_at_each(url, live, STEPS, prepare=prepare, whole=whole)
