"""The list of data files is whole, and content nobody signed does not meet real patients."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import config
from bot.app.serving import reviewed
from bot.clinic import registry
from bot.clinic.datafile import Head
from bot.clinic.registry import File, Want
from bot.clinic.rules import HOME

TODAY = date(2026, 3, 2)
NOT_LISTED = {"retired.yaml", "rehearsal.yaml"}  # of the program's own making, not of the clinic


def _head(reviewed_on: date | None, expires: date) -> Head:
    return Head(
        id="a", version="1", source="s", reviewed_by="dr", reviewed_on=reviewed_on, expires=expires
    )


def _file(name: str, head: Head, *, clinical: bool = True) -> File:
    return File(name, lambda: head, clinical=clinical)


def test_every_data_file_is_in_the_list() -> None:
    listed = {file.name for file in registry.FILES}
    assert {path.name for path in HOME.glob("*.yaml")} - NOT_LISTED == listed


def test_each_file_is_listed_under_its_own_name() -> None:
    for file, head in registry.heads():
        assert Path(file.name).stem == head.id


def test_a_file_is_wanting_until_it_is_signed_and_after_it_expired() -> None:
    signed, past = date(2026, 1, 5), date(2026, 3, 1)
    files = (
        _file("signed.yaml", _head(signed, TODAY)),
        _file("unsigned.yaml", _head(None, TODAY)),
        _file("expired.yaml", _head(signed, past)),
        _file("both.yaml", _head(None, past)),
        _file("hours.yaml", _head(None, past), clinical=False),
    )
    assert registry.wanting(TODAY, files) == {
        "unsigned.yaml": Want.signature,
        "expired.yaml": Want.review,
        "both.yaml": Want.signature,
    }


def test_unsigned_content_is_refused_in_production_and_warned_of_elsewhere(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(config.ConfigError) as refused:
        reviewed(config.Settings(_env_file=None, production=True))
    assert "flows/data/urgency.yaml is not signed" in str(refused.value)
    assert "docs/clinical.md" in str(refused.value)
    reviewed(config.Settings(_env_file=None))
    assert "flows/data/urgency.yaml is not signed" in caplog.text
