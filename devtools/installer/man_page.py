"""Write the man page from what `storewire --help` says: one source. `python -m devtools.installer.man_page FILE`."""

import sys
from collections.abc import Iterable
from pathlib import Path

from app import __version__
from devtools.installer.commands import Command, commands, description

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
.TP
.BR STOREWIRE_PERSON ", " STOREWIRE_TEST_TO
An address for
.BR "storewire erase" " and " "storewire test" .
.TP
.B STOREWIRE_PASSPHRASE
The passphrase for
.BR "storewire move\-out" " and " "storewire move\-in" .
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
    name = "connects stores to e-mail-marketing platforms"
    head = HEAD.format(version=__version__, name=escaped(name), description=escaped(description()))
    return head + "".join(map(_section, commands())) + TAIL


def _section(command: Command) -> str:
    lines = [".TP", ".B " + escaped(command.usage), *paragraphs(command.paragraphs)]
    if command.options:
        lines.append(".RS")
        for option in command.options:
            lines += [".TP", ".B " + escaped(option.names), escaped(option.help)]
        lines.append(".RE")
    return "\n".join(lines) + "\n"


def paragraphs(texts: Iterable[str]) -> Iterable[str]:
    """Return paragraphs as lines of roff, parted."""
    for number, text in enumerate(texts):
        if number:
            yield ".IP"
        yield escaped(text)


def escaped(text: str) -> str:
    """Return a text that roff shows as it is."""
    shown = text.replace("\\", r"\e").replace("-", r"\-").replace("…", "...").replace("›", ">")
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
