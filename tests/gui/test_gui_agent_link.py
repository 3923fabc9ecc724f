"""The link to the agent: its events become signals, and an agent that goes away is brought back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreSite
from app.ui import agent_link
from app.ui.agent_link import AgentLink, LinkState

NOW = datetime(2026, 3, 3, 9, 41, tzinfo=UTC)
DRAFT = api.Draft(id="d", step=api.DraftStep.FOUND, site=StoreSite(home="https://x", rest_root="https://x/", name="X"))


class Agent:
    """An agent in memory: `say` sends an event, `die` breaks everything off, `end` ends well."""

    def __init__(self) -> None:
        self._events: asyncio.Queue[Any] = asyncio.Queue()
        self.asked: list[str] = []
        self.closed = False

    def say(self, event: Any) -> None:
        self._events.put_nowait(event)

    def die(self) -> None:
        self._events.put_nowait(ProblemError(ProblemCode.AGENT_UNREACHABLE, "gone"))

    def end(self) -> None:
        self._events.put_nowait(None)

    async def hello(self) -> api.Hello:
        await asyncio.sleep(0)
        self.asked.append("hello")
        return api.Hello(version="1", pid=1, home="/x", keyring=api.KeyringState.USABLE)

    async def events(self) -> AsyncIterator[api.Event]:
        self.asked.append("events")
        while (said := await self._events.get()) is not None:
            if isinstance(said, Exception):
                raise said
            yield said

    async def stop_agent(self) -> None:
        self.asked.append("stop")
        self.end()

    async def close(self) -> None:
        self.closed = True


class Heard:
    """Collects what a link says; `next` waits for it."""

    def __init__(self, link: AgentLink) -> None:
        self._said: asyncio.Queue[tuple[Any, ...]] = asyncio.Queue()
        for name in ("found", "lost", "failed", "connections_changed", "progress_changed"):
            getattr(link, name).connect(self._note(name))
        for name in ("deliveries_changed", "draft_changed"):
            getattr(link, name).connect(self._note(name))

    def _note(self, name: str) -> Callable[..., None]:
        return lambda *args: self._said.put_nowait((name, *args))

    async def next(self) -> tuple[Any, ...]:
        return await asyncio.wait_for(self._said.get(), 10)

    @property
    def silent(self) -> bool:
        return self._said.empty()


class Finder:
    """Gives out agents in turn; an exception in their place is raised."""

    def __init__(self, *found: Any) -> None:
        self._found = list(found)
        self.tries = 0

    async def __call__(self) -> Any:
        self.tries += 1
        if not self._found:
            await asyncio.Event().wait()
        one = self._found.pop(0)
        if isinstance(one, Exception):
            raise one
        return one


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agent_link, "PAUSES", (0.0,))


async def test_a_link_that_stands_has_a_client_and_says_so() -> None:
    agent = Agent()
    link = AgentLink(Finder(agent))
    heard = Heard(link)
    assert link.state is LinkState.STARTING
    with pytest.raises(ProblemError) as refused:
        _ = link.client
    assert refused.value.problem.code is ProblemCode.AGENT_UNREACHABLE
    await link.start()
    assert await heard.next() == ("found",)
    assert link.client is agent
    assert link.state is LinkState.READY
    assert link.hello is not None
    await link.stop()


async def test_the_events_are_listened_to_before_anything_is_shown() -> None:
    agent = Agent()
    link = AgentLink(Finder(agent))
    heard = Heard(link)
    await link.start()
    await heard.next()
    assert agent.asked == ["events", "hello"]
    await link.stop()


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (api.ConnectionsChanged(), ("connections_changed",)),
        (api.DeliveriesChanged(connection=7), ("deliveries_changed", 7)),
        (
            api.ProgressChanged(progress=api.SyncProgress(connection=7, started_at=NOW)),
            ("progress_changed", api.SyncProgress(connection=7, started_at=NOW)),
        ),
        (api.DraftChanged(draft=DRAFT), ("draft_changed", DRAFT)),
    ],
)
async def test_each_event_becomes_its_signal(event: api.Event, said: tuple[Any, ...]) -> None:
    agent = Agent()
    link = AgentLink(Finder(agent))
    heard = Heard(link)
    await link.start()
    await heard.next()
    agent.say(event)
    assert await heard.next() == said
    await link.stop()


@pytest.mark.parametrize("way", ["die", "end"])
async def test_an_agent_that_goes_away_is_brought_back(way: str) -> None:
    first, second = Agent(), Agent()
    link = AgentLink(Finder(first, second))
    heard = Heard(link)
    await link.start()
    assert await heard.next() == ("found",)
    getattr(first, way)()
    assert await heard.next() == ("lost",)
    assert await heard.next() == ("found",)
    assert first.closed
    assert link.client is second
    second.say(api.ConnectionsChanged())
    assert await heard.next() == ("connections_changed",)
    await link.stop()


async def test_an_agent_that_does_not_start_says_why_and_is_tried_again() -> None:
    agent = Agent()
    newer = ProblemError(ProblemCode.DATABASE_NEWER)
    link = AgentLink(Finder(newer, agent))
    heard = Heard(link)
    await link.start()
    assert await heard.next() == ("failed", newer.problem)
    assert await heard.next() == ("found",)
    assert link.problem is None
    await link.stop()


async def test_retrying_does_not_wait_for_the_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agent_link, "PAUSES", (3600.0,))
    link = AgentLink(Finder(ProblemError(ProblemCode.DATABASE_LOCKED), Agent()))
    heard = Heard(link)
    await link.start()
    assert (await heard.next())[0] == "failed"
    await asyncio.sleep(0)
    link.retry()
    assert await heard.next() == ("found",)
    await link.stop()


async def test_an_agent_that_is_found_but_does_not_greet_is_not_taken_for_found() -> None:
    class Mute(Agent):
        async def hello(self) -> api.Hello:
            raise ProblemError(ProblemCode.AGENT_UNREACHABLE, "mute")

    mute, agent = Mute(), Agent()
    link = AgentLink(Finder(mute, agent))
    heard = Heard(link)
    await link.start()
    assert await heard.next() == ("found",)
    assert link.client is agent
    assert mute.closed
    await link.stop()


async def test_stopping_lets_go_without_an_alarm_and_leaves_the_agent_alone() -> None:
    agent = Agent()
    link = AgentLink(Finder(agent))
    heard = Heard(link)
    await link.start()
    await heard.next()
    await link.stop()
    assert heard.silent
    assert agent.closed
    assert "stop" not in agent.asked


async def test_ending_the_agent_does_not_start_another() -> None:
    agent = Agent()
    finder = Finder(agent, Agent())
    link = AgentLink(finder)
    heard = Heard(link)
    await link.start()
    await heard.next()
    await link.end_agent()
    assert agent.asked[-1] == "stop"
    assert finder.tries == 1
