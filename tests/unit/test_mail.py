"""Letters over an encrypted line: only to a server whose certificate is right, never in clear."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import pytest

from handlers.mail import Mailer, Unsent
from tests.clinic import NOON
from tests.platforms.certificates import Authority
from tests.platforms.smtp import FakeSmtp

LOGIN = ("qm", "p@ss:wörd/")
QUOTED = ("qm", "p%40ss%3Aw%C3%B6rd%2F")
BOTH = pytest.mark.parametrize("wrapped", [False, True], ids=["starttls", "smtps"])


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def mailer(mail: FakeSmtp, trusts: ssl.SSLContext | None) -> Mailer:
    url = mail.url.replace(":".join(LOGIN), ":".join(QUOTED))
    return Mailer(url, ["op@example.org"], "qm@example.org", lambda: NOON, trusts)


async def refused(mail: FakeSmtp, trusts: ssl.SSLContext | None) -> str:
    with pytest.raises(Unsent) as caught:
        await mailer(mail, trusts).send("主题", "内容", key="k")
    assert mail.letters == [] and set(mail.told) <= {"EHLO", "STARTTLS", "QUIT"}
    return caught.value.reason


@BOTH
@pytest.mark.parametrize("login", [None, LOGIN, ("qm", "plain")], ids=["open", "login", "ascii"])
async def test_a_letter_goes_encrypted_and_a_password_never_in_clear(
    authority: Authority, *, wrapped: bool, login: tuple[str, str] | None
) -> None:
    async with FakeSmtp(tls=authority.server(), wrapped=wrapped, login=login) as mail:
        await mailer(mail, authority.trusted).send("主题", "内容", key="k")
    (letter,) = mail.letters
    assert (letter.to, letter.message["Subject"]) == (["op@example.org"], "主题")
    assert letter.text.strip() == "内容" and letter.message["Message-ID"] == "<k@example.org>"
    assert mail.told == ([] if wrapped else ["EHLO", "STARTTLS"])


@BOTH
async def test_a_wrong_certificate_is_refused(
    authority: Authority, tmp_path: Path, *, wrapped: bool
) -> None:
    cases: list[tuple[dict[str, Any], ssl.SSLContext | None]] = [
        ({}, None),  # of an authority that nobody knows
        ({}, Authority(tmp_path).trusted),  # of another authority of the same name
        ({"address": "127.0.0.2"}, authority.trusted),  # of another server
        ({"days": -1}, authority.trusted),  # run out
    ]
    for made, trusts in cases:
        tls = authority.server(**made)
        async with FakeSmtp(tls=tls, wrapped=wrapped, login=LOGIN) as mail:
            assert await refused(mail, trusts) == "smtp-SSLCertVerificationError"


async def test_a_server_that_offers_no_encryption_gets_nothing(authority: Authority) -> None:
    async with FakeSmtp(login=LOGIN) as mail:
        url = mail.url.replace("smtp://", "smtp+starttls://").replace(
            ":".join(LOGIN), ":".join(QUOTED)
        )
        sender = Mailer(url, ["op@example.org"], "qm@example.org", lambda: NOON, authority.trusted)
        with pytest.raises(Unsent, match="smtp-SMTPNotSupportedError"):
            await sender.send("a", "b", key="k")
        wrapped = Mailer(
            url.replace("smtp+starttls", "smtps"),
            ["op@example.org"],
            "qm@example.org",
            lambda: NOON,
            authority.trusted,
        )
        with pytest.raises(Unsent, match="smtp-SSLError"):
            await wrapped.send("a", "b", key="k")
    assert mail.letters == []


@BOTH
async def test_a_wrong_password_is_told_as_a_code(authority: Authority, *, wrapped: bool) -> None:
    async with FakeSmtp(tls=authority.server(), wrapped=wrapped, login=("qm", "other")) as mail:
        address = f"127.0.0.1:{mail.port}"
        scheme = mail.url.partition(":")[0]
        sender = Mailer(
            f"{scheme}://{':'.join(QUOTED)}@{address}",
            ["op@example.org"],
            "qm@example.org",
            lambda: NOON,
            authority.trusted,
        )
        with pytest.raises(Unsent, match="^smtp-535$"):
            await sender.send("a", "b", key="k")
    assert mail.letters == []
