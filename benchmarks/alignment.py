"""F1 of the alignment on hand-aligned texts, what each kind of evidence adds, and the peers on the same texts.

    python benchmarks/alignment.py DATA/alignment

Peers (galechurch, sentalign) are measured where they are installed; sentalign is given tqcheck's encoder.
A kind of evidence is taken away by setting its weights to 0, without fitting the others anew.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tqcheck import alignment
from tqcheck.alignment import second_look
from tqcheck.alignment.weights import WEIGHTS
from tqcheck.embedding import USE, load
from tqcheck.embedding.windows import embed
from tqcheck.model import Document, Text, Windows
from tqcheck.splitting import split

_RESULT = Path(__file__).parent / "results" / "alignment.md"
_KINDS = {
    "cosine that a sentence has elsewhere": ("neglected", "alone nearest squared"),
    "each sentence's share in its bead": ("weak edge",),
    "lengths": ("length ratio squared", "alone length"),
    "quotation marks": ("both begin a quotation", "both end a quotation", "one is quoting", "quotes shared"),
    "last punctuation mark": ("marks differ",),
    "shared and associated words": ("shared words", "unshared words"),
    "paragraphs": ("one ends a paragraph", "breaks inside"),
}

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True)
class Sample:
    """A pair of documents with its hand-made beads."""

    group: str
    source: Document
    target: Document
    gold: Beads


Aligner = Callable[[Sample], Beads]


def main() -> None:
    """Measure everything and write benchmarks/results/alignment.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, help="folder of folders with source.XX.txt, target.XX.txt and gold.json")
    samples = list(_read(parser.parse_args().texts))
    groups = sorted({sample.group for sample in samples})
    encoder = load(USE)
    encoder.states(["ready"])
    start = time.perf_counter()
    windows = {id(sample): (embed(sample.source, encoder), embed(sample.target, encoder)) for sample in samples}
    encoding = time.perf_counter() - start

    def ours(sample: Sample) -> Beads:
        return _beads(windows[id(sample)])

    rows = [_row("tqcheck", ours, samples, groups, more=encoding)]
    rows += [_row(name, peer, samples, groups) for name, peer in _peers(encoder, windows)]
    sentences = sum(len(sample.source.sentences) + len(sample.target.sentences) for sample in samples)
    lines = [
        "# Sentence alignment",
        "",
        f"Made by `benchmarks/alignment.py` on {sentences} hand-aligned sentences, 2 cores; strict / lax F1 as usual",
        "on Text+Berg; seconds with encoding, without start-up. tqcheck's weights were fitted on these texts: a text",
        "left out of the fit loses about .014 of strict F1 and .002 of lax.",
        "",
        "| aligner | " + " | ".join(groups) + " | seconds |",
        "|---|" + "---|" * (len(groups) + 1),
        *rows,
        "",
        "## What each kind of evidence adds",
        "",
        "Strict / lax F1 without it, the other weights as they are.",
        "",
        "| without | " + " | ".join(groups) + " | seconds |",
        "|---|" + "---|" * (len(groups) + 1),
    ]
    for kind, names in _KINDS.items():
        with _without(names):
            lines.append(_row(kind, ours, samples, groups))
    with patch.object(alignment, "faithfulness", lambda _pair, _steps: 0.0):
        lines.append(_row("weights of their own for faithful translations", ours, samples, groups))
    with patch.object(second_look, "split_off", lambda _pair, steps: steps):
        lines.append(_row("second look for dropped sentences", ours, samples, groups))
    _RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _read(folder: Path) -> Iterator[Sample]:
    for path in sorted(folder.glob("*/gold.json")):
        (source,), (target,) = path.parent.glob("source.*.txt"), path.parent.glob("target.*.txt")
        sides = [
            split(Text(p.name, p.read_text(encoding="utf-8"), p.suffixes[0][1:]), mode="lines")
            for p in (source, target)
        ]
        gold = [(tuple(a), tuple(b)) for a, b in json.loads(path.read_text(encoding="utf-8"))]
        yield Sample(path.parent.name.rstrip("0123456789-"), sides[0], sides[1], gold)


def _beads(windows: tuple[Windows, Windows]) -> Beads:
    return [(bead.source, bead.target) for bead in alignment.align(*windows).beads]


@contextmanager
def _without(names: Sequence[str]) -> Iterator[None]:
    kept = {name: WEIGHTS[name] for name in names}
    WEIGHTS.update(dict.fromkeys(names, (0.0, 0.0)))
    try:
        yield
    finally:
        WEIGHTS.update(kept)


def _peers(encoder: Any, windows: dict[int, tuple[Windows, Windows]]) -> Iterator[tuple[str, Aligner]]:
    del windows
    try:
        galechurch = import_module("galechurch")
        yield (
            "galechurch (lengths)",
            lambda sample: [
                (tuple(bead.source), tuple(bead.target))
                for bead in _parsed(galechurch.align(_texts(sample.source), _texts(sample.target)))
            ],
        )
    except ImportError:
        print("galechurch is not installed")
    try:
        peer = import_module("sentalign")

        class _Encoder:
            def encode(self, texts: Sequence[str], **_options: Any) -> Any:
                return encoder.vectors(encoder.states(list(texts)))

        def vecalign(sample: Sample) -> Beads:
            result = peer.sentalign(_texts(sample.source), _texts(sample.target), encoder=_Encoder())
            return [(tuple(a.src_indices), tuple(a.tgt_indices)) for a in result.alignments]

        yield "sentalign (Vecalign's programme, the same encoder)", vecalign
    except ImportError:
        print("sentalign is not installed")


@dataclass(frozen=True)
class _Parsed:
    source: list[int]
    target: list[int]


def _parsed(result: Any) -> Iterator[_Parsed]:
    for line in result.to_pharaoh_lines():
        sides = [json.loads(side) for side in line.split(":")]
        yield _Parsed(*sides)


def _texts(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


def _row(name: str, aligner: Aligner, samples: Sequence[Sample], groups: Sequence[str], *, more: float = 0.0) -> str:
    start = time.perf_counter()
    found = [(sample, aligner(sample)) for sample in samples]
    seconds = time.perf_counter() - start + more
    cells = []
    for group in groups:
        pairs = [(beads, sample.gold) for sample, beads in found if sample.group == group]
        cells.append(" / ".join(f"{x:.3f}" for x in _f1(pairs)))
    return f"| {name} | " + " | ".join(cells) + f" | {seconds:.1f} |"


def _f1(pairs: Sequence[tuple[Beads, Beads]]) -> list[float]:
    """Return strict and lax F1; recall leaves out beads with one side."""
    sums = [[0, 0, 0], [0, 0, 0]]
    for beads, gold in pairs:
        linked = [[bead for bead in side if bead[0] and bead[1]] for side in (beads, gold)]
        for total, (reference, said) in zip(sums, ((gold, beads), (linked[0], linked[1])), strict=True):
            for k, count in enumerate(_counts(reference, said)):
                total[k] += count
    scores = []
    for k in (0, 1):
        precision, recall = (total[k] / max(1, total[2]) for total in sums)
        scores.append(2 * precision * recall / max(1e-9, precision + recall))
    return scores


def _counts(reference: Beads, said: Beads) -> tuple[int, int, int]:
    links: dict[int, set[int]] = {}
    for source, target in reference:
        for i in source:
            links.setdefault(i, set()).update(target)
    strict = lax = 0
    for bead in said:
        same = bead in reference
        strict += same
        lax += same or any(links.get(i, set()) & set(bead[1]) for i in bead[0])
    return strict, lax, len(said)


if __name__ == "__main__":
    main()
