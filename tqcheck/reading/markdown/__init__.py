"""Markdown: headings, paragraphs, list items and the cells of tables are read; code blocks, tags and addresses are not.

CommonMark with tables, strikethrough, footnotes and front matter, and what is usual in the dialects of
GitHub, MkDocs, Docusaurus, VitePress, Hugo and Jekyll.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from tqcheck.places import Lines
from tqcheck.reading.flow import Flow
from tqcheck.reading.front_matter import find_front_matter
from tqcheck.reading.html import Walker
from tqcheck.reading.markdown.layout import Layout, lay_out
from tqcheck.reading.markdown.positions import AT, parser
from tqcheck.reading.markdown.sources import Source, source_of
from tqcheck.reading.placeholders import note_placeholders
from tqcheck.reading.prose import Prose, ProseBuilder
from tqcheck.reading.silencing import Silencer

_COMMENT = re.compile(r"\s*<!--(?P<words>.*?)-->\s*", re.DOTALL)
_TASK = re.compile(r"\[[ xX]\]\s+")
_LIST_LEVEL = 2  # a list item and its paragraph lie between the list and the words


def read(file: str, path: str) -> Prose:
    """Return what there is to read in a Markdown file.

    Raises:
        TqcheckError: if a comment begins as a suppression does and is none.
    """
    return _Reader(file, path).read()


class _Reader:
    def __init__(self, file: str, path: str) -> None:
        self.file = file
        self.front = find_front_matter(file)
        self.layout: Layout = lay_out(file, first=self.front.end, modules=path.lower().endswith(".mdx"))
        self.builder = ProseBuilder(file)
        self.flow = Flow(self.builder)
        self.silencer = Silencer(self.builder, path, Lines(file))
        self.walker = Walker(self.flow, self.silencer)
        self._tags = list(self.layout.tags)
        self._cursor = (-1, 0)  # line and column behind the table cell that was read last

    def read(self) -> Prose:
        for start, end in self.front.values:
            self.flow.text(start, end)
            self.flow.end_paragraph()
        parents: list[Token] = []
        for token in parser().parse(self.layout.text):
            if token.map:
                self._note_tags(token.map[0])
            if token.nesting > 0:
                parents.append(token)
                self.flow.end_paragraph()
                self.silencer.open()
            elif token.nesting < 0:
                parents.pop()
                self.flow.end_paragraph()
                self.silencer.close()
            elif token.type == "inline":
                in_item = len(parents) >= _LIST_LEVEL and parents[-2].type == "list_item_open"
                self._inline(token, in_table=bool(parents) and parents[-1].type in ("th_open", "td_open"), item=in_item)
            else:
                self._block(token)
        self._note_tags(len(self.layout.lines))
        self.silencer.finish()
        return note_placeholders(self.builder.build(language=self.front.language))

    def _note_tags(self, line: int) -> None:
        """Note the template tags that stand alone on lines before this one."""
        while self._tags and self._tags[0][0] < line:
            self.builder.mark("placeholder", self._tags.pop(0)[1], self.builder.length)

    def _block(self, token: Token) -> None:
        """Read a block that holds no Markdown: HTML, a block of code, a rule."""
        if token.type == "html_block" and token.map:
            lines = self.layout.lines[token.map[0] : token.map[1]]
            start, end = lines[0].start, lines[-1].end
            comment = _COMMENT.fullmatch(self.file, start, end)
            if comment:
                self.silencer.comment(comment["words"], self.file.index("<!--", start))
                return
            self.flow.end_paragraph()
            self.walker.feed(start, end)
            self.walker.end_block()
            self.flow.end_paragraph()
        elif token.type in ("fence", "code_block"):
            self.silencer.open()
            self.silencer.close()

    def _inline(self, token: Token, *, in_table: bool, item: bool) -> None:
        if not token.map or not token.content:
            return
        column = None
        if in_table:
            column = self._cursor[1] if self._cursor[0] == token.map[0] else 0
        source, end = source_of(token.content, self.layout.lines[token.map[0] : token.map[1]], column=column)
        self._cursor = (token.map[0], end) if in_table else (-1, 0)
        task = _TASK.match(token.content) if item else None
        self._emit(token.children or [], source, first=task.end() if task else 0)

    def _emit(self, tokens: list[Token], source: Source, first: int = 0) -> None:
        """Add the words of inline tokens; `first` is where in the content of the block they begin."""
        links = []
        for token in tokens:
            start, end = token.meta[AT]
            if end <= first:
                continue
            start = max(start, first)
            if token.type == "link_open":
                links.append((self.flow.open(), str(token.attrs.get("href", ""))))
            elif token.type == "link_close":
                mark, address = links.pop()
                self.flow.close(mark, "link", address)
            elif token.type == "image":
                mark = self.flow.open()
                self._emit(token.children or [], source.behind(start + len("![")))
                self.flow.close(mark, "image", str(token.attrs.get("src", "")))
            else:
                self._leaf(token, source, start, end)

    def _leaf(self, token: Token, source: Source, start: int, end: int) -> None:
        """Add the words of a token that holds no others."""
        match token.type:
            case "text" if token.content:
                for part in source.runs(start, end):
                    self.flow.text(*part)
            case "text_special":
                self.flow.put(token.content, *source.span(start, end))
            case "softbreak":
                self.flow.space(*source.span(start, end))
            case "hardbreak":
                self.flow.hard_break(*source.span(start, end))
            case "code_inline":
                self._code(token, source, start, end)
            case "html_inline":
                self.walker.feed(*source.span(start, end))

    def _code(self, token: Token, source: Source, start: int, end: int) -> None:
        mark = self.flow.open()
        width = len(token.markup)
        for part in source.runs(start + width, end - width):
            self.flow.text(*part)
        self.flow.close(mark, "code", " ".join(token.content.split()))
