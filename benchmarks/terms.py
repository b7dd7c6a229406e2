"""How many wrong terms are found: python benchmarks/terms.py [SET]; the sentences are in terms.tsv.

Each sentence is compared twice, with the wrong term and with the right one. Found: a warning or an error points to the
term in the source. Named: it points to the wrong words in the translation too. False: the right sentence has any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tqcheck.config import policy
from tqcheck.model import Finding
from tqcheck.pipeline import Options, compare_texts
from tqcheck.reading import from_string

CASES = Path(__file__).parent / "terms.tsv"
_MARKED = re.compile("‹([^›→]+)(?:→([^›]+))?›")
_LETTERS_OFF = 3  # an article or an ending more or less


@dataclass(frozen=True, slots=True)
class Case:
    """A source sentence with its term, and what the translation has instead of the right words."""

    number: str  # of the set
    language: str
    domain: str
    source: str
    term: str
    wrong_words: str
    wrong: str
    right: str


def cases() -> Iterator[Case]:
    """Yield the sentences of terms.tsv."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        number, language, domain, source, translation = line.split("\t")
        term, planted = _MARKED.search(source), _MARKED.search(translation)
        if not term or not planted:
            raise ValueError(f"no marked term: {line}")
        yield Case(
            number,
            language,
            domain,
            _MARKED.sub(r"\1", source),
            term.group(1),
            planted.group(1),
            _MARKED.sub(r"\1", translation),
            _MARKED.sub(r"\2", translation),
        )


def findings(case: Case, translation: str) -> list[Finding]:
    """Return the warnings and errors of a sentence."""
    options = Options(source_language="en", target_language=case.language, align="lines")
    source = from_string(case.source, path="source.txt", language="en")
    target = from_string(translation, path="target.txt", language=case.language)
    report = compare_texts(source, [target], options=options, policy=policy(), progress=lambda *_: None)
    return [finding for finding in report.pairs[0].findings if finding.severity != "info"]


def points_to(quote: str | None, words: str) -> bool:
    """Say whether a finding's quote and the words are the same but for an article or an ending."""
    if not quote:
        return False
    one, other = quote.casefold(), words.casefold()
    return one in other or other in one or (len(one) > _LETTERS_OFF and one[:-_LETTERS_OFF] in other)


def main() -> None:
    """Measure each set and print what was missed."""
    wanted = sys.argv[1:] or sorted({case.number for case in cases()})
    for number in wanted:
        total = found = named = false = 0
        for case in (case for case in cases() if case.number == number):
            total += 1
            hits = [f for f in findings(case, case.wrong) if f.source and points_to(f.source.text, case.term)]
            full = [f for f in hits if f.target and points_to(f.target.text, case.wrong_words)]
            alarms = findings(case, case.right)
            found, named, false = found + bool(hits), named + bool(full), false + bool(alarms)
            if not full:
                print(f"{'not named' if hits else 'missed':9} {case.language:7} {case.term}: {case.wrong_words}")
            for alarm in alarms:
                print(f"false     {case.language:7} {alarm.check}: {alarm.message}")
        print(f"set {number}: {total} planted, {found / total:.2f} found, {named / total:.2f} named, {false} false")


if __name__ == "__main__":
    main()
