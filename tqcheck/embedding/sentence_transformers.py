"""Any sentence-transformers model, by its name on the hub or by its folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from tqcheck.errors import TqcheckError
from tqcheck.model import Vectors

_PREFIX = "sentence-transformers/"
_BATCH = 32


def find_model(name: str) -> str | None:
    """Return what to load for `--model NAME`: a folder that holds a model, or a hub name; None if it is neither."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
            raise TqcheckError(f"{name}: the folder holds no sentence-transformers model (modules.json is missing).")
        return str(folder)
    return name if name.count("/") == 1 and not name.startswith((".", "/", "~")) else None


class SentenceTransformersEncoder:
    """A model of the sentence-transformers library; brings PyTorch with it."""

    additive = False

    def __init__(self, model: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise TqcheckError(
                f"the encoder {model} needs the package sentence-transformers: "
                "pip install 'tqcheck[sentence-transformers]'."
            )
        self._model = _load(model)
        # A folder's path is the user's own and does not belong into reports: its last part names the model.
        self.name = model if model.startswith(_PREFIX) or not Path(model).is_dir() else Path(model).resolve().name
        self.dimension = int(_dimension(self._model))
        self.state_size = self.dimension

    def states(self, texts: Sequence[str]) -> Vectors:
        """Return the texts' unit vectors, shape (texts, dimension)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        found = self._model.encode(list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)

    def vectors(self, states: Vectors) -> Vectors:
        """Return the states: they are unit vectors already."""
        return states


def _load(model: str) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - imports PyTorch

    try:
        return SentenceTransformer(model, device="cpu")
    except Exception as error:  # whatever the hub, the disk or PyTorch raise: the user's model cannot be had
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise TqcheckError(f"the encoder {model} cannot be loaded: {reason}") from error


def _dimension(model: Any) -> int:
    measure = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(measure())
