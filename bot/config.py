"""Settings from the environment (QIANMEN_...) or a `.env` file, checked before anything starts."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# Nobody may read on the way: HTTPS, or this very machine. No slash at its end.
ISSUER = r"^(https://\S+[^/\s]|http://(127\.0\.0\.1|localhost)(:\d+)?(/\S*[^/\s])?)?$"


class TelegramMode(StrEnum):
    WEBHOOK = "webhook"
    POLLING = "polling"


class WechatAccount(StrEnum):
    """The kind of official account; it decides what the platform lets us do."""

    UNVERIFIED_SUBSCRIPTION = "unverified-subscription"
    SUBSCRIPTION = "subscription"
    UNVERIFIED_SERVICE = "unverified-service"
    SERVICE = "service"


class ConfigError(Exception):
    """A setting is missing or wrong; the message names the variable and what to do."""


class Settings(BaseSettings):
    """Every setting of the program; README lists them for operators."""

    model_config = SettingsConfigDict(
        env_prefix="QIANMEN_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    database_url: str = "sqlite+aiosqlite:///var/qianmen.db"
    redis_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    public_url: str = ""
    secret_key: SecretStr = SecretStr("")
    old_secret_keys: SecretStr = SecretStr("")  # comma separated, newest first: read, never written

    telegram_token: SecretStr = SecretStr("")
    telegram_secret: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    telegram_mode: TelegramMode = TelegramMode.WEBHOOK
    telegram_rate: float = Field(default=28.0, gt=0)  # sends a second over all chats
    staff_telegram: bool = False  # clinicians may take cases in their own chat

    wechat_app_id: str = ""
    wechat_app_secret: SecretStr = SecretStr("")
    wechat_token: SecretStr = SecretStr("")
    wechat_aes_key: SecretStr = SecretStr("")
    wechat_old_aes_key: SecretStr = SecretStr("")  # accepted while a key change spreads
    wechat_api: str = "https://api.weixin.qq.com"
    wechat_account: WechatAccount = WechatAccount.SERVICE
    wechat_overseas: bool = False
    wechat_sandbox: bool = False
    wechat_links: bool = False  # print options as tappable weixin://bizmsgmenu links

    api_keys: SecretStr = SecretStr("")  # of other systems: name=secret, comma separated
    on_call_url: str = Field(default="", pattern=r"^(https?://\S+)?$")  # rung for urgent cases
    on_call_secret: SecretStr = SecretStr("")  # sent along as a bearer token

    oidc_issuer: str = Field(default="", pattern=ISSUER)  # the house's own sign-in of its staff
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    second_factor: str = Field(default="", pattern=r"^[a-z, ]*$")  # roles, besides rights.yaml
    smtp_url: SecretStr = SecretStr("")  # smtp[s]://user:password@host:port, letters to operators
    alert_to: str = ""  # whom incidents are written to, comma separated
    alert_from: str = ""  # the sender of these letters; else the first of those written to
    keep_unclear: bool = False  # texts that were not understood, cleaned and sealed, for some days

    production: bool = False  # real patients: clinical files must be signed and not expired
    locale: str = "zh-CN"
    timezone: str = "Asia/Shanghai"
    emergency_number: str = Field(default="120", pattern=r"^[0-9+ -]{2,20}$")
    crisis_backup: str = Field(default="", pattern=r"^[0-9+ -]{0,20}$")  # local, day and night
    clinic_name: str = ""
    voice_model: str = ""  # folder of the model that turns voice messages into text
    log_level: str = "INFO"

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"{value!r} is not a known time zone") from None
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not re.match(r"(sqlite(\+aiosqlite)?:///|postgresql(\+asyncpg)?://)", value):
            raise ValueError("use sqlite+aiosqlite:///FILE or postgresql+asyncpg://...")
        return value

    @field_validator("wechat_aes_key", "wechat_old_aes_key")
    @classmethod
    def _aes_key(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        if text and not re.fullmatch(r"[A-Za-z0-9]{43}", text):
            raise ValueError("an EncodingAESKey is exactly 43 letters and digits")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _smtp(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        if text and not re.fullmatch(r"smtps?(\+starttls)?://(\S+@)?[^\s@/]+", text):
            raise ValueError(
                "use smtp://HOST:PORT, smtp+starttls://USER:PASSWORD@HOST or smtps://..."
            )
        return value

    @field_validator("alert_to", "alert_from")
    @classmethod
    def _mail(cls, value: str) -> str:
        for one in filter(None, (part.strip() for part in value.split(","))):
            if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", one):
                raise ValueError(f"{one!r} is not an e-mail address")
        return value

    @field_validator("telegram_secret")
    @classmethod
    def _telegram_secret(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        if text and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", text):
            raise ValueError("1 to 256 letters, digits, _ or -")
        return value

    @field_validator("api_keys")
    @classmethod
    def _api_keys(cls, value: SecretStr) -> SecretStr:
        for pair in filter(None, value.get_secret_value().split(",")):
            if not re.fullmatch(r" *[a-z0-9-]{1,24}=[^\s=,]{32,} *", pair):
                raise ValueError("name=secret, a secret of 32 signs or more; several by commas")
        return value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.telegram_on and self.telegram_mode is TelegramMode.WEBHOOK:
            self._need("telegram_secret", "the webhook refuses everything without it")
        if self.oidc_issuer:
            for name in ("oidc_client_id", "oidc_client_secret", "public_url"):
                self._need(name, "needed beside QIANMEN_OIDC_ISSUER")
        if self.smtp_url.get_secret_value():
            self._need("alert_to", "letters need somebody to go to")
        if self.wechat_on:
            self._need("wechat_app_id", "needed beside QIANMEN_WECHAT_TOKEN")
        return self

    def _need(self, name: str, why: str) -> None:
        value = getattr(self, name)
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if not text:
            raise ValueError(f"QIANMEN_{name.upper()} is not set: {why}")

    @property
    def telegram_on(self) -> bool:
        return bool(self.telegram_token.get_secret_value())

    @property
    def wechat_on(self) -> bool:
        return bool(self.wechat_token.get_secret_value())

    @property
    def sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    def callers(self) -> dict[str, bytes]:
        """The other systems that may call us, and the secret each signs with."""
        pairs = filter(None, self.api_keys.get_secret_value().split(","))
        named = (pair.strip().partition("=") for pair in pairs)
        return {name: secret.encode() for name, _, secret in named}

    def second_factor_roles(self) -> tuple[str, ...]:
        """Roles that cannot do without a second factor at this installation."""
        return tuple(filter(None, (role.strip() for role in self.second_factor.split(","))))

    def keys(self) -> list[bytes]:
        """The 32-byte encryption keys, the one to write with first."""
        texts = [self.secret_key.get_secret_value()]
        texts += [k.strip() for k in self.old_secret_keys.get_secret_value().split(",")]
        return [hashlib.blake2b(t.encode(), digest_size=32).digest() for t in texts if t]


def load(**overrides: object) -> Settings:
    """Read the settings; raises ConfigError naming each variable that is wrong."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = []
        for item in error.errors():
            name = "_".join(str(part) for part in item["loc"]).upper()
            said = item["msg"].removeprefix("Value error, ")
            lines.append(f"QIANMEN_{name}: {said}" if name else said)
        raise ConfigError("\n".join(lines)) from None
