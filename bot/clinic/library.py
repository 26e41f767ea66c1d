"""The effects of reading about care at home: for whom, and which article with its signature."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import seasons
from bot.clinic.articles import load, signature
from bot.clinic.context import Answers, Context
from bot.clinic.seasonfile import Season
from bot.moves import Outcome, Put


def article_group(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """known: whom it is about is known already; ask. Gives what the season recommends."""
    group = load().group_of(str(answers.get("band") or ""))
    season = seasons.present(conn, today=context.today)
    topics = [{"key": f"article-topic-{t}"} for t in _recommended(season)]
    gives: dict[str, Any] = {"season": "on" if topics else "off", "popular": topics}
    return Outcome("known", gives | {"group": group}) if group else Outcome("ask", gives)


def article_find(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The article asked for with its signature, or gone when its time is over."""
    article = load().find(str(answers["topic"]), str(answers["group"]))
    if article.expires < context.today:
        return Outcome("gone", says=(Put("article-gone", keys=False),))
    return Outcome("found", {"article": article.id, "signed": signature(article)})


def _recommended(season: Season | None) -> list[str]:
    """The topics of the articles a season links, each once."""
    linked = season.articles if season else ()
    return list(dict.fromkeys(a.topic for a in load().articles if a.id in linked))
