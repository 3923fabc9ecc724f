"""The Sync tab: what each button does, live progress, and the log with its filters and details."""

from __future__ import annotations

import asyncio
import csv
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from showing import Showing, showing
from waiting import next_signal, until

from app.model import api
from app.model.deliveries import DeliveryState
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.ui.delivery_table import Column
from app.ui.export import PAGE as EXPORT_PAGE
from app.ui.export import harmless
from app.ui.request_dialog import RequestDialog
from app.ui.showcase import NOW, ShowcaseClient
from app.ui.showcase_data import BARN, BLOG, CAFE
from app.ui.store_page import SYNC

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def buttons(tab: Any) -> set[str]:
    return {one.text() for one in (tab.start, tab.pause, tab.resume, tab.cancel, tab.everything) if one.isVisible()}


def idle() -> ShowcaseClient:
    """Return an agent whose second store is in sync and well."""
    client = ShowcaseClient()
    well = {"state": api.ConnectionState.CONNECTED, "problem": None}
    client.views[BARN] = client.views[BARN].model_copy(update=well)
    return client


async def test_a_running_sync_shows_a_row_for_each_kind() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        assert tab.card.title.text() == "First sync"
        assert tab.card.note.text().endswith("about 4 minutes left, Sequenzy allows 100 requests a minute")
        assert [row.bar.accessibleName() for row in tab.rows] == ["Products", "Customers", "Guest buyers", "Orders"]
        assert tab.rows[3].bar.accessibleDescription() == "6,214 of 10,003, 42 a second"


async def test_progress_moves_as_the_agent_tells_of_it() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        moved = shown.client.syncs[CAFE]
        kinds = (*moved.kinds[:3], moved.kinds[3].model_copy(update={"done": 7000}))
        painted = next_signal(tab._paint.due)
        shown.client.happen(api.ProgressChanged(progress=moved.model_copy(update={"kinds": kinds})))
        await painted
        assert tab.rows[3].bar.accessibleDescription().startswith("7,000 of 10,003")


async def test_progress_of_another_store_is_not_shown() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        heard = next_signal(shown.console.progress_changed)
        shown.client.happen(api.ProgressChanged(progress=shown.client.syncs[BARN]))
        await heard
        assert tab.card.title.text() == "First sync"


async def test_pause_and_resume() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        assert buttons(tab) == {"Pause", "Cancel"}
        await shown.press(tab.pause)
        assert shown.asked("pause") == [(CAFE,)]
        assert buttons(tab) == {"Resume", "Cancel"}
        assert "nothing is lost" in tab.card.note.text()
        await shown.press(tab.resume)
        assert shown.asked("resume") == [(CAFE,)]
        assert buttons(tab) == {"Pause", "Cancel"}


async def test_cancel_says_that_what_was_sent_stays() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        await shown.press(tab.cancel)
        assert shown.asked("cancel_sync") == [(CAFE,)]
        assert shown.said == ["Stopped. What was sent stays, and it can go on later."]


async def test_sync_now() -> None:
    async with showing(idle()) as shown:
        tab = await shown.open(BARN, SYNC)
        assert buttons(tab) == {"Sync now", "Sync everything again…"}
        await shown.press(tab.start)
        assert shown.asked("sync") == [(BARN, False)]


async def test_everything_again_asks_first() -> None:
    async with showing(idle()) as shown:
        tab = await shown.open(BARN, SYNC)
        await shown.press(tab.everything)
        assert shown.asked("sync") == []
        await shown.press(shown.dialog().action_button)
        assert shown.asked("sync") == [(BARN, True)]


async def test_everything_again_says_how_long_it_takes() -> None:
    async with showing(idle()) as shown:
        tab = await shown.open(BARN, SYNC)
        await shown.press(tab.everything)
        said = " ".join(label.text() for label in shown.dialog().findChildren(QLabel))
        assert "15,006 records are sent again, which takes about 7 minutes." in said


async def test_what_cannot_be_estimated_is_asked_all_the_same() -> None:
    client = idle()
    client.refusals["estimate"] = ProblemError(ProblemCode.INTERNAL)
    async with showing(client) as shown:
        tab = await shown.open(BARN, SYNC)
        await shown.press(tab.everything)
        await shown.press(shown.dialog().action_button)
        assert shown.asked("sync") == [(BARN, True)]


async def test_a_command_that_fails_is_said_and_can_be_tried_again() -> None:
    client = idle()
    client.refusals["sync"] = ProblemError(ProblemCode.MAINTENANCE, host="bikebarn.example")
    async with showing(client) as shown:
        tab = await shown.open(BARN, SYNC)
        await shown.press(tab.start)
        assert shown.said[0].startswith("The store is in maintenance mode.")
        assert tab.start.isEnabled()


# -- staying in sync -------------------------------------------------------------------------------


