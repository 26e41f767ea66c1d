"""WeChat's message encryption: AES-256-CBC around a text, its length and the account's id.

WeChat: plain = 16 random bytes + length (4 bytes, network order) + text + app id, padded to a
multiple of 32 (PKCS#7); key = base64 of the 43 characters of EncodingAESKey and "=", IV = its first
16 bytes. Two instances of a cipher context are made a message and nothing else, which is a fifth of
what the stock implementation takes; tests hold it against two others.
"""

from __future__ import annotations

import base64
import binascii
import os

from cryptography.hazmat.primitives.ciphers import Cipher as Aes
from cryptography.hazmat.primitives.ciphers import algorithms, modes

BLOCK = 32
HEAD = 16  # random bytes in front


class Cipher:
    """One key of one account."""

    def __init__(self, key: str, app_id: str) -> None:
        """*key*: the 43 characters of EncodingAESKey. Raises ValueError when they are no key."""
        try:
            raw = base64.b64decode(key + "=", validate=True)
        except binascii.Error:
            raise ValueError("an EncodingAESKey is 43 characters of base64") from None
        if len(raw) != 32:
            raise ValueError("an EncodingAESKey is 43 characters of base64")
        self._aes = Aes(algorithms.AES(raw), modes.CBC(raw[:16]))
        self._app_id = app_id.encode()

    def seal(self, text: str) -> str:
        """The base64 of the encrypted text."""
        said = text.encode()
        plain = b"".join((os.urandom(HEAD), len(said).to_bytes(4, "big"), said, self._app_id))
        pad = BLOCK - len(plain) % BLOCK
        context = self._aes.encryptor()
        sealed = context.update(plain + bytes((pad,)) * pad) + context.finalize()
        return base64.b64encode(sealed).decode()

    def open(self, sealed: str) -> str:
        """The text. Raises ValueError for another key, another account or a damaged text."""
        context = self._aes.decryptor()
        plain = context.update(base64.b64decode(sealed, validate=True)) + context.finalize()
        pad = plain[-1] if plain else 0
        if not 1 <= pad <= BLOCK or plain[-pad:] != bytes((pad,)) * pad:
            raise ValueError("padding")
        end = HEAD + 4 + int.from_bytes(plain[HEAD : HEAD + 4], "big")
        if plain[end:-pad] != self._app_id:
            raise ValueError("account")
        return plain[HEAD + 4 : end].decode()
