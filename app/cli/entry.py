"""Runs a command, and turns how it ended into an exit code."""

from __future__ import annotations

import typer

from app import terminal
from app.cli.program import FAILED, OK, WRONG_USAGE, cli
from app.crashes import tell_crashes
from app.model.reasons import ProblemError


def main() -> int:
    """Run the program; return its exit code."""
    tell_crashes()
    try:
        code = cli(standalone_mode=False)
    except typer.Exit as ended:
        return int(ended.exit_code)
    except typer.Abort:
        return FAILED
    except ProblemError as error:
        terminal.problem(error.problem)
        return FAILED
    except Exception as error:
        if type(error).__module__.startswith(("click", "typer")) and hasattr(error, "format_message"):
            terminal.complain(error.format_message())
            return WRONG_USAGE
        raise
    return int(code or OK)
