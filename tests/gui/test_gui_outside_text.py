"""Text from outside is shown as text: tags, control characters, turned directions and endless names do nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from waiting import until

from app.model import api
from app.model.deliveries import DeliveryState
from app.ui import showcase_data
from app.ui.delivery_table import Column
from app.ui.screenshots import Studio
from app.ui.showcase import ShowcaseClient
from app.ui.store_page import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC
from app.ui.theme import dress

HOSTILE = '<b>x</b><img src="http://evil.example/p.png">\u202egpj.exe\x07\n&amp; &Sync ' + "ä" * 10_000
DANGEROUS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x07\x00")
MARKUP = "<b>x</b><img src="


def hostile_client() -> ShowcaseClient:
    client = ShowcaseClient()
    for number, view in client.views.items():
        facts = view.facts.model_copy(update={"name": HOSTILE, "wordpress_version": HOSTILE, "timezone": HOSTILE})
        changes = {"name": HOSTILE, "company": HOSTILE, "connected_by": HOSTILE, "facts": facts}
        client.views[number] = view.model_copy(update=changes)
    summary = api.Summary(number=HOSTILE, title=HOSTILE, email=HOSTILE)
    client.rows = [row.model_copy(update={"summary": summary}) for row in client.rows]
    client.groups = showcase_data.failure_groups(client.views[1].connected_at, client.rows)
    client.found = client.found.model_copy(update={"name": HOSTILE})
    return client


@pytest.fixture
async def studio(qapp: QApplication) -> AsyncIterator[Studio]:
    if not qapp.styleSheet():
        dress(qapp)
    made = Studio(qapp, hostile_client())
    made.window.show()
    await until(lambda: made.console.known, made.console.stores_changed)
    yield made
    await made.end()


def labels(within: QWidget) -> Iterator[QLabel]:
    for label in within.findChildren(QLabel):
        if label.text():
            yield label


def assert_harmless(within: QWidget) -> None:
    for label in labels(within):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()[:60]
        assert not DANGEROUS & set(label.text()), label.text()[:60]
    for widget in within.findChildren(QWidget):
        assert "<b>" not in widget.toolTip(), widget
        assert "<img" not in widget.toolTip(), widget
        if isinstance(widget, QAbstractButton):
            assert not DANGEROUS & set(widget.text())


def shown(within: QWidget) -> str:
    return "\n".join(label.text() for label in labels(within))


@pytest.mark.parametrize("tab", [CONNECTION, SYNC, FAILURES, SETTINGS, FORMS])
async def test_every_tab_shows_hostile_names_as_text(studio: Studio, tab: int) -> None:
    await studio.show_store(tab=tab)
    assert_harmless(studio.window)
    assert MARKUP in studio.window.store_page.header.name.text()
    assert studio.window.width() <= 1120


async def test_a_hostile_company_is_shown_with_its_tags(studio: Studio) -> None:
    await studio.show_store(tab=CONNECTION)
    assert MARKUP in shown(studio.window.store_page.connection_tab.facts)


async def test_the_log_shows_hostile_records_as_text(studio: Studio) -> None:
    await studio.show_store(tab=SYNC)
    table = studio.window.store_page.sync_tab.log.table
    record = str(table.index(0, Column.RECORD).data())
    assert MARKUP in record
    assert not DANGEROUS & set(record)
    assert len(record) < 400
    hint = str(table.index(0, Column.RECORD).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;img" in hint
    assert "<img" not in hint


async def test_a_hostile_delivery_opens_as_text(studio: Studio) -> None:
    await studio.show_store(tab=SYNC)
    log = studio.window.store_page.sync_tab.log
    failed = next(at for at in range(table_rows(studio)) if log.table.row(at).state is DeliveryState.FAILED)  # type: ignore[union-attr]
    log.rows.selectRow(failed)
    await studio.until(log.show_request.isVisible)
    log.show_request.click()
    dialog = next(one for one in studio.window.findChildren(QDialog) if one.isVisible())
    assert_harmless(dialog)
    dialog.reject()


def table_rows(studio: Studio) -> int:
    return studio.window.store_page.sync_tab.log.table.rowCount()


async def test_the_list_of_all_stores_and_the_question_show_names_as_text(studio: Studio) -> None:
    studio.window.sidebar.choose(0)
    await studio.settle()
    page = studio.window.stores_page
    name = page.table.index(0, 0)
    assert MARKUP in str(name.data())
    assert "&lt;b&gt;" in str(name.data(Qt.ItemDataRole.ToolTipRole))
    assert_harmless(page)
    await studio.show_store(tab=CONNECTION)
    studio.window.store_page.connection_tab.ways.disconnect_button.click()
    dialog = next(one for one in studio.window.findChildren(QDialog) if one.isVisible())
    assert_harmless(dialog)
    assert dialog.width() <= studio.window.width()
    dialog.reject()


async def test_the_wizard_shows_a_hostile_site_as_text(studio: Studio) -> None:
    studio.window.connect_store("x.example")
    wizard = studio.window.wizard
    assert wizard is not None
    await until(wizard.find_step.can_advance, wizard.find_step.changed)
    wizard.primary.click()
    await studio.until(lambda: wizard.authorise.pane.busy_with_page)
    assert MARKUP in wizard.authorise.title.text()
    wizard.authorise.pane.close_browser()
    await studio.settle()
    assert_harmless(wizard)
