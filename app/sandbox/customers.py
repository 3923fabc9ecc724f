"""The generated registered users, most of them customers."""

from __future__ import annotations

from dataclasses import dataclass

from app.sandbox.draws import draws, share
from app.sandbox.links import EVERYTHING, NO_DELETE, links
from app.sandbox.options import JsonObject
from app.sandbox.people import BILLING_FIELDS, SHIPPING_FIELDS, avatar, billing, customer_email, names, nobody
from app.sandbox.site import FIRST_CUSTOMER, Site

CONSENT_KEY = "newsletter_opt_in"
"""The meta key in which this store keeps who wants its newsletter: "yes" or "no"; many have none."""

_STAFF = {1: ("admin", "administrator"), 2: ("manager", "shop_manager"), 3: ("shopper", "customer")}
_OTHER_ROLES = ("subscriber", "editor", "author", "contributor")


@dataclass(frozen=True, slots=True)
class CustomerHead:
    """What lists and orders need to know of a user."""

    id: int
    email: str
    role: str
    created: int
    modified: int | None


def customer_role(site: Site, number: int) -> str:
    """Return the role of a generated user: about one in a hundred is no customer; those never buy."""
    draw = draws(site.options.seed, "role", number)
    return _OTHER_ROLES[draw[1] % len(_OTHER_ROLES)] if draw[0] % 97 == 5 else _ordinary(site)


def _ordinary(site: Site) -> str:
    """Return the role that whoever registers gets: there are no customers without a shop."""
    return "customer" if site.options.woocommerce else "subscriber"


def customer_head(site: Site, number: int) -> CustomerHead:
    """Return the head of the user with this id."""
    if number in _STAFF:
        login, role = _STAFF[number]
        role = role if number < 3 else _ordinary(site)
        return CustomerHead(number, f"{login}@example.test", role, site.history_start, None)
    draw = draws(site.options.seed, "customer", number)
    created = site.history_start + int(share(draw[0]) * (site.history_end - site.history_start))
    modified = site.before_end(created + draw[1] % (300 * 86400), number) if draw[2] % 2 else None
    return CustomerHead(number, customer_email(number), customer_role(site, number), created, modified)


def consent_of(site: Site, number: int) -> str | None:
    """Return what a generated user answered: "yes", "no", or None where nothing is known (55 %)."""
    if number < FIRST_CUSTOMER:
        return None
    draw = draws(site.options.seed, "consent", number)
    if draw[0] % 100 >= 45:
        return None
    return "yes" if draw[1] % 3 else "no"


def customer_record(site: Site, head: CustomerHead) -> JsonObject:
    """Return the REST representation of a user."""
    draw = draws(site.options.seed, "customer-details", head.id)
    staff = head.id in _STAFF
    first, last = ("", "") if staff else names(draw[0])
    consent = consent_of(site, head.id)
    meta = (
        [{"id": 40000 + 2 * head.id, "key": "wc_last_active", "value": str(head.created)}] if draw[1] % 3 == 0 else []
    )
    if consent is not None:
        meta.append({"id": 40001 + 2 * head.id, "key": CONSENT_KEY, "value": consent})
    with_address = not staff and draw[2] % 3 != 0
    return {
        "id": head.id,
        **site.time.pair("date_created", head.created),
        **site.time.pair("date_modified", head.modified),
        "email": head.email,
        "first_name": first,
        "last_name": last,
        "role": head.role,
        "username": head.email.partition("@")[0],
        "billing": billing(draw[0], head.id, head.email) if with_address else nobody(BILLING_FIELDS),
        "shipping": nobody(SHIPPING_FIELDS),
        "is_paying_customer": not staff and draw[3] % 2 == 0,
        "avatar_url": avatar(head.email),
        "meta_data": meta,
        "_links": links(site.rest_root, "wc/v3/customers", head.id, NO_DELETE if staff else EVERYTHING),
    }