async def test_how_soon_changes_are_seen_is_said_in_a_line_with_the_details_behind_it() -> None:
    async with showing(idle()) as shown:
        tab = await shown.open(BARN, SYNC)
        assert tab.soon.text().startswith("Changes in the store are seen within 5 minutes")
        assert "Orders: new within 5 minutes" in tab.soon.toolTip()
        assert not tab.held.isVisible()


def asking() -> ShowcaseClient:
    """Return an agent that holds deletions of the second store."""
    client = idle()
    many = api.HeldDeletions(kind=RecordKind.PRODUCT, count=120, since=NOW)
    client.watches[BARN] = client.watches[BARN].model_copy(update={"held": (many,)})
    return client


@pytest.mark.parametrize(
    ("button", "decision"),
    [("Delete them at the platform too", api.HeldDecision.DELETE), ("Keep them", api.HeldDecision.KEEP)],
)
async def test_many_deletions_are_asked_about(button: str, decision: api.HeldDecision) -> None:
    async with showing(asking()) as shown:
        tab = await shown.open(BARN, SYNC)
        assert tab.held.title.text() == "120 products are gone from the store"
        assert "nothing was deleted" in tab.held.text.text()
        (chosen,) = [one for one in tab.held.buttons if one.text() == button]
        await shown.press(chosen)
        assert shown.asked("decide_held") == [(BARN, decision)]
        assert not tab.held.isVisible()


# -- the log ---------------------------------------------------------------------------------------


def column(shown: Showing, number: Column) -> list[str]:
    table = shown.window.store_page.sync_tab.log.table
    return [table.data(table.index(row, number)) for row in range(table.rowCount())]


async def test_the_log_lists_the_newest_first() -> None:
    async with showing() as shown:
        await shown.open(CAFE, SYNC)
        assert column(shown, Column.WHAT)[:3] == ["Order completed", "Checkout started", "Product updated"]
        assert column(shown, Column.STATE)[:5] == ["delivered", "delivered", "waiting", "again 10:47", "failed"]


async def test_typing_searches_once_nothing_more_is_typed() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        before = len(shown.asked("deliveries"))
        pause = next_signal(tab.log._typing.timeout)
        QTest.keyClicks(tab.log.search, "10482")
        await pause
        await shown.settle()
        assert len(shown.asked("deliveries")) == before + 1
        assert column(shown, Column.RECORD) == ["#10482 · €58.90 · m…@example.test"]


async def test_states_and_kinds_filter() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.states.setCurrentIndex(tab.log.states.findData(DeliveryState.FAILED))
        tab.log.kinds.setCurrentIndex(tab.log.kinds.findData(RecordKind.CUSTOMER))
        await shown.settle()
        assert column(shown, Column.WHAT) == ["Customer created"]


async def test_an_empty_log_and_an_empty_search_say_different_things() -> None:
    async with showing() as shown:
        tab = await shown.open(BLOG, SYNC)
        assert tab.log.empty.text().startswith("No delivery yet.")
        tab.log.states.setCurrentIndex(tab.log.states.findData(DeliveryState.FAILED))
        await shown.settle()
        assert tab.log.empty.text().startswith("Nothing matches.")


async def test_new_deliveries_appear_by_themselves_and_the_choice_stays() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.rows.selectRow(1)
        await shown.settle()
        shown.client.rows.insert(0, shown.client.rows[0].model_copy(update={"id": 2000}))
        due = next_signal(tab.log._refresh.due)
        shown.client.happen(api.DeliveriesChanged(connection=CAFE))
        await due
        await shown.settle()
        assert tab.log.table.row(0).id == 2000
        assert tab.log.rows.currentIndex().row() == 2
        assert tab.log.detail_title.text().startswith("Checkout started")


async def test_a_delivery_shows_its_last_try_and_opens_in_wp_admin() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        assert not tab.log.show_request.isVisible()
        tab.log.rows.selectRow(0)
        await shown.settle()
        assert tab.log.detail_title.text() == "Order completed #10482"
        assert tab.log.detail_line.text() == "POST /orders · 202 in 0.21 s · key 7f3c…"
        await shown.press(tab.log.open_admin)
        assert shown.opened == ["https://cafe-lumiere.example/wp-admin/post.php?post=10482&action=edit"]


async def test_personal_data_is_masked_until_show_is_pressed() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.rows.selectRow(4)
        await shown.settle()
        await shown.press(tab.log.show_request)
        dialog = shown.dialog()
        assert "Mara" not in dialog.request.toPlainText()
        assert "mara@example.test" not in dialog.request.toPlainText()
        await shown.press(dialog.show_button)
        assert "mara@example.test" in dialog.request.toPlainText()
        await shown.press(dialog.show_button)
        assert "mara@example.test" not in dialog.request.toPlainText()


