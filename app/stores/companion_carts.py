"""Carts as the companion's events tell of them: from the facts of an event to the model.

Known of the plugin: every event of a cart carries the whole cart as it was at the end of the request, with the
shopper's address and account only where their consent allows to name them. Numbers count what was put into the cart,
so that the same line told by two events is the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from app.model.changes import Subscription
from app.model.money import Money
from app.model.records import Cart, CartLine
from app.stores.companion import EPOCH, FeedEvent, moment
from app.stores.fields import (
    UnreadableRecord,
    amount,
    currency_code,
    email,
    identifier,
    link,
    mapping,
    number,
    objects,
    whole,
)
from app.stores.text import plain_text


@dataclass(frozen=True, slots=True)
class CartNews:
    """A cart, and what an event says happened to it."""

    cart: Cart
    watched: bool
    """Whether the cart was seen to start; one that was there before the plugin has no beginning."""
    consent: Subscription
    """What the shopper agreed to at that moment: analytics and marketing, one of both refused, or not decided."""
    item: CartLine | None
    """The line that the event is about, with the quantity that was added or removed."""
    draft: int
    """The draft order that the block checkout made, or 0."""
    shown_at: datetime | None
    """When the checkout was shown."""


def cart_news(event: FeedEvent) -> CartNews | None:
    """Return what an event of a cart or checkout says; None where it names no cart or no currency.

    Nothing in an event can hold up those behind it: what cannot be understood is left out.
    """
    try:
        return _cart_news(event)
    except (UnreadableRecord, ValidationError):
        return None


def _cart_news(event: FeedEvent) -> CartNews | None:
    facts = event.facts
    session, currency = plain_text(facts.get("cart"))[:64], currency_code(facts.get("currency"))
    if not session or not currency:
        return None
    cart = Cart(
        session=session,
        started_at=moment(facts.get("started")) or event.at,
        email=email(facts.get("email")),
        customer_id=identifier(facts.get("user")),
        currency=currency,
        total=amount(facts.get("total"), currency),
        lines=tuple(line for row in objects(facts.get("lines")) if (line := _line(row, currency)) is not None),
        checkout_url=link(facts.get("checkout_url")),
    )
    return CartNews(
        cart=cart,
        watched=facts.get("watched") is True,
        consent=consent_of(facts),
        item=_line(mapping(facts.get("item")), currency),
        draft=identifier(facts.get("draft")),
        shown_at=moment(facts.get("shown")) if whole(facts.get("shown")) else None,
    )


def consent_of(facts: Mapping[str, Any]) -> Subscription:
    """Return a visitor's consent; both must be given, and a refusal of either is one."""
    consent = mapping(facts.get("consent"))
    answers = [consent.get(name) for name in ("analytics", "marketing")]
    if all(answer is True for answer in answers):
        return Subscription.SUBSCRIBED
    return Subscription.NOT_SUBSCRIBED if any(answer is False for answer in answers) else Subscription.UNKNOWN


def _line(row: Mapping[str, object], currency: str) -> CartLine | None:
    product, quantity = identifier(row.get("product")), number(row.get("quantity"))
    if not product or not quantity or quantity < 0:
        return None
    at = moment(row.get("at"))
    return CartLine(
        product_id=product,
        variation_id=identifier(row.get("variation")),
        title=plain_text(row.get("title")) or f"#{product}",
        sku=plain_text(row.get("sku")),
        quantity=quantity,
        unit_price=amount(row.get("price"), currency) if row.get("price") else Money(0, currency),
        number=identifier(row.get("number")),
        added_at=at if at and at > EPOCH else None,
    )
