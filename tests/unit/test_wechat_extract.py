"""What each kind of WeChat message and event becomes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Inbound, Kind
from handlers.wechat.envelope import BadCallback, Letter
from handlers.wechat.extract import CLICKED, SPOKE, extract

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)
COMMON = {"ToUserName": "gh_1", "FromUserName": "oAnn_-1", "CreateTime": f"{AT.timestamp():.0f}"}


def heard(**fields: Any) -> Inbound | None:
    return extract(Letter({**COMMON, **fields}, seal=str), received=AT)


def message(kind: str, **fields: Any) -> Inbound:
    inbound = heard(MsgType=kind, MsgId="24900000000000001", **fields)
    assert inbound is not None
    return inbound


def event(name: str, **fields: Any) -> Inbound | None:
    return heard(MsgType="event", Event=name, **fields)


def test_a_text_keeps_its_words_sender_id_and_time() -> None:
    inbound = message("text", Content="头疼\x00 👩‍⚕️")
    assert (inbound.kind, inbound.text) == (Kind.TEXT, "头疼 👩‍⚕️")
    assert (inbound.channel, inbound.address) == ("wechat", "oAnn_-1")
    assert (inbound.message_id, inbound.at) == ("24900000000000001", AT)
    assert inbound.grants == SPOKE == (5, 172_800)


def test_a_tapped_option_brings_its_code_back() -> None:
    inbound = message("text", Content="2. 不是", bizmsgmenuid="12001")
    assert (inbound.kind, inbound.code, inbound.text) == (Kind.TAP, "12.1", "不是")
    assert inbound.grants == CLICKED == (3, 60)


@pytest.mark.parametrize("lost", ["0", "x", "99999999999999999999"])
def test_a_tap_whose_id_was_lost_is_read_by_its_words(lost: str) -> None:
    inbound = message("text", Content="2. 不是", bizmsgmenuid=lost)
    assert (inbound.kind, inbound.code, inbound.text) == (Kind.TEXT, "", "不是")
    assert inbound.grants == CLICKED


def test_a_blank_text_is_an_empty_text() -> None:
    assert message("text", Content=None).text == ""


def test_a_picture_is_known_by_its_media_id() -> None:
    (media,) = message("image", PicUrl="http://x/1", MediaId="m1").media
    assert (media.kind, media.ref, media.stored) == (Kind.IMAGE, "m1", False)


def test_the_better_sound_of_a_voice_is_taken() -> None:
    inbound = message("voice", MediaId="m8", MediaId16K="m16", Format="AMR")
    assert (inbound.kind, inbound.text) == (Kind.VOICE, "")
    assert (inbound.media[0].ref, inbound.media[0].mime) == ("m16", "audio/amr")


def test_a_voice_without_the_better_sound_and_with_recognised_words_is_kept() -> None:
    inbound = message("voice", MediaId="m8", Format="speex", Recognition="我头疼。")
    assert (inbound.media[0].ref, inbound.text) == ("m8", "我头疼。")


@pytest.mark.parametrize("kind", ["video", "shortvideo"])
def test_a_video_is_a_video(kind: str) -> None:
    inbound = message(kind, MediaId="v1", ThumbMediaId="t1")
    assert (inbound.kind, inbound.media[0].ref) == (Kind.VIDEO, "v1")


def test_a_place_has_latitude_and_longitude() -> None:
    inbound = message("location", Location_X="39.9", Location_Y="116.4", Scale="15", Label="家")
    assert inbound.kind is Kind.LOCATION  # in WGS-84, some hundred metres from WeChat's own
    assert (inbound.latitude, inbound.longitude) == (39.898598, 116.393759)
    assert inbound.text == "家"


@pytest.mark.parametrize("odd", ["nan", "inf", "91", "x", "", "1e999"])
def test_an_impossible_place_is_something_else(odd: str) -> None:
    inbound = message("location", Location_X=odd, Location_Y="116.4")
    assert (inbound.kind, inbound.latitude) == (Kind.OTHER, None)


def test_a_link_keeps_its_words_for_a_clinician() -> None:
    inbound = message("link", Title="文章", Description="", Url="https://example.org/a")
    assert (inbound.kind, inbound.text) == (Kind.OTHER, "文章\nhttps://example.org/a")


def test_a_file_tells_its_name_and_size() -> None:
    inbound = message("file", Title="报告.pdf", FileKey="k1", FileTotalLen="1234")
    assert (inbound.kind, inbound.text) == (Kind.FILE, "报告.pdf")
    assert (inbound.media[0].name, inbound.media[0].size) == ("报告.pdf", 1234)


def test_a_kind_newer_than_this_program_is_something_else() -> None:
    assert message("hologram", Content="x").kind is Kind.OTHER


def test_a_new_kind_without_an_id_of_its_own_is_known_by_sender_and_second() -> None:
    inbound = heard(MsgType="Hologram")
    assert inbound is not None
    assert (inbound.kind, inbound.grants) == (Kind.OTHER, SPOKE)
    assert inbound.message_id == f"oAnn_-1:{AT.timestamp():.0f}:hologram:"


@pytest.mark.parametrize(
    ("fields", "scene"),
    [
        ({"Event": "subscribe", "EventKey": None}, ""),
        ({"Event": "subscribe", "EventKey": "last_trade_no_42"}, ""),
        ({"Event": "subscribe", "EventKey": "qrscene_ward7", "Ticket": "t"}, "ward7"),
        ({"Event": "SCAN", "EventKey": "ward7", "Ticket": "t"}, "ward7"),
    ],
)
def test_a_follow_or_scan_starts_with_its_scene(fields: dict[str, Any], scene: str) -> None:
    inbound = heard(MsgType="event", **fields)
    assert inbound is not None
    assert (inbound.kind, inbound.text, inbound.grants) == (Kind.START, scene, CLICKED)


@pytest.mark.parametrize("name", ["CLICK", "scancode_push", "scancode_waitmsg"])
def test_a_menu_button_brings_its_key(name: str) -> None:
    inbound = event(name, EventKey="human", ScanCodeInfo={"ScanType": "qrcode", "ScanResult": "1"})
    assert inbound is not None
    assert (inbound.kind, inbound.text, inbound.grants) == (Kind.MENU, "human", CLICKED)


def test_an_unfollow_is_told_and_grants_nothing() -> None:
    inbound = event("unsubscribe", EventKey=None)
    assert inbound is not None
    assert (inbound.kind, inbound.grants) == (Kind.GONE, None)


@pytest.mark.parametrize(
    "name",
    [
        *("LOCATION", "VIEW", "view_miniprogram", "pic_weixin", "location_select"),
        *("TEMPLATESENDJOBFINISH", "MASSSENDJOBFINISH", "PUBLISHJOBFINISH"),
        *("subscribe_msg_popup_event", "subscribe_msg_change_event", "subscribe_msg_sent_event"),
    ],
)
def test_a_report_is_nobody_speaking(name: str) -> None:
    assert event(name, Status="success") is None


def test_an_unknown_event_is_something_else_and_grants_nothing() -> None:
    inbound = event("brand_new_event")
    assert inbound is not None
    assert (inbound.kind, inbound.grants) == (Kind.OTHER, None)


def test_two_events_of_one_second_have_different_ids() -> None:
    first, second = event("CLICK", EventKey="human"), event("CLICK", EventKey="menu")
    again = event("CLICK", EventKey="human")
    assert first and second and again
    assert first.message_id == again.message_id == f"oAnn_-1:{AT.timestamp():.0f}:click:human"
    assert first.message_id != second.message_id


@pytest.mark.parametrize("key", ["k" * 500, "a\nb"])
def test_an_id_fits_its_column_whatever_the_key(key: str) -> None:
    inbound = event("CLICK", EventKey=key)
    assert inbound is not None
    assert len(inbound.message_id) <= 150 and inbound.message_id.isprintable()


@pytest.mark.parametrize(
    "odd",
    [
        {"MsgId": "x"},
        {"MsgId": None},
        {"CreateTime": "soon"},
        {"CreateTime": "99999999999"},
        {"CreateTime": "-1"},
        {"FromUserName": ""},
        {"FromUserName": "a b"},
        {"FromUserName": {"a": "b"}},
        {"ToUserName": "]]>"},
        {"Content": {"b": "x"}},
        {"Content": ["a", "b"]},
        {"MsgType": ["text"]},
    ],
)
def test_a_message_with_a_broken_field_is_a_bad_callback(odd: dict[str, Any]) -> None:
    fields = {**COMMON, "MsgType": "text", "MsgId": "1", "Content": "x", **odd}
    with pytest.raises(BadCallback):
        extract(Letter(fields, seal=str), received=AT)


NAMES = st.sampled_from(
    [
        "ToUserName",
        "FromUserName",
        "CreateTime",
        "MsgType",
        "MsgId",
        "Event",
        "EventKey",
        "Content",
        "MediaId",
        "Format",
        "Location_X",
        "Location_Y",
        "FileTotalLen",
        "bizmsgmenuid",
        "Url",
    ]
)
VALUES = st.none() | st.text(max_size=20) | st.sampled_from(["text", "event", "subscribe", "voice"])


@given(st.dictionaries(NAMES, VALUES | st.lists(VALUES, max_size=2)))
def test_any_fields_give_a_message_nothing_or_a_bad_callback(fields: dict[str, Any]) -> None:
    merged = {**COMMON, "MsgId": "1", "MsgType": "text", **fields}
    try:
        inbound = extract(Letter(merged, seal=str), received=AT)
    except BadCallback:
        return
    assert inbound is None or len(inbound.message_id) <= 160
