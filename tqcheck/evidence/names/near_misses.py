"""Names that are nearly, but not quite, what stands on the other side: Shi Yanhong and 时殷弘, Brand and Brandt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tqcheck.evidence.names.entities import Entity
from tqcheck.evidence.names.japanese import looks_japanese, readings_in
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.plain import plain
from tqcheck.evidence.names.readings import (
    is_chinese,
    mandarin,
    other_syllables,
    segment,
    syllables,
    write_mandarin,
    write_mandarin_with_tones,
)
from tqcheck.evidence.names.sounds import romanise
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.languages.codes import base
from tqcheck.languages.detection import to_simplified

_HAN = re.compile(r"[\u3400-\u9fff]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_SURNAME_AND_GIVEN_NAME = 3  # syllables
_RARER_READING = 0.8  # Japanese given names may be read in ways that no table has
_LETTERS = 6  # of a whole name; in shorter ones a changed letter is another name


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What stands on the other side instead of a name that it nearly is."""

    start: int
    end: int
    words: str
    confidence: float
    explanation: str
    suggestion: str
    evidence: tuple[str, ...]


def near_miss(mention: Mention, own_language: str, others: list[Mention], text: str, language: str) -> NearMiss | None:
    """Return what the name was probably meant to be, or None."""
    found = [
        *_known(mention, others, own_language, language),
        *_read(mention, text, language),
        *_read_in_japanese(mention, text, language),
        *_spelt(mention, others, own_language, language),
    ]
    return max(found, key=lambda miss: miss.confidence, default=None)


def _known(mention: Mention, others: list[Mention], own_language: str, language: str) -> Iterator[NearMiss]:
    """Yield the known names of the other side that the mention nearly spells."""
    if mention.entities or is_unspaced(own_language):
        return
    for other in others:
        for entity in (e for e in other.entities if e.kind == "person" and mention.full):
            for written in entity.written(own_language):
                spelt = " ".join(mention.words.split()[-len(written.split()) :])
                if nearly(spelt, written) and not _inflected(spelt, written, own_language):
                    explanation = "" if other.words == written else f"which is {written}"
                    evidence = (
                        entity.known_as(other.words),
                        *_reading(other.words, language),
                    )
                    yield NearMiss(other.start, other.end, other.words, 0.97, explanation, written, evidence)


def _inflected(spelt: str, written: str, language: str) -> bool:
    """Say whether the words of a name may differ by their endings only (Майка Помпео)."""
    return base(language) in {"ru", "uk", "bg", "pl", "cs", "sk", "hr", "sr", "tr", "hu", "fi"} and all(
        plain(x)[: max(2, len(y) - 2)] == plain(y)[: max(2, len(y) - 2)]
        for x, y in zip(spelt.split(), written.split(), strict=False)
    )


def _reading(words: str, language: str) -> tuple[str, ...]:
    if base(language) in {"zh", "ja"} and _HAN.fullmatch(words):
        return (f"{words} reads {write_mandarin_with_tones(words)} in Mandarin",)
    return ()


def _spelt(mention: Mention, others: list[Mention], own_language: str, language: str) -> Iterator[NearMiss]:
    """Yield the unknown names of the other side that differ by a letter, in languages that share an alphabet."""
    if is_unspaced(language) or is_unspaced(own_language) or mention.entities or not mention.full:
        return
    for other in others:
        if other.entities or not other.full:
            continue
        one, two = mention.words.split(), other.words.split()
        length = min(len(one), len(two))  # a title may stand before one of them (Außenamtssprecher Guo Jiakun)
        tail = " ".join(two[-length:])
        if nearly(" ".join(one[-length:]), tail):
            yield NearMiss(other.end - len(tail), other.end, tail, 0.85, "", " ".join(one[-length:]), ())


def misspelt(entity: Entity, text: str, language: str) -> NearMiss | None:
    """Return where the text writes a known person with a wrong character or letter (潘功盛 for 潘功胜), or None.

    Only names of three characters and more are compared, and only if the right one stands nowhere in the text.
    """
    if entity.country not in _OWN_CHARACTERS or not is_unspaced(language):
        return None  # transliterations vary
    for written in entity.written(language):
        found = one_character_off(written, text) if len(written) >= _SURNAME_AND_GIVEN_NAME else None
        if found:
            start, words = found
            evidence = (entity.known_as(written), *_reading(words, language))
            return NearMiss(start, start + len(words), words, 0.9, f"who is written {written}", written, evidence)
    return None


_OWN_CHARACTERS = {"CN", "TW", "HK", "MO", "SG", "JP", "KR", "KP"}


