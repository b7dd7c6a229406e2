"""Names that several tests use; importable because pytest puts this folder on the path."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"

# the fixture `tqcheck`: arguments of the command, `cwd`, and environment variables by keyword
Run = Callable[..., subprocess.CompletedProcess[str]]
