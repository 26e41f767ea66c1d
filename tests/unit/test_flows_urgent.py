"""Nobody urgent is sent away for hours, whatever way they come by."""

from __future__ import annotations

from bot.moves import Outcome
from tests.unit.ordinary import TIMES
from tests.unit.test_flows_doctor import told

URGENT = Outcome("urgent", {"case_id": 7})


def test_who_is_urgent_stays_in_the_queue_instead_of_being_called_back() -> None:
    walk = told(callback_book=URGENT).tap("callback", "phone", TIMES[0]["value"])
    assert walk.type("13800138000").tap("yes").said == ["doctor-too-urgent", "menu-main"]


def test_who_is_urgent_stays_in_the_queue_instead_of_leaving_a_question() -> None:
    none = {"callback_times": Outcome("none", {"times": []}), "leave_question": URGENT}
    walk = told(**none).tap("callback", "phone", "question")
    assert walk.type("药可以停吗").said == ["doctor-too-urgent", "menu-main"]
