"""A keyring for tests that outlives the process that wrote it: a JSON file outside the data folder.

Chosen with PYTHON_KEYRING_BACKEND=file_keyring.FileKeyring; the file is the one that STOREWIRE_TEST_KEYRING names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class FileKeyring(KeyringBackend):
    """Keeps everything in one file; written whole and put in place, so that a killed process leaves it readable."""

    priority = 1

    @property
    def _path(self) -> Path:
        return Path(os.environ["STOREWIRE_TEST_KEYRING"])

    def _read(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text("utf-8"))) if self._path.exists() else {}

    def _write(self, entries: dict[str, str]) -> None:
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(entries), "utf-8")
        fresh.replace(self._path)

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service}|{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write(self._read() | {f"{service}|{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        entries = self._read()
        if entries.pop(f"{service}|{username}", None) is None:
            raise PasswordDeleteError(username)
        self._write(entries)
