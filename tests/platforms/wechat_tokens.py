"""Access tokens: stable ones, legacy ones, and how they die."""

from dataclasses import dataclass, field

from tests.platforms.clock import Clock
from tests.platforms.wechat_wire import Json, Refused

LIFE = 7200
RENEW_BEFORE = 300
FORCED_A_DAY = 20
FORCED_APART = 30
LEGACY_A_DAY = 2000
DAY = 86400


@dataclass
class Tokens:
    """The tokens of one account; `issued` counts new ones, `asked` all calls."""

    app_id: str
    secret: str
    clock: Clock
    life: int = LIFE
    alive: dict[str, float] = field(default_factory=dict)
    stable: str = ""
    legacy: str = ""
    issued: int = 0
    asked: int = 0
    _forced: list[float] = field(default_factory=list)
    _fetched: list[float] = field(default_factory=list)

    def stable_token(self, body: Json) -> Json:
        """POST /cgi-bin/stable_token."""
        self.asked += 1
        self._known(body.get("grant_type"), body.get("appid"), body.get("secret"))
        forced = body.get("force_refresh", False)
        if not isinstance(forced, bool):
            raise Refused(47001, "force_refresh must be a boolean")
        if forced:
            self._force()
        left = self.alive.get(self.stable, 0) - self.clock()
        if forced or left <= min(RENEW_BEFORE, self.life / 2):
            self.stable = self._issue("stable")
        return self._give(self.stable)

    def legacy_token(self, grant: str, app_id: str, secret: str) -> Json:
        """GET /cgi-bin/token: a new token each time, the one before lives 5 minutes on."""
        self.asked += 1
        self._known(grant, app_id, secret)
        self._fetched = _today(self._fetched, self.clock())
        if len(self._fetched) > LEGACY_A_DAY:
            raise Refused(45009, "reach max api daily quota limit")
        if self.legacy in self.alive:
            soon = self.clock() + RENEW_BEFORE
            self.alive[self.legacy] = min(self.alive[self.legacy], soon)
        self.legacy = self._issue("legacy")
        return self._give(self.legacy)

    def check(self, token: str) -> None:
        """41001 without a token, 40001 for an unknown one, 42001 for one that ran out."""
        if not token:
            raise Refused(41001, "access_token missing")
        if token not in self.alive:
            raise Refused(40001, "invalid credential, access_token is invalid or not latest")
        if self.alive[token] <= self.clock():
            raise Refused(42001, "access_token expired")

    def expire(self) -> None:
        """Let every token run out now (42001)."""
        self.alive = dict.fromkeys(self.alive, 0.0)

    def revoke(self) -> None:
        """Make every token invalid (40001), as a fetch elsewhere would; asking gives a new one."""
        self.alive.clear()

    def _known(self, grant: object, app_id: object, secret: object) -> None:
        if grant != "client_credential":
            raise Refused(40002, "invalid grant_type")
        if app_id != self.app_id:
            raise Refused(40013, "invalid appid")
        if secret != self.secret:
            raise Refused(40001, "invalid credential, secret is wrong")

    def _force(self) -> None:
        now = self.clock()
        if self._forced and now - self._forced[-1] < FORCED_APART:
            raise Refused(45011, "api minute-quota reach limit, force_refresh needs 30 s")
        self._forced = _today(self._forced, now)
        if len(self._forced) > FORCED_A_DAY:
            raise Refused(45009, "reach max api daily quota limit")
        self.alive.pop(self.stable, None)

    def _issue(self, kind: str) -> str:
        self.issued += 1
        token = f"{kind}-{self.issued}-".ljust(512, "t")
        self.alive[token] = self.clock() + self.life
        return token

    def _give(self, token: str) -> Json:
        return {"access_token": token, "expires_in": int(self.alive[token] - self.clock())}


def _today(times: list[float], now: float) -> list[float]:
    return [at for at in times if at > now - DAY] + [now]
