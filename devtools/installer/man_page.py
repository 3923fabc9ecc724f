"""Write the man page from what `storewire --help` says: one source. `python -m devtools.installer.man_page FILE`."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from app import __version__
from app.cli import cli

HEAD = r""".\" Made from the program's own help by devtools/installer/man_page.py.
.TH STOREWIRE 1 "" "Storewire {version}" "User commands"
.ad l
.SH NAME
storewire \- {name}
.SH SYNOPSIS
.B storewire
.RI [ COMMAND " [" OPTION ].\|.\|.]
.SH DESCRIPTION
{description}
Without a command, the window is opened.
.SH COMMANDS
"""
TAIL = r""".SH EXIT STATUS
.TP
.B 0
All well.
.TP
.B 1
Something failed and is listed.
.TP
.B 2
Wrong usage.
.SH ENVIRONMENT
.TP
.B STOREWIRE_HOME
The folder that holds all of Storewire's data, in place of the usual one.
.TP
.BR STOREWIRE_STORE_PASSWORD ", " STOREWIRE_API_KEY
Secrets for
.BR "storewire add" ,
which takes none from the command line.
.SH FILES
.TP
.I ~/.local/share/storewire
The database, the agent's log and its socket; readable by their owner only. Passwords and keys are in the system's
keyring and nowhere else.
.TP
.I /usr/lib/systemd/user/storewire.service
Keeps Storewire running without a window:
.B systemctl \-\-user enable \-\-now storewire
"""


def main(target: Path) -> int:
    """Write the page."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """Return the whole man page."""
    program = typer.main.get_command(cli)
    assert isinstance(program, TyperGroup)
    name = "connects stores to e-mail-marketing platforms"
    head = HEAD.format(version=__version__, name=escaped(name), description=escaped(cli.info.help or ""))
    shown = [command for command in program.commands.values() if not command.hidden]
    return head + "".join(_command(command) for command in shown) + TAIL


def _command(command: Any) -> str:
    context = typer.Context(command, info_name=command.name)
    visible = [one for one in command.params if not getattr(one, "hidden", False)]
    arguments = [one for one in visible if one.param_type_name == "argument"]
    options = [
        record for one in visible if one.param_type_name == "option" and (record := one.get_help_record(context))
    ]
    usage = [f"storewire {command.name}", *(_argument(one) for one in arguments), "[OPTION]..." if options else ""]
    lines = [".TP", ".B " + escaped(" ".join(filter(None, usage)))]
    lines += paragraphs(command.help or "")
    if options:
        lines.append(".RS")
        for names, said in options:
            lines += [".TP", ".B " + escaped(re.sub("<(int|str).*?>", _placeholder, names)), *paragraphs(said)]
        lines.append(".RE")
    return "\n".join(lines) + "\n"


def _placeholder(found: re.Match[str]) -> str:
    return "N" if found[1] == "int" else "TEXT"


def _argument(argument: Any) -> str:
    name = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def paragraphs(text: str) -> Iterable[str]:
    """Return a help text as lines of roff, its paragraphs parted."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ".IP"
        yield escaped(" ".join(paragraph.split()))


def escaped(text: str) -> str:
    """Return a text that roff shows as it is."""
    shown = text.replace("\\", r"\e").replace("-", r"\-").replace("…", "...").replace("›", ">")
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
