"""Document → Windows: which encoder serves which languages, and how it is loaded.

Nothing heavy is imported here; an encoder's own module loads it on first use.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import base, english_name
from tqcheck.model import Vectors

USE = "use-multilingual-v3"
E5 = "multilingual-e5-small"
_PREFIX = "sentence-transformers/"

# The languages that the default encoder was trained on; resources: its authors' list.
_USE_LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"})


class Encoder(Protocol):
    """What turns texts into vectors.

    A text's *state* is what the disk cache keeps: for most encoders the vector itself, for one whose
    `additive` is true something that can be added up over neighbouring texts.
    """

    name: str
    dimension: int
    state_size: int
    additive: bool

    def states(self, texts: Sequence[str]) -> Vectors:
        """Return one state a text, shape (texts, state_size)."""

    def vectors(self, states: Vectors) -> Vectors:
        """Return the unit vectors that belong to the states, shape (…, dimension)."""


def choose(languages: Sequence[str]) -> str:
    """Return the name of the bundled encoder that serves all of the languages best."""
    return USE if all(base(language) in _USE_LANGUAGES for language in languages) else E5


@cache
def load(name: str) -> Encoder:
    """Return the encoder of that name: a bundled one, or a sentence-transformers model by name or folder.

    An encoder is loaded once in a process, however many pairs it serves.

    Raises:
        TqcheckError: if there is no such encoder, or the package that carries it is not installed.
    """
    if name == USE:
        from tqcheck.embedding.use import UniversalSentenceEncoder  # noqa: PLC0415

        return UniversalSentenceEncoder()
    if name == E5:
        from tqcheck.embedding.e5 import MultilingualE5  # noqa: PLC0415

        return MultilingualE5()
    from tqcheck.embedding.sentence_transformers import SentenceTransformersEncoder, find_model  # noqa: PLC0415

    model = find_model(name)
    if model is None:
        raise TqcheckError(
            f"there is no encoder “{name}”: bundled are {USE} and {E5}; "
            f"a sentence-transformers model is named like {_PREFIX}LaBSE or by its folder."
        )
    return SentenceTransformersEncoder(model)


def remark_on_choice(name: str, languages: Sequence[str]) -> str | None:
    """Return a remark where the chosen encoder was not trained on one of the languages, else None."""
    unknown = [english_name(language) for language in languages if base(language) not in _USE_LANGUAGES]
    if name == USE and unknown:
        return f"the encoder {name} was not trained on {', '.join(unknown)}; --model {E5} will align it better."
    return None
