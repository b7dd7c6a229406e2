"""What one side forbids and the other allows: a denial without a negator."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.evidence.polarity.pairing import Denials, without_alike
from tqcheck.evidence.polarity.reading import Denial, listed
from tqcheck.languages.codes import base

_FORBIDS = "ban"


def forbidden(own: Denials, other: Denials, texts: Sequence[str], languages: Sequence[str]) -> Denial | None:
    """Return the word of the first text that forbids what the second allows, or None.

    Neither must have another word that might forbid or deny, for a ban that ends is a permission too; and the first
    none that allows.
    """
    left, free = without_alike(own, other)
    forbids = [own.denials[i] for i in left if own.denials[i].sense == _FORBIDS]
    if len(forbids) != 1 or len(left) > 1 or free or own.certain() or other.certain():
        return None
    (here, there), (language, theirs) = texts, map(base, languages)
    is_allowed_here = any(listed(key, language).search(here) for key in ("allowing", "enabling"))
    return forbids[0] if listed("allowing", theirs).search(there) and not is_allowed_here else None
