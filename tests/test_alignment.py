from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.alignment import align, align_lines
from tqcheck.model import Bead, Document, Sentence, Windows

_WIDTH, _DIMENSION = 6, 16


def _windows(topics: list[int], *, side: str = "a", lines: list[int] | None = None, noise: float = 0.02) -> Windows:
    """Sentences about topics: same topic, nearly the same vector, whatever the side."""
    sentences = []
    for i, topic in enumerate(topics):
        words = f"{side} sentence about topic number {topic}."
        sentences.append(Sentence(words, i * 50, i * 50 + len(words), lines[i] if lines else i + 1, i))
    document = Document(f"{side}.txt", "en", "", tuple(sentences))
    bases = np.random.default_rng(7).standard_normal((max([*topics, 0]) + 1, _DIMENSION))
    own = np.random.default_rng(len(topics)).standard_normal((len(topics), _DIMENSION)) * noise
    single = bases[topics] + own if topics else np.zeros((0, _DIMENSION))
    vectors = np.zeros((_WIDTH, len(topics), _DIMENSION), dtype=np.float16)
    for k in range(min(_WIDTH, len(topics))):
        run = np.sum([single[i : len(topics) - k + i] for i in range(k + 1)], axis=0)
        vectors[k, : len(run)] = run / np.linalg.norm(run, axis=1, keepdims=True)
    return Windows(document, vectors)


def _shape(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


_TOPICS = st.lists(st.integers(0, 40), max_size=30)


@settings(deadline=None, max_examples=60)
@given(_TOPICS, _TOPICS)
def test_every_sentence_stands_in_one_bead_and_order_is_kept(source: list[int], target: list[int]) -> None:
    beads = align(_windows(source), _windows(target, side="b")).beads
    assert [i for bead in beads for i in bead.source] == list(range(len(source)))
    assert [j for bead in beads for j in bead.target] == list(range(len(target)))
    assert all(bead.source or bead.target for bead in beads)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 1000), unique=True, max_size=40))
def test_identical_documents_align_one_to_one(topics: list[int]) -> None:
    windows = _windows(topics)
    assert _shape(align(windows, windows).beads) == [((i,), (i,)) for i in range(len(topics))]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 1000), unique=True, min_size=2, max_size=25), st.data())
def test_swapping_the_sides_mirrors_the_result(topics: list[int], data: st.DataObject) -> None:
    kept = [topic for topic in topics if data.draw(st.booleans())]
    one, other = _windows(topics), _windows(kept, side="b")
    forth, back = align(one, other).beads, align(other, one).beads
    assert {s for s in _shape(forth) if s[0] and s[1]} == {(t, s) for s, t in _shape(back) if s and t}


def test_a_dropped_sentence_is_left_alone() -> None:
    beads = align(_windows(list(range(12))), _windows([0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11], side="b")).beads
    assert ((4,), ()) in _shape(beads)
    assert ((5,), (4,)) in _shape(beads)


def test_two_sentences_become_one_bead_with_the_one_that_says_both() -> None:
    source, target = _windows([0, 1, 2, 3, 4, 5]), _windows([0, 1, 2, 4, 5], side="b")
    merged = source.vectors[1, 2]  # sentences 2 and 3 together
    target.vectors[0, 2] = merged
    assert ((2, 3), (2,)) in _shape(align(source, target).beads)


def test_a_moved_block_leaves_the_rest_in_place() -> None:
    topics = list(range(60))
    moved = topics[:20] + topics[24:40] + topics[20:24] + topics[40:]
    beads = align(_windows(topics), _windows(moved, side="b")).beads
    right = {((i,), (moved.index(i),)) for i in (*range(20), *range(40, 60))}
    assert right <= set(_shape(beads))


def test_long_texts_are_aligned_within_a_band() -> None:
    topics = list(range(1500))
    target = [t for t in topics if not 700 <= t < 730]
    beads = align(_windows(topics), _windows(target, side="b")).beads
    right = sum(1 for i, j in _shape(beads) if len(i) == len(j) == 1 and target[j[0]] == i[0])
    assert right >= 0.99 * len(target)


@pytest.mark.parametrize(("source", "target"), [([], []), ([1, 2], []), ([], [1])])
def test_an_empty_side(source: list[int], target: list[int]) -> None:
    beads = align(_windows(source), _windows(target, side="b")).beads
    assert _shape(beads) == [((i,), ()) for i in range(len(source))] + [((), (j,)) for j in range(len(target))]


def test_an_encoder_that_finds_all_texts_alike() -> None:
    topics = list(range(20))
    shifted = []
    for windows in (_windows(topics), _windows([t for t in topics if t != 8], side="b")):
        vectors = windows.vectors.astype(np.float32) + 0.5  # all vectors lean the same way
        vectors /= np.linalg.norm(vectors, axis=-1, keepdims=True)
        shifted.append(Windows(windows.document, vectors.astype(np.float16)))
    shape = _shape(align(*shifted).beads)
    assert ((7,), (7,)) in shape
    assert ((12,), (11,)) in shape


def test_similarity_is_the_cosine_of_both_sides() -> None:
    source, target = _windows([0, 1, 2]), _windows([0, 1, 2], side="b", noise=0.0)
    bead = align(source, target).beads[1]
    assert bead.similarity == pytest.approx(float(source.vectors[0, 1].astype(float) @ target.vectors[0, 1]), abs=1e-3)


def test_lines_are_aligned_by_their_numbers() -> None:
    source, target = _windows([0, 1, 2], lines=[1, 2, 4]), _windows([0, 5, 2], side="b", lines=[1, 3, 4])
    beads = align_lines(source, target).beads
    assert _shape(beads) == [((0,), (0,)), ((1,), ()), ((), (1,)), ((2,), (2,))]
    assert beads[0].similarity > 0.9
    assert beads[1].similarity == 0
