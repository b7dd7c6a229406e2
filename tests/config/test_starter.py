from __future__ import annotations

from pathlib import Path

import pytest
from support import Run

from tqcheck.config import pairs_of, read_project
from tqcheck.config.starter import starter


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["content/en/a.md", "content/en/b/c.md", "content/zh/a.md", "content/pt-BR/b/c.md"], 2),
        (["docs/a.md", "docs/b/c.md", "docs/a.de.md", "docs/b/c.de.md", "docs/b/c.ja.md"], 3),
        (["README.md", "CHANGELOG.md", "README.zh-CN.md", "README_ja.md"], 2),
        (["locales/en.json", "locales/de.json", "locales/fr.json"], 2),
        (["locale/de/LC_MESSAGES/app.po", "locale/ja/LC_MESSAGES/app.po", "locale/app.pot"], 2),
        (["res/values/strings.xml", "res/values-de/strings.xml", "res/values-zh-rTW/strings.xml"], 2),
        (["docs/a/x.md", "docs/y.md", "i18n/fr/plugin/current/a/x.md", "i18n/fr/plugin/current/y.md"], 2),
        (["app/l10n/app_en.arb", "app/l10n/app_de.arb"], 1),
        (["notes/is.md", "src/cs/a.txt", "node_modules/en/a.md", "node_modules/de/a.md"], 0),
    ],
)
def test_the_starter_finds_the_pairs_of_usual_layouts(tmp_path: Path, paths: list[str], expected: int) -> None:
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("Text.\n", encoding="utf-8")
    file = tmp_path / "tqcheck.toml"
    file.write_text(starter(tmp_path), encoding="utf-8")
    found = pairs_of(read_project(file))
    assert len(found) == expected, file.read_text(encoding="utf-8")
    assert all(pair.target_language for pair in found)


def test_init_writes_once_and_what_it_writes_is_in_force(tqcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("Text.\n", encoding="utf-8")
    (tmp_path / "a.de.txt").write_text("Text.\n", encoding="utf-8")
    written = tqcheck("init", cwd=tmp_path)
    assert (written.returncode, written.stdout) == (0, "")
    assert "1 pair" in written.stderr
    content = (tmp_path / "tqcheck.toml").read_text(encoding="utf-8")
    again = tqcheck("init", cwd=tmp_path)
    assert again.returncode == 2
    assert "there already" in again.stderr
    assert (tmp_path / "tqcheck.toml").read_text(encoding="utf-8") == content
    assert tqcheck("init", "--force", cwd=tmp_path).returncode == 0
    assert "# 1 pair found: German 1" in tqcheck("config", cwd=tmp_path).stdout
