"""Make the table of readings of Japanese names from the package japanese-personal-name-dataset (MIT).

Surnames are kept whole; of them and of given names it is also learned how each character reads in names: the readings
of all names are divided among their characters so that few readings explain many names (Viterbi training). What the
characters do not explain (大和 Yamato) is kept whole.

    pip install japanese-personal-name-dataset==0.4.0
    python benchmarks/japanese_names.py > tqcheck/evidence/names/data/japanese.tsv
"""

from __future__ import annotations

import csv
import importlib.util
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii

PACKAGE = "japanese_personal_name_dataset"
ROUNDS = 8
LONGEST = 5  # kana that one character reads
TIMES = {"in-surname": 1, "in-given": 3}  # in how many names a character must read so
SHARE = 0.004  # of the names with a character that must read so
SMALL = set("ゃゅょぁぃぅぇぉっー")
Name = tuple[str, str]  # characters and kana


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _installed()
    surnames = [(row[0], row[2]) for row in _rows(folder / "last_name_org.csv")]
    given = sorted(
        {
            (name, row[0])
            for path in sorted(folder.glob("first_name_*_org.csv"))
            for row in _rows(path)
            for name in row[2:]
            if name and not _is_kana(name)
        }
    )
    usual = {(name, row[0]) for path in folder.glob("first_name_*_opti.csv") for row in _rows(path) for name in row[2:]}
    print("# How Japanese names read: whole surnames, characters in surnames and in given names, given names whose")
    print("# reading their characters do not explain. Made by benchmarks/japanese_names.py from the package")
    print("# japanese-personal-name-dataset (https://github.com/shuheilocale/japanese-personal-name-dataset,")
    print("# Copyright (c) 2022 shuheilocale, MIT License).")
    print("part\tcharacters\treadings")
    _print("surname", _together(surnames))
    for part, names in (("in-surname", surnames), ("in-given", given)):
        readings = _learned(names, part)
        _print(part, readings)
        if part == "in-given":
            whole = ((n, kana) for n, kana in names if (n, kana) in usual and not _explained(n, kana, readings))
            _print("given", _together(whole))


def _installed() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(__doc__)
    return Path(spec.origin).parent / "dataset"


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


def _is_kana(name: str) -> bool:
    return all("\u3040" <= c <= "\u30ff" for c in name)


def _together(names: Iterable[Name]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, kana in names:
        found[name].append(kana)
    return found


def _learned(names: list[Name], part: str) -> dict[str, list[str]]:
    """Return the readings of each character, the most frequent first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kana in names:  # to begin with, each name says a little for each way to divide it
        for way in _ways(name, kana):
            for character, reading in way:
                counts[character][reading] += 1
    for _ in range(ROUNDS):
        totals = {character: sum(found.values()) for character, found in counts.items()}
        new: dict[str, Counter[str]] = defaultdict(Counter)
        for name, kana in names:
            ways = list(_ways(name, kana))
            if ways:
                for character, reading in max(ways, key=lambda way: _likelihood(way, counts, totals)):
                    new[character][reading] += 1
        counts = new
    return {
        character: kept
        for character, found in sorted(counts.items())
        if not _is_kana(character)
        and (
            kept := [
                kana
                for kana, n in found.most_common()
                if n >= TIMES[part] and n >= SHARE * sum(found.values()) and kana[0] not in SMALL
            ]
        )
    }


def _likelihood(way: tuple[Name, ...], counts: Mapping[str, Counter[str]], totals: Mapping[str, int]) -> float:
    return sum(math.log((counts[c][r] + 0.01) / (totals[c] + 1)) for c, r in way)


def _ways(name: str, kana: str) -> Iterator[tuple[Name, ...]]:
    """Yield every way to divide the reading among the characters."""
    name = "".join(name[i - 1] if c == "々" and i else c for i, c in enumerate(name))
    for sizes in _sizes(len(name), len(kana)):
        way, at = [], 0
        for character, size in zip(name, sizes, strict=True):
            way.append((character, kana[at : at + size]))
            at += size
        if all(reading[0] not in SMALL for _, reading in way):
            yield tuple(way)


@lru_cache(maxsize=1000)
def _sizes(parts: int, total: int) -> tuple[tuple[int, ...], ...]:
    if parts == 1:
        return ((total,),) if 1 <= total <= LONGEST else ()
    return tuple((n, *rest) for n in range(1, LONGEST + 1) for rest in _sizes(parts - 1, total - n) if total > n)


def _explained(name: str, kana: str, readings: Mapping[str, list[str]]) -> bool:
    return any(all(r in readings.get(c, ()) or r == c for c, r in way) for way in _ways(name, kana))


def _print(part: str, readings: Mapping[str, list[str]]) -> None:
    for characters, kana in sorted(readings.items()):
        print(part, characters, "|".join(dict.fromkeys(map(_romaji, kana))), sep="\t")


def _romaji(kana: str) -> str:
    """Return kana in Hepburn spelling without marks of length: しょうた shouta."""
    text = anyascii(kana.replace("っ", "q"))
    for long, short in (("shiy", "sh"), ("chiy", "ch"), ("jiy", "j"), ("iy", "y")):
        for vowel in "auo":
            if any(small in kana for small in "ゃゅょ"):
                text = text.replace(long + vowel, short + vowel)
    while "q" in text:
        before, _, after = text.partition("q")
        text = before + ("t" if after.startswith("ch") else after[:1]) + after
    return text


if __name__ == "__main__":
    main()
