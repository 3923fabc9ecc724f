"""Commands about one person."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from app import terminal
from app.cli.program import FAILED, OK, Json, ask, chosen, cli
from app.client import Client
from app.model import api


@cli.command()
def erase(
    store: Annotated[str, typer.Argument(help="The store's name, address or number.")], as_json: Json = False
) -> None:
    """Erase a person: from this computer, and at the platform as far as it can be done from here.

    The address comes from a prompt, from standard input or from STOREWIRE_PERSON; never from the command line.
    """

    async def work(client: Client) -> int:
        found = await chosen(client, store)
        address = terminal.Asker(os.environ).text("The person's e-mail address", "STOREWIRE_PERSON")
        receipts = [await client.erase(one.id, address) for one in found]
        terminal.erased(receipts, as_json=as_json)
        done = {api.ErasureOutcome.DELETED, api.ErasureOutcome.NOT_THERE, api.ErasureOutcome.PROFILE_DELETED}
        return OK if all(one.outcome in done for one in receipts) else FAILED

    ask(work)


@cli.command("test")
def send_test(
    store: Annotated[str, typer.Argument(help="The store's name, address or number.")], as_json: Json = False
) -> None:
    """Send one test to your own address, which starts no automation.

    The address comes from a prompt, from standard input or from STOREWIRE_TEST_TO.
    """

    async def work(client: Client) -> int:
        found = await chosen(client, store)
        address = terminal.Asker(os.environ).text("Your e-mail address", "STOREWIRE_TEST_TO")
        count = sum([(await client.send_test(one.id, address)).count for one in found])
        terminal.tested(api.Counted(count=count), as_json=as_json)
        return OK

    ask(work)
