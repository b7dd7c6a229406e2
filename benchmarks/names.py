"""Are pairs of names told apart? True and false pairs in eight scripts, from the tables of people and of GeoNames.

A true pair is an English name and its rendering; a false one is an English name and the rendering of somebody or
something else of like length. The tables are not consulted: only readings and sounds are, as for a name that no table
has. Names whose SHA-256 is even were looked at while constants were chosen; the others (“held out”) were not.

    python benchmarks/names.py > benchmarks/results/names.md
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator

from tqcheck.evidence.names.accounting import accounted
from tqcheck.evidence.names.entities import Entity, known_entities
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.mentions import find_mentions
from tqcheck.evidence.names.near_misses import near_miss
from tqcheck.evidence.names.spans import Word

LANGUAGES = ("zh", "zh-Hant", "ja", "ko", "ru", "ar", "de", "vi")
_PAIRS = 400  # true pairs a language at most
_FALSE = 3  # false pairs for each true one


def main() -> None:
    """Print the table of results."""
    print("# Names: true and false pairs told apart by readings and sounds alone\n")
    print("Made by `python benchmarks/names.py`; see there how. Shares in percent.\n")
    print("| language | part | true pairs | verified | contradicted | false pairs | verified | contradicted |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    total: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for language in LANGUAGES:
        parts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        for english, rendering, true in pairs(language):
            held_out = hashlib.sha256(english.encode()).digest()[0] % 2 == 1
            kind = "true" if true else "false"
            parts[held_out].update([kind, f"{kind} {judge(english, rendering, language)}"])
        for held_out, counts in parts.items():
            total[held_out] += counts
            print(line(language, "held out" if held_out else "seen", counts))
    for held_out, counts in total.items():
        print(line("all", "held out" if held_out else "seen", counts))


def line(language: str, part: str, counts: Counter[str]) -> str:
    """Return one line of the table."""
    cells = [language, part]
    for kind in ("true", "false"):
        shares = [
            f"{100 * counts[f'{kind} {verdict}'] / max(1, counts[kind]):.1f}"
            for verdict in ("verified", "contradicted")
        ]
        cells += [str(counts[kind]), *shares]
    return "| " + " | ".join(cells) + " |"


def pairs(language: str) -> Iterator[tuple[str, str, bool]]:
    """Yield English names with a rendering, and whether it is theirs."""
    known = [e for e in known_entities("en", "en") if e.kind in {"person", "town"} and usable(e, language)]
    chance = random.Random(20)  # noqa: S311 - a reproducible choice
    people = [e for e in known if e.kind == "person"]
    towns = [e for e in known if e.kind == "town"]
    chosen = [
        *chance.sample(people, min(len(people), _PAIRS // 2)),
        *chance.sample(towns, min(len(towns), _PAIRS // 2)),
    ]
    for entity in chosen:
        written = entity.written(language)[0]
        yield entity.english(), written, True
        alike = [
            e for e in known if e is not entity and e.kind == entity.kind and similar(e.written(language)[0], written)
        ]
        for other in chance.sample(alike, min(_FALSE, len(alike))):
            if not set(entity.english().split()) & set(other.english().split()):
                yield entity.english(), other.written(language)[0], False


def usable(entity: Entity, language: str) -> bool:
    """Say whether the name is written in both languages, in full, and is not simply copied."""
    written = entity.written(language)
    if not written or not entity.written("en") or not entity.english().isascii():
        return False
    if entity.kind == "person" and len(entity.english().split()) < 2:  # noqa: PLR2004
        return False
    return len(entity.english()) > 3 and len(written[0]) > 1  # noqa: PLR2004


def similar(one: str, other: str) -> bool:
    """Say whether two renderings are of like length."""
    return abs(len(one) - len(other)) <= 1


def judge(english: str, rendering: str, language: str) -> str:
    """Return the verdict on a pair from readings and sounds alone: verified, contradicted or unproven."""
    strong = []
    start = 0
    for part in english.split():
        strong.append(Word(start, start + len(part), part, capital=True, opening=False))
        start += len(part) + 1
    mention = Mention(0, len(english), english, (), tuple(strong), full=len(strong) > 1)
    others = [m for m in find_mentions(rendering, language, "en") if not m.entities]
    if near_miss(mention, "en", others, rendering, language) and not accounted_for(mention, rendering, language):
        return "contradicted"
    return "verified" if accounted_for(mention, rendering, language) else "unproven"


def accounted_for(mention: Mention, rendering: str, language: str) -> bool:
    """Say whether the rendering reads or sounds like the name."""
    return accounted(mention, [], rendering, language, "en")


if __name__ == "__main__":
    main()
