"""Both platforms on loopback: they keep what they are sent, each key once, and misbehave as they are told."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import struct
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Json


@dataclass
class Held:
    """What a platform holds."""

    keys: list[str] = field(default_factory=list)
    """Of everything that had an effect, in that order."""
    received: Counter[str] = field(default_factory=Counter)
    """How often each key came, effect or not."""
    refuses: dict[str, str] = field(default_factory=dict)
    """Keys of rows that it never takes, with its reason."""
    jobs: dict[str, list[str]] = field(default_factory=dict)
    """Import jobs: the members by job id, which is made of the idempotency key."""

    def take(self, key: str) -> bool:
        """Take a row; tell whether it was new."""
        self.received[key] += 1
        new = key not in self.keys
        if new:
            self.keys.append(key)
        return new


def keys_of(asked: Asked) -> list[str]:
    """Return what tells a request's rows apart."""
    body = asked.body
    if "events" in body:
        return [one["eventId"] for one in body["events"]]
    if "subscribers" in body:
        return [one["email"] for one in body["subscribers"]]
    if "products" in body:
        return [one["productId"] for one in body["products"]]
    if "batch" in body:
        return [one["messageId"] for one in body["batch"]]
    return [asked.path.rsplit("/", 1)[-1]]


def answer_well(held: Held, asked: Asked) -> tuple[int, Json]:
    """Return what the platform answers when all is well, and keep what it was sent."""
    match asked.method, asked.path.removeprefix("/api/v1"):
        case "GET", "/account":
            return 200, {"companies": []}
        case "GET", path if path.startswith("/subscribers/imports/"):
            return 200, _job(held, path.rsplit("/", 1)[-1])
        case "POST", "/subscribers/imports":
            job = "job-" + asked.body["idempotencyKey"][:12]
            held.jobs.setdefault(job, keys_of(asked))
            return 202, {"success": True, "import": {"id": job}}
        case "POST", "/ingest/batch":
            return 200, {"success": True, "results": [ingest(held, *one) for one in enumerate(keys_of(asked))]}
        case "POST", "/subscribers/events/imports":
            return 200, _events(held, asked)
        case _:
            for key in keys_of(asked):
                held.take(key)
            return 200, {"success": True}


def _events(held: Held, asked: Asked) -> Json:
    keys = keys_of(asked)
    bad = [(index, held.refuses[key]) for index, key in enumerate(keys) if key in held.refuses]
    new = sum(held.take(key) for key in keys if key not in held.refuses)
    return {
        "success": not bad, "total": len(keys), "recorded": new, "failed": len(bad),
        "duplicates": len(keys) - new - len(bad), "failures": [{"index": n, "error": why} for n, why in bad],
    }  # fmt: skip


def _job(held: Held, job: str) -> Json:
    members = held.jobs[job]
    bad = Counter(held.refuses[one] for one in members if one in held.refuses)
    for one in members:
        if one not in held.refuses:
            held.take(one)
    return {"import": {"id": job, "status": "completed", "failedCount": bad.total(), "failedReasons": dict(bad)}}


def ingest(held: Held, index: int, key: str) -> Json:
    """Return the result of one ingest item."""
    if key in held.refuses:
        status, _, reason = held.refuses[key].partition(" ")
        return {"index": index, "messageId": key, "status": status, "reason": reason, "retryable": status == "failed"}
    return {"index": index, "messageId": key, "status": "accepted" if held.take(key) else "duplicate"}


# -- misbehaving -----------------------------------------------------------------------------------


@dataclass
class Line:
    """The connection on which a request came, for behaviours that break it."""

    writer: asyncio.StreamWriter
    over: asyncio.Event

    async def say(self, status: int, content: bytes, **headers: str) -> None:
        """Answer whole."""
        lines = {"content-type": "application/json", "content-length": str(len(content)), **headers}
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
        self.writer.write(f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + content)
        await self.writer.drain()

    def reset(self) -> None:
        """Break the connection as a crashed machine does."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Behaviour = Callable[["FaultyPlatform", Asked, Line], Awaitable[None]]


def saying(status: int, content: bytes | Json = b"{}", **headers: str) -> Behaviour:
    """Answer so, and keep nothing."""

    async def behave(_: FaultyPlatform, __: Asked, line: Line) -> None:
        await line.say(status, content if isinstance(content, bytes) else json.dumps(content).encode(), **headers)

    return behave


async def well(platform: FaultyPlatform, asked: Asked, line: Line) -> None:
    """Do what is asked."""
    status, body = answer_well(platform.held, asked)
    await line.say(status, json.dumps(body).encode())


async def reset_after(platform: FaultyPlatform, asked: Asked, line: Line) -> None:
    """Do what is asked, and break the connection instead of saying so."""
    answer_well(platform.held, asked)
    line.reset()


async def cut(platform: FaultyPlatform, asked: Asked, line: Line) -> None:
    """Do what is asked, and stop in the middle of the answer."""
    _, body = answer_well(platform.held, asked)
    content = json.dumps(body).encode()
    line.writer.write(b"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(content))
    line.writer.write(content[: len(content) // 2])
    await line.writer.drain()
    line.writer.close()


async def silence(platform: FaultyPlatform, asked: Asked, line: Line) -> None:
    """Do what is asked, and never say so."""
    answer_well(platform.held, asked)
    await line.over.wait()


async def drip(platform: FaultyPlatform, asked: Asked, line: Line) -> None:
    """Do what is asked, and answer a letter at a time, each in time."""
    answer_well(platform.held, asked)
    line.writer.write(b"HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n")
    while not line.over.is_set():
        line.writer.write(b"x")
        await line.writer.drain()
        await asyncio.wait({asyncio.ensure_future(line.over.wait())}, timeout=0.02)


@dataclass
class FaultyPlatform:
    """A server that does what `script` says, a request each, and then all is well."""

    script: list[Behaviour] = field(default_factory=list)
    judge: Callable[[Asked], Behaviour | None] = lambda _: None
    """Decides by the request, where the script does not."""
    held: Held = field(default_factory=Held)
    requests: list[Asked] = field(default_factory=list)
    resets_unread: int = 0
    """How many connections are broken before their request is read."""
    context: ssl.SSLContext | None = None
    port: int = 0
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _server: asyncio.Server | None = None

    @property
    def origin(self) -> str:
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self.port}"

    async def open(self) -> None:
        """Listen, on the port of before where there was one."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self.context)
        self.port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        """Refuse connections."""
        assert self._server is not None
        self._server.close()

    async def close(self) -> None:
        self._over.set()
        await self.shut()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line(writer, self._over)
        try:
            if self.resets_unread:
                self.resets_unread -= 1
                line.reset()
                return
            while True:
                asked = await read_request(reader)
                self.requests.append(asked)
                writes = asked.path != "/api/v1/account"
                behaviour = self.script.pop(0) if self.script and writes else self.judge(asked) or well
                await behaviour(self, asked, line)
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            pass
        finally:
            writer.close()


async def read_request(reader: asyncio.StreamReader) -> Asked:
    """Read a request whole."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
    content = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method, path, headers, json.loads(content) if content else {})
