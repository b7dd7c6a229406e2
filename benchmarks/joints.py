"""Measure what joining two sentences takes away from the sum of their states, and write tqcheck/embedding/joints.npz.

The encoder puts marks around each text and its convolutions see across a sentence's border, so the state of two
sentences as one text differs from the sum of their states, by nearly the same vector everywhere. One mean is
kept for languages that write spaces between sentences, one for those that don't.

    python benchmarks/joints.py fixtures/articles
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np

from tqcheck.embedding.use import UniversalSentenceEncoder
from tqcheck.languages.codes import base, writes_spaces
from tqcheck.model import Text, Vectors
from tqcheck.splitting import split

_OUT = Path(__file__).parents[1] / "tqcheck" / "embedding" / "joints.npz"


def main() -> None:
    """Write the means, and print how alike those of single languages are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="folder of folders with one text a language, en.txt, zh.txt, …")
    encoder = UniversalSentenceEncoder()
    surplus: dict[str, list[Vectors]] = defaultdict(list)
    for path in sorted(parser.parse_args().articles.glob("*/*.txt")):
        language = path.stem
        if base(language) not in encoder.languages or ".planted" in path.name:
            continue
        document = split(Text(str(path), path.read_text(encoding="utf-8"), language))
        texts = [sentence.text for sentence in document.sentences]
        joiner = " " if writes_spaces(language) else ""
        alone = encoder.states(texts)
        joined = encoder.states([f"{a}{joiner}{b}" for a, b in pairwise(texts)])
        surplus[language].append(alone[:-1] + alone[1:] - joined)
    means = {language: np.vstack(rows).mean(axis=0) for language, rows in surplus.items()}
    classes = {
        name: np.mean([means[language] for language in means if writes_spaces(language) is spaced], axis=0)
        for name, spaced in (("spaced", True), ("unspaced", False))
    }
    for language, mean in sorted(means.items()):
        both = [float(mean @ c / np.linalg.norm(mean) / np.linalg.norm(c)) for c in classes.values()]
        print(
            language,
            f"{len(np.vstack(surplus[language]))} joints, cosine to",
            *(f"{n} {x:.3f}" for n, x in zip(classes, both, strict=True)),
        )
    np.savez(_OUT, **{f"{encoder.name} {name}": mean.astype(np.float32) for name, mean in classes.items()})


if __name__ == "__main__":
    main()
