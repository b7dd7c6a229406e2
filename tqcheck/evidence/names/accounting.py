"""Whether one side of a bead accounts for a name on the other: by the tables, by its reading, by its sound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from tqcheck.evidence.names.entities import Entity, known_entities, transliteration_characters
from tqcheck.evidence.names.mentions import Mention, _plain
from tqcheck.evidence.names.readings import is_chinese, korean, mandarin, segment, taiwanese
from tqcheck.evidence.names.spans import is_ordinary
from tqcheck.evidence.names.sounds import distance, letters, romanise, skeleton
from tqcheck.evidence.names.territories import hints
from tqcheck.evidence.terms import builtin_glossary
from tqcheck.evidence.terms.folding import fold, is_unspaced
from tqcheck.evidence.terms.lexicon import renderings_in
from tqcheck.evidence.terms.sightings import loosely_in
from tqcheck.languages.codes import base
from tqcheck.model import Entry

NEAR, FAR = 0.36, 0.5  # distances of sound: below the one the same, above the other different
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-‑][^\W\d_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_KANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_PREFIX = 4
_SYLLABLE = 5
_MANY = 4
_SAME_SPELLING, _LITTLE = 0.2, 2
OTHER_SCRIPTS = {"zh", "zh-Hant", "ja", "ko", "ru", "uk", "be", "bg", "sr", "mk", "ar", "fa", "ur", "he", "hi", "mr", "ne", "bn", "ta", "te", "th", "el", "ka", "hy", "kk", "mn"}  # fmt: skip


def accounted(mention: Mention, side: list[Mention], text: str, language: str, own_language: str) -> bool:
    """Say whether a side's text, with the names found in it, accounts for a name of the other side."""
    if any(set(mention.entities) & set(other.entities) for other in side):
        return True
    if any(written_in(entity, text, language) for entity in mention.entities):
        return True
    if mention.entities:
        # The tables have the usual renderings: only what sounds nearly the same may stand for them.
        slack = 0.0 if mention.person and not is_chinese(mention.words) else -0.1
        if heard(mention.words, own_language, text, language, slack=slack):
            return True
        if not mention.full or any(entity.kind == "country" for entity in mention.entities):
            return False
        parts = [part for part in mention.words.split() if part[:1].isupper() and not is_ordinary(part, own_language)]
        return any(len(part) > _PREFIX and heard(part, own_language, text, language, slack=-0.1) for part in parts)
    if read_in(mention.words, text, language) or rendered_as_term(mention.words, text, language):
        return True
    if base(language) == "zh" and is_chinese(mention.words):
        return False
    if len(mention.strong) > 1 and heard(mention.words, own_language, text, language):
        return True
    words = [word.text for word in mention.strong]
    found = [heard(word, own_language, text, language) for word in words]
    if len(words) > 1 and found.count(True) == 1 and not found[-1] and base(own_language) == "en":
        return is_chinese(mention.words) or (len(words) > 2 and found[-2])  # noqa: PLR2004 - a first name is not enough
    return any(found)


# Distance up to which a name is heard, by its consonants: little names are found anywhere by chance.
_HEARD = {0: 0.0, 1: 0.1, 2: 0.2, 3: 0.3, 4: 0.34}


def heard(name: str, own_language: str, text: str, language: str, *, slack: float = 0.0) -> bool:
    """Say whether a name is heard in a text."""
    if {own_language, language}.isdisjoint(OTHER_SCRIPTS):  # between Latin scripts, names keep their spelling
        return any(
            sounds_in(part, own_language, text, language)
            <= max(0.0, _SAME_SPELLING + slack if len(part) > _PREFIX else 0.0)
            for part in name.split()
            if len(part) > _LITTLE
        )
    consonants = len(skeleton(romanise(name, own_language)))
    return sounds_in(name, own_language, text, language) <= max(0.0, _HEARD.get(consonants, NEAR) + slack)


def rendered_as_term(words: str, text: str, language: str) -> bool:
    """Say whether the glossary knows the words (Bundestag), and the text has one of its renderings."""
    return any(
        loosely_in(rendering.text, text, language)
        for entry in _terms().get(words.casefold(), ())
        for rendering in renderings_in(entry, language, "target")
    )


