"""A document's words as markup, with the quotes of the findings marked in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from tqcheck.model import SEVERITIES, Document, Severity
from tqcheck.reports.html.wording import SIGNS

_PARAGRAPH_BREAK = re.compile(r"\s*\n[^\S\n]*\n\s*")
_LETTER = r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]"  # of a script other than Latin
_OTHER_SCRIPT = re.compile(rf"{_LETTER}(?:[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]|(?<=\S) (?={_LETTER}))*")


@dataclass(frozen=True, slots=True)
class Mark:
    """The words that a finding points to, and the finding's card."""

    start: int
    end: int
    severity: Severity
    anchor: str  # of the card
    number: int


def marks_by_row(document: Document, rows: Sequence[tuple[int, ...]], marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """Return the marks that touch each row; a quote may reach over rows, or lie outside its finding's own."""
    filled = [index for index, row in enumerate(rows) if row]
    starts = [document.sentences[rows[index][0]].start for index in filled]
    ends = [document.sentences[rows[index][-1]].end for index in filled]
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        position = max(0, bisect_right(starts, mark.start) - 1)
        while position < len(filled) and starts[position] < mark.end:
            if mark.start < ends[position]:
                found[filled[position]].append(mark)
            position += 1
    return found


def marked(document: Document, indices: tuple[int, ...], marks: Sequence[Mark]) -> Markup:
    """Return the sentences with the marks; a stretch under several looks like the gravest of them."""
    start, end = document.sentences[indices[0]].start, document.sentences[indices[-1]].end
    inside = [(max(start, mark.start), min(end, mark.end), mark) for mark in marks]
    borders = sorted({start, end, *(first for first, _, _ in inside), *(last for _, last, _ in inside)})
    parts = []
    for first, last in pairwise(borders):
        words = _flowing(document.text[first:last])
        covering = [mark for a, b, mark in inside if a <= first and last <= b]
        if covering:
            gravest = max(covering, key=lambda mark: SEVERITIES.index(mark.severity))
            begun = [mark for a, _, mark in inside if a == first and mark in covering]
            words = _mark(words, gravest, begun)
        parts.append(words)
    return Markup().join(parts)


def _mark(words: Markup, gravest: Mark, begun: list[Mark]) -> Markup:
    signs = "\u00a0\u00a0".join(f"{SIGNS[mark.severity]}\u202f{mark.number}" for mark in begun)
    sign = Markup(' data-n="{}"').format(signs) if signs else ""
    template = Markup('<mark class="{}"{}><a href="#{}">{}</a></mark>')
    return template.format(gravest.severity, sign, gravest.anchor, words)


def _flowing(text: str) -> Markup:
    """Return text as it flows: a line break is a space, an empty line a paragraph sign and a new line."""
    return Markup('<span class="pilcrow">¶</span><br>').join(escape(part) for part in _PARAGRAPH_BREAK.split(text))


def prose(text: str, language: str) -> Markup:
    """Return English prose in which words of another script are told apart, for their font, direction and voice."""
    parts, end = [], 0
    for match in _OTHER_SCRIPT.finditer(text):
        parts.append(escape(text[end : match.start()]))
        parts.append(Markup('<bdi lang="{}">{}</bdi>').format(language, match.group()))
        end = match.end()
    return Markup().join([*parts, escape(text[end:])])
