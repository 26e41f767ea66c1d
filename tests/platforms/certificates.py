"""Certificates for servers on loopback: of an authority made for the test, or of nobody."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOOPBACK = "127.0.0.1"


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@dataclass
class Authority:
    """Signs certificates that are kept in *folder*."""

    folder: Path

    def __post_init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._made = 0
        own = self._certificate("authority", self._key.public_key(), [], authority=True)
        self._pem = own.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def trusted(self) -> ssl.SSLContext:
        """A client that trusts this authority and no other."""
        return ssl.create_default_context(cadata=self._pem)

    def server(self, *, address: str = LOOPBACK, days: int = 1) -> ssl.SSLContext:
        """A server with a certificate for an address; *days* below 0: it has run out."""
        key, names = ec.generate_private_key(ec.SECP256R1()), [ipaddress.ip_address(address)]
        made = self._certificate("mail", key.public_key(), names, days=days)
        self._made += 1
        file = self.folder / f"{self._made}.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _certificate(
        self,
        name: str,
        public: ec.EllipticCurvePublicKey,
        addresses: list[ipaddress.IPv4Address | ipaddress.IPv6Address],
        *,
        days: int = 1,
        authority: bool = False,
    ) -> x509.Certificate:
        now, alternatives = datetime.now(UTC), [x509.IPAddress(one) for one in addresses]
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(_name("authority"))
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=9))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        )
        if alternatives:
            names = x509.SubjectAlternativeName(alternatives)
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self._key, hashes.SHA256())
