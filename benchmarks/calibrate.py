"""Calibrate the scores: fit on one folder of articles, measure on another.

Right pairs are the beads of clean translations. Hard negatives are made of the same texts: two neighbouring
sentences of the translation swapped, and a sentence with half its content gone, from either side. Each article
counts the same for right pairs and for hard negatives.

    python benchmarks/calibrate.py fit fixtures/articles             writes tqcheck/calibration.json
    python benchmarks/calibrate.py measure DATA/news [DATA …]        writes benchmarks/results/calibration.md and .svg
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tqcheck.alignment import align
from tqcheck.embedding import E5, USE, Encoder, choose, load
from tqcheck.embedding.cache import CachedEncoder
from tqcheck.embedding.windows import embed
from tqcheck.languages.codes import writes_spaces
from tqcheck.model import AlignedPair, Bead, Document, Text
from tqcheck.scoring import Scale, design, measure, own_scale
from tqcheck.splitting import split

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT / "tqcheck" / "calibration.json"
_RESULTS = _ROOT / "benchmarks" / "results"
_BINS = 10
_SHORTEST = 20  # code points of a sentence that is halved
_RIDGE = 1e-3

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """What was measured on one pair of texts, by kind of bead: right, swapped, halved."""

    language: str
    measured: dict[str, Numbers]

    def scaled(self, scale: Scale) -> Iterator[tuple[str, Numbers]]:
        """Yield each kind with its regressors."""
        for kind, found in self.measured.items():
            yield kind, design(found, scale)


def main() -> None:
    """Fit or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["fit", "measure"])
    parser.add_argument("articles", type=Path, nargs="+", help="folder with a folder an article: en.txt, zh.txt, …")
    args = parser.parse_args()
    if args.what == "fit":
        _fit(args.articles)
    else:
        _measure(args.articles)


def samples(folders: Sequence[Path], encoder: Encoder | None = None) -> Iterator[Sample]:
    """Yield what is measured on each translation from English; `encoder` None: the one the program would take."""
    loaded: dict[str, Encoder] = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        english = path.with_name("en.txt")
        if path.name == "en.txt" or "." in path.stem or not english.exists():
            continue
        name = encoder.name if encoder else choose(["en", path.stem])
        if name not in loaded:
            loaded[name] = encoder or _cached(name)
        source = split(Text("en.txt", english.read_text(encoding="utf-8"), "en"))
        target = split(Text(path.name, path.read_text(encoding="utf-8"), path.stem))
        yield Sample(path.stem, _measured(source, target, loaded[name]))


def _cached(name: str) -> Encoder:
    """Return the encoder with a cache of this run's own: most sentences are encoded many times."""
    return CachedEncoder(load(name), Path(tempfile.gettempdir()) / "tqcheck-calibrate")


def _measured(source: Document, target: Document, encoder: Encoder) -> dict[str, Numbers]:
    windows = embed(source, encoder), embed(target, encoder)
    pair = align(*windows)
    linked = [bead for bead in pair.beads if bead.source and bead.target]
    found = {"right": measure(pair, linked, *windows)}
    single = [bead for bead in linked if len(bead.source) == len(bead.target) == 1]
    swaps, halves = [], []
    for parity in (0, 1):
        couples = [
            (a, b)
            for a, b in zip(single[parity::2], single[parity + 1 :: 2], strict=False)
            if a.target[0] + 1 == b.target[0]
        ]
        order = list(target.sentences)
        for a, b in couples:
            order[a.target[0]], order[b.target[0]] = order[b.target[0]], order[a.target[0]]
        swaps.append(
            _wrong(
                replace(pair, target=replace(target, sentences=tuple(order))), [x for c in couples for x in c], encoder
            )
        )
        chosen = single[parity::2]
        for side, document in (("source", source), ("target", target)):
            sentences = list(document.sentences)
            for bead in chosen:
                i = (bead.source if side == "source" else bead.target)[0]
                sentences[i] = replace(sentences[i], text=_half(sentences[i].text, document.language, i))
            changed = replace(document, sentences=tuple(sentences))
            mutated = replace(pair, source=changed) if side == "source" else replace(pair, target=changed)
            long = [b for b in chosen if len(source.sentences[b.source[0]].text) >= _SHORTEST]
            halves.append(_wrong(mutated, long, encoder))
    return found | {"swapped": np.vstack(swaps), "halved": np.vstack(halves)}


