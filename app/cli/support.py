"""Commands for somebody who is stuck: read the manual, save a diagnostics bundle or show one, move."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from app import terminal
from app.cli.program import FAILED, OK, Json, ask, cli
from app.client import Client
from app.manual.topics import Topic


@cli.command("export-diagnostics")
def export_diagnostics(
    file: Annotated[Path, typer.Argument(help="The zip file to write.")],
    as_json: Json = False,
) -> None:
    """Save what support needs to know in a file: no password is in it, and nobody can be recognised."""
    from app.cli.bundles import export_diagnostics as export

    async def work(client: Client) -> int:
        try:
            await export(client, file, as_json=as_json)
        except OSError as error:
            terminal.complain(f"{file} cannot be written: {error.strerror}")
            return FAILED
        return OK

    ask(work)


@cli.command("open-diagnostics")
def open_diagnostics(file: Annotated[Path, typer.Argument(help="A file that export-diagnostics wrote.")]) -> None:
    """Show somebody's diagnostics bundle in a window, as they see it; nothing in it can be changed."""
    from app.cli.bundles import open_diagnostics as show

    raise typer.Exit(show(file))


@cli.command("move-out")
def move_out(
    file: Annotated[Path, typer.Argument(help="The file to write, such as one on a USB stick.")], as_json: Json = False
) -> None:
    """Save everything but the passwords to a file, for another computer, and deliver nothing from here any more.

    The file is encrypted. Its passphrase comes from a prompt, from standard input or from STOREWIRE_PASSPHRASE.
    """
    from app.cli.relocation import move_out as move

    ask(lambda client: move(client, file, terminal.Asker(os.environ), as_json=as_json))


@cli.command("move-in")
def move_in(file: Annotated[Path, typer.Argument(help="A file that move-out wrote.")], as_json: Json = False) -> None:
    """Take over what another computer saved with move-out; its stores are then connected again.

    Nothing is sent twice. The passphrase comes from a prompt, from standard input or from STOREWIRE_PASSPHRASE.
    """
    from app.cli.relocation import move_in as move

    ask(lambda client: move(client, file, terminal.Asker(os.environ), as_json=as_json))


@cli.command("help")
def manual(
    topic: Annotated[Topic | None, typer.Argument(help="A page of the manual; none for the contents.")] = None,
) -> None:
    """Read the manual."""
    from app.manual.pages import contents, page

    if topic is None:
        terminal.contents(contents())
    else:
        terminal.manual(page(topic))
