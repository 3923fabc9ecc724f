"""The shapes by which secrets are recognised in texts from anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern, and what a text must hold for it to be looked for at all: most texts hold none of it, and a plain
    search is a hundred times as quick. Hints are in lower case; none means always."""

    pattern: re.Pattern[str]
    hints: tuple[str, ...] = ()
    instead: str = "[secret]"


def _shape(pattern: str, *hints: str, instead: str = "[secret]") -> Shape:
    return Shape(re.compile(pattern, re.IGNORECASE), hints, instead)


NAMES = (
    *("password", "passwd", "passphrase", "secret", "token", "api_key", "apikey", "api-key", "consumer_key"),
    *("consumerkey", "write_key", "writekey", "write-key", "signature", "nonce", "credential"),
)
"""Names of fields, headers and parameters that hold secrets, also as parts of longer names."""
WHOLE_NAMES = ("pwd", "pass", "sig", "hmac")

SHAPES = (
    _shape(r"\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9_\-]{6,}", "_live_", "_test_"),
    _shape(
        r"\b(?:ck_|cs_|whsec_|wk_|ghp_|gho_|glpat-|xox[abprs]-|seq_|sf_)[A-Za-z0-9_\-]{6,}",
        *("ck_", "cs_", "whsec_", "wk_", "ghp_", "gho_", "glpat-", "xox", "seq_", "sf_"),
    ),
    _shape(r"\bAIza[A-Za-z0-9_\-]{20,}|\bAKIA[A-Z0-9]{12,}", "aiza", "akia"),
    _shape(r"\beyJ[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]+){1,4}", "eyj"),  # a JSON web token
    _shape(r"\b(?:[A-Za-z0-9]{4}[ +]){5}[A-Za-z0-9]{4}\b"),  # an application password as WordPress shows it
    _shape(r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", "-----begin"),
    _shape(r"(?<=bearer )[^\s\"',;]+|(?<=basic )[A-Za-z0-9+/=]{8,}", "bearer ", "basic "),
    _shape(r"(?<=digest )[^\r\n]+", "digest "),
    _shape(
        r"(?:wordpress_(?:logged_in|sec)|wp_woocommerce_session|PHPSESSID)[\w-]*=[^\s;\"']+",
        *("wordpress_", "wp_woocommerce_session", "phpsessid"),
    ),
    _shape(r"(?<=cookie: )[^\r\n\"]+", "cookie: "),
    _shape(r"(?<=://)[^\s/@\"'<>]+(?=@)", "://"),  # user and password before a host
    # A field, header or parameter named like a secret: `"api_key": "…"`, `token=…`, `X-Signature: …`.
    _shape(
        rf"((?<![\w-])(?:[\w-]*(?:{'|'.join(NAMES)})[\w-]*|{'|'.join(WHOLE_NAMES)})"
        r"\\*[\"']?\s*(?:=>|[:=])\s*\\*[\"']?)(?!\[secret\])[^\s\"'&,;}\]\\]+",
        *NAMES,
        *WHOLE_NAMES,
        instead=r"\1[secret]",
    ),
)


def hide_shapes(text: str) -> str:
    """Return a text without what looks like a secret."""
    lowered = text.lower()
    for shape in SHAPES:
        if not shape.hints or any(hint in lowered for hint in shape.hints):
            text = shape.pattern.sub(shape.instead, text)
    return text
