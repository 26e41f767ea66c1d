"""What a clinician's words give away of a way around the clinic."""

from __future__ import annotations

import pytest

from bot.clinic import contacts


@pytest.mark.parametrize(
    "text",
    [
        "我的电话是13812345678",
        "打 138 1234 5678",
        "＋８６ 138-1234-5678",
        "微信号: drli_hz",
        "加我微信drli2026吧",
        "vx：abc12345",
        "QQ 123456789",
        "座机 0571-88888888",
        "４００－８１０－１２３４",
        "call me on +1 415 555 2671",
        "https://t.me/drli",
    ],
)
def test_a_number_or_a_chat_is_seen_however_it_is_written(text: str) -> None:
    assert contacts.found(text)


@pytest.mark.parametrize(
    "text",
    [
        "急了就打120，心理热线 12356",
        "请在 2026-12-01 复诊",
        "体温 38.5，血压 140/90，血糖 5.6-7.0",
        "一天三次，每次 1 片，500 mg",
        "身份证 110101199003071234",
        "单号 20261201123456",
        "微信里看不到图，请在微信上回复我 12345",
        "WeChat message arrived",
        "最近的医院 0571-00000001",  # one of those the clinic sends people to
    ],
)
def test_what_is_said_in_every_talk_is_not_taken_for_one(text: str) -> None:
    assert not contacts.found(text)
