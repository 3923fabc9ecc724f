"""Against a real Secret Service: what the in-memory keyrings of the other tests promise, the system's keeps."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from app.engine import Engine
from app.model.api import KeyringState
from app.model.places import Places
from app.storage.vault import Vault, system_keyring

pytestmark = pytest.mark.secret_service


async def test_secrets_are_kept_read_back_and_dropped() -> None:
    folder = uuid4().hex
    vault = Vault(folder)
    assert await vault.state() is KeyringState.USABLE
    await vault.put("uid", {"api_key": "sk_live_1", "store_password": "ä ☕"})
    assert await Vault(folder).get("uid") == {"api_key": "sk_live_1", "store_password": "ä ☕"}
    await vault.put("uid", {"api_key": "sk_live_2"})
    assert await Vault(folder).get("uid") == {"api_key": "sk_live_2"}
    await vault.drop("uid")
    assert await Vault(folder).get("uid") is None


def test_it_is_the_secret_service_that_is_found() -> None:
    assert "SecretService" in f"{type(system_keyring()).__module__} {system_keyring()}"


async def test_an_engine_finds_its_key_again(tmp_path: Path) -> None:
    known = []
    for _ in range(2):
        engine = Engine(Places(tmp_path))
        await engine.open()
        try:
            assert engine.keyring_state is KeyringState.USABLE
            known.append(engine.parts.hasher.person("marie@example.test"))
        finally:
            await engine.close()
    assert known[0] == known[1]
