"""Every way in which a network can fail is told apart, against a server that really fails so."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest
import trustme

from app.delivery.transport import LARGEST_ANSWER, Fault, platform_client, send
from app.model.reasons import ReasonCode
from app.platforms.protocol import Answer, Request

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(behaviour: Behaviour, context: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """Serve one behaviour on a free port of this machine; yield the address."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await behaviour(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=context)
    try:
        yield f"{'https' if context else 'http'}://localhost:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def ask(url: str, **options: object) -> Answer | Fault:
    options = {"timeout": 5.0, "trust_env": False} | options
    async with httpx.AsyncClient(**options) as http:  # type: ignore[arg-type]
        return await send(http, Request("POST", f"{url}/items", {"x-key": "1"}, b"{}"))


def reason(answer: Answer | Fault) -> ReasonCode:
    assert isinstance(answer, Fault), answer
    return answer.reason


async def well(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 201 Created\r\nX-Request-Id: r1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    await writer.drain()


async def test_an_answer_comes_back_whole() -> None:
    async with serving(well) as url:
        answer = await ask(url)
    assert isinstance(answer, Answer)
    assert (answer.status, answer.headers["x-request-id"], answer.content) == (201, "r1", b"{}")


async def test_a_refused_connection_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert reason(await ask(f"http://127.0.0.1:{port}")) is ReasonCode.OFFLINE


async def test_a_name_that_is_not_found_is_offline() -> None:
    def unknown(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("[Errno -2] Name or service not known")

    assert reason(await ask("https://nowhere.invalid", transport=httpx.MockTransport(unknown))) is ReasonCode.OFFLINE


async def test_a_reset_is_a_cut_answer() -> None:
    async def reset(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connected = writer.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    async with serving(reset) as url:
        assert reason(await ask(url)) is ReasonCode.CUT_ANSWER


async def test_an_answer_that_never_begins_is_cut() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with serving(hang_up) as url:
        assert reason(await ask(url)) is ReasonCode.CUT_ANSWER


async def test_an_answer_that_ends_early_is_cut() -> None:
    async def half(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"jobId": "')
        await writer.drain()

    async with serving(half) as url:
        assert reason(await ask(url)) is ReasonCode.CUT_ANSWER


async def test_an_answer_that_cannot_be_unpacked_is_cut() -> None:
    async def garbled(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x00\x01\x02\x03")
        await writer.drain()

    async with serving(garbled) as url:
        assert reason(await ask(url)) is ReasonCode.CUT_ANSWER


async def test_a_server_that_does_not_speak_http_is_cut() -> None:
    async def mumble(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n\r\n")
        await writer.drain()

    async with serving(mumble) as url:
        assert reason(await ask(url)) is ReasonCode.CUT_ANSWER


async def test_silence_times_out() -> None:
    over = asyncio.Event()

    async def silent(_: asyncio.StreamReader, __: asyncio.StreamWriter) -> None:
        await over.wait()

    async with serving(silent) as url:
        assert reason(await ask(url, timeout=0.05)) is ReasonCode.TIMED_OUT
        over.set()


async def test_an_answer_that_drips_times_out() -> None:
    over = asyncio.Event()

    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")
        await writer.drain()
        await over.wait()

    async with serving(drip) as url:
        assert reason(await ask(url, timeout=0.05)) is ReasonCode.TIMED_OUT
        over.set()


async def test_a_redirect_is_not_followed() -> None:
    visited: list[bytes] = []

    async def elsewhere(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visited.append(b"")
        writer.write(b"HTTP/1.1 307 Temporary Redirect\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with serving(elsewhere) as url, platform_client("1.0") as http:
        answer = await send(http, Request("POST", url, {"authorization": "Bearer secret"}, b"{}"))
    assert isinstance(answer, Answer)
    assert answer.status == 307
    assert len(visited) == 1


async def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_ANSWER // 1_000_000 + 2):
            yield bytes(1_000_000)
        pytest.fail("it was read to its end")

    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=endless()))
    assert reason(await ask("https://api.example", transport=transport)) is ReasonCode.NOT_UNDERSTOOD


# -- TLS -------------------------------------------------------------------------------------------


def server_context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


async def test_a_certificate_that_is_trusted_is_good() -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    async with serving(well, server_context(authority, "localhost")) as url:
        assert isinstance(await ask(url, verify=trusting), Answer)


async def test_a_certificate_of_a_stranger_is_refused() -> None:
    async with serving(well, server_context(trustme.CA(), "localhost")) as url:
        assert reason(await ask(url, verify=ssl.create_default_context())) is ReasonCode.TLS_FAILED


async def test_a_certificate_for_another_name_is_refused() -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    async with serving(well, server_context(authority, "other.example")) as url:
        assert reason(await ask(url, verify=trusting)) is ReasonCode.TLS_FAILED


async def test_the_platforms_client_asks_the_systems_certificates() -> None:
    async with serving(well, server_context(trustme.CA(), "localhost")) as url, platform_client("1.0") as http:
        assert reason(await send(http, Request("GET", url))) is ReasonCode.TLS_FAILED


def test_faults_and_requests_show_no_data() -> None:
    request = Request("POST", "https://api.example/items", {"authorization": "Bearer secret"}, b"marie@example.test")
    assert "secret" not in repr(request)
    assert "marie" not in repr(request)
