from __future__ import annotations

from pathlib import Path

import pytest
from support import Run

from tqcheck.config import Project, find_project, policy, read_project
from tqcheck.errors import TqcheckError


def _project(folder: Path, content: str, name: str = "tqcheck.toml") -> Project:
    (folder / name).write_text(content, encoding="utf-8")
    return read_project(folder / name)


def test_all_settings_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = _project(
        tmp_path,
        """
        select = ["number-*", "name-mismatch", "title-mismatch"]
        ignore = ["number-added"]
        fail-on = "warning"
        glossaries = ["terms/own.tsv"]
        aliases = ["names.tsv"]
        baseline = "known.json"
        model = "multilingual-e5-small"
        split = "lines"
        align = "lines"
        [severity]
        "number-*" = "warning"
        number-missing = "info"
        title-mismatch = "off"
        [thresholds]
        error = 0.95
        warning = 0.6
        [[pairs]]
        source = "en/{path}.md"
        target = "{lang}/{path}.md"
        languages = { cn = "zh", tw = "zh_TW", de = "de" }
        source-language = "en"
        exclude = ["*/drafts/*"]
        """,
    )
    in_force = project.policy()
    assert {check.id for check in in_force.checks} == {"number-mismatch", "number-missing", "name-mismatch"}
    assert dict(in_force.severities) == {
        "number-mismatch": "warning",
        "number-missing": "info",
        "number-added": "warning",
    }
    assert (in_force.fail_on, in_force.error_from, in_force.warning_from) == ("warning", 0.95, 0.6)
    assert (project.glossaries, project.aliases, project.baseline) == (
        (str(Path("terms/own.tsv")),),
        ("names.tsv",),
        "known.json",
    )
    assert (project.model, project.split, project.align) == ("multilingual-e5-small", "lines", "lines")
    assert project.rules[0].languages == (("cn", "zh"), ("tw", "zh-Hant"), ("de", "de"))


def test_the_command_line_goes_first(tmp_path: Path) -> None:
    project = _project(tmp_path, 'select = ["number-*"]\nignore = ["number-added"]\nfail-on = "info"\n')
    wanted = project.policy(select=("name-*",), ignore=("name-added",), fail_on="never")
    assert {check.id for check in wanted.checks} == {"name-mismatch", "name-missing", "name-inconsistent"}
    assert wanted.fail_on is None


def test_the_nearest_configuration_upwards_counts(tmp_path: Path) -> None:
    inner = tmp_path / "site" / "content"
    inner.mkdir(parents=True)
    assert find_project(inner).file is None
    (tmp_path / "pyproject.toml").write_text('[tool.tqcheck]\nfail-on = "warning"\n', encoding="utf-8")
    (tmp_path / "site" / "pyproject.toml").write_text('[project]\nname = "other"\n', encoding="utf-8")
    assert find_project(inner).file == tmp_path / "pyproject.toml"
    assert find_project(inner).fail_on == "warning"
    (tmp_path / "site" / "tqcheck.toml").write_text('fail-on = "info"\n', encoding="utf-8")
    assert (find_project(inner).root, find_project(inner).fail_on) == (tmp_path / "site", "info")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("x =", ["is not TOML"]),
        ('fail_on = "error"', ["fail_on", "did you mean fail-on?"]),
        ('fail-on = "eror"', ["fail-on", "did you mean error?"]),
        ('ignore = "name-added"', ["ignore", "list of texts"]),
        ('ignore = ["nam-added"]', ["did you mean name-added?"]),
        ('select = ["nmber-*"]', ["no check fits “nmber-*”"]),
        ('[severity]\nname-added = "fatal"', ["[severity] name-added", "error, warning, info, off"]),
        ('[severity]\nnam-added = "off"', ["did you mean name-added?"]),
        ("[thresholds]\nerror = 90", ["[thresholds] error", "from 0 to 1"]),
        ("[thresholds]\nerror = true", ["[thresholds] error", "from 0 to 1"]),
        ("[thresholds]\nerror = 0.4", ["warning (0.5) is above error (0.4)"]),
        ("[thresholds]\nhint = 0.4", ["[thresholds] hint", "no known key"]),
        ('pairs = "a"', ["[[pairs]]"]),
        ('[[pairs]]\nsource = "a"', ["source and target"]),
        ('[[pairs]]\nsoruce = "a"\ntarget = "b"', ["did you mean source?"]),
        ('[[pairs]]\nsource = "en/*.md"\ntarget = "de/*.md"', ["write {path}"]),
        ('[[pairs]]\nsource = "/en/{path}.md"\ntarget = "de/{path}.md"', ["relative"]),
        ('[[pairs]]\nsource = "en/{path}.md"\ntarget = "de/{name}.md"', ["{name}"]),
        ('[[pairs]]\nsource = "en/{path}.md"\ntarget = "de/all.md"', ["{path}"]),
        ('[[pairs]]\nsource = "{lang}/{path}.md"\ntarget = "de/{path}.md"', ["{lang}"]),
        ('[[pairs]]\nsource = "en/{path.md"\ntarget = "de/{path}.md"', ["brace"]),
        ('[[pairs]]\nfile = "{lang}.po"\nlanguages = ["xx"]', ["languages", "xx"]),
        ('select = ["name-added"]\nignore = ["name-*"]', ["no check is left"]),
    ],
)
def test_what_is_unknown_or_impossible_is_an_error_with_its_place(
    tmp_path: Path, content: str, words: list[str]
) -> None:
    with pytest.raises(TqcheckError) as error:
        _project(tmp_path, content)
    assert str(error.value).startswith(str(tmp_path / "tqcheck.toml"))
    assert "\n" not in str(error.value)
    for word in words:
        assert word in str(error.value)


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "tqcheck.toml").write_bytes("# Übersetzung".encode("latin-1"))
    with pytest.raises(TqcheckError, match="UTF-8"):
        find_project(tmp_path)


