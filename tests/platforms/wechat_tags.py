"""Who is under a tag, and how many calls of the day are left, as the platform tells it."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.platforms.wechat_api import ApiMethods
from tests.platforms.wechat_wire import OK, Json, Refused

BEIJING = ZoneInfo("Asia/Shanghai")
PAGE = 10_000
CLEARS_A_MONTH = 10


@dataclass
class Tagging:
    """The people of each tag, over those of `ApiMethods`."""

    api: ApiMethods
    page: int = PAGE

    def members(self, body: Json) -> Json:
        """POST /cgi-bin/user/tag/get: those after `next_openid`."""
        self.api.account.need("tags")
        tag, after = body.get("tagid"), str(body.get("next_openid", ""))
        if tag not in self.api.tags:
            raise Refused(45159, "invalid tag id")
        every = sorted(one.openid for one in self.api.people.values() if tag in one.tags)
        found = [openid for openid in every if openid > after][: self.page]
        if not found:
            return {"count": 0}
        return {"count": len(found), "data": {"openid": found}, "next_openid": found[-1]}

    def delete(self, body: Json) -> Json:
        """POST /cgi-bin/tags/delete."""
        self.api.account.need("tags")
        tag = (body.get("tag") or {}).get("id")
        if tag not in self.api.tags:
            raise Refused(45058, "cannot modify sys tag")
        del self.api.tags[tag]
        for person in self.api.people.values():
            person.tags = [one for one in person.tags if one != tag]
        return OK


@dataclass
class Quotas:
    """The calls of a day; `used` and `limits` by address are for a test to set."""

    api: ApiMethods
    app_id: str
    limits: dict[str, int] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    cleared: list[str] = field(default_factory=list)  # months

    def get(self, body: Json) -> Json:
        """POST /cgi-bin/openapi/quota/get."""
        path = str(body.get("cgi_path", ""))
        if not path.startswith("/cgi-bin/"):
            raise Refused(76003, "cgi_path is empty or illegal")
        limit, used = self.limits.get(path, 500_000), self.used.get(path, 0)
        return {"quota": {"daily_limit": limit, "used": used, "remain": max(0, limit - used)}}

    def clear(self, body: Json) -> Json:
        """POST /cgi-bin/clear_quota: ten a month."""
        if body.get("appid") != self.app_id:
            raise Refused(40013, "invalid appid")
        month = datetime.fromtimestamp(self.api.clock(), BEIJING).strftime("%Y-%m")
        if self.cleared.count(month) >= CLEARS_A_MONTH:
            raise Refused(48006, "forbid to clear quota because of reaching the limit")
        self.cleared.append(month)
        self.used.clear()
        return OK
