"""An agent that starts before the keyring is unlocked knows everybody again afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyring.errors import KeyringLocked
from sqlalchemy import insert

from app.engine import Engine
from app.model.api import ConnectionState, KeyringState
from app.model.places import Places
from app.model.store import StoreFacts, StoreSite
from app.storage.schema import connections, scopes
from tests.clocks import START, FakeClock

HOME = "https://store.example"


class LockableKeyring:
    """A keyring in memory that can be locked."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def _open(self) -> dict[tuple[str, str], str]:
        if self.locked:
            raise KeyringLocked("locked")
        return self.entries

    def get_password(self, service: str, username: str) -> str | None:
        return self._open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self._open()[service, username]


async def connected(engine: Engine, state: ConnectionState) -> None:
    """Write a connection down as an earlier run left it."""
    row = {
        "id": 1, "uid": "uid", "scope_id": 1, "platform": "sequenzy", "name": "Shop", "home": HOME, "prefix": "store",
        "state": state.value, "site": StoreSite(home=HOME, rest_root=f"{HOME}/wp-json/", name="Shop").model_dump(),
        "facts": StoreFacts(name="Shop", home=HOME).model_dump(), "settings": {}, "company_id": "co",
        "company_name": "Company", "public": {}, "fingerprint": "", "connected_by": "", "connected_at": START,
    }  # fmt: skip
    await engine.parts.database.write(lambda c: c.execute(insert(scopes).values(id=1, scope="s")) and None)
    await engine.parts.database.write(lambda c: c.execute(insert(connections).values(**row)) and None)


async def opened(folder: Path, keyring: LockableKeyring) -> Engine:
    engine = Engine(Places(folder), keyring=keyring, clock=FakeClock())
    await engine.open()
    return engine


async def test_hashes_are_the_folders_own_once_the_keyring_is_unlocked(tmp_path: Path) -> None:
    keyring = LockableKeyring()
    engine = await opened(tmp_path, keyring)
    known = engine.parts.hasher.person("marie@example.test")
    await connected(engine, ConnectionState.PAUSED)
    await engine.close()

    keyring.locked = True
    engine = await opened(tmp_path, keyring)
    try:
        assert engine.keyring_state is KeyringState.LOCKED
        assert engine.parts.hasher.person("marie@example.test") != known
        keyring.locked = False
        await engine.pause(1)
        assert engine.parts.hasher.person("marie@example.test") == known
    finally:
        await engine.close()


@pytest.mark.parametrize("locked", [True, False])
async def test_a_connection_whose_secrets_cannot_be_read_needs_its_user(tmp_path: Path, locked: bool) -> None:
    keyring = LockableKeyring()
    engine = await opened(tmp_path, keyring)
    await connected(engine, ConnectionState.CONNECTED)
    await engine.close()
    keyring.locked = locked
    engine = await opened(tmp_path, keyring)
    try:
        view = await engine.connection(1)
        assert view.state is ConnectionState.ATTENTION
        assert view.problem is not None
        assert view.problem.code.value == ("keyring_locked" if locked else "credentials_missing")
    finally:
        await engine.close()
