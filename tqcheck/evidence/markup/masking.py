"""A pair without its code, placeholders and addresses, for checks that read words.

What is hidden is replaced by as many object replacement characters, so that every offset stays what it is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tqcheck.evidence.beads import text
from tqcheck.evidence.markup.inventory import inventory
from tqcheck.evidence.markup.values import key
from tqcheck.model import AlignedPair, Document, Markup, Resources, Side

HIDDEN = "\ufffc"  # Unicode's character for an object in the middle of a text


def without_markup(pair: AlignedPair) -> AlignedPair:
    """Return the pair with code, placeholders and addresses hidden; a pair without any is returned as it is.

    Code that the other side has as plain words stays readable, so that `8080` on one side answers 8080 on the other.
    """
    return _without_markup(_Same(pair)) if pair.source.markup or pair.target.markup else pair


def resources_without_markup(resources: Resources) -> Resources:
    """Return the resources with the pairs in them as `without_markup` returns them."""
    return replace(resources, versions=tuple(without_markup(pair) for pair in resources.versions))


class _Same:
    """A pair that equals only itself: it is too large to be compared."""

    def __init__(self, pair: AlignedPair) -> None:
        self.pair = pair

    def __hash__(self) -> int:
        return id(self.pair)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.pair is other.pair


@lru_cache(maxsize=16)  # as many versions of one source as are mostly compared at a time
def _without_markup(same: _Same) -> AlignedPair:
    pair = same.pair
    return replace(pair, source=_hide(pair, "source", "target"), target=_hide(pair, "target", "source"))


def _hide(pair: AlignedPair, side: Side, other: Side) -> Document:
    document = pair.source if side == "source" else pair.target
    characters = list(document.text)
    for bead, own, opposite in zip(pair.beads, inventory(pair, side), inventory(pair, other), strict=True):
        values = {key(mark) for mark in opposite}
        for mark in own:
            if _is_opaque(mark, document) and (key(mark) in values or mark.value not in text(pair, bead, other)):
                characters[mark.start : mark.end] = HIDDEN * (mark.end - mark.start)
    words = "".join(characters)
    sentences = tuple(replace(s, text=words[s.start : s.end]) for s in document.sentences)
    return replace(document, text=words, sentences=sentences)


def _is_opaque(mark: Markup, document: Document) -> bool:
    """Say whether what can be read of the markup is not language: the text of a link is, its address is not."""
    if mark.kind in ("code", "placeholder"):
        return True
    return mark.kind == "link" and document.text[mark.start : mark.end] == mark.value
