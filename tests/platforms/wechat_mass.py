"""Mass sends as the platform takes them: once by an id, four a person and month, then an event."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.platforms.clock import Clock
from tests.platforms.wechat_api import Account
from tests.platforms.wechat_media import Media
from tests.platforms.wechat_person import Person
from tests.platforms.wechat_wire import Json, Refused

BEIJING = ZoneInfo("Asia/Shanghai")
A_MONTH = 4
SAME_SECONDS, TOO_FAST_SECONDS = 24 * 3600, 60
LEAST, MOST = 2, 10_000
ID_BYTES = 32  # 64 by the page, but 36 were refused in 2023
Ended = Callable[[int, Json], None]


@dataclass
class Job:
    """One mass send: whom it was for, when it was asked for, how it stands."""

    msg_id: int
    to: list[str]
    text: str
    at: float
    media: bytes | None = None
    status: str = "SENDING"


@dataclass
class Masses:
    """The mass sends of one account. *ended* hears of each end, unless *silent* loses the event."""

    clock: Clock
    people: dict[str, Person]
    account: Account
    media: Media
    ended: Ended = lambda msg_id, counts: None
    silent: bool = False
    jobs: dict[int, Job] = field(default_factory=dict)
    _ids: dict[str, tuple[int, float]] = field(default_factory=dict)
    _had: Counter[tuple[str, str]] = field(default_factory=Counter)

    def send(self, body: Json) -> Json:
        """POST /cgi-bin/message/mass/send: takes it; it goes out by `run`."""
        self.account.need("mass")
        to = body.get("touser")
        if not isinstance(to, list) or not LEAST <= len(to) <= MOST:
            raise Refused(40032, "invalid openid list size")
        return self._take(to, body)

    def send_all(self, body: Json) -> Json:
        """POST /cgi-bin/message/mass/sendall: to everybody who has a tag."""
        self.account.need("mass")
        chosen = body.get("filter") or {}
        if chosen.get("is_to_all") is not False or not isinstance(chosen.get("tag_id"), int):
            raise Refused(40093, "invalid filter")
        tagged = [one.openid for one in self.people.values() if chosen["tag_id"] in one.tags]
        if not tagged:
            raise Refused(45159, "invalid tag id")
        return self._take(tagged, body)

    def preview(self, body: Json) -> Json:
        """POST /cgi-bin/message/mass/preview: to one follower at once, outside the four a month."""
        self.account.need("mass")
        text, media = self._content(body)
        person = self.people.get(str(body.get("touser")))
        if person is None:
            raise Refused(40003, "invalid openid")
        if not person.subscribed:
            raise Refused(43004, "require subscribe")
        person.show("preview", str(body["msgtype"]), text, media=media)
        return {"errcode": 0, "errmsg": "preview success", "msg_id": 34182}

    def _content(self, body: Json) -> tuple[str, bytes | None]:
        media = None
        if body.get("msgtype") == "text":
            text = (body.get("text") or {}).get("content")
        elif body.get("msgtype") == "image":
            part = body.get("images") or {}
            ids = part.get("media_ids")
            if not isinstance(ids, list) or len(ids) != 1:
                raise Refused(40007, "invalid media_id")
            text, media = part.get("recommend"), self.media.find(ids[0], "image").data
        else:
            raise Refused(40008, "invalid message type")
        if not isinstance(text, str) or not text:
            raise Refused(44004, "empty content")
        if len(text) > 600:
            raise Refused(45002, "content size out of limit")
        return text, media

    def _take(self, to: list[str], body: Json) -> Json:
        text, media = self._content(body)
        client_id = str(body.get("clientmsgid", ""))
        self._refuse_again(client_id)
        if any(openid not in self.people for openid in to):
            raise Refused(40003, "invalid openid")
        if any(self._had[openid, self._month()] >= A_MONTH for openid in to):
            raise Refused(45028, "has no masssend quota")
        job = Job(3_147_483_650 + len(self.jobs), list(to), text, self.clock(), media)
        self.jobs[job.msg_id] = job
        self._ids[client_id] = (job.msg_id, self.clock())
        return {"errcode": 0, "errmsg": "send job submission success", "msg_id": job.msg_id}

    def _refuse_again(self, client_id: str) -> None:
        if len(client_id.encode()) > ID_BYTES or not client_id.isalnum():
            raise Refused(45067, "clientmsgid size out of limit")
        known = self._ids.get(client_id)
        if known is None or self.clock() - known[1] > SAME_SECONDS:
            return
        if self.clock() - known[1] < TOO_FAST_SECONDS:
            raise Refused(45066, "same clientmsgid retry too fast")
        raise Refused(45065, "clientmsgid exist", msg_id=known[0])

    def get(self, body: Json) -> Json:
        """POST /cgi-bin/message/mass/get."""
        self.account.need("mass")
        job = self.jobs.get(int(body.get("msg_id") or 0))
        if job is None:
            raise Refused(40061, "invalid msg_id")
        return {"msg_id": job.msg_id, "msg_status": job.status}

    def run(self) -> None:
        """Send what was taken, and tell how it ended."""
        for job in [job for job in self.jobs.values() if job.status == "SENDING"]:
            sent = 0
            for openid in job.to:
                person = self.people[openid]
                self._had[openid, self._month()] += 1
                if person.subscribed and not (person.refuses or person.blacklisted):
                    kind = "text" if job.media is None else "image"
                    person.show("mass", kind, job.text, media=job.media)
                    sent += 1
            job.status = "SEND_SUCCESS"
            lost = len(job.to) - sent
            counts = {"TotalCount": len(job.to), "FilterCount": len(job.to)}
            if not self.silent:
                self.ended(job.msg_id, counts | {"SentCount": sent, "ErrorCount": lost})

    def _month(self) -> str:
        return datetime.fromtimestamp(self.clock(), BEIJING).strftime("%Y-%m")
