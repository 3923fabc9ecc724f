"""The demo: pair a made-up store with a made-up platform, sync it, and ask the platform what it holds.

Everything lies in a temporary folder and on loopback, and goes when the demo ends.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import httpx

from app import terminal
from app.client import Client
from app.following import follow
from app.launch import Keeping, environment, find_or_start, program
from app.model import api
from app.model.deliveries import DeliveryState
from app.model.places import HOME_VARIABLE, Places
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, PlatformName

if TYPE_CHECKING:
    from app.ui.window import MainWindow

OK, FAILED = 0, 1
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What the made-up store has, and what goes wrong on purpose."""

    platform: PlatformName
    products: int
    customers: int
    orders: int
    faults: str
    seed: int


class Showing(StrEnum):
    """Who uses the demo's window."""

    PERSON = "person"
    ITSELF = "itself"
    """It pairs and syncs by itself and ends: a check of an installed program, its embedded browser included."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Where the sandbox listens, and who may sign in there."""

    store: str
    control: str
    username: str
    password: str
    hosts: dict[str, dict[str, str]]

    def choice(self, platform: PlatformName) -> api.ChoosePlatform:
        """Return the choice of a platform at the sandbox's addresses."""
        hosts = self.hosts[platform.value]
        return api.ChoosePlatform(platform=platform, api_host=hosts["api"], dashboard_host=hosts["dashboard"])


@contextmanager
def sandbox(options: DemoOptions) -> Iterator[Sandbox]:
    """Run the sandbox in a process of its own for the length of the block."""
    command = [*program(), "sandbox"]
    for name in ("products", "customers", "orders", "seed", "faults"):
        command += [f"--{name}", str(getattr(options, name))]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdin is not None  # both are pipes
        assert process.stdout is not None
        try:
            said: dict[str, Any] = json.loads(process.stdout.readline() or b"{}")
            if "store" not in said:
                raise ProblemError(ProblemCode.INTERNAL, "the demo's store did not start")
            hosts = {name: said[name] for name in ("sequenzy", "segmentflow")}
            yield Sandbox(said["store"], said["control"], said["username"], said["password"], hosts)
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def demo_home() -> Iterator[Places]:
    """Make a data folder for the demo alone; the programs that it starts inherit it."""
    before = os.environ.get(HOME_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="storewire-demo-", ignore_cleanup_errors=True) as folder:
        os.environ[HOME_VARIABLE] = folder
        try:
            yield Places(Path(folder))
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before


def show_demo(options: DemoOptions, showing: Showing, *, as_json: bool) -> int:
    """Open the console with the sandbox's addresses filled in; return 0, or 1 where something did not arrive."""
    from app.ui.application import ConsoleOptions, run_console  # Qt only where a window is wanted

    results: list[dict[str, Any]] = []
    with demo_home() as places, sandbox(options) as world:
        terminal.say(f"The demo's store is at {world.store}")
        terminal.say(f"Sign in everywhere as {world.username} with the password {world.password}")
        shown = ConsoleOptions(
            places=places,
            session_secrets=True,
            address=world.store,
            platform_hosts={name: (one["api"], one["dashboard"]) for name, one in world.hosts.items()},
            sign_in=(world.username, world.password),
            guide=_guide(options, world, results) if showing is Showing.ITSELF else None,
        )
        code = run_console(shown)
    if showing is Showing.PERSON:
        return code
    for result in results:
        terminal.demo_ended(result, as_json=as_json)
    return OK if results and all(map(_is_clean, results)) else FAILED


def _guide(
    options: DemoOptions, world: Sandbox, results: list[dict[str, Any]]
) -> Callable[[MainWindow], Awaitable[None]]:
    """Return what uses the window in place of a person; it adds what came of it to `results`."""

    async def go(window: MainWindow) -> None:
        from app.ui.guided import Guide

        began = time.monotonic()
        connection = await Guide(window, world.username, world.password).connect(options.platform)
        client = window.console.link.client
        progress = await follow(client, connection, lambda _: None)
        result = await _result(client, world, options, connection, progress)
        results.append(result | {"seconds": round(time.monotonic() - began, 1)})

    return go


async def run_demo(options: DemoOptions, *, as_json: bool) -> int:
    """Pair, sync and check without a window; return 0 where everything arrived once."""
    began = time.monotonic()
    with demo_home() as places, sandbox(options) as world:
        client = await find_or_start(places, Keeping.SESSION)
        try:
            view = await pair(client, world, options.platform)
            with terminal.progress(view.name, as_json=as_json) as show:
                await client.sync(view.id)
                progress = await follow(client, view.id, show)
            result = await _result(client, world, options, view.id, progress)
            result["seconds"] = round(time.monotonic() - began, 1)
            await client.stop_agent()
        finally:
            await client.close()
    terminal.demo_ended(result, as_json=as_json)
    return OK if _is_clean(result) and progress.state is api.SyncState.DONE else FAILED


