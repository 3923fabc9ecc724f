"""What a shopper did, as changes: from the companion's events of carts and checkouts.

A shopper becomes known late: signed in, or by what they typed at the checkout. Every event of a cart carries the whole
cart, so the first one that names them tells also how it began and what is in it by then. The occurrences are made of
facts of the cart alone (which one, the how-manieth thing put into it), so the same thing told by several events, or to
several desks, is one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.model.changes import Change, ChangeKind
from app.model.records import Cart, CartLine
from app.stores.companion import FeedEvent
from app.stores.companion_carts import CartNews, cart_news
from app.sync.checkouts import OCCURRENCE

CLEARED = "cart.cleared"
CHECKOUT = "checkout.started"
ADDED = "cart.item_added"
REMOVED = "cart.item_removed"
CART_EVENTS = frozenset({"cart.started", ADDED, REMOVED, "cart.identified", CLEARED, CHECKOUT})


def shopping(event: FeedEvent) -> list[Change]:
    """Return what an event says that a known shopper did, oldest first; nothing of one who is not known."""
    if event.type not in CART_EVENTS:
        return []
    news = cart_news(event)
    if news is None or not news.cart.email:
        return []
    if event.type == CLEARED:
        return [_change(news, ChangeKind.CART_CLEARED, "cleared:1", event.at)]
    return [*_story(event, news), *_checkout(event, news)]


def _story(event: FeedEvent, news: CartNews) -> Iterator[Change]:
    """Yield how the cart came to be as it is."""
    if news.watched:
        yield _change(news, ChangeKind.CART_STARTED, "started:1", news.cart.started_at)
    mine = news.item if event.type == ADDED else None
    for line in news.cart.lines:
        if line.number and (mine is None or line.number != mine.number):
            yield _item(news, ChangeKind.CART_ITEM_ADDED, line, line.added_at or event.at)
    if news.item is not None and event.type in {ADDED, REMOVED}:
        kind = ChangeKind.CART_ITEM_ADDED if event.type == ADDED else ChangeKind.CART_ITEM_REMOVED
        yield _item(news, kind, news.item, event.at)


def _checkout(event: FeedEvent, news: CartNews) -> Iterator[Change]:
    if event.type == CHECKOUT:
        number = str(news.draft) if news.draft else news.cart.session
        change = _change(news, ChangeKind.CHECKOUT_STARTED, OCCURRENCE, news.shown_at or event.at)
        yield change.model_copy(update={"record_id": number})


def _item(news: CartNews, kind: ChangeKind, line: CartLine, at: datetime) -> Change:
    one = news.cart.model_copy(update={"lines": (line,)})
    return _change(news, kind, f"item:{line.number}", at, one)


def _change(news: CartNews, kind: ChangeKind, occurrence: str, at: datetime, cart: Cart | None = None) -> Change:
    return Change(
        kind=kind,
        record_id=news.cart.session,
        email=news.cart.email,
        occurred_at=at,
        occurrence=occurrence,
        subscription=news.consent,
        cart=cart or news.cart,
    )
