"""What a glossary of 10,000 entries costs on a pair of 500 sentences: python benchmarks/glossary_speed.py."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from tqcheck.config import policy
from tqcheck.evidence.terms import builtin_glossary
from tqcheck.pipeline import Options, compare_texts
from tqcheck.reading import from_string

ENTRIES, SENTENCES, WORDS, REPETITIONS = 10_000, 500, 18, 3
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


def main() -> None:
    """Measure with and without the glossary and print the difference."""
    chance = random.Random(SEED)  # noqa: S311 - an invented vocabulary, no secret
    vocabulary = _vocabulary(chance, ENTRIES)
    source, target = _texts(chance, vocabulary)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.tsv"
        path.write_text("en\tzh\n" + "".join(f"{one}\t{other}\n" for one, other in vocabulary), encoding="utf-8")
        glossary = (str(path),)
        _seconds(source, target, glossary)  # what loads on first use is not the glossary's cost
        runs = [(_seconds(source, target, ()), _seconds(source, target, glossary)) for _ in range(REPETITIONS)]
    without, with_it = (min(times) for times in zip(*runs, strict=True))
    share = with_it / without - 1
    print(f"{SENTENCES} sentences: {without:.2f} s; with {ENTRIES:,} entries: {with_it:.2f} s (+{share:.0%})")


if __name__ == "__main__":
    main()
