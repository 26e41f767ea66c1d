"""The encryption key: from the settings, or for a laptop a file beside the data."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from pydantic import SecretStr

from bot.config import ConfigError, Settings
from bot.crypto import Vault
from bot.store import columns


def secret_key(settings: Settings) -> Settings:
    """The settings with an encryption key: the given one, or for a laptop one kept beside the data.

    Raises ConfigError where the database is shared, because all processes need the same key.
    """
    if settings.secret_key.get_secret_value():
        return settings
    if not settings.sqlite:
        raise ConfigError("QIANMEN_SECRET_KEY is not set: health data is encrypted with it")
    path = Path(settings.database_url.partition(":///")[2]).parent / "secret.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(32))
    key = path.read_text().strip()
    if not key:
        raise ConfigError(f"{path} is empty: put the key back, or set QIANMEN_SECRET_KEY")
    return settings.model_copy(update={"secret_key": SecretStr(key)})


def unlocked(settings: Settings) -> Settings:
    """The settings with a key, which sealed columns are read and written with from now on."""
    settings = secret_key(settings)
    columns.unlock(Vault(settings.keys()))
    return settings