def test_severity_by_pattern_the_last_one_counts() -> None:
    in_force = policy(severities={"name-*": "warning", "name-mismatch": "error", "name-added": "off"})
    assert dict(in_force.severities)["name-mismatch"] == "error"
    assert dict(in_force.severities)["name-missing"] == "warning"
    assert "name-added" not in {check.id for check in in_force.checks}


def test_compare_takes_the_configuration_of_the_folder(tqcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The law costs 120 million euros.\n", encoding="utf-8")
    (tmp_path / "de.txt").write_text("Das Gesetz kostet 150 Millionen Euro.\n", encoding="utf-8")
    arguments = ("compare", "en.txt", "de.txt", "--source-lang", "en", "--target-lang", "de")
    assert tqcheck(*arguments, cwd=tmp_path).returncode == 1
    (tmp_path / "tqcheck.toml").write_text('[severity]\n"number-*" = "warning"\n', encoding="utf-8")
    softened = tqcheck(*arguments, cwd=tmp_path)
    assert (softened.returncode, "warning number-mismatch" in softened.stdout) == (0, True)
    assert tqcheck(*arguments, "--fail-on", "warning", cwd=tmp_path).returncode == 1
    assert tqcheck(*arguments, "--no-config", cwd=tmp_path).returncode == 1
    (tmp_path / "tqcheck.toml").write_text("glosaries = []\n", encoding="utf-8")
    broken = tqcheck(*arguments, cwd=tmp_path)
    assert (broken.returncode, broken.stdout) == (2, "")
    assert "did you mean glossaries?" in broken.stderr


def test_config_shows_what_is_in_force_and_where_it_comes_from(tqcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "de").mkdir()
    for place in ("en/a.md", "en/b.md", "de/a.md"):
        (tmp_path / place).write_text("Text.\n", encoding="utf-8")
    (tmp_path / "tqcheck.toml").write_text(
        'fail-on = "warning"\n[[pairs]]\nsource = "en/{path}.md"\ntarget = "{lang}/{path}.md"\n', encoding="utf-8"
    )
    shown = tqcheck("config", cwd=tmp_path / "en")
    assert shown.returncode == 0, shown.stderr
    assert 'fail-on = "warning"  # tqcheck.toml' in shown.stdout
    assert 'split = "sentences"  # default' in shown.stdout
    assert "# 1 pair found: German 1" in shown.stdout
    assert "# 1 translation missing: German 1" in shown.stdout
