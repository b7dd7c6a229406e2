"""The text of one string of a file, unescaped, with the place in the file of each of its characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tqcheck.model import MarkupKind
from tqcheck.reading.prose import ProseBuilder

OBJECT = "\ufffc"  # Unicode's own character for something in a text that is no text: an inline code
_FOLDED = re.compile(r"[ \t]*[\r\n]\s*|[ \t]{2,}")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_BREAK = re.compile(r"[ \t]*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a string that is not read as it stands: a placeholder, a tag, an entity."""

    start: int  # in the string
    end: int
    prose: str  # what is read in its place
    kind: MarkupKind | None = None  # None: nothing that a translation must carry over
    value: str = ""  # as `tqcheck.model.Markup` has it


@dataclass(frozen=True, slots=True)
class Value:
    """The text of a string; character i stands for the stretch of the file from `starts[i]` to `ends[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    codes: Mapping[int, Token] = field(default_factory=dict)  # index of an `OBJECT` → the inline code that it is

    def emit(self, builder: ProseBuilder, start: int, end: int) -> None:
        """Add the characters from `start` to `end` to the prose, with white space that holds a line end made one."""
        for found in _BREAK.finditer(self.text, start, end):
            self._copy(builder, start, found.start())
            builder.put("\n", self.starts[found.start()], self.ends[found.end() - 1])
            start = found.end()
        self._copy(builder, start, end)

    def put(self, builder: ProseBuilder, token: Token) -> None:
        """Add what is read in the place of a token, and note what it is."""
        at = builder.length
        if token.end > token.start:
            builder.put(token.prose, self.starts[token.start], self.ends[token.end - 1])
        if token.kind:
            builder.mark(token.kind, token.value, at)

    def _copy(self, builder: ProseBuilder, start: int, end: int) -> None:
        """Add characters, one piece for each run that stands in the file as it is and one for each escape."""
        first = start
        if start < end and self.starts[start:end] == tuple(range(self.starts[start], self.ends[end - 1])):
            builder.put(self.text[start:end], self.starts[start], self.ends[end - 1])  # most often there is no escape
            return
        for i in range(start, end):
            if i + 1 == end or not self._joined(i):
                builder.put(self.text[first : i + 1], self.starts[first], self.ends[i])
                first = i + 1

    def _joined(self, i: int) -> bool:
        """Say whether a character and the next belong to one piece."""
        here, there = (self.starts[i], self.ends[i]), (self.starts[i + 1], self.ends[i + 1])
        is_literal = here[1] - here[0] == there[1] - there[0] == 1 and here[1] == there[0]
        return is_literal or (here == there and here[1] - here[0] != 1)


@dataclass(slots=True)
class ValueBuilder:
    """Collects the characters of a string from left to right."""

    _characters: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _codes: dict[int, Token] = field(default_factory=dict)

    def add(self, text: str, start: int, end: int) -> None:
        """Add characters that stand in the file from `start` to `end`: as they are, or as an escape of them all."""
        is_literal = len(text) == end - start
        self._starts += range(start, end) if is_literal else [start] * len(text)
        self._ends += range(start + 1, end + 1) if is_literal else [end] * len(text)
        self._characters += text

    def code(self, kind: MarkupKind, value: str, start: int, end: int, *, prose: str = "") -> None:
        """Add an inline code of the format; `prose` is what is read in its place."""
        index = len(self._characters)
        self._codes[index] = Token(index, index + 1, prose, kind, value)
        self.add(OBJECT, start, start)
        self._ends[-1] = end

    def build(self) -> Value:
        """Return what has been collected."""
        return Value("".join(self._characters), tuple(self._starts), tuple(self._ends), self._codes)


def join(*values: Value) -> Value:
    """Return the values one behind the other, as one string."""
    codes = {}
    length = 0
    for value in values:
        for index, token in value.codes.items():
            codes[index + length] = Token(index + length, index + length + 1, token.prose, token.kind, token.value)
        length += len(value.text)
    return Value(
        "".join(value.text for value in values),
        tuple(i for value in values for i in value.starts),
        tuple(i for value in values for i in value.ends),
        codes,
    )


def unescaped(file: str, start: int, end: int, escape: re.Pattern[str], character: Callable[[str], str]) -> Value:
    """Return a stretch of the file with its escapes read.

    Args:
        file: the decoded file.
        start: of the stretch.
        end: of the stretch.
        escape: what one escape looks like.
        character: what an escape stands for.
    """
    builder = ValueBuilder()
    for found in escape.finditer(file, start, end):
        builder.add(file[start : found.start()], start, found.start())
        builder.add(character(found.group()), *found.span())
        start = found.end()
    builder.add(file[start:end], start, end)
    return builder.build()


def fold(value: Value) -> Value:
    """Return the value with white space as XML and HTML mean it: a run of it is one space, none between ideographs."""
    builder = ValueBuilder()
    at = 0

    def copy(start: int, end: int) -> None:
        for i in range(start, end):
            if token := value.codes.get(i):
                builder.code(token.kind or "tag", token.value, value.starts[i], value.ends[i], prose=token.prose)
            else:
                builder.add(value.text[i], value.starts[i], value.ends[i])

    for run in _FOLDED.finditer(value.text):
        copy(at, run.start())
        around = value.text[run.start() - 1 : run.start()], value.text[run.end() : run.end() + 1]
        if not all(_WIDE.match(c) for c in around):
            builder.add(" ", value.starts[run.start()], value.ends[run.end() - 1])
        at = run.end()
    copy(at, len(value.text))
    return builder.build()