def _is_clean(result: Mapping[str, Any]) -> bool:
    """Tell whether everything arrived, once each."""
    return not (result["failed"] or result["missing_at_platform"] or result["duplicates_at_platform"])


async def pair(client: Client, world: Sandbox, platform: PlatformName) -> api.ConnectionView:
    """Go through the wizard's steps as a person would, in a browser made of forms."""
    draft = await client.find_store(world.store)
    page = await client.authorize_page(draft.id)
    async with httpx.AsyncClient(trust_env=False) as http:
        visitor = Visitor(http, world.username, world.password)
        ended = await visitor.approve(_with_loopback_return(page.url), "http://127.0.0.1:9/")
        await client.authorized(draft.id, ended.replace("http://127.0.0.1:9/", page.return_url, 1))
        draft = await client.choose_platform(draft.id, world.choice(platform))
        ended = await visitor.approve(draft.pairing_url, draft.pairing_return)
        if draft.pairing_return:
            draft = await client.returned(draft.id, ended)
    while draft.step is not api.DraftStep.APPROVED:
        if draft.problem is not None:
            raise ProblemError(draft.problem.code, draft.problem.detail, **draft.problem.params)
        await asyncio.sleep(0.2)
        draft = await client.draft(draft.id)
    return await client.complete(draft.id, ConnectionSettings(consent_meta_key="newsletter_opt_in"))


def _with_loopback_return(url: str) -> str:
    """Without a script only an http address is followed, so the approval page is given one that is never loaded."""
    parts = httpx.URL(url)
    success = httpx.URL(parts.params["success_url"])
    back = httpx.URL("http://127.0.0.1:9/", params=success.params)
    return str(parts.copy_set_param("success_url", str(back)).copy_remove_param("reject_url"))


class _Form(HTMLParser):
    """The first form of a page: where it goes and what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.buttons: dict[str, tuple[str, str]] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form" and not self.action:
            self.action = values.get("action", "") or "."
        elif tag == "button":
            self.buttons[values.get("id", "")] = (values.get("name", ""), values.get("value", ""))
        elif tag == "select":
            self._select = values.get("name", "")
        elif tag == "option" and self._select:
            self.fields.setdefault(self._select, values.get("value", ""))
        elif tag == "input" and values.get("type") in {"radio", "checkbox"}:
            self.fields.setdefault(values.get("name", ""), values.get("value", ""))
        elif tag == "input" and values.get("name"):
            self.fields[values["name"]] = values.get("value", "")
            self.kinds[values["name"]] = values.get("type", "text")


class Visitor:
    """Signs in and approves at the sandbox's pages."""

    def __init__(self, http: httpx.AsyncClient, username: str, password: str) -> None:
        self._http = http
        self._username = username
        self._password = password

    async def approve(self, url: str, ends_at: str) -> str:
        """Walk through sign-in and approval; return the address that ends it, or the last one where none does."""
        answer = await self._http.get(url)
        for _ in range(12):
            if answer.is_redirect:
                target = urljoin(str(answer.url), answer.headers["location"])
                if ends_at and target.startswith(ends_at):
                    return target
                answer = await self._http.get(target)
                continue
            form = _Form()
            form.feed(answer.text)
            if not form.action:
                return str(answer.url)
            answer = await self._http.post(urljoin(str(answer.url), form.action), data=self._filled(form))
        raise ProblemError(ProblemCode.INTERNAL, "the demo's pages did not come to an end")

    def _filled(self, form: _Form) -> dict[str, str]:
        filled = dict(form.fields)
        for name, kind in form.kinds.items():
            if kind == "password":
                filled[name] = self._password
            elif kind in {"text", "email"} and name in {"log", "email", "username"}:
                filled[name] = self._username
        for button in ("approve", "sign-in", "wp-submit", "continue"):
            if button in form.buttons:
                name, value = form.buttons[button]
                if name:
                    filled[name] = value
                break
        return filled


async def _result(
    client: Client, world: Sandbox, options: DemoOptions, connection: int, progress: api.SyncProgress
) -> dict[str, Any]:
    """Return the demo's last line: what arrived is decided at the platform, record by record."""
    async with httpx.AsyncClient(trust_env=False, timeout=120) as http:
        at_platform = (await http.get(f"{world.control}/report/{options.platform.value}")).json()
    totals = (await client.totals(connection)).states
    requests = at_platform["requests"]
    return {
        "platform": options.platform.value,
        "records_read": sum(kind.done for kind in progress.kinds),
        "deliveries": sum(count for state, count in totals.items() if state is not DeliveryState.SUPERSEDED),
        "delivered": at_platform["delivered"],
        "failed": totals.get(DeliveryState.FAILED, 0),
        "duplicates_at_platform": at_platform["duplicates_at_platform"],
        "missing_at_platform": at_platform["missing_at_platform"],
        "requests_to_store": requests["store"],
        "requests_to_platform": requests[options.platform.value],
        "seconds": 0.0,
        "peak_rss_mb": (await client.hello()).peak_rss_mb,
    }
