"""The comparison for the browser: one self-contained page, in the dress of the report."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tqcheck.languages.codes import english_name
from tqcheck.reports import summary
from tqcheck.reports.html import content_security_policy, template_text
from tqcheck.reports.html import wording as report_wording
from tqcheck.reports.html.marking import prose
from tqcheck.revisions import wording
from tqcheck.revisions.comparing import Change, Revision


def render(revision: Revision, *, now: datetime | None = None) -> str:
    """Return the comparison as one HTML page without external resources or scripts.

    Args:
        revision: what to show.
        now: when it was made; the present if left out.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("tqcheck.revisions"), PackageLoader("tqcheck.reports")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"language": english_name, "prose": prose, "marked": _marked}
    own = (files("tqcheck.revisions") / "templates" / "diff.css").read_text(encoding="utf-8")
    style = template_text("report.css") + own
    groups = (
        ("New", "The new revision has these, the old one did not.", revision.new, revision.after),
        ("Fixed", "The old revision had these, the new one does not.", revision.fixed, revision.before),
        ("Still there", "Both have these.", tuple(after for _, after in revision.unchanged), revision.after),
    )
    return environment.get_template("diff.html").render(
        revision=revision,
        groups=groups,
        state="error"
        if any(f.severity == "error" for f in revision.new)
        else "warning"
        if any(f.severity == "warning" for f in revision.new)
        else "good",
        when=(now or datetime.now(UTC)).astimezone(UTC),
        wording=wording,
        report_wording=report_wording,
        summary=summary,
        style=Markup(style),  # noqa: S704 - our own files
        policy=content_security_policy(style, ""),
    )


def _marked(change: Change) -> Markup:
    """Return the words of both revisions with what was deleted and inserted."""
    tags = {"same": "{}", "deleted": "<del>{}</del>", "inserted": "<ins>{}</ins>"}
    return Markup("").join(
        Markup(tags[kind]).format(words)  # noqa: S704 - our own tags; `format` escapes the words
        for kind, words in wording.pieces(change.old.text, change.new.text)
    )
