"""The checks: one file each, which says all there is to say about it."""

from tqcheck.checks.do_not_translate import DO_NOT_TRANSLATE
from tqcheck.checks.low_similarity import LOW_SIMILARITY
from tqcheck.checks.name_added import NAME_ADDED
from tqcheck.checks.name_mismatch import NAME_MISMATCH
from tqcheck.checks.name_missing import NAME_MISSING
from tqcheck.checks.not_translated import NOT_TRANSLATED
from tqcheck.checks.sentence_added import SENTENCE_ADDED
from tqcheck.checks.sentence_omitted import SENTENCE_OMITTED
from tqcheck.checks.term_forbidden import TERM_FORBIDDEN
from tqcheck.checks.term_inconsistent import TERM_INCONSISTENT
from tqcheck.checks.term_mismatch import TERM_MISMATCH
from tqcheck.checks.term_missing import TERM_MISSING
from tqcheck.checks.unrelated_texts import UNRELATED_TEXTS
from tqcheck.checks.untranslated import UNTRANSLATED
from tqcheck.checks.wrong_language import WRONG_LANGUAGE
from tqcheck.model import Check

ALL: tuple[Check, ...] = (
    SENTENCE_OMITTED,
    SENTENCE_ADDED,
    LOW_SIMILARITY,
    UNRELATED_TEXTS,
    UNTRANSLATED,
    WRONG_LANGUAGE,
    NAME_MISMATCH,
    NAME_MISSING,
    NAME_ADDED,
    TERM_MISMATCH,
    TERM_MISSING,
    TERM_FORBIDDEN,
    TERM_INCONSISTENT,
    DO_NOT_TRANSLATE,
    NOT_TRANSLATED,
)
