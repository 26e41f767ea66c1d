"""Distances, opening hours and addresses: what people read of where they may go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clinic import districts, places
from bot.clinic.datafile import DataError
from bot.clinic.places import Area, Kind, Point, Sees, Site
from bot.clinic.rules import HOME
from bot.i18n import Catalogue
from bot.render import Voice, shown
from bot.steps import Maybe, Sure, Unreadable
from flows.where import shared, written

KNOWN = places.load()
CATALOGUE = Catalogue.load()
ZONE = "Asia/Shanghai"


def at(text: str) -> datetime:
    """A moment in the clinic's zone."""
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def said(phrase: object, *, locale: str = "zh-CN", elder: bool = False) -> str:
    return shown(phrase, Voice(CATALOGUE, locale, elder))


def site(name: str) -> Site:
    return next(one for one in KNOWN.sites if one.id == name)


def test_the_length_of_a_degree_is_known() -> None:
    assert places.metres(Point(0, 0), Point(1, 0)) == pytest.approx(111_195, abs=1)
    assert places.metres(Point(60, 0), Point(60, 1)) == pytest.approx(55_597, abs=5)
    assert places.metres(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111_195, abs=1)
    assert places.metres(Point(90, 0), Point(-90, 0)) == pytest.approx(20_015_087, abs=1)
    beijing, hangzhou = Point(39.9042, 116.4074), Point(30.2741, 120.1551)
    assert places.metres(beijing, hangzhou) == pytest.approx(1_124_000, rel=0.003)
    assert places.metres(beijing, beijing) == 0


@pytest.mark.parametrize(
    ("metres", "chinese", "english"),
    [
        (0, "不到 100 米", "less than 100 m away"),
        (99.9, "不到 100 米", "less than 100 m away"),
        (100, "约 100 米", "about 100 m away"),
        (830, "约 800 米", "about 800 m away"),
        (949, "约 900 米", "about 900 m away"),
        (951, "约 1 公里", "about 1 km away"),
        (2_700, "约 2.5 公里", "about 2.5 km away"),
        (2_760, "约 3 公里", "about 3 km away"),
        (4_800, "约 5 公里", "about 5 km away"),
        (12_400, "约 12 公里", "about 12 km away"),
    ],
)
def test_a_distance_is_said_in_words(metres: float, chinese: str, english: str) -> None:
    assert said(places.distance(metres)) == chinese
    assert said(places.distance(metres), locale="en") == english


def test_the_nearest_of_a_kind_come_first_and_no_more_than_asked_for() -> None:
    here = Point(30.276, 120.122)
    found = places.nearest(KNOWN.sites, here, kind=Kind.fever, most=3)
    assert [near.site.id for near in found][:2] == ["demo-fever-lake", "demo-fever-1"]
    assert [near.metres for near in found] == sorted(near.metres for near in found)
    assert len(found) == 3 and all(near.site.kind is Kind.fever for near in found)


def test_children_and_adults_are_not_sent_where_they_are_not_seen() -> None:
    here = Point(30.276, 120.122)
    child = places.nearest(KNOWN.sites, here, kind=Kind.fever, most=99, child=True)
    adult = places.nearest(KNOWN.sites, here, kind=Kind.fever, most=99, child=False)
    assert Sees.adults not in {near.site.sees for near in child}
    assert Sees.children not in {near.site.sees for near in adult}
    assert Sees.children in {near.site.sees for near in child}


@pytest.mark.parametrize(
    ("name", "moment", "words"),
    [
        ("demo-fever-1", "2026-11-28T03:00", "24 小时开"),
        ("demo-fever-city", "2026-11-28T19:00", "现在开，到今天 21:00"),
        ("demo-fever-city", "2026-11-28T21:00", "现在关，明天 8:00 开"),
        ("demo-fever-lake", "2026-11-27T12:30", "现在关，今天 13:30 开"),
        ("demo-fever-lake", "2026-11-28T12:00", "现在关，周一 8:00 开"),  # a Saturday
        (
            "demo-fever-lake",
            "2026-02-16T10:00",
            "现在关，2月24日（周二）8:00 开",
        ),  # spring festival
        (
            "demo-fever-lake",
            "2026-02-14T16:00",
            "现在开，到今天 17:00",
        ),  # a Saturday worked as Monday
    ],
)
def test_whether_a_site_is_open_is_told_with_the_next_turn(
    name: str, moment: str, words: str
) -> None:
    assert said(places.opening(site(name), now=at(moment), zone=ZONE)) == words


def test_a_site_that_never_opens_is_shut() -> None:
    shut = site("demo-fever-1").model_copy(
        update={"open": site("demo-fever-1").open.model_copy(update={"week": {}, "holidays": ()})}
    )
    assert said(places.opening(shut, now=at("2026-03-02T10:00"), zone=ZONE)) == "近期不开"


