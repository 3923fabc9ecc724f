"""Segmentflow's addresses, and what is taken to be so without a source, in one place.

Names, paths, headers and fields are those of the vendor's open-source WordPress plugin.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.platforms.offer import Assumption, AssumptionState, Links
from app.platforms.protocol import Hosts

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

SIGN_UP_PAGE = "/auth/signup"
FORMS_PAGE = "/websites"

STATUS_PATH = "/api/v1/integrations/connect/status"
DISCONNECT_PATH = "/api/v1/integrations/connect/disconnect"
INGEST_PATH = "/api/v1/ingest/batch"

INGEST_SIZE = 100
"""Items of one ingest call; no limit is published."""

ASSUMPTIONS: Mapping[str, Assumption] = {
    "history": Assumption(
        AssumptionState.UNVERIFIED,
        "Not documented: that dated items start no journeys.",
        "That past orders start no journeys at Segmentflow is not documented; they can be left out or limited by date.",
    ),
    "consent": Assumption(
        AssumptionState.UNVERIFIED,
        "Sent only where it is known and only with the person's own record, as the plugin sends it only where the "
        "cookie exists. Orders go without: they are facts of a purchase, a newsletter's refusal says nothing of "
        "them, and an agreement repeated with each order would bring back what was revoked there since. What the "
        "platform itself has on record then decides, and what it drops is settled as declined.",
        "Consent is told to Segmentflow with a person's own record only; what it has on record decides about events.",
    ),
    "confirm": Assumption(
        AssumptionState.ASSUMED,
        "An ingest call with an item of nobody: 401 or 403 where the write key is refused, else the item alone is "
        "rejected as invalid and nothing is stored.",
        "Whether Segmentflow still accepts a connection is asked with an empty item that it rejects.",
    ),
    "heartbeat": Assumption(
        AssumptionState.ASSUMED,
        "None is known; the answers to deliveries show whether the connection is healthy.",
        "Segmentflow has no sign of life to send; its answers to deliveries show whether the connection holds.",
    ),
    "product topics": Assumption(
        AssumptionState.ASSUMED,
        "History is product.created, a live change product.updated; both are upserts there.",
        "A product that is sent again is taken to replace the one that Segmentflow has.",
    ),
    "namespaces": Assumption(
        AssumptionState.ASSUMED,
        "Customer numbers and message ids hold no store, as the contract writes them: each connection is taken to have "
        "its own.",
        "Two stores of one Segmentflow organisation are taken to be kept apart there, though their numbers are alike.",
    ),
    "customer.deleted": Assumption(
        AssumptionState.UNVERIFIED,
        "The webhook form of a deleted customer deletes the profile; what becomes of its events is not known.",
        "Erasing a person deletes their profile at Segmentflow; whether anything else remains, its dashboard shows.",
    ),
    "hosts": Assumption(
        AssumptionState.UNVERIFIED,
        "The plugin's newest release names another API host; pages for terms, privacy and sign-up are the dashboard's.",
        "Segmentflow's plugin has named two API hosts; if the one in use stops answering, set the other in Settings.",
    ),
    "batches": Assumption(
        AssumptionState.ASSUMED,
        "No limit of items a call is published.",
        "No limits of Segmentflow's are published; Storewire keeps its calls small and obeys when asked to slow down.",
    ),
}
"""What no documentation confirms, each with the sentence that the manual has of it."""


def links(hosts: Hosts) -> Links:
    """Return Segmentflow's pages."""
    home = hosts.dashboard or DASHBOARD_HOST
    return Links(
        home=home,
        sign_up=f"{home}{SIGN_UP_PAGE}",
        terms=f"{DASHBOARD_HOST}/terms",
        privacy=f"{DASHBOARD_HOST}/privacy",
        forms=f"{home}{FORMS_PAGE}",
        people=home,
    )
