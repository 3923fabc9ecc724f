"""The program `storewire`, also as `python -m app`."""

import sys


def main() -> int:
    """Open the window, or do what the command line says; return the exit code.

    The window, and the agent that it starts, come without what only commands need: they are there in half the time.
    """
    arguments = sys.argv[1:]
    if not arguments:
        from app.ui.application import run_console

        return run_console()
    if arguments[:2] == ["run", "--while-used"] and set(arguments[2:]) <= {"--session-secrets"}:
        from app.agent.started import main as agent

        return agent(arguments[2:])
    from app.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
