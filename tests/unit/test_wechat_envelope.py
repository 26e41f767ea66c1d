"""WeChat's envelope: published vectors, a foreign implementation, and everything hostile."""

import base64
import contextlib
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werobot.crypto import MessageCrypt

from handlers.wechat.envelope import MOST_BYTES, BadCallback, Envelope, Letter

VECTORS = {
    item["name"]: item
    for item in json.loads(
        (Path(__file__).parents[1] / "platforms" / "wechat_vectors.json").read_text("utf-8")
    )
}
NOW = 1_714_000_000
KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OTHER_KEY = "GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba"
APP = "wx0123456789abcdef"
HELLO = (
    "<xml><ToUserName>gh_1</ToUserName><FromUserName>ann</FromUserName>"
    f"<CreateTime>{NOW}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
    "<Content><![CDATA[{}]]></Content><MsgId>1</MsgId></xml>"
)


def clock_at(seconds: int) -> Any:
    return lambda: datetime.fromtimestamp(seconds, UTC)


def plain() -> Envelope:
    return Envelope(token="tok", app_id=APP, clock=clock_at(NOW))


def secure(*, key: str = KEY, old: str = "", app_id: str = APP) -> Envelope:
    return Envelope(token="tok", app_id=app_id, aes_key=key, old_aes_key=old, clock=clock_at(NOW))


def signed(*covered: str, name: str = "signature", at: int = NOW, nonce: str = "n1") -> Any:
    parts = sorted(["tok", str(at), nonce, *covered])
    signature = hashlib.sha1("".join(parts).encode()).hexdigest()
    return {"timestamp": str(at), "nonce": nonce, name: signature}


def sealed(xml: str, *, key: str = KEY, app_id: str = APP) -> tuple[dict[str, str], bytes]:
    """A secure-mode request as werobot, an implementation by other hands, makes it."""
    encrypt = MessageCrypt("tok", key, app_id).prp_crypto.encrypt(xml, app_id).decode()
    body = f"<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>"
    return signed(encrypt, name="msg_signature"), body.encode()


def refused(envelope: Envelope, query: dict[str, str], body: bytes) -> BadCallback:
    with pytest.raises(BadCallback) as caught:
        envelope.open(query, body)
    return caught.value


# --- published vectors


def test_the_official_verification_is_echoed() -> None:
    vector = VECTORS["A-official-get"]
    clock = clock_at(int(vector["timestamp"]))
    envelope = Envelope(token=vector["token"], app_id=APP, clock=clock)
    assert envelope.echo(vector) == vector["echostr"]


def test_the_official_plain_signature_is_accepted() -> None:
    vector = VECTORS["A-official-plain-post"]
    clock = clock_at(int(vector["timestamp"]))
    envelope = Envelope(token=vector["token"], app_id=APP, clock=clock)
    assert envelope.open(vector, HELLO.format("hi").encode()).text("Content") == "hi"


def test_the_official_secure_example_is_opened_and_found_to_be_json() -> None:
    vector = VECTORS["A-official-secure-in"]
    envelope = Envelope(
        token=vector["token"],
        app_id=vector["appid"],
        aes_key=vector["encoding_aes_key"],
        clock=clock_at(int(vector["timestamp"])),
    )
    body = f"<xml><Encrypt>{vector['encrypt']}</Encrypt></xml>".encode()
    assert refused(envelope, vector, body).reason == "json"


def test_a_changed_letter_in_the_official_secure_example_is_refused() -> None:
    vector = VECTORS["A-official-secure-in"]
    envelope = Envelope(
        token=vector["token"],
        app_id=vector["appid"],
        aes_key=vector["encoding_aes_key"],
        clock=clock_at(int(vector["timestamp"])),
    )
    body = f"<xml><Encrypt>{vector['encrypt'][:-4]}AA==</Encrypt></xml>".encode()
    assert refused(envelope, vector, body).reason == "signature"


# --- a foreign implementation, both ways


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_what_another_implementation_sealed_is_opened(words: str) -> None:
    content = words.replace("]]>", "")
    query, body = sealed(HELLO.format(content))
    assert secure().open(query, body).text("Content") == content.strip()


def test_our_sealed_reply_is_opened_by_another_implementation() -> None:
    letter = secure().open(*sealed(HELLO.format("hi")))
    reply = letter.seal("<xml>你好 👩‍⚕️</xml>")
    fields = _fields(reply)
    opened = MessageCrypt("tok", KEY, APP).decrypt_message(
        fields["TimeStamp"], fields["Nonce"], fields["MsgSignature"], fields["Encrypt"]
    )
    assert opened.decode() == "<xml>你好 👩‍⚕️</xml>"
    assert fields["Nonce"] == "n1"


def test_the_old_key_opens_and_seals_while_a_change_spreads() -> None:
    letter = secure(key=OTHER_KEY, old=KEY).open(*sealed(HELLO.format("hi")))
    fields = _fields(letter.seal("<xml>1</xml>"))
    opened = MessageCrypt("tok", KEY, APP).prp_crypto.decrypt(fields["Encrypt"], APP)
    assert opened == b"<xml>1</xml>"


def _fields(xml: str) -> dict[str, str]:
    return {child.tag: child.text or "" for child in ElementTree.fromstring(xml)}


# --- modes


def test_a_plain_body_is_refused_when_a_key_is_set() -> None:
    bad = refused(secure(), signed(), HELLO.format("hi").encode())
    assert (bad.reason, bad.status) == ("plain", 403)


def test_compatible_mode_believes_the_encrypted_part_only() -> None:
    query, body = sealed(HELLO.format("true"))
    both = HELLO.format("forged").removesuffix("</xml>").encode() + body.removeprefix(
        b"<xml><ToUserName>gh_1</ToUserName>"
    )
    assert secure().open(query, both).text("Content") == "true"


