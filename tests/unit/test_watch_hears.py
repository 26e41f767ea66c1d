"""The emergency watch: told, denied, doubted, long ago, of whom, with slips, in every script."""

from __future__ import annotations

import pytest

from bot.clinic.watchfile import watch
from bot.hearing.scope import Whom
from bot.hearing.watch import Alarm

WATCH = watch()
TOLD = [
    ("我爸喘不上气", "breathless"),
    ("早上没有喘不上气现在喘不上气", "breathless"),
    ("他没有呼吸了", "no-breath"),
    ("没发烧，但是呼吸困难", "breathless"),
    ("没有胸痛，可是喘不上气", "breathless"),
    ("听说这药伤胃，我妈刚才吐血了", "vomit-blood"),
    ("以前没事，今天胸口像大石头压着", "chest-crushing"),
    ("胸口闷痛，出了一身冷汗", "chest-pain-with-sign"),
    ("左胸疼，串到左胳膊", "chest-pain-with-sign"),
    ("突然头像要炸开一样疼，还吐了", "head-worst"),
    ("发烧头疼，脖子硬得低不下头", "neck-fever"),
    ("一边身子动不了", "stroke-half"),
    ("嘴角歪了，说话含糊", "stroke-face"),
    ("肚子硬邦邦的，一碰就疼", "belly-board"),
    ("血流不止", "bleeding-heavy"),
    ("大便发黑像柏油，头晕", "stool-blood-much"),
    ("咳了好几口血", "cough-blood-much"),
    ("怀孕八周，下面出血，肚子疼", "pregnant-bleeding-much"),
    ("孩子误服了老鼠药", "poison"),
    ("爷爷吃华法林，今天摔倒磕到头", "head-injury-blood-thinner"),
    ("吃完虾嘴唇肿了，喘", "swelling-exposure"),
    ("正在化疗，烧到38.2", "weak-defences-fever"),
    ("my father cannot breathe", "breathless"),
    ("no fever, but she is having a seizure", "seizure"),
    ("chest pain and a cold sweat", "chest-pain-with-sign"),
    ("he cant breathe", "breathless"),
]
DENIED = [
    "没有胸痛",
    "不喘",
    "没有喘不上气",
    "没有呼吸困难",
    "不发烧也没有呼吸困难",
    "没有发烧、头痛、胸痛和晕倒",
    "并没有昏迷",
    "昏迷没有",
    "今天好多了",
    "新闻里说有人喘不上气",
    "电视剧里那个人吐血了",
    "想死你了",
    "抽烟十年了",
    "he has no crushing chest pain",
    "no seizure, no fever",
    "she is not unconscious",
    "i read that some people stop breathing",
]
DOUBTED = [
    "会不会喘不上气",
    "会不会突然昏迷",
    "以前喘不上气过",
    "去年晕倒过一次",
    "是不是喘不上气就要打120？",
    "我很担心他昏迷怎么办",
    "如果抽搐要怎么办",
    "喘不上气后来缓解了",
    "what if he has a seizure",
    "years ago he had a seizure",
]
SLIPS = [
    "喘不上汽",
    "船不上气",
    "呼吸因难了".replace("因", "昆"),
    "chuan bu shang qi",
    "chuanbushangqi",
]


@pytest.mark.parametrize(("said", "rule"), TOLD)
def test_what_is_told_raises_the_alarm_by_its_rule(said: str, rule: str) -> None:
    found = WATCH.hears(said)
    assert found is not None and found.alarm is Alarm.EXACT
    assert rule in {sign.id for sign in WATCH.fired(WATCH.told(said))}


@pytest.mark.parametrize("said", DENIED)
def test_what_is_denied_or_heard_of_raises_none(said: str) -> None:
    assert WATCH.hears(said) is None


@pytest.mark.parametrize("said", DOUBTED)
def test_what_is_doubted_or_long_ago_is_asked_about(said: str) -> None:
    found = WATCH.hears(said)
    assert found is not None and found.alarm is Alarm.NEAR


@pytest.mark.parametrize("said", SLIPS)
def test_a_slip_of_typing_by_sound_is_asked_about(said: str) -> None:
    found = WATCH.hears(said)
    assert found is not None and (found.alarm, found.sign.id) == (Alarm.NEAR, "breathless")


@pytest.mark.parametrize("said", ["中度的", "紫砂壶", "相似的", "她姓童", "xiexie", "ni hao"])
def test_words_that_only_sound_alike_are_none(said: str) -> None:
    assert WATCH.hears(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "爸爸喘不過氣",
        "胸口像石頭壓著，冒冷汗",
        "半邊身子沒力",
        "嗯那个我妈突然呃说话说不清楚了右边手抬不起来",
        "喘 不 上 气",
        "ＳｐＯ２　８８",
    ],
)
def test_other_scripts_widths_and_voice_are_understood(said: str) -> None:
    found = WATCH.hears(said)
    assert found is not None and found.alarm is Alarm.EXACT


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("血氧88", "spo2-low"),
        ("血氧饱和度只有 91%", "spo2-low"),
        ("体温41度", "heat-41"),
        ("四十一度二", "heat-41"),
        ("血压200/130，头很痛", "pressure-high-sign"),
        ("两个月大的宝宝发烧38.5", "infant-fever"),
        ("孩子出生20天，烧到38.1", "infant-fever"),
        ("怀孕三十周血压165/112", "pregnant-pressure"),
        ("血糖2.4，出冷汗", "sugar-low-sign"),
        ("oxygen 86 and tired", "spo2-low"),
        ("2 month old baby, fever 101.5", "infant-fever"),
    ],
)
def test_numbers_with_their_units_count(said: str, rule: str) -> None:
    found = WATCH.hears(said)
    assert found is not None and found.sign.id == rule


@pytest.mark.parametrize(
    "said",
    [
        "血氧97",
        "体温38.5",
        "血压150/90，头疼",
        "8个月大的宝宝发烧38.5",
        "血糖6.1，有点头晕",
        "咳嗽两个月",
    ],
)
def test_ordinary_numbers_raise_nothing(said: str) -> None:
    assert WATCH.hears(said) is None


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("我爸喘不上气", Whom.father),
        ("我妈她突然昏迷了", Whom.mother),
        ("宝宝抽搐了", Whom.child),
        ("我老婆晕倒了", Whom.partner),
        ("喘不上气", Whom.unknown),
        ("my son is unconscious", Whom.child),
    ],
)
def test_it_is_known_of_whom(said: str, whom: Whom) -> None:
    found = WATCH.hears(said)
    assert found is not None and found.whom is whom


@pytest.mark.parametrize("said", ["不想活了", "想自杀", "活着没意思", "i want to kill myself"])
def test_self_harm_is_a_crisis(said: str) -> None:
    found = WATCH.hears(said)
    assert found is not None and found.sign.crisis and found.alarm is Alarm.EXACT


@pytest.mark.parametrize(
    "said",
    [
        "喉咙有点痛三天了",
        "孩子流鼻涕，不发烧，精神很好",
        "大便后擦纸上有一点血",
        "想开点降压药",
        "膝盖疼，走路不方便",
        "打疫苗的胳膊有点红",
        "my knee hurts since yesterday",
        "睡不着，心里烦",
    ],
)
def test_everyday_complaints_raise_nothing(said: str) -> None:
    assert WATCH.hears(said) is None
