"""The inline markup of reStructuredText: roles, links, literals, emphasis, escapes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tqcheck.reading.flow import Flow

_INLINE = re.compile(
    r"""
    ``(?P<literal>\S(?:.*?\S)?)``
    | :(?P<role>[A-Za-z][\w:+.\-]*):`(?P<content>[^`]+)`
    | (?<!\w)`(?P<linked>[^`<]*?)\s*<(?P<address>[^`<>]+)>`__?
    | (?<!\w)`(?P<named>[^`]+)`(?P<named_mark>__?)?
    | (?<![\w*])\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*
    | (?<![\w*])\*(?=[^\s*])(?P<emphasis>.+?)(?<=[^\s*])\*(?!\w)
    | \ ?\[(?P<note>\d+|\#[\w\-]*|\*)\]_(?!\w)
    | (?P<substitution>\|[^\s|](?:[^|\n]*[^\s|])?\|)_{0,2}
    | (?<![\w`])(?P<word>[^\W_][\w.\-]*[^\W_]|[^\W_])__?(?![\w`])
    | \\(?P<escaped>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_TITLED = re.compile(r"!?(?P<title>.+?)\s*<(?P<target>[^<>]+)>", re.DOTALL)
_OF_WORDS = frozenset(
    {
        "guilabel", "menuselection", "dfn", "abbr", "abbreviation", "acronym", "emphasis", "strong", "sub", "sup",
        "subscript", "superscript", "title", "title-reference", "term", "index",
    }
)  # fmt: skip
# The content of these is what readers see; of the others, the title of something elsewhere.
_OF_CODE = frozenset(
    {
        "code", "samp", "file", "command", "program", "envvar", "option", "kbd", "literal", "math", "makevar",
        "mimetype", "regexp", "token", "keyword",
    }
)  # fmt: skip
_TARGET = re.compile(
    r"^[ \t]*\.\.[ \t]+_(?:`(?P<quoted>[^`]+)`|(?P<name>[^:\n]+)):[ \t]+(?P<address>\S+)", re.MULTILINE
)


def addresses(file: str) -> Mapping[str, str]:
    """Return the addresses that a file gives to its named links, by name."""
    return {
        _plain(found["quoted"] or found["name"]): found["address"]
        for found in _TARGET.finditer(file.replace("\r\n", "\n").replace("\r", "\n"))
    }


def inline(flow: Flow, start: int, end: int, targets: Mapping[str, str]) -> None:
    """Add the words of a stretch of the file, and note the markup in it."""
    file = flow.builder.file
    at = start
    for found in _INLINE.finditer(file, start, end):
        flow.text(at, found.start())
        at = found.end()
        _add(flow, found, targets)
    flow.text(at, end)


def _add(flow: Flow, found: re.Match[str], targets: Mapping[str, str]) -> None:
    kind = found.lastgroup if found.lastgroup != "named_mark" else "named"
    match kind:
        case "literal":
            _code(flow, *found.span("literal"))
        case "content":
            _role(flow, found, targets)
        case "address":
            mark = flow.open()
            inline(flow, *found.span("linked"), targets)
            flow.close(mark, "link", found["address"])
        case "named" | "word":
            mark = flow.open()
            inline_or_text = inline if kind == "named" and not found["named_mark"] else _text
            inline_or_text(flow, *found.span(kind), targets)
            flow.close_if(mark, "link", targets.get(_plain(found[kind]), ""))
        case "strong" | "emphasis":
            inline(flow, *found.span(kind), targets)
        case "substitution":
            mark = flow.open()
            flow.text(*found.span("substitution"))
            flow.close(mark, "placeholder", found["substitution"])
        case "escaped" if not found["escaped"].isspace():
            flow.put(found["escaped"], found.start(), found.end())


def _role(flow: Flow, found: re.Match[str], targets: Mapping[str, str]) -> None:
    role = found["role"].rpartition(":")[2].lower()
    titled = _TITLED.fullmatch(found["content"])
    start = found.start("content")
    if role in _OF_CODE:
        _code(flow, *found.span("content"))
    elif titled:
        mark = flow.open()
        _text(flow, start + titled.start("title"), start + titled.end("title"), targets)
        flow.close(mark, "link", titled["target"])
    elif role in _OF_WORDS:
        _text(flow, *found.span("content"), targets)
    else:
        _code(flow, found.start(), found.end())


def _code(flow: Flow, start: int, end: int) -> None:
    mark = flow.open()
    flow.text(start, end)
    flow.close(mark, "code", " ".join(flow.builder.file[start:end].split()))


def _text(flow: Flow, start: int, end: int, _targets: Mapping[str, str]) -> None:
    flow.text(start, end)


def _plain(name: str) -> str:
    return " ".join(name.split()).lower()