@cache
def _terms() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in builtin_glossary().entries:
        for rendering in {r.text.casefold() for forms in entry.renderings.values() for r in forms}:
            found.setdefault(rendering, []).append(entry)
    return found


def written_in(entity: Entity, text: str, language: str, *, metonyms: bool = True) -> bool:
    """Say whether a rendering, an adjective or another hint of an entity stands in the text; its country for a capital."""
    renderings = (*entity.written(language), *entity.others)
    if is_unspaced(language):
        squeezed = _squeezed(text, language)
        if any("".join(fold(r, language).split()) in squeezed for r in renderings if len(r) > 1):
            return True
    else:
        words = plain_words(text)
        joined = " " + " ".join(words) + " "
        for rendering in renderings:
            plain = _plain(rendering)
            if f" {plain}" in joined or (
                " " not in plain and len(plain) > _PREFIX and any(_alike(plain, word) for word in words)
            ):
                return True
    if entity.kind == "region" and not is_unspaced(language):
        words = plain_words(text)
        if any(_alike(part, word) for part in _telling_words(entity, language) for word in words):
            return True
    if entity.kind in {"country", "region"}:
        return any(_hinted(hint, text, language) for hint in hints(entity.country, language))
    if metonyms and entity.kind == "city" and entity.note == "capital":
        return any(_hinted(hint, text, language) for hint in hints(entity.country, language))
    return False


def _telling_words(entity: Entity, language: str) -> list[str]:
    """Return the words that make a region's name, without those of many (sea, island, north)."""
    common = _words_of_regions(language)
    parts = {part for name in entity.written(language) for part in _plain(name).split()}
    return [part for part in parts if len(part) > _PREFIX and common[part] < _MANY]


@cache
def _words_of_regions(language: str) -> Counter[str]:
    regions = [entity for entity in known_entities("en", "en") if entity.kind == "region"]
    return Counter(part for r in regions for part in {p for name in r.written(language) for p in _plain(name).split()})


def _alike(name: str, word: str) -> bool:
    """Say whether a word may be a form of the name or made from it (Berliner, московский)."""
    keep = max(_PREFIX, len(name) - 3) if len(name) > 5 else _PREFIX  # noqa: PLR2004
    return word[:keep] == name[:keep] or (len(name) > 4 and name in word)  # noqa: PLR2004


def _hinted(hint: str, text: str, language: str) -> bool:
    stem = hint.rstrip("*")
    if is_unspaced(language):
        return fold(stem, language) in _squeezed(text, language)
    plain = _plain(stem)
    if base(language) == "ar":
        return (
            any(plain in word for word in plain_words(text))
            if " " not in plain
            else plain in " ".join(plain_words(text))
        )
    joined = " " + " ".join(plain_words(text))
    if hint.endswith("*") or len(plain) > _PREFIX:
        return f" {plain}" in joined
    return f" {plain} " in joined + " "


