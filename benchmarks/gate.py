"""How long the gate takes over 500 pairs of which 3 were changed, against the 3 alone.

python benchmarks/gate.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIRS, CHANGED = 500, 3
ARTICLE = Path(__file__).parent.parent / "fixtures" / "articles" / "central-bank"
AUTHOR = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def main() -> None:
    """Print the seconds of a full run of one pair, of the gate without a change, and of the gate with three."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number in range(PAIRS):
            for language in ("en", "fr"):
                path = root / language / f"{number}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_text((ARTICLE / f"{language}.txt").read_text(encoding="utf-8"), encoding="utf-8")
        (root / "tqcheck.toml").write_text('[[pairs]]\nsource = "en/{name}.txt"\ntarget = "{lang}/{name}.txt"\n')
        for command in ("init -q", "add -A", "commit -qm first"):
            subprocess.run(["git", *command.split()], cwd=root, env=os.environ | AUTHOR, check=True)  # noqa: S603, S607 - fixed
        print(f"gate --since HEAD, nothing changed   {_seconds(root, 'gate', '--since', 'HEAD'):5.1f} s")
        for number in range(CHANGED):
            path = root / "fr" / f"{number}.txt"
            path.write_text(path.read_text(encoding="utf-8").replace("mardi", "jeudi"), encoding="utf-8")
        print(f"gate --since HEAD, {CHANGED} of {PAIRS} changed  {_seconds(root, 'gate', '--since', 'HEAD'):5.1f} s")
        alone = [f"fr/{number}.txt" for number in range(CHANGED)]
        print(f"gate of those {CHANGED} alone              {_seconds(root, 'gate', *alone):5.1f} s")


def _seconds(root: Path, *arguments: str) -> float:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "XDG_CACHE_HOME": str(root / ".cache")}
    start = time.perf_counter()
    command = [sys.executable, "-m", "tqcheck", *arguments]
    subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)  # noqa: S603 - this program
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
