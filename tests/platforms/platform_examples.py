"""Records, changes and sessions that the platform tests share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from app.model.changes import Change, ChangeKind, PersonTotals, Subscription
from app.model.deliveries import Lane
from app.model.money import Money
from app.model.records import (
    Address,
    Attribution,
    Cart,
    CartLine,
    Comment,
    Coupon,
    Customer,
    Form,
    GuestBuyer,
    Order,
    OrderLine,
    Product,
    Refund,
    Variation,
)
from app.model.store import StoreFacts, StoreSite
from app.platforms.protocol import Answer, Hosts, Item, Platform, Session, StoreProfile

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LONG_AGO = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
HOSTS = Hosts(api="https://api.example", dashboard="https://dash.example")
PROFILE = StoreProfile(home="https://store.example", name="Café Lumière", currency="EUR", prefix="cafe-lumiere")
SITE = StoreSite(
    home="https://store.example",
    rest_root="https://store.example/wp-json/",
    name="Café Lumière",
    namespaces=("wp/v2", "wc/v3"),
    timezone="Europe/Berlin",
)
FACTS = StoreFacts(
    name="Café Lumière",
    home="https://store.example",
    wordpress_version="7.1",
    woocommerce_version="10.0.2",
    php_version="8.2",
    currency="EUR",
    timezone="Europe/Berlin",
)
TOKEN_SESSION = Session(
    HOSTS, {"token": "inst_secret_token"}, {"installation_id": "inst_1", "company_id": "co_1"}, "https://store.example"
)
KEY_SESSION = Session(HOSTS, {"api_key": "sk_live_secret"}, {"company_id": "co_1"}, "https://store.example")
SEGMENTFLOW_SESSION = Session(
    HOSTS,
    {"write_key": "wk_secret", "webhook_secret": "whs_secret"},
    {"organization_id": "org_1", "webhook_delivery_url": "https://hooks.example/wc/1"},
    "https://store.example",
)


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


BILLING = Address(
    first_name="Marie",
    last_name="Curie",
    company="Radium",
    address_1="Rue 1",
    address_2="2e étage",
    city="Paris",
    state="75",
    postcode="75005",
    country="FR",
    phone="+33 1 44 27 67 89",
)

PRODUCT = Product(
    id=101,
    status="publish",
    title="Kaffee ☕",
    description="Ein Pfund.",
    url="https://store.example/product/kaffee/",
    image_url="https://store.example/kaffee.jpg",
    price=eur(850),
    regular_price=eur(1000),
    stock_quantity=3,
    created_at=LONG_AGO,
    variations=(
        Variation(
            id=102,
            title="Kaffee - M",
            sku="K-M",
            price=eur(850),
            regular_price=eur(850),
            stock_quantity=-2,
            options=(("Größe", "M"),),
        ),
    ),
    raw={
        "id": 101,
        "name": "Kaffee ☕",
        "price": "8.50",
        "meta_data": [{"key": "_secret", "value": "META"}],
        "_links": {"self": []},
        "downloads": [{"file": "https://store.example/private.pdf"}],
        "post_password": "PAGEPASSWORD",
        "related_ids": [9, 4, 7],
        "variations": [102],
    },
)

CUSTOMER = Customer(
    id=17,
    email="marie@example.test",
    first_name="Marie",
    last_name="Curie",
    username="mcurie",
    billing=BILLING,
    avatar_url="https://secure.gravatar.com/avatar/1",
    locale="fr_FR",
    created_at=LONG_AGO,
    consent_meta={"newsletter": "yes"},
)

GUEST = GuestBuyer(
    email="guest@example.test", first_name="G", last_name="Ast", billing=BILLING, first_order_at=LONG_AGO
)


def line(**changes: Any) -> OrderLine:
    fields: dict[str, Any] = {
        "id": 1,
        "product_id": 101,
        "variation_id": 102,
        "title": "Kaffee - M",
        "sku": "K-M",
        "quantity": 2,
        "total": eur(1700),
        "unit_price": eur(850),
        "image_url": "https://store.example/kaffee.jpg",
    }
    return OrderLine(**(fields | changes))


def order(**changes: Any) -> Order:
    fields: dict[str, Any] = {
        "id": 5001,
        "number": "R-5001",
        "status": "processing",
        "currency": "EUR",
        "email": "marie@example.test",
        "customer_id": 17,
        "billing": BILLING,
        "total": eur(2309),
        "subtotal": eur(2000),
        "total_tax": eur(119),
        "shipping_total": eur(490),
        "discount_total": eur(300),
        "lines": (line(),),
        "coupons": (Coupon(code="merci", discount=eur(300)),),
        "refunds": (Refund(id=77, amount=eur(500), reason="broken"),),
        "payment_method": "cod",
        "attribution": Attribution(
            source_type="utm",
            source="news",
            medium="email",
            campaign="k1",
            content="c",
            term="t",
            referrer="https://r.example",
        ),
        "created_at": LONG_AGO,
    }
    return Order(**(fields | changes))


CART = Cart(
    session="t_session",
    started_at=NOW,
    email="marie@example.test",
    customer_id=17,
    currency="EUR",
    total=eur(1700),
    lines=(CartLine(product_id=101, variation_id=102, title="Kaffee - M", sku="K-M", quantity=2, unit_price=eur(850)),),
    checkout_url="https://store.example/checkout/",
)

TOTALS = PersonTotals(orders_count=3, total_spent=eur(12345), last_order_at=LONG_AGO)


def change(kind: ChangeKind, record: Any = None, **fields: Any) -> Change:
    """Return a change of a record with what usually goes with it."""
    defaults: dict[str, Any] = {
        "kind": kind,
        "record": record,
        "record_id": str(getattr(record, "id", getattr(record, "email", "1"))),
        "email": getattr(record, "email", "") or "",
        "occurrence": "x:1",
        "placed": True,
    }
    return Change(**(defaults | fields))


def key_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def item(
    platform: Platform,
    made: Change,
    *,
    profile: StoreProfile = PROFILE,
    lane: Lane = Lane.LIVE,
    known: bool = False,
) -> Item:
    """Return a change as the outbox would hand it over; the platform must take it."""
    key = key_of(f"{made.kind} {made.record_id} {made.occurrence}")
    body = platform.prepare(made, key, profile)
    assert body is not None
    return Item(key, made.kind, body, made.occurred_at, lane, known)


def answer(status: int, content: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status, {"content-type": "application/json", **(headers or {})}, content)


ORDER_KINDS = [kind for kind in ChangeKind if kind.value.startswith("order.")]


COMMENT = Comment(
    id=77, approved=True, post_id=3, post_title="Mahlgrad", post_type="post", author_name="Marie",
    email="marie@example.test", created_at=LONG_AGO,
)  # fmt: skip
FORM = Form(plugin="contact-form-7", id="7", title="Contact")


def every_change(subscription: Subscription = Subscription.SUBSCRIBED, *, history: bool = False) -> list[Change]:
    """Return one change of every kind."""
    common: dict[str, Any] = {"subscription": subscription, "history": history, "totals": TOTALS}
    dated = common | {"occurred_at": LONG_AGO if history else NOW}
    return [
        change(ChangeKind.PRODUCT_SAVED, PRODUCT, **common),
        change(ChangeKind.PRODUCT_DELETED, None, record_id="101", **common),
        change(ChangeKind.CUSTOMER_SAVED, CUSTOMER, **common),
        change(ChangeKind.CUSTOMER_DELETED, None, record_id="17", email="marie@example.test", **common),
        change(ChangeKind.GUEST_SAVED, GUEST, **common),
        change(ChangeKind.CUSTOMER_CREATED, CUSTOMER, **dated),
        change(ChangeKind.CUSTOMER_UPDATED, CUSTOMER, **dated),
        *(change(kind, order(), refund_id=77 if "refund" in kind.value else None, **dated) for kind in ORDER_KINDS),
        *(
            change(kind, None, record_id="t_session", email="marie@example.test", cart=CART, **dated)
            for kind in ChangeKind
            if kind.value.startswith("cart.")
        ),
        change(ChangeKind.CHECKOUT_STARTED, None, record_id="6001", email="marie@example.test", cart=CART, **dated),
        change(ChangeKind.COMMENT_POSTED, COMMENT, email="marie@example.test", **dated),
        change(ChangeKind.FORM_SUBMITTED, None, record_id="s_1", email="marie@example.test", form=FORM, **dated),
        change(ChangeKind.TEST_EVENT, None, email="marie@example.test", **dated),
    ]
