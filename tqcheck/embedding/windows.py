"""Document → Windows: vectors for all runs of up to six neighbouring sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import numpy as np

from tqcheck.embedding import Encoder
from tqcheck.languages.codes import writes_spaces
from tqcheck.model import Document, Halves, Vectors, Windows

WIDTH = 6  # sentences in the longest run; longer beads are hardly ever needed
_AT_ONCE = 256  # sentences between two calls of `progress`
_RUNS_AT_ONCE = 4096  # keeps the memory in between small

Progress = Callable[[int, int], None]  # sentences done, sentences in all


def embed(document: Document, encoder: Encoder, *, progress: Progress | None = None) -> Windows:
    """Return the unit vectors of a document's runs of 1 to `WIDTH` sentences.

    Each sentence is encoded once. The vector of a run follows from its sentences: for an encoder whose states
    add up from their sum, for the others as their length-weighted mean.
    """
    texts = simplified([sentence.text for sentence in document.sentences], document.language)
    states = np.zeros((len(texts), encoder.state_size), dtype=np.float32)
    for first in range(0, len(texts), _AT_ONCE):
        batch = texts[first : first + _AT_ONCE]
        states[first : first + len(batch)] = encoder.states(batch)
        if progress:
            progress(first + len(batch), len(texts))
    if encoder.additive:
        joint = joint_of(encoder, document.language)
    else:
        states *= np.array([len(text) for text in texts], dtype=np.float32)[:, None]
        joint = np.zeros(encoder.state_size, dtype=np.float32)
    return Windows(document, _runs(states, joint, encoder))


def simplified(texts: list[str], language: str) -> list[str]:
    """Return Traditional Chinese in Simplified characters, of which encoders have seen far more."""
    if language != "zh-Hant":
        return texts
    from opencc import OpenCC  # noqa: PLC0415 - loads its dictionaries

    converter = OpenCC("t2s")
    return [converter.convert(text) for text in texts]


def _runs(states: Vectors, joint: Vectors, encoder: Encoder) -> Halves:
    """Add up the states of each run and return the runs' vectors, shape (WIDTH, sentences, dimension)."""
    count = len(states)
    vectors = np.zeros((WIDTH, count, encoder.dimension), dtype=np.float16)
    for start in range(0, count, _RUNS_AT_ONCE):
        run = np.zeros_like(states[start : start + _RUNS_AT_ONCE])
        for more in range(min(WIDTH, count - start)):
            run = run[: count - start - more]
            run += states[start + more : start + more + len(run)] - (joint if more else 0)
            found = encoder.vectors(run)
            found = found / np.maximum(np.linalg.norm(found, axis=-1, keepdims=True), 1e-9)
            vectors[more, start : start + len(run)] = found
    return vectors


def joint_of(encoder: Encoder, language: str) -> Vectors:
    """Return what is too much in the sum of two neighbouring sentences' states, compared with both as one text.

    Measured by `benchmarks/joints.py`, for encoders that are additive.
    """
    return _joint(encoder.name, spaced=writes_spaces(language))


@cache
def _joint(encoder: str, *, spaced: bool) -> Vectors:
    with (files("tqcheck.embedding") / "joints.npz").open("rb") as file, np.load(file) as data:
        found: Vectors = data[f"{encoder} {'spaced' if spaced else 'unspaced'}"]
    return found
