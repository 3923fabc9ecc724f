"""The doctor's list: which checks there are, in which order, and which of them rests on which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.reasons import Problem, ProblemCode
from app.model.store import Check, CheckName, CheckState

Name = CheckName

OUTSIDE = (
    Name.ANSWERS,
    Name.HTTPS,
    Name.WORDPRESS,
    Name.REST_API,
    Name.NOT_CACHED,
    Name.CLOCK,
    Name.WOOCOMMERCE,
    Name.APP_PASSWORDS,
    Name.VENDOR_PLUGIN,
)
"""What can be told of a store without signing in."""

INSIDE = (
    *OUTSIDE,
    Name.AUTH_HEADER,
    Name.SIGNED_IN,
    Name.MAY_READ,
    Name.WEBHOOKS,
    Name.SAME_STORE,
    Name.OTHER_COMPUTERS,
    Name.PLATFORM_ACCEPTS,
    Name.PERMISSIONS,
    Name.HEARTBEAT,
    Name.STORE_WEBHOOKS,
)
"""What can be told of a store that is connected."""

OF_A_SHOP = frozenset({Name.WEBHOOKS, Name.STORE_WEBHOOKS, Name.MAY_READ})
PLAIN = tuple(Name.UPGRADE if name is Name.WOOCOMMERCE else name for name in INSIDE if name not in OF_A_SHOP)
"""What can be told of a connected site that was connected without WooCommerce."""

PREMISES: dict[CheckName, tuple[CheckName, ...]] = {
    Name.HTTPS: (Name.ANSWERS,),
    Name.WORDPRESS: (Name.ANSWERS, Name.HTTPS),
    Name.REST_API: (Name.WORDPRESS,),
    Name.NOT_CACHED: (Name.REST_API,),
    Name.CLOCK: (Name.REST_API,),
    Name.WOOCOMMERCE: (Name.REST_API,),
    Name.UPGRADE: (Name.REST_API,),
    Name.APP_PASSWORDS: (Name.REST_API,),
    Name.VENDOR_PLUGIN: (Name.REST_API,),
    Name.AUTH_HEADER: (Name.REST_API,),
    Name.SIGNED_IN: (Name.AUTH_HEADER,),
    Name.MAY_READ: (Name.SIGNED_IN, Name.WOOCOMMERCE),
    Name.WEBHOOKS: (Name.MAY_READ,),
    Name.SAME_STORE: (Name.SIGNED_IN, Name.MAY_READ),
    Name.OTHER_COMPUTERS: (Name.SIGNED_IN,),
    Name.PERMISSIONS: (Name.PLATFORM_ACCEPTS,),
    Name.HEARTBEAT: (Name.PLATFORM_ACCEPTS,),
    Name.STORE_WEBHOOKS: (Name.MAY_READ,),
}
"""What each check rests on; where one of these fails it is not asked."""

FAILS: dict[ProblemCode, CheckName] = {
    ProblemCode.TLS_INVALID: Name.HTTPS,
    ProblemCode.HTTPS_MISSING: Name.HTTPS,
    ProblemCode.NOT_WORDPRESS: Name.WORDPRESS,
    ProblemCode.REST_BLOCKED: Name.REST_API,
    ProblemCode.NOT_JSON: Name.REST_API,
    ProblemCode.NO_WOOCOMMERCE: Name.WOOCOMMERCE,
    ProblemCode.WOOCOMMERCE_TOO_OLD: Name.WOOCOMMERCE,
}
"""The check that a problem of finding a store fails; every other one fails the first."""

AT_REST_API = "rest_api"
"""The value of a problem's parameter `at` where WordPress was seen before its REST API did not answer."""


def failed_check(problem: Problem) -> CheckName:
    """Return the check that a problem of finding a store fails."""
    if problem.params.get("at") == AT_REST_API:
        return Name.REST_API
    return FAILS.get(problem.code, Name.ANSWERS)


def checks_of_problem(problem: Problem) -> tuple[Check, ...]:
    """Return the outside checks where finding a store ended with a problem: passed, failed, skipped.

    Whether the line can be overheard is not told by a problem behind it.
    """
    at = failed_check(problem)
    passed = [Check(name=one, state=CheckState.PASS) for one in _resting_on(at) if one is not Name.HTTPS]
    return in_order(OUTSIDE, [*passed, Check(name=at, state=CheckState.FAIL, problem=problem)])


def in_order(names: Sequence[CheckName], outcomes: Iterable[Check]) -> tuple[Check, ...]:
    """Return the outcomes in the list's order; what rests on a failed check is skipped, and says because of which.

    A check without an outcome whose premises all hold is left out: there was nothing to tell.
    """
    found = {one.name: one for one in outcomes}
    listed: list[Check] = []
    for name in names:
        because = next(filter(None, (_failed(found.get(one)) for one in PREMISES.get(name, ()))), None)
        if because is not None:
            found[name] = Check(name=name, state=CheckState.SKIP, params={"because": because.value})
        if name in found:
            listed.append(found[name])
    return tuple(listed)


def _failed(premise: Check | None) -> CheckName | None:
    """Return the check that failed, of a premise that failed or was itself skipped for one."""
    if premise is None or premise.state in {CheckState.PASS, CheckState.WARN}:
        return None
    return premise.name if premise.state is CheckState.FAIL else CheckName(str(premise.params["because"]))


def _resting_on(name: CheckName) -> list[CheckName]:
    """Return everything that a check rests on, directly or not."""
    before = PREMISES.get(name, ())
    return [*(further for one in before for further in _resting_on(one)), *before]
