"""Keeps secrets and people's data out of what is kept of answers, and out of the log's lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue

from app.delivery.shapes import hide_shapes
from app.platforms.protocol import Item

EMAIL = re.compile(
    r"(?<![\w.%+'\-])(?:[\w.%+'\-]|\\u[0-9a-fA-F]{4})+(?:@|%40)(?:[\w.\-]|\\u[0-9a-fA-F]{4})+\.(?:\w|\\u[0-9a-fA-F]{4}){2,}"
)
"""Also with letters beyond ASCII, as they are or as JSON escapes them. It begins where a word begins: a search that
began anew at every letter would take minutes over a long line."""
EXCERPT = 600


def mask_email(email: str) -> str:
    """Return an address that a person recognises and nobody else can use: "m…@example.test"."""
    local, at, domain = email.partition("@")
    return f"{local[:1].replace(chr(92), '')}…@{domain}" if at else ""


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return a text without the given secrets, anything that looks like one, and e-mail addresses."""
    for secret in secrets:
        if len(secret) >= 4:
            text = text.replace(secret, "[secret]")
    text = hide_shapes(text)
    return EMAIL.sub(lambda found: mask_email(found.group().replace("%40", "@")), text)


PERSONAL_FIELDS = re.compile(
    r'(?i)("(?:first_?name|last_?name|full_?name|display_?name|name|phone|mobile|company|address\w*|street|city|zip|postcode|'
    r'postal_?code|ip|ip_?address|external_?id|user_?id)"\s*:\s*)"(?:[^"\\]|\\.)*"?'
)
"""Fields of a JSON answer that hold a person's data, whatever is in them."""
TOO_SHORT = 3
"""Values of fewer letters are in every text; hiding them would hide the answer."""


def excerpt(content: bytes, secrets: Iterable[str] = (), sent: Iterable[Item] = ()) -> str:
    """Return the beginning of an answer, fit to be kept: at most 600 characters.

    Platforms repeat in an error what they were sent: what stands in the `sent` items' personal fields is hidden
    wherever it appears. A zero byte, at which a text would end in the database, is shown as what cannot be read.
    """
    text = content[: EXCERPT * 4].decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    for value in _repeated(text, sent):
        text = text.replace(value, "[…]")
    return redact(PERSONAL_FIELDS.sub(r'\1"[…]"', text), secrets)[:EXCERPT]


def _repeated(text: str, sent: Iterable[Item]) -> list[str]:
    """Return the personal values of the items that the text repeats, longest first."""
    found = {value for item in sent for value in _personal(item.body) if len(value) >= TOO_SHORT and value in text}
    return sorted(found, key=len, reverse=True)


def _personal(value: JsonValue | Mapping[str, JsonValue], field: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if PERSONAL_NAME.fullmatch(field):
            yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _personal(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _personal(inner, field)


PERSONAL_NAME = re.compile(
    r"(?i)e?mail|first_?name|last_?name|full_?name|display_?name|phone|mobile|company|address\w*|street|city|zip|postcode|postal_?code"
)
