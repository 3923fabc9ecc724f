"""Commands that run something: the agent, the demo, the start at login."""

from __future__ import annotations

import asyncio
import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from app import terminal
from app.cli.program import FAILED, Json, cli
from app.model.places import Places
from app.model.settings import PlatformName


class AtLogin(StrEnum):
    """Whether Storewire starts when the user logs in."""

    ON = "on"
    OFF = "off"


@cli.command()
def run(
    while_used: Annotated[bool, typer.Option("--while-used", help="End when no client is left.")] = False,
    session_secrets: Annotated[
        bool, typer.Option("--session-secrets", help="Keep secrets in memory, for this run only.")
    ] = False,
) -> None:
    """Run the agent until it is stopped: as a service on a machine that is always on."""
    from app.agent.priority import stand_back
    from app.agent.process import Lifetime, Secrets
    from app.agent.process import run as run_agent

    def say(line: str) -> None:
        if while_used or not sys.stdout.isatty():
            print(line, flush=True)
        else:
            terminal.agent_said(json.loads(line))

    stand_back()
    raise typer.Exit(
        run_agent(
            Places.default(),
            Lifetime.WHILE_USED if while_used else Lifetime.FOREVER,
            Secrets.SESSION if session_secrets else Secrets.KEYRING,
            say,
        )
    )


@cli.command()
def demo(
    headless: Annotated[bool, typer.Option("--headless", help="No window: pair and sync in the terminal.")] = False,
    platform: Annotated[PlatformName, typer.Option(help="Where to send.")] = PlatformName.SEQUENZY,
    products: Annotated[int, typer.Option(min=0, help="Products in the store.")] = 200,
    customers: Annotated[int, typer.Option(min=0, help="Customers in the store.")] = 300,
    orders: Annotated[int, typer.Option(min=0, help="Orders in the store.")] = 1000,
    faults: Annotated[str, typer.Option(help="none, flaky, outage, revoked or slow-host.")] = "none",
    seed: Annotated[int, typer.Option(help="Other data with another number.")] = 1,
    by_itself: Annotated[
        bool, typer.Option("--by-itself", hidden=True, help="The window is used by nobody, and ends.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Try everything against a store and platforms made up on this computer; nothing of yours is touched."""
    from app.demo import DemoOptions, Showing, run_demo, show_demo

    options = DemoOptions(platform, products, customers, orders, faults, seed)
    if headless:
        raise typer.Exit(asyncio.run(run_demo(options, as_json=as_json)))
    showing = Showing.ITSELF if by_itself else Showing.PERSON
    raise typer.Exit(show_demo(options, showing, as_json=as_json))


@cli.command(hidden=True, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def sandbox(context: typer.Context) -> None:
    """Serve the demo's store and platforms on loopback."""
    from app.sandbox.process import main as serve

    raise typer.Exit(serve(context.args))


@cli.command("start-at-login")
def start_at_login(
    wanted: Annotated[AtLogin | None, typer.Argument(help="on or off; nothing tells how it is.")] = None,
    as_json: Json = False,
) -> None:
    """Start Storewire in the background when you log in."""
    from app.start_at_login import entry

    found = entry()
    try:
        if wanted is AtLogin.ON:
            found.add()
        elif wanted is AtLogin.OFF:
            found.remove()
    except OSError as error:
        terminal.complain(f"This could not be changed: {error.strerror}")
        raise typer.Exit(FAILED) from error
    terminal.starts_at_login(found.exists(), as_json=as_json)
