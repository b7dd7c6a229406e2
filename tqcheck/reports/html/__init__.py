"""The report for the browser: one self-contained file, made with the templates in `tqcheck/reports/templates`."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tqcheck.checks import ALL
from tqcheck.languages.codes import english_name
from tqcheck.model import Report
from tqcheck.reports import summary
from tqcheck.reports.html import charts, wording
from tqcheck.reports.html.marking import prose
from tqcheck.reports.html.overview import matrix
from tqcheck.reports.html.readings import with_readings
from tqcheck.reports.html.views import PairView, view
from tqcheck.reports.totals import totals_of


def render(report: Report, *, now: datetime | None = None) -> str:
    """Return the report as one HTML page without external resources.

    Args:
        report: what to show.
        now: when the report was made; the present if left out.
    """
    environment = Environment(
        loader=PackageLoader("tqcheck.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": _percent, "language": english_name, "readings": with_readings, "prose": prose}
    pairs = _views(report)
    style, script = template_text("report.css"), template_text("report.js")
    return environment.get_template("report.html").render(
        pairs=pairs,
        figures=summary.of_report(report),
        matrix=matrix(pairs),
        totals=totals_of(report.pairs),
        checks=_checks_in_order(report),
        signature=report.signature,
        when=(now or datetime.now(UTC)).astimezone(UTC),
        summary=summary,
        wording=wording,
        charts=charts,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - likewise
        policy=content_security_policy(style, script),
    )


def _views(report: Report) -> list[PairView]:
    taken: set[str] = set()  # anchors are made of fingerprints, which two pairs may share
    return [view(pair, number, taken) for number, pair in enumerate(report.pairs, 1)]


def _checks_in_order(report: Report) -> list[tuple[object, int]]:
    """Return every check with the number of its findings, those with findings first."""
    counts = summary.of_report(report).by_check
    return sorted(((check, counts.get(check.id, 0)) for check in ALL), key=lambda told: not told[1])


def template_text(name: str) -> str:
    """Return a file of the templates' folder as it stands."""
    return (files("tqcheck.reports") / "templates" / name).read_text(encoding="utf-8")


def content_security_policy(style: str, script: str) -> str:
    """Return a policy under which nothing loads and nothing runs but this very style and script."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in (style, script)
    ]
    return f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"


def _percent(share: float) -> str:
    """Return 0.834 as “83%”; nothing short of certainty as 100%, nothing above nothing as 0%."""
    rounded = round(100 * share)
    if rounded == 100 and share < 1:  # noqa: PLR2004 - per cent
        rounded = 99
    return f"{rounded}%"
