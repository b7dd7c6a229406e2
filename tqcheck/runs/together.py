"""What only all pairs of a run together show: a term that one text renders otherwise than the rest.

What the pairs tell of their terms, and the pairs themselves, wait in a database of the run's own, which SQLite keeps on
the disk as soon as it is large, and takes away in the end: memory does not grow with the number of pairs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Self

import msgspec

from tqcheck.checks.term_inconsistent import TERM_INCONSISTENT, problem_of
from tqcheck.errors import TqcheckError
from tqcheck.evidence.beads import span, text
from tqcheck.evidence.terms.spelling import LEAST, spellings
from tqcheck.evidence.terms.usage import of_use, usual_of
from tqcheck.evidence.terms.variation import Variation, is_short_form, of_name
from tqcheck.judging.further import judge_further, set_aside, undecided
from tqcheck.model import Check, PairReport, Policy, Problem, Span, TermUse
from tqcheck.runs.wire import decode, encode

_WHERE = "in all pairs of this run"
_MOST = 2000  # beads with one name that are compared
_LAYOUT = """
    CREATE TABLE pairs (id INTEGER PRIMARY KEY, waits INTEGER, report BLOB);
    CREATE TABLE terms (languages TEXT, concept INTEGER, rendering TEXT, count INTEGER, pair INTEGER, use BLOB);
    CREATE TABLE beads (
        id INTEGER PRIMARY KEY, languages TEXT, pair INTEGER, number INTEGER, start INTEGER, text TEXT
    );
    CREATE TABLE names (languages TEXT, name TEXT, bead INTEGER, source BLOB, earlier TEXT);
    CREATE TABLE odd (pair INTEGER, known INTEGER, variation BLOB);
"""
_INDICES = """
    CREATE INDEX by_concept ON terms (languages, concept, rendering);
    CREATE INDEX by_name ON names (languages, name);
    CREATE INDEX by_bead ON names (bead, name);
    CREATE INDEX by_pair ON odd (pair);
