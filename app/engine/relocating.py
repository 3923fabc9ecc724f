"""Storewire moves to another computer: everything but the secrets goes into a sealed file, and is taken over there.

The old computer delivers nothing from then on. The new one has the same records, checkpoints and frozen batches under
the same keys, so that nothing is sent twice; its stores wait until they are connected again, and the password that the
old computer had in each store ends then. Not to be confused with a store that moves to another address (moving.py).
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Connection, delete

from app.engine import folder
from app.engine.computer import computer_name
from app.engine.connections import Kept, change, load_all
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.model import api
from app.model.places import Places
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.relocation import SHORTEST_PASSPHRASE, Belongings, MovedIn, MovedOut, Relocation
from app.platforms.registry import platform
from app.storage.database import Database
from app.storage.errors import first_reason
from app.storage.hashing import folder_key, keep_folder_key
from app.storage.replacing import beside, put_in_place, unlink
from app.storage.schema import farewells
from app.storage.vault import Vault

DEPARTING, ARRIVING = ".departing", ".arriving"


def went_away(kept: Kept) -> bool:
    """Tell whether a connection went to another computer."""
    return kept.problem is not None and kept.problem.code is ProblemCode.MOVED_AWAY


# -- the old computer --------------------------------------------------------------------------------


async def move_out(parts: Parts, places: Places, runtimes: Sequence[Runtime], wanted: Relocation) -> MovedOut:
    """Write the file, then retire every connection here. Raises ProblemError; then everything goes on as before."""
    passphrase = wanted.passphrase.get_secret_value()
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise ProblemError(ProblemCode.PASSPHRASE_SHORT)
    target = Path(wanted.file)
    belongings = await _belongings(parts, runtimes)
    for runtime in runtimes:
        await runtime.stop()
    try:
        size = await asyncio.to_thread(_write, parts.database, places, target, passphrase, belongings)
        problem = Problem(code=ProblemCode.MOVED_AWAY, params={"file": target.name})
        await parts.database.write(lambda c: _retire(c, problem))
    finally:
        for runtime in runtimes:
            await runtime.reload()
    return MovedOut(file=str(target), bytes=size, stores=belongings.stores)


async def _belongings(parts: Parts, runtimes: Sequence[Runtime]) -> Belongings:
    for runtime in runtimes:
        with contextlib.suppress(ProblemError):  # a password that is lost ends with its connection
            await runtime.unlock()
    passwords = {one.kept.uid: one.store_credentials().password_uuid for one in runtimes}
    return Belongings(
        version=parts.version,
        computer=computer_name(),
        made_at=parts.clock.now(),
        stores=tuple(one.kept.name for one in runtimes),
        digest_key=SecretStr(await folder_key(parts.vault)),
        passwords={uid: uuid for uid, uuid in passwords.items() if uuid},
    )


def _write(database: Database, places: Places, target: Path, passphrase: str, belongings: Belongings) -> int:
    from app.storage.moving_file import pack  # its cipher takes 6 MB, and is rarely needed

    copy = beside(places.database, DEPARTING)
    try:
        unlink(copy)
        database.back_up(copy)
        return pack(target, passphrase, belongings, copy)
    except Exception as error:
        raise first_reason(error) or error from error
    finally:
        unlink(copy)


def _retire(connection: Connection, problem: Problem) -> None:
    for kept in load_all(connection):
        change(connection, kept.id, state=api.ConnectionState.ATTENTION.value, problem=problem.model_dump(mode="json"))


# -- the new computer --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arrived:
    """A database that is ready to take the place of the one here."""

    database: Path
    belongings: Belongings

    def told(self, aside: str) -> MovedIn:
        """Return what the user is told."""
        came = self.belongings
        return MovedIn(computer=came.computer, made_at=came.made_at, stores=came.stores, aside=aside)


async def arrive(parts: Parts, places: Places, wanted: Relocation) -> Arrived:
    """Open the file and make its database ready beside the one here. Raises ProblemError; then nothing of it stays."""
    state = await parts.vault.state()
    if not state.keeps:
        locked = state is api.KeyringState.LOCKED
        raise ProblemError(ProblemCode.KEYRING_LOCKED if locked else ProblemCode.KEYRING_MISSING)
    staged = beside(places.database, ARRIVING)
    unlink(staged)
    passphrase = wanted.passphrase.get_secret_value()
    belongings = await asyncio.to_thread(_read, Path(wanted.file), passphrase, staged)
    try:
        # Another name than the old folder's: its entries in a keyring that both share are not ours.
        name = secrets.token_hex(8)
        await _make_ready(staged, belongings, name)
        await keep_folder_key(Vault(name, parts.vault.keyring), belongings.digest_key.get_secret_value())
    except BaseException:
        unlink(staged)
        raise
    return Arrived(staged, belongings)


def _read(file: Path, passphrase: str, staged: Path) -> Belongings:
    from app.storage.moving_file import unpack

    return unpack(file, passphrase, staged)


async def _make_ready(staged: Path, belongings: Belongings, name: str) -> None:
    database = Database(staged)
    try:
        database.open()
    except ProblemError as error:
        newer = error.problem.code is ProblemCode.DATABASE_NEWER
        raise ProblemError(ProblemCode.MOVE_FILE_NEWER) if newer else error from error
    try:
        await database.write(lambda c: _settle(c, belongings, name))
    finally:
        database.close()
        beside(staged, ".before-migration").unlink(missing_ok=True)


def _settle(connection: Connection, belongings: Belongings, name: str) -> None:
    """Make another computer's database this one's: its stores wait for their passwords."""
    folder.rename(connection, name)
    connection.execute(delete(farewells))  # the old computer has the secrets that these need, and goes on with them
    folder.save_left_behind(connection, belongings.passwords)
    for kept in load_all(connection):
        params: dict[str, Any] = {"computer": belongings.computer, "platform": platform(kept.platform).title}
        problem = Problem(code=ProblemCode.MOVED_HERE, params=params)
        change(connection, kept.id, state=api.ConnectionState.ATTENTION.value, problem=problem.model_dump(mode="json"))


def settle_in(places: Places, arrived: Arrived) -> str:
    """Put the database in its place, while nobody uses either; return the name of the one that was there."""
    return put_in_place(places.database, arrived.database, "before-move").name
