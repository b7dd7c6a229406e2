"""Findings + suppressions → what is still told, what is silenced, and which suppressions silence nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tqcheck.model import AlignedPair, Bead, Document, Finding, Quote, Side, Suppressed, Suppression

_FINGERPRINT = re.compile(r"[0-9a-f]{8,64}")
_GOOD_PART = 0.25  # of what is quoted: “Suh Wook” of “Verteidigungsminister Suh Wook”
_BOTH = 2
_UNUSED = 0.85
# One text has several translations: what silences nothing here may silence something in another pair.
_UNUSED_HERE = 0.3


@dataclass(frozen=True, slots=True)
class Unused:
    """A suppression that silences nothing in a pair."""

    suppression: Suppression
    side: Side  # on which it stands
    bead: int  # that it covers, or the first
    message: str
    confidence: float


def silence(
    findings: Sequence[Finding], pair: AlignedPair, *, ran: Collection[str]
) -> tuple[list[Finding], list[Suppressed], list[Unused]]:
    """Set apart what the suppressions of either side silence.

    Args:
        findings: of the pair.
        pair: with its documents, which carry the suppressions.
        ran: ids of the checks that had a say; a suppression of another check is left alone.

    Returns:
        The findings that are left, those that were silenced, and the suppressions that silence nothing.
    """
    sides: tuple[tuple[Side, Document], ...] = (("source", pair.source), ("target", pair.target))
    written = [(side, one) for side, document in sides for one in document.suppressions]
    loud: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        fitting = [one for side, one in written if _fits(one, finding, side, pair)]
        if fitting:
            suppressed.append(Suppressed(finding, fitting[0]))
        else:
            loud.append(finding)
    used = [
        one
        for side, one in written
        if any(item.by == one or _fits(one, item.finding, side, pair) for item in suppressed)
    ]
    unused = [_unused(one, side, pair) for side, one in written if one not in used and one.check in ran]
    return loud, suppressed, unused


def _fits(suppression: Suppression, finding: Finding, side: Side, pair: AlignedPair) -> bool:
    return (
        suppression.check == finding.check
        and _covers(suppression, finding, side, pair)
        and (
            _is_fingerprint(suppression, finding)
            or any(_quotes(quote, suppression.words) for quote in (finding.source, finding.target))
        )
    )


def _is_fingerprint(suppression: Suppression, finding: Finding) -> bool:
    return bool(_FINGERPRINT.fullmatch(suppression.words)) and finding.fingerprint.startswith(suppression.words[:20])


def _quotes(quote: Quote | None, words: str) -> bool:
    """Say whether a finding quotes the words: all that it quotes, the beginning of it, or a good part."""
    if quote is None:
        return False
    quoted = " ".join(quote.text.split())
    start = quoted.find(words)
    if start < 0 or (start > 0 and len(words) < _GOOD_PART * len(quoted)):
        return False
    end = start + len(words)
    return not (_is_inside(quoted, start) or _is_inside(quoted, end))


def _is_inside(words: str, index: int) -> bool:
    """Say whether an index falls into a word or number: “1” is not in “15”; Chinese puts no spaces between words."""
    around = words[index - 1 : index + 1] if index else ""
    return len(around) == _BOTH and around.isalnum() and around.isascii()


def _covers(suppression: Suppression, finding: Finding, side: Side, pair: AlignedPair) -> bool:
    if suppression.start is None or suppression.end is None:
        return True
    quote = finding.source if side == "source" else finding.target
    if quote is not None:
        return quote.start < suppression.end and suppression.start <= quote.start
    return _overlaps(pair.beads[finding.bead], suppression, side, pair)


def _overlaps(bead: Bead, suppression: Suppression, side: Side, pair: AlignedPair) -> bool:
    document, indices = (pair.source, bead.source) if side == "source" else (pair.target, bead.target)
    start, end = suppression.start or 0, suppression.end or 0
    return any(document.sentences[i].start < end and start < document.sentences[i].end for i in indices)


def _unused(suppression: Suppression, side: Side, pair: AlignedPair) -> Unused:
    document = pair.source if side == "source" else pair.target
    covered = document.text[suppression.start : suppression.end]
    elsewhere = side == "source" and (
        _FINGERPRINT.fullmatch(suppression.words) or suppression.words in " ".join(covered.split())
    )
    bead = 0
    if suppression.start is not None:
        bead = next((i for i, one in enumerate(pair.beads) if _overlaps(one, suppression, side, pair)), 0)
    where = f"{suppression.path}:{suppression.line}"
    message = f"The suppression of {suppression.check} “{suppression.words}” ({where}) silences nothing" + (
        " in this translation" if elsewhere else "; remove it, or see whether the words that it names have changed"
    )
    return Unused(suppression, side, bead, message, _UNUSED_HERE if elsewhere else _UNUSED)
