"""Connections and what becomes of their stores: other computers, observing, moves, copies, a shop that is gained."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, PlatformName
from app.model.store import KeyPlace
from app.sandbox.options import StoreCondition
from app.sandbox.store_auth import MANAGER
from tests.clocks import START
from tests.engine.desks import Desk, World, running_world

SEQUENZY = PlatformName.SEQUENZY


# -- the user's own browser ----------------------------------------------------------------------------


async def test_the_user_s_own_browser_brings_the_password_back_and_the_listener_goes(desk: Desk) -> None:
    async with running_world() as world:
        draft = await desk.client.find_store(world.home)
        page = await desk.client.outside_page(draft.id)
        assert page.returns
        async with httpx.AsyncClient(trust_env=False) as browser:
            back = httpx.URL(httpx.URL(page.url).params["success_url"])
            with desk.engine.hub.listen() as events:
                await sign_in(browser, world)
                answer = await browser.post(
                    f"{world.home}/wp-admin/authorize-application.php",
                    data={**httpx.URL(page.url).params, "approve": "1"},
                )
                arrived = await browser.get(answer.headers["location"])
                event = await anext(aiter(events))
            assert isinstance(event, api.DraftChanged)
            assert event.draft.step is api.DraftStep.AUTHORISED
            assert (arrived.status_code, arrived.headers["location"]) == (303, "/done")
            done = await browser.get(back.copy_with(path="/done", query=None))
            assert "You can close this" in done.text
            await closed(desk, draft.id)
            with pytest.raises(httpx.ConnectError):
                await browser.get(back)
        await desk.client.abandon(draft.id)
        assert world.passwords() == []


async def sign_in(browser: httpx.AsyncClient, world: World) -> None:
    fields = {"log": world.served.username, "pwd": world.served.password, "redirect_to": "/"}
    await browser.post(f"{world.home}/wp-login.php", data=fields)


async def closed(desk: Desk, draft: str) -> None:
    """Wait until a draft's listener has ended."""
    loopback = desk.engine.drafts.get(draft).loopback
    assert loopback is not None
    assert loopback._serving is not None
    await asyncio.wait({loopback._serving})


async def test_the_listener_answers_nothing_but_its_own_question(desk: Desk) -> None:
    async with running_world() as world:
        draft = await desk.client.find_store(world.home)
        page = await desk.client.outside_page(draft.id)
        back = httpx.URL(httpx.URL(page.url).params["success_url"])
        stolen = {"user_login": "manager", "password": "abcd"}
        async with httpx.AsyncClient(trust_env=False) as browser:
            assert (await browser.get(back.copy_with(params={"state": "guessed", **stolen}))).status_code == 400
            assert (await browser.get(back.copy_with(path="/", params=stolen))).status_code == 404
            assert (await browser.post(back)).status_code == 405
        assert (await desk.client.draft(draft.id)).step is api.DraftStep.FOUND
        loopback = desk.engine.drafts.get(draft.id).loopback
        assert loopback is not None
        assert loopback.open
        await desk.client.abandon(draft.id)
        assert not loopback.open


async def test_a_refusal_in_the_browser_is_told(desk: Desk) -> None:
    async with running_world() as world:
        draft = await desk.client.find_store(world.home)
        page = await desk.client.outside_page(draft.id)
        back = httpx.URL(httpx.URL(page.url).params["success_url"])
        async with httpx.AsyncClient(trust_env=False) as browser:
            await browser.get(back.copy_merge_params({"success": "false"}))
        problem = (await desk.client.draft(draft.id)).problem
        assert problem is not None
        assert problem.code is ProblemCode.AUTHORIZATION_REFUSED


async def test_an_older_wordpress_shows_the_password_instead(desk: Desk) -> None:
    async with running_world() as world:
        world.inside.choose_condition(StoreCondition.WORDPRESS_69)
        draft = await desk.client.find_store(world.home)
        page = await desk.client.outside_page(draft.id)
        assert not page.returns
        assert "success_url" not in httpx.URL(page.url).params


# -- a key in the address --------------------------------------------------------------------------------


