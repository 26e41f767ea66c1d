"""Both of WeChat's menus are pushed in the right order, read back, compared and kept on record."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.config import WechatAccount
from bot.i18n import Catalogue
from bot.operating import tags
from bot.operating.menus import Stand, Unfit, rows, why
from bot.operating.pushing import AT_WORK, Keeper
from bot.store.session import Store
from handlers.wechat.abilities import Account
from handlers.wechat.menu import Menus as Made
from tests.clinic import TABLES
from tests.contract.test_tag_copies import Rig, rig
from tests.platforms.faults import FaultKind

BY = "staff:1"
CREATE, ADD, GET, TRY = (
    f"/cgi-bin/menu/{name}" for name in ("create", "addconditional", "get", "trymatch")
)


class Menus:
    """A rig with two people of the larger wording, and what looks after the menus."""

    def __init__(self, here: Rig) -> None:
        self.rig, self.fake = here, here.fake
        platform = here.wechat.menus(Catalogue.load(), "zh-CN")
        self.keeper = Keeper(store=here.store, platform=platform, clock=here.now)

    async def elders(self, people: int = 2) -> int:
        """A tag of the larger wording, copied."""
        tag = await self.rig.tag("大字", people)
        change = partial(tags.change, tag_id=tag, about="", pushed=True, by=BY, now=self.rig.now())
        await self.rig.store.write(partial(change, rule={"elder": True}))
        await self.rig.copier.look()
        return tag

    def become(self, kind: WechatAccount) -> None:
        """The account is of another kind, there and in the settings."""
        self.fake.account.kind = kind.value
        client, account = self.rig.wechat.client, Account(kind, clock=self.rig.now)
        platform = Made(client=client, account=account, catalogue=Catalogue.load(), locale="zh-CN")
        self.keeper = Keeper(store=self.rig.store, platform=platform, clock=self.rig.now)

    def hand_on(self, **time: float) -> None:
        self.rig.hand.advance(timedelta(**time).total_seconds())

    async def push(self) -> Stand:
        return await self.keeper.push(by=BY)

    async def look(self) -> Stand:
        return await self.keeper.look(by=BY)

    def gets(self, openid: str) -> list[str]:
        """The names of the buttons below somebody's chat."""
        menu = self.fake.menus.of(self.fake.api.people[openid]) or {"button": []}
        return [b["name"] for top in menu["button"] for b in top.get("sub_button") or [top]]

    async def audited(self) -> list[tuple[str, str]]:
        audit = TABLES["audit"]
        found = select(audit.c.action, audit.c.detail).where(audit.c.action.like("menus.%"))
        read = found.order_by(audit.c.id)
        return await self.rig.store.read(lambda conn: [tuple(row) for row in conn.execute(read)])


@asynccontextmanager
async def menus(store: Store) -> AsyncIterator[Menus]:
    async with rig(store) as here:
        here.fake.user("plain")
        yield Menus(here)


async def test_both_are_pushed_read_back_and_each_person_gets_theirs(store: Store) -> None:
    async with menus(store) as here:
        await here.elders()
        assert (await here.keeper.stand()).same is None
        stand = await here.push()
        seen = stand.kept.seen
        assert stand.same and seen is not None and (seen.tried, seen.right) == (2, 2)
        assert "标准版" in here.gets("o大字0000") and "大字版" in here.gets("plain")
        paths = [call.path for call in here.fake.calls if "/menu/" in call.path]
        assert paths[:3] == [CREATE, GET, ADD]
        again = await here.keeper.stand()
        assert again.kept == stand.kept and again.kept.pushed and again.kept.pushed.by == BY
        assert await here.audited() == [("menus.pushed", "same")]


@pytest.mark.parametrize("keeps", [False, True], ids=["forgets", "keeps"])
async def test_pushing_again_leaves_one_second_menu(store: Store, keeps: bool) -> None:
    async with menus(store) as here:
        await here.elders()
        here.fake.menus.keeps = keeps
        other = await here.rig.wechat.client.make_tag("other")
        await here.push()
        await here.keeper.platform.put_second((await here.look()).made, tag=other)
        looked = await here.look()
        assert looked.same is False and looked.kept.seen and looked.kept.seen.others == 1
        assert (await here.push()).same and len(here.fake.menus.conditional) == 1


