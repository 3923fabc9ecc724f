"""What a store runs, read anew now and then: versions, numbers, first records, and whether it gained WooCommerce."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from app.engine.connections import Kept
from app.engine.moving import place
from app.model.reasons import ProblemError
from app.model.store import StoreCredentials
from app.stores.discovery import discover
from app.stores.facts import read_facts

FIRST_LOOK_SECONDS = 600.0
"""After the start, so that it does not come between the user and what is being waited for."""
LOOK_SECONDS = 6 * 3600.0


async def look_again(
    store_http: Callable[[], httpx.AsyncClient], kept: Kept, credentials: StoreCredentials
) -> dict[str, Any]:
    """Return the columns of a connection that changed; none where the store does not answer, or is elsewhere now.

    Some twenty small requests. What became of a store that does not answer is said by whoever reads its records.
    """
    async with store_http() as http:
        try:
            site = await discover(http, kept.home)
            if place(site.home) != place(kept.home):
                return {}
            facts = await read_facts(http, site, credentials)
        except ProblemError:
            return {}
    if not facts.first_records:
        facts = facts.model_copy(update={"first_records": kept.facts.first_records})
    # What was measured on the way is no news of the store.
    before, after = (one.model_copy(update={"checks": (), "clock_skew_seconds": None}) for one in (kept.site, site))
    changed: dict[str, Any] = {}
    if facts != kept.facts:
        changed["facts"] = facts.model_dump(mode="json")
    if before != after:
        changed["site"] = site.model_dump(mode="json")
    return changed
