"""Goes through the wizard by itself, as a person would, in the demo: so that an installed program can be checked."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QPushButton

from app.model.settings import PlatformName
from app.ui.browser import PairingBrowser
from app.ui.window import MainWindow
from app.ui.wizard.wizard import AUTHORISE, PLATFORM, REVIEW, Wizard

T = TypeVar("T")
PATIENCE_SECONDS = 120.0
LOOK_AGAIN_SECONDS = 0.05


class Guide:
    """A person at the window who knows the demo's accounts. Raises TimeoutError where it does not go on."""

    def __init__(self, window: MainWindow, username: str, password: str) -> None:
        self._window = window
        self._username = username
        self._password = password

    async def connect(self, platform: PlatformName) -> int:
        """Connect the demo's store to a platform; return the connection's number."""
        page = self._window.start_page
        await until(page.isVisible)
        page.find_button.click()
        await until(lambda: self._window.wizard)
        wizard = self._window.wizard
        assert wizard is not None  # a moment ago it was there
        await until(wizard.find_step.can_advance)
        wizard.primary.click()
        await until(lambda: wizard.at == AUTHORISE)
        await self._fill_in({"user_login": self._username, "user_pass": self._password}, "wp-submit")
        await self._fill_in({}, "approve")
        await until(lambda: wizard.at == PLATFORM)
        wizard.platform.cards[platform].radio.click()
        await _press(wizard.primary)
        await self._fill_in({"email": self._username, "password": self._password}, "sign-in")
        await self._fill_in({}, "approve")
        return await self._complete(wizard)

    async def _complete(self, wizard: Wizard) -> int:
        await until(lambda: wizard.at == REVIEW)
        await until(wizard.review.can_advance)
        await _press(wizard.primary)
        return (await until(lambda: self._window.console.stores))[0].id

    async def _fill_in(self, fields: dict[str, str], then_click: str) -> None:
        """Fill the page's form in by its elements' ids, and press its button."""
        there = f"!!document.getElementById({json.dumps(then_click)})"
        began = time.monotonic()
        while not await self._script(there):
            if time.monotonic() - began > PATIENCE_SECONDS:
                raise TimeoutError(f"the page has no {then_click}")
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
        typed = [
            f"document.getElementById({json.dumps(name)}).value = {json.dumps(said)}" for name, said in fields.items()
        ]
        await self._script("; ".join([*typed, f"document.getElementById({json.dumps(then_click)}).click()", "1"]))

    async def _script(self, source: str) -> Any:
        browser = self._window.findChild(PairingBrowser)
        if browser is None:
            return None
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def answered(value: Any) -> None:
            if not answer.done():
                answer.set_result(value)

        browser.page.runJavaScript(source, 0, answered)
        try:
            return await asyncio.wait_for(answer, 2.0)
        except TimeoutError:  # the page went away meanwhile
            return None


async def until(condition: Callable[[], T]) -> T:
    """Wait until a condition holds and return its value. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not (found := condition()):  # noqa: ASYNC110 - many signals tell of it, and no one of them surely
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
    return found


async def _press(pressed: QPushButton) -> None:
    await until(pressed.isEnabled)
    pressed.click()
