"""Secrets are kept in a keyring or not at all, and a keyring that is missing or locked is a state, not a crash."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from app.model.api import KeyringState
from app.model.reasons import ProblemCode, ProblemError
from app.storage.hashing import Hasher, folder_hasher
from app.storage.vault import Keyring, SessionKeyring, Vault

SECRET = "sk_live_of_the_platform"


class MemoryKeyring:
    """What the system's keyring does, in memory."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class HangingKeyring(MemoryKeyring):
    """Its calls wait for a dialog that nobody answers."""

    def __init__(self, answered: threading.Event) -> None:
        super().__init__()
        self._answered = answered

    def get_password(self, service: str, username: str) -> str | None:
        self._answered.wait(10)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answered.wait(10)
        super().set_password(service, username, password)


class LockedKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"cannot store {password}")


class BrokenKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"org.freedesktop.DBus.Error: cannot store {password}")


class ForgetfulKeyring(MemoryKeyring):
    """Takes everything and keeps nothing, as some do."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture
def answered() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


async def test_what_is_put_is_there_until_it_is_dropped() -> None:
    vault = Vault("folder", MemoryKeyring())
    assert await vault.get("uid") is None
    await vault.put("uid", {"api_key": SECRET, "store_password": "ä ☕"})
    assert await vault.get("uid") == {"api_key": SECRET, "store_password": "ä ☕"}
    await vault.put("uid", {"api_key": "another"})
    assert await vault.get("uid") == {"api_key": "another"}
    await vault.drop("uid")
    assert await vault.get("uid") is None


async def test_dropping_what_is_not_there_is_no_error() -> None:
    await Vault("folder", MemoryKeyring()).drop("never")


async def test_two_data_folders_do_not_see_each_others_secrets() -> None:
    keyring = MemoryKeyring()
    one, other = Vault("one", keyring), Vault("other", keyring)
    await one.put("uid", {"key": "1"})
    await other.put("uid", {"key": "2"})
    await other.drop("uid")
    assert await one.get("uid") == {"key": "1"}


async def test_finding_out_whether_it_works_leaves_nothing_behind() -> None:
    keyring = MemoryKeyring()
    assert await Vault("folder", keyring).state() is KeyringState.USABLE
    assert keyring.entries == {}


@pytest.mark.parametrize(
    ("keyring", "state", "code"),
    [
        (NoKeyring(), KeyringState.MISSING, ProblemCode.KEYRING_MISSING),
        (BrokenKeyring(), KeyringState.MISSING, ProblemCode.KEYRING_MISSING),
        (LockedKeyring(), KeyringState.LOCKED, ProblemCode.KEYRING_LOCKED),
    ],
)
async def test_a_keyring_that_refuses_has_a_state_and_a_problem(
    keyring: Keyring, state: KeyringState, code: ProblemCode
) -> None:
    vault = Vault("folder", keyring)
    assert await vault.state() is state
    with pytest.raises(ProblemError) as caught:
        await vault.put("uid", {"api_key": SECRET})
    assert caught.value.problem.code is code
    assert SECRET not in str(caught.value)
    assert SECRET not in caught.value.problem.model_dump_json()


async def test_a_keyring_that_keeps_nothing_is_not_usable() -> None:
    assert await Vault("folder", ForgetfulKeyring()).state() is KeyringState.MISSING


async def test_a_call_that_hangs_is_a_locked_keyring(answered: threading.Event) -> None:
    vault = Vault("folder", HangingKeyring(answered), patience=0.02)
    assert await vault.state() is KeyringState.LOCKED
    with pytest.raises(ProblemError) as caught:
        await vault.get("uid")
    assert caught.value.problem.code is ProblemCode.KEYRING_LOCKED


async def test_an_answer_that_comes_too_late_disturbs_nobody(answered: threading.Event) -> None:
    keyring = HangingKeyring(answered)
    hurried = Vault("folder", keyring, patience=0.02)
    with pytest.raises(ProblemError):
        await hurried.put("uid", {"key": "late"})
    answered.set()
    assert await Vault("folder", keyring).state() is KeyringState.USABLE


async def test_for_this_run_only_secrets_stay_in_memory() -> None:
    vault = Vault("folder", NoKeyring())
    vault.use_session()
    assert await vault.state() is KeyringState.SESSION
    await vault.put("uid", {"api_key": SECRET})
    assert await vault.get("uid") == {"api_key": SECRET}
    await vault.drop("uid")
    assert await vault.get("uid") is None


async def test_a_session_keyring_says_that_it_is_one() -> None:
    assert await Vault("folder", SessionKeyring()).state() is KeyringState.SESSION


# -- hashes ----------------------------------------------------------------------------------------


async def test_a_folder_keeps_its_key() -> None:
    vault = Vault("folder", MemoryKeyring())
    first, again = await folder_hasher(vault), await folder_hasher(vault)
    assert first.person("marie@example.test") == again.person("marie@example.test")


async def test_another_folder_knows_nobody() -> None:
    keyring = MemoryKeyring()
    one, other = await folder_hasher(Vault("one", keyring)), await folder_hasher(Vault("other", keyring))
    assert one.person("marie@example.test") != other.person("marie@example.test")


def test_hashes_of_different_things_never_meet() -> None:
    hasher = Hasher(b"key")
    texts = {hasher.person("product:1"), hasher.digest("product:1")}
    assert len(texts) == 2


def test_a_digest_does_not_depend_on_the_order_of_fields() -> None:
    hasher = Hasher(b"key")
    assert hasher.digest({"a": 1, "b": [2, {"c": None}]}) == hasher.digest({"b": [2, {"c": None}], "a": 1})
    assert hasher.digest({"a": 1}) != hasher.digest({"a": "1"})


def test_a_hasher_shows_nothing_of_its_key() -> None:
    hasher = Hasher(b"the-key-of-the-folder")
    assert "key" not in f"{hasher!r} {hasher}"
