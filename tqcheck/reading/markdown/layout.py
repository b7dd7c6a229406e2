"""The lines of a Markdown file as the parser shall see them, and where in the file each of them stands.

Dialects have blocks that CommonMark does not know; each is rewritten here, line by line, as something that it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NEWLINE = re.compile(r"\r\n|\r|\n")
_FENCE = re.compile(r"[\s>*+\-]*(?P<fence>`{3,}|~{3,})")
_MATHS = re.compile(r"\s*\$\$")
_CONTAINER = re.compile(r"\s*:{3,}\s*(?:\w+\s*)?(?:\[(?P<bracketed>.*)\]|(?P<title>[^\[{][^{]*?))?\s*(?:\{.*\})?\s*$")
_ADMONITION = re.compile(r"(?P<indent>\s*)(?:!!!|\?\?\?\+?)\s*[\w\- ]*(?:\"(?P<title>.*)\")?\s*$")
_ALERT = re.compile(r"(?P<kept>[\s>]*>\s*)\[!\w+\][+-]?")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$")
_CONTENTS = re.compile(r"\s*\[\[?_?TOC_?\]?\]\s*$", re.IGNORECASE)
_TAG_LINE = re.compile(r"\s*(?:\{%.*%\}|\{\{[<%].*[>%]\}\})\s*$")
_MODULE_LINE = re.compile(r"(?:import|export)\s")
_COMPONENT_LINE = re.compile(r"\s*</?[A-Z][\w.]*[^<]*>\s*$|\s*<[A-Z][\w.]*\s*$|\s*\{/\*.*\*/\}\s*$")
_INDENT = 4  # of the contents of MkDocs' admonitions


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text` is what the parser sees; its first column is `start` in the file, plus `shift`."""

    text: str
    start: int
    end: int  # in the file, without the line end
    shift: int = 0


@dataclass(slots=True)
class Layout:
    """The lines of a file, and the template tags that stand alone on theirs."""

    lines: list[Line] = field(default_factory=list)
    tags: list[tuple[int, str]] = field(default_factory=list)  # index of the line, the tag as it is written

    @property
    def text(self) -> str:
        """What the parser sees."""
        return "\n".join(line.text for line in self.lines)


def lay_out(file: str, *, first: int, modules: bool) -> Layout:
    """Prepare the lines of a file.

    Args:
        file: the decoded file.
        first: the offset at which the text begins, behind the front matter; lines before it are made blank.
        modules: whether the file is MDX, with imports and components.
    """
    layout = Layout()
    state = _State(modules=modules)
    for start, end in _lines(file):
        if start < first:
            layout.lines.append(Line("", start, end))
            continue
        text, shift = state.rewrite(file[start:end])
        if not text and _TAG_LINE.match(file, start, end):
            layout.tags.append((len(layout.lines), file[start:end].strip()))
        layout.lines.append(Line(text, start, end, shift))
    return layout


def _lines(file: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for found in _NEWLINE.finditer(file):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(file))]


@dataclass(slots=True)
class _State:
    """What the lines before have opened."""

    modules: bool
    fence: str = ""
    maths: bool = False
    module: bool = False  # inside an import or export that goes on until a blank line
    indents: list[int] = field(default_factory=list)  # of MkDocs' admonitions that are open

    def rewrite(self, line: str) -> tuple[str, int]:
        """Return the line as the parser shall see it, and by how many columns it is shifted against the file."""
        line, dedent = self._dedent(line)
        if self._is_code(line):
            return line, dedent
        if self._is_maths(line) or self._is_module(line) or _CONTENTS.match(line) or _TAG_LINE.match(line):
            return "", 0
        if found := _ADMONITION.match(line):
            self.indents.append(dedent + len(found["indent"]) + _INDENT)
            return _heading(found, "title", dedent)
        if found := _CONTAINER.match(line):
            return _heading(found, "bracketed" if found["bracketed"] else "title", dedent)
        if found := _ALERT.match(line):
            return found["kept"] + " " * (found.end() - found.end("kept")) + line[found.end() :], dedent
        return _ATTRIBUTES.sub("", line), dedent

    def _dedent(self, line: str) -> tuple[str, int]:
        if not line.strip():
            return line, 0
        indent = len(line) - len(line.lstrip(" "))
        while self.indents and indent < self.indents[-1]:
            self.indents.pop()
        dedent = self.indents[-1] if self.indents else 0
        return line[dedent:], dedent

    def _is_code(self, line: str) -> bool:
        found = _FENCE.match(line)
        if self.fence:
            if found and found["fence"].startswith(self.fence) and not line[found.end() :].strip(" `~"):
                self.fence = ""
            return True
        if found and not ("`" in found["fence"] and "`" in line[found.end() :]):
            self.fence = found["fence"]
            return True
        return False

    def _is_maths(self, line: str) -> bool:
        if _MATHS.match(line):
            self.maths = self.maths == (line.count("$$") % 2 == 0)
            return True
        if self.maths and line.rstrip().endswith("$$"):
            self.maths = False
            return True
        return self.maths

    def _is_module(self, line: str) -> bool:
        if not self.modules:
            return False
        self.module = bool(line.strip()) if self.module else bool(_MODULE_LINE.match(line))
        return self.module or bool(_COMPONENT_LINE.match(line))


def _heading(found: re.Match[str], group: str, dedent: int) -> tuple[str, int]:
    """Make the title of a box a heading: that needs no blank line around it."""
    title = (found[group] or "").strip()
    if not title:
        return "", 0
    mark = "# "
    return mark + title, dedent + found.start(group) - len(mark)
