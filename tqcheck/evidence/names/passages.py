"""The passages of a pair of which one side is English, with the names of both sides."""

from __future__ import annotations

from dataclasses import dataclass

from tqcheck.evidence.beads import document, text
from tqcheck.evidence.names.entities import Entity
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.mentions import find_mentions
from tqcheck.evidence.names.plain import plain_words
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Side


@dataclass(frozen=True, slots=True)
class Passage:
    """Both sides of a bead with their names; “” for a side that it lacks."""

    bead: int
    english: str
    words: frozenset[str]  # of the English text
    names: tuple[Mention, ...]
    other: str
    others: tuple[Mention, ...]


def english_first(pair: AlignedPair) -> tuple[Side, Side]:
    """Return the English side and the other one; of a pair without English, the target and the source."""
    return ("source", "target") if base(pair.source.language) == "en" else ("target", "source")


def read_passages(pair: AlignedPair, aliases: tuple[Entity, ...]) -> list[Passage]:
    """Return all passages of a pair, in order."""
    english, other = english_first(pair)
    own, language = document(pair, english).language, document(pair, other).language
    found = []
    for index, bead in enumerate(pair.beads):
        mine, yours = text(pair, bead, english), text(pair, bead, other)
        names, others = find_mentions(mine, own, language, aliases), find_mentions(yours, language, own, aliases)
        found.append(Passage(index, mine, frozenset(plain_words(mine)), tuple(names), yours, tuple(others)))
    return found
