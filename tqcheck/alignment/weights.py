"""The weights of the features of a bead, fitted by `benchmarks/alignment_fit.py`.

Each feature has two: one for translations that go their own way, as those of fiction do, and one for translations that
follow their original closely, as those of news do. A text's own lie in between, as far as it is faithful.
"""

WEIGHTS: dict[str, tuple[float, float]] = {  # feature → weight in a free translation, in a faithful one
    "1-1": (3.37, 3.79),
    "1-2": (3.34, 2.91),
    "1-3": (2.85, 1.72),
    "1-n": (2.36, 2.86),
    "2-2": (2.29, 2.50),
    "2-3": (2.00, 2.38),
    "3-3": (0.67, 0.41),
    "cosine": (7.44, 8.35),
    "cosine squared": (6.03, 7.06),
    "cosine by sentence": (2.85, 2.50),
    "neighbours": (-1.51, -1.75),
    "aside": (-0.69, 0.23),
    "more": (1.82, 2.53),
    "less": (0.53, 1.28),
    "weakest edge": (-0.79, -1.40),
    "weak edge": (2.81, 3.08),
    "low cosine": (2.95, 2.88),
    "length ratio": (0.31, -0.63),
    "length ratio squared": (-3.54, -4.09),
    "amount": (-0.31, -0.91),
    "cosine by amount": (1.62, 1.57),
    "both begin a quotation": (2.81, 2.70),
    "both end a quotation": (2.88, 2.87),
    "one is quoting": (-1.30, -0.65),
    "marks differ": (-0.92, -4.64),
    "one ends a paragraph": (-0.26, -0.28),
    "breaks inside": (-1.39, -1.78),
    "shared words": (-0.23, 1.43),
    "unshared words": (-1.48, -2.58),
    "alone": (-0.36, 1.76),
    "alone length": (-2.44, 0.53),
}


def weights(faithfulness: float) -> dict[str, float]:
    """Return the weights for a translation that is faithful to this degree, 0 to 1."""
    return {name: (1 - faithfulness) * free + faithfulness * close for name, (free, close) in WEIGHTS.items()}
