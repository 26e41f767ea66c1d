"""Voice messages: turned into words offline where a model is there, and never a dead end."""

from __future__ import annotations

import io
import os
import stat
import struct
import sys
import types
import wave
from pathlib import Path
from typing import Any

import pytest

from bot import dictation
from bot.dictation import Missing, SenseVoice, Unheard
from bot.ears import Ears

QUIET = struct.pack("<4f", 0.0, 0.5, -0.5, 1.0)


class Stream:
    """A stream of the engine: keeps what it is given."""

    def __init__(self) -> None:
        self.taken: list[tuple[int, list[float]]] = []
        self.result = types.SimpleNamespace(text="")

    def accept_waveform(self, rate: int, samples: list[float]) -> None:
        self.taken.append((rate, samples))


class Recognizer:
    """The engine's own shape: it hears *said* in whatever it is given."""

    def __init__(self, said: str) -> None:
        self.said, self.stream = said, Stream()

    def create_stream(self) -> Stream:
        return self.stream

    def decode_stream(self, stream: Stream) -> None:
        stream.result.text = self.said


def decoder(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program called ffmpeg that does what *script* says."""
    path = folder / "ffmpeg"
    path.write_text(f"#!{sys.executable}\nimport sys\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_without_a_setting_there_is_no_engine() -> None:
    assert dictation.open_transcriber("") is None


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=str(tmp_path)):
        dictation.open_transcriber(str(tmp_path))


def test_a_model_without_its_engine_says_which_extra_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sherpa_onnx", None)
    for name in ("model.onnx", "tokens.txt"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(Missing, match="voice"):
        SenseVoice.load(tmp_path)


def test_the_smaller_model_is_loaded_with_its_tokens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: dict[str, Any] = {}

    class Offline:
        @staticmethod
        def from_sense_voice(**values: Any) -> Recognizer:
            loaded.update(values)
            return Recognizer("发烧")

    module = types.ModuleType("sherpa_onnx")
    module.OfflineRecognizer = Offline  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sherpa_onnx", module)
    for name in ("model.onnx", "model.int8.onnx", "tokens.txt"):
        (tmp_path / name).write_bytes(b"")
    assert dictation.open_transcriber(str(tmp_path)) is not None
    assert loaded["model"].endswith("model.int8.onnx")
    assert loaded["tokens"].endswith("tokens.txt")


def test_sound_is_decoded_and_given_to_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoder(
        tmp_path,
        monkeypatch,
        f"assert sys.stdin.buffer.read() == b'ogg'; sys.stdout.buffer.write({QUIET!r} + b'x')",
    )
    engine = Recognizer(" 发烧三天 ")
    assert SenseVoice(engine).hear(b"ogg") == "发烧三天"
    assert engine.stream.taken == [(dictation.RATE, [0.0, 0.5, -0.5, 1.0])]


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("sys.exit(1)", "cannot be decoded"),
        ("sys.stdin.buffer.read()", "no sound"),
    ],
)
def test_what_is_no_sound_is_unheard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, why: str
) -> None:
    decoder(tmp_path, monkeypatch, script)
    with pytest.raises(Unheard, match=why):
        dictation.samples(b"noise")


def test_without_a_decoder_a_message_is_unheard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unheard, match="no ffmpeg"):
        dictation.samples(b"noise")


def test_silence_is_unheard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoder(tmp_path, monkeypatch, f"sys.stdout.buffer.write({QUIET!r})")
    with pytest.raises(Unheard, match="silence"):
        SenseVoice(Recognizer("  ")).hear(b"ogg")


@pytest.mark.skipif(
    not any((Path(p) / "ffmpeg").exists() for p in os.environ["PATH"].split(os.pathsep)),
    reason="no ffmpeg on this machine",
)
def test_a_real_decoder_gives_samples_at_the_models_rate() -> None:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\x00\x10" * 8000)
    assert len(dictation.samples(sound.getvalue())) == pytest.approx(dictation.RATE, rel=0.05)


async def test_a_fault_of_the_engine_costs_only_the_words() -> None:
    class Broken:
        def hear(self, audio: bytes) -> str:
            raise RuntimeError("out of memory")

    ears = Ears(transcriber=Broken(), turns=None)  # type: ignore[arg-type]
    assert await ears.listen(b"ogg") == ""
    assert await ears.listen(None) == ""
