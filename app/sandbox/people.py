"""Invented people: names in several scripts, addresses that do not exist, mail at example.test."""

from __future__ import annotations

from hashlib import sha256

from app.sandbox.options import JsonObject

_FIRST = (
    "Anna", "Håkon", "Zoë", "Gül", "Kenji 健二", "Renée", "Pîrvu", "Tadeusz", "Ingrid", "José",
    "Aoife", "Włodek", "Mónica", "Siân", "Олена", "Şule", "Léa", "Jörg", "Nguyễn", "Edel-Traut",
)  # fmt: skip
_LAST = (
    "Müller", "García", "O'Brien", "Иванов", "田中", "van der Berg", "Größe", "Łukasik", "Ångström", "Dvořák",
    "Sørensen", "D'Angelo", "Weiß", "Çelik", "Nowak", "Lindqvist", "Kovács", "Ferreira", "Keller", "Brandt",
)  # fmt: skip
_STREETS = ("Allee", "Straße", "Gasse", "Am Markt", "Hafenweg")
_CITIES = (("Berlin", "10115", "30"), ("München", "80331", "89"), ("Köln", "50667", "221"), ("Ulm", "89073", "731"))
_COUNTRIES = ("DE", "DE", "DE", "AT", "US")

BILLING_FIELDS = (
    "first_name", "last_name", "company", "address_1", "address_2", "city", "postcode", "country", "state", "email",
    "phone",
)  # fmt: skip
SHIPPING_FIELDS = tuple(field for field in BILLING_FIELDS if field != "email")


def names(draw: int) -> tuple[str, str]:
    """Return a first and a last name."""
    return _FIRST[draw % len(_FIRST)], _LAST[draw // 64 % len(_LAST)]


def customer_email(number: int) -> str:
    """Return the address of the customer with this number; unique."""
    return f"kunde{number}@example.test"


def guest_email(number: int, spelling: int) -> str:
    """Return the address of a guest; some type it with capitals now and then."""
    return f"Gast{number}@Example.Test" if spelling % 11 == 0 else f"gast{number}@example.test"


def address(draw: int, number: int) -> JsonObject:
    """Return the parts of a postal address, without names and mail."""
    city, postcode, prefix = _CITIES[draw // 7 % len(_CITIES)]
    return {
        "company": "Kontor & Söhne GmbH" if draw % 13 == 0 else "",
        "address_1": f"{_STREETS[draw % len(_STREETS)]} {number}",
        "address_2": "",
        "city": city,
        "postcode": postcode,
        "country": _COUNTRIES[draw // 31 % len(_COUNTRIES)],
        "state": "",
        "phone": f"+49 {prefix} {number}",
    }


def billing(draw: int, number: int, email: str) -> JsonObject:
    """Return a billing address in WooCommerce's form."""
    first, last = names(draw)
    parts = {"first_name": first, "last_name": last, "email": email, **address(draw, number)}
    return {field: parts[field] for field in BILLING_FIELDS}


def nobody(fields: tuple[str, ...]) -> JsonObject:
    """Return an address in which nothing was filled in."""
    return dict.fromkeys(fields, "")


def avatar(email: str) -> str:
    """Return the Gravatar address that WordPress gives."""
    digest = sha256(email.strip().lower().encode()).hexdigest()
    return f"https://secure.gravatar.com/avatar/{digest}?s=96&d=mm&r=g"


def canonical(email: str | None) -> str:
    """Return the address trimmed and in lower case, or "" where it is none that can be written to."""
    text = (email or "").strip().lower()
    local, at, domain = text.rpartition("@")
    usable = at and local and "@" not in local and "." in domain and not domain.endswith(".invalid")
    return text if usable and not any(letter.isspace() for letter in text) else ""
