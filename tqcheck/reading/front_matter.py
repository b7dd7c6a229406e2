"""The front matter of a page, in YAML between lines of --- or TOML between lines of +++: its titles and summaries.

Only the values that readers see are read. No parser of YAML says where a value stands, so these few forms are
read here: plain and quoted values on one line, and block scalars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END, _START = r"(?:\r\n|\r|\n)", r"(?<![^\r\n])"  # of a line, whatever ends it
_FENCED = re.compile(
    rf"(?P<fence>---|\+\+\+)[ \t]*{_END}(?P<fields>.*?){_START}(?:(?P=fence)|\.\.\.)[ \t]*(?:{_END}|\Z)", re.DOTALL
)
_FIELD = re.compile(
    rf"{_START}[ \t]*(?:-[ \t]+)?(?P<quote>[\"']?)(?P<key>[A-Za-z][\w-]*)(?P=quote)[ \t]*[:=]"
    r"(?:[ \t]+|(?=[\"'\r\n]))(?P<value>[^\r\n]*)"
)
_READ = frozenset(
    {
        "title", "description", "summary", "subtitle", "tagline", "excerpt", "abstract", "caption", "headline",
        "heading", "lead", "intro", "linktitle", "menutitle", "navtitle", "nav_title", "sidebar_label",
        "sidebar_title", "pagination_label", "shorttitle", "short_title", "seo_title", "meta_description",
        "og_title", "og_description", "details", "text", "label", "question", "answer",
    }
)  # fmt: skip
_LANGUAGE = frozenset({"lang", "language", "locale"})
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?\s*(?:#.*)?$")
_INDENTED = re.compile(rf"(?:{_END}(?:[ \t]+[^\r\n]*|(?=[\r\n])))+")
_NOT_WORDS = re.compile(r"(?:true|false|null|~|[\d.,:T+\-]+|https?://\S+|[/.]?[\w\-./]+/[\w\-./]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was found at the head of a file."""

    end: int = 0  # the offset at which the text begins
    values: tuple[tuple[int, int], ...] = ()  # where in the file the values stand that readers see
    language: str | None = None


def find_front_matter(file: str) -> FrontMatter:
    """Return the front matter of a file; that of a file without any is empty."""
    fenced = _FENCED.match(file)
    if not fenced:
        return FrontMatter()
    language = None
    values = []
    for key, start, end in _fields(file, fenced.start("fields"), fenced.end("fields")):
        words = file[start:end]
        if key in _LANGUAGE and _CODE.fullmatch(words):
            language = words.replace("_", "-")
        elif key in _READ and not _NOT_WORDS.fullmatch(words):
            values.append((start, end))
    return FrontMatter(fenced.end(), tuple(values), language)


def _fields(file: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield each key in lower case, and where its value stands."""
    for field in _FIELD.finditer(file, start, end):
        first, last = field.span("value")
        value = file[first:last].rstrip()
        last = first + len(value)
        if _BLOCK_SCALAR.match(value):
            block = _INDENTED.match(file, field.end(), end)
            if block:
                yield field["key"].lower(), block.start(), block.end()
        elif value[:1] in ("'", '"'):
            closing = value.find(value[0], 1)
            while closing > 0 and value[closing - 1] == "\\":
                closing = value.find(value[0], closing + 1)
            if closing > 0:
                yield field["key"].lower(), first + 1, first + closing
        else:
            comment = value.find(" #")
            yield field["key"].lower(), first, first + comment if comment >= 0 else last
