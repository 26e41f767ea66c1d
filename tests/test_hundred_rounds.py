"""Back to the program every time: also the second and the hundredth."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from bot.cli.talk import open_simulator
from bot.simulator.person import ADDRESS, Simulator
from bot.simulator.transcript import play
from bot.store import people

AT = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
ROUNDS = 100
DOOR = ("! start", "> [同意]", "> [找医生或药师]", "> [我自己]", "> 小林", "> [男]", "> 1985-6-1")
ILL = ("> [都没有]", "> 膝盖疼，走路不方便", "> [一周以上]", "> [马上排队]")
AGAIN = ("> [找医生或药师]", "> [接着上次的]")
TALK = ("! accept", "! say 好些了吗？", "! close 膝盖疼 | 劳损 | 休息 | 更疼")
MENU = "[我不舒服] [呼吸道专区] [找医生或药师] [上门检测] [打疫苗] [其他服务] [我的]"


async def seen(simulator: Simulator, *acts: str) -> list[str]:
    shown: list[str] = []
    for act in acts:
        shown = simulator.plain(await play(simulator, act))
    return shown


async def stored(simulator: Simulator) -> dict[str, Any]:
    who = await simulator.parts.store.read(
        lambda conn: people.find(conn, channel=simulator.channel, address=ADDRESS, me="")
    )
    assert who is not None and who.case_id is None
    return dict(who.talk or {})


async def test_the_hundredth_talk_ends_in_the_menu_like_the_first(tmp_path: Path) -> None:
    simulator = await open_simulator(tmp_path, "web", "zh-CN", AT)
    try:
        await seen(simulator, *DOOR, *ILL)
        for number in range(ROUNDS):
            assert "这次帮到您了吗？" in await seen(simulator, *TALK), number
            assert MENU in await seen(simulator, "> [很满意 ★★★★★]"), number
            talk = await stored(simulator)
            assert (len(talk["stack"]), talk["parked"]) == (1, []), number
            assert any("已经排上队" in line for line in await seen(simulator, *AGAIN)), number
    finally:
        await simulator.close()
