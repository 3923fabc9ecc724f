"""Discovery against real sockets: names, ports and certificates cannot be faked honestly."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator

import pytest
import trustme

from app.model.reasons import ProblemCode, ProblemError
from app.stores.discovery import discover
from app.stores.http import store_client

INDEX = b'{"name":"Shop","home":"https://localhost","namespaces":["wp/v2","wc/v3"],"authentication":[]}'


async def answer_index(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    writer.write(head % len(INDEX) + INDEX)
    await writer.drain()
    writer.close()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def server_context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
async def tls_port(authority: trustme.CA) -> AsyncIterator[int]:
    server = await asyncio.start_server(
        answer_index, "127.0.0.1", 0, ssl=server_context(authority.issue_cert("localhost", "127.0.0.1"))
    )
    yield server.sockets[0].getsockname()[1]
    server.close()


async def problem_of(typed: str, verify: ssl.SSLContext | None = None) -> ProblemError:
    async with store_client(verify=verify) as http:
        with pytest.raises(ProblemError) as raised:
            await discover(http, typed)
    return raised.value


async def test_a_store_behind_a_trusted_certificate_is_found(tls_port: int, authority: trustme.CA) -> None:
    async with store_client(verify=trusting(authority)) as http:
        site = await discover(http, f"https://localhost:{tls_port}")
    assert site.rest_root == f"https://localhost:{tls_port}/wp-json/"


async def test_a_certificate_of_an_unknown_issuer_is_refused(tls_port: int) -> None:
    problem = (await problem_of(f"https://localhost:{tls_port}")).problem
    assert problem.code is ProblemCode.TLS_INVALID
    assert problem.params["host"] == "localhost"


async def test_a_certificate_for_another_name_is_refused(authority: trustme.CA) -> None:
    server = await asyncio.start_server(
        answer_index, "127.0.0.1", 0, ssl=server_context(authority.issue_cert("other.example"))
    )
    port = server.sockets[0].getsockname()[1]
    problem = (await problem_of(f"https://localhost:{port}", trusting(authority))).problem
    server.close()
    assert problem.code is ProblemCode.TLS_INVALID
    assert problem.params["reason"] == "wrong_host"


async def test_https_where_only_http_is_spoken_says_so() -> None:
    async def answer_plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(16)
        writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer_plainly, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    problem = (await problem_of(f"https://127.0.0.1:{port}")).problem
    server.close()
    assert problem.code is ProblemCode.HTTPS_MISSING


async def test_a_port_that_nobody_listens_on_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        problem = (await problem_of(f"http://127.0.0.1:{port}")).problem
    assert problem.code is ProblemCode.CONNECTION_REFUSED


async def test_a_name_that_does_not_exist_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = await problem_of("no-such-shop.example")
    assert error.problem.code is ProblemCode.HOST_NOT_FOUND
    assert error.problem.params["host"] == "no-such-shop.example"


async def test_a_server_that_hangs_up_is_a_cut_answer() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    problem = (await problem_of(f"http://127.0.0.1:{port}")).problem
    server.close()
    assert problem.code is ProblemCode.STORE_ERROR
