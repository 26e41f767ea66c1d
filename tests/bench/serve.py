"""The whole program with the dialogue of the benchmark, started by its load generator."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

from bot import app
from bot.cli.serve import loops
from bot.config import Settings, load
from bot.i18n import HOME, Catalogue
from bot.store import migrate
from tests.bench import booking

HERE = Path(__file__).parent


def settings() -> Settings:
    """The program's settings, out of what the harness gives."""
    env = os.environ
    postgres = env.get("BENCH_PG", "").replace("postgresql://", "postgresql+asyncpg://")
    wechat = env.get("BENCH_CHANNEL", "telegram").startswith("wechat")
    values: dict[str, object] = {
        "database_url": postgres or f"sqlite+aiosqlite:///{env['BENCH_STATE']}/qianmen.db",
        "redis_url": env.get("BENCH_REDIS", ""),
        "port": int(env["BENCH_PORT"]),
        "secret_key": "benchmark",
        "locale": "en",
        "log_level": "WARNING",
    }
    if wechat:
        values |= {
            "wechat_app_id": env["BENCH_WX_APPID"],
            "wechat_app_secret": env["BENCH_WX_SECRET"],
            "wechat_token": env["BENCH_WX_TOKEN"],
            "wechat_api": env["BENCH_API"],
        }
        if env.get("BENCH_AES"):
            values["wechat_aes_key"] = env["BENCH_WX_AES_KEY"]
    else:
        values |= {
            "telegram_token": env["BENCH_TG_TOKEN"],
            "telegram_secret": env["BENCH_TG_SECRET"],
            "telegram_api": env["BENCH_API"],
            "telegram_rate": 100_000.0,  # the real platform's limit would be all that is measured
        }
    return load(**values)


def catalogue() -> Catalogue:
    """The program's own texts and the dialogue's."""
    texts = [file.read_text() for file in sorted((HOME / "en").glob("*.ftl"))]
    return Catalogue({"en": "\n".join([*texts, (HERE / "booking.ftl").read_text()])}, default="en")


async def main() -> None:
    chosen = settings()
    await migrate.upgrade(chosen.database_url)
    made = app.build(chosen, book=booking.BOOK, effects=booking.EFFECTS, catalogue=catalogue())
    capacity = int(os.environ.get("BENCH_CAPACITY", "1000000"))
    await made.store.write(partial(booking.prepare, capacity=capacity))
    await app.listen(made, started=print)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=loops()) as runner:
        runner.run(main())
