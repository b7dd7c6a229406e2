"""Which beads deny something on one side only."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from tqcheck.evidence.beads import document, text
from tqcheck.evidence.clauses import cut
from tqcheck.evidence.polarity.pairing import Denials, unanswered
from tqcheck.evidence.polarity.permission import forbidden
from tqcheck.evidence.polarity.reading import Denial, concord, denials, joins
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Bead, Side

_SIDES: tuple[Side, Side] = ("source", "target")
# Where the two sides hardly say the same, a missing “not” is not what is wrong.
_ALIGNED = 0.3
_APART = 0.25  # in sentences: from which distance two negators belong to different clauses
# Languages whose verb, and with it the negation, ends the sentence.
_VERB_LAST = frozenset({"ja", "ko", "hi", "tr"})


@dataclass(frozen=True, slots=True)
class Flip:
    """A bead that denies on one side what it affirms on the other."""

    bead: int
    side: Side  # the side that denies
    denials: tuple[Denial, ...]  # that nothing on the other side answers to, as places in the bead's text; never empty
    all: tuple[Denial, ...]  # the certain ones of that side
    answered: int  # how many certain denials the other side has, fewer than `all`
    doubtful: int  # how many words of the other side might stand for a denial, but stand elsewhere or for another
    is_permission: bool = False  # it is no negator that has no answer, but a word that forbids what the other allows


def flips(pair: AlignedPair) -> Iterator[Flip]:
    """Yield a flip for each bead of which one side surely denies what the other does not possibly deny."""
    for index, bead in enumerate(pair.beads):
        if bead.score < _ALIGNED or not bead.source or not bead.target:
            continue
        if _is_one_word(pair, bead):
            continue
        sentences = max(len(bead.source), len(bead.target))
        source, target = (_read(pair, bead, side, sentences) for side in _SIDES)
        is_reordered = (base(pair.source.language) in _VERB_LAST) != (base(pair.target.language) in _VERB_LAST)
        yield from islice(
            chain(
                _compare(index, "source", source, target, language=pair.source.language, reordered=is_reordered),
                _compare(index, "target", target, source, language=pair.target.language, reordered=is_reordered),
                _forbidden(pair, index, "source", source, target),
                _forbidden(pair, index, "target", target, source),
            ),
            1,
        )


def _is_one_word(pair: AlignedPair, bead: Bead) -> bool:
    """Say whether a side is a word alone, as “no” in the cell of a table: an answer, which denies no statement."""
    return len(text(pair, bead, "source").split()) == 1 and len(text(pair, bead, "target").split()) == 1


def _read(pair: AlignedPair, bead: Bead, side: Side, sentences: int) -> Denials:
    words, language = text(pair, bead, side), document(pair, side).language
    found = denials(words, language)
    if concord(language):
        found = _one_a_clause(found, words, language)
    places = tuple((denial.start + denial.end) / 2 / len(words) * sentences for denial in found)
    first = next((denial.end for denial in found if denial.certain), len(words))
    return Denials(found, places, joins(words[first:], language))


def _one_a_clause(found: tuple[Denial, ...], words: str, language: str) -> tuple[Denial, ...]:
    """Leave out negators that make one negation with the first of their clause: “nobody never not”, not two “not”."""
    ends = [end for _, end in cut(words, language)]
    together: dict[int, set[str]] = defaultdict(set)  # by clause, what the negators of its last negation say
    kept = []
    for denial in found:
        if denial.certain:
            said = together[bisect_right(ends, denial.start)]
            is_first = not said or denial.sense in said
            if is_first:
                said.clear()
            said.add(denial.sense)
        if not denial.certain or is_first:
            kept.append(denial)
    return tuple(kept)


def _compare(
    bead: int, side: Side, denying: Denials, other: Denials, *, language: str, reordered: bool
) -> Iterator[Flip]:
    certain, answered = denying.certain(), len(other.certain())
    found = unanswered(denying, other, reordered=reordered)
    # Of two verbs that are joined, each has a negator of its own in some languages; others have one for both.
    rest = [i for i in certain if i not in found]
    found = [i for i in found if all(abs(denying.places[i] - denying.places[j]) >= _APART for j in rest)]
    # A second negator of the other verb is common where English has “or”, and orders differ.
    if found and not (rest and base(language) != "en" and (reordered or other.joined)):
        lost, all_ = (tuple(denying.denials[i] for i in indices) for indices in (found, certain))
        yield Flip(bead, side, lost, all_, answered, len(other.possible()))


def _forbidden(pair: AlignedPair, bead: int, side: Side, own: Denials, other: Denials) -> Iterator[Flip]:
    sides: tuple[Side, Side] = (side, "target" if side == "source" else "source")
    texts = [text(pair, pair.beads[bead], each) for each in sides]
    languages = [document(pair, each).language for each in sides]
    denial = forbidden(own, other, texts, languages)
    if denial:
        yield Flip(bead, side, (denial,), (denial,), 0, 0, is_permission=True)
