"""A sentence, or a long stretch of one, that was left in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from tqcheck.evidence.beads import sentences, shorten, text
from tqcheck.evidence.markup.masking import without_markup
from tqcheck.languages.codes import base, english_name, same_language
from tqcheck.languages.detection import is_rather
from tqcheck.model import AlignedPair, Bead, Check, Problem, Resources, Sentence, Span

_LATIN = re.compile(r"[^\W\d_]", re.ASCII)
_LETTER = re.compile(r"[^\W\d_]")
_COPIED = 92.0  # per cent of equal characters, Indel ratio
_ORDINARY_WORDS = 4  # in lower case: names, titles of works and product names have fewer
# A stretch of words in Latin script inside a text in another script.
_LATIN_STRETCH = re.compile(r"[A-Za-z][A-Za-z'’\-]*(?:[\s,;:]+[A-Za-z][A-Za-z'’\-]*){5,}")
_OPENING, _CLOSING = frozenset('"“„«‹「『‘'), frozenset('"”“»›」』’.,')
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LOWER_WORD = re.compile(r"(?<![\w./@])[a-zà-öø-ÿ][a-zà-öø-ÿ'’\-]+(?![\w/@])")
_LATIN_LANGUAGES_HAVE_NO = frozenset(
    {"zh", "ja", "ko", "ru", "ar", "uk", "el", "he", "th", "hi", "bg", "sr", "fa", "ka"}
)
_CERTAIN, _LIKELY, _STRETCH = 0.97, 0.8, 0.75
_ENTRY = 0.75  # a short string; some are names that are rightly left as they are
_LETTERS_TO_DETECT = 40


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    if same_language(pair.source.language, pair.target.language):
        return
    words = without_markup(pair)  # code is rightly left as it is
    for index, bead in enumerate(pair.beads):
        for sentence in sentences(words, bead, "target"):
            yield from _examine(words, index, bead, sentence, quote=pair.target.text[sentence.start : sentence.end])


def _examine(pair: AlignedPair, index: int, bead: Bead, sentence: Sentence, *, quote: str) -> Iterator[Problem]:
    language = english_name(pair.source.language)
    span = Span(sentence.start, sentence.end)
    if _is_copy(sentence.text, text(pair, bead, "source")):
        yield Problem(index, f"Copied from the source, not translated: “{shorten(quote)}”", _CERTAIN, target=span)
    elif sentence.key and _is_copied_entry(pair, bead, sentence):
        yield Problem(index, f"The same as in the source: “{shorten(quote)}”", _ENTRY, target=span)
    elif _is_foreign(sentence.text, pair.source.language, pair.target.language):
        confidence = _CERTAIN if base(pair.target.language) in _LATIN_LANGUAGES_HAVE_NO else _LIKELY
        yield Problem(index, f"Left in {language}: “{shorten(quote)}”", confidence, target=span)
    else:
        other_script = base(pair.target.language) in _LATIN_LANGUAGES_HAVE_NO
        stretches = [m.span() for m in _LATIN_STRETCH.finditer(sentence.text)] if other_script else []
        stretches = [s for s in stretches if len(_LOWER_WORD.findall(sentence.text[slice(*s)])) >= _ORDINARY_WORDS]
        copied = _copied_stretches(sentence.text, text(pair, bead, "source"), other_script=other_script)
        for start, end in stretches or copied:
            yield _stretch(index, sentence.text[start:end], Span(sentence.start + start, sentence.start + end))


def _stretch(index: int, words: str, place: Span) -> Problem:
    return Problem(index, f"A stretch was left untranslated: “{shorten(words)}”", _STRETCH, target=place)


def _copied_stretches(target: str, source: str, *, other_script: bool) -> Iterator[tuple[int, int]]:
    """Yield where words of the source stand one behind the other in the target, names apart.

    In the same script, three may do so by chance where they are not quoted.
    """
    words, others = list(_WORD.finditer(target)), [word.group() for word in _WORD.finditer(source)]
    mine = [word.group() for word in words]
    i = 0
    while i < len(mine):
        longest = max((_run(mine, others, i, j) for j, word in enumerate(others) if word == mine[i]), default=0)
        start, end = words[i].start(), words[i + max(longest, 1) - 1].end()
        quoted = target[start - 1 : start] in _OPENING and target[end : end + 1] in _CLOSING
        least = _ORDINARY_WORDS - (other_script or quoted)
        if longest >= least and len(_LOWER_WORD.findall(target[start:end])) >= least:
            yield start, end
        i += max(longest, 1)


def _run(mine: list[str], others: list[str], i: int, j: int) -> int:
    """Return how many words are the same from there on."""
    length = 0
    while i + length < len(mine) and j + length < len(others) and mine[i + length] == others[j + length]:
        length += 1
    return length


def _is_copy(target: str, source: str) -> bool:
    """Say whether the target sentence stands in the source as it is, and is more than names and figures."""
    if not source or not _has_ordinary_words(target):
        return False
    flat_target, flat_source = " ".join(target.split()), " ".join(source.split())
    return flat_target in flat_source or ratio(flat_target, flat_source) >= _COPIED


def _is_copied_entry(pair: AlignedPair, bead: Bead, sentence: Sentence) -> bool:
    """Say whether an entry of a file of strings is the source's, in words that the target's script does not write.

    One of two words or more with one in lower case, as “Save changes”: “OK” and “GitHub Actions” may stay.
    """
    words = sentence.text.split()
    return (
        base(pair.target.language) in _LATIN_LANGUAGES_HAVE_NO
        and len(words) > 1
        and bool(_LOWER_WORD.search(sentence.text))
        and words == text(pair, bead, "source").split()
    )


def _is_foreign(target: str, source_language: str, target_language: str) -> bool:
    """Say whether the sentence is in the source language instead of the target language."""
    letters = len(_LETTER.findall(target))
    if not _has_ordinary_words(target):
        return False
    if base(target_language) in _LATIN_LANGUAGES_HAVE_NO and base(source_language) not in _LATIN_LANGUAGES_HAVE_NO:
        return len(_LATIN.findall(target)) > 0.8 * letters
    if letters < _LETTERS_TO_DETECT:
        return False
    return is_rather(target, source_language, target_language)


def _has_ordinary_words(words: str) -> bool:
    """Say whether the text is language rather than a list of names, figures and codes."""
    latin = len(_LATIN.findall(words))
    letters = len(_LETTER.findall(words))
    if latin > letters / 2:
        return len(_LOWER_WORD.findall(words)) >= _ORDINARY_WORDS
    return letters >= 8  # noqa: PLR2004 - scripts without capitals do not mark their names


UNTRANSLATED = Check(
    id="untranslated",
    category="untranslated",
    severity="error",
    mqm="accuracy/untranslated",
    summary="A sentence was left in the source language.",
    why="Readers who need the translation cannot read the passage at all.",
    fires="“Two people died in the flood.” → “Two people died in the flood.” in a Chinese text",
    quiet="“The film “Gone with the Wind” is back.” → “电影《Gone with the Wind》重映。”; addresses, names, code",
    limits="Between related languages, a short sentence that was not copied but left in the source language may pass.",
    look=_look,
)
