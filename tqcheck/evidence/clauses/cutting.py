"""Where a sentence can be cut into clauses: at marks, and before or behind words that its language's data names."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.languages import section
from tqcheck.languages.codes import base

LEAST, MOST = 0.1, 0.65  # share of its sentence that a clause can be
_LONGEST = 3  # parts of the longest clause
_TINY = 4  # letters: what is shorter goes with the part before
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LETTERS_OF_AN_IDEOGRAM = 3  # about as much as one Chinese character says

Part = tuple[int, int]  # offsets, half-open


def letters(text: str) -> int:
    """Return how much a text says, about in letters of an alphabet."""
    wide = len(_WIDE.findall(text))
    return sum(map(str.isalnum, text)) + (_LETTERS_OF_AN_IDEOGRAM - 1) * wide


def cut(sentence: str, language: str) -> list[Part]:
    """Return the parts of a sentence between commas, dashes, conjunctions and the like, as offsets without gaps."""
    found: list[Part] = []
    start = 0
    for end in [*(m.end() for m in _breaks(base(language)).finditer(sentence)), len(sentence)]:
        if found and letters(sentence[slice(*found[-1])]) < _TINY:
            found[-1] = found[-1][0], end
        elif end > start:
            found.append((start, end))
        start = end
    return found


def runs(sentence: str, parts: list[Part]) -> list[tuple[int, int]]:
    """Return the runs of neighbouring parts that may be a clause of the sentence, as half-open ranges of `parts`."""
    sizes = [letters(sentence[start:end]) for start, end in parts]
    whole = max(1, sum(sizes))
    return [
        (first, last)
        for first in range(len(parts))
        for last in range(first + 1, min(first + _LONGEST, len(parts)) + 1)
        if LEAST <= sum(sizes[first:last]) / whole <= MOST
    ]


@cache
def _breaks(language: str) -> re.Pattern[str]:
    data = section(language, "clauses")
    openers, endings = "|".join(data.get("openers", ())), data.get("endings", ())
    ways = [
        r"(?<=[,;:،؛])\s+",
        r"(?<=[,;][”\"»])\s+",
        r"\s+[—–-]\s+",
        rf"(?<=[，；：{data.get('marks', '')}])(?![”’」』])",
        r"(?<=——)",
        *([rf"\s+(?=(?:{openers})\b)"] if openers else []),
        *(rf"(?<=\w{re.escape(ending)})\s+" for ending in endings),
    ]
    return re.compile("|".join(ways))
