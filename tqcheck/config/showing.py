"""What is in force, for `tqcheck config`: every setting, where it comes from, and the pairs that the rules find."""

from __future__ import annotations

import json
from collections import Counter

from tqcheck.config.pairs import PairPaths, missing_of, pairs_of
from tqcheck.config.project import FILE, Project, Rule
from tqcheck.languages.codes import english_name


def render(project: Project) -> str:
    """Return the settings in force in TOML, each with its origin, and what the rules find."""
    origin = project.file.name if project.file else "default"
    lines = [f"# {project.file or f'no {FILE} in this folder or above it: the defaults'}"]
    for key, value in _settings(project).items():
        lines.append(
            f"{key} = {json.dumps(value, ensure_ascii=False)}  # {origin if key in project.said else 'default'}"
        )
    lines += ["", "[thresholds]"]
    where = origin if "thresholds" in project.said else "default"
    lines += [f"error = {project.error_from}  # {where}", f"warning = {project.warning_from}  # {where}"]
    if project.severities:
        lines += ["", "[severity]", *(f'"{name}" = "{severity}"  # {origin}' for name, severity in project.severities)]
    for rule in project.rules:
        lines += ["", *_rule(project, rule)]
    if not project.rules:
        lines += ["", f"# no [[pairs]]: tqcheck gate has nothing to compare; tqcheck init proposes a {FILE}"]
    return "\n".join(lines) + "\n"


def _settings(project: Project) -> dict[str, object]:
    return {
        "select": project.select or ["*"],
        "ignore": project.ignore,
        "fail-on": project.fail_on or "never",
        "glossaries": project.glossaries,
        "aliases": project.aliases,
        "baseline": project.baseline or "",
        "model": project.model or "",
        "split": project.split,
        "align": project.align,
    }


def _rule(project: Project, rule: Rule) -> list[str]:
    alone = Project(project.root, project.file, (rule,))
    pairs, missing = pairs_of(alone), missing_of(alone)
    lines = ["[[pairs]]"]
    if rule.target:
        lines += [f'source = "{rule.source.text}"', f'target = "{rule.target.text}"']
    else:
        lines += [f'file = "{rule.source.text}"']
    if rule.exclude:
        lines += [f"exclude = {json.dumps(rule.exclude, ensure_ascii=False)}"]
    lines += [f"# {_count(pairs, 'pair')} found" + (f": {_languages(pairs)}" if pairs else " — a typo in the paths?")]
    if missing:
        lines += [f"# {_count(missing, 'translation')} missing: {_languages(missing)}"]
    return lines


def _count(pairs: tuple[PairPaths, ...], noun: str) -> str:
    return f"{len(pairs) or 'no'} {noun}{'' if len(pairs) == 1 else 's'}"


def _languages(pairs: tuple[PairPaths, ...]) -> str:
    counts = Counter(pair.target_language for pair in pairs)
    return ", ".join(
        f"{english_name(code) if code else 'language to be detected'} {number}" for code, number in counts.most_common()
    )
