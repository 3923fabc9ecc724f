"""Started checkouts: WooCommerce's block checkout keeps what a shopper typed as a draft of an order.

It is told once it was left alone for some minutes, is still no order, has an address, and consent allows. Known by the
draft's own id, it is the same checkout to whoever sees it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.delivery.outbox import Entry
from app.model.changes import Change, ChangeKind
from app.model.records import Customer, GuestBuyer, Order, RecordKind
from app.storage.schema import started_checkouts
from app.stores.consent import subscription
from app.sync import ledger
from app.sync.detection import Detector

DRAFT = "checkout-draft"
QUIET = timedelta(minutes=10)
OCCURRENCE = "checkout:1"
MOST = 100
"""Drafts that are looked at again in one poll."""


def note(connection: Connection, detector: Detector, orders: Sequence[Order]) -> None:
    """Remember the drafts that may become a started checkout, and forget those that became an order."""
    since = detector.since.get(RecordKind.ORDER)
    told = ledger.known(connection, detector.scope_id, [order.id for order in orders])
    settled: list[int] = []
    for order in orders:
        row = told.get(order.id)
        began = order.created_at is not None and since is not None and order.created_at >= since
        if order.status == DRAFT and order.email and began and OCCURRENCE not in (row.told if row else []):
            _wait(connection, detector.scope_id, order.id, (order.modified_at or detector.now) + QUIET)
        else:
            settled.append(order.id)
    drop(connection, detector.scope_id, settled)


def due(connection: Connection, scope_id: int, store_now: datetime) -> list[int]:
    """Return drafts that were left alone for long enough, as far as is known."""
    asked = select(started_checkouts.c.order_id).where(
        started_checkouts.c.scope_id == scope_id, started_checkouts.c.due_at <= store_now
    )
    return list(connection.execute(asked.order_by(started_checkouts.c.due_at).limit(MOST)).scalars())


def drop(connection: Connection, scope_id: int, numbers: Sequence[int]) -> None:
    """Wait for these drafts no longer."""
    mine = started_checkouts.c.scope_id == scope_id
    connection.execute(delete(started_checkouts).where(mine, started_checkouts.c.order_id.in_(numbers)))


def tell(
    connection: Connection,
    detector: Detector,
    orders: Sequence[Order],
    accounts: Mapping[int, Customer],
    store_now: datetime,
) -> list[Entry]:
    """Return the entries of drafts as they are now, just read; those touched meanwhile are waited for again."""
    entries: list[Entry] = []
    known = ledger.known(connection, detector.scope_id, [order.id for order in orders])
    for order in orders:
        if order.status == DRAFT and order.modified_at is not None and order.modified_at + QUIET > store_now:
            _wait(connection, detector.scope_id, order.id, order.modified_at + QUIET)
            continue
        drop(connection, detector.scope_id, [order.id])
        row = known.get(order.id)
        told = row.told if row else []
        if order.status != DRAFT or not order.email or OCCURRENCE in told:
            continue
        found = _started(connection, detector, order, accounts.get(order.customer_id))
        if found:
            entries += found
            noted = {order.id: [*told, OCCURRENCE]}
            ledger.enter(connection, detector.scope_id, detector.hasher, [order], noted)
    return entries


def _started(connection: Connection, detector: Detector, order: Order, account: Customer | None) -> list[Entry]:
    """Return the entries of a started checkout: the person first where nobody of that address is known."""
    person = detector.hasher.person(order.email)
    meta = {**order.consent_meta, **(account.consent_meta if account else {})}
    agreed = subscription(meta, detector.settings.consent_meta_key)
    change = Change(
        kind=ChangeKind.CHECKOUT_STARTED,
        record=order,
        record_id=str(order.id),
        email=order.email,
        occurred_at=order.modified_at or order.created_at,
        occurrence=OCCURRENCE,
        subscription=agreed,
    )
    event = detector.event(change, RecordKind.ORDER, person)
    if not event or detector.is_known(connection, person):
        return event
    shopper = GuestBuyer(
        email=order.email,
        first_name=order.billing.first_name,
        last_name=order.billing.last_name,
        billing=order.billing,
        consent_meta=order.consent_meta,
    )
    return [*detector.guest(connection, shopper, person), *event]


def _wait(connection: Connection, scope_id: int, order_id: int, until: datetime) -> None:
    values = {"due_at": until}
    connection.execute(
        insert(started_checkouts)
        .values(scope_id=scope_id, order_id=order_id, **values)
        .on_conflict_do_update(["scope_id", "order_id"], set_=values)
    )
