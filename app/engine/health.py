"""The doctor of a connection: the store's checks, signed in, and the platform's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from pydantic import JsonValue

from app.engine.moving import copied_from
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.engine.store_delivery import StoreDelivery
from app.model import api
from app.model.checks import INSIDE, PLAIN, in_order
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.store import Check, CheckName, CheckState
from app.platforms.protocol import HeartbeatState
from app.stores.doctor import Visit, look_from_inside, look_from_outside

SEEN_LATELY = timedelta(minutes=20)
"""Heartbeats come every five minutes, or as often as the platform asks."""


async def diagnose(parts: Parts, address: str) -> api.DoctorReport:
    """Return what can be told of an address from outside."""
    async with parts.store_http() as http:
        found = await look_from_outside(http, address, now=parts.clock.now)
    site = found.site
    return api.DoctorReport(
        address=address,
        home=site.home if site else "",
        name=site.name if site else "",
        checked_at=parts.clock.now(),
        checks=found.checks,
    )


async def check(parts: Parts, runtime: Runtime, runtimes: Sequence[Runtime]) -> api.CheckReport:
    """Run every check of a connection, in the order in which they rest on each other."""
    kept = runtime.kept
    visit = Visit(
        home=kept.home,
        credentials=runtime.store_credentials(),
        facts=kept.facts,
        woocommerce=kept.settings.woocommerce,
        own_passwords=own_passwords(runtimes),
        observes=kept.settings.observe_only,
    )
    async with parts.store_http() as http:
        found = await look_from_inside(http, visit, now=parts.clock.now)
    outcomes = [
        *found.checks,
        *_copied(runtime, runtimes),
        *await _platform(parts, runtime),
        *await _permissions(parts, runtime),
        *await _webhooks(parts, runtime),
    ]
    names = INSIDE if visit.woocommerce else PLAIN
    return api.CheckReport(checked_at=parts.clock.now(), checks=in_order(names, outcomes))


def own_passwords(runtimes: Iterable[Runtime]) -> frozenset[str]:
    """Return the ids of this computer's own application passwords, as far as the keyring is open."""
    return frozenset(filter(None, (one.store_credentials().password_uuid for one in runtimes)))


def _copied(runtime: Runtime, runtimes: Sequence[Runtime]) -> list[Check]:
    """Return a warning where another connection's store has the same first records."""
    original = copied_from(runtime.kept, [one.kept for one in runtimes])
    if original is None:
        return []
    params = {"name": original.name, "home": original.home}
    problem = Problem(code=ProblemCode.STORE_COPIED, params=dict(params))
    return [Check(name=CheckName.SAME_STORE, state=CheckState.WARN, problem=problem)]


async def _platform(parts: Parts, runtime: Runtime) -> list[Check]:
    title = runtime.platform.title
    params = {"platform": title, "free": runtime.free_requests, "per_minute": runtime.platform.pace.per_minute}
    state = await runtime.platform.confirm(parts.platform_http, runtime.session())
    if state is HeartbeatState.ACTIVE:
        accepts = Check(name=CheckName.PLATFORM_ACCEPTS, state=CheckState.PASS, params=params)
        return [accepts, *_heartbeat(parts, runtime)]
    revoked = state is HeartbeatState.REVOKED
    code = ProblemCode.PLATFORM_REVOKED if revoked else ProblemCode.PLATFORM_UNREACHABLE
    problem = Problem(code=code, params={"platform": title})
    failed = CheckState.FAIL if revoked else CheckState.WARN
    return [Check(name=CheckName.PLATFORM_ACCEPTS, state=failed, params=params, problem=problem)]


def _heartbeat(parts: Parts, runtime: Runtime) -> list[Check]:
    """Return whether the platform was heard of lately; nothing where it takes no heartbeats, or while we are paused."""
    last, kept = runtime.kept.last_heartbeat_at, runtime.kept
    if last is None or kept.state is not api.ConnectionState.CONNECTED:
        return []
    lately = parts.clock.now() - last <= SEEN_LATELY
    state = CheckState.PASS if lately else CheckState.WARN
    return [Check(name=CheckName.HEARTBEAT, state=state, params={"platform": runtime.platform.title})]


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


async def _webhooks(parts: Parts, runtime: Runtime) -> list[Check]:
    """Check and mend our webhooks where the store delivers by them."""
    try:
        found = await StoreDelivery(parts, runtime).look_after()
    except ProblemError as error:
        return [Check(name=CheckName.STORE_WEBHOOKS, state=CheckState.FAIL, problem=error.problem)]
    if found is None:
        return []
    params: dict[str, JsonValue] = {"active": found.active, "wanted": found.wanted}
    if found.missing_since is None:
        return [Check(name=CheckName.STORE_WEBHOOKS, state=CheckState.PASS, params=params)]
    params["repaired"] = found.repaired
    params["since"] = found.missing_since.isoformat()
    return [Check(name=CheckName.STORE_WEBHOOKS, state=CheckState.WARN, params=params)]
