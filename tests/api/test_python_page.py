"""Every block of Python in the page on the API runs and prints what is shown."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_do_what_they_say(
    tmp_path: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "docs" / "examples", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    blocks = _BLOCK.findall((ROOT / "docs" / "python.md").read_text(encoding="utf-8"))
    assert blocks
    names: dict[str, Any] = {}
    told: list[str] = []
    for number, block in enumerate(blocks, start=1):
        example = doctest.DocTestParser().get_doctest(block, names, f"block {number}", "python.md", 0)
        assert example.examples
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=told.append, clear_globs=False)
        names = example.globs  # one block goes on where the one before it ended
    assert not told, "".join(told)
