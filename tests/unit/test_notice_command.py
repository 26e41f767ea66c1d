"""The commands of notices as an operator types them."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from bot.cli import noticing
from bot.cli.notice import group
from bot.clinic.notices.notice import State
from bot.i18n import HOME
from bot.outbox import OUT
from bot.packing import unpack
from tests.clinic import a_store, add_person, reword
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
    assert "It was cancelled" in run("start", made).stderr
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


@pytest.mark.usefixtures("home")
def test_whoever_asks_for_json_is_refused_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    made, unfit = begin(), json.dumps({"name": "n"})
    for words, code, said, status in (
        (("approve", made, "--by", "wang"), "is-draft", "send a test", 1),
        (("report", "77"), "no-such-notice", "no notice 77", 1),
        (("create", "-"), "draft-unfit", "texts", 1),
        (("start", made, "--at", "soon"), "no-such-time", "soon", 1),
        (("test", made, "--to", "web:1"), "channel-off", "web", 1),
        (("approve", made), "usage", "--by", 2),
        (("settle", made, "--as", "eaten"), "usage", "eaten", 2),
        (("recurring", "add", made, "--on", "40-40"), "no-such-day", "10-15", 1),
    ):
        plain, done = run(*words, text=unfit), run(*words, "--json", text=unfit)
        told = json.loads(done.stderr)
        assert told["error"] == code and said in told["reason"] and set(told) == {"error", "reason"}
        assert done.stdout == "" and done.exit_code == plain.exit_code == status
        assert told["reason"] in plain.stderr and not plain.stderr.startswith("{")
    monkeypatch.setenv("QIANMEN_TIMEZONE", "Nowhere/None")
    assert json.loads(run("list", "--json").stderr)["error"] == "settings"


def test_a_button_is_called_as_the_site_calls_it(home: Path) -> None:
    async def change() -> None:
        async with a_store(f"sqlite+aiosqlite:///{home / 'q.db'}") as store:
            await store.write(partial(reword, key="menu-key-respiratory", body="咳嗽专区"))

    asyncio.run(change())
    shown = json.loads(run("preview", begin(), "--json").stdout)["shown"]
    assert "咳嗽专区" in shown[0]["buttons"]


def test_every_refusal_is_said_in_a_sentence() -> None:
    """What the console has words for, and no state is missing."""
    words = "console-error-notice-"
    typed = {
        "unfit",
        "audience",
        "no-own-chat",
        "preview-refused",
        "no-such-time",
        "no-such-region",
    }
    told = {key.removeprefix(words) for key in _keys("campaign.ftl") if key.startswith(words)}
    assert told - typed <= noticing.REFUSED.keys()
    assert {f"is-{state}" for state in State} <= noticing.REFUSED.keys()


def _keys(name: str) -> list[str]:
    lines = (HOME / "en" / name).read_text("utf-8").splitlines()
    return [line.partition(" =")[0] for line in lines if " =" in line]
