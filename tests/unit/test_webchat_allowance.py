"""Who writes too fast waits; who has too many windows open gets no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from handlers.webchat.allowance import BURST, SOCKETS, Allowance


class Hands:
    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def test_ten_at_once_go_through_and_each_one_more_waits_its_turn() -> None:
    allowance = Allowance(clock=Hands())
    assert [allowance.take("a") for _ in range(12)] == [0.0] * int(BURST) + [0.5, 1.0]


def test_one_fast_writer_does_not_slow_another() -> None:
    allowance = Allowance(clock=Hands())
    for _ in range(20):
        allowance.take("a")
    assert allowance.take("b") == 0.0


def test_who_rests_may_write_again() -> None:
    clock = Hands()
    allowance = Allowance(clock=clock)
    for _ in range(11):
        allowance.take("a")
    clock.at += timedelta(seconds=2)
    assert allowance.take("a") == 0.0


def test_a_clock_set_back_does_not_lock_anyone_out() -> None:
    clock = Hands()
    allowance = Allowance(clock=clock)
    allowance.take("a")
    clock.at -= timedelta(hours=1)
    assert allowance.take("a") == 0.0


def test_a_closed_window_makes_room_for_another() -> None:
    allowance = Allowance(clock=Hands())
    with allowance.socket("a") as first:
        others = [allowance.socket("a") for _ in range(SOCKETS)]
        allowed = [other.__enter__() for other in others]
        assert first and allowed == [True] * (SOCKETS - 1) + [False]
        for other in others:
            other.__exit__(None, None, None)
        with allowance.socket("a") as again:
            assert again