async def test_what_differs_is_shown_by_place(store: Store) -> None:
    async with menus(store) as here:
        await here.elders()
        await here.push()
        assert here.fake.menus.default is not None
        here.fake.menus.default["button"][1]["name"] = "客服"
        stand = await here.look()
        assert stand.same is False and stand.kept.seen is not None
        (row,) = [one for one in rows(stand.made, stand.kept.seen.menu) if not one.same]
        assert (row.place, row.made, row.there) == ("2", "找医生", "客服")
        here.fake.menus.delete()
        gone = await here.look()
        assert gone.same is False and gone.lost and gone.kept.seen and gone.kept.seen.menu is None
        assert [detail for _, detail in await here.audited()] == ["same", "differs", "differs"]


@pytest.mark.parametrize("kind", [FaultKind.RESET_BEFORE, FaultKind.HTML_502])
async def test_a_break_in_the_middle_loses_the_second_and_pushing_again_mends(
    store: Store, kind: FaultKind
) -> None:
    async with menus(store) as here:
        await here.elders()
        await here.push()
        here.fake.faults.add(kind, method=ADD)
        stand = await here.push()
        assert stand.kept.pushed is not None and stand.lost and stand.same is False
        assert (stand.kept.pushed.stage, why(stand.kept.pushed.reason)) == ("larger", "lost")
        assert "大字版" in here.gets("o大字0000")
        mended = await here.push()
        assert mended.same and not mended.lost and "标准版" in here.gets("o大字0000")


async def test_a_lost_answer_is_looked_at_and_no_second_menu_is_left_over(store: Store) -> None:
    async with menus(store) as here:
        await here.elders()
        here.fake.faults.add(FaultKind.RESET_AFTER, method=ADD)
        stand = await here.push()
        assert stand.kept.pushed and stand.kept.pushed.stage == "larger"
        assert stand.same, "it had arrived"
        assert (await here.push()).same and len(here.fake.menus.conditional) == 1


async def test_without_any_answer_nobody_claims_to_know(store: Store) -> None:
    async with menus(store) as here:
        await here.elders()
        await here.push()
        for path in (ADD, GET):
            here.fake.faults.add(FaultKind.RESET_BEFORE, method=path, times=None)
        stand = await here.push()
        assert stand.same is None and stand.kept.seen is None
        assert stand.kept.pushed and stand.kept.pushed.stage == "old"


@pytest.mark.parametrize(
    ("path", "code", "stage", "word"),
    [
        (CREATE, 48001, "default", "kind"),
        (CREATE, 40018, "default", "menu"),
        (CREATE, 45009, "default", "day"),
        (ADD, 65309, "larger", "kind"),
        (ADD, 45159, "larger", "tag"),
        (TRY, 45011, "back", "fast"),
        ("/cgi-bin/stable_token", 40164, "default", "address"),
        ("/cgi-bin/stable_token", 40125, "default", "secret"),
    ],
)
async def test_what_wechat_refuses_is_told_with_the_stage(
    store: Store, path: str, code: int, stage: str, word: str
) -> None:
    async with menus(store) as here:
        await here.elders()
        here.hand_on(hours=3)  # a new token is needed
        here.fake.faults.add(FaultKind.ERRCODE, method=path, code=code, times=None)
        stand = await here.push()
        assert stand.kept.pushed is not None
        assert (stand.kept.pushed.stage, why(stand.kept.pushed.reason)) == (stage, word)
        catalogue = Catalogue.load()
        for key in (f"stage-{stage}", f"why-{word}", f"why-{word}-todo"):
            assert all(catalogue.has(one, f"console-menus-{key}") for one in catalogue.locales)
        here.fake.faults.armed.clear()
        here.hand_on(hours=30)
        assert (await here.push()).same


