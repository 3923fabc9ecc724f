"""Who may enter the store: accounts, sign-in sessions and application passwords."""

from __future__ import annotations

import hmac
import random
import string
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.sandbox.options import Clock, JsonObject

_LETTERS = string.ascii_letters + string.digits


class Refusal(StrEnum):
    """Why credentials were not taken."""

    UNKNOWN_USER = "invalid_username"
    UNKNOWN_EMAIL = "invalid_email"
    WRONG_PASSWORD = "incorrect_password"
    WRONG_SECRET = "woocommerce_rest_authentication_error"


@dataclass(frozen=True, slots=True)
class Account:
    """A user who can sign in."""

    id: int
    login: str
    role: str

    @property
    def email(self) -> str:
        """Return the account's address."""
        return f"{self.login}@example.test"

    @property
    def manages(self) -> bool:
        """Tell whether WooCommerce lets it read the store."""
        return self.role in {"administrator", "shop_manager"}


ADMIN = Account(1, "admin", "administrator")
MANAGER = Account(2, "manager", "shop_manager")
SHOPPER = Account(3, "shopper", "customer")
ACCOUNTS = (ADMIN, MANAGER, SHOPPER)


@dataclass(slots=True)
class AppPassword:
    """An application password; `secret` is without spaces."""

    uuid: str
    account: Account
    name: str
    app_id: str
    secret: str = field(repr=False)
    created: datetime
    last_used: datetime | None = None

    @property
    def spaced(self) -> str:
        """Return the secret in six groups of four, as WordPress shows it."""
        return " ".join(self.secret[step : step + 4] for step in range(0, len(self.secret), 4))


@dataclass(frozen=True, slots=True)
class ConsumerKey:
    """A WooCommerce key for the REST API."""

    account: Account
    key: str
    secret: str = field(repr=False)


class StoreAccess:
    """Accounts, their passwords and sessions. Secrets come from the seed: the sandbox protects nothing."""

    def __init__(self, seed: int, clock: Clock) -> None:
        self._random = random.Random(f"access {seed}")
        self._clock = clock
        self.login_password = f"sandbox-{self._word(12)}"
        self._passwords: dict[str, AppPassword] = {}
        self._sessions: dict[str, Account] = {}
        self._keys: dict[str, ConsumerKey] = {}

    # -- signing in with a browser -------------------------------------------------------------

    def sign_in(self, name: str, password: str) -> str | None:
        """Return a new session's token, or None for a wrong name or password."""
        account = find_account(name)
        if account is None or not hmac.compare_digest(password.encode(), self.login_password.encode()):
            return None
        token = self._word(32)
        self._sessions[token] = account
        return token

    def signed_in(self, token: str | None) -> Account | None:
        """Return whose session it is."""
        return self._sessions.get(token or "")

    # -- application passwords -----------------------------------------------------------------

    def issue(self, account: Account, name: str, app_id: str = "") -> AppPassword:
        """Make an application password; the same name twice makes two."""
        uuid = str(UUID(int=self._random.getrandbits(128), version=4))
        created = AppPassword(uuid, account, name, app_id, self._word(24), self._clock())
        self._passwords[uuid] = created
        return created

    def passwords(self, account: Account) -> list[AppPassword]:
        """Return the application passwords of an account."""
        return [entry for entry in self._passwords.values() if entry.account == account]

    def password(self, account: Account, uuid: str) -> AppPassword | None:
        """Return one application password of an account."""
        found = self._passwords.get(uuid)
        return found if found and found.account == account else None

    def revoke(self, uuid: str) -> None:
        """Delete an application password."""
        self._passwords.pop(uuid, None)

    def revoke_all(self) -> None:
        """Delete every application password, as an administrator may."""
        self._passwords.clear()

    # -- consumer keys -------------------------------------------------------------------------

    def issue_key(self, account: Account) -> ConsumerKey:
        """Make a consumer key and secret, as WooCommerce's settings do."""
        made = ConsumerKey(account, f"ck_{self._word(40).lower()}", f"cs_{self._word(40).lower()}")
        self._keys[made.key] = made
        return made

    def check_key(self, key: str, secret: str) -> Account | Refusal | None:
        """Return whose key it is; None for one that WooCommerce does not know, which it treats as none."""
        found = self._keys.get(key)
        if found is None:
            return None
        right = hmac.compare_digest(secret.encode(), found.secret.encode())
        return found.account if right else Refusal.WRONG_SECRET

    def check(self, header: str | None) -> AppPassword | Refusal | None:
        """Return what an Authorization header opens; None where it has no Basic credentials."""
        pair = basic_pair(header)
        if pair is None:
            return None
        name, password = pair
        account = find_account(name)
        if account is None:
            return Refusal.UNKNOWN_EMAIL if "@" in name else Refusal.UNKNOWN_USER
        secret = password.replace(" ", "").encode()
        for entry in self.passwords(account):
            if hmac.compare_digest(secret, entry.secret.encode()):
                entry.last_used = entry.last_used or self._clock()
                return entry
        return Refusal.WRONG_PASSWORD

    def _word(self, length: int) -> str:
        return "".join(self._random.choices(_LETTERS, k=length))


def basic_pair(header: str | None) -> tuple[str, str] | None:
    """Return the name and password of a Basic Authorization header, or None."""
    scheme, _, encoded = (header or "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, _, password = b64decode(encoded, validate=True).decode().partition(":")
    except (Base64Error, UnicodeDecodeError):
        return None
    return name, password


def find_account(name: str) -> Account | None:
    """Return the account with this login name or e-mail address."""
    return next((entry for entry in ACCOUNTS if name in {entry.login, entry.email}), None)


def password_body(entry: AppPassword, rest_root: str, *, secret: bool = False) -> JsonObject:
    """Return the REST representation; with `secret` as the answer to its creation."""
    used = entry.last_used.strftime("%Y-%m-%dT%H:%M:%S") if entry.last_used else None
    href = f"{rest_root}wp/v2/users/{entry.account.id}/application-passwords/{entry.uuid}"
    body: JsonObject = {
        "uuid": entry.uuid,
        "app_id": entry.app_id,
        "name": entry.name,
        "created": entry.created.strftime("%Y-%m-%dT%H:%M:%S"),
        "last_used": used,
        "last_ip": "127.0.0.1" if used else None,
    }
    if secret:
        body["password"] = entry.spaced
    allow = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    return {**body, "_links": {"self": [{"href": href, "targetHints": {"allow": allow}}]}}