"""


class Together:
    """The pairs of a run, as far as they say something about each other."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._pairs = 0
        self._wanted = TERM_INCONSISTENT in policy.checks
        self._store = sqlite3.connect("")  # private, on the disk, gone with the connection
        self._store.executescript(_LAYOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def add(self, report: PairReport) -> PairReport:
        """Take note of a pair; return its report as it can be told before the others are known.

        Raises:
            TqcheckError: if the disk is full.
        """
        number, self._pairs = self._pairs, self._pairs + 1
        told = replace(report, usage=None)
        if not self._wanted:
            return told
        waiting = undecided(report, (TERM_INCONSISTENT.id,))
        try:
            with self._store:
                self._store.execute("INSERT INTO pairs VALUES (?, ?, ?)", (number, bool(waiting), encode(told)))
                self._insert_usage(number, report)
        except ValueError:  # a lone surrogate, which has no bytes: such a pair is held against no other
            return told
        except sqlite3.OperationalError as error:
            raise TqcheckError(
                f"the pairs cannot be kept for comparison with each other ({error}); "
                f"--ignore {TERM_INCONSISTENT.id} does without."
            ) from None
        return set_aside(told, waiting)

    def further(self) -> Iterator[tuple[int, PairReport]]:
        """Yield what the comparison of all pairs adds to the reports that have been told.

        Yields:
            The number of a pair in the order of `add`, from 0, and a report that holds nothing but the further
            findings, in that order.
        """
        if not self._wanted:
            return
        self._store.executescript(_INDICES)
        with self._store:
            for odd in (self._odd_terms(), self._odd_names()):
                self._store.executemany("INSERT INTO odd VALUES (?, ?, ?)", odd)
        rows = self._store.execute(
            "SELECT id, report FROM pairs WHERE waits OR id IN (SELECT pair FROM odd) ORDER BY id"
        )
        for number, data in rows:
            report = decode(data)
            more = judge_further(
                report,
                self._problems(number, known=False),
                self._policy,
                known=self._problems(number, known=True),
                waiting=undecided(report, (TERM_INCONSISTENT.id,)),
            )
            if more.findings or more.known or more.suppressed:
                yield number, more

    def _insert_usage(self, number: int, report: PairReport) -> None:
        usage, pair, store = report.usage, report.pair, self._store
        if usage is None:
            return
        languages = f"{pair.source.language} {pair.target.language}"
        store.executemany(
            "INSERT INTO terms VALUES (?, ?, ?, ?, ?, ?)",
            [(languages, use.concept, use.rendering, use.count, number, _packed(use)) for use in usage.terms],
        )
        beads = []
        for index, bead in enumerate(pair.beads):
            place = span(pair, bead, "target")
            values = (languages, number, index, place.start if place else 0, text(pair, bead, "target"))
            beads.append(store.execute("INSERT INTO beads VALUES (NULL, ?, ?, ?, ?, ?)", values).lastrowid)
        store.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
            [(languages, use.name, beads[use.bead], _packed(use.source), use.earlier) for use in usage.names],
        )

    def _odd_terms(self) -> Iterator[tuple[int, bool, bytes]]:
        """Yield each pair that renders a term otherwise than is usual, whether it did so before, and the variation."""
        rows = self._store.execute(
            "SELECT languages, concept, rendering, count(*), sum(count) FROM terms GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        )
        for (languages, concept), group in groupby(rows, key=lambda row: row[:2]):
            shares = {rendering: (pairs, beads) for _, _, rendering, pairs, beads in group}
            usual = usual_of(shares)
            if usual:
                for odd in (odd for odd in shares if not is_short_form(odd, usual)):
                    yield from self._uses_of(languages, concept, odd, usual, shares[usual][1])

    def _uses_of(
        self, languages: str, concept: int, odd: str, usual: str, count: int
    ) -> Iterator[tuple[int, bool, bytes]]:
        rows = self._store.execute(
            "SELECT pair, use FROM terms WHERE languages = ? AND concept = ? AND rendering = ? ORDER BY pair",
            (languages, concept, odd),
        )
        for pair, data in rows:
            use = msgspec.msgpack.decode(data, type=TermUse)
            yield pair, use.known, _packed(of_use(use, usual, count))

    def _odd_names(self) -> Iterator[tuple[int, bool, bytes]]:
        """Yield the same for the names that no glossary knows."""
        names = self._store.execute(
            "SELECT n.languages, name FROM names n JOIN beads b ON b.id = n.bead GROUP BY 1, 2"
            " HAVING count(*) >= ? AND count(DISTINCT pair) > 1 ORDER BY 1, 2",
            (LEAST,),
        )
        for languages, name in names:
            yield from self._spellings_of(languages, name)

    def _spellings_of(self, languages: str, name: str) -> Iterator[tuple[int, bool, bytes]]:
        rows = self._store.execute(
            "SELECT pair, number, start, text, source, earlier FROM names n JOIN beads b ON b.id = n.bead"
            " WHERE n.languages = ? AND name = ? ORDER BY b.id LIMIT ?",
            (languages, name, _MOST),
        ).fetchall()
        usual = spellings(
            [row[3] for row in rows],
            languages.split()[1],
            elsewhere=lambda words: self._count_elsewhere(words, languages, name),
        )
        if usual is None:
            return
        told: set[tuple[int, str]] = set()
        for index, odd in usual.odd.items():
            pair, bead, start, content, source, earlier = rows[index]
            if (pair, odd) not in told:
                told.add((pair, odd))
                place = start + content.index(odd)
                found = of_name(
                    name,
                    odd,
                    usual,
                    bead=bead,
                    source=msgspec.msgpack.decode(source, type=Span | None),
                    target=Span(place, place + len(odd)),
                )
                yield pair, odd in earlier, _packed(found)

    def _count_elsewhere(self, words: str, languages: str, name: str) -> int:
        """Count the beads with some words in the target but without the name in the source."""
        row = self._store.execute(
            "SELECT count(*) FROM beads b WHERE languages = ? AND instr(text, ?)"
            " AND NOT EXISTS (SELECT 1 FROM names WHERE bead = b.id AND name = ?)",
            (languages, words, name),
        ).fetchone()
        return int(row[0])

    def _problems(self, number: int, *, known: bool) -> Iterator[tuple[Check, Problem]]:
        rows = self._store.execute(
            "SELECT variation FROM odd WHERE pair = ? AND known = ? ORDER BY rowid", (number, known)
        )
        for (data,) in rows:
            yield TERM_INCONSISTENT, problem_of(msgspec.msgpack.decode(data, type=Variation), where=_WHERE)


def _packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value)