def test_the_plain_signature_does_not_open_an_encrypted_body() -> None:
    _, body = sealed(HELLO.format("hi"))
    assert refused(secure(), signed(), body).status == 401


def test_a_body_for_another_account_is_refused() -> None:
    query, body = sealed(HELLO.format("hi"), app_id="wxffffffffffffffff")
    assert refused(secure(), query, body).reason == "key"


def test_a_body_under_an_unknown_key_is_refused() -> None:
    query, body = sealed(HELLO.format("hi"), key=OTHER_KEY)
    assert refused(secure(), query, body).reason == "key"


# --- signatures


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"signature": ""}, 401),
        ({"signature": "0" * 40}, 403),
        ({"signature": "é"}, 403),
        ({"timestamp": "17140000001"}, 400),
        ({"timestamp": "١٧١٤٠٠٠٠٠٠"}, 400),
        ({"nonce": ""}, 400),
        ({"nonce": "\ud800"}, 400),
    ],
)
def test_a_bad_signature_or_query_is_refused(change: dict[str, str], status: int) -> None:
    assert refused(plain(), signed() | change, HELLO.format("hi").encode()).status == status


def test_digits_cannot_be_moved_between_timestamp_and_nonce() -> None:
    query = signed(nonce="9123")
    moved = query | {"timestamp": query["timestamp"] + "91", "nonce": "23"}
    assert refused(plain(), moved, HELLO.format("hi").encode()).reason == "query"


@pytest.mark.parametrize("off", [-601, 601])
def test_an_old_or_future_timestamp_is_refused(off: int) -> None:
    bad = refused(plain(), signed(at=NOW + off), HELLO.format("hi").encode())
    assert (bad.reason, bad.status) == ("stale", 403)


def test_the_same_query_opens_twice_because_a_delivery_may_be_repeated() -> None:
    envelope, query, body = plain(), signed(), HELLO.format("hi").encode()
    assert envelope.open(query, body).fields == envelope.open(query, body).fields


def test_an_envelope_without_a_token_is_never_made() -> None:
    with pytest.raises(ValueError, match="token"):
        Envelope(token="", app_id=APP, clock=clock_at(NOW))


def test_an_echo_that_is_no_plain_word_is_refused() -> None:
    with pytest.raises(BadCallback):
        plain().echo(signed() | {"echostr": "a b\n"})


# --- hostile bodies

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)).replace("&a0;", "&a;")
    + "]><xml><MsgType>&a9;</MsgType></xml>"
)
HOSTILE = {
    "empty": b"",
    "blank": b"   ",
    "json": b'{"MsgType":"text"}',
    "no root": b"<a/>",
    "empty root": b"<xml/>",
    "text only": b"<xml>hello</xml>",
    "no type": b"<xml><a>1</a></xml>",
    "two types": b"<xml><MsgType>text</MsgType><MsgType>text</MsgType></xml>",
    "type with attribute": b'<xml><MsgType a="1">text</MsgType></xml>',
    "truncated": b"<xml><MsgType>text</MsgType",
    "nul": b"<xml><MsgType>te\x00xt</MsgType></xml>",
    "bad utf8": b"<xml><MsgType>\xff\xfe</MsgType></xml>",
    "utf16": "<xml><MsgType>text</MsgType></xml>".encode("utf-16"),
    "laughs": LAUGHS.encode(),
    "external": b'<!DOCTYPE xml SYSTEM "http://127.0.0.1/x"><xml><MsgType>text</MsgType></xml>',
    "comment first": b"<!-- --><xml><MsgType>text</MsgType></xml>",
    "deep": b"<xml><MsgType>text</MsgType>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</xml>",
    "many": b"<xml><MsgType>text</MsgType>" + b"<a/>" * 9000 + b"</xml>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_is_a_bad_callback_and_nothing_else(name: str) -> None:
    assert refused(plain(), signed(), HOSTILE[name]).status == 400


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_inside_the_encryption_is_a_bad_callback(name: str) -> None:
    text = HOSTILE[name].decode("utf-8", "ignore")
    query, body = sealed(text)
    assert refused(secure(), query, body).status == 400


def test_a_body_over_the_limit_is_refused_unread() -> None:
    bad = refused(plain(), signed(), b"<xml>" + b" " * MOST_BYTES)
    assert (bad.reason, bad.status) == ("size", 413)


def test_a_message_about_document_types_is_only_a_message() -> None:
    words = "<!DOCTYPE html> & <!ENTITY>"
    assert plain().open(signed(), HELLO.format(words).encode()).text("Content") == words


def test_a_nested_field_is_refused_when_it_is_read_as_text() -> None:
    letter = Letter({"Content": {"a": "b"}}, seal=str)
    with pytest.raises(BadCallback):
        letter.text("Content")


@given(st.binary(max_size=400))
def test_random_bytes_never_raise_anything_else(body: bytes) -> None:
    refused(plain(), signed(), body)
    refused(secure(), signed(), body)


@given(st.integers(0, 500), st.binary(min_size=1, max_size=4))
def test_mutated_encrypted_bodies_never_raise_anything_else(at: int, junk: bytes) -> None:
    query, body = sealed(HELLO.format("hi"))
    changed = body[:at] + junk + body[at + len(junk) :]
    with contextlib.suppress(BadCallback):
        assert secure().open(query, changed).text("Content") == "hi"


@given(st.binary(max_size=200))
def test_signed_garbage_in_the_encrypted_part_is_a_bad_callback(raw: bytes) -> None:
    encrypt = base64.b64encode(raw).decode()
    body = f"<xml><Encrypt>{encrypt}</Encrypt></xml>".encode()
    refused(secure(), signed(encrypt, name="msg_signature"), body)
