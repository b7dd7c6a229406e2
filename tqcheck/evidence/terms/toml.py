"""Glossaries in TOML: all that an entry can hold, one `[[term]]` an entry.

[[term]]
en = ["CCP", "Chinese Communist Party"]
zh = ["中共", "中国共产党", { text = "中国", status = "forbidden" }]
note = "The party is not the country."
"""

from __future__ import annotations

import re
import tomllib

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.records import entry_of
from tqcheck.model import Entry

_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*term[ \t]*\]\]", re.MULTILINE)


def parse_toml(text: str, *, path: str) -> tuple[Entry, ...]:
    """Read a glossary in TOML.

    Raises:
        TqcheckError: if it is no TOML, or an entry has an unknown key or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TqcheckError(f"{path}: {error}.") from None
    terms = table.get("term", [])
    stray = next((key for key in table if key != "term"), None)
    if stray is not None or not isinstance(terms, list) or not all(isinstance(term, dict) for term in terms):
        raise TqcheckError(f"{path}: “{stray or 'term'}” is unexpected; a glossary is a list of [[term]] tables.")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEAD.finditer(text)]
    if len(lines) != len(terms):  # terms written as an inline array
        lines = [1] * len(terms)
    return tuple(entry_of(term, path=path, line=line) for term, line in zip(terms, lines, strict=True))
