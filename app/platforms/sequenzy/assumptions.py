"""What is not documented about Sequenzy and taken to be so, in one place.

The public API is documented and its requests are held against the official SDK. How a store is paired is
described by the vendor in prose only; these paths and readings are ours until the service answers otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

API_HOST = "https://api.sequenzy.com"
DASHBOARD_HOST = "https://sequenzy.com"
API_ROOT = "/api/v1"

PAIRINGS_PATH = "/integrations/woocommerce/pairings"
PAIRING_PATH = "/integrations/woocommerce/pairings/{pairing}"
PAIRING_COMPLETE_PATH = "/integrations/woocommerce/pairings/{pairing}/complete"
HEARTBEAT_PATH = "/integrations/woocommerce/installations/{installation}/heartbeat"
INSTALLATION_PATH = "/integrations/woocommerce/installations/{installation}"
API_KEYS_PAGE = "/settings/api-keys"
"""The dashboard's page; where it is another, the dashboard shows its own way to it."""

REQUIRED_SCOPES = (
    ("subscribers:write",),
    ("events:write",),
    ("commerce:write", "products:write"),
    ("commerce:write", "orders:write"),
)
"""What people, events, products and orders need: one of each group, named by its first. The documentation names
scopes without saying which call needs which. `automations:trigger` is only for writes that enrol or send a
confirmation, which Storewire leaves to the workspace's own settings."""

READINGS: Mapping[str, str] = {
    "pairing": "A host offers the hosted pairing exactly if it answers 201 with all five fields; else an API key does.",
    "token": "An installation token opens the public API as an API key does; only the bearer differs.",
    "status on POST /subscribers": (
        'Documented as the "initial" status: it is given to a new contact and leaves an existing one as it is. '
        "The import's status is documented otherwise: merge and overwrite apply it to existing contacts."
    ),
    "status left out of an import": "An existing contact keeps its status; only contacts that exist are sent so.",
    "events older than an hour in /checkouts": "Not documented to be spared, so they go as dated events.",
}
