"""XLIFF 1.2 and 2.x: segments of a source with their translations.

Sources of the format: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html,
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.errors import TqcheckError
from tqcheck.reading.commenting import sides_with_suppressions, xml_comments
from tqcheck.reading.entries import Entry, build
from tqcheck.reading.inline import value_of
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose, Sides
from tqcheck.reading.xml import Element, parse

_STYLE = Style(accelerators=True, folded=True)
# States in which a target is a copy of the source, or awaits a translator.
_UNDONE = frozenset({"new", "needs-translation", "needs-adaptation", "needs-l10n", "initial"})


@dataclass(frozen=True, slots=True)
class _Segment:
    key: str
    source: Element
    target: Element | None
    undone: bool


def read(file: str, path: str) -> Prose:
    """Read the translations of a file, or its sources where it has no translation.

    Raises:
        TqcheckError: if it is no XLIFF file.
    """
    sides = read_sides(file, path)
    ((_, target),) = sides.targets.items()
    return target if target.units else sides.source


def read_sides(file: str, path: str) -> Sides:
    """Read both sides; what is not to be translated, or not translated yet by its state, is left out.

    Raises:
        TqcheckError: if it is no XLIFF file.
    """
    root = parse(file, path)
    if root.tag != "xliff":
        raise TqcheckError(f"{path}: is no XLIFF file: its root element is <{root.tag}>.")
    segments = tuple(_new(root) if root.attributes.get("version", "1").startswith("2") else _old(root))
    done = [segment for segment in segments if not segment.undone]
    count = len(segments) - len(done)
    notes = [f"{path}: left out {count} {'entry' if count == 1 else 'entries'} that by its state awaits translation."]
    of_file = next(root.descendants("file"), root).attributes
    source_language = of_file.get("source-language") or root.attributes.get("srcLang")
    target_language = of_file.get("target-language") or root.attributes.get("trgLang")
    source = build(file, (Entry(s.key, value_of(s.source)) for s in done), style=_STYLE, language=source_language)
    target = build(
        file,
        (Entry(s.key, value_of(s.target)) for s in done if s.target),
        style=_STYLE,
        language=target_language,
        notes=notes if count else (),
    )
    sides = Sides(source, {target_language or "": target})
    return sides_with_suppressions(sides, xml_comments(file), file=file, path=path)


def _old(root: Element) -> Iterator[_Segment]:
    """Yield the segments of XLIFF 1.2."""
    files = tuple(root.descendants("file"))
    for number, file in enumerate(files):
        prefix = f"{file.attributes.get('original') or number}: " if len(files) > 1 else ""
        for unit in _translatable(file, "trans-unit"):
            source, target = unit.first("source"), unit.first("target")
            if source is None:
                continue
            key = prefix + (unit.attributes.get("resname") or unit.attributes.get("id") or "")
            undone = bool(target and target.attributes.get("state") in _UNDONE and target.value().text.strip())
            segmented = unit.first("seg-source")
            if segmented is None:
                yield _Segment(key, source, target, undone)
                continue
            translations = _marked(target) if target else {}
            for name, segment in _marked(segmented).items():
                yield _Segment(f"{key}/{name}", segment, translations.get(name), undone)


def _marked(element: Element) -> dict[str, Element]:
    """Return the segments in a segmented source or its target, by their numbers."""
    found = element.descendants("mrk")
    return {mark.attributes.get("mid", ""): mark for mark in found if mark.attributes.get("mtype") == "seg"}


def _new(root: Element) -> Iterator[_Segment]:
    """Yield the segments of XLIFF 2."""
    files = tuple(root.descendants("file"))
    for file in files:
        prefix = f"{file.attributes.get('id')}: " if len(files) > 1 else ""
        for unit in _translatable(file, "unit"):
            segments = tuple(unit.descendants("segment"))
            for number, segment in enumerate(segments, start=1):
                source, target = segment.first("source"), segment.first("target")
                if source is None:
                    continue
                key = prefix + (unit.attributes.get("name") or unit.attributes.get("id") or "")
                name = segment.attributes.get("id") or str(number)
                undone = bool(target and segment.attributes.get("state") in _UNDONE and target.value().text.strip())
                yield _Segment(f"{key}/{name}" if len(segments) > 1 else key, source, target, undone)


def _translatable(element: Element, tag: str) -> Iterator[Element]:
    """Yield the units below an element that are to be translated; “no” holds for a group until a unit says “yes”."""
    for child in element.elements():
        if child.attributes.get("translate") == "no":
            continue
        if child.tag == tag:
            yield child
        else:
            yield from _translatable(child, tag)
