"""What the store says of itself: currency, settings, system status and totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from app.sandbox.links import NO_DELETE, links
from app.sandbox.money import ENTITIES, NAMES
from app.sandbox.options import JsonObject, StoreCondition
from app.sandbox.rest import RestAnswer, RestCall, RestError
from app.sandbox.shelf import Selection
from app.sandbox.site import PHP_VERSION, WOOCOMMERCE_VERSION, WORDPRESS_VERSION
from app.sandbox.store import Store

_ORDER_NAMES = {
    "pending": "Pending payment", "processing": "Processing", "on-hold": "On hold", "completed": "Completed",
    "cancelled": "Cancelled", "refunded": "Refunded", "failed": "Failed", "checkout-draft": "Draft",
}  # fmt: skip
_PRODUCT_NAMES = {
    "external": "External/Affiliate product", "grouped": "Grouped product", "simple": "Simple product",
    "variable": "Variable product",
}  # fmt: skip
_SELECTS: dict[str, dict[str, str]] = {
    "woocommerce_default_country": {"DE:DE-BE": "Germany — Berlin", "AT": "Austria"},
    "woocommerce_allowed_countries": {"all": "Sell to all countries", "specific": "Sell to specific countries"},
    "woocommerce_currency": {code: f"{name} ({ENTITIES[code]}) — {code}" for code, name in NAMES.items()},
    "woocommerce_currency_pos": {"left": "Left", "right_space": "Right with space"},
}
_SETTINGS = (
    ("woocommerce_store_address", "Address line 1", "text", "", "Straße 1"),
    ("woocommerce_store_address_2", "Address line 2", "text", "", ""),
    ("woocommerce_store_city", "City", "text", "", "Berlin"),
    ("woocommerce_default_country", "Country / State", "select", "US:CA", "DE:DE-BE"),
    ("woocommerce_store_postcode", "Postcode / ZIP", "text", "", "10115"),
    ("woocommerce_allowed_countries", "Selling location(s)", "select", "all", "all"),
    ("woocommerce_calc_taxes", "Enable taxes", "checkbox", "no", "yes"),
    ("woocommerce_enable_coupons", "Enable coupons", "checkbox", "yes", "yes"),
    ("woocommerce_currency", "Currency", "select", "USD", ""),
    ("woocommerce_currency_pos", "Currency position", "select", "left", "right_space"),
    ("woocommerce_price_thousand_sep", "Thousand separator", "text", ",", "."),
    ("woocommerce_price_decimal_sep", "Decimal separator", "text", ".", ","),
    ("woocommerce_price_num_decimals", "Number of decimals", "number", "2", "2"),
)


class StoreFacts:
    """The routes of `wc/v3` that describe the store instead of its records."""

    def __init__(self, store: Store, condition: Callable[[], StoreCondition]) -> None:
        self._store = store
        self._condition = condition

    def currency(self, call: RestCall) -> RestAnswer:
        """GET data/currencies/current; the symbol is an HTML entity."""
        code = self._store.options.currency
        root = f"{call.site_url}/wp-json/"
        body = {
            "code": code,
            "name": NAMES.get(code, code),
            "symbol": ENTITIES.get(code, code),
            "_links": links(root, "wc/v3/data/currencies", code, ("GET",)),
        }
        return RestAnswer(body)

    def settings(self, call: RestCall) -> RestAnswer:
        """GET settings/general."""
        return RestAnswer([self._setting(call, row) for row in _SETTINGS])

    def setting(self, call: RestCall, name: str) -> RestAnswer:
        """GET settings/general/{id}; one alone also names its group."""
        row = next((entry for entry in _SETTINGS if entry[0] == name), None)
        if row is None:
            raise RestError(404, "rest_setting_setting_invalid", "Invalid setting.")
        return RestAnswer({**self._setting(call, row), "group_id": "general"}, allow="GET, POST, PUT, PATCH")

    def order_totals(self, call: RestCall) -> RestAnswer:
        """GET reports/orders/totals."""
        orders = self._store.orders
        counts = {slug: len(orders.select(Selection(frozenset({slug})))) for slug in _ORDER_NAMES}
        return RestAnswer([{"slug": s, "name": n, "total": counts[s]} for s, n in _ORDER_NAMES.items()])

    def product_totals(self, call: RestCall) -> RestAnswer:
        """GET reports/products/totals: the published ones by type."""
        published = self._store.products.select(Selection(frozenset({"publish"})))
        counts: Counter[str] = Counter()
        for number in published:
            counts[(self._store.products.record(number) or {"type": "simple"})["type"]] += 1
        return RestAnswer([{"slug": s, "name": n, "total": counts[s]} for s, n in _PRODUCT_NAMES.items()])

    def customer_totals(self, call: RestCall) -> RestAnswer:
        """GET reports/customers/totals: WooCommerce counts who paid only where its analytics ran."""
        total = len(self._store.customers.select(Selection(frozenset({"customer"}))))
        rows = [("paying", "Paying customer", 0), ("non_paying", "Non-paying customer", total)]
        return RestAnswer([{"slug": slug, "name": name, "total": count} for slug, name, count in rows])

    def system_status(self, call: RestCall) -> RestAnswer:
        """GET system_status; a shop manager may read it."""
        return RestAnswer(
            {
                "environment": self._environment(call.site_url),
                "database": {
                    "wc_database_version": WOOCOMMERCE_VERSION,
                    "database_prefix": "wp_",
                    "maxmind_geoip_database": "",
                    "database_tables": {"woocommerce": {}, "other": {}},
                    "database_size": {"data": 12.5, "index": 4.5},
                },
                "active_plugins": [_plugin_row(), *_vendor_rows(self._condition())],
                "inactive_plugins": [],
                "dropins_mu_plugins": {"dropins": [], "mu_plugins": []},
                "theme": _theme(),
                "settings": self._shop_settings(),
                "security": {"secure_connection": False, "hide_errors": True},
                "pages": [],
                "post_type_counts": [{"type": "page", "count": "9"}],
                "logging": _logging(),
            }
        )

    def _setting(self, call: RestCall, row: tuple[str, str, str, str, str]) -> JsonObject:
        number, label, kind, default, value = row
        body: JsonObject = {
            "id": number,
            "label": label,
            "description": label,
            "type": kind,
            "default": default,
            "tip": label,
            "value": self._store.options.currency if number == "woocommerce_currency" else value,
        }
        if number in _SELECTS:
            body["options"] = _SELECTS[number]
        root = f"{call.site_url}/wp-json/"
        return {**body, "_links": links(root, "wc/v3/settings/general", number, NO_DELETE)}

    def _environment(self, url: str) -> JsonObject:
        return {
            "home_url": url, "site_url": url, "store_id": "3929a0c4-2f03-4452-873e-13a83bf0dd4a",
            "version": WOOCOMMERCE_VERSION, "log_directory": "www/wp-content/uploads/wc-logs/",
            "log_directory_writable": True, "wp_version": WORDPRESS_VERSION, "wp_multisite": False,
            "wp_memory_limit": 536870912, "wp_debug_mode": False, "wp_cron": True, "language": "en_US",
            "external_object_cache": None, "server_info": "nginx/1.22.1", "server_architecture": "Linux x86_64",
            "php_version": PHP_VERSION, "php_post_max_size": 8388608, "php_max_execution_time": 300,
            "php_max_input_vars": 1000, "curl_version": "7.88.1, OpenSSL/3.0.19", "suhosin_installed": False,
            "max_upload_size": 2097152, "mysql_version": "10.11.19",
            "mysql_version_string": "10.11.19-MariaDB-0+deb12u1", "default_timezone": "UTC",
            "fsockopen_or_curl_enabled": True, "soapclient_enabled": False, "domdocument_enabled": True,
            "gzip_enabled": True, "mbstring_enabled": True, "remote_post_successful": False,
            "remote_post_response": "", "remote_get_successful": False, "remote_get_response": "",
        }  # fmt: skip

    def _shop_settings(self) -> JsonObject:
        code = self._store.options.currency
        kinds = ("external", "grouped", "simple", "variable")
        terms = (
            "exclude-from-catalog",
            "exclude-from-search",
            "featured",
            "outofstock",
            *map("rated-{}".format, range(1, 6)),
        )
        store = "Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore"
        return {
            "api_enabled": False, "force_ssl": False, "currency": code, "currency_symbol": ENTITIES.get(code, code),
            "currency_position": "right_space", "thousand_separator": ".", "decimal_separator": ",",
            "number_of_decimals": 2, "geolocation_enabled": False, "taxonomies": {kind: kind for kind in kinds},
            "product_visibility_terms": {term: term for term in terms}, "woocommerce_com_connected": "no",
            "enforce_approved_download_dirs": True, "order_datastore": store, "HPOS_enabled": True,
            "HPOS_sync_enabled": False,
            "enabled_features": ["analytics", "order_attribution", "custom_order_tables"],
        }  # fmt: skip


def _plugin_row() -> dict[str, Any]:
    return {
        "plugin": "woocommerce/woocommerce.php", "name": "WooCommerce", "version": WOOCOMMERCE_VERSION,
        "version_latest": WOOCOMMERCE_VERSION, "url": "https://woocommerce.com/", "author_name": "Automattic",
        "author_url": "https://woocommerce.com", "network_activated": False,
    }  # fmt: skip


def _vendor_rows(condition: StoreCondition) -> list[dict[str, Any]]:
    """Return the row of a vendor's own plugin where it is active."""
    known = {
        StoreCondition.VENDOR_SEGMENTFLOW: ("segmentflow-connect/segmentflow-connect.php", "Segmentflow Connect"),
        StoreCondition.VENDOR_SEQUENZY: ("sequenzy-for-woocommerce/sequenzy.php", "Sequenzy"),
    }
    if condition not in known:
        return []
    plugin, name = known[condition]
    return [{**_plugin_row(), "plugin": plugin, "name": name, "version": "2.4.0", "author_name": name}]


def _theme() -> dict[str, Any]:
    return {
        "name": "Twenty Twenty-Five", "version": "1.5", "version_latest": 0, "author_url": "https://wordpress.org",
        "is_child_theme": False,
    }  # fmt: skip


def _logging() -> dict[str, Any]:
    handler = "Automattic\\WooCommerce\\Internal\\Admin\\Logging\\LogHandlerFileV2"
    return {
        "logging_enabled": True, "default_handler": handler,
        "retention_period_days": 30, "level_threshold": "", "log_directory_size": "4 KB",
    }  # fmt: skip
