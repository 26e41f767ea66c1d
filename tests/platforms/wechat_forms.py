"""Subscription notifications: one for each yes, in fields of fixed kinds, and a no that counts."""

from collections import Counter
from dataclasses import dataclass, field

from tests.platforms.clock import Clock
from tests.platforms.wechat_api import Account
from tests.platforms.wechat_person import Person
from tests.platforms.wechat_wire import OK, Json, Refused

# WeChat: the longest value by the kind a field's name begins with; no Chinese in the last three
LENGTHS = {"thing": 20, "phrase": 5, "date": 20, "time": 20, "name": 10, "amount": 20}
LATIN = {"character_string": 32, "number": 32, "letter": 32}


@dataclass
class Forms:
    """The templates of one account (id -> its fields) and who said yes how often."""

    clock: Clock
    people: dict[str, Person]
    account: Account
    templates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lasting: set[str] = field(default_factory=set)
    grants: Counter[tuple[str, str]] = field(default_factory=Counter)

    def agree(self, openid: str, template: str) -> None:
        """The person tapped yes."""
        self.grants[openid, template] += 1

    def send(self, body: Json) -> Json:
        """POST /cgi-bin/message/subscribe/bizsend."""
        self.account.need("forms")
        person = self.people.get(str(body.get("touser")))
        if person is None:
            raise Refused(40003, "invalid openid")
        template = str(body.get("template_id"))
        if template not in self.templates:
            raise Refused(40037, "invalid template_id")
        lines = self._lines(template, body.get("data"))
        if not self.grants[person.openid, template] or person.refuses:
            raise Refused(43101, "user refuse to accept the msg")
        if template not in self.lasting:
            self.grants[person.openid, template] -= 1
        person.show("form", "form", "\n".join(lines))
        return OK

    def _lines(self, template: str, data: object) -> list[str]:
        wanted = self.templates[template]
        if not isinstance(data, dict) or set(data) != set(wanted):
            raise Refused(47003, "argument invalid! data keys")
        return [f"{name}: {self._value(name, data[name])}" for name in wanted]

    def _value(self, name: str, entry: object) -> str:
        value = entry.get("value") if isinstance(entry, dict) else None
        kind = name.rstrip("0123456789")
        most = LENGTHS.get(kind) or LATIN.get(kind)
        if most is None or not isinstance(value, str) or not 1 <= len(value) <= most:
            raise Refused(47003, f"argument invalid! data.{name}.value invalid")
        if kind in LATIN and not value.isascii():
            raise Refused(47003, f"argument invalid! data.{name}.value invalid")
        return value
