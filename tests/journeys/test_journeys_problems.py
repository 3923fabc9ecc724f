"""Whatever is wrong with a store: the right sentence's code, and nothing half-made."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
import trustme
from journey_desks import Desk, running_world

from app import wording
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.sandbox.options import StoreCondition
from app.sandbox.store_auth import MANAGER, SHOPPER


async def refusal(desk: Desk, address: str) -> Problem:
    """Return the problem that finding a store at an address meets."""
    assert desk.client is not None
    with pytest.raises(ProblemError) as met:
        await desk.client.find_store(address)
    return met.value.problem


def assert_helpful(problem: Problem) -> None:
    """A store manager can read it: a title, a sentence, and what to do; no code, no traceback."""
    sentence = wording.problem(problem)
    assert sentence.title
    assert sentence.text
    assert sentence.remedy
    shown = f"{sentence.title} {sentence.text} {sentence.remedy}"
    assert "_" not in shown
    assert not any(word in shown for word in ("Error", "Exception", "{", "}", "None", "!"))


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        (StoreCondition.NOT_WORDPRESS, {ProblemCode.NOT_WORDPRESS}),
        (StoreCondition.REST_BLOCKED, {ProblemCode.REST_BLOCKED, ProblemCode.FIREWALL}),
        (StoreCondition.MAINTENANCE, {ProblemCode.MAINTENANCE}),
        (StoreCondition.PHP_FATAL, {ProblemCode.SITE_BROKEN}),
        (StoreCondition.HTML_INSTEAD_OF_JSON, {ProblemCode.NOT_JSON, ProblemCode.REST_BLOCKED}),
    ],
)
async def test_a_store_that_cannot_be_connected_is_explained(
    condition: StoreCondition, codes: set[ProblemCode], new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=0) as world:
        desk = new_desk("desk")
        client = await desk.start()
        world.sandbox.world.choose_condition(condition)
        problem = await refusal(desk, world.pages.store)
        assert problem.code in codes
        assert_helpful(problem)
        assert await client.connections() == []
        assert world.sandbox.world.access.passwords(MANAGER) == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", ProblemCode.ADDRESS_INVALID),
        ("not an address at all", ProblemCode.ADDRESS_INVALID),
        ("https://no-such-shop.invalid", ProblemCode.HOST_NOT_FOUND),
        ("http://127.0.0.1:9", ProblemCode.CONNECTION_REFUSED),
    ],
)
async def test_a_wrong_address_is_explained(address: str, code: ProblemCode, new_desk: Callable[[str], Desk]) -> None:
    desk = new_desk("desk")
    await desk.start()
    problem = await refusal(desk, address)
    assert problem.code is code
    assert_helpful(problem)


async def test_a_certificate_that_is_not_trusted_is_explained(new_desk: Callable[[str], Desk]) -> None:
    desk = new_desk("desk")
    await desk.start()
    async with tls_server() as address:
        problem = await refusal(desk, address)
    assert problem.code is ProblemCode.TLS_INVALID
    assert_helpful(problem)


@asynccontextmanager
async def tls_server() -> AsyncIterator[str]:
    """Serve TLS with a certificate that nobody trusts."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    try:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def test_a_wrong_password_is_explained_and_the_next_one_is_taken(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=0) as world:
        desk = new_desk("desk")
        client = await desk.start()
        draft = await client.find_store(world.pages.store)
        with pytest.raises(ProblemError) as met:
            await client.paste_credentials(draft.id, MANAGER.login, "abcd efgh ijkl mnop qrst uvwx")
        assert met.value.problem.code is ProblemCode.WRONG_PASSWORD
        assert_helpful(met.value.problem)
        made = world.sandbox.world.access.issue(MANAGER, "Storewire on this computer")
        assert (await client.paste_credentials(draft.id, MANAGER.login, made.spaced)).facts is not None


async def test_an_account_without_permission_is_explained(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=0) as world:
        desk = new_desk("desk")
        client = await desk.start()
        draft = await client.find_store(world.pages.store)
        made = world.sandbox.world.access.issue(SHOPPER, "Storewire on this computer")
        with pytest.raises(ProblemError) as met:
            await client.paste_credentials(draft.id, SHOPPER.login, made.spaced)
        assert met.value.problem.code is ProblemCode.NO_PERMISSION
        assert_helpful(met.value.problem)


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_a_platform_that_does_not_answer_is_explained(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    from app.model.api import ChoosePlatform

    async with running_world(orders=0) as world:
        desk = new_desk("desk")
        client = await desk.start()
        draft = await client.find_store(world.pages.store)
        made = world.sandbox.world.access.issue(MANAGER, "Storewire on this computer")
        await client.paste_credentials(draft.id, MANAGER.login, made.spaced)
        nowhere = "http://127.0.0.1:9"
        choice = ChoosePlatform(platform=platform, api_host=nowhere, dashboard_host=nowhere)
        if platform is PlatformName.SEQUENZY:
            with pytest.raises(ProblemError) as met:
                await client.choose_platform(draft.id, choice)
            assert met.value.problem.code is ProblemCode.PLATFORM_UNREACHABLE
            assert_helpful(met.value.problem)
        await client.abandon(draft.id)
        assert world.sandbox.world.access.passwords(MANAGER) == []
