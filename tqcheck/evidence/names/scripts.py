"""Languages that do not write Latin letters."""

from __future__ import annotations

OTHER_SCRIPTS = frozenset(
    """
    zh zh-Hant ja ko ru uk be bg sr mk ar fa ur he hi mr ne bn ta te th el ka hy kk mn
    """.split()  # noqa: SIM905 - a list of words reads best as text
)
