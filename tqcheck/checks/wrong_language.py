"""A text, or a sentence of it, that is in neither of the pair's languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.evidence.beads import document, shorten
from tqcheck.languages.codes import base, english_name, same_language
from tqcheck.languages.detection import chinese_script, detect, is_rather
from tqcheck.model import AlignedPair, Bead, Check, Problem, Resources, Side, Span

_LETTER = re.compile(r"[^\W\d_]")
_LETTERS_OF_A_TEXT = 60  # fewer letters than these tell no language
_LETTERS_OF_A_SENTENCE = 80
_SHARE = 0.9
_TEXT_CONFIDENCE, _SENTENCE_CONFIDENCE, _SCRIPT_CONFIDENCE = 0.97, 0.7, 0.95
# Languages that the detector takes for each other too often to accuse a text.
_ALIKE = (
    frozenset({"id", "ms"}),
    frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"nb", "no", "nn", "da"}),
    frozenset({"cs", "sk"}),
    frozenset({"es", "gl", "pt", "ca"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"zh", "yue", "wuu", "lzh"}),
    frozenset({"fa", "ps", "ur"}),
    frozenset({"ru", "uk", "be", "bg"}),
)


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for side in ("source", "target"):
        whole = _whole_text(pair, side)
        if whole:
            yield whole
        else:
            yield from _single_sentences(pair, side)


def _whole_text(pair: AlignedPair, side: Side) -> Problem | None:
    text = document(pair, side)
    if len(_LETTER.findall(text.text)) < _LETTERS_OF_A_TEXT:
        return None
    guess = detect(text.text)
    if guess is None or not guess.reliable:
        return None
    bead = next((i for i, bead in enumerate(pair.beads) if _indices(bead, side)), 0)
    first = text.sentences[0] if text.sentences else None
    span = Span(first.start, first.end) if first else None
    source, target = (span, None) if side == "source" else (None, span)
    declared, found = english_name(text.language), english_name(guess.language)
    if _differ(guess.language, text.language) and guess.share > _SHARE:
        message = f"{text.path} should be in {declared}, but is in {found}"
        return Problem(bead, message, _TEXT_CONFIDENCE, source=source, target=target)
    if base(text.language) == "zh" and chinese_script(text.text) != text.language and _marked_script(text.text):
        message = f"{text.path} should be in {declared}, but is written in {english_name(chinese_script(text.text))}"
        return Problem(bead, message, _SCRIPT_CONFIDENCE, source=source, target=target)
    return None


def _single_sentences(pair: AlignedPair, side: Side) -> Iterator[Problem]:
    other = pair.target.language if side == "source" else pair.source.language
    text = document(pair, side)
    for index, bead in enumerate(pair.beads):
        for i in _indices(bead, side):
            sentence = text.sentences[i]
            if len(_LETTER.findall(sentence.text)) < _LETTERS_OF_A_SENTENCE:
                continue
            guess = detect(sentence.text)
            if guess is None or same_language(guess.language, other):
                continue  # a sentence in the pair's other language is the business of `untranslated`
            if _differ(guess.language, text.language) and is_rather(sentence.text, guess.language, text.language):
                span = Span(sentence.start, sentence.end)
                yield Problem(
                    bead=index,
                    message=f"This sentence seems to be in {english_name(guess.language)}, not in "
                    f"{english_name(text.language)}: “{shorten(sentence.text)}”",
                    confidence=_SENTENCE_CONFIDENCE,
                    source=span if side == "source" else None,
                    target=span if side == "target" else None,
                )


def _indices(bead: Bead, side: Side) -> tuple[int, ...]:
    return bead.source if side == "source" else bead.target


def _differ(one: str, other: str) -> bool:
    """Say whether two languages are different and not easily taken for each other."""
    a, b = base(one), base(other)
    return a != b and bool(english_name(one)) and not any(a in group and b in group for group in _ALIKE)


def _marked_script(text: str) -> bool:
    """Say whether the text has enough characters that exist in one of the two Chinese scripts only."""
    from tqcheck.languages.detection import to_simplified  # noqa: PLC0415 - Chinese texts only

    sample = text[:5000]
    traditional = sum(a != b for a, b in zip(sample, to_simplified(sample), strict=True))
    share = traditional / max(1, len(_LETTER.findall(sample)))
    return share > 0.1 or share < 0.01  # noqa: PLR2004 - about a third of running Traditional text differs


WRONG_LANGUAGE = Check(
    id="wrong-language",
    category="language",
    severity="error",
    mqm="accuracy/untranslated",
    summary="A text, or a sentence of it, is not in the language that it should be in.",
    why="A file in the wrong folder or a sentence pasted from another edition reaches readers who cannot read it.",
    fires="--target-lang zh with a file in Traditional characters; a Spanish sentence in a French text",
    quiet="a quotation or a title in a foreign language inside a sentence",
    limits="Close relatives such as Danish and Norwegian, or a sentence of few words, cannot be told apart.",
    look=_look,
)
