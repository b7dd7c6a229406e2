"""Two reports on one source → what its translation gained and lost from one revision to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqcheck import pipeline
from tqcheck.errors import TqcheckError
from tqcheck.model import AlignedPair, Bead, Document, Finding, PairReport, Policy, Quote, Text
from tqcheck.reference import chrf
from tqcheck.reports.summary import chrf_of


@dataclass(frozen=True, slots=True)
class Version:
    """What one revision has for a passage."""

    sentences: tuple[int, ...]  # of the translation
    text: str  # on one line; empty where the passage is missing
    score: float | None  # mean of its beads, weighted by the source; None where there is no bead with both sides
    chrf: float | None = None  # against the reference, where there is one


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that the two revisions translate differently."""

    source: tuple[int, ...]  # sentences of the source; empty for what only translations have
    text: str  # of the source, on one line
    old: Version
    new: Version
    kept: float  # chrF between the two revisions: 100 were no change at all


@dataclass(frozen=True, slots=True)
class Revision:
    """What a revision of a translation made better and worse."""

    before: PairReport
    after: PairReport
    fixed: tuple[Finding, ...]  # of the old translation only
    new: tuple[Finding, ...]  # of the new translation only
    unchanged: tuple[tuple[Finding, Finding], ...]  # of both: as the old one has it, and the new one
    changes: tuple[Change, ...]
    signature: str


def compare_revisions(
    source: Text,
    old: Text,
    new: Text,
    reference: Text | None = None,
    *,
    options: pipeline.Options,
    policy: Policy,
    progress: pipeline.Progress,
) -> Revision:
    """Check two revisions of a translation against its source and say what has changed.

    Args:
        source: of both.
        old: the earlier revision.
        new: the later one.
        reference: a trusted translation, if the changes are to be measured against one.
        options: as of `pipeline.compare_texts`.
        policy: likewise.
        progress: likewise.

    Raises:
        TqcheckError: if one of them cannot be a translation of the source, or OLD and NEW are one file.
    """
    if Path(old.path).exists() and Path(new.path).exists() and Path(old.path).samefile(new.path):
        raise TqcheckError(f"{old.path} and {new.path} are the same file; name two revisions of a translation.")
    # Apart from each other: as versions of one text they would testify for each other.
    before, after = (
        pipeline.compare_texts(source, [text], reference, options=options, policy=policy, progress=progress)
        for text in (old, new)
    )
    return contrast(before.pairs[0], after.pairs[0], signature=after.signature)


def contrast(before: PairReport, after: PairReport, *, signature: str) -> Revision:
    """Return what differs between the reports on two translations of one source."""
    passages = list(_passages(before.pair, after.pair))
    fixed, new, unchanged = _matched(before.findings, after.findings, passages)
    changes = [_change(before, after, *passage) for passage in passages]
    return Revision(before, after, fixed, new, unchanged, tuple(c for c in changes if c is not None), signature)


def _passages(old: AlignedPair, new: AlignedPair) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the beads of both that translate the same sentences of the source: the shortest runs that do.

    What has no source stands with the passage before it.
    """
    sides = [[bead.source for bead in pair.beads] for pair in (old, new)]
    ends = [_ends(side) for side in sides]
    cuts = sorted((set(ends[0]) & set(ends[1])) | {0})
    first = [0, 0]
    for cut in cuts:
        runs = []
        for k in (0, 1):
            end = first[k]
            while end < len(ends[k]) and ends[k][end] <= cut:
                end += 1
            runs.append(tuple(range(first[k], end)))
            first[k] = end
        if any(runs):
            yield runs[0], runs[1]


def _ends(sides: Sequence[tuple[int, ...]]) -> list[int]:
    ends, count = [], 0
    for side in sides:
        count += len(side)
        ends.append(count)
    return ends


def _change(before: PairReport, after: PairReport, old: tuple[int, ...], new: tuple[int, ...]) -> Change | None:
    """Return how a passage was rewritten, or None where it was not."""
    versions = _version(before, old), _version(after, new)
    if versions[0].text == versions[1].text:
        return None
    pair, beads = (before.pair, old) if old else (after.pair, new)
    source = tuple(i for index in beads for i in pair.beads[index].source)
    kept = chrf(versions[1].text, versions[0].text).score if versions[0].text and versions[1].text else 0.0
    return Change(source, _words(pair.source, source), *versions, kept)


def _version(report: PairReport, indices: tuple[int, ...]) -> Version:
    pair = report.pair
    beads = [pair.beads[index] for index in indices]
    sentences = tuple(i for bead in beads for i in bead.target)
    passages = [report.reference.passages[index] for index in indices] if report.reference else []
    found = {id(passage): score for passage in passages if (score := chrf_of(passage)) is not None}
    against = sum(found.values()) / len(found) if found else None
    return Version(sentences, _words(pair.target, sentences), _score(pair, beads), against)


def _score(pair: AlignedPair, beads: Sequence[Bead]) -> float | None:
    weighed = [
        (sum(len(pair.source.sentences[i].text) for i in bead.source), bead.score)
        for bead in beads
        if bead.source and (bead.target or len(beads) > 1)
    ]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * score for weight, score in weighed) / total if total else None


def _words(document: Document, indices: Sequence[int]) -> str:
    if not indices:
        return ""
    return " ".join(document.text[document.sentences[indices[0]].start : document.sentences[indices[-1]].end].split())


_Key = Callable[[Finding, int], tuple[object, ...] | None]


def _matched(
    old: Sequence[Finding], new: Sequence[Finding], passages: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[tuple[Finding, Finding], ...]]:
    """Tell the findings that only one side has from those of both.

    The same finding has the same fingerprint. Where that lapsed because something else in the sentence was rewritten,
    it is the same check in the same passage that points to the same words; at last, to the same words of the source.
    """
    place = (
        {bead: number for number, (beads, _) in enumerate(passages) for bead in beads},
        {bead: number for number, (_, beads) in enumerate(passages) for bead in beads},
    )
    rest = list(old), list(new)
    both: list[tuple[Finding, Finding]] = []
    keys: tuple[_Key, ...] = (
        lambda finding, _: (finding.fingerprint,),
        lambda finding, where: (finding.check, where, _quoted(finding.source), _quoted(finding.target)),
        lambda finding, where: (finding.check, where, _quoted(finding.source)) if finding.source else None,
    )
    for key in keys:
        waiting: dict[tuple[object, ...], list[Finding]] = {}
        for finding in rest[0]:
            name = key(finding, place[0][finding.bead])
            if name:
                waiting.setdefault(name, []).append(finding)
        for finding in list(rest[1]):
            name = key(finding, place[1][finding.bead])
            if name and waiting.get(name):
                earlier = waiting[name].pop(0)
                both.append((earlier, finding))
                _remove(rest[0], earlier)
                _remove(rest[1], finding)
    both.sort(key=lambda pair: new.index(pair[1]))
    return tuple(rest[0]), tuple(rest[1]), tuple(both)


def _remove(findings: list[Finding], one: Finding) -> None:
    """Remove this very finding; another may be equal to it."""
    del findings[next(i for i, finding in enumerate(findings) if finding is one)]


def _quoted(quote: Quote | None) -> str | None:
    return " ".join(quote.text.split()) if quote else None
