"""No secret and no customer's data where they do not belong: canaries, searched for in every file of the run."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest
from journey_desks import Desk, connect, running_world

from app.model import api
from app.model.reasons import ProblemError
from app.model.settings import PlatformName

both = pytest.mark.parametrize("platform", list(PlatformName))


def spellings(secret: str) -> set[bytes]:
    """Return the forms in which a secret could lie about."""
    plain = secret.encode()
    return {plain, base64.b64encode(plain), quote(secret).encode(), secret.replace(" ", "").encode()}


def written(folder: Path) -> dict[Path, bytes]:
    """Return every file of a data folder, the database's own among them."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_socket()}


def command_lines() -> str:
    return "\n".join(" ".join(process.cmdline()) for process in psutil.process_iter(["cmdline"]) if _ours(process))


def _ours(process: psutil.Process) -> bool:
    try:
        return "app" in process.cmdline() or "storewire" in " ".join(process.cmdline())
    except psutil.Error:
        return False


@both
async def test_no_secret_is_written_or_on_a_command_line(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=60) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        settings = await client.settings(view.id)
        await client.save_settings(view.id, settings.model_copy(update={"debug": True}))
        await desk.sync(view.id)
        await client.check_now(view.id)
        world.sandbox.world.faults.revoke[_target(platform)]()
        await client.check_now(view.id)
        secrets = _secrets(world)
        assert len(secrets) >= 3
        assert not [secret for secret in secrets if secret in command_lines()]
        await desk.stop()
        found = [
            (path.name, secret)
            for path, content in written(desk.places.home).items()
            for secret in secrets
            for spelling in spellings(secret)
            if spelling in content
        ]
        assert found == []


def _target(platform: PlatformName) -> object:
    from app.sandbox.faults import Target

    return Target(platform.value)


def _secrets(world: object) -> set[str]:
    """Return every secret that the store and the platforms gave out, and the password typed at their pages."""
    from app.sandbox.store_auth import MANAGER

    inner = world.sandbox.world  # type: ignore[attr-defined]
    return {
        inner.access.login_password,
        *(one.secret for one in inner.access.passwords(MANAGER)),
        *(one.token for one in inner.sequenzy.installations.values()),
        *(one.write_key for one in inner.segmentflow.connections.values()),
        *(one.webhook_secret for one in inner.segmentflow.connections.values()),
        *(one.poll_token for one in inner.segmentflow.connections.values()),
    }


@both
async def test_nothing_readable_of_a_person_stays_once_everything_is_settled(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=60) as world:
        desk = new_desk("desk")
        await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        await desk.stop()
        people = [b"kunde1@example.test", b"kunde2@example.test", b"gast1@example.test"]
        addresses = [path.name for path, content in written(desk.places.home).items() if b"@example.test" in content]
        whole = [
            (path.name, email)
            for path, content in written(desk.places.home).items()
            for email in people
            if email in content
        ]
        assert whole == []
        assert set(addresses) <= {"storewire.sqlite3", "storewire.sqlite3-wal"}  # masked: "k…@example.test"


async def test_a_wrong_password_is_not_repeated_in_what_is_said_or_logged(new_desk: Callable[[str], Desk]) -> None:
    canary = "cana ryca nary 1234 5678 90ab"
    async with running_world(orders=0) as world:
        desk = new_desk("desk")
        client = await desk.start()
        draft = await client.find_store(world.pages.store)
        with pytest.raises(ProblemError) as refused:
            await client.paste_credentials(draft.id, "manager", canary)
        assert canary not in refused.value.problem.model_dump_json()
        await desk.stop()
        logs = b"".join(written(desk.places.logs).values())
        assert not any(spelling in logs for spelling in spellings(canary))
        assert isinstance(draft, api.Draft)
