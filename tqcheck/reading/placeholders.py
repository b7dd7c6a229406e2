"""Placeholders and bare addresses in running text: what a program will fill in, and what nobody translates."""

from __future__ import annotations

import re
from dataclasses import replace

from tqcheck.model import Markup, MarkupKind
from tqcheck.reading.prose import Prose

_PLACEHOLDER = re.compile(
    r"""
    \{\{[^{}\n]{1,80}\}\}                                      # {{ user.name }}, {{< shortcode >}}
    | \{%[^{}\n]{1,80}%\}                                      # {% if user %}
    | [$#%]\{[^{}\n]{1,60}\}                                   # ${HOME}, #{name}, %{count}
    | \{(?:[A-Za-z_][\w.\-]{0,40}(?:[!:][^{}\n\s]{1,20})?|\d{0,2})\}       # {name}, {price:.2f}, {0}, {}
    | %\([A-Za-z_]\w*\)[-+0\#]*\d*(?:\.\d+)?[a-z]              # %(count)d
    | (?<![\w%.,])%(?:\d+\$)?[-+0\#]*\d*(?:\.\d+)?l?[sdifuxX@](?![\w%])    # %s, %1$d
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:https?://|(?<![\w.@])www\.)[A-Za-z0-9][!#-'*-;=?-Z_a-z~\\]*[\w/=&#~]", re.ASCII)


def note_placeholders(prose: Prose) -> Prose:
    """Return the prose with the placeholders and bare addresses in it noted, besides the markup that it has."""
    taken = [(mark.start, mark.end) for mark in prose.markup if mark.kind in ("code", "placeholder")]
    links = [(mark.start, mark.end) for mark in prose.markup if mark.kind == "link"]
    found = [
        *_marks("placeholder", _PLACEHOLDER, prose.text, taken),
        *_marks("link", _ADDRESS, prose.text, taken + links),
    ]
    markup = sorted((*prose.markup, *found), key=lambda mark: (mark.start, mark.end))
    return replace(prose, markup=tuple(markup))


def _marks(kind: MarkupKind, pattern: re.Pattern[str], text: str, taken: list[tuple[int, int]]) -> list[Markup]:
    covered = bytearray(len(text))
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    return [
        Markup(kind, match.group(), match.start(), match.end())
        for match in pattern.finditer(text)
        if not any(covered[match.start() : match.end()])
    ]
