"""What is not documented about Sequenzy and taken to be so, in one place.

The public API is documented and its requests are held against the official SDK. How a store is paired is
described by the vendor in prose only; these paths and readings are ours until the service answers otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.platforms.offer import Assumption, AssumptionState, Links
from app.platforms.protocol import Hosts

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


ASSUMPTIONS: Mapping[str, Assumption] = {
    "pairing": Assumption(
        AssumptionState.ASSUMED,
        "Paths and fields of pairing, heartbeat and revocation. A host offers the hosted pairing exactly if it answers "
        "201 with all five fields; else an API key does.",
        "How Sequenzy approves a store in the browser is not documented; where its host does not offer it, Storewire "
        "asks for an API key instead.",
    ),
    "token": Assumption(
        AssumptionState.ASSUMED,
        "An installation token opens the public API as an API key does; only the bearer differs.",
        "What an approval in the browser gives is taken to open Sequenzy's public API as an API key does.",
    ),
    "status on POST /subscribers": Assumption(
        AssumptionState.ASSUMED,
        'Documented as the "initial" status: it is given to a new contact and leaves an existing one as it is. '
        "The import's status is documented otherwise: merge and overwrite apply it to existing contacts.",
        "A customer who left a list at Sequenzy is taken to stay off it when their details change in the store.",
    ),
    "status left out of an import": Assumption(
        AssumptionState.ASSUMED,
        "An existing contact keeps its status; only contacts that exist are sent so.",
        "Totals that are brought up to date are taken to leave a subscription as it is.",
    ),
    "old checkouts": Assumption(
        AssumptionState.ASSUMED,
        "Not documented: that checkouts older than an hour are spared by /checkouts. So they go as dated events.",
        "Checkouts and orders that are told of more than an hour late are sent as history and start no automation.",
    ),
    "pages": Assumption(
        AssumptionState.ASSUMED,
        "The pages for API keys, terms and privacy in the dashboard.",
        "The links to Sequenzy's pages for API keys, terms and privacy may lead elsewhere one day.",
    ),
}
"""What no documentation confirms, each with the sentence that the manual has of it."""


def links(hosts: Hosts) -> Links:
    """Return Sequenzy's pages."""
    home = hosts.dashboard or DASHBOARD_HOST
    return Links(
        home=home,
        sign_up="",
        terms=f"{DASHBOARD_HOST}/terms",
        privacy=f"{DASHBOARD_HOST}/privacy",
        forms=home,
        people=home,
    )
