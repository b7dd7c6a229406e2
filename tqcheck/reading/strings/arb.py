"""ARB, the strings of Flutter: JSON with ICU messages; keys that begin with “@” describe others.

Source of the format: https://github.com/google/app-resource-bundle
"""

from __future__ import annotations

import json
from dataclasses import replace

from tqcheck.reading.entries import build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.json import parse
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.strings.tree import entries

_STYLE = Style(percent=False, messages=True)


def read(file: str, path: str) -> Prose:
    """Read the strings of a file by their keys.

    Raises:
        TqcheckError: if it is no JSON, or holds no strings to be translated.
    """
    tree = parse(file, path)
    strings = tuple((name, child) for name, child in tree.children if not name.startswith("@"))
    found, _ = entries(replace(tree, children=strings), path)
    language = json.loads(file).get("@@locale")
    return build(
        file, found, style=_STYLE, language=language if isinstance(language, str) and language else language_of(path)
    )
