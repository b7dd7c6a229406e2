"""Figures over many pairs, by language and by check, that are added up pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tqcheck.model import SEVERITIES, PairReport, Severity
from tqcheck.reports import summary
from tqcheck.reports.summary import Summary

GRAVEST_FIRST: tuple[Severity, ...] = tuple(reversed(SEVERITIES))


@dataclass(slots=True)
class Tally:
    """Figures over some pairs."""

    pairs: int = 0
    source_sentences: int = 0
    target_sentences: int = 0
    beads: int = 0
    findings: Counter[tuple[str, str, Severity]] = field(default_factory=Counter)  # check, category, severity
    score: float = 0.0  # sum of the scores, by the length of what they are of
    weight: int = 0

    def add(self, pair: PairReport) -> None:
        """Add a pair."""
        self.pairs += 1
        self.source_sentences += len(pair.pair.source.sentences)
        self.target_sentences += len(pair.pair.target.sentences)
        self.beads += len(pair.pair.beads)
        self.add_findings(pair)
        score, weight = summary.weighted_score(pair)
        self.score += score
        self.weight += weight

    def add_findings(self, pair: PairReport) -> None:
        """Add the findings alone."""
        self.findings.update((f.check, f.category, f.severity) for f in pair.findings)

    def summary(self) -> Summary:
        """Return the figures as a report has them."""
        return Summary(
            pairs=self.pairs,
            source_sentences=self.source_sentences,
            target_sentences=self.target_sentences,
            beads=self.beads,
            by_severity={severity: self._count(severity=severity) for severity in GRAVEST_FIRST},
            by_category={name: self._count(category=name) for name in sorted({key[1] for key in self.findings})},
            by_check={name: self._count(check=name) for name in self.checks()},
            score=self.score / self.weight if self.weight else None,
        )

    def checks(self) -> list[str]:
        """Return the checks with findings, by name."""
        return sorted({key[0] for key in self.findings})

    def of_check(self, check: str) -> dict[Severity, int]:
        """Return how many findings of each severity a check has, the gravest first."""
        return {severity: self._count(check=check, severity=severity) for severity in GRAVEST_FIRST}

    def _count(self, *, check: str | None = None, category: str | None = None, severity: str | None = None) -> int:
        wanted = (check, category, severity)
        return sum(
            number
            for key, number in self.findings.items()
            if all(want in (None, have) for want, have in zip(wanted, key, strict=True))
        )


@dataclass(slots=True)
class Totals:
    """Figures over all pairs of a run, over those of each language of the translation, and the signature of all."""

    whole: Tally = field(default_factory=Tally)
    languages: dict[str, Tally] = field(default_factory=dict)
    signatures: dict[str, None] = field(default_factory=dict)  # a set in the order of coming

    def add(self, pair: PairReport) -> None:
        """Add a pair."""
        self.whole.add(pair)
        self.languages.setdefault(pair.pair.target.language, Tally()).add(pair)
        self.signatures.setdefault(pair.signature)

    def add_findings(self, pair: PairReport) -> None:
        """Add further findings of a pair that is counted already."""
        self.whole.add_findings(pair)
        self.languages[pair.pair.target.language].add_findings(pair)

    @property
    def signature(self) -> str:
        """What the figures of the pairs depend on."""
        return "; ".join(signature for signature in self.signatures if signature)

    def by_language(self) -> Iterator[tuple[str, Summary]]:
        """Yield each language of the translations with its figures, those with most errors first."""
        found = [(language, tally.summary()) for language, tally in self.languages.items()]
        yield from sorted(found, key=lambda one: ([-number for number in one[1].by_severity.values()], one[0]))

    def by_check(self) -> Iterator[tuple[str, dict[Severity, int]]]:
        """Yield each check that found something with its figures, those with most errors first."""
        found = [(check, self.whole.of_check(check)) for check in self.whole.checks()]
        yield from sorted(found, key=lambda one: ([-number for number in one[1].values()], one[0]))


def totals_of(pairs: Iterable[PairReport]) -> Totals:
    """Return the figures over some pairs."""
    totals = Totals()
    for pair in pairs:
        totals.add(pair)
    return totals
