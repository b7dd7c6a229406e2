"""Names that are rendered in two ways in one document."""

from collections.abc import Iterator

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.names.aliases import entities
from tqcheck.evidence.names.documents import OtherRendering, cast, other_renderings
from tqcheck.evidence.names.mentions import find_mentions
from tqcheck.evidence.names.readings import is_chinese
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Resources, Side, Span


def inconsistencies(pair: AlignedPair, resources: Resources) -> Iterator[tuple[int, str, Span, OtherRendering]]:
    """Yield the names whose rendering differs from the rest of the document: bead, name, place, what it is."""
    side: Side = "source" if base(pair.source.language) == "en" else "target"
    other: Side = "target" if side == "source" else "source"
    if base(document(pair, side).language) != "en":
        return
    own, language = document(pair, side).language, document(pair, other).language
    mentions = (
        m
        for i, b in enumerate(pair.beads)
        if b.source and b.target
        for m in find_mentions(text(pair, b, side), own, language, entities(resources.aliases))
    )
    for surname, full, named in cast(mentions, own).people:
        if is_chinese(full) and is_unspaced(language):
            continue  # characters of one sound are the business of the tables
        texts = [
            (i, text(pair, bead, other))
            for i, bead in enumerate(pair.beads)
            if bead.source and bead.target and surname in text(pair, bead, side)
        ]
        if len(texts) > 1:
            for found in other_renderings(surname, named, own, texts, language):
                place = span(pair, pair.beads[found.text], other)
                offset = place.start if place else 0
                yield found.text, surname, Span(offset + found.start, offset + found.end), found
