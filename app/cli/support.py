"""Commands for somebody who is stuck: save a diagnostics bundle, and show one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app import terminal
from app.cli.program import FAILED, OK, Json, ask, cli
from app.client import Client


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
