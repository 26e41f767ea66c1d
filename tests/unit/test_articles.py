"""Articles on care at home: one for each topic and group, signed or a draft, never expired."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import articles, library
from bot.clinic.datafile import DataError
from bot.clinic.rules import HOME
from bot.i18n import Catalogue
from bot.render import Voice, shown
from bot.steps import Sure, Unreadable
from flows.articles import about
from tests.unit.real_effects import a_context

KNOWN = articles.load()
CATALOGUE = Catalogue.load()
DOSES = re.compile(
    r"毫克|毫升|mg\b|ml\b|片|粒|布洛芬|对乙酰|阿司匹林|奥司他韦|抗生素|阿奇|头孢|激素|ibuprofen"
    r"|paracetamol|acetaminophen|aspirin|oseltamivir|antibiotic|azithro|tablet",
    re.IGNORECASE,
)


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW", "en"])
@pytest.mark.parametrize("elder", [False, True])
def test_no_article_names_a_medicine_or_a_dose_and_each_shows_its_signature(
    locale: str, elder: bool
) -> None:
    for article in KNOWN.articles:
        text = CATALOGUE.text(locale, f"article-{article.id}", elder=elder, signed="SIGNED")
        assert not DOSES.search(text), (article.id, DOSES.search(text))
        assert "SIGNED" in text, article.id


@pytest.mark.parametrize("elder", [False, True])
def test_a_draft_is_called_one_and_a_signature_names_who_and_when(elder: bool) -> None:
    draft = KNOWN.articles[0]
    signed = draft.model_copy(update={"reviewed_by": "王医生", "reviewed_on": date(2026, 11, 1)})
    voice = Voice(CATALOGUE, "zh-CN", elder)
    assert shown(articles.signature(draft), voice) == "草稿，还没有医生审核"
    assert shown(articles.signature(signed), voice) == "审核：王医生，2026-11-01"


@pytest.mark.parametrize("topic", list(KNOWN.topics))
@pytest.mark.parametrize("group", list(KNOWN.groups))
def test_there_is_one_article_for_everybody_on_everything(topic: str, group: str) -> None:
    article = KNOWN.find(topic, group)
    assert article.topic == topic and group in article.groups


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("宝宝发烧了怎么办", "fever"),
        ("孩子發燒", "fever"),
        ("多喝水吗", "fluids"),
        ("会传染给家人吗", "isolation"),
        ("什么时候去医院", "go"),
        ("发烧什么时候去医院", "go"),  # the longer words decide
        ("When to go to hospital?", "go"),
        ("my temperature", "fever"),
    ],
)
def test_an_article_is_found_by_a_word(text: str, topic: str) -> None:
    found = about(text)
    assert isinstance(found, Sure) and found.value == topic


@pytest.mark.parametrize("text", ["", "天气真好", "1", "😀"])
def test_a_word_of_no_article_is_not_understood(text: str) -> None:
    with pytest.raises(Unreadable):
        about(text)


def test_an_expired_article_is_not_shown(conn: Connection) -> None:
    context, wanted = a_context(conn), {"topic": "fever", "group": "adult"}
    context.now = datetime(2027, 6, 30, 4, 0, tzinfo=UTC)
    assert library.article_find(conn, context, wanted).value == "found"
    context.now = datetime(2027, 7, 1, 4, 0, tzinfo=UTC)
    gone = library.article_find(conn, context, wanted)
    assert gone.value == "gone" and gone.says[0].key == "article-gone"


def test_the_age_of_a_patient_who_is_known_is_not_asked_for(conn: Connection) -> None:
    context = a_context(conn)
    context.now = datetime(2026, 11, 28, 4, 0, tzinfo=UTC)
    known = library.article_group(conn, context, {"band": "toddler"})
    assert (known.value, known.gives["group"], known.gives["season"]) == ("known", "child", "on")
    assert {"key": "article-topic-go"} in known.gives["popular"]
    context.now = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
    asked: Any = library.article_group(conn, context, {})
    assert (asked.value, asked.gives["season"]) == ("ask", "off")


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (
            "articles.yaml",
            "topic: go\n    groups: [infant]",
            "topic: go\n    groups: [child]",
            "go",
        ),
        ("articles.yaml", "adult: [adult]", "adult: [adult, old]", "each age band once"),
        ("articles.yaml", "id: fever-old", "id: fever-adult", "used twice"),
        ("seasons.yaml", "fever-child, ", "fever-fish, ", "'fever-fish' is no article"),
    ],
)
def test_a_fault_in_a_file_is_named(
    tmp_path: Path, file: str, old: str, new: str, reason: str
) -> None:
    for name in ("articles.yaml", "seasons.yaml"):
        text = (HOME / name).read_text(encoding="utf-8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for path in HOME.glob("*.yaml"):
        if not (tmp_path / path.name).exists():
            (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DataError, match=reason):
        articles.load.__wrapped__(tmp_path)
