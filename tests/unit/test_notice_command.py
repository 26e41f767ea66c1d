"""The commands of notices as an operator types them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from bot.cli import noticing
from bot.cli.notice import group
from bot.outbox import OUT
from bot.packing import unpack
from tests.clinic import a_store, add_person
from tests.databases import migrated

DRAFT: dict[str, Any] = {
    "name": "autumn",
    "texts": {
        "zh-CN": {"normal": "秋季接种开始了。", "elder": "可以打疫苗了。"},
        "en": "Flu jabs.",
    },
    "flows": ["respiratory"],
    "audience": {"channels": ["telegram"]},
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A migrated database with three people on Telegram."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'q.db'}"
    monkeypatch.chdir(tmp_path)
    given = {
        "QIANMEN_DATABASE_URL": url,
        "QIANMEN_SECRET_KEY": "for this test only",
        "QIANMEN_TELEGRAM_TOKEN": "1:" + "A" * 35,
        "QIANMEN_TELEGRAM_MODE": "polling",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    noticing._parts.cache_clear()

    async def fill() -> None:
        await migrated(url)
        async with a_store(url) as store:
            await store.write(lambda conn: [add_person(conn, f"10{n}") for n in range(3)] and None)

    asyncio.run(fill())
    return tmp_path


def run(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(group, words, input=text)


def begin(**more: Any) -> str:
    """A draft made from standard input; its id."""
    made = run("create", "-", "--by", "li", "--json", text=json.dumps(DRAFT | more))
    assert made.exit_code == 0, made.output
    return str(json.loads(made.stdout)["id"])


@pytest.mark.usefixtures("home")
def test_a_notice_goes_from_its_draft_to_the_start_by_two_people() -> None:
    made = begin()
    assert "first" in run("approve", made, "--by", "wang").stderr
    assert "Nobody" in run("test", made, "--to", "telegram:999").stderr
    assert run("test", made, "--to", "telegram:101").exit_code == 0
    assert "Somebody else" in run("approve", made, "--by", "li").stderr
    assert run("approve", made, "--by", "wang").exit_code == 0
    later = run("start", made, "--at", "2099-01-01T09:00", "--json")
    assert json.loads(later.stdout) == {"id": int(made), "state": "scheduled"}
    for verb, state in (("pause", "paused"), ("resume", "scheduled"), ("cancel", "cancelled")):
        assert json.loads(run(verb, made, "--json").stdout)["state"] == state
    assert "is-cancelled" in run("start", made).stderr
    told = json.loads(run("report", made, "--json").stdout)
    assert (told["state"], told["total"]) == ("cancelled", 0)
    assert "autumn" in run("list").stdout and "0 of 0 handled" in run("report", made).stdout


@pytest.mark.usefixtures("home")
def test_the_preview_shows_each_bubble_and_the_plan() -> None:
    made = begin()
    shown = json.loads(run("preview", made, "--json").stdout)
    said = {(one["language"], one["wording"]): one for one in shown["shown"]}
    assert said["zh-CN", "elder"]["text"].startswith("可以打疫苗了。")
    assert said["en", "normal"]["text"].startswith("Flu jabs.")
    assert len(said["en", "normal"]["buttons"]) == 2
    assert shown["plan"]["total"] == 3 and sorted(shown["samples"]) == ["100", "101", "102"]
    assert "3 one by one" in run("preview", made).stdout


def test_a_test_goes_to_one_address_through_the_outbox(home: Path) -> None:
    made = begin()
    assert run("test", made, "--to", "telegram:101", "--elder").exit_code == 0

    async def look() -> list[tuple[str, str, bool]]:
        async with a_store(f"sqlite+aiosqlite:///{home / 'q.db'}") as store:
            from bot import config
            from bot.crypto import Vault
            from bot.store.columns import unlock

            unlock(Vault(config.load().keys()))
            rows = await store.read(
                lambda conn: conn.execute(select(OUT.c.address, OUT.c.body, OUT.c.again)).all()
            )
            return [(row.address, unpack(row.body).text, row.again) for row in rows]

    [(address, text, again)] = asyncio.run(look())
    assert (address, again) == ("101", False) and "可以打疫苗了。" in text


@pytest.mark.usefixtures("home")
def test_what_cannot_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "n.json"
    for text, said in (
        ("{}", "name"),
        ("nonsense", "n.json"),
        (json.dumps(DRAFT | {"kind": "promotion"}), "switched off"),
        (json.dumps(DRAFT | {"kind": "health"}), "last day"),
        (json.dumps(DRAFT | {"flows": ["nowhere"]}), "main menu"),
        (json.dumps(DRAFT | {"audience": {"channels": ["web"]}}), "web"),
    ):
        file.write_text(text, encoding="utf-8")
        assert said in run("create", str(file)).stderr
    assert "no notice 77" in run("report", "77").stderr
    assert "no time" in run("start", begin(), "--at", "soon").stderr
