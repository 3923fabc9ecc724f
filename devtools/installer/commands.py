"""The program's commands, read from its own command line: one source for the man page and the manual.

`python -m devtools.installer.commands` writes the manual's page of them anew.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperGroup

from app.cli import cli
from app.manual.tables import cell
from devtools.environment import ROOT

PAGE = ROOT / "resources" / "help" / "en" / "commands.md"
HEAD = """# Every command

Everything that the window does can be done in a terminal, on a machine without a screen too. All commands but
`storewire`, `run`, `open-diagnostics` and `help` take `--json`. STORE is a store's name, address or number; without it,
all stores are meant. A command ends with 0 when all is well, with 1 when something failed and is listed, with 2 when it
was not understood.

| variable | what it is for |
|---|---|
| `STOREWIRE_HOME` | the folder that holds all of Storewire's data, in place of the usual one |
| `STOREWIRE_STORE_PASSWORD`, `STOREWIRE_API_KEY` | secrets for `storewire add` |
| `STOREWIRE_PERSON`, `STOREWIRE_TEST_TO` | an address for `storewire erase` and `storewire test` |
| `STOREWIRE_PASSPHRASE` | the passphrase for `storewire move-out` and `storewire move-in` |

Secrets and addresses are never taken from the command line, which other users of a machine can read.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command: its names with what follows them, and its help."""

    names: str
    help: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command as `--help` tells of it."""

    usage: str
    paragraphs: tuple[str, ...]
    options: tuple[Option, ...]


def description() -> str:
    """Return what the program is."""
    return cli.info.help or ""


def commands() -> list[Command]:
    """Return every command that is not hidden."""
    program = typer.main.get_command(cli)
    assert isinstance(program, TyperGroup)
    return [_command(one) for one in program.commands.values() if not one.hidden]


def _command(command: Any) -> Command:
    context = typer.Context(command, info_name=command.name)
    visible = [one for one in command.params if not getattr(one, "hidden", False)]
    arguments = [_argument(one) for one in visible if one.param_type_name == "argument"]
    options = [
        Option(re.sub("<(int|str).*?>", _placeholder, record[0]), record[1])
        for one in visible
        if one.param_type_name == "option" and (record := one.get_help_record(context))
    ]
    usage = " ".join(filter(None, [f"storewire {command.name}", *arguments, "[OPTION]..." if options else ""]))
    paragraphs = (" ".join(one.split()) for one in re.split(r"\n\s*\n", (command.help or "").strip()))
    return Command(usage, tuple(filter(None, paragraphs)), tuple(options))


def _placeholder(found: re.Match[str]) -> str:
    return "N" if found[1] == "int" else "TEXT"


def _argument(argument: Any) -> str:
    name = (argument.name or "").upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def page() -> str:
    """Return the manual's page of all commands."""
    return "\n".join([HEAD, *(part for command in commands() for part in _section(command))])


def _section(command: Command) -> Sequence[str]:
    lines = [f"## {command.usage}", "", *(line for one in command.paragraphs for line in (one, ""))]
    own = [option for option in command.options if not option.names.startswith("--json")]
    if own:
        lines += ["| option | what it does |", "|---|---|"]
        lines += [f"| `{cell(option.names)}` | {cell(option.help)} |" for option in own]
        lines.append("")
    return lines


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
