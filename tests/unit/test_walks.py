"""What a message did to somebody's way through the flows, read off the talk before and after."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.operating import funnels, questions
from bot.operating.walks import Mark, Stand, Walk, What, before, marks
from tests.clinic import NOON

MENU = Stand(("menu",), "main")
FIRST, SECOND = Stand(("menu", "intake"), "subject"), Stand(("menu", "intake"), "words")


def told(
    was: Stand, now: Stand, *, key: str = "", human: bool = False, length: int = 3
) -> set[Mark]:
    return set(marks(was, now, key=key, human=human, length=length))


def test_an_answer_leads_to_the_next_step() -> None:
    assert told(FIRST, SECOND) == {
        Mark("intake", "subject", What.answered),
        Mark("intake", "words", What.entered),
    }


def test_a_flow_is_entered_once_and_finished_at_its_end() -> None:
    assert Mark("intake", "", What.entered) in told(MENU, FIRST)
    assert Mark("intake", "", What.finished) in told(SECOND, MENU)


@pytest.mark.parametrize(
    ("key", "what"), [("back", What.back), ("menu", What.left), ("human", What.human)]
)
def test_a_key_is_no_answer(key: str, what: What) -> None:
    found = told(SECOND, MENU, key=key)
    assert Mark("intake", "words", what) in found
    assert Mark("intake", "", What.finished) not in found


def test_whoever_is_handed_to_a_clinician_is_counted_so() -> None:
    waiting = Stand(("menu", "doctor"), "queue")
    assert Mark("intake", "words", What.human) in told(SECOND, waiting, human=True)


@pytest.mark.parametrize(
    ("length", "what"), [(0, What.other), (4, What.short), (15, What.middle), (16, What.long)]
)
def test_what_was_not_understood_is_counted_by_its_length(length: int, what: What) -> None:
    missed = FIRST._replace(misses=1)
    assert told(FIRST, missed, length=length) == {Mark("intake", "subject", what)}
    offered = Stand(FIRST.flows, FIRST.step, 0, "offer")
    assert told(missed, offered, length=length) == {Mark("intake", "subject", what)}


def test_nothing_is_counted_where_nothing_moved() -> None:
    assert told(FIRST, FIRST) == set()
    assert before(None) == Stand((), "")
    stored = {"stack": [["menu", {}], ["intake", {}]], "asked": ["words", 7, "", 2, [], None, 0]}
    assert before(stored) == Stand(("menu", "intake"), "words", 2, "")


def test_counts_that_could_not_be_written_go_with_the_next() -> None:
    tally = funnels.Tally(versions={}, zone="Asia/Shanghai")
    walk = Walk([Mark("menu", "main", What.entered)], "web", "en", elder=True)
    tally.note(walk, NOON)
    taken = tally.take()
    assert tally.take() == Counter()
    tally.note(walk, NOON)
    tally.give_back(taken)
    assert list(tally.take().values()) == [2]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("我叫李小红，头疼", "＊，头疼"),
        ("电话13812345678", "电话＊"),
        ("330106199001011234 发烧", "＊ 发烧"),
        ("住在文三路 90 号", "＊ 90 号"),
        ("看 https://a.example/x 和 a@b.example", "看 ＊ 和 ＊"),
        ("小宝吃不下", "＊吃不下"),
    ],
)
def test_a_text_loses_what_names_or_numbers_somebody(text: str, kept: str) -> None:
    assert questions.cleaned(text, ["小宝"]) == kept


def test_a_long_text_is_cut() -> None:
    assert len(questions.cleaned("疼" * 500)) == questions.LONGEST
