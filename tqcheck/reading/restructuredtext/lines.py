"""Lines of a file as reStructuredText sees them: where each begins behind its indent, list mark or quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the rest of one behind the mark of a list; blank where `start` is `end`."""

    start: int  # in the file, of its first character that is no space
    end: int
    column: int  # of that character

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return self.start == self.end


def lines_in(file: str) -> list[Line]:
    """Return the lines of a file."""
    lines, at = [], 0
    for end in (*(found.start() for found in _NEWLINE.finditer(file)), len(file)):
        text = file[at:end].rstrip()
        indent = len(text) - len(text.lstrip())
        lines.append(Line(at + indent, at + len(text), len(text[:indent].expandtabs(8))))
        newline = _NEWLINE.match(file, end)
        at = newline.end() if newline else end
    return lines


def rest(line: Line, by: int) -> Line:
    """Return what is on a line behind its first characters, so many of them."""
    return Line(min(line.start + by, line.end), line.end, line.column + by)


def indented(lines: Sequence[Line], first: int, column: int) -> int:
    """Return the index behind the lines from `first` on that are blank or begin right of a column."""
    last = first
    for index in range(first, len(lines)):
        if lines[index].blank:
            continue
        if lines[index].column <= column:
            break
        last = index + 1
    return last
