"""The weights of the features of a bead, as `benchmarks/alignment_fit.py` prints them."""

WEIGHTS: dict[str, float] = {
    "1-1": 2.9, "1-2": 1.5, "1-3": -0.3, "1-n": -1.5, "2-2": 0.0, "2-3": -1.2, "3-3": -2.5,
    "cosine": 4.0, "cosine squared": 3.6, "cosine by sentence": 2.3, "neighbours": -1.35, "aside": 0.6,
    "more": 2.4, "less": 1.8, "length ratio": -3.3, "length ratio squared": -0.9, "amount": -2.0,
    "cosine by amount": 3.2, "both begin a quotation": 2.4, "both end a quotation": 3.0, "one is quoting": -0.5,
    "marks differ": -1.0, "one ends a paragraph": -0.7, "breaks inside": -1.0, "shared words": 0.1,
    "unshared words": -0.9, "alone": -1.8, "alone length": -2.2,
}  # fmt: skip
