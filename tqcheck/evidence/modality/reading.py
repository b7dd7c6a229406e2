"""The words of a text that say how certain or how binding something is: may, is expected to, will, must.

A row of `data/modality.tsv` is a kind of them; those that are “able” may tell as well what somebody was able to do.
The weak words (“~if”) are many: whatever may stand for one of the kind in a translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from tqcheck.evidence.wordlists import Wordlist, read_rows
from tqcheck.languages.codes import base

# The languages that the table has words of.
DATA = ("ar", "de", "en", "es", "fr", "ja", "ko", "ru", "vi", "zh")

ModalKind = Literal[
    "possible",
    "able",
    "can",
    "may not",
    "expected",
    "certain",
    "never",
    "decided",
    "will",
    "must",
    "alleged",
    "condition",
]


@dataclass(frozen=True, slots=True)
class Modal:
    """A word that says how certain or how binding something is."""

    start: int
    end: int
    kind: ModalKind
    says: str  # in English
    weak: bool  # it often says something else, so it may excuse but not accuse


def modals(text: str, language: str) -> tuple[Modal, ...]:
    """Return the modal words of `text` in reading order."""
    kinds: dict[str, ModalKind] = {kind: kind for kind in get_args(ModalKind)}
    found = (
        Modal(word.start, word.end, kinds[word.row.name], word.row.cells["says"], word.weak)
        for word in _wordlist(base(language)).find(text)
    )
    once = {(modal.start, modal.end, modal.kind): modal for modal in sorted(found, key=lambda modal: -modal.weak)}
    return tuple(sorted(once.values(), key=lambda modal: (modal.start, modal.end)))


@cache
def _wordlist(language: str) -> Wordlist:
    return Wordlist(read_rows([files(__package__) / "data" / "modality.tsv"]), language)