async def test_without_a_tag_there_is_one_menu_and_a_tag_deleted_there_is_named(
    store: Store,
) -> None:
    async with menus(store) as here:
        stand = await here.push()
        assert stand.same and stand.larger is None and stand.tag is None
        await here.elders()
        assert (await here.keeper.stand()).lost
        here.fake.api.tags.clear()
        stand = await here.push()
        assert stand.kept.pushed and why(stand.kept.pushed.reason) == "tag"


@pytest.mark.parametrize(
    ("kind", "allowed", "second"),
    [
        (WechatAccount.UNVERIFIED_SUBSCRIPTION, False, False),
        (WechatAccount.UNVERIFIED_SERVICE, True, False),
        (WechatAccount.SUBSCRIPTION, True, True),
    ],
)
async def test_an_account_gets_the_menus_it_may_have(
    store: Store, kind: WechatAccount, allowed: bool, second: bool
) -> None:
    async with menus(store) as here:
        await here.elders()
        here.become(kind)
        if not allowed:
            with pytest.raises(Unfit, match="kind"):
                await here.push()
            return
        stand = await here.push()
        assert stand.same and (stand.larger is not None) is second


async def test_two_do_not_push_at_once_and_a_push_that_died_blocks_nobody_for_long(
    store: Store,
) -> None:
    async with menus(store) as here:
        await here.elders()
        await here.keeper._begin()
        with pytest.raises(Unfit, match="busy"):
            await here.push()
        here.hand_on(seconds=AT_WORK.total_seconds() + 1)
        assert (await here.push()).same


async def test_somebody_who_left_or_got_another_tag_later_is_noticed(store: Store) -> None:
    async with menus(store) as here:
        await here.elders(3)
        await here.push()
        other = await here.rig.wechat.client.make_tag("other")
        await here.rig.wechat.client.mark(other, ["o大字0000"], on=True)
        here.fake.api.people["o大字0001"].subscribed = False
        stand = await here.look()
        assert stand.kept.seen is not None and stand.same is False
        assert (stand.kept.seen.tried, stand.kept.seen.right) == (2, 1)


async def test_a_text_of_the_site_that_is_too_long_is_never_pushed(store: Store) -> None:
    async with menus(store) as here:
        catalogue = Catalogue.load()
        catalogue.lay({("zh-CN", "wechat-menu-intake"): "我今天觉得不太舒服"})
        platform = here.rig.wechat.menus(catalogue, "zh-CN")
        keeper = Keeper(store=store, platform=platform, clock=here.rig.now)
        (fault,) = (await keeper.stand()).faults
        assert (fault.code, fault.size, fault.most) == ("size", 27, 16)
        with pytest.raises(Unfit, match="faults"):
            await keeper.push(by=BY)
        assert here.fake.calls_of(CREATE) == []


async def test_another_tag_given_later_does_not_take_the_larger_menu_away(store: Store) -> None:
    async with menus(store) as here:
        await here.elders(3)
        await here.push()
        make = partial(tags.make, name="志愿者", pushed=True, by=BY, now=here.rig.now())
        other = await store.write(make)
        people = select(TABLES["person"].c.id).order_by(TABLES["person"].c.id)
        ids = await store.read(lambda conn: list(conn.execute(people).scalars()))
        for person in ids[:2]:
            give = partial(tags.give, tag_id=other, person_id=person, by=BY, now=here.rig.now())
            await store.write(give)
        here.hand_on(hours=25)  # with the daily comparison, which must not forget it
        await here.rig.copier.look()
        assert len(here.rig.there("志愿者")) == 2 and len(here.rig.there("大字")) == 3
        stand = await here.look()
        assert stand.same and stand.kept.seen and stand.kept.seen.right == 3
        stands = await here.rig.stands(other)
        assert stands.marked == 2
        calls = len(here.fake.calls)
        await here.rig.copier.look()
        assert len(here.fake.calls) == calls


async def test_a_push_gives_the_tag_anew_to_who_got_another_by_hand(store: Store) -> None:
    async with menus(store) as here:
        await here.elders()
        other = await here.rig.wechat.client.make_tag("other")
        await here.rig.wechat.client.mark(other, ["o大字0000"], on=True)
        assert (await here.push()).same is False
        await here.rig.copier.look()
        assert (await here.look()).same
