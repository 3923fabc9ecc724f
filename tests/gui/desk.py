"""A desk for whole journeys: the real window, a real agent process, real embedded pages, the sandbox behind them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from waiting import fill_in, until

from app.demo import Sandbox
from app.following import is_over
from app.launch import find
from app.model.api import SyncProgress
from app.model.places import HOME_VARIABLE, Places
from app.model.settings import PlatformName
from app.ui.agent_link import AgentLink, LinkState, finder
from app.ui.browser import PairingBrowser
from app.ui.console import Console
from app.ui.options import ConsoleOptions
from app.ui.session import wait_for_agent
from app.ui.window import MainWindow
from app.ui.wizard.wizard import AUTHORISE, PLATFORM, REVIEW, Wizard


def press(button: QWidget) -> None:
    """Click a button with the mouse."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@dataclass
class Desk:
    """A window and the person before it."""

    world: Sandbox
    link: AgentLink
    console: Console
    window: MainWindow
    browsers: asyncio.Queue[PairingBrowser] = field(default_factory=asyncio.Queue)

    @property
    def wizard(self) -> Wizard:
        assert self.window.wizard is not None
        return self.window.wizard

    async def begin(self) -> None:
        """Wait for the first-run page, type the store's address there, and look for it."""
        page = self.window.start_page
        await until(lambda: page.isVisible(), self.console.stores_changed)
        QTest.keyClicks(page.address, self.world.store)
        press(page.find_button)
        step = self.wizard.find_step
        await until(step.can_advance, step.changed)
        press(self.wizard.primary)

    async def let_in(self) -> None:
        """Sign in at the store's page and approve."""
        page = (await self.browsers.get()).page
        await fill_in(page, {"user_login": self.world.username, "user_pass": self.world.password}, "wp-submit")
        await fill_in(page, {}, "approve")
        step, moved = self.wizard.authorise, self.wizard.stack.currentChanged
        await until(lambda: self.wizard.at == PLATFORM or step.decision.cards, moved, step.changed)
        if self.wizard.at != PLATFORM:  # another desk is connected to this store
            step.decision.cards["take_over"].radio.click()
            press(self.wizard.primary)
            assert self.wizard.at == PLATFORM

    async def choose(self, platform: PlatformName) -> None:
        """Choose the platform, and open its page."""
        self.wizard.platform.cards[platform].radio.click()
        press(self.wizard.primary)

    async def approve(self) -> None:
        """Sign in at the platform's page and approve."""
        page = (await self.browsers.get()).page
        await fill_in(page, {"email": self.world.username, "password": self.world.password}, "sign-in")
        await fill_in(page, {}, "approve")
        await until(lambda: self.wizard.at == REVIEW, self.wizard.stack.currentChanged)

    async def complete(self) -> int:
        """Complete the connection; return its id."""
        step = self.wizard.review
        await until(step.can_advance, step.changed)
        press(self.wizard.primary)
        await until(lambda: bool(self.console.stores), self.console.stores_changed)
        return self.console.stores[0].id

    async def connect(self, platform: PlatformName) -> int:
        """Go through the whole wizard; return the connection's id."""
        await self.begin()
        assert self.wizard.at == AUTHORISE
        await self.let_in()
        await self.choose(platform)
        await self.approve()
        return await self.complete()

    async def synced(self, connection: int) -> SyncProgress:
        """Wait until the connection's sync is over, through whatever happens to the agent."""

        async def over() -> SyncProgress | None:
            if self.link.state is not LinkState.READY:
                return None
            progress = await self.link.client.progress(connection)
            return progress if is_over(progress) else None

        signals = (self.link.event, self.link.state_changed, self.console.ticked)
        found: SyncProgress = await until(over, *signals)
        return found

    async def passwords_in_store(self) -> list[str]:
        """Return the application passwords that the store has given out and not taken back."""
        async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
            found: list[str] = (await http.get(f"{self.world.control}/credentials")).json()["app_passwords"]
            return found

    async def control(self, path: str, body: dict[str, Any]) -> None:
        """Do something to the sandbox that nobody does from the window."""
        async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
            (await http.post(f"{self.world.control}/{path}", json=body)).raise_for_status()

    async def report(self, platform: PlatformName) -> dict[str, Any]:
        """Return what the platform holds."""
        async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
            found: dict[str, Any] = (await http.get(f"{self.world.control}/report/{platform.value}")).json()
            return found


@asynccontextmanager
async def new_desk(places: Places, keeping: str, world: Sandbox) -> AsyncIterator[Desk]:
    """Open a window on a data folder; what ran there already is found, and goes on afterwards."""
    os.environ[HOME_VARIABLE] = str(places.home)
    hosts = {name: (one["api"], one["dashboard"]) for name, one in world.hosts.items()}
    options = ConsoleOptions(places=places, platform_hosts=hosts, sign_in=(world.username, world.password))
    link = AgentLink(finder(places, keeping))
    console = Console(link, options)
    browsers: asyncio.Queue[PairingBrowser] = asyncio.Queue()

    def make_browser(parent: QWidget) -> PairingBrowser:
        made = PairingBrowser(parent)
        browsers.put_nowait(made)
        return made

    window = MainWindow(console, make_browser=make_browser)
    window.show()
    await link.start()
    try:
        yield Desk(world, link, console, window, browsers)
    finally:
        window.close()
        await console.work.finish()
        await link.stop()
        window.deleteLater()
        console.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def end_agent(places: Places) -> None:
    """Tell the agent of a data folder to end, and wait until it has."""

    async def end() -> None:
        client = await find(places)
        if client is not None:
            await client.stop_agent()
            await client.close()

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(end())
    wait_for_agent(places)
