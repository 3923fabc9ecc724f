"""What the command line does when somebody is stuck: save a diagnostics bundle, and show one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app import terminal
from app.bundles.archive import read, write
from app.client import Client
from app.model.places import Places


async def export_diagnostics(client: Client, path: Path, *, as_json: bool) -> None:
    """Save a bundle. Raises ProblemError, and OSError where the file cannot be written."""
    bundle = await client.diagnostics()
    size = write(bundle, path)
    terminal.exported(path, bundle, size, as_json=as_json)


def open_diagnostics(path: Path) -> int:
    """Show a bundle in a window of its own; return the exit code. Raises ProblemError where it cannot be read."""
    bundle = read(path)
    from app.bundles.opened import client_of
    from app.ui.application import run_console  # Qt only where a window is wanted
    from app.ui.options import ConsoleOptions

    async def connect() -> Client:
        return client_of(bundle)

    with tempfile.TemporaryDirectory(prefix="storewire-bundle-", ignore_cleanup_errors=True) as folder:
        return run_console(ConsoleOptions(places=Places(Path(folder)), bundle_made_at=bundle.made_at), connect)
