"""HTML: what a browser shows as text, with the alternative texts of images; no scripts, no blocks of code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from tqcheck.model import MarkupKind
from tqcheck.places import Lines
from tqcheck.reading.flow import Flow, OpenMark
from tqcheck.reading.placeholders import note_placeholders
from tqcheck.reading.prose import Prose, ProseBuilder
from tqcheck.reading.silencing import Silencer

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
        "option", "p", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title",
        "tr", "ul", "video", "audio", "button", "label",
    }
)  # fmt: skip
_SKIPPED = frozenset(
    {
        "script", "style", "pre", "template", "svg", "math", "textarea", "noscript", "iframe", "object", "canvas",
    }
)  # fmt: skip
_CODE = frozenset({"code", "kbd", "samp", "var", "tt"})
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr",
    }
)  # fmt: skip
_CLOSED_BY: Mapping[str, frozenset[str]] = {  # end tags that may be left out
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
_READ_IN_META = frozenset({"description", "og:title", "og:description", "twitter:title", "twitter:description"})


def read(file: str, path: str) -> Prose:
    """Return what there is to read in an HTML file, and the language that it says it is in.

    Raises:
        TqcheckError: if a comment begins as a suppression does and is none.
    """
    builder = ProseBuilder(file)
    flow = Flow(builder)
    silencer = Silencer(builder, path, Lines(file))
    walker = Walker(flow, silencer)
    walker.feed(0, len(file))
    walker.end_block()
    flow.end_paragraph()
    silencer.finish()
    return note_placeholders(builder.build(language=walker.language))


@dataclass(slots=True)
class _Element:
    name: str
    block: bool
    skipped: bool
    mark: OpenMark | None = None
    kind: MarkupKind = "link"
    value: str | None = None  # None: the words that it holds
    start: int = 0  # of the prose, when it was opened


class Walker:
    """Goes through stretches of HTML in a file and adds their words to a flow.

    Elements stay open from one stretch to the next: in Markdown, each tag is a stretch of its own.
    """

    def __init__(self, flow: Flow, silencer: Silencer) -> None:
        self.language: str | None = None
        self._flow = flow
        self._silencer = silencer
        self._open: list[_Element] = []

    def feed(self, start: int, end: int) -> None:
        """Read the HTML in a stretch of the file."""
        parser = _Parser(self, self._flow.builder.file[start:end], start)
        parser.feed_all()

    def end_block(self) -> None:
        """Close what is still open."""
        while self._open:
            self._close_last()

    def start_tag(self, name: str, attributes: Mapping[str, str], source: str, start: int) -> None:
        """Open an element; `source` is its tag, which stands at `start` in the file."""
        closing = _CLOSED_BY.get(name)
        if closing and self._open and self._open[-1].name in closing:
            self._close_last()
        if name == "html" and attributes.get("lang"):
            self.language = attributes["lang"]
        if name == "br":
            if not self._skips():
                self._flow.hard_break(start, start + len(source))
        elif name in _VOID:
            self._void(name, attributes, source, start)
        else:
            self._push(name, attributes)

    def end_tag(self, name: str) -> None:
        """Close the element, and those in it that were left open."""
        if not any(element.name == name for element in self._open):
            return
        while self._open[-1].name != name:
            self._close_last()
        self._close_last()

    def text(self, start: int, end: int) -> None:
        """Add the text of a stretch of the file that holds no markup."""
        if not self._skips():
            self._flow.text(start, end)

    def entity(self, words: str, start: int, end: int) -> None:
        """Add the characters that an entity in the file stands for."""
        if not self._skips():
            self._flow.put(words, start, end)

    def comment(self, words: str, start: int) -> None:
        """Take note of a comment, which begins at `start` in the file."""
        self._silencer.comment(words, start)

    def _skips(self) -> bool:
        return any(element.skipped for element in self._open)

    def _void(self, name: str, attributes: Mapping[str, str], source: str, start: int) -> None:
        if name in _BLOCKS:
            self._flow.end_paragraph()
        if self._skips():
            return
        if name == "img":
            mark = self._flow.open()
            self._attribute("alt", source, start)
            self._flow.close(mark, "image", attributes.get("src", ""))
        elif name == "meta" and (attributes.get("name") or attributes.get("property", "")).lower() in _READ_IN_META:
            self._flow.end_paragraph()
            self._attribute("content", source, start)
            self._flow.end_paragraph()

    def _attribute(self, name: str, source: str, start: int) -> None:
        """Add the value of an attribute, a paragraph's words like any others."""
        found = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", source, re.IGNORECASE)
        if not found:
            return
        at = found.start(found.lastindex or 0)
        value = found.group(found.lastindex or 0)
        for part in re.finditer(r"&(?:#\w+|\w+);|[^&]+|&", value):
            first, last = start + at + part.start(), start + at + part.end()
            words = unescape(part.group())
            if words == part.group():
                self._flow.text(first, last)
            else:
                self._flow.put(words, first, last)

    def _push(self, name: str, attributes: Mapping[str, str]) -> None:
        block = name in _BLOCKS or name in _SKIPPED
        kept = attributes.get("translate", "").lower() == "no" or "notranslate" in attributes.get("class", "").split()
        element = _Element(name, block, name in _SKIPPED)
        if block:
            self._flow.end_paragraph()
            self._silencer.open()
        elif not self._skips() and (name in _CODE or kept):
            element.kind, element.mark = "code", self._flow.open()
        elif not self._skips() and name == "a" and attributes.get("href"):
            element.mark, element.value = self._flow.open(), attributes["href"]
        element.start = self._flow.builder.length
        self._open.append(element)

    def _close_last(self) -> None:
        element = self._open.pop()
        if element.mark:
            start = element.start if element.mark.start is None else element.mark.start
            value = self._flow.builder.since(start) if element.value is None else element.value
            if value:
                self._flow.close(element.mark, element.kind, value)
        if element.block:
            self._flow.end_paragraph()
            self._silencer.close()


class _Parser(HTMLParser):
    """Tells a walker what stands where in the file."""

    def __init__(self, walker: Walker, source: str, start: int) -> None:
        super().__init__(convert_charrefs=False)
        self._walker = walker
        self._source = source
        self._start = start
        self._lines = [0, *(found.end() for found in re.finditer("\n", source))]

    def feed_all(self) -> None:
        self.feed(self._source)
        self.close()

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Skip `<![…`, as browsers do; the parser itself breaks off where it is none that SGML knows."""
        del report
        end = "]]>" if self.rawdata.startswith("<![CDATA[", i) else ">"
        found = self.rawdata.find(end, i)
        return found + len(end) if found >= 0 else -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = self.get_starttag_text() or ""
        self._walker.start_tag(tag, {name: value or "" for name, value in attrs}, source, self._at())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._walker.end_tag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._walker.end_tag(tag)

    def handle_data(self, data: str) -> None:
        at = self._at()
        self._walker.text(at, at + len(data))

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        self._walker.comment(data, self._at())

    def _entity(self, written: str) -> None:
        at = self._at()
        end = at - self._start + len(written)
        end += self._source.startswith(";", end)
        source = self._source[at - self._start : end]
        words = unescape(source)
        if words == source:
            self._walker.text(at, self._start + end)
        else:
            self._walker.entity(words, at, self._start + end)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._start + self._lines[line - 1] + column
