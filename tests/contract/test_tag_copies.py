"""Tags are copied to WeChat in batches, put off by quotas, compared daily, and withdrawn."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from pydantic import SecretStr
from sqlalchemy import Connection, delete

from bot.config import Settings
from bot.messages import Media
from bot.operating import tags
from bot.operating.copying import Copier
from bot.store.session import Store
from handlers.wechat.account import Wechat
from handlers.wechat.health import report
from tests.clinic import TABLES, add_person
from tests.platforms.clock import HandClock
from tests.platforms.faults import FaultKind
from tests.platforms.wechat import FakeWechat

BY = "staff:1"
TAGGING = "/cgi-bin/tags/members/batchtagging"


class Rig:
    """A store with people on WeChat, the fake platform, and what copies to it."""

    def __init__(self, store: Store, fake: FakeWechat, hand: HandClock) -> None:
        self.store, self.fake, self.hand = store, fake, hand
        settings = Settings(
            wechat_app_id=fake.app_id,
            wechat_api=fake.url,
            wechat_token=SecretStr(fake.token),
            wechat_app_secret=SecretStr(fake.secret),
        )
        self.wechat = Wechat(settings, redis=None, load_media=_no_file, clock=self.now)
        self.copier = Copier(store=store, platform=self.wechat.client, clock=self.now)

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.hand(), UTC)

    async def tag(self, name: str, people: int) -> int:
        """A tag to be copied, with so many people."""

        def work(conn: Connection) -> int:
            tag = tags.make(conn, name=name, pushed=True, by=BY, now=self.now())
            for n in range(people):
                person = add_person(conn, f"o{name}{n:04}", channel="wechat")
                tags.give(conn, tag_id=tag, person_id=person, by=BY, now=self.now())
            return tag

        for n in range(people):
            self.fake.user(f"o{name}{n:04}")
        return await self.store.write(work)

    def there(self, name: str) -> set[str]:
        """Whom the platform has under a tag."""
        ids = [tag for tag, called in self.fake.api.tags.items() if called == name]
        return {one.openid for one in self.fake.api.people.values() if set(ids) & set(one.tags)}

    async def stands(self, tag: int) -> tags.Tag:
        found = await self.store.read(tags.every)
        return next(one for one in found if one.id == tag)


async def _no_file(media: Media) -> tuple[bytes, str]:
    raise AssertionError(media)


@asynccontextmanager
async def rig(store: Store) -> AsyncIterator[Rig]:
    hand = HandClock()
    async with FakeWechat(clock=hand) as fake:
        made = Rig(store, fake, hand)
        try:
            yield made
        finally:
            await made.wechat.client.close()


async def test_everybody_is_marked_fifty_a_call_and_one_who_is_refused_stops_nobody(
    store: Store,
) -> None:
    async with rig(store) as here:
        tag = await here.tag("a", 120)
        del here.fake.api.people["oa0007"]
        await here.copier.look()
        assert len(here.there("a")) == 119
        stands = await here.stands(tag)
        assert (stands.marked, stands.refused, stands.reason) == (119, 1, "")
        sizes = [len(call.body["openid_list"]) for call in here.fake.calls_of(TAGGING)]
        assert max(sizes) == 50 and sizes.count(50) == 2
        calls = len(here.fake.calls)
        await here.copier.look()
        assert len(here.fake.calls) == calls


async def test_who_loses_the_tag_loses_the_mark_and_a_withdrawn_tag_is_gone(store: Store) -> None:
    async with rig(store) as here:
        tag = await here.tag("b", 3)
        await here.copier.look()
        table = TABLES["person_tag"]
        one = delete(table).where(table.c.person_id == 1)
        await here.store.write(lambda conn: conn.execute(one) and None)
        await here.copier.look()
        assert here.there("b") == {"ob0001", "ob0002"}
        stop = partial(tags.change, tag_id=tag, about="", rule=None, pushed=False, by=BY)
        await here.store.write(partial(stop, now=here.now()))
        await here.copier.look()
        assert here.fake.api.tags == {} and (await here.stands(tag)).platform_id is None
        assert await here.store.write(partial(tags.drop, tag_id=tag, by=BY, now=here.now()))


async def test_a_daily_comparison_puts_right_what_differs_and_shows_it(store: Store) -> None:
    async with rig(store) as here:
        tag = await here.tag("c", 4)
        await here.copier.look()
        here.fake.tagging.page = 2
        there = (await here.stands(tag)).platform_id
        assert there is not None
        here.fake.api.people["oc0000"].tags = []
        here.fake.user("stranger")
        here.fake.api.people["stranger"].tags = [there]
        here.hand.advance(25 * 3600)
        await here.copier.look()
        assert here.there("c") == {f"oc000{n}" for n in range(4)}
        assert (await here.stands(tag)).differs == {"missing": 1, "extra": 1}


async def test_a_used_up_quota_puts_a_tag_off_until_the_next_day(store: Store) -> None:
    async with rig(store) as here:
        tag = await here.tag("d", 2)
        here.fake.faults.add(FaultKind.ERRCODE, method=TAGGING, code=45009)
        await here.copier.look()
        assert (await here.stands(tag)).reason == "wechat-45009"
        await here.copier.look()
        assert here.there("d") == set()
        here.hand.advance(24 * 3600)
        await here.copier.look()
        assert len(here.there("d")) == 2 and (await here.stands(tag)).reason == ""


async def test_the_account_is_reported_with_what_is_left_of_the_day(store: Store) -> None:
    async with rig(store) as here:
        fine = await report(here.wechat, now=here.now())
        assert (fine.state, fine.facts["quota"]["custom"]) == ("ok", (500_000, 500_000))
        assert 100 < fine.facts["token_minutes"] <= 120
        here.fake.quotas.used["/cgi-bin/message/custom/send"] = 490_000
        low = await report(here.wechat, now=here.now())
        assert (low.state, low.reason) == ("wrong", "quota-custom")
        await here.wechat.client.clear_quota(here.fake.app_id)
        assert (await report(here.wechat, now=here.now())).state == "ok"