async def test_a_cut_header_is_told_and_a_key_in_the_address_gets_in_only_when_chosen(desk: Desk) -> None:
    async with running_world() as world:
        world.inside.choose_condition(StoreCondition.AUTH_HEADER_CUT)
        key = world.inside.access.issue_key(MANAGER)
        made = world.inside.access.issue(MANAGER, "x")
        draft = await desk.client.find_store(world.home)
        for user, secret in ((MANAGER.login, made.secret), (key.key, key.secret)):
            with pytest.raises(ProblemError) as cut:
                await desk.client.paste_credentials(draft.id, user, secret)
            assert cut.value.problem.code is ProblemCode.AUTH_HEADER_CUT
        with pytest.raises(ProblemError) as wrong:
            await desk.client.paste_credentials(draft.id, MANAGER.login, made.secret, KeyPlace.ADDRESS)
        assert wrong.value.problem.code is ProblemCode.BAD_REQUEST
        assert not [one for one in world.inside.log.entries() if "consumer_key" in one["query"]]
        draft = await desk.client.paste_credentials(draft.id, key.key, key.secret, KeyPlace.ADDRESS)
        view = await desk.finish(draft, world)
        await desk.sync(view.id)
        assert world.report(SEQUENZY)["missing"] == []


# -- other computers -------------------------------------------------------------------------------------


async def test_another_computer_is_seen_and_taken_over_from_only_at_the_end(desk: Desk) -> None:
    async with running_world() as world:
        world.inside.access.issue(MANAGER, "Storewire on FRONT-DESK")
        world.inside.access.issue(MANAGER, "Some phone")
        draft = await desk.draft(world)
        assert [one.name for one in draft.others] == ["FRONT-DESK"]
        others = tuple(one.uuid for one in draft.others)
        assert "Storewire on FRONT-DESK" in world.passwords()
        await desk.finish(draft, world, take_over=others)
        assert world.passwords() == ["Some phone", "Storewire on THIS-DESK"]


async def test_only_passwords_that_were_shown_can_be_taken(desk: Desk) -> None:
    async with running_world() as world:
        phone = world.inside.access.issue(MANAGER, "Some phone")
        draft = await desk.draft(world)
        await desk.finish(draft, world, take_over=(phone.uuid,))
        assert "Some phone" in world.passwords()


