"""Encryption of health data at rest: AES-GCM with a key id, and a keyed index for look-ups."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_ID = 4  # bytes of the key's fingerprint in front of each value
NONCE = 12


class Unreadable(Exception):
    """A stored value cannot be opened: its key is not among the settings, or it was changed."""


class Vault:
    """Seals and opens values. The first key writes; all keys read.

    A sealed value is key id (4 bytes), nonce (12), ciphertext and tag; *place* (table.column) is
    authenticated with it, so a value moved to another column does not open.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys:
            raise ValueError("no encryption key")
        self._keys = {_fingerprint(key): AESGCM(key) for key in keys}
        self._id = _fingerprint(keys[0])
        self._writer = self._keys[self._id]
        self._index_keys = [hashlib.blake2b(b"index", key=key).digest()[:32] for key in keys]

    def seal(self, text: bytes, place: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return self._id + nonce + self._writer.encrypt(nonce, text, place)

    def open(self, value: bytes, place: bytes) -> bytes:
        """The clear bytes; raises Unreadable."""
        key = self._keys.get(bytes(value[:KEY_ID]))
        if key is None:
            raise Unreadable("the key of this value is not in QIANMEN_SECRET_KEY or its old keys")
        nonce, body = value[KEY_ID : KEY_ID + NONCE], value[KEY_ID + NONCE :]
        try:
            return key.decrypt(bytes(nonce), bytes(body), place)
        except (InvalidTag, ValueError):
            raise Unreadable("a stored value was changed or belongs elsewhere") from None

    @property
    def key_id(self) -> bytes:
        """What values sealed with the writing key begin with."""
        return self._id

    def index(self, text: str) -> bytes:
        """A keyed digest of a normalised text, for equality look-ups without the text."""
        return _digest(text, self._index_keys[0])

    def indexes(self, text: str) -> list[bytes]:
        """The digests under every known key: what a look-up during a key change compares with."""
        return [_digest(text, key) for key in self._index_keys]


def _fingerprint(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=KEY_ID, person=b"qianmen-key").digest()


def _digest(text: str, key: bytes) -> bytes:
    folded = " ".join(text.casefold().split())
    return hashlib.blake2b(folded.encode(), key=key, digest_size=16).digest()
