"""The health checks of a connection: does the store answer, may we read, does the platform accept."""

from __future__ import annotations

from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.store import Check, CheckName, CheckState, StoreSite
from app.platforms.protocol import HeartbeatState
from app.stores import authorisation
from app.stores.discovery import discover

CLOCK_WARN_SECONDS = 120.0


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
            if runtime.kept.settings.woocommerce:
                checks.append(_woocommerce(site))
            try:
                user, _ = await authorisation.verify(http, site, runtime.store_credentials())
            except ProblemError as error:
                checks.append(Check(name=CheckName.MAY_READ, state=CheckState.FAIL, problem=error.problem))
            else:
                checks.append(Check(name=CheckName.MAY_READ, state=CheckState.PASS, params={"user": user.name}))
    checks.append(await _platform(parts, runtime))
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


def _woocommerce(site: StoreSite) -> Check:
    if site.woocommerce:
        return Check(name=CheckName.WOOCOMMERCE, state=CheckState.PASS)
    problem = Problem(code=ProblemCode.NO_WOOCOMMERCE, params={"name": site.name})
    return Check(name=CheckName.WOOCOMMERCE, state=CheckState.FAIL, problem=problem)


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
