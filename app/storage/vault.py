"""Secrets, in the operating system's keyring: one entry a connection, never anywhere else.

A keyring can be missing (no Secret Service), locked (its call hangs while a dialog waits for the user)
or broken; so every call runs in a thread with a time limit, and what it means is a state, not a crash.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import threading
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from app.model.api import KeyringState
from app.model.reasons import ProblemCode, ProblemError

T = TypeVar("T")
SERVICE = "Storewire"
PATIENCE_SECONDS = 8.0


class Keyring(Protocol):
    """The part of the `keyring` package that is used."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class SessionKeyring:
    """Secrets for this run only: by the user's choice where there is no keyring, and in the demo."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._entries.pop((service, username), None)


def system_keyring() -> Keyring:
    """Return the system's keyring as the `keyring` package finds it."""
    import keyring  # takes 100 ms to import, so only where it is used

    return keyring.get_keyring()


class Vault:
    """The secrets of one data folder."""

    def __init__(self, folder: str, keyring: Keyring | None = None, patience: float = PATIENCE_SECONDS) -> None:
        self._folder = folder
        self._keyring = keyring
        self._patience = patience
        self._session = isinstance(keyring, SessionKeyring)
        self._last_state = KeyringState.MISSING

    @property
    def folder(self) -> str:
        """The data folder's own id, which keeps two folders' entries apart."""
        return self._folder

    @property
    def keyring(self) -> Keyring | None:
        """What secrets are kept in; None before the first time."""
        return self._keyring

    @property
    def last_state(self) -> KeyringState:
        """What `state` found last: asking a locked keyring takes as long as the time limit."""
        return KeyringState.SESSION if self._session else self._last_state

    async def state(self) -> KeyringState:
        """Find out whether secrets can be kept, by keeping one and reading it back."""
        if not self._session:
            self._last_state = await self._probe()
        return self.last_state

    async def _probe(self) -> KeyringState:
        probe = secrets.token_hex(8)
        try:
            await self.put("probe", {"probe": probe})
            found = await self.get("probe")
            await self.drop("probe")
        except ProblemError as error:
            return KeyringState.LOCKED if error.problem.code is ProblemCode.KEYRING_LOCKED else KeyringState.MISSING
        return KeyringState.USABLE if found == {"probe": probe} else KeyringState.MISSING

    def use_session(self) -> None:
        """Keep secrets in memory from now on, until this run ends."""
        self._keyring = SessionKeyring()
        self._session = True

    async def get(self, name: str) -> dict[str, str] | None:
        """Return what is kept under a name, or None. Raises ProblemError(KEYRING_MISSING, KEYRING_LOCKED)."""
        kept = await self._call(lambda ring: ring.get_password(SERVICE, self._entry(name)))
        if kept is None:
            return None
        entries: dict[str, str] = json.loads(kept)
        return entries

    async def put(self, name: str, entries: Mapping[str, str]) -> None:
        """Keep secrets under a name, in place of what was there."""
        text = json.dumps(dict(entries), sort_keys=True)
        await self._call(lambda ring: ring.set_password(SERVICE, self._entry(name), text))

    async def drop(self, name: str) -> None:
        """Forget what is kept under a name; nothing there is no error."""
        if await self.get(name) is not None:
            await self._call(lambda ring: ring.delete_password(SERVICE, self._entry(name)))

    def _entry(self, name: str) -> str:
        return f"{self._folder}:{name}"

    async def _call(self, ask: Callable[[Keyring], T]) -> T:
        """Ask the keyring in a daemon thread: a call that hangs must not hold up the program's end."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def settle(result: T | None, failure: Exception | None) -> None:
            if answer.done():
                return
            if failure is not None:
                answer.set_exception(failure)
            else:
                answer.set_result(result)  # type: ignore[arg-type]

        def run() -> None:
            result, failure = None, None
            try:
                if self._keyring is None:
                    self._keyring = system_keyring()
                result = ask(self._keyring)
            except Exception as error:
                failure = error
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, result, failure)

        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            return await asyncio.wait_for(answer, self._patience)
        except TimeoutError as error:
            raise ProblemError(ProblemCode.KEYRING_LOCKED) from error
        except Exception as error:
            code = ProblemCode.KEYRING_LOCKED if "Locked" in type(error).__name__ else ProblemCode.KEYRING_MISSING
            raise ProblemError(code, type(error).__name__) from None