@lru_cache(maxsize=256)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents."""
    return tuple(part for match in _WORD.findall(text) for part in _plain(match).split())


@lru_cache(maxsize=256)
def _squeezed(text: str, language: str) -> str:
    return "".join(fold(text, language).split())


@lru_cache(maxsize=100_000)
def sounds_in(name: str, own_language: str, text: str, language: str) -> float:
    """Return how far the name is from what sounds most like it in the text, 0 to 1."""
    own = romanise(name, own_language)
    own_letters = letters(own)
    if len(own_letters) < 2:  # noqa: PLR2004
        return 1.0
    best = 1.0
    for candidate in _candidates(text, language, max(1, len(re.findall("[aeiouy]+", own)))):
        if candidate and (
            own_letters == candidate or abs(len(candidate) - len(own_letters)) <= 2 + len(own_letters) // 2
        ):
            best = min(best, distance(own, candidate))
            if best == 0:
                break
    return best


def _foreign_runs(text: str) -> Iterator[str]:
    """Yield the stretches of characters with which Chinese writes foreign names."""
    known = transliteration_characters()
    run = ""
    for character in text + "\n":
        if character in known:
            run += character
        elif character in "·・-":
            continue
        else:
            if len(run) > 1:
                yield run
            run = ""


@lru_cache(maxsize=4096)
def _candidates(text: str, language: str, vowels: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_all_candidates(text, language, vowels)))


def _all_candidates(text: str, language: str, vowels: int) -> Iterator[str]:
    """Yield romanised stretches of the text in which a name with so many vowels may stand."""
    if base(language) in {"zh", "ja"}:
        for run in _foreign_runs(text) if base(language) == "zh" else ():
            for size in range(max(1, vowels - 1), vowels + 4):
                for i in range(len(run) - size + 1):
                    yield letters(romanise(run[i : i + size], language))
        for run in _KANA.findall(text):
            for start in range(min(len(run), 1 if base(language) == "ja" else 9)):
                for end in range(start + 2, len(run) + 1):
                    yield letters(romanise(run[start:end], language))
    elif base(language) == "ko":
        runs = _HANGUL.findall(text)
        for i, run in enumerate(runs):
            for end in range(1, len(run) + 1):
                yield letters(romanise(run[:end], language))
            if i:
                for end in range(1, min(4, len(run)) + 1):
                    yield letters(romanise(runs[i - 1] + run[:end], language))
    else:
        words = plain_words(text)
        joined = " " + " ".join(words) + " "
        for rendering in renderings:
            plain = _plain(rendering)
            if f" {plain}" in joined or (
                " " not in plain and len(plain) > _PREFIX and any(_alike(plain, word) for word in words)
            ):
                return True
    if entity.kind == "region" and not is_unspaced(language):
        words = plain_words(text)
        if any(_alike(part, word) for part in _telling_words(entity, language) for word in words):
            return True
    if entity.kind in {"country", "region"}:
        return any(_hinted(hint, text, language) for hint in hints(entity.country, language))
    if metonyms and entity.kind == "city" and entity.note == "capital":
        return any(_hinted(hint, text, language) for hint in hints(entity.country, language))
    return False


def _alike(name: str, word: str) -> bool:
    """Say whether a word may be a form of the name or made from it (Berliner, московский)."""
    keep = max(_PREFIX, len(name) - 3) if len(name) > 5 else _PREFIX  # noqa: PLR2004
    return word[:keep] == name[:keep] or (len(name) > 4 and name in word)  # noqa: PLR2004


def _hinted(hint: str, text: str, language: str) -> bool:
    stem = hint.rstrip("*")
    if is_unspaced(language):
        return fold(stem, language) in _squeezed(text, language)
    plain = _plain(stem)
    if base(language) == "ar":
        return (
            any(plain in word for word in plain_words(text))
            if " " not in plain
            else plain in " ".join(plain_words(text))
        )
    joined = " " + " ".join(plain_words(text))
    if hint.endswith("*") or len(plain) > _PREFIX:
        return f" {plain}" in joined
    return f" {plain} " in joined + " "


@lru_cache(maxsize=256)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents."""
    return tuple(part for match in _WORD.findall(text) for part in _plain(match).split())


@lru_cache(maxsize=256)
def _squeezed(text: str, language: str) -> str:
    return "".join(fold(text, language).split())


@lru_cache(maxsize=100_000)
def sounds_in(name: str, own_language: str, text: str, language: str) -> float:
    """Return how far the name is from what sounds most like it in the text, 0 to 1."""
    own = romanise(name, own_language)
    own_letters = letters(own)
    if len(own_letters) < 2:  # noqa: PLR2004
        return 1.0
    best = 1.0
    for candidate in _candidates(text, language, max(1, len(re.findall("[aeiouy]+", own)))):
        if candidate and (
            own_letters == candidate or abs(len(candidate) - len(own_letters)) <= 2 + len(own_letters) // 2
        ):
            best = min(best, distance(own, candidate))
            if best == 0:
                break
    return best


def _foreign_runs(text: str) -> Iterator[str]:
    """Yield the stretches of characters with which Chinese writes foreign names."""
    known = transliteration_characters()
    run = ""
    for character in text + "\n":
        if character in known:
            run += character
        elif character in "·・-":
            continue
        else:
            if len(run) > 1:
                yield run
            run = ""


