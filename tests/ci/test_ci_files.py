"""What CI services take from the repository, run as far as it can be without their servers."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import ROOT

SITE = ROOT / "docs" / "examples" / "site"
GERMAN = Path("content/de/launch.md")
_IDENTITY = {f"GIT_{who}_{what}": "ci@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def environment(tmp_path: Path, cache_home: Path) -> dict[str, str]:
    """The variables of a runner: tqcheck and a stub of gh on the path, no configuration of git but the tests' own."""
    binaries = tmp_path / "bin"
    binaries.mkdir()
    _script(binaries / "tqcheck", f'exec {shlex.quote(sys.executable)} -m tqcheck "$@"')
    _script(binaries / "gh", f'printf "%s\\n" "$*" >> {tmp_path}/gh.log; cat {tmp_path}/comments 2>/dev/null || true')
    return (
        os.environ
        | _IDENTITY
        | {
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(cache_home),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
            "REPORT": str(tmp_path / "report"),
        }
    )


@pytest.fixture
def checkout(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A shallow clone of a pull request, as a runner has it: its base is not there."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    shutil.copytree(SITE, origin)
    page = origin / GERMAN
    good = page.read_text(encoding="utf-8")
    for command in (
        "git init --quiet --initial-branch main",
        "git add --all",
        "git commit --quiet --message Site",
        "git switch --quiet --create fix",
    ):
        _run(command, origin, environment)
    page.write_text(good.replace("12. März", "21. März"), encoding="utf-8")
    _run("git commit --quiet --all --message Fix", origin, environment)
    _run(f"git clone --quiet --depth 1 --branch fix file://{origin} {clone}", tmp_path, environment)
    return clone


def test_the_steps_of_the_action_stop_a_pull_request_and_say_why(
    tmp_path: Path, checkout: Path, environment: dict[str, str]
) -> None:
    _step("fetch", checkout, environment | {"BASE": "main"})
    gate = _step("gate", checkout, environment | {"SINCE": "origin/main", "ARGS": ""})
    assert f"::error file={GERMAN},line=3,title=date-mismatch::" in gate.stdout
    output = dict(line.split("=", 1) for line in (tmp_path / "output").read_text().splitlines())
    assert output["exit-code"] == "1"
    for name in ("report.html", "report.json", "report.md", "report.sarif"):
        assert (Path(output["report"]) / name).stat().st_size
    assert "date-mismatch" in (tmp_path / "summary").read_text(encoding="utf-8")
    comment = environment | {"CODE": "1", "NUMBER": "7", "REPOSITORY": "some/site", "GH_TOKEN": ""}
    _step("comment", checkout, comment)
    assert "--method POST repos/some/site/issues/7/comments" in (tmp_path / "gh.log").read_text()
    (tmp_path / "comments").write_text("42\n")
    _step("comment", checkout, comment | {"CODE": "0"})
    assert "--method PATCH repos/some/site/issues/comments/42" in (tmp_path / "gh.log").read_text()
    assert _step("verdict", checkout, environment | {"CODE": "1"}, expected=1).returncode == 1


def test_the_action_says_what_is_wrong_where_the_gate_cannot_run(
    tmp_path: Path, checkout: Path, environment: dict[str, str]
) -> None:
    gate = _step("gate", checkout, environment | {"SINCE": "origin/main", "ARGS": ""})
    assert "origin/main" in gate.stderr
    assert "exit-code=2" in (tmp_path / "output").read_text()
    assert not (tmp_path / "summary").exists()


def test_the_files_keep_to_the_schemas_of_their_services() -> None:
    for schema, file in (("github-actions", "action.yml"), ("gitlab-ci", "templates/tqcheck.gitlab-ci.yml")):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(ROOT / file)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_gitlab_job_writes_its_reports(checkout: Path, environment: dict[str, str]) -> None:
    job = yaml.safe_load((ROOT / "templates" / "tqcheck.gitlab-ci.yml").read_text(encoding="utf-8"))["tqcheck"]
    _run("git fetch --quiet --unshallow origin +refs/heads/main:refs/remotes/origin/main", checkout, environment)
    base = _run("git rev-parse origin/main", checkout, environment).stdout.strip()
    (script,) = (line for line in job["script"] if line.startswith("tqcheck"))
    done = _run(script, checkout, environment | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}, expected=1)
    assert "date-mismatch" in done.stdout
    for path in (*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()):
        assert (checkout / path).stat().st_size, path


def test_the_hook_runs_on_the_files_of_a_commit(tmp_path: Path, checkout: Path, environment: dict[str, str]) -> None:
    """The hook's own entry, through pre-commit; its language is taken from this environment, for no network is used."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
    (checkout / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local), encoding="utf-8")
    _run("git add .pre-commit-config.yaml", checkout, environment)
    home = environment | {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    pre_commit = f"{shlex.quote(sys.executable)} -m pre_commit"
    _run(f"{pre_commit} validate-manifest {ROOT / '.pre-commit-hooks.yaml'}", checkout, home)
    failed = _run(f"{pre_commit} run tqcheck --files {GERMAN}", checkout, home, expected=1)
    assert "date-mismatch" in failed.stdout
    _run(f"{pre_commit} run tqcheck --files content/zh/launch.md", checkout, home)
    _run(f"{pre_commit} run tqcheck --files tqcheck.toml", checkout, home)


def _step(
    name: str, folder: Path, environment: dict[str, str], *, expected: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as GitHub runs `shell: bash`."""
    steps: list[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (step,) = (step for step in steps if step.get("name") == name)
    assert set(step["env"]) <= set(environment) | {"GH_TOKEN"}, "a variable of the step has no value here"
    return _run(step["run"], folder, environment, expected=expected)


def _run(
    script: str, folder: Path, environment: dict[str, str], *, expected: int = 0
) -> subprocess.CompletedProcess[str]:
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == expected, done.stdout + done.stderr
    return done


def _script(path: Path, content: str) -> None:
    path.write_text(f"#!/bin/sh\n{content}\n", encoding="utf-8")
    path.chmod(0o755)
