"""Connections as they are kept: rows of the database, and what the local API says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from app.delivery.identity import scope_of
from app.delivery.log import counts
from app.delivery.standing import is_moving, oldest_waiting
from app.model import api
from app.model.reasons import Problem
from app.model.records import RecordKind, kinds_of
from app.model.settings import ConnectionSettings, PlatformName
from app.model.store import Check, ProductForm, StoreFacts, StoreSite
from app.platforms.protocol import Hosts, Span, StoreProfile
from app.platforms.registry import platform
from app.storage.schema import (
    batches,
    checkpoints,
    companions,
    connections,
    deliveries,
    order_ledger,
    records,
    scopes,
    store_spans,
    store_webhooks,
    syncs,
)
from app.sync.checkpoints import load_sync
from app.sync.feeds import forget_feeds

LONGEST_PREFIX = 40
UNSENT = ("waiting", "sending", "accepted", "failed")


@dataclass(frozen=True, slots=True)
class Kept:
    """One connection as the database has it."""

    id: int
    uid: str
    scope_id: int
    scope: str
    platform: PlatformName
    name: str
    home: str
    prefix: str
    state: api.ConnectionState
    problem: Problem | None
    site: StoreSite
    facts: StoreFacts
    settings: ConnectionSettings
    company_id: str
    company_name: str
    public: dict[str, str]
    fingerprint: str
    connected_by: str
    connected_at: datetime
    last_heartbeat_at: datetime | None
    last_event_at: datetime | None
    store_spans: tuple[Span, ...] = ()

    @property
    def began_at(self) -> str:
        """The home address at which the store was first connected."""
        return self.site.began_at or self.home

    @property
    def kinds(self) -> tuple[RecordKind, ...]:
        """What is read of the site."""
        return kinds_of(woocommerce=self.settings.woocommerce)

    @property
    def product_form(self) -> ProductForm:
        """How much of a product is read."""
        return platform(self.platform).product_form

    @property
    def hosts(self) -> Hosts:
        return Hosts(api=self.settings.api_host, dashboard=self.settings.dashboard_host)

    @property
    def profile(self) -> StoreProfile:
        return StoreProfile(
            home=self.home,
            name=self.name,
            currency=self.facts.currency,
            prefix=self.prefix,
            woocommerce=self.settings.woocommerce,
            consent_required=self.settings.consent_required,
            store_spans=self.store_spans,
        )


def prefix_of(home: str) -> str:
    """Return the store's short name before ids at the platform: made of its address, so it is the same everywhere."""
    parts = urlsplit(home)
    place = (parts.hostname or "").removeprefix("www.") + (f"-{parts.port}" if parts.port else "") + parts.path
    slug = re.sub(r"[^a-z0-9]+", "-", place.lower()).strip("-")
    if len(slug) <= LONGEST_PREFIX:
        return slug
    return f"{slug[: LONGEST_PREFIX - 9].rstrip('-')}-{sha256(place.encode()).hexdigest()[:8]}"


def scope_made(connection: Connection, site: StoreSite, platform: PlatformName, company: str) -> int:
    """Make the scope of a store that was not connected to an account before; return its id."""
    scope = scope_of(site.began_at or site.home, platform, company)
    done = connection.execute(insert(scopes).values(scope=scope))
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def scope_at(connection: Connection, site: StoreSite, platform: PlatformName, company: str) -> int | None:
    """Return the scope of a store that was connected to an account before, at whatever address it began; else None."""
    c = connections.c
    asked = select(c.scope_id).where(c.home == site.home, c.platform == platform.value, c.company_id == company)
    found = connection.execute(asked.order_by(c.id.desc())).scalar()
    if found is None:
        scope = scope_of(site.began_at or site.home, platform, company)
        found = connection.execute(select(scopes.c.id).where(scopes.c.scope == scope)).scalar()
    return None if found is None else int(found)


def generation(connection: Connection, scope_id: int) -> int:
    """Return how often everything was sent again deliberately."""
    return int(connection.execute(select(scopes.c.generation).where(scopes.c.id == scope_id)).scalar() or 0)


