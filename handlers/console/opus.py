"""Puts a browser's recording from WebM into Ogg, which phones and messengers play as a voice.

Some browsers record Opus in WebM and in nothing else. The sound itself is not touched: its packets
are taken out of one container (Matroska, RFC 9559) and put into the other (RFC 3533 and 7845).
"""

from __future__ import annotations

from collections.abc import Iterator

WEBM = b"\x1aE\xdf\xa3"
# Elements that hold others and are walked into, and those that are read.
WITHIN = {0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE, 0xA0}  # segment, cluster, tracks, track, group
CODEC, HEAD, BLOCKS = 0x86, 0x63A2, {0xA3, 0xA1}
LACING = 0x06  # flags of a block that holds several packets, which no recorder writes
SERIAL = 1
BEGINS, ENDS = 2, 4  # flags of the first and the last page
PACKETS = 50  # in a page: a second of sound
TAGS = b"OpusTags" + (7).to_bytes(4, "little") + b"qianmen" + (0).to_bytes(4, "little")
MOST_SEGMENTS = 255
# Samples at 48 kHz in a frame, by the configuration in a packet's first byte (RFC 6716, 3.1).
SILK, HYBRID, CELT = (480, 960, 1920, 2880), (480, 960), (120, 240, 480, 960)


class Unreadable(Exception):
    """No Opus in WebM, or broken."""


def to_ogg(data: bytes) -> bytes:
    """The same sound as an Ogg file. Raises Unreadable."""
    head, packets, codec = b"", [], b"A_OPUS"
    for name, body in _elements(data):
        if name == CODEC:
            codec = body.rstrip(b"\0")
        elif name == HEAD:
            head = body
        elif name in BLOCKS:
            packets.append(_packet(body))
    if codec != b"A_OPUS" or not head.startswith(b"OpusHead") or not packets:
        raise Unreadable
    return _written(head, packets)


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every element that holds no others, in order; a piece cut off at the end is left out."""
    at = 0
    while at < len(data):
        name, at = _number(data, at, keep=True)
        size, at = _number(data, at, keep=False)
        if name in WITHIN:
            continue
        if at + size > len(data):
            return
        yield name, data[at : at + size]
        at += size


def _number(data: bytes, at: int, *, keep: bool) -> tuple[int, int]:
    """A number as long as the zero bits it begins with say; *keep* that mark in it."""
    if at >= len(data) or not data[at]:
        raise Unreadable
    length = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + length], "big")
    return (value if keep else value & ~(1 << 7 * length)), at + length


def _packet(block: bytes) -> bytes:
    """The packet of a block: behind the track's number, two bytes of time and the flags."""
    _, at = _number(block, 0, keep=False)
    if len(block) < at + 4 or block[at + 2] & LACING:
        raise Unreadable
    return block[at + 3 :]


def _samples(packet: bytes) -> int:
    setting, count = packet[0] >> 3, packet[0] & 3
    if setting < 12:
        one = SILK[setting & 3]
    elif setting < 16:
        one = HYBRID[setting & 1]
    else:
        one = CELT[setting & 3]
    if count == 3:
        return one * (packet[1] & 0x3F if len(packet) > 1 else 0)
    return one * (1 if count == 0 else 2)


def _written(head: bytes, packets: list[bytes]) -> bytes:
    out = [_page([head], 0, 0, BEGINS), _page([TAGS], 0, 1, 0)]
    done, held, room = 0, list[bytes](), MOST_SEGMENTS
    for number, packet in enumerate(packets):
        segments = len(packet) // 255 + 1
        if segments > MOST_SEGMENTS:
            raise Unreadable
        if held and (segments > room or len(held) == PACKETS):
            out.append(_page(held, done, len(out), 0))
            held, room = [], MOST_SEGMENTS
        held.append(packet)
        room -= segments
        done += _samples(packet)
        if number == len(packets) - 1:
            out.append(_page(held, done, len(out), ENDS))
    return b"".join(out)


def _page(packets: list[bytes], samples: int, number: int, flags: int) -> bytes:
    lacing = b"".join(b"\xff" * (len(one) // 255) + bytes([len(one) % 255]) for one in packets)
    head = b"OggS\0" + bytes([flags]) + samples.to_bytes(8, "little")
    head += SERIAL.to_bytes(4, "little") + number.to_bytes(4, "little")
    rest = bytes([len(lacing)]) + lacing + b"".join(packets)
    return head + _check(head + bytes(4) + rest).to_bytes(4, "little") + rest


def _table() -> list[int]:
    found = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04C11DB7) if value & 1 << 31 else value << 1
        found.append(value & 0xFFFFFFFF)
    return found


TABLE = _table()


def _check(data: bytes) -> int:
    """The checksum of an Ogg page."""
    value = 0
    for byte in data:
        value = (value << 8 & 0xFFFFFFFF) ^ TABLE[value >> 24 ^ byte]
    return value
