"""Memory does not grow with the number of pairs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from tqcheck.cli.many import compare_many
from tqcheck.config import policy
from tqcheck.model import PairReport
from tqcheck.pipeline import Options
from tqcheck.runs import Input, Job
from tqcheck.runs.jobs import LoadedJob


def test_pairs_are_forgotten_when_they_are_written(tmp_path: Path) -> None:
    alive: list[tuple[int, int]] = []
    lines = tmp_path / "r.jsonl"

    def jobs() -> Iterator[Job]:
        for number in range(60):
            objects = gc.get_objects()
            alive.append(
                (sum(isinstance(o, PairReport) for o in objects), sum(isinstance(o, LoadedJob) for o in objects))
            )
            del objects
            source, target = f"It has {number + 20} members.", f"Er hat {number + 20} Mitglieder."
            yield Job(
                Input(f"{number}.en.txt", source.encode()), Input(f"{number}.de.txt", target.encode()), "en", "de"
            )

    compare_many(
        jobs(),
        remarks=(),
        format_name="jsonl",
        files={str(lines): "jsonl"},
        hints=False,
        options=Options(),
        policy=policy(select=["number-*", "term-inconsistent"]),
        workers=1,
        scheduler=None,
    )
    assert len(lines.read_text(encoding="utf-8").splitlines()) == 60
    reports, loaded = zip(*alive, strict=True)
    # What other tests of this process still hold is there from the beginning.
    assert max(reports) - reports[0] <= 3
    assert max(loaded) - loaded[0] <= 16
