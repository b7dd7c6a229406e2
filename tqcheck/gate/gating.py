"""The run of the gate: the chosen pairs, compared; what is known left out; translations that do not exist."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tqcheck import __version__
from tqcheck.checking import run
from tqcheck.checks.translation_missing import TRANSLATION_MISSING
from tqcheck.config import PairPaths, Project
from tqcheck.gate.baseline import Baseline, Entry
from tqcheck.gate.choosing import Chosen, choose
from tqcheck.judging import judge
from tqcheck.judging.further import join
from tqcheck.model import AlignedPair, Bead, Document, PairReport, Policy, Report, Resources
from tqcheck.pipeline import Options, Progress
from tqcheck.reading import read
from tqcheck.runs import Input, Job
from tqcheck.runs import run as run_jobs
from tqcheck.runs.together import Together
from tqcheck.splitting import split


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate found, and how much it looked at."""

    report: Report  # the chosen pairs
    matched: int  # pairs that the configuration names
    lapsed: tuple[Entry, ...]  # of the baseline, in the texts that were read

    @property
    def known(self) -> int:
        """How many errors and warnings were left out because they are not new."""
        return sum(finding.severity != "info" for pair in self.report.pairs for finding in pair.known)

    @property
    def suppressed(self) -> int:
        """How many findings the texts silence."""
        return sum(len(pair.suppressed) for pair in self.report.pairs)


def gate(
    project: Project,
    *,
    paths: Sequence[str] = (),
    since: str | None = None,
    baseline: tuple[Entry, ...] = (),
    options: Options,
    policy: Policy,
    progress: Progress,
    workers: int | None = None,
    whole: bool = True,
) -> Outcome:
    """Compare the pairs of a project.

    Args:
        project: whose rules name the pairs.
        paths: files or folders to which the gate is restricted.
        since: a revision: only pairs touched since then, and only what their change has brought about.
        baseline: findings that are known.
        options: how texts are read; the languages are those of the rules.
        policy: what is looked for.
        progress: told how far the work is.
        workers: how many pairs are compared at a time; None: as many as pays.
        whole: whether pairs without findings keep their texts; if not, memory does not grow with their number.

    Raises:
        TqcheckError: if no pair is named, a text cannot be read, or git cannot tell what changed.
    """
    choice = choose(project, paths=paths, since=since)
    known = Baseline(baseline)
    jobs = [_job(project, chosen) for chosen in choice.pairs]
    compared = run_jobs(jobs, options=options, policy=policy, progress=progress, workers=workers, cache=options.cache)
    with Together(policy) as together:
        judged = (known.leave_out(together.add(report)) for report in compared)
        reports = [report if whole or report.findings else _without_texts(report) for report in judged]
        for number, more in together.further():
            joined = join(reports[number], known.leave_out(more))
            reports[number] = joined if whole or joined.findings else _without_texts(joined)
    signature = "; ".join(dict.fromkeys(report.signature for report in reports)) or f"tqcheck {__version__}"
    reports += [known.leave_out(report) for report in _missing(project, choice.missing, policy)]
    report = Report(tuple(reports), signature)
    return Outcome(report, choice.matched, known.lapsed(pair.pair.target.path for pair in reports))


def _without_texts(report: PairReport) -> PairReport:
    """Return the report of a pair of which only its name, and what was left out of it, is still wanted."""
    source, target = (
        replace(side, text="", sentences=(), origin=None, markup=(), suppressions=())
        for side in (report.pair.source, report.pair.target)
    )
    return replace(report, pair=AlignedPair(source, target, ()), reference=None)


def _job(project: Project, chosen: Chosen) -> Job:
    pair = chosen.pair
    source, target = _path(project, pair.source), _path(project, pair.target)
    bilingual = source == target
    before = None
    if chosen.before:
        was_source, was_target = chosen.before
        before = Input(source, was_source), None if bilingual else Input(target, was_target)
    return Job(
        Input(source),
        None if bilingual else Input(target),
        pair.source_language,
        pair.target_language,
        before=before,
    )


def _missing(project: Project, pairs: Sequence[PairPaths], policy: Policy) -> Iterator[PairReport]:
    """Yield a report for each translation that does not exist."""
    if TRANSLATION_MISSING not in policy.checks:
        return
    for pair in pairs:
        source = split(read(_path(project, pair.source), language=pair.source_language))
        # A rule without {lang} need not say the language; what is missing cannot tell it.
        target = Document(_path(project, pair.target), pair.target_language or "und", "", ())
        beads = tuple(Bead((i,), ()) for i in range(len(source.sentences)))
        problems = run(AlignedPair(source, target, beads), (TRANSLATION_MISSING,), Resources())
        # Which of its suppressions are of use, a text without translation cannot say.
        yield judge(problems, replace(policy, checks=(TRANSLATION_MISSING,)))


def _path(project: Project, path: str) -> str:
    """Return a path of a pair as it can be opened from the working folder, with slashes."""
    return Path(os.path.relpath(project.root / path)).as_posix()
