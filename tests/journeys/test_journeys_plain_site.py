"""A site without a shop: connected to Segmentflow, its users and comments arrive once; Sequenzy needs WooCommerce."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey_desks import Desk, World, connect, running_world

from app import wording
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.model.settings import PlatformName
from app.sandbox.store_auth import MANAGER

SITE: dict[str, Any] = {"woocommerce": False, "products": 0, "customers": 40, "orders": 0, "comments": 250}


def assert_whole(world: World) -> None:
    report = world.report(PlatformName.SEGMENTFLOW)
    assert report["missing"] == []
    assert report["duplicates"] == []
    assert report["violations"] == []
    assert report["records_in_store"]["comment"] > 200


async def test_users_and_comments_arrive_once_and_what_is_new_is_seen(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(**SITE) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEGMENTFLOW)
        assert view.kinds == (RecordKind.USER, RecordKind.COMMENT)
        assert view.facts.counts == {RecordKind.USER: 43, RecordKind.COMMENT: 250}
        done = await desk.sync(view.id)
        assert [(row.kind, row.state) for row in done.kinds] == [
            (RecordKind.USER, api.SyncState.DONE),
            (RecordKind.COMMENT, api.SyncState.DONE),
        ]
        assert_whole(world)
        assert (await client.connection(view.id)).failed == 0
        before = len(world.log())

        mutate = world.sandbox.world.mutations.apply
        user = mutate("customer", "create", None, {"email": "neu@example.test", "role": "subscriber"})["id"]
        mutate("comment", "create", None, {"author": user})
        mutate("comment", "create", None, {"author_email": "gast@example.test", "author_name": "Gast"})
        late = mutate("comment", "create", None, {"author_email": "spaet@example.test", "status": "hold"})["id"]
        await desk.sync(view.id)
        assert_whole(world)
        state = world.sandbox.world.segmentflow
        assert state.tracked["user_registered", str(user)] == 1
        assert "spaet@example.test" not in state.profiles
        asked = [one["query"] for one in world.log()[before:] if one["path"].endswith("/wp/v2/comments")]
        assert len(asked) < 3, "only what is newer is read again"
        assert "after=" in asked[0]

        mutate("comment", "approve", late, {})
        await desk.sync(view.id)
        assert_whole(world)
        assert state.tracked["comment_posted", str(late)] == 1
        await desk.sync(view.id, full=True)
        assert_whole(world)
        assert {one["method"] for one in world.log() if "/wp/v2/" in one["path"]} <= {"GET", "POST", "DELETE"}


async def test_sequenzy_says_that_it_needs_woocommerce(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(**SITE | {"comments": 3}) as world:
        desk = new_desk("desk")
        client = await desk.start()
        draft = await client.find_store(world.pages.store)
        made = world.sandbox.world.access.issue(MANAGER, "Storewire on this computer")
        await client.paste_credentials(draft.id, MANAGER.login, made.spaced)
        with pytest.raises(ProblemError) as met:
            await client.choose_platform(draft.id, world.pages.choice(PlatformName.SEQUENZY))
        assert met.value.problem.code is ProblemCode.NO_WOOCOMMERCE
        assert "Segmentflow" in wording.problem(met.value.problem).remedy
        await client.abandon(draft.id)
        assert world.sandbox.world.access.passwords(MANAGER) == []


async def test_the_review_shows_users_and_comments_and_no_text_of_them(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(**SITE) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEGMENTFLOW)
        await client.disconnect(view.id)
        draft = await client.find_store(world.pages.store)
        assert not draft.site.woocommerce
        await desk.stop()
        for path in desk.places.home.rglob("*"):
            if path.is_file() and not path.is_socket():
                assert b"Kommentar" not in path.read_bytes(), path.name
