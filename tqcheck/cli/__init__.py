"""The command line: options to arguments, results to exit codes, and nothing but; one module a group of commands."""

from __future__ import annotations

import gc
import sys
import traceback
from typing import NoReturn

import click

from tqcheck import __version__
from tqcheck.cli.checks import checks, explain, schema
from tqcheck.cli.compare import align, compare
from tqcheck.cli.config import config, init
from tqcheck.cli.diff import diff
from tqcheck.cli.gate import baseline, gate
from tqcheck.cli.glossary import glossary
from tqcheck.cli.output import EXIT_USAGE, OutputClosedError
from tqcheck.errors import TqcheckError

EXIT_BUG = 3
EXIT_INTERRUPTED, EXIT_OUTPUT_CLOSED = 130, 141  # as shells report them
# Tables of very many small objects are read, of which none becomes garbage; by default, after every 700 new objects
# the collector looks for some: 8 % of the time of a short run.
_OBJECTS_BETWEEN_COLLECTIONS = 20_000


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tqcheck")
@click.option("--debug", is_flag=True, help="Show the traceback when tqcheck itself fails.")
def cli(*, debug: bool) -> None:
    """Does this translation say what the original says?

    tqcheck aligns two texts sentence by sentence and flags what is probably mistranslated.
    """
    del debug  # read in `main`, which outlives the command


for _command in (compare, diff, gate, baseline, align, config, init, checks, explain, glossary, schema):
    cli.add_command(_command)


def main() -> NoReturn:
    """Run the command line and exit; every failure is one clear sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
    sys.exit(_run())


def _run() -> int:  # noqa: PLR0911 - a return for each way to end
    try:
        code = cli.main(prog_name="tqcheck", standalone_mode=False)
    except TqcheckError as error:
        return _fail(str(error), EXIT_USAGE)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return EXIT_USAGE
    except click.ClickException as error:
        command = f" {error.ctx.command_path}" if isinstance(error, click.UsageError) and error.ctx else " tqcheck"
        return _fail(f"{error.format_message().rstrip('.')}; see{command} --help.", EXIT_USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted.", EXIT_INTERRUPTED)
    except OutputClosedError:
        return EXIT_OUTPUT_CLOSED
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug is told as one
        if "--debug" in sys.argv:
            traceback.print_exc()
        return _fail(f"a bug in tqcheck: {type(error).__name__}: {error} (tqcheck --debug … shows where)", EXIT_BUG)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"tqcheck: {message}", err=True)
    return code
