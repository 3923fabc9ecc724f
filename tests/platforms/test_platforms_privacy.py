"""What may leave: records filled with telling values come out only in the documented fields."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from platform_examples import (
    KEY_SESSION,
    LONG_AGO,
    NOW,
    PRODUCT,
    PROFILE,
    SEGMENTFLOW_SESSION,
    TOTALS,
    change,
    eur,
    every_change,
    item,
)
from pydantic import BaseModel

from app.manual.fields_sent import PRODUCT_FIELDS_THAT_STAY, SEQUENZY_CONNECTION, names
from app.manual.fields_sent import SENT as SENT_FIELDS
from app.model.changes import ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.money import Money
from app.model.records import (
    Address,
    Attribution,
    Comment,
    Coupon,
    Customer,
    GuestBuyer,
    Order,
    OrderLine,
    Refund,
    User,
)
from app.model.settings import PlatformName
from app.model.store import StoreFacts, StoreSite
from app.platforms.protocol import Health, Hold
from app.platforms.registry import PLATFORMS, platform
from app.platforms.sequenzy.pairing import metadata
from app.platforms.sequenzy.presence import report

BODY_KEYS = {name: names(SENT_FIELDS[name]) for name in PlatformName}


def canary(model: type[BaseModel], path: str, **given: Any) -> Any:
    """Return a record whose every text says which field it stood in."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        kind = field.annotation
        if name in given:
            values[name] = given[name]
        elif kind is str:
            values[name] = f"CANARY-{path}-{name}-"
        elif kind is Money:
            values[name] = eur(1234)
        elif kind in (int, float):
            values[name] = 424242
        elif kind is Address:
            values[name] = canary(Address, f"{path}-{name}")
        elif kind == (datetime | None):
            values[name] = LONG_AGO
        elif kind == dict[str, str]:
            values[name] = {f"CANARY-{path}-{name}-key-": f"CANARY-{path}-{name}-value-"}
    return model(**values)


EMAIL = "canary@example.test"
ORDER = canary(
    Order,
    "order",
    email=EMAIL,
    currency="EUR",
    lines=(canary(OrderLine, "line", quantity=1),),
    coupons=(canary(Coupon, "coupon"),),
    refunds=(canary(Refund, "refund"),),
    attribution=canary(Attribution, "attribution"),
)
CUSTOMER = canary(Customer, "customer", email=EMAIL)
GUEST = canary(GuestBuyer, "guest", email=EMAIL)

RECORDS: list[tuple[Any, list[ChangeKind]]] = [
    (ORDER, [kind for kind in ChangeKind if kind.value.startswith("order.")]),
    (CUSTOMER, [ChangeKind.CUSTOMER_SAVED, ChangeKind.CUSTOMER_CREATED, ChangeKind.CUSTOMER_UPDATED]),
    (GUEST, [ChangeKind.GUEST_SAVED]),
]

SENT = {
    PlatformName.SEQUENZY: {
        "order-number",
        "line-title",
        "line-sku",
        "order-billing-first_name",
        "order-billing-last_name",
        "customer-first_name",
        "customer-last_name",
        "guest-first_name",
        "guest-last_name",
    },
    PlatformName.SEGMENTFLOW: {
        "order-number",
        "order-status",
        "order-payment_method",
        "line-title",
        "line-sku",
        "line-image_url",
        "coupon-code",
        *(f"attribution-{name}" for name in ("source", "medium", "campaign", "content", "term")),
        *(f"customer-{name}" for name in ("first_name", "last_name", "avatar_url", "locale")),
        "guest-first_name",
        "guest-last_name",
        *(
            f"{who}-billing-{name}"
            for who in ("customer", "guest")
            for name in ("company", "address_1", "address_2", "city", "state", "postcode", "country")
        ),
        "customer-billing-phone",
        "guest-billing-phone",
    },
}


