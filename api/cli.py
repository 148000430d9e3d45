"""The command line: the commands, and how a run ends, with one line for each error and a status for scripts."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from api import (
    coverage_command,
    edit_commands,
    evaluate_command,
    export_command,
    ingest_commands,
    list_commands,
    read_commands,
    resolve_command,
    review_command,
    roster_commands,
    serve_command,
    tasks_command,
)
from graph.errors import InvalidRequest, PolicygraphError

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
DEBUG = "POLICYGRAPH_DEBUG"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="policygraph", prog_name="policygraph")
def policygraph() -> None:
    """Who is responsible for what in Chinese government work plans, with the sentence that proves it.

    \b
    policygraph ingest samples
    policygraph tasks --unit 市药监局

    It knows what the plans say, not what was done.
    """


for module in (
    read_commands,
    coverage_command,
    resolve_command,
    review_command,
    ingest_commands,
    tasks_command,
    list_commands,
    export_command,
    edit_commands,
    roster_commands,
    evaluate_command,
    serve_command,
):
    for command in module.COMMANDS:
        policygraph.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command, then leave Python: 0 all done, 1 some input failed or nothing found, 2 wrong usage."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """The exit status of a run; no error leaves it."""
    _speak_utf8()
    try:
        status = policygraph.main(arguments or ["--help"], prog_name="policygraph", standalone_mode=False)
        sys.stdout.flush()
        return status or 0
    except SystemExit as left:  # click leaves so when the reader of a pipe has gone
        return left.code if isinstance(left.code, int) else FAILED
    except BaseException as error:
        return _ended(error)


def _ended(error: BaseException) -> int:
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error)
    click.echo(f"policygraph: {_line(error)}", err=True)
    return WRONG_USAGE if isinstance(error, click.UsageError | InvalidRequest) else FAILED


def _line(error: BaseException) -> str:
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "policygraph"
        return f"{' '.join(error.format_message().split())} See {command} --help."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, PolicygraphError):
        return str(error)
    return f"an unexpected {type(error).__name__} ({error}); please report it; {DEBUG}=1 shows where it arose"


def _speak_utf8() -> None:
    """Notices are Chinese whatever the locale; a file name that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
