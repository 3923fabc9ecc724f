"""The shapes by which secrets are recognised in texts from anywhere."""

from __future__ import annotations

import re

NAMED = (
    r"(?:[\w-]*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|consumer[_-]?key|write[_-]?key|signature|nonce"
    r"|credential)[\w-]*|pwd|pass|sig|hmac)"
)
"""Names of fields and parameters that hold secrets."""

SHAPES = (
    r"\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9_\-]{6,}",
    r"\b(?:ck_|cs_|whsec_|wk_|ghp_|gho_|glpat-|xox[abprs]-|seq_|sf_)[A-Za-z0-9_\-]{6,}",
    r"\bAIza[A-Za-z0-9_\-]{20,}|\bAKIA[A-Z0-9]{12,}",
    r"\beyJ[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]+){1,4}",  # a JSON web token
    r"\b(?:[A-Za-z0-9]{4}[ +]){5}[A-Za-z0-9]{4}\b",  # an application password as WordPress shows it
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)",
    r"(?<=bearer )[^\s\"',;]+|(?<=basic )[A-Za-z0-9+/=]{8,}|(?<=digest )[^\r\n]+",
    r"(?:wordpress_(?:logged_in|sec)|wp_woocommerce_session|PHPSESSID)[\w-]*=[^\s;\"']+",
    r"(?<=cookie: )[^\r\n\"]+",
)
SECRET = re.compile("|".join(f"(?:{shape})" for shape in SHAPES), re.IGNORECASE)

IN_ADDRESS = re.compile(r"(?<=://)[^\s/@\"'<>]+(?=@)")
"""User and password before a host."""

NAMED_VALUE = re.compile(
    rf"(?i)(?P<name>(?<![\w-]){NAMED}\\*[\"']?\s*(?:=>|[:=])\s*\\*[\"']?)(?P<value>(?!\[secret\])[^\s\"'&,;}}\]\\]+)"
)
"""A field, header or parameter named like a secret: `"api_key": "…"`, `token=…`, `X-Signature: …`."""


def hide_shapes(text: str) -> str:
    """Return a text without what looks like a secret."""
    text = SECRET.sub("[secret]", text)
    text = IN_ADDRESS.sub("[secret]", text)
    return NAMED_VALUE.sub(lambda found: f"{found['name']}[secret]", text)
