"""Temporary media: kept three days, checked by kind and size."""

from dataclasses import dataclass, field

from tests.platforms.clock import Clock
from tests.platforms.wechat_wire import Json, Refused

KEPT = 3 * 86400
MIB = 1024 * 1024
# kind: (bytes at most, first bytes allowed)
KINDS: dict[str, tuple[int, tuple[bytes, ...]]] = {
    "image": (10 * MIB, (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")),
    "voice": (2 * MIB, (b"#!AMR", b"ID3", b"\xff\xfb", b"\xff\xf3")),
    "video": (10 * MIB, (b"",)),
    "thumb": (64 * 1024, (b"\xff\xd8\xff",)),
}
MIMES = {"image": "image/jpeg", "voice": "audio/amr", "video": "video/mp4", "thumb": "image/jpeg"}


@dataclass(frozen=True)
class Medium:
    """One stored file."""

    kind: str
    data: bytes
    until: float


@dataclass
class Media:
    """The media of one account, people's and ours alike."""

    clock: Clock
    stored: dict[str, Medium] = field(default_factory=dict)

    def keep(self, kind: str, data: bytes) -> str:
        """Store without checks, as for what a person sends; the media_id."""
        media_id = f"media-{kind}-{len(self.stored) + 1:06d}-{'m' * 40}"
        self.stored[media_id] = Medium(kind, data, self.clock() + KEPT)
        return media_id

    def upload(self, kind: str, data: bytes | None) -> Json:
        """POST /cgi-bin/media/upload."""
        if kind not in KINDS:
            raise Refused(40004, "invalid media type")
        if not data:
            raise Refused(41005, "media data missing")
        most, starts = KINDS[kind]
        if len(data) > most:
            raise Refused(40006, "invalid meida size")
        if not data.startswith(starts):
            raise Refused(40005, "invalid file type")
        created = int(self.clock())
        return {"type": kind, "media_id": self.keep(kind, data), "created_at": created}

    def find(self, media_id: object, *kinds: str) -> Medium:
        """A medium of one of these kinds (any, when none is named); 40007 when gone or unknown."""
        found = self.stored.get(media_id) if isinstance(media_id, str) else None
        if found is None or found.until <= self.clock() or (kinds and found.kind not in kinds):
            raise Refused(40007, "invalid media_id")
        return found
