"""What a sandbox is made of: sizes, seed, faults and limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]
"""A JSON object as it travels."""

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time, aware and in UTC; a test gives its own."""


def system_clock() -> datetime:
    """Return the present."""
    return datetime.now(UTC)


class FaultProfile(StrEnum):
    """Named ways in which the world misbehaves."""

    NONE = "none"
    FLAKY = "flaky"
    """About 5 % of the calls on both sides: resets, lost answers, 429, 5xx, slow and cut answers."""
    OUTAGE = "outage"
    """The platforms answer 503 for some seconds, then recover."""
    REVOKED = "revoked"
    """The platforms refuse the credential after some calls."""
    SLOW_HOST = "slow-host"
    """The store takes 800 ms a page."""


class StoreCondition(StrEnum):
    """What may be wrong with a site."""

    HEALTHY = "healthy"
    NOT_WORDPRESS = "not_wordpress"
    NO_WOOCOMMERCE = "no_woocommerce"
    REST_BLOCKED = "rest_blocked"
    MAINTENANCE = "maintenance"
    PHP_FATAL = "php_fatal"
    HTML_INSTEAD_OF_JSON = "html_instead_of_json"
    APP_PASSWORDS_OFF = "app_passwords_off"
    NO_PERMISSION = "no_permission"
    """Whoever signs in is a shopper, and the site lets shoppers approve applications."""
    SLOW = "slow"
    PLAIN_PERMALINKS = "plain_permalinks"
    NO_ANALYTICS = "no_analytics"
    """WooCommerce's analytics are switched off: there is no flat list of variations."""
    NO_DATE_FILTERS = "no_date_filters"
    """A WooCommerce from before 5.6: what is modified after a time cannot be asked for, and the filter is ignored."""
    EMPTY_LISTS = "empty_lists"
    """A broken plugin answers every question about records with an empty list."""
    OLD_WOOCOMMERCE = "old_woocommerce"
    """Of the time before `wc/v3`."""
    WORDPRESS_69 = "wordpress_69"
    """The approval page takes no return address on this computer."""
    AUTH_HEADER_CUT = "auth_header_cut"
    """The host's server does not pass the Authorization header on."""
    BASIC_AUTH = "basic_auth"
    """The whole site is behind a password of the web server."""
    DASHBOARD_GUARDED = "dashboard_guarded"
    """Only wp-admin is."""
    FIREWALL = "firewall"
    """A firewall before the site takes us for a robot."""
    CACHED = "cached"
    """A cache answers what strangers ask of the REST API."""
    CACHED_FOR_ALL = "cached_for_all"
    """A cache answers signed-in requests too."""
    CLOCK_WRONG = "clock_wrong"
    """The server's clock is ten minutes fast."""
    REDIRECTS_AWAY = "redirects_away"
    """The site has a new address and sends everybody there."""
    RATE_LIMITED = "rate_limited"
    VENDOR_SEGMENTFLOW = "vendor_segmentflow"
    """Segmentflow's own plugin is active, and so on below."""
    VENDOR_SEQUENZY = "vendor_sequenzy"
    WEBHOOKS_CLOSED = "webhooks_closed"
    """A plugin keeps webhooks to administrators."""


@dataclass(frozen=True, slots=True)
class SandboxOptions:
    """Everything that can be chosen about a sandbox. The same options and `epoch` give the same store."""

    products: int = 200
    customers: int = 300
    """Registered users besides the administrator, the manager and one shopper."""
    orders: int = 1000
    comments: int = 3
    """Approved comments under the site's posts."""
    seed: int = 1
    faults: FaultProfile = FaultProfile.NONE
    host: str = "127.0.0.1"
    store_port: int = 0
    latency_ms: int = 0
    """Added to every API answer."""
    woocommerce: bool = True
    currency: str = "EUR"
    timezone: str = "Europe/Berlin"
    rate_scale: float = 1.0
    """Multiplies the published limits of Sequenzy; 0 switches them off."""
    hosted_pairing: bool = True
    """Whether Sequenzy offers its hosted pairing page; without it the calls answer 404."""
    import_polls: int = 2
    """How many polls an import job needs to end."""
    moved_to: str = "http://elsewhere.example"
    """Where the condition "redirects_away" sends visitors."""
    companion: bool = False
    """Whether our plugin is installed in the store from the beginning."""
    epoch: datetime | None = None
    """The instant before which all generated history lies; None: the start of the sandbox."""
