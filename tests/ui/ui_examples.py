"""Messages of the local API for the presenters' tests, each with one thing changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from app.model import api
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.records import RecordKind
from app.model.settings import PlatformName
from app.model.store import StoreFacts

NOW = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


def a_view(**changes: Any) -> api.ConnectionView:
    """Return a connection in sync."""
    view = api.ConnectionView(
        id=1,
        name="Café Lumière",
        home="https://cafe.example",
        platform=PlatformName.SEQUENZY,
        company="Lumière GmbH",
        state=api.ConnectionState.CONNECTED,
        credential_fingerprint="3f9a2c1e",
        connected_at=NOW - timedelta(days=18),
        facts=StoreFacts(name="Café Lumière", home="https://cafe.example"),
        platform_url="https://sequenzy.com",
    )
    return view.model_copy(update=changes)


def a_row(**changes: Any) -> api.DeliveryRow:
    """Return a delivered order."""
    row = api.DeliveryRow(
        id=7,
        connection=1,
        change=ChangeKind.ORDER_COMPLETED,
        kind=RecordKind.ORDER,
        record_id="10482",
        summary=api.Summary(number="10482", email="m…@example.test"),
        state=DeliveryState.DELIVERED,
        lane=Lane.LIVE,
        tries=1,
        created_at=NOW - timedelta(minutes=2),
        updated_at=NOW - timedelta(minutes=2),
    )
    return row.model_copy(update=changes)


def a_sync(**changes: Any) -> api.SyncProgress:
    """Return a sync in the middle of the orders."""
    state = api.SyncState
    kinds = (
        api.KindProgress(kind=RecordKind.PRODUCT, state=state.DONE, done=20, total=20, finished_at=NOW),
        api.KindProgress(kind=RecordKind.CUSTOMER, state=state.DONE, done=30, total=30, delivering=10),
        api.KindProgress(kind=RecordKind.GUEST, state=state.RUNNING, done=4),
        api.KindProgress(kind=RecordKind.ORDER, state=state.RUNNING, done=50, total=200, per_second=42.4),
    )
    progress = api.SyncProgress(connection=1, state=state.RUNNING, phase="orders", kinds=kinds, started_at=NOW)
    return progress.model_copy(update=changes)
