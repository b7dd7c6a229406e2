"""Two files that do not translate each other at all."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import span
from tqcheck.model import AlignedPair, Check, Problem, Resources

# Mean calibrated score of the text. Of fifty pairs of news and novels that do not belong together none has more than
# .06; of the freest translation of a novel at hand it is .24.
_SURE, _LIKELY = 0.08, 0.12
_CONFIDENCE_SURE, _CONFIDENCE_LIKELY = 0.97, 0.8
_SENTENCES = 4  # on each side; fewer may be a very free translation


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    if min(len(pair.source.sentences), len(pair.target.sentences)) < _SENTENCES:
        return
    mean = _mean_score(pair)
    if mean >= _LIKELY:
        return
    first = next((i for i, bead in enumerate(pair.beads) if bead.source and bead.target), 0)
    yield Problem(
        bead=first,
        message=f"{pair.target.path} does not seem to translate {pair.source.path}: "
        f"the probability that their passages say the same is {mean:.0%} on average",
        confidence=_CONFIDENCE_SURE if mean < _SURE else _CONFIDENCE_LIKELY,
        source=span(pair, pair.beads[first], "source"),
        target=span(pair, pair.beads[first], "target"),
    )


def _mean_score(pair: AlignedPair) -> float:
    """Return the mean score over the source text, in which a passage without counterpart counts zero.

    Not so an entry of a file of strings: a translation of which little is done yet is none of another text.
    """
    in_units = any(sentence.key for sentence in pair.source.sentences)
    beads = [bead for bead in pair.beads if bead.target or not in_units]
    lengths = [sum(len(pair.source.sentences[i].text) for i in bead.source) for bead in beads]
    total = sum(lengths)
    return sum(n * bead.score for n, bead in zip(lengths, beads, strict=True)) / total if total else 1.0


UNRELATED_TEXTS = Check(
    id="unrelated-texts",
    category="meaning",
    severity="error",
    mqm="accuracy/mistranslation",
    summary="The two files do not translate each other.",
    why="A file in the wrong place would otherwise show as a long list of doubts, and a gate might let it pass.",
    fires="an article about an election against the French version of an article about a bank",
    quiet="a free translation, a shortened one, one with paragraphs in another order",
    limits="Texts of fewer than four sentences are left to the other checks. With multilingual-e5-small, whose vectors "
    "lie close together, unrelated texts may pass for poor translations.",
    look=_look,
)
