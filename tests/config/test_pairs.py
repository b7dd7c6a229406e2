from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.config import PairPaths, missing_of, pairs_of, read_project


def _tree(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("Text.\n", encoding="utf-8")


def _found(folder: Path, configuration: str) -> tuple[set[tuple[str, str, str | None]], set[str]]:
    (folder / "tqcheck.toml").write_text(configuration, encoding="utf-8")
    project = read_project(folder / "tqcheck.toml")
    pairs = {(pair.source, pair.target, pair.target_language) for pair in pairs_of(project)}
    return pairs, {pair.target for pair in missing_of(project)}


def test_a_folder_for_each_language(tmp_path: Path) -> None:
    _tree(tmp_path, "content/en/a.md", "content/en/b/c.md", "content/zh_TW/a.md", "content/de/b/c.md", "content/x.md")
    pairs, missing = _found(
        tmp_path, '[[pairs]]\nsource = "content/en/{path}.md"\ntarget = "content/{lang}/{path}.md"\n'
    )
    assert pairs == {
        ("content/en/a.md", "content/zh_TW/a.md", "zh-Hant"),
        ("content/en/b/c.md", "content/de/b/c.md", "de"),
    }
    assert missing == {"content/de/a.md", "content/zh_TW/b/c.md"}


def test_the_language_in_the_name_of_the_file(tmp_path: Path) -> None:
    _tree(tmp_path, "docs/a.md", "docs/a.de.md", "docs/b.v2.md", "docs/b.v2.ja.md", "docs/is.md", "docs/a.js.md")
    pairs, missing = _found(
        tmp_path, '[[pairs]]\nsource = "docs/{path}.md"\ntarget = "docs/{path}.{lang}.md"\nlanguages = ["de", "ja"]\n'
    )
    assert pairs == {("docs/a.md", "docs/a.de.md", "de"), ("docs/b.v2.md", "docs/b.v2.ja.md", "ja")}
    assert "docs/is.de.md" in missing
    assert "docs/a.ja.md" in missing
    assert "docs/a.de.de.md" not in missing


def test_names_of_languages_that_are_no_codes(tmp_path: Path) -> None:
    _tree(tmp_path, "en/a.txt", "cn/a.txt", "german/a.txt", "img/a.txt")
    pairs, _ = _found(
        tmp_path,
        '[[pairs]]\nsource = "en/{path}.txt"\ntarget = "{lang}/{path}.txt"\nlanguages = { cn = "zh", german = "de" }\n',
    )
    assert pairs == {("en/a.txt", "cn/a.txt", "zh")}, "german is no name that {lang} can stand for"


def test_several_rules_excludes_and_a_fixed_target(tmp_path: Path) -> None:
    _tree(tmp_path, "en/a.txt", "en/drafts/b.txt", "zh/a.txt", "zh/drafts/b.txt", "README.md", "README.ja.md")
    pairs, missing = _found(
        tmp_path,
        '[[pairs]]\nsource = "en/{path}.txt"\ntarget = "zh/{path}.txt"\ntarget-language = "zh"\n'
        'exclude = ["en/drafts/*"]\n[[pairs]]\nsource = "README.md"\ntarget = "README.{lang}.md"\n',
    )
    assert pairs == {("en/a.txt", "zh/a.txt", "zh"), ("README.md", "README.ja.md", "ja")}
    assert not missing


def test_files_that_hold_both_sides(tmp_path: Path) -> None:
    _tree(
        tmp_path, "locale/de/LC_MESSAGES/app.po", "locale/pt_BR/LC_MESSAGES/app.po", "locale/app.pot", "locale/x/a.po"
    )
    pairs, missing = _found(tmp_path, '[[pairs]]\nfile = "locale/{lang}/LC_MESSAGES/{name}.po"\n')
    po = "locale/{}/LC_MESSAGES/app.po"
    assert pairs == {(po.format("de"), po.format("de"), "de"), (po.format("pt_BR"), po.format("pt_BR"), "pt-BR")}
    assert not missing


def test_android_folders_and_hidden_folders(tmp_path: Path) -> None:
    _tree(tmp_path, "res/values/strings.xml", "res/values-zh-rTW/strings.xml", "res/.old/values-de/strings.xml")
    pairs, _ = _found(
        tmp_path, '[[pairs]]\nsource = "res/values/{name}.xml"\ntarget = "res/values-{lang}/{name}.xml"\n'
    )
    assert pairs == {("res/values/strings.xml", "res/values-zh-rTW/strings.xml", "zh-Hant")}


def test_a_pair_of_two_rules_is_found_once_and_the_first_rule_counts(tmp_path: Path) -> None:
    _tree(tmp_path, "en/a.txt", "de/a.txt")
    rule = '[[pairs]]\nsource = "en/{path}.txt"\ntarget = "de/{path}.txt"\n'
    pairs, _ = _found(tmp_path, f'{rule}target-language = "de"\n{rule}')
    assert pairs == {("en/a.txt", "de/a.txt", "de")}


@pytest.mark.parametrize("rule", ['source = "en/{path}.md"\ntarget = "{lang}/{path}.md"', 'file = "{name}.po"'])
def test_rules_that_match_nothing_find_nothing(tmp_path: Path, rule: str) -> None:
    assert _found(tmp_path, f"[[pairs]]\n{rule}\n") == (set(), set())


def test_pairs_know_their_languages(tmp_path: Path) -> None:
    _tree(tmp_path, "a.txt", "b.txt")
    (tmp_path / "tqcheck.toml").write_text(
        '[[pairs]]\nsource = "a.txt"\ntarget = "b.txt"\nsource-language = "EN"\ntarget-language = "zh-tw"\n',
        encoding="utf-8",
    )
    assert pairs_of(read_project(tmp_path / "tqcheck.toml")) == (PairPaths("a.txt", "b.txt", "en", "zh-Hant"),)
