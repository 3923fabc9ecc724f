"""The sandbox over real sockets: addresses, control, webhooks, faults on the wire, and the process."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.sandbox.options import SandboxOptions
from app.sandbox.serving import Sandbox, running_sandbox

SMALL = SandboxOptions(products=10, customers=10, orders=30)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running_sandbox(SMALL) as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        yield client


async def manager(sandbox: Sandbox, http: httpx.AsyncClient) -> tuple[str, str]:
    made = (await http.post(f"{sandbox.addresses.control}/store/app-password", json={"user": "manager"})).json()
    return made["username"], made["password"]


async def test_every_part_answers_at_its_own_address(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    index = (await http.get(f"{sandbox.addresses.store}/wp-json/")).json()
    assert index["home"] == sandbox.addresses.store
    assert (await http.get(f"{sandbox.addresses.sequenzy_api}/api/v1/account")).status_code == 401
    assert "Sign in" in (await http.get(sandbox.addresses.sequenzy_dashboard)).text
    assert "Sign in" in (await http.get(sandbox.addresses.segmentflow_dashboard)).text
    report = (await http.get(f"{sandbox.addresses.control}/report")).json()
    assert set(report) == {"sequenzy", "segmentflow"}
    assert report["sequenzy"]["requests"] == {"store": 1, "sequenzy": 1, "segmentflow": 0}


async def test_the_records_speak_of_the_real_address(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    auth = await manager(sandbox, http)
    answer = await http.get(f"{sandbox.addresses.store}/wp-json/wc/v3/orders", auth=auth)
    assert answer.json()[0]["_links"]["self"][0]["href"].startswith(sandbox.addresses.store)


@pytest.mark.parametrize(
    ("action", "error"),
    [
        ("reset", httpx.ReadError),
        ("lost", httpx.ReadError),
        ("cut", httpx.RemoteProtocolError),
        ("hang", httpx.ReadTimeout),
    ],
)
async def test_a_fault_reaches_the_wire(
    sandbox: Sandbox, http: httpx.AsyncClient, action: str, error: type[httpx.HTTPError]
) -> None:
    auth = await manager(sandbox, http)
    order = {"target": "store", "path_contains": "wc/v3/orders", "action": action}
    await http.post(f"{sandbox.addresses.control}/faults", json=order)
    url = f"{sandbox.addresses.store}/wp-json/wc/v3/orders"
    with pytest.raises((error, httpx.RemoteProtocolError, httpx.ReadError)):
        await http.get(url, auth=auth, timeout=0.3 if action == "hang" else 5)
    assert (await http.get(url, auth=auth)).status_code == 200


async def test_a_lost_answer_was_counted_all_the_same(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    state, key = sandbox.world.sequenzy, sandbox.world.sequenzy.keys[1].secret
    await http.post(f"{sandbox.addresses.control}/faults", json={"target": "sequenzy", "action": "lost"})
    body = {"products": [{"productId": "1", "title": "x"}]}
    with pytest.raises(httpx.TransportError):
        await http.post(
            f"{sandbox.addresses.sequenzy_api}/api/v1/products", json=body, headers={"Authorization": f"Bearer {key}"}
        )
    assert set(state.workspace.products) == {"1"}


async def test_the_store_tells_segmentflow_of_changes_by_its_webhooks(
    sandbox: Sandbox, http: httpx.AsyncClient
) -> None:
    control, auth = sandbox.addresses.control, await manager(sandbox, http)
    target = {"store_url": sandbox.addresses.store, "return_url": f"{sandbox.addresses.store}/wp-admin/admin.php"}
    location = (await http.post(f"{control}/platform/segmentflow/approve", json=target)).json()["location"]
    headers = {"X-Poll-Token": location.partition("poll_token=")[2]}
    status = f"{sandbox.addresses.segmentflow_api}/api/v1/integrations/connect/status"
    await http.get(status, headers=headers)
    told = (await http.get(status, headers=headers)).json()
    hook = {"topic": "product.updated", "delivery_url": told["webhook_delivery_url"], "secret": told["webhook_secret"]}
    made = await http.post(f"{sandbox.addresses.store}/wp-json/wc/v3/webhooks", json=hook, auth=auth)
    assert made.status_code == 201
    change = {"kind": "product", "action": "update", "id": 101, "values": {"name": "Neu"}}
    await http.post(f"{control}/store/mutate", json=change)
    assert sandbox.world.segmentflow.products[101]["name"] == "Neu"


async def test_the_log_holds_no_secret(sandbox: Sandbox, http: httpx.AsyncClient) -> None:
    auth = await manager(sandbox, http)
    form = {"log": "manager", "pwd": sandbox.password}
    await http.post(f"{sandbox.addresses.store}/wp-login.php", data=form)
    await http.get(f"{sandbox.addresses.store}/wp-json/wc/v3/orders", auth=auth)
    log = (await http.get(f"{sandbox.addresses.control}/log")).text
    assert "basic" in log
    assert sandbox.password not in log
    assert auth[1].replace(" ", "") not in log.replace(" ", "")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/store/mutate", {"kind": "order", "action": "explode", "id": 1}),
        ("/store/mutate", {"kind": "order", "action": "trash", "id": 999999}),
        ("/profile", {"name": "unknown"}),
        ("/faults", {"profile": "unknown"}),
        ("/platform/store/revoke", {}),
    ],
)
async def test_what_control_cannot_do_is_an_error_with_a_sentence(
    sandbox: Sandbox, http: httpx.AsyncClient, path: str, body: dict[str, Any]
) -> None:
    answer = await http.post(f"{sandbox.addresses.control}{path}", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]


async def test_the_process_says_when_it_is_ready_and_ends_with_its_input() -> None:
    command = (sys.executable, "-m", "app.sandbox", "--products", "3", "--customers", "3", "--orders", "3")
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, env={**os.environ})
    assert process.stdout
    assert process.stdin
    ready = json.loads(await process.stdout.readline())
    assert ready["pid"] == process.pid
    assert set(ready) >= {"store", "sequenzy", "segmentflow", "control", "username", "password"}
    process.stdin.close()
    assert await process.wait() == 0
