"""What the comments of a text with markup silence: the block that follows, or the whole text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tqcheck.model import Suppression
from tqcheck.places import Lines
from tqcheck.reading.prose import ProseBuilder
from tqcheck.reading.suppressing import covers_file, parse_comment


@dataclass(slots=True)
class Silencer:
    """Follows the blocks of a text and notes which of them a comment before them covers."""

    builder: ProseBuilder
    path: str
    lines: Lines
    _depth: int = 0
    _waiting: list[Suppression] = field(default_factory=list)
    _covering: list[tuple[int, int, Suppression]] = field(default_factory=list)  # depth, start in the prose

    def comment(self, words: str, offset: int) -> None:
        """Take note of a comment.

        Args:
            words: what stands between the marks of the comment.
            offset: in the file, where it begins.

        Raises:
            TqcheckError: if it begins as a suppression does and is none.
        """
        found = parse_comment(words, path=self.path, line=self.lines.at(offset)[0])
        if found is None:
            return
        if covers_file(words):
            self.builder.suppress(found)
        else:
            self._waiting.append(found)

    def open(self) -> None:
        """Begin a block; the paragraph before it has ended."""
        self._depth += 1
        self._covering += [(self._depth, self.builder.length, item) for item in self._waiting]
        self._waiting.clear()

    def close(self) -> None:
        """End the block that was begun last."""
        for depth, start, item in self._covering:
            if depth == self._depth:
                self.builder.suppress(replace(item, start=start, end=max(start, self.builder.end)))
        self._covering = [entry for entry in self._covering if entry[0] != self._depth]
        self._depth -= 1

    def finish(self) -> None:
        """End all blocks; a comment that none followed covers nothing, which shall be seen."""
        self._waiting, last = [], self._waiting
        for item in last:
            self.builder.suppress(replace(item, start=self.builder.length, end=self.builder.length))
        while self._depth:
            self.close()
