"""The Failures tab: causes with what to do, retried and discarded by cause, singly and all at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from showing import showing
from waiting import next_signal

from app import wording
from app.model import api
from app.model.reasons import ReasonCode
from app.ui.request_dialog import RequestDialog
from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import BLOG, CAFE
from app.ui.store_page import CONNECTION, FAILURES, SETTINGS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def named(tab: Any, name: str) -> QPushButton:
    (found,) = [one for one in tab.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    return found


def shown_texts(tab: Any) -> set[str]:
    return {label.text() for label in tab.findChildren(QLabel) if label.isVisible()}


async def test_failures_are_shown_by_cause_with_what_to_do() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        assert tab.banner.accessibleName().startswith("3 deliveries need you. Nothing else is held up.")
        assert {"The e-mail address is not valid", "The store's record could not be read"} <= shown_texts(tab)
        assert "Sequenzy refused these customers. Correct the address in the store, then retry; or discard them." in (
            shown_texts(tab)
        )


async def test_a_record_that_cannot_be_read_says_which_field_is_wrong_and_opens_in_the_store() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        assert "#9870 · total: not an amount" in shown_texts(tab)
        await shown.press(named(tab, "Open Order created #9870 · total: not an amount in wp-admin"))
        (address,) = shown.opened
        assert address.endswith("/wp-admin/admin.php?page=wc-orders&action=edit&id=9870")


async def test_all_can_be_retried_at_once() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(named(tab, "Retry all"))
        assert shown.asked("retry") == [(api.Selection(connection=CAFE),)]
        assert shown.said == ["3 deliveries are tried again."]
        assert tab.empty.isVisible()
        assert not tab.banner.isVisible()


async def test_a_cause_can_be_retried() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(named(tab, "Retry 2: The e-mail address is not valid"))
        assert shown.asked("retry") == [(api.Selection(connection=CAFE, reason=ReasonCode.INVALID_EMAIL),)]
        assert "The e-mail address is not valid" not in shown_texts(tab)
        assert "The store's record could not be read" in shown_texts(tab)


async def test_a_single_delivery_can_be_retried() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(named(tab, "Retry Customer created j…@example.test"))
        (failed,) = [row.id for row in shown.client.rows if row.summary.email == "j…@example.test"]
        assert shown.asked("retry") == [(api.Selection(connection=CAFE, ids=(failed,)),)]
        assert shown.said == ["1 delivery is tried again."]


async def test_discarding_asks_first_and_takes_a_note() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(named(tab, "Discard: The e-mail address is not valid"))
        dialog = shown.dialog()
        assert shown.asked("discard") == []
        assert dialog.windowTitle() == "Discard 2 deliveries?"
        (default,) = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
        assert default.text() == "Cancel"
        dialog.findChild(QLineEdit).setText("test accounts")
        await shown.press(dialog.action_button)
        expected = api.Selection(connection=CAFE, reason=ReasonCode.INVALID_EMAIL, note="test accounts")
        assert shown.asked("discard") == [(expected,)]
        assert shown.said == ["2 deliveries were discarded."]


async def test_a_discard_that_is_thought_over_changes_nothing() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(named(tab, "Discard: The e-mail address is not valid"))
        await shown.press(shown.dialog().cancel_button)
        assert shown.asked("discard") == []


async def test_details_say_why_it_failed() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(named(tab, "Details of Customer created j…@example.test"))
        dialog = shown.dialog()
        assert isinstance(dialog, RequestDialog)
        assert "email: invalid format" in dialog.tries.toPlainText()


async def test_a_store_without_failures_says_so_calmly() -> None:
    async with showing() as shown:
        tab = await shown.open(BLOG, FAILURES)
        assert tab.empty.isVisible()
        assert not tab.banner.isVisible()


async def test_the_badge_counts_what_needs_a_person() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        bar = shown.window.store_page.bar
        assert bar.count_at(FAILURES) == 3
        assert bar.accessibleTabName(FAILURES) == "Failures, 3"
        await shown.press(named(tab, "Retry all"))
        assert bar.count_at(FAILURES) == 0
        assert bar.accessibleTabName(FAILURES) == "Failures"


async def test_new_failures_appear_by_themselves() -> None:
    client = ShowcaseClient()
    groups, client.groups = client.groups, []
    async with showing(client) as shown:
        tab = await shown.open(CAFE, FAILURES)
        assert tab.empty.isVisible()
        client.groups = groups
        due = next_signal(tab._gather.due)
        client.happen(api.DeliveriesChanged(connection=CAFE))
        await due
        await shown.settle()
        assert "The e-mail address is not valid" in shown_texts(tab)


async def test_a_tab_is_asked_for_once_when_it_is_opened() -> None:
    class Counting(ShowcaseClient):
        asked_for_failures = 0

        async def failures(self, connection: int | None = None) -> list[api.FailureGroup]:
            self.asked_for_failures += 1
            return await super().failures(connection)

    client = Counting()
    async with showing(client) as shown:
        await shown.open(CAFE, CONNECTION)
        shown.window.store_page.bar.setCurrentIndex(FAILURES)
        await shown.settle()
        shown.window.store_page.open_tab(CONNECTION)
        shown.window.store_page.open_tab(FAILURES)
        await shown.settle()
        assert client.asked_for_failures == 2


async def test_a_failure_shows_what_was_answered() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        assert "“email: invalid format”" in shown_texts(tab)
        assert "“total: not an amount”" not in shown_texts(tab)  # it stands beside the record, and nobody answered it


@pytest.mark.parametrize(
    ("reason", "button"),
    [
        (ReasonCode.CREDENTIALS_REFUSED, "Reconnect…"),
        (ReasonCode.SCOPE_MISSING, "Open Sequenzy ↗"),
        (ReasonCode.REDIRECTED, "Open Settings"),
    ],
)
async def test_a_cause_leads_to_where_it_is_mended(reason: ReasonCode, button: str) -> None:
    client = ShowcaseClient()
    client.groups = [one.model_copy(update={"reason": reason}) for one in client.groups[:1]]
    async with showing(client) as shown:
        tab = await shown.open(CAFE, FAILURES)
        title = wording.reason(reason, "Sequenzy").title
        await shown.press(named(tab, f"{button}: {title}"))
        page = shown.window.store_page
        done = {
            ReasonCode.CREDENTIALS_REFUSED: lambda: shown.asked("find_store"),
            ReasonCode.SCOPE_MISSING: lambda: shown.opened == ["https://sequenzy.com"],
            ReasonCode.REDIRECTED: lambda: page.bar.currentIndex() == SETTINGS,
        }
        assert done[reason]()
