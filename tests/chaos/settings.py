"""The settings of the servers that are killed."""

from __future__ import annotations

import hashlib

from tests.platforms.telegram import FakeTelegram
from tests.platforms.wechat import FakeWechat

SECRET = "chaos"
KEYS = [hashlib.blake2b(SECRET.encode(), digest_size=32).digest()]  # as `Settings.keys` makes it


def common(url: str, *, capacity: int | None) -> dict[str, str]:
    """With a *capacity* of each slot the booking dialogue is served, else the program's own."""
    env = {"QIANMEN_DATABASE_URL": url, "QIANMEN_SECRET_KEY": SECRET}
    return env if capacity is None else env | {"CHAOS_CAPACITY": str(capacity)}


def telegram_settings(fake: FakeTelegram) -> dict[str, str]:
    return {
        "QIANMEN_TELEGRAM_TOKEN": fake.token,
        "QIANMEN_TELEGRAM_SECRET": "chaos",
        "QIANMEN_TELEGRAM_API": fake.url,
        "QIANMEN_TELEGRAM_RATE": "1000",
    }


def wechat_settings(fake: FakeWechat) -> dict[str, str]:
    return {
        "QIANMEN_WECHAT_APP_ID": fake.app_id,
        "QIANMEN_WECHAT_APP_SECRET": fake.secret,
        "QIANMEN_WECHAT_TOKEN": fake.token,
        "QIANMEN_WECHAT_API": fake.url,
    }
