"""What a store runs and how much it holds, read after signing in; what a user may not see stays unknown."""

from __future__ import annotations

import re

import httpx

from app.model.reasons import ProblemCode, ProblemError
from app.model.records import SITE_KINDS, RecordKind
from app.model.store import StoreCredentials, StoreFacts, StoreSite
from app.stores.fields import CURRENCY, JsonObject, mapping, objects
from app.stores.first_records import first_records
from app.stores.listing import listing
from app.stores.rest import RestClient
from app.stores.text import plain_text

OLDEST_WOOCOMMERCE = (5, 0)
FIRST_DATE_FILTERS = (5, 6)
VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})")
REFUSED = frozenset({400, 401, 403, 404, 501})
COUNTED = (RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER)


async def read_facts(http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials) -> StoreFacts:
    """Return a store's versions, currency, tax habit and numbers of records.

    The system status may be closed to a role; then the versions stay "" and the currency is asked for elsewhere.
    Counts are what the reader will read: products and orders of every status, users of every role.

    Raises ProblemError: WOOCOMMERCE_TOO_OLD (`version`), and what `RestClient.get` raises.
    """
    rest = RestClient(http, site, credentials)
    if not site.woocommerce:
        return StoreFacts(
            name=site.name,
            home=site.home,
            wordpress_version=site.wordpress_version,
            timezone=site.timezone,
            counts={kind: count for kind in SITE_KINDS if (count := await _count(rest, kind, "")) is not None},
        )
    status = await _status(rest)
    environment, settings = mapping(status.get("environment")), mapping(status.get("settings"))
    version = plain_text(environment.get("version"))
    _supported(version)
    currency = await _currency(rest, settings)
    return StoreFacts(
        name=site.name,
        home=site.home,
        wordpress_version=plain_text(environment.get("wp_version")) or site.wordpress_version,
        woocommerce_version=version,
        php_version=plain_text(environment.get("php_version")),
        currency=currency,
        prices_include_tax=await _prices_include_tax(rest),
        timezone=site.timezone,
        counts={kind: count for kind in COUNTED if (count := await _count(rest, kind, currency)) is not None},
        first_records=await first_records(rest),
    )


def filters_by_date(version: str) -> bool:
    """Tell whether a WooCommerce knows `modified_after`; an unknown version is taken for a new one."""
    found = VERSION.match(version)
    return not found or (int(found[1]), int(found[2])) >= FIRST_DATE_FILTERS


async def _status(rest: RestClient) -> JsonObject:
    answer = await rest.get("wc/v3/system_status", {"_fields": "environment,settings"}, accept=REFUSED)
    return mapping(answer.json) if answer.status < 300 else {}


def _supported(version: str) -> None:
    found = VERSION.match(version)
    if found and (int(found[1]), int(found[2])) < OLDEST_WOOCOMMERCE:
        raise ProblemError(ProblemCode.WOOCOMMERCE_TOO_OLD, f"WooCommerce {version[:20]}", version=version[:20])


async def _currency(rest: RestClient, settings: JsonObject) -> str:
    """Return the store's currency, or "" where nobody tells."""
    found = settings.get("currency")
    if not isinstance(found, str) or not CURRENCY.fullmatch(found):
        answer = await rest.get("wc/v3/data/currencies/current", accept=REFUSED)
        found = mapping(answer.json).get("code") if answer.status < 300 else ""
    return found.upper() if isinstance(found, str) and CURRENCY.fullmatch(found) else ""


async def _prices_include_tax(rest: RestClient) -> bool | None:
    """Return whether prices are typed with tax: the newest order says so to whoever may read orders."""
    answer = await rest.get("wc/v3/orders", {"per_page": 1, "_fields": "id,prices_include_tax"}, accept=REFUSED)
    for order in objects(answer.json if answer.status < 300 else []):
        if isinstance(said := order.get("prices_include_tax"), bool):
            return said
    setting = await rest.get("wc/v3/settings/tax/woocommerce_prices_include_tax", accept=REFUSED)
    value = mapping(setting.json).get("value") if setting.status < 300 else None
    return value == "yes" if isinstance(value, str) else None


async def _count(rest: RestClient, kind: RecordKind, currency: str) -> int | None:
    chosen = await listing(rest, kind, currency)
    return (await rest.get(chosen.route, chosen.count(), accept=REFUSED)).total
