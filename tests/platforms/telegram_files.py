"""The files the Bot API knows, and the links under which they can be fetched for an hour."""

import hashlib
from dataclasses import dataclass, field

from tests.platforms.clock import Clock
from tests.platforms.telegram_wire import Json, bad

DOWNLOAD_BYTES = 20 * 1024 * 1024
LINK_SECONDS = 3600
PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True)
class StoredFile:
    """One file under one file_id; `mime` and `name` may be empty."""

    file_id: str
    kind: str
    data: bytes
    mime: str
    name: str

    def wire(self) -> Json:
        """The fields every file object has."""
        unique = hashlib.sha256(self.data).hexdigest()[:16]
        size = len(self.data)
        return {"file_id": self.file_id, "file_unique_id": unique, "file_size": size}

    def content(self, *, duration: int = 3) -> Json:
        """The part of a message that carries this file."""
        if self.kind == "photo":
            small = self.wire() | {"width": 90, "height": 67, "file_id": f"{self.file_id}-s"}
            return {"photo": [small, self.wire() | {"width": 1280, "height": 960}]}
        mime = {"mime_type": self.mime} if self.mime else {}
        if self.kind == "voice":
            return {"voice": self.wire() | {"duration": duration} | mime}
        return {"document": self.wire() | {"file_name": self.name} | mime}


@dataclass
class Files:
    """All files of one bot; a file_id is valid for this bot only."""

    clock: Clock
    stored: dict[str, StoredFile] = field(default_factory=dict)
    links: dict[str, tuple[str, float]] = field(default_factory=dict)

    def add(self, kind: str, data: bytes, *, mime: str = "", name: str = "") -> StoredFile:
        """Keep a file under a new file_id."""
        file_id = f"AgAC-{kind}-{len(self.stored) + 1:06d}"
        self.stored[file_id] = StoredFile(file_id, kind, data, mime, name)
        return self.stored[file_id]

    def find(self, file_id: str) -> StoredFile:
        """The file, also by the id of its small picture; 400 when unknown."""
        found = self.stored.get(file_id.removesuffix("-s"))
        if found is None:
            raise bad("wrong file identifier/HTTP URL specified")
        return found

    def link(self, file_id: str) -> Json:
        """The getFile answer: a path valid for an hour; 400 above 20 MB."""
        found = self.stored.get(file_id.removesuffix("-s"))
        if found is None:
            raise bad("invalid file_id")
        if len(found.data) > DOWNLOAD_BYTES:
            raise bad("file is too big")
        path = f"{found.kind}s/file_{len(self.links) + 1}"
        self.links[path] = (found.file_id, self.clock() + LINK_SECONDS)
        return found.wire() | {"file_path": path}

    def fetch(self, path: str) -> StoredFile | None:
        """The file behind a link that has not run out."""
        file_id, until = self.links.get(path, ("", 0.0))
        return self.stored[file_id] if file_id and self.clock() < until else None
