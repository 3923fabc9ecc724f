"""The program `storewire`, also as `python -m app`."""

import sys


def main() -> int:
    """Open the window, or do what the command line says; return the exit code.

    The window starts without what only commands need: it is there in half the time.
    """
    if len(sys.argv) == 1:
        from app.ui.application import run_console

        return run_console()
    from app.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
