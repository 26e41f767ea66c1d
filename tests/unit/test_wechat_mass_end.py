"""The platform's report on a mass send is read, and written down before it is acknowledged."""

from __future__ import annotations

import pytest

from handlers.wechat.envelope import Letter
from handlers.wechat.mass import MassEnd, mass_end

FINISH = {"MsgType": "event", "Event": "MASSSENDJOBFINISH", "MsgID": "3147483650"}


def letter(**more: str) -> Letter:
    return Letter(FINISH | more, seal=str)


def test_what_was_filtered_out_counts_as_not_reached() -> None:
    counts = {"TotalCount": "10", "FilterCount": "9", "SentCount": "8", "ErrorCount": "1"}
    found = mass_end(letter(Status="send success", **counts))
    assert found == MassEnd("3147483650", ok=True, reason="", counts=(8, 2))


@pytest.mark.parametrize("status", ["send fail", "err(10001)", "err(20013)"])
def test_any_other_word_is_a_failure(status: str) -> None:
    found = mass_end(letter(Status=status))
    assert found is not None and not found.ok and found.reason == f"wechat-{status}"
    assert found.counts is None


@pytest.mark.parametrize("more", [{"Event": "VIEW"}, {"MsgType": "text"}, {"MsgID": "abc"}])
def test_other_callbacks_are_none_of_its_business(more: dict[str, str]) -> None:
    assert mass_end(letter(Status="send success", **more)) is None