def save(connection: Connection, values: dict[str, Any]) -> int:
    """Write a completed pairing down: a new connection, or new credentials for one of the same scope."""
    before = connection.execute(select(connections.c.id).where(connections.c.scope_id == values["scope_id"])).scalar()
    if before is None:
        done = connection.execute(insert(connections).values(**values))
        assert done.inserted_primary_key is not None
        return int(done.inserted_primary_key[0])
    # The short name before ids at the platform is fixed when a store is first connected, wherever it moves.
    fresh = {name: value for name, value in values.items() if name != "prefix"}
    fresh |= {"disconnected_at": None, "problem": None}
    connection.execute(update(connections).where(connections.c.id == before).values(**fresh))
    return int(before)


def change(connection: Connection, connection_id: int, **values: Any) -> None:
    """Change columns of a connection."""
    connection.execute(update(connections).where(connections.c.id == connection_id).values(**values))


def load(connection: Connection, connection_id: int) -> Kept | None:
    """Return one connection, or None."""
    row = connection.execute(_all().where(connections.c.id == connection_id)).first()
    return None if row is None else _kept(row, spans(connection, connection_id))


def load_scope(connection: Connection, scope_id: int) -> Kept | None:
    """Return the connection of a scope, one that was disconnected too; None where there was none."""
    row = connection.execute(_all().where(connections.c.scope_id == scope_id)).first()
    return None if row is None else _kept(row, spans(connection, row.id))


def load_ended(connection: Connection) -> list[Kept]:
    """Return every connection that was disconnected."""
    asked = _all().where(connections.c.state == api.ConnectionState.DISCONNECTED.value)
    return [_kept(row, ()) for row in connection.execute(asked).all()]


def load_all(connection: Connection) -> list[Kept]:
    """Return every connection that is not disconnected, oldest first."""
    asked = _all().where(connections.c.state != api.ConnectionState.DISCONNECTED.value).order_by(connections.c.id)
    return [_kept(row, spans(connection, row.id)) for row in connection.execute(asked).all()]


def spans(connection: Connection, connection_id: int) -> tuple[Span, ...]:
    """Return when the store itself delivered its live changes."""
    s = store_spans.c
    asked = select(s.begins_at, s.ends_at).where(s.connection_id == connection_id).order_by(s.begins_at)
    return tuple(Span(row.begins_at, row.ends_at) for row in connection.execute(asked))


def _all() -> Any:
    return select(connections, scopes.c.scope).join(scopes, scopes.c.id == connections.c.scope_id)


def _kept(row: Row[Any], store_spans: tuple[Span, ...]) -> Kept:
    return Kept(
        id=row.id,
        uid=row.uid,
        scope_id=row.scope_id,
        scope=row.scope,
        platform=PlatformName(row.platform),
        name=row.name,
        home=row.home,
        prefix=row.prefix,
        state=api.ConnectionState(row.state),
        problem=None if row.problem is None else Problem.model_validate(row.problem),
        site=StoreSite.model_validate(row.site),
        facts=StoreFacts.model_validate(row.facts),
        settings=ConnectionSettings.model_validate(row.settings),
        company_id=row.company_id,
        company_name=row.company_name,
        public=row.public,
        fingerprint=row.fingerprint,
        connected_by=row.connected_by,
        connected_at=row.connected_at,
        last_heartbeat_at=row.last_heartbeat_at,
        last_event_at=row.last_event_at,
        store_spans=store_spans,
    )


