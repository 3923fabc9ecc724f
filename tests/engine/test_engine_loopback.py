"""The listener for the user's own browser: it waits ten minutes, and its page keeps nothing."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from app.engine.loopback import OPEN_SECONDS, Loopback
from tests.clocks import FakeClock, StillClock


async def nothing(url: str) -> None:
    """Take an answer in."""


async def test_after_ten_minutes_nobody_listens_any_more() -> None:
    clock = FakeClock()
    listener = Loopback("s", nothing, clock)
    listener.start()
    assert listener._serving is not None
    await asyncio.wait({listener._serving})
    assert clock.sleeps[0] == OPEN_SECONDS == 600.0
    assert not listener.open
    async with httpx.AsyncClient(trust_env=False) as browser:
        with pytest.raises(httpx.ConnectError):
            await browser.get(listener.success_url)


async def test_the_answer_is_taken_once_and_nothing_of_it_stays_in_the_page() -> None:
    taken: list[str] = []

    async def take(url: str) -> None:
        taken.append(url)

    listener = Loopback("s t", take, StillClock())
    listener.start()
    async with httpx.AsyncClient(trust_env=False) as browser:
        address = f"{listener.success_url}&user_login=manager&password=abcdEFGH"
        first, second = await browser.get(address), await browser.get(address)
        page = await browser.get(httpx.URL(address).copy_with(path="/done", query=None))
    assert taken == [address]
    assert (first.status_code, second.status_code, page.status_code) == (303, 400, 200)
    for answer in (first, second, page):
        assert "abcdEFGH" not in answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
    await listener.close()


async def test_a_defect_in_taking_it_in_is_no_page_of_errors(caplog: pytest.LogCaptureFixture) -> None:
    async def fail(url: str) -> None:
        raise RuntimeError(url)

    listener = Loopback("s", fail, StillClock())
    listener.start()
    async with httpx.AsyncClient(trust_env=False) as browser:
        answer = await browser.get(f"{listener.success_url}&password=abcdEFGH")
    assert answer.status_code == 303
    assert "abcdEFGH" not in caplog.text
    await listener.close()
