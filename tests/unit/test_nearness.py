"""A text that was not understood is told with the options it nearly meant."""

from __future__ import annotations

import pytest

from bot import reading
from bot.operating.nearness import Near, Why, near

OPTIONS = {
    "tile-vaccine": ["打疫苗", "疫苗", "预防针"],
    "tile-test": ["上门检测", "核酸"],
    "tile-doctor": ["找医生或药师", "医生"],
    "tile-mine": ["我的"],
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("想去打预防流感的", [Near("tile-vaccine", "预防针", Why.alike)]),
        ("核酸还是疫苗", [
            Near("tile-vaccine", "疫苗", Why.others), Near("tile-test", "核酸", Why.others),
        ]),
        ("不要找医生", [Near("tile-doctor", "医生", Why.negated)]),
        ("医生", [Near("tile-doctor", "找医生或药师", Why.now)]),
        ("今天天气真好", []),
        ("＊＊＊", []),
        ("预＊防针", [Near("tile-vaccine", "预防针", Why.alike)]),
    ],
)  # fmt: skip
def test_what_was_nearly_meant_is_named_with_the_reason(said: str, found: list[Near]) -> None:
    assert near(said, OPTIONS) == found


def test_what_is_told_as_not_understood_is_not_and_the_other_way_round() -> None:
    for said in ("疫苗", "核酸还是疫苗", "不打疫苗", "检测", "上门", "1", "第二个", "9"):
        index = reading.choose(said, list(OPTIONS.values()))
        told = near(said, OPTIONS)
        assert (index is not None) == any(one.why is Why.now for one in told), said
