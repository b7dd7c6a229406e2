"""Glossaries in YAML: all that an entry can hold, one item of the list an entry.

- en: [CCP, Chinese Communist Party]
  zh: [中共, 中国共产党, {text: 中国, status: forbidden}]
  note: The party is not the country.
"""

from __future__ import annotations

from typing import Any

import yaml

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.records import entry_of
from tqcheck.model import Entry

_FLAGS = frozenset({"case-sensitive", "do-not-translate"})
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_DEEPEST = 4  # list of entries, entry, renderings, rendering


def parse_yaml(text: str, *, path: str) -> tuple[Entry, ...]:
    """Read a glossary in YAML: a list of entries, or a mapping whose only key, `term`, holds it.

    Every value is taken as it is written: `no` is a word or the code of Norwegian, 2024 a term, and only
    `case-sensitive` and `do-not-translate` are true or false.

    Raises:
        TqcheckError: if it is no YAML, or an entry has an unknown key or a value of the wrong kind.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}, line {mark.line + 1}" if mark else path
        raise TqcheckError(f"{where}: not valid YAML: {error.problem or error.context}.") from None
    except yaml.YAMLError as error:
        raise TqcheckError(f"{path}: not valid YAML: {' '.join(str(error).split())}.") from None
    if isinstance(root, yaml.MappingNode) and [key.value for key, _ in root.value] == ["term"]:
        root = root.value[0][1]
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise TqcheckError(f"{path}, line {_line(root)}: a glossary is a list of entries, each with its languages.")
    return tuple(entry_of(_record(node, path), path=path, line=_line(node)) for node in root.value)


def _record(node: yaml.Node, path: str) -> dict[str, Any]:
    record = _value(node, path, depth=1)
    if not isinstance(record, dict):
        raise TqcheckError(f"{path}, line {_line(node)}: an entry is a mapping of languages and properties.")
    return record


def _value(node: yaml.Node, path: str, *, depth: int) -> Any:
    """Turn a node into texts, lists and mappings; aliases are followed no deeper than an entry goes."""
    if depth > _DEEPEST:
        raise TqcheckError(f"{path}, line {_line(node)}: lists are nested too deeply.")
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, path, depth=depth + 1) for child in node.value]
    if not isinstance(node, yaml.MappingNode):
        return str(node.value)
    found: dict[str, Any] = {}
    for key, child in node.value:
        name = str(key.value)
        if name in found:
            raise TqcheckError(f"{path}, line {_line(key)}: “{name}” is there twice in one entry.")
        value = _value(child, path, depth=depth + 1)
        found[name] = _TRUTHS.get(value.lower(), value) if name in _FLAGS and isinstance(value, str) else value
    return found


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
