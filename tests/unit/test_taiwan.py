"""The catalogue of Taiwan is made from the simplified one and can never lag behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import taiwan

WORDS = taiwan.Glossary({"发送": "傳送", "嗓子": "喉嚨", "“": "「", "”": "」"})
SOURCE = """\
## 标题

# 说明
greeting = 您好，{ $name ->
    [none] 请点“发送”
   *[other] { $name }
}
throat-also = 嗓子疼 | 发烧
-number = 120
"""


def test_the_catalogue_of_taiwan_is_up_to_date() -> None:
    assert taiwan.differing(taiwan.catalogue()) == [], "run: python -m tools.taiwan"


def test_words_of_taiwan_replace_those_of_the_mainland_and_nothing_else_moves() -> None:
    text = taiwan.made(SOURCE, WORDS, {})
    assert "[none] 請點「傳送」" in text
    assert "{ $name ->" in text and "-number = 120" in text
    assert text.startswith(taiwan.HEAD + "## 標題")


def test_of_words_that_people_type_every_form_is_kept() -> None:
    assert "throat-also = 喉嚨疼 | 嗓子疼 | 發燒\n" in taiwan.made(SOURCE, WORDS, {})


def test_a_sentence_by_hand_stays_until_its_original_changes(tmp_path: Path) -> None:
    original = taiwan.originals()["webchat-video"]
    own = tmp_path / "own.ftl"
    own.write_text(f"# zh-CN {taiwan.fingerprint(original)}\nwebchat-video = 影片\n", "utf-8")
    sentences = taiwan.by_hand(own)
    assert taiwan.made(original, WORDS, sentences).endswith("webchat-video = 影片")
    taiwan.refuse_stale(sentences, {"webchat-video": original})
    with pytest.raises(taiwan.Stale, match="webchat-video: the original changed"):
        taiwan.refuse_stale(sentences, {"webchat-video": "webchat-video = 录像"})
    with pytest.raises(taiwan.Stale, match="webchat-video: the original is gone"):
        taiwan.refuse_stale(sentences, {})


def test_the_check_tells_which_file_is_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(taiwan, "TARGET", tmp_path)
    assert taiwan.main([]) == 0
    assert taiwan.main(["--check"]) == 0
    (tmp_path / "menu.ftl").write_text("menu-main = ?\n", encoding="utf-8")
    (tmp_path / "left.ftl").write_text("left = over\n", encoding="utf-8")
    assert taiwan.main(["--check"]) == 1
    assert "left.ftl, menu.ftl" in capsys.readouterr().out
    assert taiwan.main([]) == 0
    assert taiwan.main(["--check"]) == 0 and not (tmp_path / "left.ftl").exists()


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be read: 'not a message'"):
        taiwan.made("not a message\n", WORDS, {})
