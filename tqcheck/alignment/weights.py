"""The weights of the features of a bead, fitted by `benchmarks/alignment_fit.py`.

Each feature has two: one for translations that go their own way, as those of fiction do, and one for translations that
follow their original closely, as those of news do. A text's own lie in between, as far as it is faithful.
"""

WEIGHTS: dict[str, tuple[float, float]] = {  # feature → weight in a free translation, in a faithful one
    "1-1": (4.24, 5.32),
    "1-2": (4.58, 3.92),
    "1-3": (4.52, 3.47),
    "1-n": (4.60, 4.48),
    "2-2": (4.26, 4.37),
    "2-3": (4.53, 5.41),
    "3-3": (3.74, 3.70),
    "cosine": (11.36, 12.52),
    "cosine by sentence": (4.30, 3.77),
    "weak edge": (1.47, 2.13),
    "low cosine": (6.01, 5.98),
    "length ratio squared": (-3.44, -4.13),
    "both begin a quotation": (2.99, 3.19),
    "both end a quotation": (3.03, 2.93),
    "one is quoting": (-1.52, -1.08),
    "marks differ": (-0.98, -4.06),
    "one ends a paragraph": (-0.60, -0.57),
    "breaks inside": (-4.20, -4.34),
    "shared words": (-0.20, 0.89),
    "unshared words": (-1.52, -2.34),
    "neglected": (-2.92, -3.95),
    "quotes shared": (1.48, 1.73),
    # The fit for faithful translations is 0.38; with more, dropped sentences surface: see `benchmarks/omissions.py`.
    "alone": (-0.88, 2.10),
    "alone length": (-1.51, 0.01),
    "alone nearest squared": (3.42, 3.03),
}


def weights(faithfulness: float) -> dict[str, float]:
    """Return the weights for a translation that is faithful to this degree, 0 to 1."""
    return {name: (1 - faithfulness) * free + faithfulness * close for name, (free, close) in WEIGHTS.items()}
