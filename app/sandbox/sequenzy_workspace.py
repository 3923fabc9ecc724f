"""One company's data at Sequenzy, with the platform's rules: idempotency, history, consent, jobs."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.sandbox.effects import Behaviour, Ledger, OrderEffect, order_of, record_number, refund_of
from app.sandbox.options import Clock, JsonObject
from app.sandbox.people import canonical
from app.sandbox.sequenzy_models import (
    Attributes,
    DuplicateStrategy,
    ImportInput,
    ImportRow,
    OrderInput,
    ProductInput,
    SubscriberFields,
)

HISTORY_AFTER = timedelta(hours=1)
OLDEST = timedelta(days=5 * 365 + 1)
IMPORT_SECONDS = 0.5
DEFAULT_LISTS = ("list_newsletter",)
_KINDS = {f"ecommerce.order_{kind}": kind for kind in ("placed", "fulfilled", "cancelled", "refunded")}


class TooOldError(ValueError):
    """Raise for an event older than five years."""


class UnknownContactError(LookupError):
    """Raise where an externalId leads to nobody and no address is given."""


@dataclass(slots=True)
class Subscriber:
    """A contact."""

    id: str
    email: str
    created: datetime
    status: str = "active"
    external_id: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    timezone: str | None = None
    attributes: Attributes = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    lists: tuple[str, ...] = ()
    updated: datetime | None = None
    unsubscribed_at: datetime | None = None


@dataclass(slots=True)
class ImportJob:
    """An import of subscribers; its rows take effect when it completes."""

    id: str
    body: ImportInput
    created: datetime
    polls: int = 0
    completed: datetime | None = None
    added: int = 0
    updated: int = 0
    duplicate_rows: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Event:
    """An event on its way in."""

    name: str
    event_id: str | None
    occurred: datetime
    properties: dict[str, Any] | None
    live: bool


class Workspace:
    """Products, contacts and events of a company."""

    def __init__(self, clock: Clock, import_polls: int) -> None:
        self._clock = clock
        self._import_polls = import_polls
        self.ledger = Ledger()
        self.products: dict[str, JsonObject] = {}
        self.subscribers: dict[str, Subscriber] = {}
        self.suppressed: set[str] = set()
        self.imports: dict[str, ImportJob] = {}
        self.events = 0
        self._external: dict[str, str] = {}
        self._event_ids: set[str] = set()
        self._orders: dict[tuple[str, str], int] = {}
        self._import_keys: dict[tuple[str, str], str] = {}

    # -- products ------------------------------------------------------------------------------

    def upsert_product(self, product: ProductInput) -> JsonObject:
        """Create or update a product: omitted fields keep their value, null clears."""
        given = product.model_dump(by_alias=True, exclude_unset=True, mode="json")
        known = self.products.setdefault(product.product_id, {"inStock": True})
        known.update(given)
        return known

    # -- contacts ------------------------------------------------------------------------------

    def find(self, email: str | None, external_id: str | None) -> Subscriber | None:
        """Return a contact by address, else by the customer's own id."""
        if email:
            return self.subscribers.get(canonical(email))
        return self.subscribers.get(self._external.get(external_id or "", ""))

    def save(
        self, given: SubscriberFields, strategy: DuplicateStrategy, created: datetime | None
    ) -> tuple[Subscriber, str]:
        """Create or update a contact; return it with added, updated or skipped. Nobody is resubscribed."""
        known = self.find(given.email, given.external_id)
        if known is None:
            contact = self._add(canonical(given.email), given.status or "active", created)
            self._fill(contact, given, overwrite=True)
            return contact, "added"
        if strategy == "skip":
            return known, "skipped"
        if created and created < known.created:
            known.created = created
        self._fill(known, given, overwrite=strategy == "overwrite")
        if given.status in {"unsubscribed", "bounced"} and strategy == "overwrite":
            self.unsubscribe(known, given.status)
        return known, "updated"

    def rename(self, contact: Subscriber, email: str) -> None:
        """Change a contact's address."""
        del self.subscribers[contact.email]
        contact.email = email
        self.subscribers[email] = contact
        if contact.external_id:
            self._external[contact.external_id] = email

    def identify(self, contact: Subscriber, external_id: str) -> None:
        """Give a contact the customer's own id."""
        contact.external_id = external_id
        self._external[external_id] = contact.email

    def unsubscribe(self, contact: Subscriber, status: str) -> None:
        """Take a contact off all lists."""
        if contact.status == "active":
            contact.status, contact.lists, contact.unsubscribed_at = status, (), self._clock()

    def forget(self, contact: Subscriber) -> None:
        """Delete a contact."""
        self.subscribers.pop(contact.email, None)
        self._external.pop(contact.external_id or "", None)

    def _add(self, email: str, status: str, created: datetime | None) -> Subscriber:
        now = self._clock()
        number = hashlib.sha256(email.encode()).hexdigest()[:20]
        if email in self.suppressed:
            status = "unsubscribed"  # whoever left the company altogether is not made a subscriber by a new contact
        lists = DEFAULT_LISTS if status == "active" else ()
        contact = Subscriber(f"sub_{number}", email, created or now, status, lists=lists)
        self.subscribers[email] = contact
        return contact

    def _fill(self, contact: Subscriber, given: SubscriberFields, *, overwrite: bool) -> None:
        contact.updated = self._clock()
        for name in ("first_name", "last_name", "phone", "timezone"):
            value = getattr(given, name)
            if value is not None and (overwrite or getattr(contact, name) is None):
                setattr(contact, name, value)
        if given.external_id and (overwrite or not contact.external_id):
            self.identify(contact, given.external_id)
        attributes = given.custom_attributes or {}
        contact.attributes = {**contact.attributes, **attributes} if overwrite else {**attributes, **contact.attributes}
        contact.tags = sorted({*contact.tags, *(given.tags or ())})

    # -- imports -------------------------------------------------------------------------------

    def begin_import(self, body: ImportInput, content: bytes) -> tuple[ImportJob, bool]:
        """Queue an import; return it, and whether the same request was queued before."""
        key = (body.idempotency_key or "", hashlib.sha256(content).hexdigest())
        known = self._import_keys.get(key) if body.idempotency_key else None
        if known is not None:
            return self.imports[known], True
        job = ImportJob(f"imp_{len(self.imports) + 1}", body, self._clock())
        self.imports[job.id] = job
        self._import_keys[key] = job.id
        return job, False

    def poll(self, job: ImportJob) -> None:
        """Note that somebody asked: after some questions the job is done, however short the time."""
        job.polls += 1
        if job.completed is None and job.polls >= self._import_polls:
            self._finish(job)

    def advance(self) -> None:
        """Complete the imports whose time has come."""
        now = self._clock()
        for job in self.imports.values():
            if job.completed is None and now >= job.created + timedelta(seconds=IMPORT_SECONDS):
                self._finish(job)

    def _finish(self, job: ImportJob) -> None:
        job.completed = self._clock()
        seen: set[str] = set()
        for row in job.body.subscribers:
            email = canonical(row.email)
            if not email:
                job.failed["invalid_email"] += 1
            elif email in self.suppressed:
                job.skipped["suppressed"] += 1
            elif email in seen:
                job.duplicate_rows += 1
                job.skipped["duplicate_in_import"] += 1
            else:
                self._import_row(job, row)
            seen.add(email)

    def _import_row(self, job: ImportJob, row: ImportRow) -> None:
        _, outcome = self.save(row, job.body.duplicate_strategy, row.created_at)
        if outcome == "skipped":
            job.skipped["already_exists"] += 1
        elif outcome == "updated":
            job.updated += 1
        else:
            job.added += 1
            enrol = job.body.enroll_in_sequences
            if enrol if enrol is not None else row.created_at is None:
                self.ledger.automations += 1
                self.ledger.blame("import_enrolled", f"{job.id}: an imported contact was enrolled in sequences")

    # -- events --------------------------------------------------------------------------------

    def is_history(self, occurred: datetime) -> bool:
        """Tell whether an event is recorded without starting anything. Raises TooOldError."""
        age = self._clock() - occurred
        if age > OLDEST:
            raise TooOldError("occurredAt is older than the 5-year historical import window")
        return age > HISTORY_AFTER

    def person(self, email: str | None, external_id: str | None) -> tuple[Subscriber, bool]:
        """Return the contact of an event, and whether it had to be made. Raises UnknownContactError."""
        known = self.find(email, external_id)
        if known is not None:
            return known, False
        if not canonical(email):
            raise UnknownContactError("externalId does not belong to a contact, and no email was given")
        contact = self._add(canonical(email), "active", None)
        if external_id:
            self.identify(contact, external_id)
        self.ledger.implicit_subscribers += contact.status == "active"
        return contact, True

    def record(self, contact: Subscriber, event: Event) -> bool:
        """Record an event; return False where its id is known already."""
        if event.event_id is not None:
            if event.event_id in self._event_ids:
                return False
            self._event_ids.add(event.event_id)
        self.events += 1
        if event.live:
            self.ledger.automations += 1
        kind = _KINDS.get(event.name)
        if kind is not None:
            order = order_of(event.properties)
            if order is None:
                self.ledger.blame("order_event_without_order", f"{event.name} names no order in its properties")
            self._effect(kind, order, refund_of(event.properties), contact, event.live, "events")
        else:
            rows = [row for row in (event.properties or {}).get("items") or () if isinstance(row, dict)]
            lines = tuple(str(row.get("title", "")) for row in rows)
            self.ledger.behaviour.append(Behaviour(event.name, contact.email, lines, event.live))
        return True

    def push_order(self, body: OrderInput) -> bool:
        """Take an order; return False where this status of it is known. A refund counts when it grew."""
        key = (body.order_id, body.status)
        size = body.refund_amount_cents or 0
        if key in self._orders and (body.status != "refunded" or size <= self._orders[key]):
            return False
        self._orders[key] = size
        contact, _ = self.person(body.customer.email, body.customer.external_id)
        self.ledger.automations += 1
        order = record_number(body.order_id)
        self._effect(body.status, order, refund_of(body.properties), contact, live=True, channel="orders")
        self._count(contact, body)
        return True

    def _count(self, contact: Subscriber, body: OrderInput) -> None:
        totals = body.customer_totals
        if totals is not None:
            contact.attributes["ordersCount"] = totals.orders_count
            contact.attributes["totalSpent"] = totals.total_spent_cents
        elif body.status == "placed":
            contact.attributes["ordersCount"] = float(_number(contact.attributes.get("ordersCount")) + 1)
            contact.attributes["totalSpent"] = float(_number(contact.attributes.get("totalSpent")) + body.total_cents)

    def _effect(self, kind: str, order: int | None, refund: str, contact: Subscriber, live: bool, channel: str) -> None:
        received = int(self._clock().timestamp())
        self.ledger.effects.append(OrderEffect(kind, order, refund, contact.email, live, received, channel))


def _number(value: object) -> float:
    return value if isinstance(value, int | float) else 0.0
