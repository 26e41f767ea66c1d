"""What in a clinician's words reads like a prescription, and what is said in every talk."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.check import texts
from bot.clinic import dosing, queue_rules, rules
from bot.i18n import Catalogue


@pytest.mark.parametrize(
    "text",
    [
        "布洛芬 0.2g，一天三次，饭后吃",
        "可以吃布洛芬胶囊，每次１粒",
        "一天三次，每次 1 片，500 mg",
        "阿莫西林0.5克 每8小时一次",
        "先吃两片，每天两次",
        "头孢 0.25g bid",
        "蒙脱石散 每次一袋，一日三次",
        "奥司他韦 75 mg，连用五天，每天 2 次",
        "左氧氟沙星滴眼液 每次 2 滴",
        "胰岛素 8 单位，睡前",
        "Take ibuprofen 400 mg three times a day.",
        "2 puffs every 6 hours",
        "Amoxicillin 500mg TID",
        "metformin 0.5 g with meals",
    ],
)
def test_a_medicine_with_its_dose_is_seen_however_it_is_written(text: str) -> None:
    assert dosing.found(text)


@pytest.mark.parametrize(
    "text",
    [
        "每天喝水 2000 毫升",
        "每天抽 10 支烟吗？",
        "布洛芬吃了几片？什么时候吃的？",
        "CRP 12 mg/L，血糖 110 mg/dL，每天测一次",
        "皮肤红了一片，每天都痒吗",
        "体温 38.5，血压 140/90，一天量三次",
        "请 3 天后复诊，每次带上检查单",
        "急了就打 120",
        "青霉素过敏吗？孩子 12 公斤？",
        "Drink 2 litres of water a day.",
        "Does it hurt more than 3 times a day?",
        "I am with the patient in room 3.",
        "",
    ],
)
def test_what_is_said_in_every_talk_is_no_prescription(text: str) -> None:
    assert not dosing.found(text)


def test_a_site_may_leave_it_to_its_clinicians(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = queue_rules.load().model_copy(update={"warn_of_doses": False})
    monkeypatch.setattr(queue_rules, "load", lambda: quiet)
    assert not dosing.found("布洛芬胶囊，每次 1 粒")


def test_a_text_of_the_program_that_prescribes_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue.load()
    assert list(texts.doses(texts.read(catalogue))) == []
    tried = catalogue.trial({("zh-CN", "doctor-over"): "好好休息。布洛芬胶囊每次 1 粒，一天三次。"})
    (fault,) = texts.doses(texts.read(tried))
    assert "doctor-over" in str(fault)


def test_a_medicine_is_known_by_the_sites_own_list(tmp_path: Path) -> None:
    whole = (rules.HOME / "medicines.yaml").read_text("utf-8")
    (tmp_path / "medicines.yaml").write_text(whole.replace("胰岛素", "某某灵"), "utf-8")
    known = dosing.load(tmp_path).named
    assert known.search("某某灵") and not known.search("胰岛素")
    assert known.search("lisinopril") and not known.search("april")
