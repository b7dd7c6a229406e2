"""What a glossary of 10,000 entries costs on a pair of 500 sentences.

    python benchmarks/glossary_speed.py > benchmarks/results/glossary_speed.md

Time is that of the processor, so that other work on the machine counts little; runs with and without the glossary
take turns at being first, and the middle one of each counts. As that difference is small beside the
noise, what the glossary adds by itself, reading it and looking for its terms, is measured apart.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tqcheck.config import policy
from tqcheck.evidence.terms import builtin_glossary, read_glossaries
from tqcheck.evidence.terms.requirements import breaches
from tqcheck.model import AlignedPair, Bead, Resources
from tqcheck.pipeline import Options, compare_texts
from tqcheck.reading import from_string
from tqcheck.splitting import split

ENTRIES, SENTENCES, WORDS = 10_000, 500, 18
MOST, ENOUGH = 7, 110.0  # repetitions; seconds on the clock behind which none begins
SEED = 5
SYLLABLES = ["ba", "ko", "ri", "tan", "ve", "mu", "sel", "dor", "fi", "gan", "ho", "lu", "pra", "ste", "win"]
# Terms of two would stand in nearly every place of so poor a text.
IDEOGRAPHS = "山川港口城市银行计划代表会议经济发展合作安全国家政府人民地区问题工作企业研究技术环境文化"


def _vocabulary(chance: random.Random, size: int) -> list[tuple[str, str]]:
    """Invent source terms of one to three words, each with a Chinese rendering."""
    terms: dict[str, str] = {}
    while len(terms) < size:
        words = ("".join(chance.choices(SYLLABLES, k=3)) for _ in range(chance.randint(1, 3)))
        terms[" ".join(words)] = "".join(chance.choices(IDEOGRAPHS, k=chance.randint(3, 6)))
    return list(terms.items())


def _texts(chance: random.Random, vocabulary: list[tuple[str, str]]) -> tuple[str, str]:
    """Make sentences of ordinary terms, of invented ones, and of what is in no glossary."""
    known = [(entry.renderings["en"][0].text, entry.renderings["zh"][0].text) for entry in builtin_glossary().entries]
    source, target = [], []
    for _ in range(SENTENCES):
        pairs = chance.sample(known, 4) + chance.sample(vocabulary, 3)
        filler = ["".join(chance.choices(SYLLABLES, k=2)) for _ in range(WORDS - 7)]
        source.append(" ".join(["The", *filler, *(one for one, _ in pairs)]) + ".")
        target.append("".join([*(other for _, other in pairs), *chance.choices(IDEOGRAPHS, k=WORDS)]) + "。")
    return "\n".join(source), "\n".join(target)


def _seconds(source: str, target: str, glossaries: tuple[str, ...]) -> float:
    """Return what a run costs from the texts to the report, in seconds of the processor."""
    options = Options(source_language="en", target_language="zh", align="lines", glossaries=glossaries)
    original = from_string(source, path="en.txt", language="en")
    translation = from_string(target, path="zh.txt", language="zh")
    start = time.process_time()
    compare_texts(original, [translation], options=options, policy=policy(), progress=lambda *_: None)
    return time.process_time() - start


def _seconds_of_terms(source: str, target: str, glossaries: tuple[str, ...]) -> float:
    """Return what reading the glossaries and finding all that the checks of terms ask for costs, the least of three."""
    documents = [
        split(from_string(text, path=f"{code}.txt", language=code)) for text, code in ((source, "en"), (target, "zh"))
    ]
    beads = tuple(Bead((i,), (i,)) for i in range(SENTENCES))
    times = []
    for _ in range(3):
        pair = AlignedPair(documents[0], documents[1], beads)
        start = time.process_time()
        resources = Resources(read_glossaries(glossaries))
        breaches(pair, resources)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Measure with and without the glossary and print the difference."""
    chance = random.Random(SEED)  # noqa: S311 - an invented vocabulary, no secret
    vocabulary = _vocabulary(chance, ENTRIES)
    source, target = _texts(chance, vocabulary)
    runs: list[tuple[float, ...]] = []
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.tsv"
        path.write_text("en\tzh\n" + "".join(f"{one}\t{other}\n" for one, other in vocabulary), encoding="utf-8")
        few = [text[: text.index("\n")] for text in (source, target)]
        _seconds(few[0], few[1], ())  # what loads on first use is not the glossary's cost
        while len(runs) < MOST and (not runs or time.monotonic() - begun < ENOUGH):
            both = [(), (str(path),)]
            order = both if len(runs) % 2 else both[::-1]
            seconds = {glossaries: _seconds(source, target, glossaries) for glossaries in order}
            runs.append(tuple(seconds[glossaries] for glossaries in both))
            print(*(f"{value:.2f}" for value in runs[-1]), file=sys.stderr)
        alone = [_seconds_of_terms(source, target, glossaries) for glossaries in ((), (str(path),))]
    without, with_it = (statistics.median(times) for times in zip(*runs, strict=True))
    print("# Cost of a glossary\n")
    print(
        f"{SENTENCES} sentences, English and Chinese, all checks, no cache; {ENTRIES:,} entries of a TSV besides the "
        f"built-in ones, three of them in each sentence. Seconds of the processor, the middle one of {len(runs)} runs. "
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}. "
        f"Made by `python benchmarks/glossary_speed.py`.\n"
    )
    print("| | without | with the glossary | more, of a whole run |")
    print("|---|--:|--:|--:|")
    print(f"| whole run | {without:.2f} s | {with_it:.2f} s | {with_it / without - 1:+.0%} |")
    print(f"| glossaries alone | {alone[0]:.2f} s | {alone[1]:.2f} s | {(alone[1] - alone[0]) / without:+.0%} |")


if __name__ == "__main__":
    main()
