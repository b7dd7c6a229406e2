"""Time and memory from 100 to 20,000 sentences a side, without cache: encoding, alignment, scores and all checks.

    python benchmarks/speed.py DATA/news

The texts are news articles in ever new order, each size in a process of its own. Processor time is what the program
needs whatever else runs on the machine; time on the clock is shorter where two cores are free, and longer where
other programs want them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from tqcheck.alignment import align
from tqcheck.checking import run
from tqcheck.checks import ALL
from tqcheck.embedding import USE, Encoder, load
from tqcheck.embedding.clauses import find_uncovered
from tqcheck.embedding.rejoining import rejoin
from tqcheck.embedding.windows import embed
from tqcheck.judging import judge
from tqcheck.model import AlignedPair, Document, Policy, Text
from tqcheck.pipeline import Options, read_resources
from tqcheck.scoring import score
from tqcheck.splitting import split

_RESULT = Path(__file__).parent / "results" / "speed.md"
_FIRST = {  # a pair with something for each check, so that all tables are read
    "en": "President Emmanuel Macron did not say on 5 May that Apple would pay 1.2 billion dollars.",
    "zh": "总统马克龙5月5日没有说苹果公司将支付12亿美元。",
}
_ABOUT = """\
Made by `benchmarks/speed.py` on English–Chinese news, all checks, no cache, on two cores beside other programs: seconds
of processor time of all threads together, sentences a second of it and by the clock, and the peak of memory. Start-up
is what the first pair of a process costs besides; the rates leave it out. From 300 sentences a side on, articles come
again."""
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
        _ABOUT,
        "",
        "| both sides' sentences | start-up | encoding | alignment | checks | sentences a second | by clock | MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    sizes, times = [], []
    for size in _SIZES:
        command = [sys.executable, __file__, str(args.articles), "--sentences", str(size)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
        total = found["encoding"] + found["alignment"] + found["checks"]
        sizes.append(found["sentences"])
        times.append(total)
        lines.append(
            f"| {found['sentences']} | {found['start']:.1f} | {found['encoding']:.1f} | {found['alignment']:.1f} "
            f"| {found['checks']:.1f} | {found['sentences'] / total:.0f} | {found['sentences'] / found['clock']:.0f} "
            f"| {found['memory']:.0f} |"
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
    processor = [time.process_time()]
    encoder = load(USE)
    _check(_align(tuple(split(Text(f"{code}.txt", text, code)) for code, text in _FIRST.items()), encoder))
    processor.append(time.process_time())
    clock = time.perf_counter()
    windows = embed(sides[0], encoder), embed(sides[1], encoder)
    processor.append(time.process_time())
    pair = score(align(*windows), *windows, encoder=encoder.name)
    del windows  # as in the pipeline, they end before the checks begin
    processor.append(time.process_time())
    _check(pair)
    processor.append(time.process_time())
    start, encoding, alignment, checks = np.diff(processor)
    return {
        "sentences": sum(len(side.sentences) for side in sides),
        "start": start,
        "encoding": encoding,
        "alignment": alignment,
        "checks": checks,
        "clock": time.perf_counter() - clock,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _align(sides: tuple[Document, ...], encoder: Encoder) -> AlignedPair:
    source, target = (embed(side, encoder) for side in sides)
    pair = score(rejoin(align(source, target), encoder), source, target, encoder=encoder.name)
    return find_uncovered(pair, source, target, encoder)


def _check(pair: AlignedPair) -> None:
    judge(run(pair, ALL, replace(read_resources(Options()), versions=(pair,))), Policy(ALL))


if __name__ == "__main__":
    main()
