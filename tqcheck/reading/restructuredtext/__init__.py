"""reStructuredText: titles, paragraphs, lists, tables and boxes are read; code, options and comments are not.

A reader of its own, since docutils tells lines at best: it knows the blocks of the reStructuredText specification
(docutils.sourceforge.io/docs/ref/rst) and the directives of Sphinx by whether their content is text or code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tqcheck.places import Lines
from tqcheck.reading.flow import Flow
from tqcheck.reading.placeholders import note_placeholders
from tqcheck.reading.prose import Prose, ProseBuilder
from tqcheck.reading.restructuredtext.inline import addresses, inline
from tqcheck.reading.restructuredtext.lines import Line, indented, lines_in, rest
from tqcheck.reading.restructuredtext.tables import GRID, SIMPLE, grid_cells, simple_cells
from tqcheck.reading.silencing import Silencer

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?:\|(?P<substitution>[^|]+)\|[ \t]+)?(?P<name>[A-Za-z][\w:+.\-]*)[ \t]?::(?:[ \t]+|$)")
_NOTE = re.compile(r"\[(?:\d+|#[\w\-]*|\*|[A-Za-z][\w.\-]*)\][ \t]+")
_TARGET = re.compile(r"_(?:`[^`]+`|[^:]*):|__:")
_ITEM = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,3}|#|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)])(?:[ \t]+|$)")
_FIELD = re.compile(r":(?![: ])(?:[^:\\]|\\.|:(?!\s|$))+:(?:[ \t]+|$)")
_OPTION_NAME = r"--?\w[\w\-]*(?:[ =]?(?:<[^>]+>|[A-Z][\w\-]*))?"
_OPTION = re.compile(rf"{_OPTION_NAME}(?:, {_OPTION_NAME})*(?: {{2,}}|$)")
_LINE_BLOCK = re.compile(r"\|(?:[ \t]+|$)")
_PROGRAM = frozenset(
    {
        "code", "code-block", "sourcecode", "highlight", "literalinclude", "parsed-literal", "math", "raw",
        "include", "contents", "toctree", "csv-table", "testcode", "testoutput", "testsetup", "testcleanup",
        "doctest", "date", "productionlist", "graphviz", "digraph", "graph", "mermaid", "uml", "plot",
        "ipython", "prompt", "meta", "index", "tabularcolumns", "currentmodule", "module", "automodule",
        "autoclass", "autofunction", "automethod", "program", "autosummary", "autodata", "autoexception",
        "default-role", "role", "sectnum", "default-domain", "highlightlang", "unicode", "image",
        "target-notes", "bibliography", "click", "argparse", "runblock", "tags",
    }
)  # fmt: skip
# Directives whose argument is text. That of others is a path, a signature or a width.
_TITLED = frozenset(
    {
        "admonition", "topic", "sidebar", "rubric", "note", "warning", "tip", "hint", "important",
        "caution", "danger", "attention", "error", "seealso", "todo", "list-table", "table", "replace",
        "centered", "epigraph", "highlights", "pull-quote", "tab-item", "tab", "card", "grid-item-card",
        "dropdown", "collapse", "details", "note-box", "line-block",
    }
)  # fmt: skip
_VERSIONED = frozenset({"versionadded", "versionchanged", "deprecated", "versionremoved"})
_READ_OPTIONS = frozenset({"alt", "caption", "title"})


def read(file: str, path: str) -> Prose:
    """Return what there is to read in a reStructuredText file.

    Raises:
        TqcheckError: if a comment begins as a suppression does and is none.
    """
    reader = _Reader(file, path)
    reader.blocks(lines_in(file))
    reader.silencer.finish()
    return note_placeholders(reader.builder.build())


class _Reader:
    def __init__(self, file: str, path: str) -> None:
        self.file = file
        self.builder = ProseBuilder(file)
        self.flow = Flow(self.builder)
        self.silencer = Silencer(self.builder, path, Lines(file))
        self.targets = addresses(file)

    def blocks(self, lines: Sequence[Line]) -> None:
        """Read the blocks of one level, one behind the other."""
        at = 0
        while at < len(lines):
            if lines[at].blank:
                at += 1
                continue
            if _EXPLICIT.match(self._text(lines[at])):
                end = indented(lines, at + 1, lines[at].column)
                end = max(end, at + 1)
                self._explicit(lines[at:end])
                at = end
                continue
            self.silencer.open()
            at = self._block(lines, at)
            self.flow.end_paragraph()
            self.silencer.close()

    def _block(self, lines: Sequence[Line], at: int) -> int:
        """Read a block and return the index of the line behind it."""
        text = self._text(lines[at])
        if SIMPLE.fullmatch(text) or GRID.fullmatch(text):
            return self._table(lines, at, grid=text.startswith("+"))
        if _ADORNMENT.fullmatch(text):
            return at + 1  # a transition, or the line over a title
        if at + 1 < len(lines) and _ADORNMENT.fullmatch(self._text(lines[at + 1])) and lines[at + 1].column == 0:
            self._words(lines[at : at + 1])
            return at + 2
        if _LINE_BLOCK.match(text):
            return self._line_block(lines, at)
        for pattern in (_ITEM, _FIELD, _OPTION):
            if pattern.match(text):
                return self._items(lines, at, pattern)
        return self._paragraph(lines, at)

    def _items(self, lines: Sequence[Line], at: int, pattern: re.Pattern[str]) -> int:
        """Read a list: its items begin at one column, and what belongs to an item stands right of it."""
        column = lines[at].column
        while at < len(lines) and not lines[at].blank and lines[at].column == column:
            found = pattern.match(self._text(lines[at]))
            if not found:
                break
            end = indented(lines, at + 1, column)
            end = max(end, at + 1)
            first = rest(lines[at], found.end())
            body = [line for line in lines[at + 1 : end] if not line.blank]
            # The first line is as far right as the others, so that they are one paragraph.
            aligned = Line(first.start, first.end, body[0].column if body else first.column)
            self.blocks([aligned, *lines[at + 1 : end]])
            following = next((i for i in range(end, len(lines)) if not lines[i].blank), len(lines))
            at = following
        return at

    def _paragraph(self, lines: Sequence[Line], at: int) -> int:
        if self._text(lines[at]).startswith(">>> "):
            return next((i for i in range(at, len(lines)) if lines[i].blank), len(lines))
        column = lines[at].column
        end = at + 1
        while end < len(lines) and not lines[end].blank and lines[end].column == column:
            end += 1
        body = end < len(lines) and not lines[end].blank and lines[end].column > column
        if body and end == at + 1:  # a term and its definition
            self._words(lines[at:end])
            stop = indented(lines, end, column)
            self.flow.end_paragraph()
            self.blocks(lines[end:stop])
            return stop
        announced = self._words(lines[at:end])
        if announced:
            return max(end, indented(lines, end, column))
        return end

    def _words(self, lines: Sequence[Line]) -> bool:
        """Add a paragraph, and say whether it announces a block of code."""
        start, end = lines[0].start, lines[-1].end
        announced = self.file.endswith("::", start, end)
        if announced:
            spaced = self.file[start : end - 2]
            end -= 2 if not spaced.strip() or spaced[-1].isspace() else 1
        inline(self.flow, start, end, self.targets)
        self.flow.end_paragraph()
        return announced

    def _line_block(self, lines: Sequence[Line], at: int) -> int:
        while at < len(lines) and (found := _LINE_BLOCK.match(self._text(lines[at]))):
            inline(self.flow, *self._span(rest(lines[at], found.end())), self.targets)
            self.flow.hard_break(lines[at].end, lines[at].end)
            at += 1
        return at

    def _table(self, lines: Sequence[Line], at: int, *, grid: bool) -> int:
        end = at + 1
        if grid:
            while end < len(lines) and not lines[end].blank and self.file[lines[end].start] in "+|":
                end += 1
        else:
            rules = [i for i in range(at, len(lines)) if SIMPLE.fullmatch(self._text(lines[i]))]
            closing = (i for i in rules[1:] if i + 1 == len(lines) or lines[i + 1].blank)
            end = next(closing, rules[-1]) + 1
        for cell in (grid_cells if grid else simple_cells)(self.file, lines[at:end]):
            for number, stretch in enumerate(cell):
                if number:
                    self.flow.space(cell[number - 1][1], stretch[0])
                inline(self.flow, *stretch, self.targets)
            self.flow.end_paragraph()
        return end

    def _explicit(self, lines: Sequence[Line]) -> None:
        """Read a directive or footnote; take note of a comment."""
        mark = _EXPLICIT.match(self._text(lines[0]))
        first = rest(lines[0], mark.end() if mark else 0)
        text = self._text(first)
        directive = _DIRECTIVE.match(text)
        if directive:
            self.silencer.open()
            self._directive(directive["name"].lower(), rest(first, directive.end()), lines[1:])
            self.flow.end_paragraph()
            self.silencer.close()
        elif found := _NOTE.match(text):
            self.silencer.open()
            self._inside([rest(first, found.end()), *lines[1:]])
            self.silencer.close()
        elif not _TARGET.match(text):
            self.silencer.comment(self.file[first.start : lines[-1].end], lines[0].start)

    def _directive(self, name: str, argument: Line, body: Sequence[Line]) -> None:
        if name in ("image", "figure"):
            self._image(argument, body)
        options = 0
        while options < len(body) and not body[options].blank:
            found = _FIELD.match(self._text(body[options]))
            if not found:
                break
            key = found.group().strip(": \t")
            if key in _READ_OPTIONS and name not in ("image", "figure"):
                self._words([rest(body[options], found.end())])
            options += 1
        if name.rpartition(":")[2] in _PROGRAM:
            return
        if name in _TITLED and not argument.blank:
            joined = options == 0 and body and not body[0].blank  # the argument is the body's first line
            if joined:
                self._inside([argument, *body])
                return
            self._words([argument])
        elif name in _VERSIONED and (version := re.compile(r"\S+[ \t]+").match(self.file, *self._span(argument))):
            self._inside([rest(argument, version.end() - argument.start), *body])
            return
        self.blocks(body[options:])

    def _image(self, argument: Line, options: Sequence[Line]) -> None:
        mark = self.flow.open()
        for line in options:
            found = re.compile(r":alt:[ \t]+").match(self._text(line))
            if found:
                inline(self.flow, *self._span(rest(line, found.end())), self.targets)
        self.flow.close(mark, "image", self._text(argument))
        self.flow.end_paragraph()

    def _inside(self, lines: Sequence[Line]) -> None:
        """Read blocks of which the first begins on the line of their mark."""
        body = [line for line in lines[1:] if not line.blank]
        first = Line(lines[0].start, lines[0].end, body[0].column if body else lines[0].column)
        self.blocks([first, *lines[1:]])

    def _span(self, line: Line) -> tuple[int, int]:
        return line.start, line.end

    def _text(self, line: Line) -> str:
        return self.file[line.start : line.end]
