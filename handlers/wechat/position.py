"""Where a place shared on WeChat really lies: its maps shift every point in China (GCJ-02)."""

from __future__ import annotations

from math import cos, pi, sin, sqrt

AXIS = 6378245.0  # Krasovsky 1940: half the long axis in metres, and the squared eccentricity
BULGE = 0.00669342162296594323
SOUTH, NORTH, WEST, EAST = 0.8293, 55.8271, 72.004, 137.8347  # nothing is shifted outside
ROUNDS = 4  # each brings the point more than a hundred times nearer


def real(latitude: float, longitude: float) -> tuple[float, float]:
    """WGS-84 degrees of a point given in GCJ-02, to within a metre; the same outside China."""
    if not (SOUTH < latitude < NORTH and WEST < longitude < EAST):
        return latitude, longitude
    north, east = latitude, longitude
    for _ in range(ROUNDS):
        up, right = _shift(north, east)
        north, east = latitude - up, longitude - right
    return round(north, 6), round(east, 6)


def _shift(latitude: float, longitude: float) -> tuple[float, float]:
    """How far a WGS-84 point is moved, in degrees of latitude and longitude."""
    y, x = latitude - 35.0, longitude - 105.0
    tilt = 1 - BULGE * sin(latitude / 180 * pi) ** 2
    root = sqrt(tilt)
    up = _up(x, y) * 180 / (AXIS * (1 - BULGE) / (tilt * root) * pi)
    right = _right(x, y) * 180 / (AXIS / root * cos(latitude / 180 * pi) * pi)
    return up, right


def _up(x: float, y: float) -> float:
    metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    metres += _waves(x, 6.0, 2.0)
    metres += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return metres + (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0


def _right(x: float, y: float) -> float:
    metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    metres += _waves(x, 6.0, 2.0)
    metres += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return metres + (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0


def _waves(x: float, fast: float, slow: float) -> float:
    return (20.0 * sin(fast * x * pi) + 20.0 * sin(slow * x * pi)) * 2.0 / 3.0
