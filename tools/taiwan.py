"""Makes the catalogue of Taiwan, `locales/zh-TW`, from the one in simplified characters.

    python -m tools.taiwan            write it anew
    python -m tools.taiwan --check    only say whether it is up to date (exit code 1 if not)
    python -m tools.taiwan --seen     the sentences by hand were read again after a change

Words that differ stand in `taiwan.yaml`, sentences written by hand in `taiwan.ftl`; the files below
`locales/zh-TW` are never edited themselves, so a conflict in them is settled by running this again.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import opencc
import yaml
from fluent.syntax import FluentParser, ast

ROOT = Path(__file__).resolve().parent.parent
SOURCE, TARGET = ROOT / "locales/zh-CN", ROOT / "locales/zh-TW"
GLOSSARY, BY_HAND = ROOT / "tools/taiwan.yaml", ROOT / "tools/taiwan.ftl"
HEAD = "### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。\n"
HAND_HEAD = """\
### Sentences of Taiwan that are written by hand and replace what `taiwan.py` makes.
### The number above each tells which original it was written for; `--seen` sets it.
"""
PRIVATE = 0xE000  # characters that no text has stand for words that are already translated
SEEN = "zh-CN "  # opens the comment that says for which original a sentence was written
LISTS = re.compile(r"keys-(?!footer).+|.+-also")  # words that people type: every form is kept


class Stale(Exception):
    """Sentences by hand whose originals changed; the message lists them."""


@dataclass(frozen=True)
class Glossary:
    """Words of the mainland and what Taiwan says instead, the longest first."""

    words: Mapping[str, str]

    @cached_property
    def _order(self) -> list[str]:
        return sorted(self.words, key=lambda word: (-len(word), word))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self._order)))

    def translate(self, text: str) -> str:
        """*text* in the words and characters of Taiwan."""
        order = {word: chr(PRIVATE + at) for at, word in enumerate(self._order)}
        marked = self._pattern.sub(lambda found: order[found[0]], text)
        turned = _turn("s2twp", marked)
        for word, mark in order.items():
            turned = turned.replace(mark, self.words[word])
        return turned


def _turn(how: str, text: str) -> str:
    turned: str = _converter(how).convert(text)
    return turned


@lru_cache
def _converter(how: str) -> opencc.OpenCC:
    return opencc.OpenCC(how)


def glossary(path: Path = GLOSSARY) -> Glossary:
    """The words of `taiwan.yaml`, whose headings are for people only."""
    groups: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Glossary({word: own for words in groups.values() for word, own in words.items()})


@dataclass(frozen=True)
class Sentence:
    """A message written by hand, and the fingerprint of the original it was written for."""

    text: str
    seen: str


def by_hand(path: Path = BY_HAND) -> dict[str, Sentence]:
    """The messages of `taiwan.ftl` by key."""
    source = path.read_text(encoding="utf-8")
    return {
        entry.id.name: Sentence(_after_comment(entry, source), _seen(entry))
        for entry in _entries(source)
    }


def _seen(entry: ast.Message | ast.Term) -> str:
    comment = (entry.comment.content if entry.comment else "") or ""
    return comment.rpartition(SEEN)[2].strip() if SEEN in comment else ""


def _after_comment(entry: ast.Message | ast.Term, source: str) -> str:
    if not entry.span or not entry.id.span:
        raise ValueError(f"{entry.id.name} has no place in its file")
    start = entry.id.span.start - (1 if isinstance(entry, ast.Term) else 0)
    return source[start : entry.span.end].rstrip("\n")


def _entries(source: str) -> Iterator[ast.Message | ast.Term]:
    for entry in FluentParser(with_spans=True).parse(source).body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"cannot be read: {(entry.content or '').strip()[:60]!r}")
        if isinstance(entry, ast.Message | ast.Term):
            yield entry


def fingerprint(original: str) -> str:
    return hashlib.sha256(original.encode()).hexdigest()[:8]


def originals(home: Path = SOURCE) -> dict[str, str]:
    """Every message of the simplified catalogue by key, as written."""
    found: dict[str, str] = {}
    for path in sorted(home.glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        found |= {entry.id.name: _after_comment(entry, source) for entry in _entries(source)}
    return found


def made(source: str, words: Glossary, own: Mapping[str, Sentence]) -> str:
    """The text of one file of the Taiwanese catalogue."""
    parts, at = [HEAD], 0
    for entry in _entries(source):
        text = _after_comment(entry, source)
        start = source.index(text, at)
        parts.append(words.translate(source[at:start]))
        parts.append(_message(entry.id.name, text, words, own))
        at = start + len(text)
    return "".join([*parts, words.translate(source[at:])])


def _message(key: str, text: str, words: Glossary, own: Mapping[str, Sentence]) -> str:
    if key in own:
        return own[key].text
    if not LISTS.fullmatch(key):
        return words.translate(text)
    name, _, listed = text.partition("=")
    forms = [
        form
        for word in listed.split("|")
        for form in (words.translate(word.strip()), _turn("s2t", word.strip()))
    ]
    return f"{name}= {' | '.join(dict.fromkeys(forms))}"


def catalogue() -> dict[Path, str]:
    """Every file of the Taiwanese catalogue with its text."""
    words, own = glossary(), by_hand()
    refuse_stale(own, originals())
    return {
        TARGET / path.name: made(path.read_text(encoding="utf-8"), words, own)
        for path in sorted(SOURCE.glob("*.ftl"))
    }


def refuse_stale(own: Mapping[str, Sentence], known: Mapping[str, str]) -> None:
    wrong = [
        f"{key}: the original {'changed' if key in known else 'is gone'}"
        for key, sentence in own.items()
        if key not in known or sentence.seen != fingerprint(known[key])
    ]
    if wrong:
        raise Stale("\n".join([*wrong, "Read them in tools/taiwan.ftl, then run with --seen."]))


def differing(files: Mapping[Path, str]) -> list[str]:
    """The files below zh-TW that are not what they should be, by name."""
    there = {path: path.read_text(encoding="utf-8") for path in TARGET.glob("*.ftl")}
    return sorted(
        path.name for path in files.keys() | there.keys() if files.get(path) != there.get(path)
    )


def write(files: Mapping[Path, str]) -> None:
    TARGET.mkdir(exist_ok=True)
    for path in set(TARGET.glob("*.ftl")) - files.keys():
        path.unlink()
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")


def mark_seen() -> None:
    """Note for every sentence by hand that it was read with its original of today."""
    known = originals()
    parts = []
    for key, sentence in by_hand().items():
        if key in known:
            parts.append(f"# {SEEN}{fingerprint(known[key])}\n{sentence.text}\n")
    BY_HAND.write_text("\n".join([HAND_HEAD, *parts]), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """The exit code: 0 when the catalogue is (now) up to date."""
    if "--seen" in arguments:
        mark_seen()
    try:
        files = catalogue()
    except Stale as stale:
        print(stale)
        return 1
    stale_files = differing(files)
    if "--check" not in arguments:
        write(files)
    elif stale_files:
        print(f"zh-TW is behind: {', '.join(stale_files)}. Run: python -m tools.taiwan")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
