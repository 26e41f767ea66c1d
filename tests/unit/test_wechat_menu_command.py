"""`wechat-menu` pushes, shows and verifies both menus, and fails with a sentence."""

from __future__ import annotations

import asyncio
import subprocess
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import now
from bot.operating import copying, tags
from tests.clinic import a_store, reword
from tests.platforms.faults import FaultKind
from tests.platforms.wechat import FakeWechat
from tests.shell import run


async def command(
    fake: FakeWechat, *words: str, cwd: Path, kind: str = "service"
) -> subprocess.CompletedProcess[str]:
    settings = {
        "QIANMEN_DATABASE_URL": f"sqlite+aiosqlite:///{cwd / 't.db'}",
        "QIANMEN_SECRET_KEY": "k" * 40,
        "QIANMEN_WECHAT_API": fake.url,
        "QIANMEN_WECHAT_APP_ID": fake.app_id,
        "QIANMEN_WECHAT_APP_SECRET": fake.secret,
        "QIANMEN_WECHAT_TOKEN": fake.token,
        "QIANMEN_WECHAT_ACCOUNT": kind,
    }
    return await asyncio.to_thread(partial(run, *words, cwd=cwd, **settings))


async def larger(fake: FakeWechat, cwd: Path) -> None:
    """A tag of the larger wording that the platform has as number 100."""
    fake.api.tags[100] = "大字"

    def work(conn: Connection) -> None:
        tag = tags.make(
            conn, name="大字", rule={"elder": True}, pushed=True, by="staff:1", now=now()
        )
        copying.settle(conn, tag, platform_id=100)

    async with a_store(f"sqlite:///{cwd / 't.db'}") as store:
        await store.write(work)


async def changed(cwd: Path, key: str, body: str) -> None:
    async with a_store(f"sqlite:///{cwd / 't.db'}") as store:
        await store.write(partial(reword, key=key, body=body))


async def test_both_menus_are_pushed_shown_and_verified(tmp_path: Path) -> None:
    async with FakeWechat() as fake:
        await command(fake, "migrate", cwd=tmp_path)
        await larger(fake, tmp_path)
        await changed(tmp_path, "wechat-menu-human", "问医生")
        before = await command(fake, "wechat-menu", "show", cwd=tmp_path)
        assert "! 1    我不舒服 | -" in before.stdout and fake.calls == []
        assert "! 2    问医生 | -" in before.stdout
        missing = await command(fake, "wechat-menu", "verify", cwd=tmp_path)
        assert missing.returncode == 1 and "WeChat has other menus" in missing.stderr
        pushed = await command(fake, "wechat-menu", cwd=tmp_path)
        assert pushed.returncode == 0, pushed.stderr
        assert "The menu is set (intake, human" in pushed.stdout and "the tag 大字" in pushed.stdout
        assert len(fake.menus.conditional) == 1
        fine = await command(fake, "wechat-menu", "verify", cwd=tmp_path)
        assert fine.returncode == 0 and "by operator: well" in fine.stdout, fine.stderr
        other = await command(fake, "wechat-menu", "--lang", "en", "verify", cwd=tmp_path)
        assert other.returncode == 1


async def test_a_refusal_and_a_loss_in_the_middle_are_told_in_words(tmp_path: Path) -> None:
    async with FakeWechat() as fake:
        unready = await command(fake, "wechat-menu", "push", cwd=tmp_path)
        assert unready.returncode == 1 and "qianmen migrate" in unready.stderr
        await command(fake, "migrate", cwd=tmp_path)
        await larger(fake, tmp_path)
        fake.faults.add(FaultKind.ERRCODE, method="*/menu/create", code=48001)
        refused = await command(fake, "wechat-menu", "push", cwd=tmp_path)
        assert refused.returncode == 1
        assert "wechat-48001. WeChat does not allow this account" in refused.stderr
        fake.faults.add(FaultKind.HTML_502, method="*/addconditional")
        lost = await command(fake, "wechat-menu", "push", cwd=tmp_path)
        assert lost.returncode == 1 and "The connection broke" in lost.stderr
        assert "The menu of the larger wording is lost: push again." in lost.stderr
        mended = await command(fake, "wechat-menu", "push", cwd=tmp_path)
        assert mended.returncode == 0 and len(fake.menus.conditional) == 1
        never = await command(
            fake, "wechat-menu", "push", cwd=tmp_path, kind="unverified-subscription"
        )
        assert never.returncode == 1 and "QIANMEN_WECHAT_ACCOUNT" in never.stderr
