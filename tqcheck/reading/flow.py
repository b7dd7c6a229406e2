"""Running text in formats in which white space is only white space: a run of it is one space, a line end too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tqcheck.model import MarkupKind
from tqcheck.reading.prose import ProseBuilder

_RUN = re.compile(r"(?P<words>[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*)|(?P<white>[ \t\r\n\f]+)")
# Between characters of these scripts a line end is no space; Korean writes spaces.
_UNSPACED = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(slots=True)
class OpenMark:
    """Markup whose prose has not ended yet; `start` is known once there are words."""

    start: int | None = None


class Flow:
    """Adds running text to a prose, with its white space made plain."""

    def __init__(self, builder: ProseBuilder) -> None:
        self.builder = builder
        self._gap: tuple[int, int] | None = None  # white space of the file that words may follow
        self._last = ""  # the paragraph's last character so far
        self._waiting: list[OpenMark] = []

    def text(self, start: int, end: int) -> None:
        """Add a stretch of the file that holds words and white space."""
        for run in _RUN.finditer(self.builder.file, start, end):
            if run["words"]:
                self.put(run["words"], run.start(), run.end())
            else:
                self.space(run.start(), run.end())

    def put(self, words: str, start: int, end: int) -> None:
        """Add words that stand for a stretch of the file."""
        if not words:
            return
        if words.isspace() and words not in "\u00a0\u202f\u3000":
            self.space(start, end)
            return
        if self._gap and self._last and self._last != "\n":
            white = self.builder.file[slice(*self._gap)]
            if not ("\n" in white or "\r" in white) or not (_UNSPACED.match(self._last) and _UNSPACED.match(words)):
                self.builder.put(" ", *self._gap)
        self._gap = None
        for mark in self._waiting:
            mark.start = self.builder.length
        self._waiting.clear()
        self.builder.put(words, start, end)
        self._last = words[-1]

    def space(self, start: int, end: int) -> None:
        """Note white space or a soft line end; it counts only between words."""
        self._gap = (self._gap[0] if self._gap else start, end)

    def hard_break(self, start: int, end: int) -> None:
        """Add a line end that readers see."""
        if self._last and self._last != "\n":
            self.builder.put("\n", start, end)
            self._last = "\n"
        self._gap = None

    def end_paragraph(self) -> None:
        """End the paragraph, if one has begun."""
        self._gap = None
        self._last = ""
        self.builder.end_paragraph()

    def open(self) -> OpenMark:
        """Begin markup at the words that come next."""
        mark = OpenMark()
        self._waiting.append(mark)
        return mark

    def close(self, mark: OpenMark, kind: MarkupKind, value: str) -> None:
        """Note the markup from where it was opened to here."""
        if mark.start is None:
            self._waiting.remove(mark)
        self.builder.mark(kind, value, self.builder.length if mark.start is None else mark.start)

    def close_if(self, mark: OpenMark, kind: MarkupKind, value: str) -> None:
        """Note the markup from where it was opened to here, if it has a value."""
        if value:
            self.close(mark, kind, value)
        elif mark.start is None:
            self._waiting.remove(mark)
