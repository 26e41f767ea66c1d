"""Speech to text: what a transcriber is, and one that works on this machine without a network."""

from __future__ import annotations

import array
import importlib
import subprocess
from pathlib import Path
from typing import Any, Protocol

RATE = 16_000  # samples a second that the model wants
MOST_SECONDS = 60  # of one message; what is said behind that is for a human to hear
DECODE = (
    *("ffmpeg", "-hide_banner", "-loglevel", "error", "-i", "pipe:0", "-t", str(MOST_SECONDS)),
    *("-f", "f32le", "-ac", "1", "-ar", str(RATE), "pipe:1"),
)
PATIENCE = 30.0  # seconds for decoding
THREADS = 2
MODELS = ("model.int8.onnx", "model.onnx")  # the smaller one first
TOKENS = "tokens.txt"


class Unheard(Exception):
    """Nothing could be made of the sound; the message says why, without a word of it."""


class Missing(Exception):
    """The engine, its model or the decoder is not there; the message says what to do."""


class Transcriber(Protocol):
    """Turns a voice message into text. Blocks; called in a thread of its own."""

    def hear(self, audio: bytes) -> str:
        """What was said, never empty. *audio* is the file as the platform gave it.

        Raises Unheard.
        """
        ...


class SenseVoice:
    """The SenseVoice model (Chinese, Cantonese, English) run by sherpa-onnx."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer = recognizer

    @classmethod
    def load(cls, folder: Path) -> SenseVoice:
        """Read the model of *folder*: `model.onnx` or `model.int8.onnx`, and `tokens.txt`.

        Raises Missing.
        """
        model = next((folder / name for name in MODELS if (folder / name).is_file()), None)
        tokens = folder / TOKENS
        if model is None or not tokens.is_file():
            raise Missing(f"there is no {' or '.join(MODELS)} with {TOKENS} in {folder}")
        try:
            engine = importlib.import_module("sherpa_onnx")
        except ImportError:
            raise Missing(
                "the extra `voice` is not installed: pip install qianmen[voice]"
            ) from None
        recognizer = engine.OfflineRecognizer.from_sense_voice(
            model=str(model), tokens=str(tokens), num_threads=THREADS, use_itn=True
        )
        return cls(recognizer)

    def hear(self, audio: bytes) -> str:
        stream = self._recognizer.create_stream()
        stream.accept_waveform(RATE, samples(audio))
        self._recognizer.decode_stream(stream)
        said = str(stream.result.text).strip()
        if not said:
            raise Unheard("silence")
        return said


def samples(audio: bytes) -> list[float]:
    """The sound as numbers from -1 to 1 at RATE, whatever format it came in. Raises Unheard."""
    try:
        done = subprocess.run(
            DECODE, input=audio, capture_output=True, timeout=PATIENCE, check=True
        )
    except FileNotFoundError:
        raise Unheard("there is no ffmpeg") from None
    except subprocess.TimeoutExpired:
        raise Unheard("decoding took too long") from None
    except subprocess.CalledProcessError:
        raise Unheard("the sound cannot be decoded") from None
    found = array.array("f")
    found.frombytes(done.stdout[: len(done.stdout) // found.itemsize * found.itemsize])
    if not found:
        raise Unheard("there is no sound")
    return found.tolist()


def open_transcriber(folder: str) -> Transcriber | None:
    """The engine for the model in *folder*; None where a site has none. Raises Missing."""
    return SenseVoice.load(Path(folder)) if folder else None
