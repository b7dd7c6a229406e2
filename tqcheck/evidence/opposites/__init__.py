"""Words that say the opposite of one another, and passages that have them on either side."""

from tqcheck.evidence.opposites.comparing import Reversal, reversals
from tqcheck.evidence.opposites.poles import DATA, Firmness, Pole, axes, poles

__all__ = ["DATA", "Firmness", "Pole", "Reversal", "axes", "poles", "reversals"]
