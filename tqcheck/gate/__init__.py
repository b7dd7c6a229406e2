"""The pairs of a project, for CI: those that a change touched, and of their findings those that are new."""

from tqcheck.gate.gating import Outcome, gate

__all__ = ["Outcome", "gate"]
