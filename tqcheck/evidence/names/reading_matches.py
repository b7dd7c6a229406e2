"""Whether a text has characters that read as a romanised name: in Mandarin, Korean or Japanese."""

from __future__ import annotations

import re
from functools import lru_cache

from tqcheck.evidence.names.japanese import looks_japanese, reads_as
from tqcheck.evidence.names.plain import plain, plain_words
from tqcheck.evidence.names.readings import is_chinese, korean, mandarin, other_syllables, segment, taiwanese
from tqcheck.evidence.names.sounds import distance, romanise, skeleton
from tqcheck.languages.codes import base

_HAN = re.compile(r"[\u3400-\u9fff]+")
_SAME_SYLLABLE = 0.4


def exactly_in(name: str, text: str, language: str) -> bool:
    """Say whether the text has the name itself, or characters that read exactly so."""
    return read_in(name, text, language) or f" {plain(name)} " in f" {' '.join(plain_words(text))} "


def read_in(name: str, text: str, language: str) -> bool:
    """Say whether the text has characters that read as the name, in Mandarin, Korean or Japanese."""
    if base(language) not in {"zh", "ja", "ko"}:
        return False
    if base(language) != "ko" and all(map(looks_japanese, name.split())) and reads_as(name, text):
        return True
    ways = possible_readings(name)
    syllables = len(re.findall(r"[a-z]+", name.lower()))
    for run in _HAN.findall(text):
        for size in {len(way) for way in ways} | {syllables}:
            for i in range(len(run) - size + 1):
                window = run[i : i + size]
                if any(_reads(window, way) for way in ways if len(way) == size):
                    return True
                if size == syllables > 1 and not is_chinese(name) and sounds_korean(name, window):
                    return True
    return False


def _reads(window: str, way: tuple[frozenset[str], ...]) -> bool:
    return all(
        part in allowed or not allowed.isdisjoint(other_syllables(character))
        for character, part, allowed in zip(window, mandarin(window), way, strict=True)
    )


@lru_cache(maxsize=20_000)
def possible_readings(name: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return the ways to read a romanised name as Mandarin syllables, surname first or last."""
    parts = name.replace("’", "'").split()
    orders = {tuple(parts), (*parts[1:], *parts[:1]), (*parts[-1:], *parts[:-1])}
    found = []
    for order in orders:
        joined = " ".join(order)
        found += [tuple(frozenset({s}) for s in way) for way in segment(joined)]
        wade = taiwanese(joined)
        if wade:
            found.append(wade)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def sounds_korean(name: str, window: str) -> bool:
    """Say whether a Korean name written in Chinese characters may be romanised so."""
    hangul = korean(window)
    if not hangul:
        return False
    parts = re.findall(r"[a-z]+", name.lower())
    if len(parts) != len(hangul):
        return False
    return all(same_korean_syllable(part, syllable) for part, syllable in zip(parts, hangul, strict=True))


def same_korean_syllable(written: str, hangul: str) -> bool:
    """Say whether a syllable may be written so in Latin letters: 현 is hyun, hyeon, hyon."""
    return (
        distance(written, romanise(hangul, "ko")) <= _SAME_SYLLABLE
        and skeleton(written)[:1] == skeleton(romanise(hangul, "ko"))[:1]
    )
