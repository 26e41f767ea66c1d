"""The short way through a usual callback finds what expat finds, or leaves the text to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.wechat import xml

PIECES = (
    "<xml>",
    "</xml>",
    "<A>",
    "</A>",
    "<b1>",
    "</b1>",
    "<A a='1'>",
    "<![CDATA[",
    "]]>",
    "]",
    "&amp;",
    "12",
    " 你好 ",
    "\n",
    "\x0b",
    "\x85",
    "\ufffe",
    "\ud800",
)
CHILDREN = st.lists(
    st.builds(
        "<{0}><![CDATA[{1}]]></{0}>".format,
        st.sampled_from(("A", "b1", "Content")),
        st.lists(st.sampled_from(PIECES), max_size=3).map("".join) | st.text(max_size=5),
    )
    | st.sampled_from(PIECES),
    max_size=5,
).map("".join)


def parsed(text: str) -> xml.Fields | None:
    try:
        return xml._parsed(text)
    except (xml.NotXml, UnicodeEncodeError):
        return None


@given(CHILDREN.map("<xml>{}</xml>".format) | CHILDREN)
def test_the_short_way_is_no_other_way(text: str) -> None:
    usual = xml._usual(text)
    assert usual is None or usual == parsed(text)


@pytest.mark.parametrize("between", ["", "\n", "\n  "])
def test_a_usual_callback_takes_the_short_way(between: str) -> None:
    parts = ["<A><![CDATA[ x 你好 ]]></A>", "<B><![CDATA[]]></B>", "<C>12</C>"]
    text = f"<xml>{between}{between.join(parts)}{between}</xml>"
    assert xml._usual(text) == {"A": "x 你好", "B": None, "C": "12"} == parsed(text)