@pytest.mark.parametrize("moment", ["2026-02-16T10:00", "2026-11-28T19:00", "2026-11-29T04:00"])
def test_one_site_fits_into_a_short_message_for_the_old(moment: str) -> None:
    for one in KNOWN.sites:
        near = places.Near(one, 12_345.0)
        for locale, most in (("zh-CN", 60), ("en", 180)):
            line = places.line(near, locale=locale, now=at(moment), zone=ZONE)
            demo = said({"key": "place-demonstration"}, locale=locale, elder=True)
            text = said(line, locale=locale, elder=True) + demo
            assert len(text) <= most, text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("西湖区", ["330106"]),
        ("西湖", ["330106"]),
        ("浙江省杭州市西湖区文三路 90 号", ["330106"]),
        ("杭州 滨江", ["330108"]),
        ("我家住在萧山", ["330109"]),
        ("余杭街道", ["330110"]),
        ("临平区余杭路 3 号", ["330113"]),  # the road is called like another district
        ("上城区西湖大道 1 号", ["330102"]),
        ("下城区", ["330105"]),  # a former name
        ("下沙", ["330114"]),  # a street
        ("江干区九堡街道", ["330102"]),  # the street tells which half
        ("Xihu District", ["330106"]),
        ("i live in binjiang", ["330108"]),
        ("ＸＩＨＵ", ["330106"]),
        ("淳安县", ["330127"]),
        ("我住在蕭山區", ["330109"]),  # as it is written in Taiwan
        ("錢塘", ["330114"]),
        ("建德市", ["330182"]),
    ],
)
def test_a_written_place_is_understood(text: str, codes: list[str]) -> None:
    found = written(text)
    assert isinstance(found, Sure) and found.value["codes"] == codes


@pytest.mark.parametrize("text", ["江干区", "杭州市江干区", "从西湖区到滨江区"])
def test_a_name_of_several_districts_names_them_all(text: str) -> None:
    found = written(text)
    assert isinstance(found, Sure) and len(found.value["codes"]) == 2


@pytest.mark.parametrize("text", ["西湖大道", "江西南昌西湖区", "奶奶说滨江那边"])
def test_what_only_sounds_like_a_district_is_asked_back(text: str) -> None:
    found = written(text)
    assert isinstance(found, Maybe) and found.key == "where-maybe"
    assert said(found.value).startswith("浙江省杭州市")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("南昌市西湖区", "where-outside"),
        ("江西省南昌市", "where-outside"),
        ("杭州", "where-wide"),
        ("浙江省", "where-wide"),
        ("北京朝阳区", "where-unknown"),
        ("", "where-unknown"),
        ("区", "where-unknown"),
        ("😀😀", "where-unknown"),
        ("12345", "where-unknown"),
        ("西湖区" * 100, "where-unknown"),
        ("\u0000\ufffd", "where-unknown"),
    ],
)
def test_what_is_no_district_of_ours_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        written(text)
    assert refused.value.key == reason
    assert CATALOGUE.has("zh-CN", reason) and CATALOGUE.has("en", reason)


def test_a_shared_place_keeps_its_degrees_and_lies_in_the_nearest_district() -> None:
    found = shared(30.276, 120.122)
    assert isinstance(found, Sure)
    here = places.point(found.value)
    assert here == Point(30.276, 120.122)
    assert KNOWN.district_of(here).code == "330106"


def test_a_district_has_its_city_and_province_in_the_order_of_the_language() -> None:
    assert KNOWN.full_name("330106", "zh-CN") == "浙江省杭州市西湖区"
    assert KNOWN.full_name("330106", "zh-TW") == "浙江省杭州市西湖區"
    assert KNOWN.full_name("330106", "en") == "Xihu District, Hangzhou, Zhejiang"
    assert KNOWN.area("330106") is not None and KNOWN.area("999999") is None


def test_districts_of_the_same_name_in_two_cities_are_told_apart_by_the_city() -> None:
    """The table is made for a whole country: 鼓楼区 is in several cities."""
    more = [
        {"code": "320000", "names": {"zh-CN": "江苏省"}},
        {"code": "320100", "names": {"zh-CN": "南京市"}, "also": ["南京"]},
        {"code": "320106", "names": {"zh-CN": "鼓楼区"}, "at": [32.07, 118.77]},
        {"code": "350000", "names": {"zh-CN": "福建省"}},
        {"code": "350100", "names": {"zh-CN": "福州市"}, "also": ["福州"]},
        {"code": "350102", "names": {"zh-CN": "鼓楼区"}, "at": [26.08, 119.30]},
    ]
    wider = KNOWN.model_copy(
        update={"areas": (*KNOWN.areas, *(Area.model_validate(area) for area in more))}
    )
    assert districts.find("鼓楼区", wider).codes == ("320106", "350102")
    assert districts.find("南京鼓楼区", wider).codes == ("320106",)
    assert districts.find("福建省福州市鼓楼区东街口", wider).codes == ("350102",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('district: "330105"', 'district: "330199"', "lies in 330199"),
        ("id: demo-fever-2\n", "id: demo-fever-1\n", "used twice: demo-fever-1"),
        ("    at: [30.25, 120.18]\n", "", "lies nowhere"),
        ('- {code: "330100"', '- {code: "330200"', "lies in 330100"),
        ('open: {week: {daily: "08:00-21:00"}', 'open: {week: {daily: "08:00-25:00"}', "25:00"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = (HOME / "places.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "places.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=reason):
        places.load.__wrapped__(tmp_path)