def view(
    connection: Connection,
    kept: Kept,
    now: datetime,
    next_try_at: datetime | None = None,
    passing: Problem | None = None,
) -> api.ConnectionView:
    """Return a connection as the local API shows it: syncing while it reads, and while deliveries move.

    `passing` is a problem of the moment, which is not kept.
    """
    waiting, failed = counts(connection, kept.id)
    sync = load_sync(connection, kept.id)
    chosen = platform(kept.platform)
    links = chosen.links(kept.hosts)
    state = kept.state
    if state is api.ConnectionState.CONNECTED:
        reading = sync is not None and sync.state is api.SyncState.RUNNING
        sending = bool(waiting) and next_try_at is None and is_moving(connection, kept.id, kept.last_event_at, now)
        state = api.ConnectionState.SYNCING if reading or sending else state
    return api.ConnectionView(
        id=kept.id,
        name=kept.name,
        home=kept.home,
        platform=kept.platform,
        company=kept.company_name,
        state=state,
        problem=kept.problem or passing,
        credential_fingerprint=kept.fingerprint,
        connected_at=kept.connected_at,
        connected_by=kept.connected_by,
        last_heartbeat_at=kept.last_heartbeat_at,
        last_event_at=kept.last_event_at,
        next_try_at=next_try_at,
        facts=kept.facts,
        kinds=kept.kinds,
        waiting=sum(waiting.values()),
        failed=failed,
        oldest_waiting_at=oldest_waiting(connection, kept.id) if waiting else None,
        wp_admin_url=f"{kept.home}/wp-admin/",
        platform_url=links.home,
        forms_url=links.forms,
        account_word=chosen.account_word.value,
        platform_title=chosen.title,
        observe_only=kept.settings.observe_only,
        upgrade=kept.site.woocommerce and not kept.settings.woocommerce,
    )


def last_checks(connection: Connection, connection_id: int) -> api.CheckReport | None:
    """Return the last health report, or None."""
    asked = select(connections.c.checks, connections.c.checked_at).where(connections.c.id == connection_id)
    row = connection.execute(asked).first()
    if row is None or row.checked_at is None:
        return None
    return api.CheckReport(checked_at=row.checked_at, checks=tuple(Check.model_validate(one) for one in row.checks))


def forget_unsent(connection: Connection, kept: Kept, now: datetime) -> int:
    """At a disconnect: drop what was not delivered, so that a later reconnection finds it anew; return how many.

    Personal data must not lie about for a connection that is gone.
    """
    d = deliveries.c
    dropped = forget(connection, kept, (d.connection_id == kept.id) & d.state.in_(UNSENT))
    connection.execute(update(deliveries).where(d.connection_id == kept.id).values(body=None))
    connection.execute(delete(checkpoints).where(checkpoints.c.connection_id == kept.id))
    connection.execute(delete(syncs).where(syncs.c.connection_id == kept.id))
    forget_feeds(connection, kept.id)
    connection.execute(delete(companions).where(companions.c.connection_id == kept.id))
    connection.execute(delete(store_webhooks).where(store_webhooks.c.connection_id == kept.id))
    mine = (store_spans.c.connection_id == kept.id) & store_spans.c.ends_at.is_(None)
    connection.execute(update(store_spans).where(mine).values(ends_at=now.replace(microsecond=0)))
    change(connection, kept.id, state=api.ConnectionState.DISCONNECTED.value, disconnected_at=now, problem=None)
    return dropped


def forget_on_the_way(connection: Connection, kept: Kept) -> int:
    """When a connection begins to observe only: drop what waits or is under way; it is found anew, and set aside."""
    d = deliveries.c
    unsettled = [state for state in UNSENT if state != "failed"]
    return forget(connection, kept, (d.connection_id == kept.id) & d.state.in_(unsettled))


def forget(connection: Connection, kept: Kept, which: ColumnElement[bool]) -> int:
    """Drop deliveries as if they had never been found; return how many.

    Nothing may be lost by it: the records count as changed again, and the ledger forgets what it had queued. The
    keys stay the same.
    """
    d = deliveries.c
    lost_orders = select(d.record_id).where(which, d.kind == "order")
    connection.execute(
        update(order_ledger)
        .where(order_ledger.c.scope_id == kept.scope_id, order_ledger.c.order_id.in_(lost_orders))
        .values(told=[])
    )
    connection.execute(
        update(records)
        .where(
            records.c.scope_id == kept.scope_id,
            select(d.id).where(which, d.kind == records.c.kind, d.record_id == records.c.record_id).exists(),
        )
        .values(generation=-1)
    )
    dropped = connection.execute(delete(deliveries).where(which))
    connection.execute(
        update(batches)
        .where(batches.c.connection_id == kept.id, batches.c.state.in_(["frozen", "sending", "accepted"]))
        .values(state="dissolved", due_at=None)
    )
    return int(dropped.rowcount)
