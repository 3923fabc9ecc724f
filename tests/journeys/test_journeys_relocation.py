"""Storewire moves to another computer in the middle of a sync: nothing is missing, and nothing is doubled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from journey_desks import Desk, World, connect, running_world
from pydantic import SecretStr

from app.client import Client
from app.following import follow
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.relocation import Relocation
from app.model.settings import PlatformName
from app.sandbox.store_auth import MANAGER

both = pytest.mark.parametrize("platform", list(PlatformName))
PASSPHRASE = "correct horse battery staple"


def moving(tmp_path: Path, passphrase: str = PASSPHRASE) -> Relocation:
    return Relocation(file=str(tmp_path / "shops.storewire"), passphrase=SecretStr(passphrase))


async def half_synced(client: Client, connection: int) -> None:
    """Begin a sync, and return while orders are still on their way."""
    await client.sync(connection)
    async for event in client.events():
        if isinstance(event, api.ProgressChanged) and event.progress.phase in {"orders", "delivering"}:
            return


def assert_whole(world: World, platform: PlatformName) -> None:
    report = world.report(platform)
    assert (report["missing"], report["duplicates"], report["violations"]) == ([], [], [])
    assert report["automations"] == 0
    assert report["delivered"] > 0


@both
async def test_a_sync_that_was_begun_here_is_finished_there(
    platform: PlatformName, new_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    async with running_world(products=10, customers=20, orders=150, latency_ms=30) as world:
        access = world.sandbox.world.access
        old = new_desk("front-desk")
        client = await old.start()
        view = await connect(old, world, platform)
        settings = (await client.settings(view.id)).model_copy(update={"retention_days": 31})
        await client.save_settings(view.id, settings)
        await half_synced(client, view.id)

        left = await client.move_out(moving(tmp_path))
        assert left.stores == (view.name,)
        retired = await client.connection(view.id)
        assert retired.state is api.ConnectionState.ATTENTION
        assert retired.problem is not None
        assert retired.problem.code is ProblemCode.MOVED_AWAY
        with pytest.raises(ProblemError):
            await client.sync(view.id)
        (before,) = access.passwords(MANAGER)
        await old.stop()
        sent = world.report(platform)["delivered"]

        new = new_desk("laptop")
        client = await new.start()
        arrived = await client.move_in(moving(tmp_path))
        assert arrived.stores == (view.name,)
        (waiting,) = await client.connections()
        assert waiting.problem is not None
        assert waiting.problem.code is ProblemCode.MOVED_HERE
        assert world.report(platform)["delivered"] == sent

        again = await connect(new, world, platform)
        assert again.id == waiting.id
        assert (await client.settings(again.id)).retention_days == 31
        (now,) = access.passwords(MANAGER)
        assert now.uuid != before.uuid
        await follow(client, again.id, lambda _: None)
        await new.sync(again.id)
        assert_whole(world, platform)

        # Records are known again: nothing looks changed only because another computer looks at it.
        before = (await client.totals(again.id)).states
        await new.sync(again.id)
        assert (await client.totals(again.id)).states == before


async def test_a_move_that_is_off_and_one_that_takes_place(new_desk: Callable[[str], Desk], tmp_path: Path) -> None:
    async with running_world(products=3, customers=3, orders=3) as world:
        old = new_desk("front-desk")
        client = await old.start()
        view = await connect(old, world, PlatformName.SEQUENZY)

        # What cannot be written changes nothing.
        with pytest.raises(ProblemError, match="passphrase_short"):
            await client.move_out(moving(tmp_path, "short"))
        with pytest.raises(ProblemError, match="move_file_unwritable"):
            await client.move_out(moving(tmp_path / "no such folder"))
        assert (await client.connection(view.id)).problem is None

        # The move is off: it goes on here.
        await client.move_out(moving(tmp_path))
        with pytest.raises(ProblemError, match="not_empty"):
            await client.move_in(moving(tmp_path))
        assert (await client.resume(view.id)).problem is None
        assert (await old.sync(view.id)).state is api.SyncState.DONE
        await client.move_out(moving(tmp_path))
        await old.stop()

        # What cannot be read changes nothing.
        new = new_desk("laptop")
        client = await new.start()
        with pytest.raises(ProblemError, match="passphrase_wrong"):
            await client.move_in(moving(tmp_path, "another passphrase"))
        with pytest.raises(ProblemError, match="move_file_unreadable"):
            await client.move_in(moving(tmp_path / "nowhere"))
        assert await client.connections() == []
        assert [one.name for one in new.places.home.iterdir() if "arriving" in one.name] == []

        # The move takes place, and the old computer lets go without ending what goes on elsewhere.
        await client.move_in(moving(tmp_path))
        again = await connect(new, world, PlatformName.SEQUENZY)
        await new.stop()
        client = await old.start()
        (there,) = await client.connections()
        assert there.problem is not None
        assert there.problem.code is ProblemCode.MOVED_AWAY
        await client.disconnect(there.id)
        assert await client.connections() == []
        assert await client.revocations() == []
        await old.stop()
        client = await new.start()
        await new.sync(again.id)
        assert (await client.connection(again.id)).problem is None
        assert_whole(world, PlatformName.SEQUENZY)
