"""A rehearsed notice: workers are killed while they send, and everybody gets it once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.rehearsal import campaign, loopback
from bot.rehearsal.loopback import Mishap

pytestmark = pytest.mark.chaos


@pytest.mark.timeout(300)
async def test_everybody_reachable_gets_a_notice_once_though_its_workers_are_killed(
    tmp_path: Path,
) -> None:
    said: list[str] = []
    wish = campaign.Wish(recipients=120, kill=1)
    found = await campaign.rehearse(wish, tmp_path, say=said.append)
    assert "worker 2 was killed" in said
    assert (found.doubled, found.lost) == (0, 0)
    reachable = 120 - 6
    undelivered = [Mishap.cut, Mishap.silent]  # and what the killed one had in hand
    assert found.reached >= reachable - len(undelivered) - found.unknown
    assert found.unknown <= 4 + 16
    assert found.self_inflicted == 0
    figures = ["reached", "doubled", "lost", "unknown", "rate_share", "self_inflicted"]
    assert list(json.loads(campaign.as_json(found))) == figures
    assert [line.split()[0] for line in campaign.as_text(found).splitlines()] == figures


def test_the_same_seed_has_the_same_mishaps_of_every_kind() -> None:
    first, again = (loopback.mishaps_of(300, seed=5) for _ in range(2))
    assert first == again != loopback.mishaps_of(300, seed=6)
    assert set(first.values()) == set(Mishap)
    assert max(first) < 300 * 4 // 5
