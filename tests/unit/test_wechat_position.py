"""Places shared on WeChat are told where they really lie."""

from __future__ import annotations

import pytest

from bot.clinic.places import Point, metres
from handlers.wechat.position import _shift, real


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(30.27, 120.13), (39.9, 116.4), (22.54, 114.06), (43.8, 87.6)]
)
def test_a_shifted_point_is_brought_back_to_within_a_metre(
    latitude: float, longitude: float
) -> None:
    up, right = _shift(latitude, longitude)
    off = Point(latitude + up, longitude + right)
    assert 100 < metres(off, Point(latitude, longitude)) < 1000
    assert metres(Point(*real(*off)), Point(latitude, longitude)) < 1


def test_tiananmen_is_shifted_by_what_is_known() -> None:
    """Its WGS-84 position and that of Chinese maps, to about ten metres."""
    assert metres(Point(*real(39.908722, 116.397496)), Point(39.907333, 116.391264)) < 15


@pytest.mark.parametrize(("latitude", "longitude"), [(51.5, -0.12), (0.0, 0.0), (35.7, 139.7)])
def test_nothing_is_shifted_outside_china(latitude: float, longitude: float) -> None:
    assert real(latitude, longitude) == (latitude, longitude)
