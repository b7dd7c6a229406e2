"""A link, image, placeholder or span of code that the translation lost, changed or added."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from tqcheck.errors import NotApplicable
from tqcheck.evidence.beads import shorten
from tqcheck.evidence.markup.comparing import Difference, differences
from tqcheck.evidence.markup.destinations import readable
from tqcheck.evidence.markup.values import has_foreign_letters
from tqcheck.model import AlignedPair, Check, Document, Markup, MarkupKind, Problem, Resources, Span

# How often a difference of that kind is a slip: a program fails without its placeholder, while translators rightly
# send their readers to other pages and say less often than the source what a thing is called in code.
_LOST: dict[MarkupKind, float] = {"placeholder": 0.93, "tag": 0.7, "image": 0.75, "link": 0.7, "code": 0.6}
_CHANGED: dict[MarkupKind, float] = {"placeholder": 0.93, "tag": 0.7, "image": 0.6, "link": 0.65, "code": 0.6}
_ADDED: dict[MarkupKind, float] = {"placeholder": 0.9, "tag": 0.6, "image": 0.4, "link": 0.3, "code": 0.3}
_MISSPELT = 0.8  # code that differs by a letter or two
_TRANSLATED = 0.45  # code in which somebody translated words, perhaps those of an example
_ELSEWHERE = 0.4  # the same stands near by: said once instead of twice, or once more
_NEARLY = 75.0  # per cent of equal characters
_NAMES: dict[MarkupKind, str] = {
    "placeholder": "the placeholder",
    "tag": "the tag",
    "image": "the image",
    "link": "the link to",
    "code": "the code",
}


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for document in (pair.source, pair.target):
        if document.origin is None:
            raise NotApplicable(f"{document.path} is plain text, which has no markup to compare")
    for difference in differences(pair):
        source, target = difference.source, difference.target
        yield Problem(
            bead=difference.bead,
            message=_message(difference),
            confidence=_confidence(difference),
            source=_span(pair.source, source) if source else None,
            target=_span(pair.target, target) if target else None,
            suggestion=_suggestion(pair, difference),
            evidence=_evidence(difference),
        )


def _confidence(difference: Difference) -> float:
    source, target = difference.source, difference.target
    if source and target:
        if source.kind == "code":
            if has_foreign_letters(target.value) and not has_foreign_letters(source.value):
                return _TRANSLATED
            return _MISSPELT if ratio(source.value, target.value) >= _NEARLY else _CHANGED["code"]
        return _CHANGED[source.kind]
    mark, by_kind = (source, _LOST) if source else (target, _ADDED)
    sure = by_kind[mark.kind] if mark else 0.0
    return min(sure, _ELSEWHERE) if difference.elsewhere else sure


def _message(difference: Difference) -> str:
    source, target = difference.source, difference.target
    if source and target:
        if source.kind in ("link", "image"):
            goes = "leads" if source.kind == "link" else "is"
            return (
                f"The {source.kind} of the translation {goes} {'to ' if source.kind == 'link' else ''}{_told(target)}, "
                f"that of the source {goes} {'to ' if source.kind == 'link' else ''}{_told(source)}"
            )
        return f"{_named(target)} should be {_told(source)}, as in the source"
    if source:
        if difference.elsewhere:
            return f"{_named(source)} stands fewer times in the translation than in the source"
        return f"{_named(source)} is missing in the translation"
    if target and difference.elsewhere:
        return f"{_named(target)} stands more often in the translation than in the source"
    return f"{_named(target)} is not in the source" if target else ""


def _named(mark: Markup) -> str:
    words = f"{_NAMES[mark.kind]} {_told(mark)}"
    return words[0].upper() + words[1:]


def _told(mark: Markup) -> str:
    value = readable(mark.value) if mark.kind in ("link", "image") else mark.value
    return f"“{shorten(value)}”" if value else "nowhere"


def _suggestion(pair: AlignedPair, difference: Difference) -> str | None:
    """Return what to write instead, where the value itself is what readers see."""
    source, target = difference.source, difference.target
    if not (source and target):
        return None
    return source.value if pair.target.text[target.start : target.end] == target.value else None


def _evidence(difference: Difference) -> tuple[str, ...]:
    if difference.source and difference.source.kind == "placeholder":
        return ("A program puts something in the place of a placeholder; it must stand there as it is in the source.",)
    return ()


def _span(document: Document, mark: Markup) -> Span:
    """Return where the markup stands; the sentence, where nothing of it can be read."""
    if mark.end > mark.start:
        return Span(mark.start, mark.end)
    before = [sentence for sentence in document.sentences if sentence.start <= mark.start]
    sentence = before[-1] if before else document.sentences[0]
    return Span(sentence.start, sentence.end)


MARKUP_MISMATCH = Check(
    id="markup-mismatch",
    category="format",
    severity="error",
    mqm="design/markup",
    summary="A link, image, placeholder or span of code was dropped, changed or added.",
    why="A page with a dead link misleads; a program whose placeholder was translated shows nonsense or fails.",
    fires="“Hello {name}!” → “Hallo {Name}!” in Markdown; “[guide](guide.md)” → “[Anleitung](install.md)”",
    quiet="“[guide](/en/guide)” → “[指南](/zh/guide)”; “press `Ctrl+C`” → “`Strg+C` drücken”; zh.wikipedia.org for en.",
    limits="Plain text has no markup. A page that has another name in each language, on the same site, cannot be told "
    "from a wrong page and is reported as a warning; whether a link works is not looked at.",
    look=_look,
    needs="markup",
)
