"""Commands about stores: connect one, see how it fares, pause and resume."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer

from app import companion_package, terminal
from app.cli.program import FAILED, OK, WRONG_USAGE, Json, Store, ask, chosen, cli
from app.client import Client
from app.model import api
from app.model.settings import PlatformName


@cli.command()
def add(
    url: Annotated[str, typer.Argument(help="The store's address.")],
    platform: Annotated[PlatformName, typer.Option(parser=PlatformName, metavar="NAME", help="Where to send.")],
    user: Annotated[str, typer.Option(help="User name in the store; asked for where it is missing.")] = "",
    browser: Annotated[bool, typer.Option("--browser", help="Approve in your own browser.")] = False,
    observe_only: Annotated[
        bool, typer.Option("--observe-only", help="Read and show, but deliver nothing from here.")
    ] = False,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Let other computers' Storewire in no longer.")
    ] = False,
    key_in_address: Annotated[
        bool,
        typer.Option(
            "--key-in-address",
            help="Last resort where the server cuts the Authorization header: a WooCommerce key in each address. "
            "Addresses may end up in the server's log.",
        ),
    ] = False,
    company: Annotated[str, typer.Option(help="Company at the platform, where the key opens several.")] = "",
    api_host: Annotated[str, typer.Option(help="Another API host of the platform.")] = "",
    dashboard_host: Annotated[str, typer.Option(help="Another dashboard host of the platform.")] = "",
    session_secrets: Annotated[
        bool, typer.Option("--session-secrets", help="Where there is no keyring: keep secrets for this run only.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Connect a store without a window.

    The application password and the API key come from a prompt, from standard input (a line each) or from
    STOREWIRE_STORE_PASSWORD and STOREWIRE_API_KEY; never from the command line.
    """
    from app.cli.adding import Adding, Others, connect
    from app.model.store import KeyPlace

    if observe_only and take_over:
        terminal.complain("Either --observe-only or --take-over.")
        raise typer.Exit(WRONG_USAGE)
    wanted = Adding(
        url, platform, user, company, api_host, dashboard_host, session_secrets, browser,
        Others.OBSERVE if observe_only else Others.TAKE_OVER if take_over else Others.ASK,
        KeyPlace.ADDRESS if key_in_address else KeyPlace.HEADER,
    )  # fmt: skip

    async def work(client: Client) -> int:
        known = [one.name.value for one in await client.platforms()]
        if platform.value not in known:
            terminal.complain(f"There is no platform named {platform.value}; there are: {', '.join(known)}.")
            return WRONG_USAGE
        view = await connect(client, wanted, terminal.Asker(os.environ))
        terminal.connected(view, as_json=as_json)
        return OK

    ask(work)


@cli.command()
def doctor(
    url: Annotated[str, typer.Argument(help="A store's address; it need not be connected.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Every connected store.")] = False,
    as_json: Json = False,
) -> None:
    """Find out what is wrong with a store, and what to do.

    A store that is connected is looked at from inside, with its credentials, and its platform too.
    """
    from app.cli import diagnosis

    if bool(url) is every:
        terminal.complain("Name a store's address, or --all.")
        raise typer.Exit(WRONG_USAGE)

    async def work(client: Client) -> int:
        if every:
            found = [await client.diagnose_connection(one) for one in await client.connections()]
        else:
            found = await client.diagnose(url)
        if as_json:
            print(diagnosis.as_json(found))
        else:
            diagnosis.show(found, terminal.out)
        return OK if diagnosis.healthy(found) else FAILED

    ask(work)


@cli.command()
def status(as_json: Json = False) -> None:
    """List the connected stores and how they fare."""

    async def work(client: Client) -> int:
        views = await client.connections()
        terminal.status([(one, await client.watch(one.id)) for one in views], as_json=as_json)
        left = await client.revocations()
        if left and not as_json:
            terminal.revocations(left, as_json=False)
        if not views and (notice := (await client.hello()).notice) is not None:
            terminal.problem(notice)
        return FAILED if left or any(one.failed or one.problem for one in views) else OK

    ask(work)


@cli.command()
def pause(store: Store = "", as_json: Json = False) -> None:
    """Stop reading and sending until resumed; nothing is lost."""
    ask(lambda client: _each(client, store, client.pause, as_json=as_json))


@cli.command()
def resume(store: Store = "", as_json: Json = False) -> None:
    """Go on where a pause stopped."""
    ask(lambda client: _each(client, store, client.resume, as_json=as_json))


async def _each(
    client: Client, store: str, work: Callable[[int], Awaitable[api.ConnectionView]], *, as_json: bool
) -> int:
    terminal.stores([await work(one.id) for one in await chosen(client, store)], as_json=as_json)
    return OK


@cli.command()
def companion(
    store: Store = "",
    save_zip: Annotated[Path | None, typer.Option(help="Save the plugin's zip to this file or folder.")] = None,
    as_json: Json = False,
) -> None:
    """Say whether the companion plugin is at work in a store, or save it for installing it by hand."""
    if save_zip is not None:
        terminal.say(str(companion_package.save(save_zip)))
        raise typer.Exit(OK)

    async def work(client: Client) -> int:
        for one in await chosen(client, store):
            terminal.companion(one, await client.look_for_companion(one.id), as_json=as_json)
        return OK

    ask(work)