def composed(name: PlatformName, lane: Lane) -> list[str]:
    """Return everything that is stored or sent of the canary records."""
    one = platform(name)
    session = KEY_SESSION if name is PlatformName.SEQUENZY else SEGMENTFLOW_SESSION
    texts = []
    for record, kinds in RECORDS:
        for kind in kinds:
            moment = NOW if lane is Lane.LIVE else LONG_AGO
            made = change(kind, record, occurred_at=moment, totals=TOTALS, refund_id=77)
            if one.prepare(made, "k", PROFILE) is None:
                continue
            ready = item(one, made, lane=lane)
            call = one.channel(ready, NOW)
            assert not isinstance(call, Hold)
            texts += [json.dumps(ready.body), one.compose(call, [ready], "b" * 64, session).content.decode()]
    return texts


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize("name", list(PlatformName))
def test_only_the_documented_fields_of_a_record_leave(name: PlatformName, lane: Lane) -> None:
    found = {piece.partition('"')[0].rstrip("-") for piece in "".join(composed(name, lane)).split("CANARY-")[1:]}
    assert found == SENT[name]


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize("name", list(PlatformName))
def test_no_body_has_a_key_that_is_not_documented(name: PlatformName, lane: Lane) -> None:
    one = platform(name)
    session = KEY_SESSION if name is PlatformName.SEQUENZY else SEGMENTFLOW_SESSION
    for made in every_change(Subscription.SUBSCRIBED, history=lane is Lane.HISTORY):
        if one.prepare(made, "k", PROFILE) is None:
            continue
        ready = item(one, made, lane=lane)
        call = one.channel(ready, NOW)
        assert isinstance(call, str)
        content = one.compose(call, [ready], "b" * 64, session).content
        raw = set(PRODUCT.raw) if made.kind is ChangeKind.PRODUCT_SAVED else set()
        assert _keys(json.loads(content or b"{}")) <= BODY_KEYS[name] | raw - set(PRODUCT_FIELDS_THAT_STAY)


def _keys(value: Any) -> set[str]:
    """Return the names under which something stands; those of what only holds others, or nothing, are no fields."""
    if isinstance(value, list):
        return {key for one in value for key in _keys(one)}
    if not isinstance(value, dict):
        return set()
    within = {key for one in value.values() for key in _keys(one)}
    return within | {key for key, one in value.items() if not _keys(one) and one not in ([], {})}


USER = canary(User, "user", email=EMAIL)
COMMENT = canary(Comment, "comment", email=EMAIL, approved=True)
OF_A_SITE = [
    change(ChangeKind.USER_SAVED, USER),
    change(ChangeKind.USER_REGISTERED, USER, occurred_at=NOW),
    change(ChangeKind.COMMENT_POSTED, COMMENT, occurred_at=NOW),
]


@pytest.mark.parametrize("name", list(PlatformName))
def test_every_field_that_the_manual_lists_is_sent(name: PlatformName) -> None:
    one, found = platform(name), set[str]()
    session = KEY_SESSION if name is PlatformName.SEQUENZY else SEGMENTFLOW_SESSION
    for lane in Lane:
        for made in [*every_change(Subscription.SUBSCRIBED, history=lane is Lane.HISTORY), *OF_A_SITE]:
            if made.kind is ChangeKind.PRODUCT_SAVED and name is PlatformName.SEGMENTFLOW:
                continue  # as the store itself has it
            if one.prepare(made, "k", PROFILE) is not None:
                ready = item(one, made, lane=lane)
                call = one.channel(ready, NOW)
                assert isinstance(call, str)
                found |= _keys(json.loads(one.compose(call, [ready], "b" * 64, session).content or b"{}"))
    assert found == BODY_KEYS[name]


def test_the_manual_lists_what_is_told_of_the_store_itself() -> None:
    facts = StoreFacts(home="https://store.example", name="Café")
    site = StoreSite(home="https://store.example", rest_root="https://store.example/wp-json/", name="Café")
    told = {*metadata(site, facts), *report(Health("1", facts, 0, NOW))}
    assert told == names((SEQUENZY_CONNECTION,))


@pytest.mark.parametrize("name", list(PlatformName))
def test_no_secret_is_stored_with_a_delivery(name: PlatformName) -> None:
    stored = "".join(composed(name, Lane.LIVE)[::2])
    for secret in (*KEY_SESSION.secrets.values(), *SEGMENTFLOW_SESSION.secrets.values()):
        assert secret not in stored


def test_every_platform_is_registered_under_its_name() -> None:
    assert {name: one.name for name, one in PLATFORMS.items()} == {name: name for name in PlatformName}
    assert [one.title for one in PLATFORMS.values()] == ["Sequenzy", "Segmentflow"]
