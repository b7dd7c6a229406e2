"""The geometry of the pictures: where the trouble is, how the sentences align, how the scores spread."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from tqcheck.model import SEVERITIES, Bead, Severity
from tqcheck.reports.html.views import Card, PairView
from tqcheck.reports.html.wording import band

MAP_WIDTH, MAP_HEIGHT = 1000, 40
_FINDINGS, _SCORES = 24, 14  # heights of the map's two lanes
_HEIGHTS: dict[Severity, int] = {"error": 24, "warning": 17, "info": 10}
_NARROWEST = 4  # so that a finding in a short sentence is seen
_BETWEEN = 2  # so that neighbours are two
PLOT = 200  # side of the dot plot
BINS = 10
HISTOGRAM_HEIGHT = 90


@dataclass(frozen=True, slots=True)
class Tick:
    """A row with findings on the map."""

    x: float
    y: int
    width: float
    height: int
    severity: Severity
    card: Card  # the gravest of the row
    more: int  # how many findings besides


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the histogram: scores from `low` to `high` per cent."""

    low: int
    high: int
    count: int
    height: float
    band: str


def map_ticks(pair: PairView) -> list[Tick]:
    """Return the rows with findings in their places; the mildest first, so that the gravest lie on top."""
    ends = _ends(pair)
    ticks = []
    for rows in pair.paragraphs:
        for row in rows:
            if not row.cards:
                continue
            card = max(row.cards, key=lambda c: SEVERITIES.index(c.finding.severity))
            severity = card.finding.severity
            x, end = ends[row.number - 1], ends[row.number]
            width = max(_NARROWEST, end - x - _BETWEEN)
            height = _HEIGHTS[severity]
            x = min(x, MAP_WIDTH - width)
            ticks.append(
                Tick(round(x, 1), _FINDINGS - height, round(width, 1), height, severity, card, len(row.cards) - 1)
            )
    return sorted(ticks, key=lambda tick: SEVERITIES.index(tick.severity))


def map_scores(pair: PairView) -> str:
    """Return the path of the scores along the text: the higher, the better; gaps lie at the bottom."""
    ends = _ends(pair)
    path = [f"M0 {MAP_HEIGHT}"]
    for bead, (x, end) in zip(pair.report.pair.beads, pairwise(ends), strict=True):
        y = MAP_HEIGHT - _SCORES * bead.score
        path.append(f"L{x:.1f} {y:.1f}H{end:.1f}")
    return "".join([*path, f"V{MAP_HEIGHT}Z"])


def dots(pair: PairView) -> dict[str, str]:
    """Return a path for each band of scores, and for what has no counterpart; a stroke is a row."""
    across, down = (max(1, len(document.sentences)) for document in (pair.source, pair.target))
    paths: dict[str, list[str]] = defaultdict(list)
    for bead in pair.report.pair.beads:
        if bead.source and bead.target:
            x, y = PLOT * bead.source[0] / across, PLOT * bead.target[0] / down
            end = PLOT * (bead.source[-1] + 1) / across, PLOT * (bead.target[-1] + 1) / down
            paths[band(bead.score)].append(f"M{x:.1f} {y:.1f}L{end[0]:.1f} {end[1]:.1f}")
        elif bead.source:
            x, end_x = PLOT * bead.source[0] / across, PLOT * (bead.source[-1] + 1) / across
            paths["gap"].append(f"M{x:.1f} 2H{end_x:.1f}")
        else:
            y, end_y = PLOT * bead.target[0] / down, PLOT * (bead.target[-1] + 1) / down
            paths["gap"].append(f"M2 {y:.1f}V{end_y:.1f}")
    return {name: "".join(parts) for name, parts in paths.items()}


def histogram(pair: PairView) -> list[Bar]:
    """Return how many rows have which score; gaps have none."""
    counts = [0] * BINS
    for bead in pair.report.pair.beads:
        if bead.source and bead.target:
            counts[min(BINS - 1, max(0, int(bead.score * BINS)))] += 1
    tallest = max(1, *counts)
    return [
        Bar(
            100 * i // BINS,
            100 * (i + 1) // BINS,
            count,
            round(HISTOGRAM_HEIGHT * count / tallest, 1),
            band((i + 0.5) / BINS),
        )
        for i, count in enumerate(counts)
    ]


def _ends(pair: PairView) -> list[float]:
    """Return where each row ends on the map, after a leading 0; a row is as wide as its text is long."""
    sizes = [_size(pair, bead) for bead in pair.report.pair.beads]
    total, reached, ends = sum(sizes) or 1, 0, [0.0]
    for size in sizes:
        reached += size
        ends.append(MAP_WIDTH * reached / total)
    return ends


def _size(pair: PairView, bead: Bead) -> int:
    """Return the length of the longer side."""
    return max(
        1,
        sum(len(pair.source.sentences[i].text) for i in bead.source),
        sum(len(pair.target.sentences[i].text) for i in bead.target),
    )
