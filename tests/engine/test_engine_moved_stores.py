"""A store that moved has the same keys on every computer, and a copy of it has keys of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from app.engine import connections
from app.engine.connections import Kept
from app.model import api
from app.sandbox.options import StoreCondition
from app.sandbox.store_auth import MANAGER
from app.storage.schema import deliveries
from tests.clocks import START
from tests.engine.desks import Desk, World, running_world
from tests.engine.test_engine_writes import documented, seen

NewDesk = Callable[[str], Any]


async def connected(desk: Desk, world: World) -> api.ConnectionView:
    """Connect a store and sync it, with the password that the approval page makes."""
    view = await desk.finish(await desk.draft(world), world)
    (password,) = world.inside.access.passwords(MANAGER)
    password.name = f"Storewire on FRONT-DESK ({place(world)})"
    await desk.sync(view.id)
    return view


def place(world: World) -> str:
    return world.home.partition("://")[2]


def take_along(store: World, copy: World) -> None:
    """Copy the store's passwords; further ones are made of other numbers, though both are of the same seed."""
    copy.inside.access._passwords.update(store.inside.access._passwords)
    copy.inside.access._random.seed(copy.home)


def move(old: World, new: World) -> None:
    """Take the store's passwords along, and leave something else behind."""
    take_along(old, new)
    old.inside.choose_condition(StoreCondition.NOT_WORDPRESS)


async def kept(desk: Desk, view: api.ConnectionView) -> Kept:
    found = await desk.engine.parts.database.read(lambda c: connections.load(c, view.id))
    assert found is not None
    return found


async def keys_of(desk: Desk, view: api.ConnectionView) -> set[str]:
    """Return the keys of what happened to orders."""
    asked = select(deliveries.c.key).where(deliveries.c.connection_id == view.id, deliveries.c.kind == "order")
    return set(await desk.engine.parts.database.read(lambda c: c.execute(asked).scalars().all()))


async def test_a_second_desk_that_meets_a_store_where_it_moved_to_makes_the_keys_of_the_first(
    desk: Desk, new_desk: NewDesk
) -> None:
    async with running_world(epoch=START) as old, running_world(epoch=START) as new, new_desk("other") as other:
        view = await connected(desk, old)
        move(old, new)
        moved = await desk.client.move(view.id, new.home)
        theirs = await other.finish(await other.draft(new), new)
        await other.sync(theirs.id)
        assert await keys_of(other, theirs) == await keys_of(desk, moved) != set()
        one, another = await kept(desk, moved), await kept(other, theirs)
        assert (one.scope, one.prefix) == (another.scope, another.prefix)


async def test_the_next_desk_knows_it_from_the_one_that_took_over(desk: Desk, new_desk: NewDesk) -> None:
    async with running_world(epoch=START) as old, running_world(epoch=START) as new, new_desk("other") as other:
        view = await connected(desk, old)
        move(old, new)
        draft = await other.draft(new)
        theirs = await other.finish(draft, new, take_over=tuple(one.uuid for one in draft.others))
        assert [one for one in new.passwords() if one.endswith(f"({place(old)})")]
        assert seen(new) <= documented()
        async with new_desk("third") as third:
            last = await third.finish(await third.draft(new), new)
            assert (
                (await kept(third, last)).scope == (await kept(other, theirs)).scope == (await kept(desk, view)).scope
            )


async def test_a_desk_that_ended_its_connection_knows_the_store_again_where_it_moved_to(desk: Desk) -> None:
    async with running_world(epoch=START) as old, running_world(epoch=START) as new:
        view = await connected(desk, old)
        await desk.client.disconnect(view.id)
        move(old, new)
        again = await desk.finish(await desk.draft(new), new)
        assert (again.id, again.home) == (view.id, new.home)


async def test_a_copy_has_keys_of_its_own_though_it_has_the_stores_passwords(desk: Desk, new_desk: NewDesk) -> None:
    async with running_world(epoch=START) as store, running_world(epoch=START) as copy, new_desk("other") as other:
        view = await connected(desk, store)
        take_along(store, copy)
        theirs = await other.finish(await other.draft(copy), copy)
        assert (await kept(other, theirs)).scope != (await kept(desk, view)).scope
