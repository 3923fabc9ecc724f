"""Commands about what is sent: sync now, held deletions, failures."""

from __future__ import annotations

from typing import Annotated

import typer

from app import terminal
from app.cli.program import FAILED, OK, WRONG_USAGE, Json, Store, ask, chosen, cli
from app.client import Client
from app.model import api
from app.model.reasons import ReasonCode


@cli.command()
def sync(
    store: Store = "",
    full: Annotated[bool, typer.Option("--full", help="Send everything again, even what did not change.")] = False,
    missed: Annotated[
        bool,
        typer.Option("--missed", help="Send again what happened while the store's own webhooks were switched off."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Sync a store now, or all of them, and wait until everything is delivered."""
    from app.following import follow

    async def work(client: Client) -> int:
        code = OK
        for one in await chosen(client, store):
            if missed:
                await client.send_missed(one.id)
            await client.sync(one.id, full=full)
            with terminal.progress(one.name, as_json=as_json) as show:
                done = await follow(client, one.id, show)
            view = await client.connection(one.id)
            terminal.synced(view, done, as_json=as_json)
            if view.failed or view.problem or done.state is not api.SyncState.DONE:
                code = FAILED
        return code

    ask(work)


@cli.command()
def held(
    store: Store = "",
    delete: Annotated[bool, typer.Option("--delete", help="Delete them at the platform too.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep them at the platform.")] = False,
    as_json: Json = False,
) -> None:
    """List deletions that are held because many records are gone from the store at once, or decide about them."""
    if delete and keep:
        terminal.complain("Choose one of --delete and --keep.")
        raise typer.Exit(WRONG_USAGE)
    decision = api.HeldDecision.DELETE if delete else api.HeldDecision.KEEP if keep else None

    async def work(client: Client) -> int:
        views = await chosen(client, store)
        if decision is not None:
            for one in views:
                await client.decide_held(one.id, decision)
        watches = [(one, await client.watch(one.id)) for one in views]
        terminal.held(watches, as_json=as_json)
        return FAILED if any(watch.held for _, watch in watches) else OK

    ask(work)


@cli.command()
def failures(as_json: Json = False) -> None:
    """List what was not delivered and will not be tried again by itself."""

    async def work(client: Client) -> int:
        groups = await client.failures()
        terminal.failures(groups, {one.id: one.name for one in await client.connections()}, as_json=as_json)
        return FAILED if groups else OK

    ask(work)


@cli.command()
def retry(
    ids: Annotated[list[int] | None, typer.Argument(help="Numbers of deliveries; none for all failures.")] = None,
    reason: Annotated[ReasonCode | None, typer.Option(help="Only failures of this cause.")] = None,
    as_json: Json = False,
) -> None:
    """Try failed deliveries again."""

    async def work(client: Client) -> int:
        counted = await client.retry(api.Selection(ids=tuple(ids or ()), reason=reason))
        terminal.counted(counted, as_json=as_json)
        return OK

    ask(work)


@cli.command()
def insights(store: Store = "", as_json: Json = False) -> None:
    """Count the platform's ready-made segments by the store's orders, and show which source brought what."""

    async def work(client: Client) -> int:
        found = [(view, await client.insights(view.id)) for view in await chosen(client, store)]
        terminal.insights(found, as_json=as_json)
        return OK

    ask(work)