@lru_cache(maxsize=4096)
def _candidates(text: str, language: str, vowels: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_all_candidates(text, language, vowels)))


def _all_candidates(text: str, language: str, vowels: int) -> Iterator[str]:
    """Yield romanised stretches of the text in which a name with so many vowels may stand."""
    if base(language) in {"zh", "ja"}:
        for run in _HAN.findall(text):
            for size in range(max(1, vowels - 1), vowels + 4):
                for i in range(len(run) - size + 1):
                    yield romanise(run[i : i + size], language)
        for run in _KANA.findall(text):
            for i in range(len(run)):
                if i == 0:
                    for end in range(2, len(run) + 1):
                        yield romanise(run[:end], language)
                yield romanise(run[i:], language)
    elif base(language) == "ko":
        for run in _HANGUL.findall(text):
            for end in range(1, len(run) + 1):
                yield romanise(run[:end], language)
            for i in range(1, len(run)):
                yield romanise(run[i:], language)
        pairs = _HANGUL.findall(text)
        for one, two in zip(pairs, pairs[1:], strict=False):
            for end in range(1, min(4, len(two)) + 1):
                yield romanise(one + two[:end], language)
    else:
        words = plain_words(text)
        romanised = [letters(romanise(word, language)) for word in words]
        for i, word in enumerate(romanised):
            yield word
            for cut in range(1, 4):
                if len(word) - cut >= 3:  # noqa: PLR2004
                    yield word[:-cut]
                    if base(language) == "ar":
                        yield word[cut:]
            if i:
                yield romanised[i - 1] + word
            if i > 1 and len(romanised[i - 1]) <= _SYLLABLE:
                yield romanised[i - 2] + romanised[i - 1] + word
    for word in re.findall(r"[A-Za-zÀ-ž]{2,}", text):
        yield letters(romanise(word, "en"))


def exactly_in(name: str, text: str, language: str) -> bool:
    """Say whether the text has the name itself, or characters that read exactly so."""
    return read_in(name, text, language) or f" {_plain(name)} " in f" {' '.join(plain_words(text))} "


def candidates_with_places(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Yield the stretches that may be one foreign name's word: where they begin, as written, and romanised."""
    if base(language) == "zh":
        known = transliteration_characters() - {"·", "-"}
        for i in range(len(text)):
            for end in range(i + 2, min(len(text), i + 6) + 1):
                if text[end - 1] not in known or text[i] not in known:
                    break
                yield i, text[i:end], letters(romanise(text[i:end], language))
        return
    pattern = _KANA if base(language) == "ja" else _HANGUL if base(language) == "ko" else _WORD
    for match in pattern.finditer(text):
        words = match.group()
        if base(language) == "ko":
            for end in range(2, len(words) + 1):
                yield match.start(), words[:end], letters(romanise(words[:end], language))
        elif base(language) in {"ja", "ar"} or words[:1].isupper():
            yield match.start(), words, letters(romanise(words, language))


def read_in(name: str, text: str, language: str) -> bool:
    """Say whether the text has characters that read as the name, in Mandarin or Korean."""
    return any(True for _ in _readings(name, text, language))


def _readings(name: str, text: str, language: str) -> Iterator[str]:
    if base(language) not in {"zh", "ja", "ko"}:
        return
    wanted = possible_readings(name)
    sizes = {len(way) for way in wanted}
    for run in _HAN.findall(text):
        for size in sizes:
            for i in range(len(run) - size + 1):
                window = run[i : i + size]
                if any(_reads(window, way) for way in wanted if len(way) == size):
                    yield window
                elif size > 1 and sounds_korean(name, window):
                    yield window


def _reads(window: str, way: tuple[frozenset[str], ...]) -> bool:
    return all(part in allowed for part, allowed in zip(mandarin(window), way, strict=True))


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
        distance(written, romanise(hangul, "ko")) <= 0.4
        and skeleton(written)[:1] == skeleton(romanise(hangul, "ko"))[:1]
    )  # noqa: PLR2004
