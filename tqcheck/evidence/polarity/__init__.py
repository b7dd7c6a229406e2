"""What a sentence denies, and whether its translation denies it too."""

from tqcheck.evidence.polarity.comparing import Flip, flips
from tqcheck.evidence.polarity.reading import DATA, Denial, denials
from tqcheck.evidence.polarity.wording import negator, phrase

__all__ = ["DATA", "Denial", "Flip", "denials", "flips", "negator", "phrase"]
