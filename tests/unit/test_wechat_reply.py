"""A passive reply stays XML whatever its text holds: staff, too, paste odd characters."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from handlers.wechat.reply import TEXT, in_cdata

ODD = "".join(map(chr, range(0x20))) + "\x7f\x85\u2028\u202e\ufffe\uffff"


@pytest.mark.parametrize("odd", ODD)
def test_no_character_breaks_a_reply(odd: str) -> None:
    sealed = TEXT.format("ann", "clinic", 1, in_cdata(f"多喝水{odd}]]>好"))
    content = ElementTree.fromstring(sealed).findtext("Content") or ""
    assert content.startswith("多喝水") and content.endswith("]]>好")
