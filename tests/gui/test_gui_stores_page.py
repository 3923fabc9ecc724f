"""All stores: searched, sorted, several acted on at once, and their failures by cause."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from showing import Showing, showing

from app.model import api
from app.model.reasons import ProblemCode, ProblemError, ReasonCode
from app.ui.showcase import NOW, ShowcaseClient
from app.ui.showcase_data import BARN, BLOG, CAFE
from app.ui.store_page import FAILURES
from app.ui.stores_page import StoresPage
from app.ui.stores_table import Column

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


async def all_stores(shown: Showing) -> StoresPage:
    shown.window.sidebar.choose(0)
    await shown.settle()
    return shown.window.stores_page


def listed(page: StoresPage) -> list[int | None]:
    return [page.table.store_at(row) for row in range(page.table.rowCount())]


def choose(page: StoresPage, *stores: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for number in stores:
        row = page.table.row_of(number)
        assert row is not None
        page.rows.selectionModel().select(page.table.index(row, 0), flags)


async def test_what_needs_somebody_comes_first_and_the_sum_says_how_many() -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        assert listed(page) == [BARN, BLOG, CAFE]
        assert page.sum.text() == "3 stores · 2 need you · 135 deliveries wait"
        row = page.table.row_of(BARN)
        assert row is not None
        assert page.table.index(row, Column.OLDEST).data() == "5 h ago"


@pytest.mark.parametrize(
    ("words", "found"), [("bike", [BARN]), ("HARBOUR.EXAMPLE/BLOG", [BLOG]), ("sequenzy", [CAFE]), ("ltd barn", [BARN])]
)
async def test_stores_are_found_by_name_address_company_and_platform(words: str, found: list[int]) -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        QTest.keyClicks(page.search, words)
        assert listed(page) == found


async def test_a_search_that_finds_nothing_says_so() -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        QTest.keyClicks(page.search, "no such store")
        assert page.empty.isVisible()
        assert not page.check.isEnabled()


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (Column.NAME, [BARN, CAFE, BLOG]),
        (Column.WAITING, [BARN, CAFE, BLOG]),
        (Column.OLDEST, [BARN, CAFE, BLOG]),
        (Column.LAST, [CAFE, BARN, BLOG]),
        (Column.STATE, [BARN, BLOG, CAFE]),
    ],
)
async def test_a_columns_head_sorts(column: Column, order: list[int]) -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        page.rows.horizontalHeader().sectionClicked.emit(int(column))
        assert listed(page) == order


async def test_the_most_failures_can_be_put_first_by_keyboard() -> None:
    client = ShowcaseClient()
    client.views[BLOG] = client.views[BLOG].model_copy(update={"failed": 9})
    async with showing(client) as shown:
        page = await all_stores(shown)
        page.order.setFocus()
        for _ in range(3):
            QTest.keyClick(page.order, Qt.Key.Key_Down)
        assert listed(page)[0] == BLOG


async def test_without_a_choice_all_stores_are_checked() -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        await shown.press(page.check)
        assert {number for (number,) in shown.asked("check_now")} == {CAFE, BARN, BLOG}
        assert shown.said == ["Checked 3 of 3 stores."]


async def test_the_buttons_act_on_the_stores_that_are_chosen() -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        choose(page, CAFE)
        await shown.press(page.pause)
        assert shown.asked("pause") == [(CAFE,)]
        assert shown.console.store(CAFE).state is api.ConnectionState.PAUSED  # type: ignore[union-attr]
        choose(page, CAFE, BLOG)
        await shown.press(page.resume)
        assert sorted(number for (number,) in shown.asked("resume")) == [CAFE, BLOG]


async def test_the_choice_stays_when_the_order_changes() -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        choose(page, BLOG)
        late = {"last_event_at": NOW + timedelta(minutes=1), "state": api.ConnectionState.CONNECTED}
        shown.client.views[BLOG] = shown.client.views[BLOG].model_copy(update=late)
        shown.console.refresh()
        await shown.settle()
        assert listed(page) != [BARN, BLOG, CAFE]
        assert [view.id for view in page.targets()] == [BLOG]


async def test_a_store_that_cannot_be_asked_does_not_hold_the_others_up() -> None:
    client = ShowcaseClient()
    client.refusals["pause"] = ProblemError(ProblemCode.NOT_FOUND)
    async with showing(client) as shown:
        page = await all_stores(shown)
        await shown.press(page.pause)
        assert len(shown.asked("pause")) == 2
        assert shown.said == ["Paused 0 of 2 stores. The others say why on their own pages."]


async def test_failures_are_counted_by_cause_across_stores_and_retried_together() -> None:
    client = ShowcaseClient()
    shared = client.groups[0].model_copy(update={"connection": BARN, "count": 40})
    client.groups = [*client.groups, shared]
    async with showing(client) as shown:
        page = await all_stores(shown)
        buttons = {one.accessibleName(): one for one in page.causes.findChildren(QPushButton)}
        assert "Bike Barn (40): The e-mail address is not valid" in buttons
        await shown.press(buttons["Retry 42: The e-mail address is not valid"])
        assert shown.asked("retry") == [(api.Selection(reason=ReasonCode.INVALID_EMAIL),)]


async def test_a_store_under_a_cause_opens_its_failures() -> None:
    async with showing() as shown:
        page = await all_stores(shown)
        first = next(
            one for one in page.causes.findChildren(QPushButton) if one.accessibleName().startswith("Café Lumière (2)")
        )
        await shown.press(first)
        assert shown.window.sidebar.current() == CAFE
        assert shown.window.store_page.bar.currentIndex() == FAILURES
