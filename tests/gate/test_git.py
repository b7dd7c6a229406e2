from __future__ import annotations

from pathlib import Path

import pytest
from repositories import Repo, make

from tqcheck.errors import TqcheckError
from tqcheck.gate.git import Change, Repository


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    found = make(tmp_path / "repo")
    found.write("en/a.txt", "One.\n" * 20)
    found.write("en/ü b.txt", "Two.\n")
    found.write("en/c.txt", "Three.\n")
    found.commit("first")
    return found


def test_changes_of_all_kinds_are_seen_also_uncommitted_ones(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "topic")
    (repo.root / "en/a.txt").rename(repo.root / "en/moved.txt")
    repo.replace("en/moved.txt", "One.\n" * 20, "One.\n" * 19 + "Other.\n")
    repo.commit("moved and edited")
    repo.write("en/ü b.txt", "Two, edited.\n")
    (repo.root / "en/c.txt").unlink()
    repo.write("en/new.txt", "Four.\n")
    repository = Repository.of(repo.root / "en")
    base = repository.merge_base("main")
    assert set(repository.changes(base)) == {
        Change("en/a.txt", "en/moved.txt"),
        Change("en/ü b.txt", "en/ü b.txt"),
        Change("en/c.txt", None),
        Change(None, "en/new.txt"),
    }
    contents = repository.contents(base, ["en/ü b.txt", "en", "nowhere.txt", "en/c.txt"])
    assert contents == {"en/ü b.txt": b"Two.\n", "en/c.txt": b"Three.\n"}


def test_what_others_did_meanwhile_is_no_change(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "topic")
    repo.write("en/new.txt", "Four.\n")
    repo.commit("on the branch")
    repo.git("checkout", "--quiet", "main")
    repo.write("en/c.txt", "Three, edited.\n")
    repo.commit("on main")
    repo.git("checkout", "--quiet", "--detach", "topic")
    repository = Repository.of(repo.root)
    assert repository.changes(repository.merge_base("main")) == (Change(None, "en/new.txt"),)


@pytest.mark.parametrize("revision", ["nowhere", "--help", "main:en/a.txt"])
def test_an_unknown_revision_is_told(repo: Repo, revision: str) -> None:
    with pytest.raises(TqcheckError, match=f"no revision “{revision}”"):
        Repository.of(repo.root).merge_base(revision)


def test_histories_that_never_met_are_told(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit("another beginning")
    with pytest.raises(TqcheckError, match="no common history"):
        Repository.of(repo.root).merge_base("main")


def test_a_shallow_clone_says_how_to_fetch_more(repo: Repo, tmp_path: Path) -> None:
    repo.git("checkout", "--quiet", "-b", "topic")
    repo.write("en/new.txt", "Four.\n")
    repo.commit("on the branch")
    repo.git("checkout", "--quiet", "main")
    repo.write("en/c.txt", "Three, edited.\n")
    repo.commit("on main")
    shallow = Repo(tmp_path / "shallow")
    options = ("--quiet", "--depth", "1", "--no-single-branch", "--branch", "topic")
    repo.git("clone", *options, repo.root.as_uri(), str(shallow.root))
    repository = Repository.of(shallow.root)
    with pytest.raises(TqcheckError, match=r"shallow.*fetch-depth: 0"):
        repository.merge_base("origin/main")
    with pytest.raises(TqcheckError, match=r"no revision “v1”.*shallow"):
        repository.merge_base("v1")


def test_no_repository_no_commit_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = make(tmp_path / "empty")
    with pytest.raises(TqcheckError, match="no commit yet"):
        Repository.of(empty.root).merge_base("main")
    outside = tmp_path / "outside"
    outside.mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(TqcheckError, match="not in a git repository"):
        Repository.of(outside)
    monkeypatch.setenv("PATH", str(outside))
    with pytest.raises(TqcheckError, match="git is not installed"):
        Repository.of(empty.root)
