from __future__ import annotations

from pathlib import Path

import pytest
from repositories import make

from tqcheck.config import read_project
from tqcheck.errors import TqcheckError
from tqcheck.gate import Outcome, gate
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


def _gate(
    folder: Path, *, since: str | None = None, select: tuple[str, ...] = ("number-*", "translation-*")
) -> Outcome:
    project = read_project(folder / "tqcheck.toml")
    how = {"options": Options(), "policy": project.policy(select=select), "progress": lambda *_: None, "workers": 1}
    return gate(project, since=since, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("languages", ["", 'languages = ["de"]\n'])
def test_the_only_translation_that_was_deleted_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str
) -> None:
    monkeypatch.chdir(tmp_path)
    repo = make(tmp_path)
    rule = '[[pairs]]\nsource = "{name}.en.txt"\ntarget = "{name}.{lang}.txt"\nsource-language = "en"\n'
    repo.write("tqcheck.toml", rule + languages)
    repo.write("a.en.txt", "It has 20 members.")
    repo.write("a.de.txt", "Er hat 20 Mitglieder.")
    repo.commit("all")
    (tmp_path / "a.de.txt").unlink()
    (pair,) = _gate(tmp_path, since="main").report.pairs
    assert (pair.pair.target.path, pair.pair.target.language) == ("a.de.txt", "de")
    assert [finding.check for finding in pair.findings] == ["translation-missing"]
    if languages:
        assert [pair.pair.target.path for pair in _gate(tmp_path).report.pairs] == ["a.de.txt"]
    else:  # nothing says into which language it was
        with pytest.raises(TqcheckError, match=r"^a\.en\.txt: there is no translation .* list the languages"):
            _gate(tmp_path)


TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>It has 20 members.</seg></tuv><tuv xml:lang="de"><seg>Er hat 70 Mitglieder.</seg></tuv>
<tuv xml:lang="fr"><seg>Il compte 20 membres.</seg></tuv></tu></body></tmx>
"""


def test_a_file_of_several_translations_takes_a_rule_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "memory.tmx").write_text(TMX, encoding="utf-8")
    rule = '[[pairs]]\nfile = "memory.tmx"\n'
    (tmp_path / "tqcheck.toml").write_text(rule, encoding="utf-8")
    with pytest.raises(TqcheckError, match=r'^memory\.tmx: holds translations into de, fr; .* target-language = "de"'):
        _gate(tmp_path)
    rules = "".join(f'{rule}target-language = "{code}"\n' for code in ("de", "fr"))
    (tmp_path / "tqcheck.toml").write_text(rules, encoding="utf-8")
    found = {pair.pair.target.language: len(pair.findings) for pair in _gate(tmp_path).report.pairs}
    assert found == {"de": 1, "fr": 0}
