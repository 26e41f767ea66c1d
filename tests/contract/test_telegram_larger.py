"""The larger wording on Telegram: big keys that stay, pressed as text, and replaced in time."""

from __future__ import annotations

from tests.contract.phones import ANN, SECONDS, Floor, fake, floor, press, sees, url
from tests.platforms.telegram_user import TelegramUser

__all__ = ["fake", "floor", "url"]
FIRST, SECOND = (
    ["我不舒服", "找医生或药师", "我的", "更多"],
    ["呼吸道专区", "上门检测", "打疫苗", "更多"],
)


async def agreed(floor: Floor) -> TelegramUser:
    """At the main menu, with its keys below the chat."""
    ann = floor.phone(ANN)
    await ann.send("/start")
    await press(ann, "同意", of="同意吗")
    await sees(ann, "您今天想做什么")
    return ann


def markup(floor: Floor, words: str) -> dict[str, object]:
    """What the newest message with these words was sent with."""
    sent = [call.params for call in floor.fake.calls if call.method == "sendMessage"]
    return [one for one in sent if words in one["text"]][-1].get("reply_markup") or {}


def widths(rows: object) -> set[int]:
    assert isinstance(rows, list)
    return {len(row) for row in rows}


async def test_the_menu_is_big_keys_that_stay_one_a_row(floor: Floor) -> None:
    ann = await agreed(floor)
    normal = markup(floor, "您今天想做什么")
    assert (
        normal["is_persistent"]
        and normal["resize_keyboard"]
        and widths(normal["keyboard"]) == {2, 1}
    )
    await ann.send("大字版")
    await sees(ann, "已换成大字版")
    large = markup(floor, "已换成大字版")
    assert large["is_persistent"] and not large["resize_keyboard"]
    assert widths(large["keyboard"]) == {1} and ann.keyboard == FIRST


async def test_a_key_is_pressed_as_text_and_the_next_page_replaces_the_keys(floor: Floor) -> None:
    ann = await agreed(floor)
    await ann.send("大字版")
    await sees(ann, "已换成大字版")
    await ann.tap("更多")
    await sees(ann, "还有这些")
    assert widths(markup(floor, "还有这些")["inline_keyboard"]) == {1}
    assert ann.keyboard == FIRST  # still there, and still understood
    await ann.tap("我不舒服")
    question = await sees(ann, "这次是谁不舒服")
    assert question.labels == ["我自己", "我的孩子", "我的父母", "别的人"]
    assert widths(markup(floor, "这次是谁不舒服")["inline_keyboard"]) == {1}


async def test_the_keys_of_the_menu_work_in_the_midst_of_a_conversation(floor: Floor) -> None:
    ann = await agreed(floor)
    await ann.send("大字版")
    await sees(ann, "已换成大字版")
    await ann.tap("我不舒服")
    await press(ann, "我自己", of="这次是谁不舒服")
    await sees(ann, "怎么称呼您")
    await ann.tap("找医生或药师")  # a key of the menu, in place of a name
    await sees(ann, "这次是谁不舒服")
    await ann.send("主菜单")
    await ann.wait(
        lambda seen: ann.keyboard == ["我不舒服", "找医生或药师", "更多", "接着上次的"], SECONDS
    )


async def test_the_keys_are_the_usual_ones_again_when_the_wording_is(floor: Floor) -> None:
    ann = await agreed(floor)
    await ann.send("大字版")
    await sees(ann, "已换成大字版")
    await ann.send("大字版")
    await ann.wait(lambda seen: len(ann.keyboard) == 7, SECONDS)
    assert ann.keyboard[0] == "我不舒服" and SECOND[1] in ann.keyboard
