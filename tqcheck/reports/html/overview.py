"""Several pairs at a glance: articles by languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tqcheck.reports.html.views import PairView


@dataclass(frozen=True, slots=True)
class Matrix:
    """Pairs by article and by the translation's language."""

    languages: tuple[str, ...]
    articles: tuple[tuple[str, str, tuple[tuple[PairView, ...], ...]], ...]  # path, title, a cell for each language


def matrix(pairs: Sequence[PairView]) -> Matrix | None:
    """Return the matrix, or None where there is one article only: the table of pairs says as much."""
    cells: dict[str, dict[str, list[PairView]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        cells[pair.source.path][pair.target.language].append(pair)
    if len(cells) < 2:  # noqa: PLR2004 - one article
        return None
    languages = tuple(dict.fromkeys(pair.target.language for pair in pairs))
    titles = {pair.source.path: pair.title for pair in pairs}
    articles = tuple(
        (path, titles[path], tuple(tuple(row.get(language, ())) for language in languages))
        for path, row in cells.items()
    )
    return Matrix(languages, articles)
