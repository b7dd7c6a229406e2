"""The checks: one file each, which says all there is to say about it."""

from tqcheck.checks.below_reference import BELOW_REFERENCE
from tqcheck.checks.clause_added import CLAUSE_ADDED
from tqcheck.checks.clause_omitted import CLAUSE_OMITTED
from tqcheck.checks.date_mismatch import DATE_MISMATCH
from tqcheck.checks.do_not_translate import DO_NOT_TRANSLATE
from tqcheck.checks.low_similarity import LOW_SIMILARITY
from tqcheck.checks.markup_mismatch import MARKUP_MISMATCH
from tqcheck.checks.meaning_reversed import MEANING_REVERSED
from tqcheck.checks.modality_changed import MODALITY_CHANGED
from tqcheck.checks.name_added import NAME_ADDED
from tqcheck.checks.name_inconsistent import NAME_INCONSISTENT
from tqcheck.checks.name_mismatch import NAME_MISMATCH
from tqcheck.checks.name_missing import NAME_MISSING
from tqcheck.checks.negation_flipped import NEGATION_FLIPPED
from tqcheck.checks.not_translated import NOT_TRANSLATED
from tqcheck.checks.number_added import NUMBER_ADDED
from tqcheck.checks.number_mismatch import NUMBER_MISMATCH
from tqcheck.checks.number_missing import NUMBER_MISSING
from tqcheck.checks.percent_points import PERCENT_POINTS
from tqcheck.checks.sentence_added import SENTENCE_ADDED
from tqcheck.checks.sentence_omitted import SENTENCE_OMITTED
from tqcheck.checks.source_unchanged import SOURCE_UNCHANGED
from tqcheck.checks.speaker_changed import SPEAKER_CHANGED
from tqcheck.checks.term_forbidden import TERM_FORBIDDEN
from tqcheck.checks.term_inconsistent import TERM_INCONSISTENT
from tqcheck.checks.term_mismatch import TERM_MISMATCH
from tqcheck.checks.term_missing import TERM_MISSING
from tqcheck.checks.title_mismatch import TITLE_MISMATCH
from tqcheck.checks.title_modifier import TITLE_MODIFIER
from tqcheck.checks.translation_missing import TRANSLATION_MISSING
from tqcheck.checks.translation_stale import TRANSLATION_STALE
from tqcheck.checks.unit_mismatch import UNIT_MISMATCH
from tqcheck.checks.unrelated_texts import UNRELATED_TEXTS
from tqcheck.checks.untranslated import UNTRANSLATED
from tqcheck.checks.unused_suppression import UNUSED_SUPPRESSION
from tqcheck.checks.wrong_language import WRONG_LANGUAGE
from tqcheck.model import Check

ALL: tuple[Check, ...] = (
    SENTENCE_OMITTED,
    SENTENCE_ADDED,
    CLAUSE_OMITTED,
    CLAUSE_ADDED,
    LOW_SIMILARITY,
    BELOW_REFERENCE,
    UNRELATED_TEXTS,
    UNTRANSLATED,
    WRONG_LANGUAGE,
    NAME_MISMATCH,
    NAME_MISSING,
    NAME_ADDED,
    NAME_INCONSISTENT,
    TITLE_MISMATCH,
    TITLE_MODIFIER,
    TERM_MISMATCH,
    TERM_MISSING,
    TERM_FORBIDDEN,
    TERM_INCONSISTENT,
    DO_NOT_TRANSLATE,
    NOT_TRANSLATED,
    NUMBER_MISMATCH,
    NUMBER_MISSING,
    NUMBER_ADDED,
    DATE_MISMATCH,
    UNIT_MISMATCH,
    PERCENT_POINTS,
    NEGATION_FLIPPED,
    MEANING_REVERSED,
    MODALITY_CHANGED,
    SPEAKER_CHANGED,
    MARKUP_MISMATCH,
    TRANSLATION_STALE,
    SOURCE_UNCHANGED,
    TRANSLATION_MISSING,
    UNUSED_SUPPRESSION,
)
