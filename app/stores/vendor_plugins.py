"""The platforms' own plugins, which do inside the store what Storewire does from the desk: both double everything.

Seen from outside by the addresses of their files and of their script, by the namespaces of their REST routes, and
inside by WooCommerce's list of active plugins, which a shop manager may read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.model.settings import PlatformName
from app.stores.fields import mapping, objects
from app.stores.rest import RestClient

FILES = re.compile(r"/wp-content/plugins/(segmentflow|sequenzy)[\w-]*/", re.IGNORECASE)
SCRIPTS = {"cdn.cloud.segmentflow.ai/": PlatformName.SEGMENTFLOW}
"""Scripts that a vendor's plugin puts into every page of the storefront."""
NAME = re.compile(r"(segmentflow|sequenzy)(?![a-z0-9])", re.IGNORECASE)
"""How the folder, the file and the namespace of such a plugin begin: "segmentflow-connect/segmentflow-connect.php"."""
REFUSED = frozenset({400, 401, 403, 404, 501})


def seen_from_outside(page: str, namespaces: Iterable[str]) -> tuple[str, ...]:
    """Return the platforms whose plugin shows in a page of the shop or in the REST API's namespaces."""
    found = {one.lower() for one in FILES.findall(page)}
    found |= {platform.value for script, platform in SCRIPTS.items() if script in page}
    return _sorted(found | _named(namespaces))


async def active_plugins(rest: RestClient) -> tuple[str, ...] | None:
    """Return the platforms whose plugin is active, by the store's own list; None where it is closed to us."""
    answer = await rest.get("wc/v3/system_status", {"_fields": "active_plugins"}, accept=REFUSED)
    listed = mapping(answer.json).get("active_plugins")
    if answer.status >= 300 or listed is None:
        return None
    return _sorted(_named(str(row.get("plugin", "")) for row in objects(listed)))


def _named(texts: Iterable[str]) -> set[str]:
    return {found[1].lower() for text in texts if (found := NAME.match(text))}


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))
