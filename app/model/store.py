"""What is known of a store itself: where it is, what it runs, who let us in, and how far reading has come."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, SecretStr

from app.model.reasons import Problem
from app.model.records import RecordKind


class CheckState(StrEnum):
    """How a check ended."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    SKIP = "skip"
    """Not asked, for a check that it rests on failed: `because` in the parameters names that one."""


class CheckName(StrEnum):
    """Every check of a store or platform; app/wording has the sentence for each and its remedy."""

    ANSWERS = "answers"
    HTTPS = "https"
    WORDPRESS = "wordpress"
    REST_API = "rest_api"
    NOT_CACHED = "not_cached"
    """The store itself answers, not a cache in its stead."""
    CLOCK = "clock"
    WOOCOMMERCE = "woocommerce"
    UPGRADE = "upgrade"
    """A site that was connected without WooCommerce has it now."""
    APP_PASSWORDS = "app_passwords"
    VENDOR_PLUGIN = "vendor_plugin"
    """No plugin of a platform's vendor does the same work inside the store."""
    AUTH_HEADER = "auth_header"
    """What is sent to sign in with reaches WordPress."""
    SIGNED_IN = "signed_in"
    MAY_READ = "may_read"
    WEBHOOKS = "webhooks"
    SAME_STORE = "same_store"
    """The store behind the address is the one that was connected, and no copy of another one."""
    OTHER_COMPUTERS = "other_computers"
    PLATFORM_ACCEPTS = "platform_accepts"
    HEARTBEAT = "heartbeat"
    PERMISSIONS = "permissions"
    """What the platform's key allows."""
    STORE_WEBHOOKS = "store_webhooks"
    """The webhooks by which the store itself delivers live changes."""


class Check(BaseModel):
    """One check's outcome. `params` fill the sentence (seconds, role, version …)."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: CheckName
    state: CheckState
    params: dict[str, JsonValue] = Field(default_factory=dict)
    problem: Problem | None = None


class StoreSite(BaseModel):
    """A site as discovery found it, before anybody signed in."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    home: str
    """Canonical home address: scheme, host in IDNA, path without trailing slash."""
    rest_root: str
    """Absolute, ready to be followed by a route without its leading slash: "https://x/wp-json/" or "https://x/?rest_route=/"."""
    name: str
    namespaces: tuple[str, ...] = ()
    authorize_url: str = ""
    """The store's own approval page for application passwords; "" where they are not available."""
    wordpress_version: str = ""
    woocommerce_version: str = ""
    timezone: str = ""
    gmt_offset: float = 0.0
    clock_skew_seconds: float | None = None
    vendor_plugins: tuple[str, ...] = ()
    """Platforms (by their names) whose vendor's own plugin was seen at work."""
    checks: tuple[Check, ...] = ()
    began_at: str = ""
    """The home address at which it was first connected, by whatever computer, where it has moved since."""

    @property
    def woocommerce(self) -> bool:
        """Whether the WooCommerce REST API is there."""
        return "wc/v3" in self.namespaces


class ProductForm(StrEnum):
    """How much of a product a platform needs."""

    FIELDS = "fields"
    """What a record is made of."""
    WHOLE = "whole"
    """The store's own representation besides, which is some sixty fields more."""


class KeyPlace(StrEnum):
    """How a store is shown who asks."""

    HEADER = "header"
    """By the Authorization header."""
    ADDRESS = "address"
    """A WooCommerce key in the address itself: the last resort where a server cuts the header, chosen by a person."""


class StoreCredentials(BaseModel):
    """How to get into a store: a user's application password, or a WooCommerce consumer key and secret."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    username: str = Field(repr=False)
    """WordPress user name, or consumer key (ck_…)."""
    password: SecretStr
    """Application password, or consumer secret (cs_…)."""
    password_uuid: str = ""
    """The application password's own id, for deleting it; "" for consumer keys."""
    place: KeyPlace = KeyPlace.HEADER

    @property
    def consumer_key(self) -> bool:
        """Whether this is a WooCommerce key instead of an application password."""
        return self.username.startswith("ck_")


class StoreUser(BaseModel):
    """Who let us in."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: int
    name: str
    roles: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    """Only those that are true."""


class StoreFacts(BaseModel):
    """What the store runs, read after signing in."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    home: str
    wordpress_version: str = ""
    woocommerce_version: str = ""
    php_version: str = ""
    currency: str = ""
    prices_include_tax: bool | None = None
    timezone: str = ""
    counts: dict[RecordKind, int] = Field(default_factory=dict)
    """How many records of each kind the store says it has (guests are found in the orders)."""
    first_records: tuple[str, ...] = ()
    """Short hashes of the store's earliest records, by which it is known again at another address."""


class Cursor(BaseModel):
    """How far a pass over one kind has come: the next record's offset, and the last id read for the seam."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    offset: int = 0
    last_id: int = 0
    last_modified: AwareDatetime | None = None
    since: AwareDatetime | None = None
    """Where set, only what is newer is in the list at all; the same through one pass."""
