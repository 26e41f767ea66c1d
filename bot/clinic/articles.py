"""Short articles on care at home: whom each is for, who signed it, until when it may be shown."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from bot.clinic import rules, seasonfile
from bot.clinic.datafile import DataError, Head, Part, once, read
from bot.reading import fold


class Article(Part):
    """One article; its words are `article-<id>` in the catalogues."""

    id: str = Field(pattern=r"^[a-z][a-z-]{0,30}$")
    topic: str
    groups: tuple[str, ...] = Field(min_length=1)
    version: str = Field(min_length=1, max_length=29)
    source: str = Field(min_length=1)
    reviewed_by: str = Field(min_length=1)
    reviewed_on: date | None
    expires: date


class Articles(Head):
    groups: dict[str, tuple[str, ...]]  # group -> bands of ages.yaml
    topics: dict[str, dict[str, tuple[str, ...]]]  # topic -> language -> words
    articles: tuple[Article, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        once([article.id for article in self.articles])
        for article in self.articles:
            if article.topic not in self.topics:
                raise ValueError(f"{article.id} is about {article.topic}, which is no topic")
            if odd := sorted(set(article.groups) - set(self.groups)):
                raise ValueError(f"{article.id} is for {odd[0]}, which is no group")
        for topic in self.topics:
            for group in self.groups:
                if sum(a.topic == topic and group in a.groups for a in self.articles) != 1:
                    raise ValueError(f"there is not exactly one article on {topic} for {group}")
        return self

    def group_of(self, band: str) -> str:
        """The group an age band belongs to, or empty."""
        return next((group for group, bands in self.groups.items() if band in bands), "")

    def find(self, topic: str, group: str) -> Article:
        """The article on a topic for a group. Raises LookupError."""
        for article in self.articles:
            if article.topic == topic and group in article.groups:
                return article
        raise LookupError(f"no article on {topic!r} for {group!r}")

    def topic_of(self, text: str) -> str:
        """The topic whose words are in a text, the one with the longest of them; or empty."""
        said = fold(text)
        found = [
            (len(word), topic)
            for topic, languages in self.topics.items()
            for words in languages.values()
            for word in map(fold, words)
            if word in said
        ]
        return max(found, key=lambda one: one[0])[1] if found else ""


def signature(article: Article) -> dict[str, Any]:
    """Who looked at an article and when, or that nobody has signed it yet."""
    if article.reviewed_on is None:
        return {"key": "article-draft"}
    day = article.reviewed_on.isoformat()
    return {"key": "article-signed", "who": article.reviewed_by, "day": day}


@lru_cache(maxsize=4)
def load(home: Path = rules.HOME) -> Articles:
    """Read and check the articles. Raises DataError."""
    file = home / "articles.yaml"
    found = read(file, Articles)
    listed = sorted(band for bands in found.groups.values() for band in bands)
    if listed != sorted(band.id for band in rules.load(home).ages.bands):
        raise DataError(file, 1, "the groups do not cover each age band once")
    for season in seasonfile.load(home).seasons:
        if odd := sorted(set(season.articles) - {article.id for article in found.articles}):
            raise DataError(home / "seasons.yaml", 1, f"{odd[0]!r} is no article")
    return found
