"""The delivery log as a model: pages by key, stays up to date, and keeps its place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.model import api
from app.model.deliveries import DeliveryState
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.ui.agent_link import AgentLink, LinkState
from app.ui.console import Console
from app.ui.delivery_table import PAGE, Column, DeliveryTable
from app.ui.options import ConsoleOptions
from app.ui.showcase import ShowcaseClient, now
from app.ui.showcase_data import CAFE
from app.ui.work import Work

TOP = QModelIndex()


class Log:
    """A table on an agent in memory."""

    def __init__(self, client: ShowcaseClient, console: Console) -> None:
        self.client = client
        self.table = DeliveryTable(console, console)

    async def come(self) -> None:
        for work in self.table.findChildren(Work):
            await work.finish()

    async def show(self, state: DeliveryState | None = None, kind: RecordKind | None = None, text: str = "") -> None:
        self.table.filter(CAFE, state, kind, text)
        await self.come()

    async def look_again(self, visible: tuple[int, int] | None = None) -> None:
        self.table.refresh(visible)
        await self.come()

    async def scroll_on(self) -> None:
        self.table.fetchMore(TOP)
        await self.come()

    @property
    def ids(self) -> list[int]:
        rows = (self.table.row(number) for number in range(self.table.rowCount()))
        return [row.id for row in rows if row is not None]

    def asked(self) -> list[api.DeliveryQuery]:
        return [one[1] for one in self.client.asked if one[0] == "deliveries"]  # type: ignore[misc]


def rows(ids: Sequence[int], template: api.DeliveryRow, **changes: Any) -> list[api.DeliveryRow]:
    return [template.model_copy(update={"id": number, **changes}) for number in ids]


@pytest.fixture
async def log() -> AsyncIterator[Log]:
    client = ShowcaseClient()

    async def connect() -> Any:
        return client

    link = AgentLink(connect)
    console = Console(link, ConsoleOptions(), now=now)
    link._client = client  # type: ignore[assignment]  # no listening: these tests tell of changes themselves
    link.state = LinkState.READY
    client.rows = rows(range(250, 0, -1), client.rows[0])
    made = Log(client, console)
    yield made
    for work in (console.work, *made.table.findChildren(Work)):
        work.cancel()
    console.deleteLater()


async def test_only_the_first_page_is_loaded(log: Log) -> None:
    await log.show()
    assert log.ids == list(range(250, 250 - PAGE, -1))
    assert len(log.asked()) == 1


async def test_scrolling_asks_for_the_rows_below_the_last_key(log: Log) -> None:
    await log.show()
    await log.scroll_on()
    assert log.asked()[-1].before == 250 - PAGE + 1
    while log.table.canFetchMore(TOP):
        await log.scroll_on()
    assert log.ids == list(range(250, 0, -1))


async def test_rows_that_came_meanwhile_are_neither_doubled_nor_skipped_by_scrolling(log: Log) -> None:
    await log.show()
    log.client.rows[:0] = rows((253, 252, 251), log.client.rows[0])
    await log.scroll_on()
    await log.look_again()
    assert log.ids == list(range(253, 250 - 2 * PAGE, -1))


async def test_scrolling_twice_before_the_answer_asks_once(log: Log) -> None:
    await log.show()
    log.table.fetchMore(TOP)
    log.table.fetchMore(TOP)
    await log.come()
    assert len(log.asked()) == 2


async def test_new_rows_are_put_on_top_without_a_reset(log: Log) -> None:
    await log.show()
    resets: list[None] = []
    log.table.modelReset.connect(lambda: resets.append(None))
    log.client.rows[:0] = rows((252, 251), log.client.rows[0])
    await log.look_again()
    assert log.ids[:3] == [252, 251, 250]
    assert resets == []


async def test_more_new_rows_than_a_page_begin_the_table_anew(log: Log) -> None:
    await log.show()
    log.client.rows[:0] = rows(range(500, 250, -1), log.client.rows[0])
    await log.look_again()
    assert log.ids == list(range(500, 500 - PAGE, -1))
    await log.scroll_on()
    assert log.ids == list(range(500, 500 - 2 * PAGE, -1))


async def test_a_changed_state_changes_its_row_alone(log: Log) -> None:
    await log.show()
    changed: list[int] = []
    log.table.dataChanged.connect(lambda first, last: changed.append(first.row()))
    log.client.rows[4] = log.client.rows[4].model_copy(update={"state": DeliveryState.FAILED})
    await log.look_again()
    assert changed == [4]
    assert log.table.data(log.table.index(4, Column.STATE)) == "failed"


async def test_rows_that_are_looked_at_far_down_are_kept_up_to_date(log: Log) -> None:
    await log.show()
    await log.scroll_on()
    far = PAGE + PAGE // 2
    log.client.rows[far] = log.client.rows[far].model_copy(update={"state": DeliveryState.FAILED})
    await log.look_again((far - 5, far + 5))
    assert log.table.data(log.table.index(far, Column.STATE)) == "failed"


@pytest.mark.parametrize("at", [0, 1, 2])
async def test_a_row_that_no_longer_matches_the_filter_goes(log: Log, at: int) -> None:
    log.client.rows = rows((30, 20, 10), log.client.rows[0], state=DeliveryState.FAILED)
    await log.show(DeliveryState.FAILED)
    log.client.rows[at] = log.client.rows[at].model_copy(update={"state": DeliveryState.WAITING})
    await log.look_again()
    assert log.ids == [one for one in (30, 20, 10) if one != (30, 20, 10)[at]]


async def test_when_nothing_matches_any_more_the_table_is_empty(log: Log) -> None:
    log.client.rows = rows((30, 20), log.client.rows[0], state=DeliveryState.FAILED)
    await log.show(DeliveryState.FAILED)
    log.client.rows = rows((30, 20), log.client.rows[0], state=DeliveryState.DELIVERED)
    await log.look_again()
    assert log.ids == []
    assert log.table.loaded


async def test_qts_own_model_tester_finds_no_fault(log: Log) -> None:
    """Its complaints are warnings, and a warning fails the test; it fetches by itself."""
    tester = QAbstractItemModelTester(log.table, QAbstractItemModelTester.FailureReportingMode.Warning)
    await log.show()
    log.client.rows[:0] = rows((252, 251), log.client.rows[0])
    del log.client.rows[5]
    log.client.rows[8] = log.client.rows[8].model_copy(update={"state": DeliveryState.FAILED})
    await log.look_again()
    await log.show(DeliveryState.FAILED)
    assert tester.model() is log.table
    assert len(log.ids) == 1


async def test_filters_are_asked_of_the_agent(log: Log) -> None:
    await log.show(DeliveryState.FAILED, RecordKind.ORDER, "mara@example.test")
    asked = log.asked()[-1]
    assert (asked.connection, asked.state, asked.kind, asked.text) == (
        CAFE,
        DeliveryState.FAILED,
        RecordKind.ORDER,
        "mara@example.test",
    )


async def test_an_answer_to_an_older_filter_is_not_shown(log: Log) -> None:
    log.table.filter(CAFE, DeliveryState.DELIVERED, None, "")
    log.table.filter(CAFE, DeliveryState.FAILED, None, "")
    await log.come()
    assert log.ids == []


async def test_after_a_failed_page_scrolling_asks_again(log: Log) -> None:
    await log.show()
    log.client.refusals["deliveries"] = ProblemError(ProblemCode.AGENT_UNREACHABLE)
    await log.scroll_on()
    del log.client.refusals["deliveries"]
    assert log.table.canFetchMore(TOP)
    await log.scroll_on()
    assert len(log.ids) == 2 * PAGE


async def test_a_tooltip_shows_markup_from_a_store_as_text(log: Log) -> None:
    summary = api.Summary(title="<img src=x>")
    log.client.rows = rows((1,), log.client.rows[0], summary=summary)
    await log.show()
    shown = log.table.data(log.table.index(0, Column.RECORD), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in str(shown)
    assert log.table.data(log.table.index(0, Column.RECORD)) == "<img src=x>"
