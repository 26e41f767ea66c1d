"""Who waits for a turn is woken when it is done or when the time is over."""

import asyncio

from handlers.wechat.patience import Patience, wake


async def test_who_is_woken_in_time_waits_no_longer() -> None:
    patience = Patience(3600.0)
    waiters = [patience.waiter() for _ in range(3)]
    await asyncio.sleep(0)
    assert not any(waiter.done() for waiter in waiters)
    for waiter in waiters:
        wake(waiter)
        wake(waiter)  # by two at once
    await asyncio.gather(*waiters)


async def test_each_gives_up_in_its_own_time() -> None:
    patience = Patience(0.05)
    first = patience.waiter()
    await asyncio.sleep(0.03)
    second = patience.waiter()
    await first
    assert not second.done()
    await second
    third = patience.waiter()  # the line was empty: its timer is set anew
    await third


async def test_who_went_away_is_forgotten() -> None:
    patience = Patience(0.05)
    gone, stays = patience.waiter(), patience.waiter()
    gone.cancel()
    await stays
    assert gone.cancelled()
