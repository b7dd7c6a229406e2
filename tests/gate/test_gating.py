from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.config import read_project
from tqcheck.gate import gate
from tqcheck.pipeline import Options


@pytest.mark.parametrize("whole", [True, False])
def test_clean_pairs_keep_their_texts_only_where_they_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    """500 clean pairs must not fill the memory of a run that prints a text."""
    monkeypatch.chdir(tmp_path)
    for name, english, german in (
        ("clean", "It has 20 members.", "Er hat 20 Mitglieder."),
        ("wrong", "It has 20 members.", "Er hat 70 Mitglieder."),
    ):
        (tmp_path / f"{name}.en.txt").write_text(english, encoding="utf-8")
        (tmp_path / f"{name}.de.txt").write_text(german, encoding="utf-8")
    file = tmp_path / "tqcheck.toml"
    file.write_text('[[pairs]]\nsource = "{name}.en.txt"\ntarget = "{name}.{lang}.txt"\nsource-language = "en"\n')
    project = read_project(file)
    outcome = gate(
        project,
        options=Options(),
        policy=project.policy(select=("number-*",)),
        progress=lambda *_: None,
        workers=1,
        whole=whole,
    )
    clean, wrong = outcome.report.pairs
    assert (clean.pair.target.path, clean.findings) == ("clean.de.txt", ())
    assert bool(clean.pair.target.text) is whole
    assert [finding.check for finding in wrong.findings] == ["number-mismatch"]
    assert wrong.pair.target.text == "Er hat 70 Mitglieder."
