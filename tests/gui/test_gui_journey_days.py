"""The days after the first sync, in the window: a failure is read and retried, a setting obeyed, a second connection
made, the console restarted, and the first connection ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from desk import Desk, end_agent, new_desk, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from waiting import until

from app.demo import DemoOptions, Sandbox, sandbox
from app.model.api import ConnectionView
from app.model.places import HOME_VARIABLE, Places
from app.model.settings import PlatformName
from app.ui.request_dialog import RequestDialog
from app.ui.store_page import CONNECTION, FAILURES, SETTINGS, SYNC

pytestmark = pytest.mark.qt_log_ignore("RHI|QRhi|[Vv]ulkan|GPU|GBM|propagateSizeHints", extend=True)


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "")


@pytest.fixture
def world() -> Iterator[Sandbox]:
    sizes = DemoOptions(PlatformName.SEQUENZY, products=3, customers=4, orders=4, faults="none", seed=3)
    with sandbox(sizes) as run:
        yield run


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    folder = Places(tmp_path / "desk")
    yield folder
    end_agent(folder)


async def order(world: Sandbox, path: str, **body: Any) -> None:
    """Ask the sandbox to do something to itself."""
    async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
        (await http.post(f"{world.control}{path}", json=body)).raise_for_status()


def open_tab(desk: Desk, tab: int) -> Any:
    """Click on a tab; return its page."""
    bar = desk.window.store_page.bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(tab).center() - QPoint(8, 0))
    assert bar.currentIndex() == tab
    return desk.window.store_page.stack.currentWidget()


def named(page: QWidget, start: str) -> QPushButton:
    found = [one for one in page.findChildren(QPushButton) if one.accessibleName().startswith(start)]
    return next(one for one in found if one.isVisible())


def store(desk: Desk, connection: int) -> ConnectionView:
    view = desk.console.store(connection)
    assert view is not None
    return view


def dialog(desk: Desk) -> Any:
    return next(one for one in desk.window.findChildren(QDialog) if one.isVisible())


async def read_and_retry(desk: Desk, connection: int) -> None:
    """Read why deliveries failed, in a sentence and in the answer; then retry them all."""
    await until(lambda: store(desk, connection).failed, desk.console.stores_changed)
    assert desk.window.store_page.bar.count_at(FAILURES) == store(desk, connection).failed
    tab = open_tab(desk, FAILURES)
    await tab.work.finish()
    assert tab.banner.isVisible()
    said = {label.text() for label in tab.findChildren(QLabel) if label.isVisible()}
    assert "Something in the record is not valid" in said
    press(named(tab, "Details of Product updated"))
    await tab.work.finish()
    details = dialog(desk)
    assert isinstance(details, RequestDialog)
    assert "422" in details.tries.toPlainText()
    details.accept()
    await order(desk.world, "/faults", profile="none")
    press(named(tab, "Retry all"))
    await until(lambda: not store(desk, connection).failed, desk.console.stores_changed)


async def keep_requests(desk: Desk, connection: int, world: Sandbox) -> None:
    """Turn debug mode on; a request that is delivered afterwards can still be read."""
    tab = open_tab(desk, SETTINGS)
    await tab.work.finish()
    QTest.mouseClick(tab.debug, Qt.MouseButton.LeftButton)
    await tab.work.finish()
    assert (await desk.link.client.settings(connection)).debug
    await order(world, "/store/mutate", kind="product", action="update", id=await a_product(desk, connection),
                values={"name": "A name of today"})  # fmt: skip
    tab = open_tab(desk, SYNC)
    await until(tab.start.isVisible, desk.console.progress_changed)
    press(tab.start)
    table = tab.log.table

    def arrived() -> bool:
        row = table.row(0)
        return row is not None and row.summary.title == "A name of today" and row.state == "delivered"

    await until(arrived, table.dataChanged, table.rowsInserted, table.modelReset)
    tab.log.rows.setCurrentIndex(table.index(0, 0))
    await tab.log._work.finish()
    press(tab.log.show_request)
    assert "A name of today" in dialog(desk).request.toPlainText()
    dialog(desk).accept()


async def a_product(desk: Desk, connection: int) -> int:
    """Return the number of a product that was sent."""
    from app.model.api import DeliveryQuery
    from app.model.records import RecordKind

    page = await desk.link.client.deliveries(DeliveryQuery(connection=connection, kind=RecordKind.PRODUCT))
    return int(page.rows[-1].record_id)


async def disconnect(desk: Desk, connection: int) -> None:
    """End a connection: the question says what it does, and the store's password is gone afterwards."""
    desk.window.open_store(connection)
    tab = open_tab(desk, CONNECTION)
    press(tab.ways.disconnect_button)
    press(dialog(desk).action_button)
    await until(lambda: desk.console.store(connection) is None, desk.console.stores_changed)


async def test_the_days_after_the_first_sync(places: Places, world: Sandbox) -> None:
    await order(world, "/faults", target="sequenzy", action="status:422", path_contains="/products", times=999)
    async with new_desk(places, "session", world) as desk:
        first = await desk.connect(PlatformName.SEQUENZY)
        await desk.synced(first)
        await read_and_retry(desk, first)
        await desk.synced(first)
        assert (await desk.report(PlatformName.SEQUENZY))["missing_at_platform"] == 0
        await keep_requests(desk, first, world)
        press(desk.window.sidebar.connect_button)
        QTest.keyClicks(desk.wizard.find_step.address, world.store)
        press(desk.wizard.find_step.find_button)
        await until(desk.wizard.find_step.can_advance, desk.wizard.find_step.changed)
        press(desk.wizard.primary)
        await desk.let_in()
        await desk.choose(PlatformName.SEGMENTFLOW)
        await desk.approve()
        await desk.complete()
        await until(lambda: len(desk.console.stores) == 2, desk.console.stores_changed)
        second = next(view.id for view in desk.console.stores if view.id != first)
        await desk.synced(second)
        assert len(await desk.passwords_in_store()) == 2
    async with new_desk(places, "session", world) as desk:
        await until(lambda: len(desk.console.stores) == 2, desk.console.stores_changed)
        await disconnect(desk, first)
        assert [view.id for view in desk.console.stores] == [second]
        assert len(await desk.passwords_in_store()) == 1
        report = await desk.report(PlatformName.SEGMENTFLOW)
        assert (report["missing_at_platform"], report["duplicates_at_platform"]) == (0, 0)
