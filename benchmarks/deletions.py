"""Translations from which something is deleted, to see whether it is missed: what the benchmarks of it share."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tqcheck.alignment import align, align_lines
from tqcheck.alignment.anchors import join_facing
from tqcheck.embedding import Encoder, choose, load
from tqcheck.embedding.cache import CachedEncoder
from tqcheck.embedding.rejoining import rejoin
from tqcheck.embedding.windows import embed
from tqcheck.evidence.clauses import cut, letters
from tqcheck.languages.codes import writes_spaces
from tqcheck.model import AlignedPair, Document, Text, Windows
from tqcheck.scoring import score
from tqcheck.splitting import split

_LEAST, _MOST = 0.12, 0.6  # share of a sentence that is deleted
_MOST_OF_START = 0.35  # a sentence whose beginning is longer hardly stands without it
_LEFT = 8  # letters that a sentence must keep
_TAIL = re.compile(r"[.!?。！？؟]*[\"”»」』’')]*$")
_MARKS = " ,;:،؛，；：、—–-"
_PAIRED = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"))


@dataclass(frozen=True)
class Aligned:
    """Two documents with their windows, aligned and scored."""

    pair: AlignedPair
    source: Windows
    target: Windows


@dataclass(frozen=True)
class Translation:
    """A pair as it came; `group` is one for all that share an original."""

    data: str
    group: str
    language: str  # that is not English
    source: Document
    target: Document
    encoder: Encoder
    in_lines: bool

    def align(self, source: Document | None = None, target: Document | None = None) -> Aligned:
        """Align and score both documents, or what is left of them."""
        windows = [embed(document, self.encoder) for document in (source or self.source, target or self.target)]
        if self.in_lines:
            pair = align_lines(windows[0], windows[1])
        else:
            pair = rejoin(join_facing(align(windows[0], windows[1]), windows[0], windows[1]), self.encoder)
        return Aligned(score(pair, windows[0], windows[1], encoder=self.encoder.name), windows[0], windows[1])


def translations(folders: Iterable[Path], *, model: str | None = None) -> Iterator[Translation]:
    """Yield the translations of articles (`*/en.txt`, `*/XX.txt`) and of DEMETR's sentences (`*.jsonl`)."""
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            english = path.with_name("en.txt")
            if path.name != "en.txt" and "." not in path.stem and english.exists():
                original = english.read_text(encoding="utf-8")
                sides = [Text("en.txt", original, "en"), Text(path.name, path.read_text(encoding="utf-8"), path.stem)]
                yield _translation(folder.name, original[:100], sides, path.stem, model, in_lines=False)
        good: dict[str, dict[str, str]] = {}
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                good.setdefault(row["lang"], {})[" ".join(row["source"].split())] = " ".join(row["translation"].split())
        for language, pairs in sorted(good.items()):
            sides = [Text(language, "\n".join(pairs), language), Text("en", "\n".join(pairs.values()), "en")]
            yield _translation(folder.name, language, sides, language, model, in_lines=True)


def without(document: Document, sentences: Mapping[int, str]) -> Document:
    """Return the document with other words in some of its sentences."""
    text, last, found = "", 0, []
    for index, sentence in enumerate(document.sentences):
        text += document.text[last : sentence.start]
        words = sentences.get(index, sentence.text)
        found.append(replace(sentence, text=words, start=len(text), end=len(text) + len(words)))
        text, last = text + words, sentence.end
    return replace(document, text=text + document.text[last:], sentences=tuple(found))


def shortened(sentence: str, language: str) -> list[tuple[str, str]]:
    """Return the clauses that can be deleted so that a sentence is left, each with that sentence."""
    parts, found = cut(sentence, language), []
    whole = max(1, letters(sentence))
    for first in range(len(parts)):
        for last in range(first, min(first + 2, len(parts))):
            start, end = parts[first][0], parts[last][1]
            clause, head, rest = sentence[start:end], sentence[:start].rstrip(), sentence[end:].lstrip(" —–")
            if not _LEAST <= letters(clause) / whole <= (_MOST if first else _MOST_OF_START) or not _balanced(clause):
                continue
            if not rest:
                tail = _TAIL.search(sentence)
                left = head.rstrip(_MARKS) + (tail.group() if tail else "")
            elif head:
                left = head + (" " if writes_spaces(language) else "") + rest
            else:
                left = rest[:1].upper() + rest[1:]
            if letters(left) >= _LEFT:
                found.append((clause, left))
    return found


def table(
    path: Path, title: str, made: Sequence[str], tally: Mapping[tuple[str, ...], Counter[str]], heads: str
) -> None:
    """Write a table of what was deleted and found and what was reported falsely, and print it."""
    columns = len(heads.split("|"))
    lines = [
        f"# {title}",
        "",
        *made,
        "",
        f"| {heads} | deleted | found | false per 100 |",
        "|---" * (columns + 3) + "|",
    ]
    for key, c in sorted(tally.items()):
        share, false = c["found"] / max(1, c["deleted"]), 100 * c["false"] / max(1, c["sentences"])
        lines.append(f"| {' | '.join(key)} | {c['deleted']} | {share:.1%} | {false:.2f} |")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))


def _translation(
    data: str, group: str, sides: Sequence[Text], language: str, model: str | None, *, in_lines: bool
) -> Translation:
    encoder = load(model or choose(["en", language]))
    cached = CachedEncoder(encoder, Path(tempfile.gettempdir()) / "tqcheck-deletions")
    source, target = (split(side, mode="lines" if in_lines else "sentences") for side in sides)
    return Translation(data, group, language, source, target, cached, in_lines)


def _balanced(words: str) -> bool:
    return words.count('"') % 2 == 0 and all(words.count(a) == words.count(b) for a, b in _PAIRED)
