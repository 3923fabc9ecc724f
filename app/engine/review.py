"""What the last step of the wizard shows: what would be sent, with real examples, and how long it takes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from pydantic import JsonValue

from app.delivery.identity import event_key
from app.engine.channel import usual_channel
from app.engine.completing import connected_before
from app.engine.connections import prefix_of
from app.engine.drafts import Making
from app.engine.estimate import slower_seconds
from app.engine.parts import Parts
from app.model import api
from app.model.changes import Change, ChangeKind, PersonTotals, Subscription
from app.model.deliveries import Lane
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import AnyRecord, Comment, Customer, GuestBuyer, Order, RecordKind, User, kinds_of
from app.platforms.protocol import Item, Platform, StoreProfile
from app.stores.consent import subscription
from app.stores.orders import guest_of
from app.stores.reader import Reader
from app.stores.rest import RestClient

LOOKED_AT = 100
EXAMPLE = 80
SHOWN = frozenset({RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER, RecordKind.USER, RecordKind.COMMENT})
"""Kinds of which a page is read for the examples."""
EVENTS_PER_ORDER = 2
A_WHILE_AGO = timedelta(days=1)


async def review(parts: Parts, making: Making) -> api.Review:
    """Read one page of each kind and show what would be sent of it. Raises ProblemError."""
    if making.platform is None or making.facts is None or making.credentials is None:
        raise ProblemError(ProblemCode.BAD_REQUEST, "the pairing is not approved")
    shop = making.site.woocommerce
    began = making.site.began_at or making.site.home
    facts = making.facts
    profile = StoreProfile(making.site.home, facts.name, facts.currency, prefix_of(began), woocommerce=shop)
    async with parts.store_http() as http:
        rest = RestClient(http, making.site, making.credentials, gate=parts.gate(making.site.rest_root))
        reader = Reader(rest, making.site, making.facts.currency, form=making.platform.product_form)
        read = [kind for kind in kinds_of(woocommerce=shop) if kind in SHOWN]
        pages = {kind: await _first_page(reader, kind) for kind in read}
    consent = Counter[str]()
    customers = [one for page in pages.values() for one in page if isinstance(one, Customer | User)]
    for customer in customers:
        for key in customer.consent_meta:
            consent[key] += subscription(customer.consent_meta, key) is Subscription.SUBSCRIBED
    links = making.platform.links(making.hosts)
    before = await connected_before(parts, making)
    orders = [one for one in pages[RecordKind.ORDER] if isinstance(one, Order)]
    pages[RecordKind.GUEST] = [guest for one in orders if (guest := guest_of(one)) is not None]
    fields = [
        api.FieldExample(kind=kind, field=name, example=value)
        for kind, found in pages.items()
        for name, value in _fields(making.platform, profile, kind, found)
    ]
    return api.Review(
        facts=making.facts,
        platform=making.platform.name,
        company=making.company,
        consent_keys=dict(consent),
        customers_looked_at=len(customers),
        kinds=kinds_of(woocommerce=shop),
        fields=tuple(fields),
        seconds=_estimate(parts, making.platform, profile, making, pages.get(RecordKind.ORDER, ())),
        keyring=await parts.vault.state(),
        terms_url=links.terms,
        privacy_url=links.privacy,
        platform_title=making.platform.title,
        store_delivers=bool(making.platform.store_topics) and making.site.woocommerce,
        usual_channel=usual_channel(making.platform, making.site, making.hosts),
        settings=before.settings if before is not None else None,
    )


async def _first_page(reader: Reader, kind: RecordKind) -> Sequence[AnyRecord]:
    pages = reader.pages(kind)
    try:
        async for page in pages:
            return list(page.records)[:LOOKED_AT]
    finally:
        await pages.aclose()
    return []


EXAMPLES_OF = {
    RecordKind.PRODUCT: (ChangeKind.PRODUCT_SAVED,),
    RecordKind.CUSTOMER: (ChangeKind.CUSTOMER_SAVED,),
    RecordKind.GUEST: (ChangeKind.GUEST_SAVED,),
    RecordKind.ORDER: (ChangeKind.ORDER_PLACED, ChangeKind.ORDER_PAID),
    RecordKind.USER: (ChangeKind.USER_SAVED,),
    RecordKind.COMMENT: (ChangeKind.COMMENT_POSTED,),
}
"""Changes by which a kind is shown: the first that the platform takes."""


def _fields(
    platform: Platform, profile: StoreProfile, kind: RecordKind, found: Sequence[AnyRecord]
) -> list[tuple[str, str]]:
    """Return the fields of the first record that would be sent, flattened, each with its value."""
    for record in found:
        for change_kind in EXAMPLES_OF[kind]:
            change = _change(change_kind, record)
            if change is None:
                continue
            key = event_key("example", change.kind, change.record_id, "example")
            body = platform.prepare(change, key, profile)
            if body is not None:
                return _flatten(body)
    return []


def _change(kind: ChangeKind, record: AnyRecord) -> Change | None:
    email = getattr(record, "email", "")
    if isinstance(record, Customer | GuestBuyer | Order | User | Comment) and not email:
        return None
    occurred = record.created_at if isinstance(record, Order | Comment) else None
    return Change(
        kind=kind,
        record=record,
        record_id=str(getattr(record, "id", email)),
        email=email,
        occurred_at=occurred,
        occurrence="1",
        totals=PersonTotals(),
        placed=True,
        history=True,
    )


def _flatten(value: JsonValue, name: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, one in value.items() for pair in _flatten(one, f"{name}.{key}" if name else key)]
    if isinstance(value, list):
        return _flatten(value[0], f"{name}[]") if value else []
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return [(name, text if len(text) <= EXAMPLE else f"{text[: EXAMPLE - 1]}…")]


def _estimate(
    parts: Parts, platform: Platform, profile: StoreProfile, making: Making, orders: Sequence[AnyRecord]
) -> float:
    """Return the seconds of a first sync by the slower of store and platform."""
    counts = making.facts.counts if making.facts else {}
    requests = counts.get(RecordKind.ORDER, 0) * EVENTS_PER_ORDER / _past_batch(parts, platform, profile, orders) + 10
    return slower_seconds(counts, requests, platform.pace.per_minute)


def _past_batch(parts: Parts, platform: Platform, profile: StoreProfile, orders: Sequence[AnyRecord]) -> int:
    """Return how many past events one call takes, by asking the platform about an order of the store."""
    now = parts.clock.now()
    for order in orders:
        for kind in EXAMPLES_OF[RecordKind.ORDER]:
            change = _change(kind, order)
            body = None if change is None else platform.prepare(change, "", profile)
            if body is not None:
                call = platform.channel(Item("", kind, body, now - A_WHILE_AGO, Lane.HISTORY), now)
                return platform.calls[call].batch_size if isinstance(call, str) else 1
    return 1
