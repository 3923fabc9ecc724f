"""What the log's line says of a delivery: enough to recognise it, nothing to misuse."""

from __future__ import annotations

from pydantic import JsonValue

from app.delivery.redaction import mask_email
from app.model.changes import Change
from app.model.records import Comment, Customer, GuestBuyer, Order, Product, User

TITLE = 120


def summary_of(change: Change) -> dict[str, JsonValue]:
    """Return the fields of `api.Summary` that apply."""
    record = change.record
    found: dict[str, JsonValue] = {}
    match record:
        case Product():
            found["title"] = record.title[:TITLE]
        case Customer() | GuestBuyer() | User():
            pass
        case Comment():
            found["title"] = record.post_title[:TITLE]
        case Order():
            total = change.refunded_total or record.total
            found |= {
                "number": record.number,
                "amount_minor": total.minor,
                "currency": total.currency,
                "items": len(record.lines),
            }
        case None if change.form is not None:
            found["title"] = change.form.title[:TITLE]
        case None if change.cart is not None:
            found |= {
                "amount_minor": change.cart.total.minor,
                "currency": change.cart.currency,
                "items": len(change.cart.lines),
            }
        case None:
            pass
    if change.email:
        found["email"] = mask_email(change.email)
    return found
