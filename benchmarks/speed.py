"""Time and memory from 100 to 20,000 sentences a side, without cache: encoding, alignment and scoring.

    python benchmarks/speed.py DATA/news

The texts are news articles in ever new order, each size in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from tqcheck.alignment import align
from tqcheck.embedding import USE, load
from tqcheck.embedding.windows import embed
from tqcheck.model import Text
from tqcheck.scoring import score
from tqcheck.splitting import split

_RESULT = Path(__file__).parent / "results" / "speed.md"
_SIZES = (100, 300, 1000, 3000, 10000, 20000)


def main() -> None:
    """Measure all sizes and write benchmarks/results/speed.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="folder with en.txt and zh.txt in folders")
    parser.add_argument("--sentences", type=int, help="measure this size alone and print it as JSON")
    args = parser.parse_args()
    if args.sentences:
        print(json.dumps(_measure(args.articles, args.sentences)))
        return
    lines = [
        "# Speed",
        "",
        "Made by `benchmarks/speed.py` on English–Chinese news, 2 cores, no cache; seconds, and the peak of memory.",
        "",
        "| sentences on both sides | start-up | encoding | alignment and scores | sentences a second | memory (MB) |",
        "|---|---|---|---|---|---|",
    ]
    sizes, times = [], []
    for size in _SIZES:
        command = [sys.executable, __file__, str(args.articles), "--sentences", str(size)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
        total = found["encoding"] + found["alignment"]
        sizes.append(found["sentences"])
        times.append(total)
        lines.append(
            f"| {found['sentences']} | {found['start']:.1f} | {found['encoding']:.1f} | {found['alignment']:.1f} "
            f"| {found['sentences'] / total:.0f} | {found['memory']:.0f} |"
        )
        print(lines[-1], flush=True)
    power = np.polyfit(np.log(sizes), np.log(times), 1)[0]
    lines += [
        "",
        f"Time grows with the {power:.2f}th power of the length (least squares of the logarithms; 1 is linear).",
    ]
    _RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _measure(articles: Path, size: int) -> dict[str, float]:
    folders = sorted(path.parent for path in articles.rglob("zh.txt"))
    texts = [[(f / f"{code}.txt").read_text(encoding="utf-8") for code in ("en", "zh")] for f in folders]
    counts = [len(split(Text("en.txt", en, "en")).sentences) for en, _ in texts]
    rng = random.Random(0)  # noqa: S311 - a benchmark
    order: list[int] = []
    while sum(counts[i] for i in order) < size:
        order += rng.sample(range(len(texts)), len(texts))
    while order and sum(counts[i] for i in order[:-1]) >= size:
        order.pop()
    sides = [
        split(Text(f"{code}.txt", "\n\n".join(texts[i][k] for i in order), code)) for k, code in enumerate(("en", "zh"))
    ]
    clock = [time.perf_counter()]
    encoder = load(USE)
    encoder.vectors(encoder.states(["Ready.", "好。"]))
    clock.append(time.perf_counter())
    windows = embed(sides[0], encoder), embed(sides[1], encoder)
    clock.append(time.perf_counter())
    score(align(*windows), *windows, encoder=encoder.name)
    clock.append(time.perf_counter())
    start, encoding, alignment = np.diff(clock)
    return {
        "sentences": sum(len(side.sentences) for side in sides),
        "start": start,
        "encoding": encoding,
        "alignment": alignment,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    main()
