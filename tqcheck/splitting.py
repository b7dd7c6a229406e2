"""Text → Document: where one sentence ends and the next begins.

One set of rules serves all scripts; what differs by language (abbreviations, words that open a sentence,
verbs that follow a quotation) is data in `languages/*.toml`, section `[sentences]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tqcheck.languages import section
from tqcheck.languages.codes import base
from tqcheck.model import Document, Sentence, Span, Text
from tqcheck.places import lines_of, locate

SplitMode = Literal["sentences", "lines"]

# A full stop of these scripts ends a sentence without a space behind it; ASCII marks need one.
_WIDE = "。！？｡．！？"
_NARROW = ".!?…؟۔।॥։።‼⁇⁈⁉"
_UNSPACED = "\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3"  # letters that may stand right behind a foreign sentence
_CLOSERS = "\"'”’»›」』）】》〉)]}＂“‘«"  # the last three close a quotation in German and Danish
_OPENERS = "\"'“‘«‹„‚「『（【《〈([{¿¡＂"
_WIDE_CLOSERS = "\"'”’」』）】》〉)]}＂"
_END = re.compile(
    rf"(?P<wide>[{_WIDE}][{_WIDE}{_NARROW}]*[{re.escape(_WIDE_CLOSERS)}]*)"
    # French puts a space before its closing quotation mark
    rf"|(?P<narrow>[{_NARROW}]+[{re.escape(_CLOSERS)}]*(?:[ \u00a0\u202f][»›][{re.escape(_CLOSERS)}]*)?)"
    rf"(?=\s|$|[{_WIDE}{_UNSPACED}])"
    rf"|(?P<dots>(?:…{{2,}}|\.{{6,}})[{re.escape(_CLOSERS)}]*)"
)
_FOREIGN_SENTENCE = re.compile(r"(?:[A-Za-z,'’\-]+[ \t]+){5}[a-z]{2,}[.!?]+$")
_WORD_BEFORE = re.compile(rf"[^\s{re.escape(_OPENERS)}—–]+$")
_WORD_AFTER = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.){2,}")
_LIST_LABEL = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]")
_CLAUSE_END = re.compile(rf"[{_WIDE}{_NARROW}]")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]+")
_BLOCK = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_SPEECH_WINDOW = 40  # code points behind a quotation in which its “he said” must stand
_PARTICLES = "とのはがをにもでや"  # a Japanese sentence does not begin with these behind a closing quote

_WRAP_NARROWEST, _WRAP_WIDEST = 50, 110  # columns at which people and mail programs wrap text


@dataclass(frozen=True, slots=True)
class _Rules:
    """A language's data, ready for look-ups; words are in lower case, without the final full stop."""

    inside: frozenset[str]  # abbreviations that never end a sentence: Mr, Gen, z.B
    either: frozenset[str]  # abbreviations that may: U.S, Inc, p.m
    numbered: frozenset[str]  # abbreviations before a number: No, p, Art
    starters: frozenset[str]  # words that, capitalised behind an abbreviation, open a sentence
    speech: tuple[str, ...]  # verbs of saying that may follow a quotation
    ordinal_dot: bool  # “31.” may be an ordinal


def split(text: Text, *, mode: SplitMode = "sentences") -> Document:
    """Split a text into sentences.

    In mode `sentences` a sentence never crosses a blank line, nor a line break unless the text is
    hard-wrapped; in mode `lines` every non-empty line is one sentence. A text that comes in units is
    split already: each unit is a sentence.
    """
    lines = lines_of(text)
    read = _with_code_as_words(text)
    sentences = []
    for paragraph, (start, end, key, message) in enumerate(_blocks(text, mode)):
        whole = key or mode == "lines"
        for first, last in [(start, end)] if whole else _sentences(read, start, end, text.language):
            line = locate(text, Span(first, last), lines).line
            sentences.append(Sentence(text.text[first:last], first, last, line, paragraph, key, message))
    return Document(
        text.path,
        text.language,
        text.text,
        tuple(sentences),
        origin=text.origin,
        markup=text.markup,
        suppressions=text.suppressions,
    )


def _with_code_as_words(text: Text) -> str:
    """Return the prose with a word in capitals for each piece of code and each placeholder.

    Code is written as programs want it: its case and its full stops tell nothing of where a sentence begins or ends.
    """
    opaque = [mark for mark in text.markup if mark.kind in ("code", "placeholder") and mark.start < mark.end]
    if not opaque:
        return text.text
    characters = list(text.text)
    for mark in opaque:
        characters[mark.start : mark.end] = "X" * (mark.end - mark.start)
    return "".join(characters)


def _blocks(text: Text, mode: SplitMode) -> Iterator[tuple[int, int, str, str]]:
    """Yield the span of each paragraph, or of each unit with its key and its message."""
    if not text.units:
        yield from ((start, end, "", "") for start, end in _paragraphs(text.text, mode))
        return
    for unit in text.units:
        span = _strip(text.text, unit.start, unit.end)
        if span:
            yield (*span, unit.key, unit.message)


