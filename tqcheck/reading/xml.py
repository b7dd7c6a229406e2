"""XML as a tree in which every character of text knows its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from tqcheck.errors import TqcheckError
from tqcheck.reading.values import Value, ValueBuilder

_REFERENCE = re.compile(r"&[^;&<\s]+;")
_SPACE = "http://www.w3.org/XML/1998/namespace "


@dataclass(frozen=True, slots=True)
class Characters:
    """Text between tags: as it stands in the file from `start` to `end`, or as an entity of it."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element; names are without their namespace, but for `xml:lang` and `xml:space`."""

    tag: str
    attributes: Mapping[str, str]
    start: int  # of its start tag
    inside: int = 0  # behind its start tag
    end: int = 0  # behind its end tag
    children: list[Element | Characters] = field(default_factory=list)

    def elements(self, *tags: str) -> Iterator[Element]:
        """Yield the child elements, those of the given tags where some are given."""
        for child in self.children:
            if isinstance(child, Element) and (not tags or child.tag in tags):
                yield child

    def first(self, tag: str) -> Element | None:
        """Return the first child element of that tag."""
        return next(self.elements(tag), None)

    def descendants(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of these tags below this one, in order; not those within one another."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            else:
                yield from child.descendants(*tags)

    def value(self) -> Value:
        """Return all text in the element, without the tags in it."""
        builder = ValueBuilder()
        for found in self.all_characters():
            builder.add(found.text, found.start, found.end)
        return builder.build()

    def all_characters(self) -> Iterator[Characters]:
        """Yield the text in the element and in those below it."""
        for child in self.children:
            if isinstance(child, Characters):
                yield child
            else:
                yield from child.all_characters()


def parse(file: str, path: str) -> Element:
    """Return the root element of a file.

    Raises:
        TqcheckError: if it is not well-formed.
    """
    return _Parser(file, path).parse()


class _Parser:
    def __init__(self, file: str, path: str) -> None:
        self._file = file
        self._path = path
        self._data = file.encode("utf-8", "surrogatepass")
        # Offsets of the parser are in bytes; the first characters of stretches of 1,024 bytes lead back to ours.
        self._bytes, self._characters = _landmarks(file)
        self._open: list[Element] = [Element("", {}, 0)]
        self._text: tuple[str, int] | None = None  # and the byte where it begins
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.ordered_attributes = False
        self._parser.buffer_text = False
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters_of
        self._parser.DefaultHandlerExpand = self._other

    def parse(self) -> Element:
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003 - the signature of expat
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise TqcheckError(f"{self._path}:{error.lineno}: is not well-formed XML ({reason}).") from None
        return next(self._open[0].elements())

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        at = self._at()
        self._close_text(at)
        element = Element(_local(tag), {_local(name): value for name, value in attributes.items()}, at)
        element.inside = _tag_end(self._file, at)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        at = self._at()
        self._close_text(at)
        element = self._open.pop()
        element.end = _tag_end(self._file, at) if self._file.startswith("</", at) else element.inside

    def _characters_of(self, text: str) -> None:
        at = self._at()
        self._close_text(at)
        self._text = text, at

    def _other(self, _text: str) -> None:
        # A comment, a processing instruction, the mark of a CDATA section: what was read before ends here.
        self._close_text(self._at())

    def _close_text(self, end: int) -> None:
        """Add the text that was read last, now that it is known where the next thing begins."""
        if self._text is None:
            return
        text, start = self._text
        self._text = None
        reference = _REFERENCE.match(self._file, start)
        if self._file.startswith(text, start) and not (reference and text == "&"):
            end = start + len(text)  # what comes next may be far behind, where something unread stands between
        elif reference:
            end = reference.end()
        self._open[-1].children.append(Characters(text, start, end))

    def _at(self) -> int:
        """Return where in the file the parser is."""
        byte = self._parser.CurrentByteIndex
        landmark = bisect_right(self._bytes, byte) - 1
        start = self._bytes[landmark]
        return self._characters[landmark] + len(self._data[start:byte].decode("utf-8", "surrogatepass"))


def _landmarks(file: str, step: int = 256) -> tuple[list[int], list[int]]:
    characters = list(range(0, len(file) + 1, step))
    lengths = [0]
    for start in characters[:-1]:
        lengths.append(lengths[-1] + len(file[start : start + step].encode("utf-8", "surrogatepass")))
    return lengths, characters


def _tag_end(file: str, start: int) -> int:
    """Return where a tag ends; a “>” may stand in an attribute's value."""
    quote = ""
    for at in range(start, len(file)):
        character = file[at]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == ">":
            return at + 1
    return len(file)


def _local(name: str) -> str:
    if name.startswith(_SPACE):
        return f"xml:{name.removeprefix(_SPACE)}"
    return name.rpartition(" ")[2]
