"""What a reader of a format hands on: the prose of a file, and where in the file each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tqcheck.model import Markup, MarkupKind, Piece, Suppression, Unit


@dataclass(frozen=True, slots=True)
class Prose:
    """What there is to read in a file of one language.

    `pieces` is empty for plain text, where the prose is the file. A blank line ends a paragraph of prose.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    units: tuple[Unit, ...] = ()
    markup: tuple[Markup, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    language: str | None = None  # a code, where the file itself says it
    notes: tuple[str, ...] = ()  # remarks for the user on how the file was read
    file: str = ""  # what places count in, for a format whose file is no text


@dataclass(frozen=True, slots=True)
class Sides:
    """What there is to read in a file that holds a text and its translations, in units of the same keys."""

    source: Prose
    targets: Mapping[str, Prose]  # by language; the code is "" where the file does not say it


@dataclass(slots=True)
class ProseBuilder:
    """Collects the prose of a file from left to right, each piece with its place in the file."""

    file: str
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _units: list[Unit] = field(default_factory=list)
    _markup: list[Markup] = field(default_factory=list)
    _suppressions: list[Suppression] = field(default_factory=list)
    _literal: bool = False  # the last piece is in the file as it is in the prose

    @property
    def length(self) -> int:
        """How much prose there is so far, in code points: the offset of what is added next."""
        return self._length

    @property
    def end(self) -> int:
        """Where the last words end, before the blank line behind their paragraph."""
        return self._length - 2 if self._parts and self._parts[-1] == "\n\n" else self._length

    def copy(self, start: int, end: int) -> None:
        """Add a stretch of the file as it stands."""
        self.put(self.file[start:end], start, end)

    def put(self, words: str, start: int, end: int) -> None:
        """Add words that stand for a stretch of the file: an entity, an escape, a soft line break."""
        if not words:
            return
        literal = len(words) == end - start and self.file.startswith(words, start)
        last = self._pieces[-1] if self._pieces else None
        if literal and self._literal and last and (last.prose + last.length, last.end) == (self._length, start):
            self._pieces[-1] = Piece(last.prose, last.length + len(words), last.start, end)
        else:
            self._pieces.append(Piece(self._length, len(words), start, end))
        self._literal = literal
        self._parts.append(words)
        self._length += len(words)

    def since(self, start: int) -> str:
        """Return the prose from an offset to here."""
        wanted = self._length - start
        parts: list[str] = []
        for part in reversed(self._parts):
            if wanted <= 0:
                break
            parts.append(part[-wanted:])
            wanted -= len(part)
        return "".join(reversed(parts))

    def end_paragraph(self) -> None:
        """End the paragraph, if one has begun."""
        if self._parts and self._parts[-1] != "\n\n":
            self._parts.append("\n\n")
            self._length += 2

    def mark(self, kind: MarkupKind, value: str, start: int, end: int | None = None) -> None:
        """Note a piece of markup at the prose from `start` to `end`, by default to here."""
        self._markup.append(Markup(kind, value, start, self._length if end is None else end))

    def end_unit(self, key: str, start: int, *, message: str = "") -> None:
        """Make a unit of the prose from `start` to here, and end the paragraph."""
        self._units.append(Unit(key, start, self._length, message))
        self.end_paragraph()

    def suppress(self, suppression: Suppression) -> None:
        """Note a suppression."""
        self._suppressions.append(suppression)

    def build(self, *, language: str | None = None) -> Prose:
        """Return what has been collected."""
        return Prose(
            "".join(self._parts),
            tuple(self._pieces),
            tuple(self._units),
            tuple(self._markup),
            tuple(self._suppressions),
            language,
        )
