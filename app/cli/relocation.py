"""What the command line does when Storewire moves to another computer."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pydantic import SecretStr

from app import terminal, wording
from app.cli.program import FAILED, OK
from app.client import Client
from app.model.reasons import ProblemCode, ProblemError
from app.model.relocation import SHORTEST_PASSPHRASE, Relocation

VARIABLE = "STOREWIRE_PASSPHRASE"


async def move_out(client: Client, file: Path, asker: terminal.Asker, *, as_json: bool) -> int:
    """Save everything but the secrets; return the exit code. Raises ProblemError."""
    if await asyncio.to_thread(file.exists):
        terminal.complain(f"{file} is there already. Name another file.")
        return FAILED
    passphrase = asker.secret("Choose a passphrase for the file", VARIABLE)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise ProblemError(ProblemCode.PASSPHRASE_SHORT)
    if asker.prompts(VARIABLE) and asker.secret("Type it once more", VARIABLE) != passphrase:
        terminal.complain("These were two different passphrases. Nothing was done.")
        return FAILED
    done = await client.move_out(_wanted(file, passphrase))
    terminal.told(done, wording.moved_out(done), as_json=as_json)
    return OK


async def move_in(client: Client, file: Path, asker: terminal.Asker, *, as_json: bool) -> int:
    """Take over what another computer has saved; return the exit code. Raises ProblemError."""
    done = await client.move_in(_wanted(file, asker.secret("The passphrase of the file", VARIABLE)))
    terminal.told(done, wording.moved_in(done), as_json=as_json)
    return OK


def _wanted(file: Path, passphrase: str) -> Relocation:
    return Relocation(file=str(file.expanduser().absolute()), passphrase=SecretStr(passphrase))