def _wrong(pair: AlignedPair, beads: Sequence[Bead], encoder: Encoder) -> Numbers:
    windows = embed(pair.source, encoder), embed(pair.target, encoder)
    beads = [
        replace(
            bead,
            similarity=float(
                windows[0].vectors[0, bead.source[0]].astype(float) @ windows[1].vectors[0, bead.target[0]]
            ),
        )
        for bead in beads
    ]
    return measure(pair, list(beads), *windows)


def _half(text: str, language: str, number: int) -> str:
    """Return the first or, for odd numbers, the second half of a sentence."""
    parts = text.split() if writes_spaces(language) else list(text)
    middle = len(parts) // 2
    half = parts[middle:] if number % 2 else parts[:middle]
    return (" " if writes_spaces(language) else "").join(half)


def _fit(folders: Sequence[Path]) -> None:
    scales: dict[str, dict[str, list[float]]] = {}
    weights: dict[str, list[float]] = {}
    every: list[Sample] = []
    for name in (USE, E5):
        by_language: dict[str, list[Sample]] = defaultdict(list)
        for sample in samples(folders, _cached(name)):
            if name == E5 or choose(["en", sample.language]) == USE:
                by_language[sample.language].append(sample)
        scales[name] = {}
        for language, found in sorted(by_language.items()):
            right = np.vstack([sample.measured["right"] for sample in found])
            low, high = float(np.nanmedian(right[:, 1])), float(np.median(right[:, 0]))
            scales[name][language] = [round(low, 3), round(high, 3)]
        some = [sample for found in by_language.values() for sample in found]
        weights[name] = _weigh(some, {language: Scale(*scale) for language, scale in scales[name].items()})
        every += some
    weights[""] = _weigh(every, {})  # of an encoder that nothing was measured for
    _DATA.write_text(json.dumps({"weights": weights, "scales": scales}, indent=1) + "\n", encoding="utf-8")
    print(_DATA.read_text(encoding="utf-8"))


def _weigh(found: Sequence[Sample], scales: Mapping[str, Scale]) -> list[float]:
    rows, truth, shares = [], [], []
    for sample in found:
        for kind, regressors in sample.scaled(own_scale(sample.measured["right"], scales.get(sample.language))):
            rows.append(regressors)
            truth.append(np.full(len(regressors), float(kind == "right")))
            shares.append(np.full(len(regressors), (2 if kind == "right" else 1) / max(1, len(regressors))))
    weights = _regress(np.vstack(rows), np.concatenate(truth), np.concatenate(shares))
    return [round(float(weight), 3) for weight in weights]


def _regress(x: Numbers, y: Numbers, share: Numbers) -> Numbers:
    """Fit a weighted logistic regression with a small ridge by Newton's method."""
    share = share / share.mean()
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (share * (p - y)) / len(y) + _RIDGE * weights
        curvature = (x * (share * p * (1 - p))[:, None]).T @ x / len(y) + _RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(curvature, gradient)
    return np.asarray(weights)


