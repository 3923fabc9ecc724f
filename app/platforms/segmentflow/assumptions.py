"""Segmentflow's addresses, and what is taken to be so without a source, in one place.

Names, paths, headers and fields are those of the vendor's open-source WordPress plugin.
"""

from __future__ import annotations

from collections.abc import Mapping

API_HOST = "https://api.cloud.segmentflow.ai"
"""The plugin's newest release says https://api.segmentflow.ai; the connection's setting replaces it."""
DASHBOARD_HOST = "https://dashboard.segmentflow.ai"

CONNECT_PAGES: Mapping[bool, tuple[str, str]] = {
    True: ("/connect/woocommerce", "store_url"),
    False: ("/connect/wordpress", "site_url"),
}
"""By whether the site runs WooCommerce: page of the dashboard, and the parameter with the site's address."""
RETURN_PAGE = "/wp-admin/admin.php?page=segmentflow"
"""Below the store's home: the only kind of return address that the dashboard is known to accept. It is caught
before it is loaded and never has to exist."""

STATUS_PATH = "/api/v1/integrations/connect/status"
DISCONNECT_PATH = "/api/v1/integrations/connect/disconnect"
INGEST_PATH = "/api/v1/ingest/batch"

INGEST_SIZE = 100
"""Items of one ingest call; no limit is published."""

READINGS: Mapping[str, str] = {
    "history": "Not documented: that dated items start no journeys. The user is told so where past orders are chosen.",
    "consent": (
        "Sent only where it is known and only with the person's own record, as the plugin sends it only where the "
        "cookie exists. Orders go without: they are facts of a purchase, a newsletter's refusal says nothing of "
        "them, and an agreement repeated with each order would bring back what was revoked there since. What the "
        "platform itself has on record then decides, and what it drops is settled as declined."
    ),
    "confirm": (
        "An ingest call with an item of nobody: 401 or 403 where the write key is refused, else the item alone is "
        "rejected as invalid and nothing is stored."
    ),
    "heartbeat": "None is known; the answers to deliveries show whether the connection is healthy.",
    "product topics": "History is product.created, a live change product.updated; both are upserts there.",
}