async def test_this_computer_is_no_other_one_and_reconnecting_leaves_one_password(desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.finish(await desk.draft(world), world)
        draft = await desk.draft(world)
        assert draft.others == ()
        assert (await desk.finish(draft, world)).id == view.id
        assert world.passwords() == ["Storewire on THIS-DESK"]
        await desk.client.disconnect(view.id)
        assert world.passwords() == []


# -- observing -------------------------------------------------------------------------------------------

OBSERVING = ConnectionSettings(observe_only=True)


async def test_a_connection_that_observes_reads_and_shows_and_delivers_nothing(desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.finish(await desk.draft(world), world, OBSERVING)
        assert view.observe_only
        done = await desk.sync(view.id)
        assert done.state is api.SyncState.DONE
        assert world.report(SEQUENZY)["delivered"] == 0
        states = await desk.states(view.id)
        assert set(states) == {"discarded"}
        newest = (await desk.client.deliveries(api.DeliveryQuery(connection=view.id))).rows[0]
        assert newest.reason == "observed"
        assert (await desk.client.delivery(newest.id)).body is None
        assert (await desk.checks(view.id))["other_computers"] == "pass"


async def test_switched_to_delivering_everything_arrives_once(desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.finish(await desk.draft(world), world, OBSERVING)
        await desk.sync(view.id)
        settings = await desk.client.settings(view.id)
        await desk.client.save_settings(view.id, settings.model_copy(update={"observe_only": False}))
        await desk.synced(view.id)
        report = world.report(SEQUENZY)
        assert (report["missing"], report["duplicates"], report["violations"]) == ([], [], [])
        assert report["automations"] == 0
        assert "discarded" not in await desk.states(view.id)


async def test_switched_while_paused_it_delivers_once_it_is_resumed(desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.finish(await desk.draft(world), world, OBSERVING)
        await desk.sync(view.id)
        await desk.client.pause(view.id)
        settings = await desk.client.settings(view.id)
        await desk.client.save_settings(view.id, settings.model_copy(update={"observe_only": False}))
        assert world.report(SEQUENZY)["delivered"] == 0
        await desk.client.resume(view.id)
        await desk.synced(view.id)
        assert world.report(SEQUENZY)["missing"] == []


async def test_reconnected_to_deliver_it_sends_what_was_only_observed(desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.finish(await desk.draft(world), world, OBSERVING)
        await desk.sync(view.id)
        await desk.client.disconnect(view.id)
        again = await desk.finish(await desk.draft(world), world)
        await desk.synced(again.id)
        report = world.report(SEQUENZY)
        assert (again.id, report["missing"], report["duplicates"]) == (view.id, [], [])


async def test_what_happened_while_another_computer_delivered_counts_once(
    desk: Desk, new_desk: Callable[[str], Any]
) -> None:
    async with running_world() as world:
        async with new_desk("other") as other:
            theirs = await other.finish(await other.draft(world), world)
            await other.sync(theirs.id)
            view = await desk.finish(await desk.draft(world), world, OBSERVING)
            await desk.sync(view.id)
            world.inside.mutations.apply("order", "create", None, {"email": "neu@example.test"})
            await other.sync(theirs.id)
            await desk.sync(view.id)
        settings = await desk.client.settings(view.id)
        await desk.client.save_settings(view.id, settings.model_copy(update={"observe_only": False}))
        await desk.synced(view.id)
        report = world.report(SEQUENZY)
        assert (report["missing"], report["duplicates"]) == ([], [])


async def test_switched_to_observing_in_the_middle_nothing_is_lost(desk: Desk) -> None:
    async with running_world(orders=40) as world:
        view = await desk.finish(await desk.draft(world), world)
        await desk.client.sync(view.id)
        settings = await desk.client.settings(view.id)
        await desk.client.save_settings(view.id, settings.model_copy(update={"observe_only": True}))
        await desk.sync(view.id)
        states = await desk.states(view.id)
        assert not {"waiting", "sending", "accepted"} & set(states)
        await desk.client.save_settings(view.id, settings)
        await desk.sync(view.id)
        report = world.report(SEQUENZY)
        assert (report["missing"], report["duplicates"]) == ([], [])


# -- moves and copies --------------------------------------------------------------------------------------


async def connected_then(stack: AsyncExitStack, desk: Desk) -> tuple[World, api.ConnectionView]:
    """Connect a store, and sync it, behind a door that `stack` closes."""
    world = await stack.enter_async_context(running_world(epoch=START))
    view = await desk.finish(await desk.draft(world), world)
    await desk.sync(view.id)
    return world, view


async def test_a_store_that_moved_keeps_its_connection_without_a_second_first_sync(desk: Desk) -> None:
    async with AsyncExitStack() as old, running_world(epoch=START) as new:
        before, view = await connected_then(old, desk)
        (newest, *_) = (await desk.client.deliveries(api.DeliveryQuery(connection=view.id))).rows
        before.inside.choose_condition(StoreCondition.NOT_WORDPRESS)
        draft = await desk.draft(new)
        assert draft.twin is not None
        assert (draft.twin.connection, draft.twin.kind) == (view.id, api.TwinKind.MOVED)
        moved = await desk.client.moved(draft.id)
        assert (moved.id, moved.home, moved.state) == (view.id, new.home, api.ConnectionState.CONNECTED)
        assert len(await desk.client.connections()) == 1
        done = await desk.sync(view.id)
        assert done.state is api.SyncState.DONE
        # Products carry their address, which is another one now; customers and orders are as they were.
        rows = (await desk.client.deliveries(api.DeliveryQuery(connection=view.id))).rows
        assert {row.kind.value for row in rows if row.id > newest.id} == {"product"}
        assert (await desk.checks(view.id))["same_store"] == "pass"


async def test_the_new_address_is_taken_with_the_password_there_is(desk: Desk) -> None:
    async with AsyncExitStack() as old, running_world(epoch=START) as new:
        before, view = await connected_then(old, desk)
        await old.aclose()
        # A move takes the passwords along.
        new.inside.access._passwords.update(before.inside.access._passwords)
        moved = await desk.client.move(view.id, new.home)
        assert moved.home == new.home
        (name,) = new.passwords()
        assert name.endswith(f"({urlsplit(before.home).netloc})"), "others would not know where it began"


async def test_a_copy_is_not_taken_for_the_store(desk: Desk) -> None:
    async with AsyncExitStack() as old, running_world(epoch=START) as staging:
        before, view = await connected_then(old, desk)
        staging.inside.access._passwords.update(before.inside.access._passwords)
        with pytest.raises(ProblemError) as refused:
            await desk.client.move(view.id, staging.home)
        assert refused.value.problem.code is ProblemCode.STORE_COPIED
        draft = await desk.draft(staging)
        assert draft.twin is not None
        assert draft.twin.kind is api.TwinKind.COPY
        with pytest.raises(ProblemError):
            await desk.client.moved(draft.id)
        copy = await desk.finish(draft, staging)
        assert copy.id != view.id
        assert (await desk.checks(copy.id))["same_store"] == "warn"
        assert (await desk.client.connection(view.id)).home == before.home


async def test_another_store_is_not_taken_for_a_move(desk: Desk) -> None:
    async with AsyncExitStack() as old, running_world(seed=7, epoch=START.replace(year=2025)) as other:
        before, view = await connected_then(old, desk)
        other.inside.access._passwords.update(before.inside.access._passwords)
        await old.aclose()
        with pytest.raises(ProblemError) as refused:
            await desk.client.move(view.id, other.home)
        assert refused.value.problem.code is ProblemCode.ANOTHER_STORE
        assert (await desk.draft(other)).twin is None


# -- the doctor --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_a_healthy_connection_passes_every_check(platform: PlatformName, desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.connect(world, platform)
        assert set((await desk.checks(view.id)).values()) == {"pass"}


async def test_an_address_is_looked_at_from_inside_where_it_is_connected_and_from_outside_elsewhere(
    desk: Desk,
) -> None:
    async with running_world() as world, running_world() as other:
        view = await desk.connect(world)
        (inside,) = await desk.client.diagnose(f"{world.home}/wp-admin/")
        assert (inside.connection, inside.platform) == (view.id, SEQUENZY)
        (outside,) = await desk.client.diagnose(other.home)
        assert (outside.connection, outside.home) == (None, other.home)
        assert "signed_in" not in {one.name.value for one in outside.checks}
        (nowhere,) = await desk.client.diagnose("no such address")
        assert [one.state.value for one in nowhere.checks].count("fail") == 1


async def test_a_paused_connection_can_be_looked_at_and_disconnected(desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.finish(await desk.draft(world), world)
        await desk.client.pause(view.id)
        assert set((await desk.checks(view.id)).values()) == {"pass"}
        goodbye = await desk.client.disconnect(view.id)
        assert (goodbye.removed_from_store, goodbye.revoked_at_platform) == (True, True)
        assert world.passwords() == []


async def test_a_platform_that_ended_the_connection_is_found(desk: Desk) -> None:
    async with running_world() as world:
        view = await desk.connect(world)
        world.inside.sequenzy.revoke_everything()
        checks = await desk.checks(view.id)
        assert (checks["platform_accepts"], checks["may_read"]) == ("fail", "pass")


# -- what a store gains ----------------------------------------------------------------------------------


async def test_facts_are_read_anew_and_a_gained_shop_is_offered(desk: Desk) -> None:
    from app.engine.facts_watch import look_again

    async with running_world() as world:
        view = await desk.finish(await desk.draft(world), world, ConnectionSettings(woocommerce=False))
        assert (await desk.client.connection(view.id)).upgrade
        runtime = desk.engine._runtimes[view.id]
        assert await look_again(desk.engine.parts.store_http, runtime.kept, runtime.store_credentials()) == {}
        world.inside.choose_condition(StoreCondition.NO_WOOCOMMERCE)
        changed = await look_again(desk.engine.parts.store_http, runtime.kept, runtime.store_credentials())
        assert "wc/v3" not in changed["site"]["namespaces"]
        assert changed["facts"]["first_records"]
        world.inside.choose_condition(StoreCondition.HEALTHY)
        assert not (await desk.client.upgrade(view.id)).upgrade
        assert (await desk.client.settings(view.id)).woocommerce
