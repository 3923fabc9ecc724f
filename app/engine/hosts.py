"""Another host for a platform: tried out before it is kept; no customer's data goes there before somebody says so."""

from __future__ import annotations

from typing import Any

from app.engine.connections import Kept
from app.engine.parts import Parts
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, PlatformName, check_host
from app.platforms.protocol import Hosts
from app.platforms.registry import platform

PAUSED = api.ConnectionState.PAUSED


def hosts_of(api_host: str, dashboard_host: str) -> Hosts:
    """Return typed hosts. Raises ProblemError(HOST_NOT_HTTPS) for what is no https origin (http on this computer)."""
    try:
        return Hosts(api=check_host(api_host), dashboard=check_host(dashboard_host))
    except ValueError as error:
        raise ProblemError(ProblemCode.HOST_NOT_HTTPS, str(error)) from error


async def probe(parts: Parts, name: PlatformName, wanted: api.TestHosts) -> api.HostReport:
    """Find out whether the platform answers at these hosts; neither a credential nor anything of a store is sent."""
    hosts = hosts_of(wanted.api_host, wanted.dashboard_host)
    called, shown = await platform(name).probe_hosts(parts.platform_http, hosts)
    return api.HostReport(
        api_host=called.host,
        api_problem=called.problem,
        dashboard_host=shown.host,
        dashboard_problem=shown.problem,
    )


def hold_back(kept: Kept, wanted: ConnectionSettings) -> dict[str, Any]:
    """Return the columns that a change of hosts changes besides the settings: the connection waits for a word.

    Going back to the hosts that were confirmed needs none. Empty where the hosts are the same.
    """
    chosen = (wanted.api_host, wanted.dashboard_host)
    if chosen == (kept.settings.api_host, kept.settings.dashboard_host):
        return {}
    waiting = unconfirmed(kept)
    params = (
        waiting.params
        if waiting is not None
        else {
            "api_before": kept.settings.api_host,
            "dashboard_before": kept.settings.dashboard_host,
            "state_before": (PAUSED if kept.state is PAUSED else api.ConnectionState.CONNECTED).value,
        }
    )
    if chosen == (params["api_before"], params["dashboard_before"]):
        return {"state": params["state_before"], "problem": None}
    host = wanted.api_host if wanted.api_host != params["api_before"] else wanted.dashboard_host
    problem = Problem(
        code=ProblemCode.HOST_CHANGED,
        params={**params, "host": host or platform(kept.platform).links(Hosts()).home, "platform": _title(kept)},
    )
    return {"state": api.ConnectionState.ATTENTION.value, "problem": problem.model_dump(mode="json")}


def confirmed(kept: Kept) -> dict[str, Any]:
    """Return the columns that somebody's word changes. Raises ProblemError(BAD_REQUEST) where none is waited for."""
    waiting = unconfirmed(kept)
    if waiting is None:
        raise ProblemError(ProblemCode.BAD_REQUEST, "no host waits to be confirmed")
    return {"state": waiting.params["state_before"], "problem": None}


def unconfirmed(kept: Kept) -> Problem | None:
    """Return the problem of a connection whose hosts were changed and not confirmed, or None."""
    problem = kept.problem
    return problem if problem is not None and problem.code is ProblemCode.HOST_CHANGED else None


def _title(kept: Kept) -> str:
    return platform(kept.platform).title
