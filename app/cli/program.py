"""The program `storewire`: what its commands share. Without a command it is the console."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated

import typer

from app import __version__
from app.client import Client
from app.launch import find, find_or_start
from app.model import api
from app.model.places import Places
from app.model.reasons import ProblemCode, ProblemError

OK, FAILED, WRONG_USAGE = 0, 1, 2

cli = typer.Typer(
    name="storewire",
    help="Connect WordPress and WooCommerce stores to Sequenzy and Segmentflow, and see every delivery.",
    no_args_is_help=False,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Store = Annotated[str, typer.Argument(help="The store's name, address or number; none for every store.")]


def _version(asked: bool) -> None:
    if asked:
        print(f"storewire {__version__}")
        raise typer.Exit


@cli.callback()
def console(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    in_background: Annotated[
        bool, typer.Option("--in-background", help="Start without showing the window, as at login.")
    ] = False,
) -> None:
    """Open the console where no command is named."""
    if context.invoked_subcommand is None:
        from app.ui.application import run_console  # Qt only where a window is wanted
        from app.ui.options import Appearing, ConsoleOptions

        raise typer.Exit(
            run_console(ConsoleOptions(appearing=Appearing.IN_BACKGROUND if in_background else Appearing.OPEN))
        )


@asynccontextmanager
async def agent() -> AsyncIterator[Client]:
    """Yield a client of the agent; one that was started for this command ends with it, unless it is to stay."""
    places = Places.default()
    client = await find(places)
    ours = client is None
    client = client or await find_or_start(places)
    try:
        yield client
        if ours and not (await client.program_settings()).keep_running:
            await client.stop_agent()
    finally:
        await client.close()


def ask(work: Callable[[Client], Awaitable[int]]) -> None:
    """Do something with the agent and end with its exit code."""

    async def asked() -> int:
        async with agent() as client:
            return await work(client)

    raise typer.Exit(asyncio.run(asked()))


async def chosen(client: Client, store: str) -> list[api.ConnectionView]:
    """Return the connections that a name, address or number means; all for "". Raises ProblemError(NOT_FOUND)."""
    known = await client.connections()
    if not store:
        return known
    wanted = store.lower().rstrip("/")
    exact = [one for one in known if wanted in {str(one.id), one.name.lower(), one.home.lower()}]
    found = exact or [one for one in known if wanted in one.home.lower() or wanted in one.name.lower()]
    if not found:
        raise ProblemError(ProblemCode.NOT_FOUND, f"no store named {store}")
    return found
