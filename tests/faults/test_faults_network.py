"""The network's faults: whatever breaks where, everything arrives once, and the log says what happened."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
import trustme
from fault_platform import Behaviour, FaultyPlatform, cut, drip, reset_after, silence
from fault_round import LITTLE_PATIENCE, FaultRound, event

THREE = [event("one"), event("two"), event("three")]
KEYS = ["one", "two", "three"]
DELIVERED = dict.fromkeys(KEYS, "delivered")
WAITING = dict.fromkeys(KEYS, "waiting")


def tried(times: int) -> Callable[[dict[str, str], int], bool]:
    """Return whether it was tried so often, and nothing is on its way."""
    return lambda states, count: count >= times and "sending" not in states.values()


@pytest.fixture
async def platform() -> AsyncIterator[FaultyPlatform]:
    opened = FaultyPlatform()
    await opened.open()
    yield opened
    await opened.close()


async def test_a_refused_connection(platform: FaultyPlatform, tmp_path: Path) -> None:
    await platform.shut()
    outcome = await FaultRound(tmp_path, platform, THREE, after_first_try=platform.open).play()
    assert outcome.states == DELIVERED
    assert platform.held.keys == KEYS
    assert outcome.sentences == ["No connection could be made"]


async def test_a_reset_before_the_request_was_read(platform: FaultyPlatform, tmp_path: Path) -> None:
    platform.resets_unread = 2
    outcome = await FaultRound(tmp_path, platform, THREE).play()
    assert outcome.states == DELIVERED
    assert platform.held.received == dict.fromkeys(KEYS, 1)
    assert outcome.sentences == ["The answer was cut off"]


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [
        pytest.param(reset_after, "The answer was cut off", id="reset after the request was read"),
        pytest.param(cut, "The answer was cut off", id="answer cut in the middle"),
        pytest.param(drip, "No answer came in time", id="slow drip"),
        pytest.param(silence, "No answer came in time", id="30 s silence"),
    ],
)
async def test_an_answer_that_does_not_arrive(
    platform: FaultyPlatform, tmp_path: Path, behaviour: Behaviour, sentence: str
) -> None:
    """The platform took it, so that it has it when it is sent again: the same bytes, without a second effect."""
    platform.script = [behaviour]
    outcome = await FaultRound(tmp_path, platform, THREE, patience=LITTLE_PATIENCE).play()
    assert outcome.states == DELIVERED
    assert platform.held.keys == KEYS
    assert min(platform.held.received.values()) >= 2
    assert platform.requests[0].body == platform.requests[1].body
    assert outcome.sentences == [sentence]


async def test_a_name_that_is_not_found(platform: FaultyPlatform, tmp_path: Path) -> None:
    outcome = await FaultRound(
        tmp_path,
        platform,
        THREE,
        origin="http://nowhere.invalid",
        enough=tried(2),
    ).play()
    assert outcome.states == WAITING
    assert platform.held.keys == []
    assert outcome.sentences == ["No connection could be made"]


async def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    platform = FaultyPlatform(context=context)
    await platform.open()
    outcome = await FaultRound(tmp_path, platform, THREE, enough=tried(3)).play()
    await platform.close()
    assert outcome.states == WAITING
    assert platform.requests == []
    assert outcome.sentences == ["The connection was not safe"]


async def test_a_proxy_that_refuses(platform: FaultyPlatform, tmp_path: Path) -> None:
    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    proxy = await asyncio.start_server(refuse, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
    outcome = await FaultRound(
        tmp_path,
        platform,
        THREE,
        origin=platform.origin.replace("http:", "https:"),
        client={"proxy": httpx.Proxy(address)},
        enough=tried(2),
    ).play()
    proxy.close()
    assert outcome.states == WAITING
    assert platform.requests == []
    assert outcome.sentences == ["No connection could be made"]
