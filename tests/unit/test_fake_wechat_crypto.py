"""The fake's callback encryption against the published vectors and werobot's."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werobot.crypto import MessageCrypt
from werobot.crypto.exceptions import InvalidSignature

from tests.platforms.wechat_crypto import BadEnvelope, Envelope, Sealed, sign
from tests.platforms.wechat_wire import parse_xml

HERE = Path(__file__).parent.parent / "platforms"
VECTORS: list[dict[str, Any]] = json.loads((HERE / "wechat_vectors.json").read_text("utf-8"))
KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OURS = Envelope("token", KEY, "wx0123456789abcdef")
THEIRS = MessageCrypt("token", KEY, "wx0123456789abcdef")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def of_kind(*kinds: str) -> list[Any]:
    chosen = [vector for vector in VECTORS if vector["kind"] in kinds]
    assert chosen
    return [pytest.param(vector, id=vector["name"]) for vector in chosen]


@pytest.mark.parametrize("vector", of_kind("url_verify", "plain_signature"))
def test_signatures_equal_the_published_ones(vector: dict[str, str]) -> None:
    signature = sign(vector["token"], vector["timestamp"], vector["nonce"])
    assert signature == vector["signature"]


@pytest.mark.parametrize("vector", of_kind("encrypt", "decrypt"))
def test_ciphertexts_equal_the_published_ones(vector: dict[str, str]) -> None:
    envelope = Envelope(vector.get("token", ""), vector["encoding_aes_key"], vector["appid"])
    timestamp, nonce = vector.get("timestamp", ""), vector.get("nonce", "")
    sealed = envelope.seal(
        vector["plaintext"],
        timestamp=timestamp,
        nonce=nonce,
        prefix=vector["random16"].encode(),
    )
    assert sealed.encrypt == vector["encrypt"]
    assert vector.get("msg_signature", sealed.msg_signature) == sealed.msg_signature
    assert envelope.open(sealed) == vector["plaintext"]


@given(WORDS)
def test_werobot_opens_what_we_seal(text: str) -> None:
    sealed = OURS.seal(text, timestamp="1714112445", nonce="415670741")
    opened = THEIRS.decrypt_message(
        sealed.timestamp, sealed.nonce, sealed.msg_signature, sealed.encrypt
    )
    assert opened.decode() == text


@given(WORDS)
def test_we_open_what_werobot_seals(text: str) -> None:
    root = parse_xml(THEIRS.encrypt_message(text, "1714112445", "415670741"))
    names = ("Encrypt", "MsgSignature", "TimeStamp", "Nonce")
    assert OURS.open(Sealed(*(root.findtext(name, "") for name in names))) == text


def test_werobot_refuses_our_seal_under_another_token() -> None:
    sealed = Envelope("other", KEY, OURS.app_id).seal("x", timestamp="1", nonce="2")
    with pytest.raises(InvalidSignature):
        THEIRS.decrypt_message("1", "2", sealed.msg_signature, sealed.encrypt)


def test_a_broken_envelope_is_refused_with_its_reason() -> None:
    good = OURS.seal("hello", timestamp="1", nonce="2")
    half = good.encrypt[:40]
    foreign = Envelope("token", KEY, "wxother").seal("hello", timestamp="1", nonce="2")
    cases = {
        "signature": Sealed(good.encrypt, "0" * 40, "1", "2"),
        "app id": foreign,
        "base64": Sealed("%%", sign("token", "1", "2", "%%"), "1", "2"),
        "multiple": Sealed(half, sign("token", "1", "2", half), "1", "2"),
    }
    for reason, sealed in cases.items():
        with pytest.raises(BadEnvelope, match=reason):
            OURS.open(sealed)
