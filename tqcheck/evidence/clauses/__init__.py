"""Clauses: where they begin, and whether the other side of a bead lacks what they say."""

from tqcheck.evidence.clauses.cutting import Part, cut, letters, runs
from tqcheck.evidence.clauses.findings import Lost, lost
from tqcheck.evidence.clauses.weighing import weigh

__all__ = ["Lost", "Part", "cut", "letters", "lost", "runs", "weigh"]
