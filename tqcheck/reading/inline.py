"""The inline codes of XLIFF and TMX: what stands between the words of a segment and is no word."""

from __future__ import annotations

import re

from tqcheck.reading.values import Value, ValueBuilder
from tqcheck.reading.xml import Characters, Element

_AROUND_WORDS = frozenset({"g", "pc", "hi"})  # a pair of tags with words between
_NATIVE = frozenset({"ph", "bpt", "ept", "it", "ut"})  # what they hold is a tag or placeholder of the original
_EMPTY = frozenset({"x", "bx", "ex", "sc", "ec", "cp"})
_TAGS = frozenset({"bpt", "ept", "it", "ut", "bx", "ex", "sc", "ec"})  # of a pair; they are read as nothing
_LEFT_OUT = frozenset({"note"})
_LINE_BREAK = re.compile(r"lb|br|x-html-br|.*LINE_BREAK.*", re.IGNORECASE)
_TAG_NAME = re.compile(r"(?:START|CLOSE|OPEN|END)_[A-Z_0-9]+")  # as Angular names the tags of a template


def value_of(segment: Element) -> Value:
    """Return the text of a segment with its inline codes."""
    builder = ValueBuilder()
    _collect(segment, builder)
    return builder.build()


def _collect(element: Element, builder: ValueBuilder) -> None:
    for child in element.children:
        if isinstance(child, Characters):
            builder.add(child.text, child.start, child.end)
        elif child.tag in _AROUND_WORDS:
            builder.code("tag", _name(child), child.start, child.inside)
            _collect(child, builder)
        elif child.tag in _NATIVE or child.tag in _EMPTY:
            _code(child, builder)
        elif child.tag not in _LEFT_OUT:
            _collect(child, builder)  # <mrk> and what we do not know: words


def _code(element: Element, builder: ValueBuilder) -> None:
    kind = element.attributes.get("ctype") or element.attributes.get("type") or element.attributes.get("subType") or ""
    identity = element.attributes.get("id") or ""
    if _LINE_BREAK.fullmatch(kind) or _LINE_BREAK.fullmatch(identity):
        builder.code("tag", _name(element), element.start, element.end, prose=" ")
    elif element.tag in _TAGS or _TAG_NAME.fullmatch(identity) or element.value().text.strip().startswith("<"):
        builder.code("tag", _name(element), element.start, element.end)
    else:
        builder.code("placeholder", _name(element), element.start, element.end, prose="…")


def _name(element: Element) -> str:
    """Return what a translation must carry over: the element and what names it on both sides."""
    attributes = element.attributes
    identity = (
        attributes.get("id") or attributes.get("x") or attributes.get("startRef") or attributes.get("i")
    )  # TMX numbers them in x
    return f"<{element.tag} {identity}>" if identity else f"<{element.tag}>"
