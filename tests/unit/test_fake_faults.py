"""The fault box hits what it was told to hit, the same way each time."""

from tests.platforms.faults import Duplicates, FaultBox, FaultKind, Moment


def hits(seed: int) -> list[bool]:
    box = FaultBox(seed=seed)
    box.html_502(rate=0.3, times=None)
    return [box.draw("sendMessage") is not None for _ in range(200)]


def test_a_rate_repeats_with_its_seed() -> None:
    assert hits(1) == hits(1)
    assert hits(1) != hits(2)
    assert 30 < sum(hits(1)) < 90


def test_only_fitting_methods_are_hit_and_only_so_often() -> None:
    box = FaultBox()
    armed = box.slow(0.1, method="send*", times=2)
    drawn = [box.draw(method) for method in ("getMe", "sendMessage", "sendPhoto", "sendVoice")]
    assert drawn == [None, armed, armed, None]
    assert armed.fired == 2


def test_faults_come_in_the_order_they_were_armed_until_cleared() -> None:
    box = FaultBox()
    box.forbidden()
    box.errcode(45015, times=None)
    kinds = [fault.kind for fault in (box.draw("a"), box.draw("b"), box.draw("c")) if fault]
    assert kinds == [FaultKind.FORBIDDEN, FaultKind.ERRCODE, FaultKind.ERRCODE]
    box.clear()
    assert box.draw("d") is None


def test_duplicates_follow_their_plan_and_are_counted() -> None:
    duplicates = Duplicates()
    duplicates.together(times=2)
    duplicates.after(rate=0.0, times=None)
    assert [duplicates.draw() for _ in range(3)] == [Moment.TOGETHER, Moment.TOGETHER, None]
    assert duplicates.made == 2
