"""Masks for one bundle: the same person has the same mask everywhere in it, and another one in the next bundle."""

from __future__ import annotations

import getpass
import hmac
import platform
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, quote_plus

from pydantic import JsonValue

from app.delivery.redaction import EMAIL
from app.delivery.shapes import hide_shapes
from app.model.records import canonical_email
from app.storage.hashing import Hasher

MASKED_EMAIL = re.compile(r"[^\s\"'<>@…]{0,2}(?:…|\\u2026)(?:@|%40)[\w.\-]+\.\w{2,}")
"""As the log has them: "m…@example.test"."""
NUMBER = re.compile(r"(?<![\w.:-])(?!\d{4}-\d{2}-\d{2})\+?\d(?:[ ()./-]{0,2}\d){8,}(?![\w-])")
"""Telephone, card and account numbers; ids of records are shorter."""
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
ADDRESS = re.compile(
    r"(?<![\w.])(?!127\.)(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|(?<![\w:])(?:[0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{0,4}\b"
)
ANSWERED = re.compile(r'"(?P<key>[^"\\]{1,60})"\s*:\s*"(?P<value>(?:[^"\\]|\\.)*)(?P<end>"|$)')
"""A text in an answer, which may be cut anywhere."""
TELLING = re.compile(
    r"(?i)error|code|type|status|message|title|detail|reason|field|path|param|state|rule|hint|request_?id"
)
"""Names in answers whose texts say what went wrong; other texts may be anybody's."""
PERSONAL = re.compile(
    r"(?i)name|phone|mobile|address|street|city|town|post|zip|company|\bip\b|ip_|note|birth|mail|user|vat|tax|iban|recipient|comment"
)
NAMES_SOMEBODY = frozenset({"user", "computers"})
"""Parameters of checks that are a person's name, or the name that somebody gave a computer."""
SHORTEST = 4
SHORTEST_SECRET = 8
"""What is shorter in the keyring is no secret, but a word that other texts need."""
QUOTED = re.compile(r"(\\?[\"'`“‘«])([^\"'`“”‘’»\\]{2,120})(\\?[\"'`”’»])")
CODE = re.compile(r"[a-z][A-Za-z]*(?:[_.\[\]-]?[A-Za-z0-9]+)*")


class Masks:
    """The masks of one bundle. `key` is random and thrown away with it."""

    def __init__(self, key: bytes, hasher: Hasher, secrets: Iterable[str] = ()) -> None:
        self._key = key
        self._hasher = hasher
        self._secrets = [
            spelling for secret in secrets if len(secret) >= SHORTEST_SECRET for spelling in spellings(secret)
        ]
        self._secrets.sort(key=len, reverse=True)
        self._known: dict[str, str] = {}
        self._here = _this_computer()

    def person(self, hashed: bytes | None, shown: str) -> str:
        """Return the mask of a person by the hash in the database, as an address; "" where nothing was shown."""
        if not shown:
            return ""
        return self._address(hashed if hashed is not None else shown.encode())

    def learn(self, body: JsonValue, name: str = "") -> None:
        """Take in whose data a delivery holds, so that they are found wherever else they stand."""
        if isinstance(body, dict):
            for key, value in body.items():
                self.learn(value, key)
        elif isinstance(body, list):
            for value in body:
                self.learn(value, name)
        elif isinstance(body, str) and PERSONAL.search(name) and len(body.strip()) >= SHORTEST:
            self._known[body.strip()] = f"data-{self._token(body.strip().casefold().encode())}"

    def text(self, text: str) -> str:
        """Return a text from anywhere without secrets and without people's data."""
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        for value in sorted(self._known, key=len, reverse=True):
            if value in text:
                text = text.replace(value, self._known[value])
        for value, mask in self._here:
            text = text.replace(value, mask)
        text = hide_shapes(text)
        text = MASKED_EMAIL.sub(lambda found: self._address(found.group().encode()), text)
        text = EMAIL.sub(self._email, text)
        text = IBAN.sub("[number]", text)
        text = ADDRESS.sub("[address]", text)
        return NUMBER.sub("[number]", text)

    def answer(self, text: str) -> str:
        """Return a text that may be what somebody answered: its structure, and the texts that say what went wrong."""
        if not text.lstrip().startswith(("{", "[")):
            return self.text(text)

        def shown(found: re.Match[str]) -> str:
            value = found["value"]
            kept = QUOTED.sub(_unquoted, value) if TELLING.search(found["key"]) else ("…" if value else "")
            return f'"{found["key"]}": "{kept}{found["end"]}'

        return self.text(ANSWERED.sub(shown, text))

    def json(self, value: JsonValue) -> JsonValue:
        """Return a value with every text in it masked."""
        if isinstance(value, str):
            return self.answer(value)
        if isinstance(value, list):
            return [self.json(one) for one in value]
        if isinstance(value, dict):
            return {
                self.text(key): self._named(one) if key in NAMES_SOMEBODY else self.json(one)
                for key, one in value.items()
            }
        return value

    def _named(self, value: JsonValue) -> JsonValue:
        if isinstance(value, list):
            return [self._named(one) for one in value]
        return self.named(value) if isinstance(value, str) else value

    def named(self, text: str) -> str:
        """Return the mask of a name that is a person's by its place: who connected a store."""
        return f"user-{self._token(text.casefold().encode())}" if text else ""

    def _email(self, found: re.Match[str]) -> str:
        spelled = found.group().replace("%40", "@")
        if spelled.endswith("@masked.invalid"):
            return spelled
        email = canonical_email(spelled)
        return self._address(self._hasher.person(email) if email else spelled.encode())

    def _address(self, of: bytes) -> str:
        return f"person-{self._token(of)}@masked.invalid"

    def _token(self, of: bytes) -> str:
        return hmac.new(self._key, of, sha256).hexdigest()[:8]


def spellings(secret: str) -> set[str]:
    """Return the forms in which a secret could stand in a text."""
    closed = secret.replace(" ", "")
    found = {
        secret,
        quote(secret, safe=""),
        quote_plus(secret),
        closed,
        b64encode(secret.encode()).decode().rstrip("="),
    }
    return {one for one in found if len(one) >= SHORTEST_SECRET}


def _unquoted(found: re.Match[str]) -> str:
    """Leave what is quoted in a message only where it is a name of the interface's: "customer.email"."""
    return found.group() if CODE.fullmatch(found[2]) else f"{found[1]}…{found[3]}"


def _this_computer() -> list[tuple[str, str]]:
    """Return what names this computer and who sits before it, with what stands for them."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    home = str(Path.home())
    pairs = [(home, "~")] if len(home) > 1 else []
    node = platform.node()
    if len(node) >= SHORTEST and node not in {"localhost"}:
        pairs.append((node, "[computer]"))
    pairs += [(f"{slash}{user}{slash}", f"{slash}[user]{slash}") for slash in ("/", "\\") if len(user) >= SHORTEST]
    return pairs
