"""What the user asks for: on the command line, in tqcheck.toml, or under [tool.tqcheck] in pyproject.toml."""

from tqcheck.config.pairs import PairPaths, missing_of, pairs_of, untranslated_of
from tqcheck.config.policy import find_check, find_checks, nearest, policy
from tqcheck.config.project import Project, Rule, find_project, read_project

__all__ = [
    "PairPaths",
    "Project",
    "Rule",
    "find_check",
    "find_checks",
    "find_project",
    "missing_of",
    "nearest",
    "pairs_of",
    "policy",
    "read_project",
    "untranslated_of",
]