def _measure(folders: Sequence[Path]) -> None:
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    known: dict[str, list[tuple[str, Numbers]]] = defaultdict(list)
    own: dict[str, list[tuple[str, Numbers]]] = defaultdict(list)
    for sample in samples(folders):
        encoder = choose(["en", sample.language])
        right, scale = sample.measured["right"], Scale(*data["scales"][encoder][sample.language])
        for out, name, usual in ((known, encoder, scale), (own, "", None)):
            for kind, regressors in sample.scaled(own_scale(right, usual)):
                odds = regressors @ np.array(data["weights"][name])
                out[sample.language].append((kind, 1 / (1 + np.exp(-odds))))
    lines = [
        "# Calibration of the score",
        "",
        "Made by `benchmarks/calibrate.py measure` on translations that it was not fitted on; right pairs against",
        "swapped neighbours and sentences with half their content gone (1 : ½ : ½). ECE: expected calibration error",
        "over ten bins; with a few dozen pairs most of it is chance.",
        "In brackets: as for an encoder without calibration data, calibrated from each document itself.",
        "",
        "| language | right pairs | ECE | AUC against swaps | AUC against halves | right pairs scored below .25 |",
        "|---|---|---|---|---|---|",
    ]
    curves = {}
    for language in sorted(known):
        row = [_summary(known[language]), _summary(own[language])]
        curves[language] = row[0][4]
        cells = [f"{a:.3f} ({b:.3f})" for a, b in zip(row[0][:4], row[1][:4], strict=True)]
        count = sum(len(p) for kind, p in known[language] if kind == "right")
        lines.append(f"| {language} | {count} | " + " | ".join(cells) + " |")
    text = "\n".join(lines) + "\n\n![reliability](calibration.svg)\n"
    _RESULTS.mkdir(exist_ok=True)
    (_RESULTS / "calibration.md").write_text(text, encoding="utf-8")
    (_RESULTS / "calibration.svg").write_text(_plot(curves), encoding="utf-8")
    print(text)


def _summary(found: list[tuple[str, Numbers]]) -> tuple[float, float, float, float, list[tuple[float, float]]]:
    """Return ECE, the AUC against swaps and halves, the share of right pairs below .25, and the reliability curve."""
    kinds = {k: np.concatenate([p for kind, p in found if kind == k]) for k in ("right", "swapped", "halved")}
    right = kinds["right"]
    p = np.concatenate([right, kinds["swapped"], kinds["halved"]])
    y = np.concatenate([np.ones(len(right)), np.zeros(len(p) - len(right))])
    w = np.concatenate(
        [np.full(len(k), s / len(k)) for k, s in ((right, 0.5), (kinds["swapped"], 0.25), (kinds["halved"], 0.25))]
    )
    bins = np.minimum((p * _BINS).astype(int), _BINS - 1)
    error, curve = 0.0, []
    for b in range(_BINS):
        inside = bins == b
        if inside.any():
            said, held = (
                float(np.average(p[inside], weights=w[inside])),
                float(np.average(y[inside], weights=w[inside])),
            )
            error += float(w[inside].sum()) * abs(said - held)
            curve.append((said, held))
    return error, _auc(right, kinds["swapped"]), _auc(right, kinds["halved"]), float(np.mean(right < 0.25)), curve  # noqa: PLR2004


def _auc(right: Numbers, wrong: Numbers) -> float:
    return float(np.mean((right[:, None] > wrong[None]) + 0.5 * (right[:, None] == wrong[None])))


def _plot(curves: dict[str, list[tuple[float, float]]]) -> str:
    """Return the reliability curves as SVG: what the score says against how often it holds."""
    colours = (
        "#1f77b4",
        "#d62728",
        "#2ca02c",
        "#9467bd",
        "#8c564b",
        "#e377c2",
        "#7f7f7f",
        "#bcbd22",
        "#17becf",
        "#ff7f0e",
    )
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 360" font-family="sans-serif" font-size="11">',
        '<rect x="40" y="20" width="300" height="300" fill="none" stroke="#999"/>',
        '<path d="M40 320 L340 20" stroke="#bbb" stroke-dasharray="4"/>',
        '<text x="150" y="350">score</text>',
        '<text x="12" y="200" transform="rotate(-90 12 200)">share that is right</text>',
    ]
    for (language, curve), colour in zip(sorted(curves.items()), colours * 9, strict=False):
        points = " ".join(f"{40 + 300 * x:.0f},{320 - 300 * y:.0f}" for x, y in curve)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}"/>')
        parts.append(f'<text x="345" y="{30 + 14 * sorted(curves).index(language)}" fill="{colour}">{language}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    main()
