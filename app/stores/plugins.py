"""Plugins of a store: taking ours out again, where the user who let us in is an administrator."""

from __future__ import annotations

from app.stores.rest import RestClient


async def remove_plugin(rest: RestClient, name: str) -> None:
    """Deactivate and delete a plugin by its folder's name. One that is not there is removed already.

    Raises ProblemError: NO_PERMISSION for anybody but an administrator.
    """
    route = f"wp/v2/plugins/{name}/{name}"
    found = await rest.get(route, accept=frozenset({404}))
    if found.status == 404:
        return
    if found.json.get("status") != "inactive":
        await rest.post(route, {"status": "inactive"})
    await rest.delete(route, accept=frozenset({404}))