def _paragraphs(text: str, mode: SplitMode) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs, without the white space around them."""
    lines = [(m.start(), m.end()) for m in (_LINE if mode == "lines" else _BLOCK).finditer(text)]
    lines = [span for span in (_strip(text, *line) for line in lines) if span]
    if mode == "lines" or not _is_hard_wrapped([text[a:b] for a, b in lines]):
        yield from lines
        return
    block: tuple[int, int] | None = None
    for start, end in lines:
        if block and len(_NEWLINE.findall(text, block[1], start)) <= 1 and not _LIST_LABEL.match(text, start):
            block = (block[0], end)
        else:
            if block:
                yield block
            block = (start, end)
    if block:
        yield block


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Say whether the line breaks are those of a fixed column, not those of paragraphs.

    Wrapped text has many full lines of about one width that break off in mid-sentence.
    """
    width = max((len(line) for line in lines), default=0)
    if len(lines) < 4 or not _WRAP_NARROWEST <= width <= _WRAP_WIDEST:  # noqa: PLR2004 - too little to tell
        return False
    full = [line for line in lines if len(line) > 0.75 * width]
    broken = [line for line in full if not _END.search(line[-3:])]
    return len(full) >= len(lines) / 2 and len(broken) >= 0.6 * len(full)


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of one paragraph."""
    first = start
    if base(language) in {"th", "lo", "km"}:  # no full stops: phrases are split at spaces, the aligner joins them
        boundaries: Iterator[int] = (m.start() for m in re.finditer(r"\s+", text[start:end]))
        boundaries = (start + b for b in boundaries)
    else:
        boundaries = (m.end() for m in _END.finditer(text, start, end) if _ends(text, m, start, end, _rules(language)))
    for boundary in (*boundaries, end):
        span = _strip(text, first, boundary)
        if span:
            yield span
        first = boundary


def _ends(text: str, mark: re.Match[str], start: int, end: int, rules: _Rules) -> bool:
    """Say whether a sentence of the paragraph from `start` to `end` ends with this mark."""
    after = text[mark.end() : end]
    follower = after.lstrip()
    if not follower:
        return True
    quoted = mark.group()[-1] in _CLOSERS
    if mark["dots"]:  # …… in the middle of a Chinese sentence is a pause, behind a quotation's end it is not
        return quoted and not _speech_follows(follower, rules)
    if mark["wide"]:
        if follower[0] in _WIDE_CLOSERS + "，、；：,;:—":
            return False
        return not (quoted and (follower[0] in _PARTICLES or _speech_follows(follower, rules)))
    if after[0] == follower[0] and not _FOREIGN_SENTENCE.search(text, max(start, mark.end() - 120), mark.end()):
        return False  # no space: “Apple Inc.は” goes on, while a whole English sentence before 同じく has ended
    return _narrow_ends(text, mark, start, follower, rules, quoted=quoted)


def _narrow_ends(text: str, mark: re.Match[str], start: int, follower: str, rules: _Rules, *, quoted: bool) -> bool:
    opening = follower.lstrip(_OPENERS + " -–—")
    following = _WORD_AFTER.match(opening)
    word = following.group() if following else ""
    if word[:1].islower() or follower[0] in ",;:":
        return False
    if mark.group()[0] != "." or mark.group().startswith(".."):
        return not (quoted and _speech_follows(follower, rules))
    before = _WORD_BEFORE.search(text, start, mark.start() + 1)
    if before is None:
        return True
    token = before.group()
    if before.start() == start and _LIST_LABEL.fullmatch(token):
        return False
    return _period_ends(token, word, opening, rules) and not (quoted and _speech_follows(follower, rules))


def _period_ends(token: str, word: str, opening: str, rules: _Rules) -> bool:
    """Decide on a full stop behind `token` (with the stop) and before `word`."""
    bare = token[:-1].lower()
    opens = word.lower() in rules.starters and word[:1].isupper() and not _INITIAL.match(opening)
    if bare in rules.numbered and opening[:1].isdigit():
        return False
    if bare in rules.inside:
        return False
    if bare in rules.either or _DOTTED.fullmatch(token):
        return opens or not word  # “in the U.S. The …” but “the U.S. State Department”
    if _INITIAL.fullmatch(token) and token[0].isupper():
        return opens  # “J. K. Rowling”
    if rules.ordinal_dot and bare.isdigit() and len(bare) <= 2:  # noqa: PLR2004 - days and centuries
        return opens
    return True


def _speech_follows(follower: str, rules: _Rules) -> bool:
    """Say whether what stands behind a quotation only tells who said it: 他说。/ Blinken asked."""
    clause = _CLAUSE_END.split(follower[:_SPEECH_WINDOW], maxsplit=1)[0]
    if len(clause) == _SPEECH_WINDOW:
        return False
    return any(re.search(rf"(?<!\w){re.escape(v)}\b" if v.isascii() else re.escape(v), clause) for v in rules.speech)


@cache
def _rules(language: str) -> _Rules:
    data = section(language, "sentences")

    def words(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in data.get(key, ()))

    return _Rules(
        inside=words("abbreviations"),
        either=words("final_abbreviations"),
        numbered=words("numbered_abbreviations"),
        starters=words("starters"),
        speech=tuple(data.get("speech", ())),
        ordinal_dot=bool(data.get("ordinal_dot", False)),
    )


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without the white space (and stray byte-order marks) at its ends, or None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
