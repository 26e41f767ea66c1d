"""The places a clinician may send: in which order they are listed, and what may be written."""

from __future__ import annotations

import pytest

from bot.clinic import places, whereto
from bot.clinic.places import Point
from bot.clinic.slots import sites
from bot.clinic.whereto import Wrong

LAKE = Point(30.268, 120.132)


def test_every_place_of_the_files_is_there_and_no_zone_of_home_visits() -> None:
    found = {one.key for one in whereto.known("zh-CN")}
    seen = {f"place:{site.id}" for site in places.load().sites}
    booked = {site.key for site in sites.load().resources if site.at}
    assert found == seen | booked and seen and booked
    assert not any(key.startswith("home:") for key in found)


def test_the_nearest_comes_first_with_the_way_there() -> None:
    found = whereto.known("zh-CN", LAKE)
    ways = [one.metres for one in found]
    assert ways == sorted(ways, key=lambda way: way or 0.0) and None not in ways
    near = found[0].at
    assert near is not None and places.metres(LAKE, near) == ways[0]
    assert all(one.metres is None for one in whereto.known("zh-CN"))


def test_a_place_is_told_in_a_language_with_its_address_and_telephone() -> None:
    one = whereto.find("vaccine:lake", "en")
    lines = one.text("en", elder=False).splitlines()
    assert lines[:3] == [
        "Demo Lakeside vaccination site",
        "Xihu District, Hangzhou, Zhejiang",
        "0571-00000021",
    ]
    assert one.demonstration and "not a real place" in lines[3]


def test_a_place_that_is_gone_from_the_files_is_not_sent() -> None:
    with pytest.raises(Wrong) as wrong:
        whereto.find("vaccine:gone", "en")
    assert (wrong.value.field, wrong.value.reason) == ("known", "place-gone")


@pytest.mark.parametrize(
    ("latitude", "longitude", "at"),
    [
        ("", "", None),
        (" 30.2743 ", "120.1551", Point(30.2743, 120.1551)),
        ("３０．５", "１２０．５", Point(30.5, 120.5)),
        ("-90", "180", Point(-90, 180)),
        ("30.27430049°", "0", Point(30.2743, 0)),
        ("−30.5", "-120", Point(-30.5, -120)),
    ],
)
def test_degrees_may_be_left_out_or_lie_anywhere_on_earth(
    latitude: str, longitude: str, at: Point | None
) -> None:
    found = whereto.written("东门\n诊所", "环城东路 1 号", latitude, longitude)
    assert found.at == at
    assert found.text("zh-CN", elder=False) == "东门 诊所\n环城东路 1 号"


@pytest.mark.parametrize("zero", ["-0", "-0.0000001", "−0.0"])
def test_nothing_lies_at_a_negative_zero(zero: str) -> None:
    at = whereto.written("门", "路", zero, zero).at
    assert at is not None and [f"{side:.5f}" for side in at] == ["0.00000", "0.00000"]


def test_what_no_text_may_hold_is_left_out() -> None:
    found = whereto.written("东\x07门\x1b", "路\x00 1\x85号", "", "")
    assert found.text("zh-CN", elder=False) == "东门\n路 1号"


@pytest.mark.parametrize(
    ("given", "field", "reason"),
    [
        (("", "路", "", ""), "name", "place-name"),
        (("门", " ", "", ""), "address", "place-address"),
        (("\u200b", "路", "", ""), "name", "place-name"),
        (("门", "\u202e\x07 \u2066", "", ""), "address", "place-address"),
        (("门", "路", "1e400", "120"), "latitude", "place-latitude"),
        (("门", "路", "9" * 60_000, "120"), "latitude", "place-latitude"),
        (("门" * 81, "路", "", ""), "name", "place-long"),
        (("门", "路" * 201, "", ""), "address", "place-long"),
        (("门", "路", "90.1", "120"), "latitude", "place-latitude"),
        (("门", "路", "-91", "120"), "latitude", "place-latitude"),
        (("门", "路", "nan", "120"), "latitude", "place-latitude"),
        (("门", "路", "1_0", "120"), "latitude", "place-latitude"),
        (("门", "路", "北", "120"), "latitude", "place-latitude"),
        (("门", "路", "30", "180.5"), "longitude", "place-longitude"),
        (("门", "路", "30", "inf"), "longitude", "place-longitude"),
        (("门", "路", "30", ""), "longitude", "place-both"),
        (("门", "路", "", "120"), "latitude", "place-both"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(
    given: tuple[str, str, str, str], field: str, reason: str
) -> None:
    with pytest.raises(Wrong) as wrong:
        whereto.written(*given)
    assert (wrong.value.field, wrong.value.reason) == (field, reason)
