"""What changed between two revisions of a pair, sentence by sentence: on one side and not on the other."""

from tqcheck.evidence.drift.drifting import Drift, find_drift

__all__ = ["Drift", "find_drift"]
