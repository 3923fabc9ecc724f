"""The local API: what the engine offers, with problems as JSON and a status that fits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import __version__
from app.agent.routes import application, with_silence_filled
from app.client import Client
from app.engine import Engine
from app.model import api
from app.model.looks import Theme
from app.model.places import Places
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, PlatformName, ProgramSettings, ProxyUse
from app.model.support import LogPage, LogQuery
from app.storage.vault import SessionKeyring


class Agent:
    """An engine behind its local API, without a process and a socket."""

    def __init__(self, engine: Engine, places: Places) -> None:
        self.engine = engine
        self.stopped = 0
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(application(engine, places, self._stop)), base_url="http://agent"
        )
        self.client = Client(self.http)

    def _stop(self) -> None:
        self.stopped += 1
        self.engine.hub.publish_stopping()


@pytest.fixture
async def agent(tmp_path: Path) -> AsyncIterator[Agent]:
    places = Places(tmp_path)
    engine = Engine(places, keyring=SessionKeyring())
    await engine.open()
    made = Agent(engine, places)
    yield made
    await made.http.aclose()
    await engine.close()


async def test_hello_says_who_answers(agent: Agent, tmp_path: Path) -> None:
    hello = await agent.client.hello()
    assert (hello.version, hello.home, hello.keyring) == (__version__, str(tmp_path), api.KeyringState.SESSION)
    assert hello.pid > 0


async def test_an_empty_folder_has_nothing_to_show(agent: Agent) -> None:
    assert await agent.client.connections() == []
    assert await agent.client.failures() == []
    assert await agent.client.deliveries(api.DeliveryQuery()) == api.DeliveryPage(rows=())
    assert (await agent.client.retry(api.Selection())).count == 0
    assert (await agent.client.discard(api.Selection())).count == 0


async def test_program_settings_are_kept(agent: Agent) -> None:
    assert await agent.client.program_settings() == ProgramSettings()
    chosen = ProgramSettings(theme=Theme.DARK, keep_running=True)
    assert await agent.client.save_program_settings(chosen) == chosen
    assert await agent.client.program_settings() == chosen


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/connections/9"),
        ("GET", "/v1/connections/9/settings"),
        ("PUT", "/v1/connections/9/settings"),
        ("POST", "/v1/connections/9/checks"),
        ("GET", "/v1/connections/9/progress"),
        ("POST", "/v1/connections/9/sync"),
        ("POST", "/v1/connections/9/pause"),
        ("POST", "/v1/connections/9/resume"),
        ("POST", "/v1/connections/9/cancel"),
        ("POST", "/v1/connections/9/disconnect"),
        ("GET", "/v1/deliveries/9"),
        ("GET", "/v1/drafts/none"),
        ("GET", "/v1/drafts/none/review"),
        ("POST", "/v1/drafts/none/authorize"),
        ("POST", "/v1/drafts/none/complete"),
    ],
)
async def test_what_does_not_exist_is_not_found(agent: Agent, method: str, path: str) -> None:
    answer = await agent.http.request(method, path)
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v1/drafts", "{}"),
        ("POST", "/v1/drafts", "not json"),
        ("POST", "/v1/drafts/none/credentials", '{"username": "a"}'),
        ("POST", "/v1/drafts/none/platform", '{"platform": "Mail Chimp"}'),
        ("PUT", "/v1/settings", '{"theme": "pink"}'),
        ("PUT", "/v1/connections/1/settings", '{"api_host": "http://api.example.com"}'),
        ("POST", "/v1/deliveries/retry", '{"reason": "bad mood"}'),
        ("GET", "/v1/deliveries?limit=0", ""),
        ("GET", "/v1/deliveries?state=lost", ""),
    ],
)
async def test_what_is_not_understood_is_a_bad_request(agent: Agent, method: str, path: str, body: str) -> None:
    answer = await agent.http.request(method, path, content=body)
    assert answer.status_code == 400
    assert answer.json()["code"] == "bad_request"


async def test_a_bad_request_is_not_repeated_in_the_answer(agent: Agent) -> None:
    """It may hold a password."""
    answer = await agent.http.post(
        "/v1/drafts/none/credentials", json={"username": ["not a text"], "password": {"is": "abcd efgh"}}
    )
    assert answer.status_code == 400
    assert "abcd" not in answer.text


async def test_other_problems_are_a_conflict_with_what_to_do(agent: Agent) -> None:
    with pytest.raises(ProblemError) as caught:
        await agent.client.find_store("not an address at all")
    assert caught.value.problem.code is ProblemCode.ADDRESS_INVALID
    answer = await agent.http.post("/v1/drafts", json={"address": "not an address at all"})
    assert answer.status_code == 409


async def test_a_defect_is_an_internal_error_without_its_text(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> Any:
        raise KeyError("sk_live_51HxYz0987654321")

    monkeypatch.setattr(agent.engine, "connections", broken)
    answer = await agent.http.get("/v1/connections")
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert "sk_live" not in answer.text


async def test_abandoning_a_draft_that_ended_is_no_error(agent: Agent) -> None:
    await agent.client.abandon("none")


async def test_stopping_ends_the_stream_of_events(agent: Agent) -> None:
    listening = asyncio.create_task(agent.http.get("/v1/events"))
    while not agent.engine.hub.listeners:  # noqa: ASYNC110 - nothing tells of a listener that comes
        await asyncio.sleep(0)
    agent.engine.hub.publish(api.ConnectionsChanged())
    await agent.client.stop_agent()
    answer = await listening
    events = [json.loads(line)["type"] for line in answer.text.splitlines() if line]
    assert events == ["connections", "stopping"]
    assert agent.stopped == 1
    assert agent.engine.hub.listeners == 0


async def test_a_listener_that_does_not_listen_loses_the_oldest_events_and_holds_nobody_up(agent: Agent) -> None:
    with agent.engine.hub.listen() as events:
        for number in range(3_000):
            agent.engine.hub.publish(api.DeliveriesChanged(connection=number))
        first = await anext(events)
    assert isinstance(first, api.DeliveriesChanged)
    assert first.connection == 2_000


async def test_a_client_whose_agent_is_gone_says_so(tmp_path: Path) -> None:
    def gone(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no such socket")

    async with httpx.AsyncClient(transport=httpx.MockTransport(gone), base_url="http://agent") as http:
        client = Client(http)
        for asking in (client.hello(), client.connections(), anext(client.events())):  # type: ignore[arg-type]
            with pytest.raises(ProblemError) as caught:
                await asking
            assert caught.value.problem.code is ProblemCode.AGENT_UNREACHABLE
    with pytest.raises(ProblemError):
        Client.of(Places(tmp_path / "nobody"))


async def test_secrets_travel_to_the_agent_readable_and_nowhere_else() -> None:
    seen: list[str] = []

    def take(request: httpx.Request) -> httpx.Response:
        seen.append(request.content.decode())
        return httpx.Response(409, json={"code": "wrong_password"})

    async with httpx.AsyncClient(transport=httpx.MockTransport(take), base_url="http://agent") as http:
        with pytest.raises(ProblemError) as caught:
            await Client(http).paste_credentials("d", "manager", "abcd efgh")
    assert json.loads(seen[0]) == {"username": "manager", "password": "abcd efgh", "place": "header"}
    assert "abcd" not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert "abcd" not in repr(api.PasteCredentials.model_validate_json(seen[0]))


def test_settings_of_a_connection_travel_whole() -> None:
    settings = ConnectionSettings(consent_meta_key="newsletter")
    assert api.Complete.model_validate_json(api.Complete(settings=settings).model_dump_json()).settings == settings
    assert PlatformName("segmentflow") in PlatformName


async def test_silence_is_filled_for_a_listener_and_no_event_is_lost() -> None:
    said: asyncio.Queue[api.Event] = asyncio.Queue()

    async def events() -> AsyncIterator[api.Event]:
        while True:
            yield await said.get()

    filled = with_silence_filled(events(), 0.001)
    assert await anext(filled) is None
    said.put_nowait(api.ConnectionsChanged())
    said.put_nowait(api.DeliveriesChanged(connection=1))
    heard = [one for one in [await anext(filled) for _ in range(3)] if one is not None]
    assert [one.type for one in heard][:2] == ["connections", "deliveries"]
    await filled.aclose()


async def test_what_needs_a_connection_says_that_there_is_none(agent: Agent) -> None:
    with pytest.raises(ProblemError) as raised:
        await agent.client.estimate(99)
    assert raised.value.problem.code is ProblemCode.NOT_FOUND
    assert sum(hour.settled + hour.failed + hour.waiting for hour in (await agent.client.activity(99)).hours) == 0


async def test_another_proxy_is_used_at_once(agent: Agent) -> None:
    before = agent.engine.parts.platform_http
    kept = await agent.client.save_program_settings(
        ProgramSettings(proxy=ProxyUse.MANUAL, proxy_address="proxy.example:3128")
    )
    assert kept.own_proxy == "http://proxy.example:3128"
    assert before.is_closed
    assert not agent.engine.parts.platform_http.is_closed
    same = agent.engine.parts.platform_http
    await agent.client.save_program_settings(kept.model_copy(update={"theme": Theme.DARK}))
    assert agent.engine.parts.platform_http is same


# -- support ---------------------------------------------------------------------------------------


async def test_a_bundle_of_an_empty_folder_tells_of_the_machine_and_names_nobody(agent: Agent, tmp_path: Path) -> None:
    bundle = await agent.client.diagnostics()
    names = [file.name for file in bundle.files]
    assert {"README.txt", "system.json", "database.json", "settings.json", "connections.json", "log.jsonl"} <= set(
        names
    )
    assert len(set(names)) == len(names)
    assert json.loads(bundle.text("database.json") or "")["rows"]["deliveries"] == 0
    assert json.loads(bundle.text("connections.json") or "") == []
    whole = "".join(file.text for file in bundle.files)
    assert str(Path.home()) not in whole
    assert str(tmp_path) not in whole


async def test_the_log_is_empty_where_none_is_kept_and_asked_for_in_bounds(agent: Agent) -> None:
    assert await agent.client.log(LogQuery()) == LogPage()
    assert (await agent.http.get("/v1/log?limit=0")).status_code == 400
    assert (await agent.http.get("/v1/log?level=loud")).status_code == 400
