"""The slot commands as an operator types them."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.slots import group
from bot.clock import now
from bot.store import migrate


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Points the commands at a migrated database of this test, with windows laid down."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'q.db'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QIANMEN_DATABASE_URL", url)
    monkeypatch.setenv("QIANMEN_SECRET_KEY", "for this test only")
    asyncio.run(migrate.upgrade(url))
    assert run("lay").stdout.startswith("added ")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words)


def test_a_dry_run_names_each_bad_line_and_changes_nothing(folder: Path) -> None:
    table = folder / "stock.csv"
    table.write_text(
        "resource,product,quantity,kind\n"
        "vaccine:lake,rabies,5,delivery\nvaccine:moon,rabies,5,delivery\n"
        "vaccine:lake,rabies,x,delivery\nvaccine:lake,rsv,5,delivery\n",
        encoding="utf-8-sig",
    )
    done = run("import", str(table), "--dry-run")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "line 3, resource: no such resource in sites.yaml (vaccine:moon)",
        "line 4, quantity: no whole number from 0 on (x)",
        "line 5, product: not one of the known products (rsv)",
        "nothing was imported",
    ]
    assert run("import", str(table)).exit_code == 1
    assert "rabies" not in run("stock").stdout


def test_a_good_table_is_imported_once_it_was_looked_at(folder: Path) -> None:
    day = (now() + timedelta(days=200)).date()
    table = folder / "windows.csv"
    table.write_text(
        f"resource,date,start,end,capacity\nvaccine:lake,{day},08:00,09:00,5\n", encoding="gb18030"
    )
    looked = run("import", str(table), "--dry-run")
    assert (looked.exit_code, looked.stdout) == (
        0,
        "1 windows would be added, 0 would be changed\n",
    )
    done = run("import", str(table), "--json")
    assert done.exit_code == 0 and json.loads(done.stdout)["added"] == 1
    assert json.loads(run("import", str(table), "--json").stdout)["changed"] == 1
    assert run("faults").stdout == "the ledgers balance\n"


def test_the_stock_of_the_sites_is_listed(folder: Path) -> None:
    rows = json.loads(run("stock", "--json").stdout)
    assert {"resource": "vaccine:lake", "product": "influenza", "free": 120} in rows
