"""A plain caller of the WeChat API, for checks of the fake itself."""

import json
from typing import Any

from tests.platforms.wechat import FakeWechat

SEND = "/cgi-bin/message/custom/send"


class Caller:
    """Fetches a token and calls; `token` is the access token used."""

    def __init__(self, fake: FakeWechat) -> None:
        self.fake = fake
        self.token = ""

    async def post(self, path: str, body: Any, *, escape: bool = False) -> dict[str, Any]:
        """The answer to a POST of JSON, or of bytes as they are; `escape` writes \\u escapes."""
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=escape).encode()
        url, query = self.fake.url + path, {"access_token": self.token}
        async with self.fake.session.post(url, data=data, params=query) as answer:
            assert answer.status == 200
            return dict(json.loads(await answer.read()))

    async def get(self, path: str, **query: str) -> dict[str, Any]:
        """The answer to a GET."""
        query = {"access_token": self.token} | query
        async with self.fake.session.get(self.fake.url + path, params=query) as answer:
            return dict(json.loads(await answer.read()))

    async def fetch(self, *, force: bool = False, secret: str = "") -> dict[str, Any]:
        """Ask for a stable token and keep it."""
        body = {
            "grant_type": "client_credential",
            "appid": self.fake.app_id,
            "secret": secret or self.fake.secret,
            "force_refresh": force,
        }
        answer = await self.post("/cgi-bin/stable_token", body)
        self.token = answer.get("access_token", self.token)
        return answer

    async def text(self, content: str, to: str) -> int:
        """The errcode of sending a customer-service text."""
        body = {"touser": to, "msgtype": "text", "text": {"content": content}}
        return int((await self.post(SEND, body))["errcode"])
