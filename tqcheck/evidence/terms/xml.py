"""XML → elements with their line numbers, without the dangers of entities; for TBX and the sheets of XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from tqcheck.errors import TqcheckError

_DEEPEST = 100


@dataclass(slots=True)
class Element:
    """An XML element; names are without their namespace prefix."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    own_text: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside the element, white space made single."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        yield from self.own_text
        for child in self.children:
            yield from child._texts()  # noqa: SLF001 - of its own kind

    def every(self, *names: str) -> Iterator[Element]:
        """Yield the descendants of these names, in reading order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.every(*names)


def parse_xml(data: bytes, *, path: str) -> Element:
    """Parse a document; entity declarations are refused, external files are never read.

    Raises:
        TqcheckError: if it is not well-formed XML or declares entities.
    """
    root = Element("", {}, 0)
    open_elements = [root]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > _DEEPEST:
            raise TqcheckError(f"{path}, line {parser.CurrentLineNumber}: elements are nested too deeply.")
        element = Element(name.rpartition(":")[2], attributes, parser.CurrentLineNumber)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def characters(text: str) -> None:
        open_elements[-1].own_text.append(text)

    def refuse(*_: object) -> None:
        raise TqcheckError(f"{path}, line {parser.CurrentLineNumber}: declares an entity, which is not allowed.")

    def end(_: str) -> None:
        open_elements.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - positional in expat
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise TqcheckError(f"{path}, line {error.lineno}: not well-formed XML: {reason}.") from None
    return root.children[0]
