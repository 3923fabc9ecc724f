"""Facts of the machine and the database, for the bundle: versions, sizes and counts, nothing of anybody."""

from __future__ import annotations

import locale
import os
import platform
import sqlite3
import sys
import time
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import JsonValue
from sqlalchemy import Connection, func, select, text

from app import __version__
from app.storage.schema import metadata

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
LIBRARIES = ("httpx", "pydantic", "sqlalchemy", "keyring", "truststore", "uvicorn", "starlette")


def system_facts(environment: Mapping[str, str] = os.environ) -> dict[str, JsonValue]:
    """Return what runs here."""
    return {
        "storewire": __version__,
        "installed": bool(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "libraries": {name: _version(name) for name in LIBRARIES},
        "processors": os.cpu_count(),
        "locale": locale.setlocale(locale.LC_CTYPE),
        "time_zone": time.strftime("%Z %z"),
        "service": "JOURNAL_STREAM" in environment,
        "proxies": proxies(environment),
    }


def proxies(environment: Mapping[str, str]) -> dict[str, JsonValue]:
    """Return the proxies that the environment names: scheme, host and port, never who signs in there."""
    named = {name: environment.get(name) or environment.get(name.upper()) or "" for name in PROXIES}
    return {
        name: ("set" if name == "no_proxy" else proxy_address(address)) if address else ""
        for name, address in named.items()
    }


def proxy_address(address: str) -> str:
    """Return a proxy's address without user and password."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "not an address"
    signs_in = " (signs in)" if parts.username else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{signs_in}"


def database_facts(connection: Connection, file: Path) -> dict[str, JsonValue]:
    """Return the database's schema, health and sizes."""
    tables: dict[str, JsonValue] = {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)
        for table in metadata.sorted_tables
    }
    return {
        "schema": str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar()),
        "integrity": str(connection.execute(text("PRAGMA quick_check(5)")).scalar()),
        "journal": str(connection.execute(text("PRAGMA journal_mode")).scalar()),
        "bytes": _size(file),
        "bytes_not_yet_taken_over": _size(file.with_name(f"{file.name}-wal")),
        "free_pages": int(connection.execute(text("PRAGMA freelist_count")).scalar() or 0),
        "rows": tables,
    }


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # the built program brings no metadata of most
        return "as shipped"
