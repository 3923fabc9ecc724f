"""The health checks of a connection: does the store answer, may we read, does the platform accept."""

from __future__ import annotations

from datetime import timedelta

from pydantic import JsonValue

from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.engine.store_delivery import StoreDelivery
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.store import Check, CheckName, CheckState, StoreSite
from app.platforms.protocol import HeartbeatState
from app.stores import authorisation
from app.stores.discovery import discover

CLOCK_WARN_SECONDS = 120.0
HEARTBEAT_LATE = timedelta(minutes=75)
"""More than the longest interval between two of them."""


async def check(parts: Parts, runtime: Runtime) -> api.CheckReport:
    """Run every check in the order in which they depend on each other; what cannot be asked is left out."""
    checks: list[Check] = []
    began = parts.clock.monotonic()
    site: StoreSite | None = None
    async with parts.store_http() as http:
        try:
            site = await discover(http, runtime.kept.home)
        except ProblemError as error:
            checks.append(Check(name=CheckName.ANSWERS, state=CheckState.FAIL, problem=error.problem))
        else:
            seconds = round(parts.clock.monotonic() - began, 1)
            checks.append(Check(name=CheckName.ANSWERS, state=CheckState.PASS, params={"seconds": seconds}))
            checks.extend(_woocommerce(site, runtime))
            try:
                user, _ = await authorisation.verify(http, site, runtime.store_credentials())
            except ProblemError as error:
                checks.append(Check(name=CheckName.MAY_READ, state=CheckState.FAIL, problem=error.problem))
            else:
                checks.append(Check(name=CheckName.MAY_READ, state=CheckState.PASS, params={"user": user.name}))
    checks.append(await _platform(parts, runtime))
    checks.extend(await _permissions(parts, runtime))
    checks.extend(_heartbeat(parts, runtime))
    checks.extend(await _webhooks(parts, runtime))
    if site is not None and site.clock_skew_seconds is not None:
        skew = site.clock_skew_seconds
        late = abs(skew) >= CLOCK_WARN_SECONDS
        checks.append(
            Check(
                name=CheckName.CLOCK,
                state=CheckState.WARN if late else CheckState.PASS,
                params={"seconds": round(skew)},
            )
        )
    return api.CheckReport(checked_at=parts.clock.now(), checks=tuple(checks))


def _woocommerce(site: StoreSite, runtime: Runtime) -> list[Check]:
    """Check for WooCommerce where it was; where it was not and now is, connecting again brings the shop in."""
    if runtime.kept.site.woocommerce:
        if site.woocommerce:
            return [Check(name=CheckName.WOOCOMMERCE, state=CheckState.PASS)]
        problem = Problem(code=ProblemCode.NO_WOOCOMMERCE, params={"name": site.name})
        return [Check(name=CheckName.WOOCOMMERCE, state=CheckState.FAIL, problem=problem)]
    return [Check(name=CheckName.UPGRADE, state=CheckState.WARN)] if site.woocommerce else []


async def _platform(parts: Parts, runtime: Runtime) -> Check:
    title = runtime.platform.title
    params = {"platform": title, "free": runtime.free_requests, "per_minute": runtime.platform.pace.per_minute}
    state = await runtime.platform.confirm(parts.platform_http, runtime.session())
    if state is HeartbeatState.ACTIVE:
        return Check(name=CheckName.PLATFORM_ACCEPTS, state=CheckState.PASS, params=params)
    revoked = state is HeartbeatState.REVOKED
    code = ProblemCode.PLATFORM_REVOKED if revoked else ProblemCode.PLATFORM_UNREACHABLE
    return Check(
        name=CheckName.PLATFORM_ACCEPTS,
        state=CheckState.FAIL if revoked else CheckState.WARN,
        params=params,
        problem=Problem(code=code, params={"platform": title}),
    )


async def _permissions(parts: Parts, runtime: Runtime) -> list[Check]:
    """Check what an API key allows; nothing where the credential has no permissions of its own."""
    missing = await runtime.platform.missing_permissions(parts.platform_http, runtime.session())
    if missing is None:
        return []
    params: dict[str, JsonValue] = {"platform": runtime.platform.title}
    if not missing:
        return [Check(name=CheckName.PERMISSIONS, state=CheckState.PASS, params=params)]
    params["scope"] = ", ".join(missing)
    problem = Problem(code=ProblemCode.SCOPE_MISSING, params=params)
    return [Check(name=CheckName.PERMISSIONS, state=CheckState.FAIL, params=params, problem=problem)]


def _heartbeat(parts: Parts, runtime: Runtime) -> list[Check]:
    """Check when the platform last heard from us; nothing where it has no call for it."""
    last = runtime.kept.last_heartbeat_at
    if last is None:
        return []
    late = parts.clock.now() - last > HEARTBEAT_LATE
    state = CheckState.WARN if late else CheckState.PASS
    return [Check(name=CheckName.HEARTBEAT, state=state, params={"platform": runtime.platform.title})]


async def _webhooks(parts: Parts, runtime: Runtime) -> list[Check]:
    """Check and mend our webhooks where the store delivers by them."""
    try:
        found = await StoreDelivery(parts, runtime).look_after()
    except ProblemError as error:
        return [Check(name=CheckName.STORE_WEBHOOKS, state=CheckState.FAIL, problem=error.problem)]
    if found is None:
        return []
    params: dict[str, JsonValue] = {"active": found.active, "wanted": found.wanted}
    if not found.repaired:
        return [Check(name=CheckName.STORE_WEBHOOKS, state=CheckState.PASS, params=params)]
    params["repaired"] = found.repaired
    params["since"] = found.missing_since.isoformat() if found.missing_since else None
    return [Check(name=CheckName.STORE_WEBHOOKS, state=CheckState.WARN, params=params)]
