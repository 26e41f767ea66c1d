"""The encrypted envelope of WeChat callbacks, written from the official description alone."""

import base64
import binascii
import hashlib
import secrets
import struct
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32


class BadEnvelope(Exception):
    """The envelope is not what WeChat would accept; the message says why."""


def sign(*parts: str) -> str:
    """SHA-1 in lower-case hex over the sorted parts, joined with nothing."""
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


@dataclass(frozen=True)
class Sealed:
    """One encrypted message with the values its signature covers."""

    encrypt: str
    msg_signature: str
    timestamp: str
    nonce: str


@dataclass(frozen=True)
class Envelope:
    """AES-256-CBC with PKCS#7 padding to 32 bytes around 16 random bytes, length, text, app id.

    `aes_key` is the EncodingAESKey of 43 characters.
    """

    token: str
    aes_key: str
    app_id: str

    def _cipher(self) -> Cipher[modes.CBC]:
        key = base64.b64decode(self.aes_key + "=")
        return Cipher(algorithms.AES(key), modes.CBC(key[:16]))

    def seal(self, text: str, *, timestamp: str, nonce: str, prefix: bytes | None = None) -> Sealed:
        """Encrypt and sign; `prefix` fixes the 16 random bytes for the published vectors."""
        message, tail = text.encode(), self.app_id.encode()
        clear = (prefix or secrets.token_bytes(16)) + struct.pack(">I", len(message))
        clear += message + tail
        missing = BLOCK - len(clear) % BLOCK
        encryptor = self._cipher().encryptor()
        raw = encryptor.update(clear + bytes([missing]) * missing) + encryptor.finalize()
        encrypt = base64.b64encode(raw).decode()
        signature = sign(self.token, timestamp, nonce, encrypt)
        return Sealed(encrypt, signature, timestamp, nonce)

    def open(self, sealed: Sealed) -> str:
        """Check the signature, decrypt, check padding and app id; BadEnvelope otherwise."""
        expected = sign(self.token, sealed.timestamp, sealed.nonce, sealed.encrypt)
        if sealed.msg_signature != expected:
            raise BadEnvelope("the signature does not fit")
        clear = self._decrypt(sealed.encrypt)
        (length,) = struct.unpack(">I", clear[16:20])
        message, app_id = clear[20 : 20 + length], clear[20 + length :]
        if app_id != self.app_id.encode():
            raise BadEnvelope("the app id does not fit")
        try:
            return message.decode()
        except UnicodeDecodeError:
            raise BadEnvelope("the text is not UTF-8") from None

    def _decrypt(self, encrypt: str) -> bytes:
        try:
            raw = base64.b64decode(encrypt, validate=True)
        except binascii.Error:
            raise BadEnvelope("not base64") from None
        if not raw or len(raw) % BLOCK:
            raise BadEnvelope("the length is no multiple of 32 bytes")
        decryptor = self._cipher().decryptor()
        padded = decryptor.update(raw) + decryptor.finalize()
        count = padded[-1]
        if not 1 <= count <= BLOCK or padded[-count:] != bytes([count]) * count:
            raise BadEnvelope("the padding is broken")
        if len(padded) - count < 20:
            raise BadEnvelope("too short")
        return padded[:-count]
