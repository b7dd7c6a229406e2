"""The checks: one file each, which says all there is to say about it."""

from tqcheck.checks.low_similarity import LOW_SIMILARITY
from tqcheck.checks.sentence_added import SENTENCE_ADDED
from tqcheck.checks.sentence_omitted import SENTENCE_OMITTED
from tqcheck.checks.untranslated import UNTRANSLATED
from tqcheck.checks.wrong_language import WRONG_LANGUAGE
from tqcheck.model import Check

ALL: tuple[Check, ...] = (
    SENTENCE_OMITTED,
    SENTENCE_ADDED,
    LOW_SIMILARITY,
    UNTRANSLATED,
    WRONG_LANGUAGE,
)
