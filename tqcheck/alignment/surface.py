"""What the surface of sentences tells about where beads begin and end: lengths, marks, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tqcheck.model import Document

Flags = NDArray[np.bool_]

_CLOSING = "\"'”’»」』＂›“"
_KINDS = {"?": 1, "？": 1, "؟": 1, "!": 2, "！": 2, "…": 3, ":": 4, "：": 4, "—": 4, ",": 5, "，": 5, ";": 5, "；": 5}
_FULL_STOP, _NO_MARK = 0, 6
_BEHIND = "\"'”’»›」』)）＂“"  # what may stand behind a sentence's last mark
_BEFORE = "\"'“‘«„「『‹＂»"
_QUOTE = re.compile(
    r"(?P<open>[“«„「『‹]|(?:^|(?<=[\s(\[—–“\"]))[\"'‘](?=\S))|(?P<close>[”»」』›]|[\"'’](?=$|[\s,.;:?!—–)\]”\"]))"
)
_LEAST_SENTENCES_A_PARAGRAPH = 1.2  # below, paragraphs are sentences and their borders tell nothing


@dataclass(frozen=True, slots=True)
class Surface:
    """One document's surface, one value a sentence.

    `until` has one value more: the sum of the lengths of all sentences before a place, in mean sentences.
    """

    until: NDArray[np.float64]
    opens: Flags  # begins with a quotation mark
    closes: Flags  # ends with one
    quoting: Flags  # a quotation is open at its end
    mark: NDArray[np.int8]  # the kind of its last punctuation mark
    paragraph_end: Flags  # the last of its paragraph; all false where paragraphs tell nothing
    quotations: NDArray[np.int64]  # that begin before a place, one value more than sentences


def read(document: Document) -> Surface:
    """Return what the sentences' surface shows."""
    texts = [sentence.text.strip() for sentence in document.sentences]
    lengths = np.array([len(text) + 1 for text in texts], dtype=np.float64)
    paragraphs = np.array([sentence.paragraph for sentence in document.sentences], dtype=np.int64)
    ends = np.append(paragraphs[1:] != paragraphs[:-1], True)[: len(texts)]
    quoting, begun = _quotations(texts)
    tells = len(texts) >= _LEAST_SENTENCES_A_PARAGRAPH * max(1, int(ends.sum()))
    return Surface(
        until=np.concatenate([[0.0], np.cumsum(lengths / max(1.0, float(lengths.mean())))]) if texts else np.zeros(1),
        opens=np.array([text[:1] in _BEFORE and text != "" for text in texts], dtype=bool),
        closes=np.array([_closes(text) for text in texts], dtype=bool),
        quoting=quoting,
        mark=np.array([_mark(text) for text in texts], dtype=np.int8),
        paragraph_end=ends & tells,
        quotations=np.concatenate([[0], np.cumsum(begun)]),
    )


def _closes(text: str) -> bool:
    return any(c in _CLOSING for c in text[len(text.rstrip(_BEHIND + " ")) :])


def _mark(text: str) -> int:
    bare = text.rstrip(_BEHIND + " ")
    if not bare:
        return _FULL_STOP
    return _KINDS.get(bare[-1], _FULL_STOP if bare[-1] in ".。．।۔" else _NO_MARK)


def _quotations(texts: list[str]) -> tuple[Flags, NDArray[np.int64]]:
    """Return for each sentence whether a quotation is open at its end, and how many begin in it."""
    is_open = False
    quoting, begun = np.zeros(len(texts), dtype=bool), np.zeros(len(texts), dtype=np.int64)
    for i, text in enumerate(texts):
        for mark in _QUOTE.finditer(text):
            is_open = mark["open"] is not None
            begun[i] += is_open
        quoting[i] = is_open
    return quoting, begun