async def test_a_request_that_is_no_longer_kept_says_why() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.rows.selectRow(0)
        await shown.settle()
        await shown.press(tab.log.show_request)
        assert "no longer kept" in shown.dialog().request.toPlainText()
        assert not [one for one in shown.dialog().findChildren(QPushButton) if one.text() == "Show" and one.isVisible()]


async def test_the_log_of_another_store_is_not_left_standing() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.rows.selectRow(0)
        await shown.settle()
        await shown.open(BARN, SYNC)
        assert column(shown, Column.WHAT) == []
        assert not tab.log.show_request.isVisible()


async def test_the_export_holds_what_the_filters_show_and_no_formulas(tmp_path: Path) -> None:
    client = ShowcaseClient()
    client.rows[0] = client.rows[0].model_copy(update={"summary": api.Summary(title="=HYPERLINK(1)")})
    async with showing(client) as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.export_to(str(tmp_path / "log.csv"))
        await shown.settle()
        lines = list(csv.reader((tmp_path / "log.csv").open(encoding="utf-8-sig")))
        assert len(lines) == len(client.rows) + 1
        assert lines[1][3] == "'=HYPERLINK(1)"
        assert shown.said == [f"{len(client.rows)} deliveries exported."]


async def test_the_log_is_cut_at_a_time() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        everything = len(column(shown, Column.WHAT))
        tab.log.times.setCurrentIndex(1)
        await shown.settle()
        assert 0 < len(column(shown, Column.WHAT)) < everything
        asked = tab.log.table.query.since
        tab.load()
        await shown.settle()
        assert tab.log.table.query.since == asked


async def test_an_address_finds_its_persons_timeline() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        assert not tab.log.timeline.isVisible()
        tab.log.search.setText("mara@example.test")
        tab.log.load()
        await shown.settle()
        assert tab.log.timeline.isVisible()


async def test_a_line_says_why_it_did_not_arrive() -> None:
    async with showing() as shown:
        await shown.open(CAFE, SYNC)
        assert "j…@example.test · The e-mail address is not valid" in column(shown, Column.RECORD)
        assert "p…@example.test · The person does not want this" in column(shown, Column.RECORD)


async def test_a_line_is_copied_and_opened_by_key() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.rows.selectRow(4)
        await shown.settle()
        tab.log.rows.setFocus()
        QTest.keySequence(tab.log.rows, QKeySequence(QKeySequence.StandardKey.Copy))
        assert QGuiApplication.clipboard().text().split("\t")[1:4] == [
            "Customer created",
            "j…@example.test · The e-mail address is not valid",
            "failed",
        ]
        QTest.keyClick(tab.log.rows, Qt.Key.Key_Return)
        await shown.settle()
        assert isinstance(shown.dialog(), RequestDialog)


async def test_an_export_that_is_given_up_leaves_no_file(tmp_path: Path) -> None:
    class Endless(ShowcaseClient):
        async def deliveries(self, query: api.DeliveryQuery) -> api.DeliveryPage:
            page = await super().deliveries(query)
            if query.limit == EXPORT_PAGE:
                await asyncio.Event().wait()
            return page

    async with showing(Endless()) as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.export_to(str(tmp_path / "log.csv"))
        waits = shown.console.link.waits
        await until(lambda: waits.shown, waits.changed)
        waits.give_up()
        await shown.settle()
        assert not os.listdir(tmp_path)  # noqa: PTH208 - a test may wait for its disk
        assert tab.log.export_button.isEnabled()


async def test_an_export_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        tab.log.export_to(str(tmp_path / "missing" / "log.csv"))
        await shown.settle()
        assert shown.said == ["The file could not be written. Choose another place."]
        assert tab.log.export_button.isEnabled()


@pytest.mark.parametrize(("cell", "written"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "'-5"), ("#10", "#10")])
def test_no_cell_is_taken_for_a_formula(cell: str, written: str) -> None:
    assert harmless(cell) == written


async def test_what_the_orders_say_is_folded_until_somebody_wants_to_know() -> None:
    async with showing(idle()) as shown:
        tab = await shown.open(BARN, SYNC)
        assert tab.insights.isVisible()
        assert not tab.insights.content.isVisible()
        await shown.press(tab.insights.opener)
        said = [label.text() for label in tab.insights.content.findChildren(QLabel) if label.isVisible()]
        assert "Repeat Customers" in said
        assert "412" in said
        assert "two paid orders or more" in said
        assert "–" in said, "what cannot be counted has no number"
        assert "newsletter" in said
        assert "not recorded" in said


async def test_a_platform_without_ready_made_segments_shows_revenue_alone() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        await shown.press(tab.insights.opener)
        assert not tab.insights.segment_side.isVisible()
        assert tab.insights.revenue_side.isVisible()
