"""Commands that end a connection."""

from __future__ import annotations

from typing import Annotated

import typer

from app import terminal
from app.cli.program import FAILED, OK, WRONG_USAGE, Json, ask, chosen, cli
from app.client import Client
from app.model.reasons import Problem, ProblemCode


@cli.command()
def disconnect(
    store: Annotated[str, typer.Argument(help="The store's name, address or number.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Every connection, as before uninstalling.")] = False,
    as_json: Json = False,
) -> None:
    """End a connection: on this computer at once, at the platform and in the store as soon as they answer."""

    async def work(client: Client) -> int:
        if everything == bool(store):
            terminal.complain("Name one store, or say --all.")
            return WRONG_USAGE
        found = await chosen(client, store)
        if len(found) > 1 and not everything:
            terminal.problem(Problem(code=ProblemCode.BAD_REQUEST, detail="several stores match"))
            return WRONG_USAGE
        endings = [(view, await client.disconnect(view.id)) for view in found]
        terminal.goodbyes(endings, as_json=as_json, as_list=everything)
        return FAILED if any(ended.kept_until for _, ended in endings) else OK

    ask(work)


@cli.command()
def revocations(
    now: Annotated[bool, typer.Option("--retry", help="Try them now.")] = False, as_json: Json = False
) -> None:
    """List connections that ended here and of which the platform or the store could not be told yet."""

    async def work(client: Client) -> int:
        if now:
            for one in await client.revocations():
                await client.retry_revocation(one.id)
        left = await client.revocations()
        terminal.revocations(left, as_json=as_json)
        return FAILED if left else OK

    ask(work)