def one_character_off(written: str, text: str) -> tuple[int, str] | None:
    """Return where a text has a name of three characters or more with one of them wrong, and how; else None."""
    if not (_HAN.fullmatch(written) or (_HANGUL.fullmatch(written) and len(written) == _SURNAME_AND_GIVEN_NAME)):
        return None
    size, plain, simplified = len(written), to_simplified(written), to_simplified(text)
    if len(plain) != size or len(simplified) != len(text) or plain in simplified:
        return None
    for i in range(len(text) - size + 1):
        window = text[i : i + size]
        if sum(a != b for a, b in zip(simplified[i : i + size], plain, strict=True)) != 1 or not all(
            map(_same_script, window, written)
        ):
            continue
        changed = next(k for k in range(size) if simplified[i + k] != plain[k])
        # a changed surname, or a changed end, may be another word; the same reading or the rest of the name tells
        if size > _SURNAME_AND_GIVEN_NAME or changed > 0 or mandarin(window) == mandarin(written):
            return i, window
    return None


def _same_script(one: str, other: str) -> bool:
    return bool(_HAN.match(one)) == bool(_HAN.match(other)) and bool(_HANGUL.match(one)) == bool(_HANGUL.match(other))


def nearly(one: str, other: str) -> bool:
    """Say whether two names of several words differ by a letter or two in one word, more than spelling explains."""
    a, b = plain(one).split(), plain(other).split()
    if len(a) != len(b) or len(a) < 2 or sum(map(len, a)) < _LETTERS or a == b:  # noqa: PLR2004
        return False
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(changed) != 1:
        return False
    x, y = changed[0]
    if is_chinese(one) and is_chinese(other) and a[0] == b[0]:  # Pinyin has one spelling for a syllable
        return x.replace("v", "u") != y.replace("v", "u") and _share_a_syllable(x, y)
    if Levenshtein.distance(x, y) > (2 if min(len(x), len(y)) > 5 else 1):  # noqa: PLR2004
        return False
    return _spelling(romanise(x, "ru")) != _spelling(romanise(y, "ru"))


def _share_a_syllable(one: str, other: str) -> bool:
    return any(
        any(x == y for x, y in zip(p, q, strict=False))
        for p in segment(one)
        for q in segment(other)
        if len(p) == len(q)
    )


_SAME_SPELLINGS = (
    ("sch", "s"),
    ("tch", "c"),
    ("sh", "s"),
    ("sz", "s"),
    ("ch", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("gui", "gi"),
    ("gue", "ge"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("ck", "k"),
    ("cz", "c"),
    ("qu", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
    ("ou", "u"),
    ("oo", "u"),
    ("oe", "o"),
    ("ae", "a"),
    ("ue", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ai", "i"),
    ("ay", "i"),
    ("ey", "i"),
    ("ie", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("yi", "i"),
    ("ye", "e"),
    ("je", "e"),
    ("y", "i"),
    ("j", "i"),
    ("o", "u"),
    ("e", "i"),
    ("a", "i"),
    ("h", ""),
)


def _spelling(word: str) -> str:
    """Return a word without what differs between ways to transliterate: vowels' colour, doubled letters, k and c."""
    for spelling, replacement in _SAME_SPELLINGS:
        word = word.replace(spelling, replacement)
    word = "".join(c for i, c in enumerate(word) if i == 0 or word[i - 1] != c)
    return word.rstrip("iu") if len(word) > _STEM else word


_STEM = 4


def _read(mention: Mention, text: str, language: str) -> Iterator[NearMiss]:
    """Yield Chinese names of which all syllables but one read like the mention."""
    if base(language) not in {"zh", "ja"} or mention.entities or not mention.full:
        return
    for way in _ways(mention.words):
        for run in _HAN.finditer(text):
            for i in range(run.start(), run.end() - len(way) + 1):
                window = text[i : i + len(way)]
                read = mandarin(window)
                if read[0] != way[0] or sum(x != y for x, y in zip(read, way, strict=True)) != 1:
                    continue
                wrong = next(k for k in range(len(way)) if read[k] != way[k])
                if way[wrong] in other_syllables(window[wrong]):
                    continue
                if Levenshtein.distance("".join(read), "".join(way)) <= 2:  # noqa: PLR2004
                    evidence = (f"{window} reads {write_mandarin_with_tones(window)} in Mandarin",)
                    written = write_mandarin(window)
                    yield NearMiss(i, i + len(way), window, 0.92, f"which reads {written}", written, evidence)


def _read_in_japanese(mention: Mention, text: str, language: str) -> Iterator[NearMiss]:
    """Yield a Japanese name whose surname reads like the mention's, and its given name nearly."""
    if base(language) not in {"zh", "ja"} or mention.entities or not all(map(looks_japanese, mention.words.split())):
        return
    found = next(readings_in(mention.words, text), None)
    if found and found.given and not found.exact:
        given = found.given.capitalize()
        first = mention.words.split()[0] == found.surname
        written = f"{found.surname} {given}" if first else f"{given} {found.surname}"
        evidence = (f"{found.words} reads {found.surname} {given} in Japanese",)
        explanation = f"which reads {written}"
        yield NearMiss(found.start, found.end, found.words, _RARER_READING, explanation, written, evidence)


def _ways(words: str) -> list[tuple[str, ...]]:
    """Return the readings of a name of three syllables or more, surname first."""
    parts = words.split()
    if len(parts) != 2 or parts[0].lower() not in syllables():  # noqa: PLR2004
        return []
    return [way for way in segment(words) if len(way) >= _SURNAME_AND_GIVEN_NAME]
