"""The invented site: its address and name, and the span of time in which all generated history lies."""

from __future__ import annotations

from dataclasses import dataclass

from app.sandbox.options import SandboxOptions
from app.sandbox.site_time import SiteTime

SITE_NAME = "Kaffeerösterei Größe & Söhne ☕"
SITE_NAME_ESCAPED = "Kaffeerösterei Größe &amp; Söhne ☕"
WORDPRESS_VERSION = "7.1"
WOOCOMMERCE_VERSION = "10.0.2"
PHP_VERSION = "8.2.36"

FIRST_PRODUCT = 101
PRODUCT_STRIDE = 4
"""A product's id is followed by those of its three variations, if it has any."""
ORDER_STRIDE = 3
"""An order's id is followed by those of its refunds, two at most."""
FIRST_CUSTOMER = 4
"""Users 1 to 3 are the administrator, the shop manager and a shopper."""

_YEARS_3 = 3 * 365 * 86400
_HOURS_3 = 3 * 3600


@dataclass(frozen=True, slots=True)
class Site:
    """A site as the generated records need to know it."""

    url: str
    """Origin without trailing slash."""
    options: SandboxOptions
    time: SiteTime
    epoch: int
    """Seconds since 1970 at which the sandbox started."""

    @property
    def rest_root(self) -> str:
        """Return the address that `_links` begin with."""
        return f"{self.url}/wp-json/"

    @property
    def history_end(self) -> int:
        """Return the last second in which generated history may lie."""
        return self.epoch - _HOURS_3

    @property
    def history_start(self) -> int:
        """Return the first second of generated history."""
        return self.epoch - _YEARS_3

    @property
    def first_order(self) -> int:
        """Return the id of the first generated order: above all products, rounded up."""
        return (FIRST_PRODUCT + PRODUCT_STRIDE * self.options.products) // 1000 * 1000 + 1000

    @property
    def first_free_id(self) -> int:
        """Return an id above all generated posts."""
        return (self.first_order + ORDER_STRIDE * self.options.orders) // 1000 * 1000 + 1000

    def before_end(self, second: int, number: int) -> int:
        """Return the instant, or one shortly before the end of history where it would lie after it."""
        return second if second <= self.history_end else self.history_end - number % 3600
