"""`.resx`: the string resources of .NET.

Source of the format: https://learn.microsoft.com/en-us/dotnet/core/extensions/create-resource-files
"""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.reading.commenting import with_suppressions, xml_comments
from tqcheck.reading.entries import Entry, build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.xml import Element, parse

_STYLE = Style(percent=False, accelerators=True)


def read(file: str, path: str) -> Prose:
    """Read the strings by their names; what is of a type, as images and sizes are, is left out.

    Raises:
        TqcheckError: if the file is no resource file with strings in it.
    """
    root = parse(file, path)
    entries = tuple(_entries(root)) if root.tag == "root" else ()
    if not entries:
        raise TqcheckError(f"{path}: holds no strings of a .NET resource file.")
    prose = build(file, entries, style=_STYLE, language=language_of(path))
    return with_suppressions(prose, xml_comments(file), file=file, path=path)


def _entries(root: Element) -> Iterator[Entry]:
    for data in root.elements("data"):
        name, value = data.attributes.get("name", ""), data.first("value")
        if value and not name.startswith(">>") and not {"type", "mimetype"} & set(data.attributes):
            yield Entry(name, value.value())
