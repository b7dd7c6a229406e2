"""Where a bead lies in the two texts."""

from __future__ import annotations

from tqcheck.model import AlignedPair, Bead, Document, Sentence, Side, Span


def document(pair: AlignedPair, side: Side) -> Document:
    """Return the pair's document on that side."""
    return pair.source if side == "source" else pair.target


def sentences(pair: AlignedPair, bead: Bead, side: Side) -> tuple[Sentence, ...]:
    """Return the bead's sentences on that side."""
    indices = bead.source if side == "source" else bead.target
    found = document(pair, side).sentences
    return tuple(found[i] for i in indices)


def span(pair: AlignedPair, bead: Bead, side: Side) -> Span | None:
    """Return the stretch of text that the bead covers on that side, or None if it has no sentence there."""
    found = sentences(pair, bead, side)
    return Span(found[0].start, found[-1].end) if found else None


def text(pair: AlignedPair, bead: Bead, side: Side) -> str:
    """Return the text that the bead covers on that side, as the file holds it."""
    place = span(pair, bead, side)
    return document(pair, side).text[place.start : place.end] if place else ""


def missing_entries(pair: AlignedPair, side: Side) -> list[tuple[int, Span, str]]:
    """Return the entries that a side lacks in files of segments: bead, place on the other side, and name.

    An entry without letters, as “—”, needs no translation.
    """
    found = []
    other: Side = "source" if side == "target" else "target"
    for index, bead in enumerate(pair.beads):
        entry = sentences(pair, bead, other)
        place = span(pair, bead, other)
        is_alone = place and entry[0].key and not sentences(pair, bead, side)
        if place and is_alone and any(map(str.isalpha, text(pair, bead, other))):
            found.append((index, place, shorten(entry[0].message or entry[0].key, 80)))
    return found


def shorten(words: str, limit: int = 60) -> str:
    """Return the words on one line, cut to `limit` code points, for use in a message."""
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
