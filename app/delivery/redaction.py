"""Keeps secrets and people's data out of what is kept of answers, and out of the log's lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

EMAIL = re.compile(
    r"(?<![\w.%+'\-])(?:[\w.%+'\-]|\\u[0-9a-fA-F]{4})+(?:@|%40)(?:[\w.\-]|\\u[0-9a-fA-F]{4})+\.(?:\w|\\u[0-9a-fA-F]{4}){2,}"
)
"""Also with letters beyond ASCII, as they are or as JSON escapes them. It begins where a word begins: a search that
began anew at every letter would take minutes over a long line."""
SECRET_SHAPES = re.compile(
    r"(?i)\b(?:sk_live_|sk_test_|ck_|cs_|whsec_|wk_)[A-Za-z0-9_\-]{6,}"
    r"|\b(?:[A-Za-z0-9]{4} ){5}[A-Za-z0-9]{4}\b"  # an application password as WordPress shows it
    r"|(?<=bearer )[^\s\"']+|(?<=basic )[A-Za-z0-9+/=]{8,}"
)
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
    text = SECRET_SHAPES.sub("[secret]", text)
    return EMAIL.sub(lambda found: mask_email(found.group().replace("%40", "@")), text)


def excerpt(content: bytes, secrets: Iterable[str] = ()) -> str:
    """Return the beginning of an answer, fit to be kept: at most 600 characters."""
    return redact(content[: EXCERPT * 4].decode("utf-8", "replace"), secrets)[:EXCERPT]
