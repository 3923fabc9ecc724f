"""Whole journeys in the window: from the store's address to everything delivered, as a store manager goes them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import end_agent, new_desk, press
from PySide6.QtWidgets import QPushButton
from waiting import fill_in, next_signal, until

from app.demo import DemoOptions, Sandbox, sandbox
from app.model.api import SyncState
from app.model.places import HOME_VARIABLE, Places
from app.model.settings import PlatformName
from app.ui.agent_link import LinkState
from app.ui.disconnect_dialog import DisconnectDialog
from app.ui.store_page import CONNECTION, SYNC
from app.ui.wizard.wizard import FIND

TESTS = Path(__file__).parents[1]
pytestmark = pytest.mark.qt_log_ignore("RHI|QRhi|[Vv]ulkan|GPU|GBM|propagateSizeHints", extend=True)


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "")


@pytest.fixture(scope="module")
def world() -> Iterator[Sandbox]:
    """One store and its platforms for all journeys: each platform is paired to its end once."""
    with sandbox(
        DemoOptions(PlatformName.SEQUENZY, products=20, customers=30, orders=40, faults="none", seed=1)
    ) as run:
        yield run


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    """A data folder of its own, whose agent ends with the test."""
    folder = Places(tmp_path / "desk")
    yield folder
    end_agent(folder)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """A data folder for pairings that are not completed; its agent runs on from test to test."""
    folder = Places(tmp_path_factory.mktemp("running") / "desk")
    yield folder
    end_agent(folder)


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_from_the_address_to_everything_delivered(platform: PlatformName, places: Places, world: Sandbox) -> None:
    async with new_desk(places, "session", world) as desk:
        connection = await desk.connect(platform)
        done = await desk.synced(connection)
        assert done.state is SyncState.DONE
        report = await desk.report(platform)
        assert report["missing_at_platform"] == 0
        assert report["duplicates_at_platform"] == 0
        assert report["delivered"] > 0
        window = desk.window
        assert window.wizard is None
        await until(lambda: window.store_page.isVisible(), desk.console.stores_changed)
        assert window.store_page.bar.currentIndex() == SYNC
        assert window.sidebar.current() == connection


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_revoked_told_reconnected_and_disconnected_offline_until_it_is_online(
    platform: PlatformName, places: Places
) -> None:
    sizes = DemoOptions(platform, products=4, customers=5, orders=6, faults="none", seed=3)
    with sandbox(sizes) as world:
        async with new_desk(places, "session", world) as desk:
            connection = await desk.connect(platform)
            await desk.synced(connection)
            window, page = desk.window, desk.window.store_page
            tab = page.connection_tab

            # Revoked at the platform: the page says so, with the way back.
            await desk.control(f"platform/{platform.value}/revoke", {})
            await desk.control(
                "store/mutate", {"kind": "order", "action": "create", "values": {"status": "processing"}}
            )
            await desk.link.client.sync(connection)
            page.open_tab(CONNECTION)
            await until(lambda: tab.problem.isVisible(), desk.console.stores_changed, desk.link.event)
            assert "no longer accepts this connection" in tab.problem.title.text()
            press(tab.problem.buttons[0])

            # Connected again by the same steps, it goes on.
            step = desk.wizard.find_step
            await until(step.can_advance, step.changed)
            press(desk.wizard.primary)
            await desk.let_in()
            await desk.choose(platform)
            await desk.approve()
            await until(desk.wizard.review.can_advance, desk.wizard.review.changed)
            press(desk.wizard.primary)
            await until(lambda: window.wizard is None, desk.console.stores_changed, desk.link.event)
            assert (await desk.synced(connection)).state is SyncState.DONE
            report = await desk.report(platform)
            assert (report["missing"], report["duplicates"]) == ([], [])
            assert len(await desk.passwords_in_store()) == 1

            # Disconnected offline: gone at once; what is left is listed, and ends when it is online.
            for target in ("store", platform.value):
                await desk.control("faults", {"target": target, "action": "reset", "times": 10**9})
            page.open_tab(CONNECTION)
            press(tab.ways.disconnect_button)
            (question,) = [one for one in window.findChildren(DisconnectDialog) if one.isVisible()]
            press(question.action_button)
            card = window.start_page.revocations
            await until(lambda: card.isVisible(), card.changed, desk.console.stores_changed)
            assert await desk.link.client.connections() == []
            await desk.control("faults", {"profile": "none"})
            again = next(one for one in card.findChildren(QPushButton) if one.text() == "Try now" and one.isVisible())
            await until(again.isEnabled, desk.link.event)
            press(again)
            await until(lambda: not card.isVisible(), card.changed)
            assert await desk.link.client.revocations() == []
            assert await desk.passwords_in_store() == []


async def test_an_agent_that_is_killed_in_the_middle_comes_back_and_ends_its_work(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "file_keyring.FileKeyring")
    monkeypatch.setenv("STOREWIRE_TEST_KEYRING", str(tmp_path / "keyring.json"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]))
    platform = PlatformName.SEGMENTFLOW
    sizes = DemoOptions(platform, products=20, customers=30, orders=150, faults="none", seed=2)
    with sandbox(sizes) as world:
        async with new_desk(places, "keyring", world) as desk:
            moved = next_signal(desk.link.progress_changed)
            connection = await desk.connect(platform)
            (progress,) = await moved
            assert progress.state is SyncState.RUNNING
            assert desk.link.hello is not None
            lost = next_signal(desk.link.lost)
            os.kill(desk.link.hello.pid, signal.SIGKILL)
            await lost
            assert desk.window.banner.isVisible()
            assert "nothing is lost" in desk.window.banner.accessibleName()
            await until(lambda: desk.link.state is LinkState.READY, desk.link.state_changed)
            assert not desk.window.banner.isVisible()
            done = await desk.synced(connection)
            assert done.state is SyncState.DONE
            report = await desk.report(platform)
            assert report["missing_at_platform"] == 0
            assert report["duplicates_at_platform"] == 0


async def test_a_pairing_that_the_agents_death_interrupts_begins_again_with_the_address_kept(
    running: Places, world: Sandbox
) -> None:
    async with new_desk(running, "session", world) as desk:
        await desk.begin()
        await desk.browsers.get()
        assert desk.link.hello is not None
        lost = next_signal(desk.link.lost)
        os.kill(desk.link.hello.pid, signal.SIGKILL)
        await lost
        assert desk.wizard.at == FIND
        assert desk.wizard.find_step.address.text() == desk.world.store
        assert desk.wizard.find_step.banner.isVisible()
        await until(lambda: desk.link.state is LinkState.READY, desk.link.state_changed)
        press(desk.wizard.find_step.find_button)
        await until(desk.wizard.find_step.can_advance, desk.wizard.find_step.changed)


async def test_a_refusal_at_the_store_is_said_and_can_be_thought_over(running: Places, world: Sandbox) -> None:
    async with new_desk(running, "session", world) as desk:
        await desk.begin()
        page = (await desk.browsers.get()).page
        await fill_in(page, {"user_login": desk.world.username, "user_pass": desk.world.password}, "wp-submit")
        await fill_in(page, {}, "reject")
        step = desk.wizard.authorise
        await until(lambda: step.banner.isVisible(), step.changed)
        press(step.pane.try_again)
        await desk.let_in()


async def test_a_denial_at_the_platform_is_said_and_can_be_asked_again(running: Places, world: Sandbox) -> None:
    async with new_desk(running, "session", world) as desk:
        await desk.begin()
        await desk.let_in()
        await desk.choose(PlatformName.SEQUENZY)
        page = (await desk.browsers.get()).page
        await fill_in(page, {"email": desk.world.username, "password": desk.world.password}, "sign-in")
        await fill_in(page, {}, "deny")
        step = desk.wizard.platform
        await until(lambda: step.pane.start_again.isVisible(), step.changed, desk.link.draft_changed)
        press(step.pane.start_again)
        await desk.approve()


async def test_cancelling_in_the_middle_leaves_no_password_in_the_store(running: Places, world: Sandbox) -> None:
    async with new_desk(running, "session", world) as desk:
        before = await desk.passwords_in_store()
        await desk.begin()
        await desk.let_in()
        assert len(await desk.passwords_in_store()) == len(before) + 1
        press(desk.wizard.cancel_button)
        await desk.console.work.finish()
        assert await desk.passwords_in_store() == before
        assert desk.window.start_page.isVisible()


async def test_closing_the_window_in_the_middle_leaves_no_password_in_the_store(
    running: Places, world: Sandbox
) -> None:
    async with new_desk(running, "session", world) as desk:
        before = await desk.passwords_in_store()
        await desk.begin()
        await desk.let_in()
        desk.window.close()
        await desk.console.work.finish()
        assert await desk.passwords_in_store() == before
