"""Who waits for a turn is woken when it is done or when the time is over."""

import asyncio

from handlers.wechat.patience import Patience


async def test_what_is_done_in_time_is_waited_for_and_no_longer() -> None:
    loop = asyncio.get_running_loop()
    slow: asyncio.Future[int] = loop.create_future()
    patience = Patience(3600.0)
    waiting = [asyncio.create_task(patience.wait(slow)) for _ in range(3)]
    await asyncio.sleep(0)
    assert not any(task.done() for task in waiting)
    slow.set_result(1)
    await asyncio.gather(*waiting)
    await patience.wait(slow)  # done already


async def test_what_takes_too_long_is_left_to_itself_each_in_its_own_time() -> None:
    loop = asyncio.get_running_loop()
    never: asyncio.Future[int] = loop.create_future()
    soon: asyncio.Future[int] = loop.create_future()
    patience = Patience(0.05)
    first = asyncio.create_task(patience.wait(never))
    second = asyncio.create_task(patience.wait(soon))
    await asyncio.sleep(0)
    soon.set_exception(OSError("what became of it is not ours"))
    await asyncio.gather(first, second)
    assert not never.done()
    await patience.wait(never)  # the line was empty: its timer is set anew
    assert not never.done() and isinstance(soon.exception(), OSError)
