"""The doctor: everything that can be told of a store, as one list of checks in which each rests on those before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import httpx

from app.model.checks import INSIDE, PLAIN, checks_of_problem, in_order
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.store import Check, CheckName, CheckState, KeyPlace, StoreCredentials, StoreFacts, StoreSite
from app.stores import authorisation
from app.stores.answers import from_cache
from app.stores.discovery import discover, utc_now
from app.stores.first_records import FEWEST, first_records, same_store
from app.stores.rest import RestClient
from app.stores.site_checks import vendor_check, woocommerce_check
from app.stores.vendor_plugins import active_plugins

REFUSED = frozenset({401, 403, 404})
HEADER_CUT = ProblemCode.AUTH_HEADER_CUT
NOT_LET_IN = frozenset(
    {ProblemCode.WRONG_PASSWORD, ProblemCode.APP_PASSWORDS_OFF, ProblemCode.APP_PASSWORDS_NEED_HTTPS}
)
"""Problems of signing in, once what we show has reached WordPress."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What was found without signing in; `site` is None where there is no store that can be asked."""

    site: StoreSite | None
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A connected store as the doctor is sent to it."""

    home: str
    credentials: StoreCredentials
    facts: StoreFacts
    woocommerce: bool
    """Whether it was connected with its shop."""
    own_passwords: frozenset[str] = frozenset()
    """The ids of this computer's own application passwords."""
    observes: bool = False
    """Whether it is left to another computer to deliver."""


async def look_from_outside(http: httpx.AsyncClient, typed: str, *, now: Callable[[], datetime] = utc_now) -> Outside:
    """Return what can be told of an address without signing in. Never raises for what the store does."""
    try:
        site = await discover(http, typed, now=now)
    except ProblemError as error:
        return Outside(None, checks_of_problem(error.problem))
    return Outside(site, site.checks)


async def look_from_inside(http: httpx.AsyncClient, visit: Visit, *, now: Callable[[], datetime] = utc_now) -> Outside:
    """Return what can be told of a connected store, signed in. Never raises for what the store does."""
    names = INSIDE if visit.woocommerce else PLAIN
    outside = await look_from_outside(http, visit.home, now=now)
    outcomes = {one.name: one for one in outside.checks if one.state is not CheckState.SKIP}
    if outside.site is not None:
        outcomes |= {one.name: one for one in _of_the_shop(outside.site, visit)}
        if visit.credentials.consumer_key:
            outcomes.pop(CheckName.APP_PASSWORDS, None)  # what a key does not need is no news
        outcomes |= {one.name: one for one in await _signed_in(http, outside.site, visit)}
        if visit.observes and outcomes[CheckName.VENDOR_PLUGIN].state is CheckState.WARN:
            del outcomes[CheckName.VENDOR_PLUGIN]  # that the plugin delivers is what was chosen
    return Outside(outside.site, in_order(names, outcomes.values()))


def _of_the_shop(site: StoreSite, visit: Visit) -> list[Check]:
    """Return whether the shop that was connected is still there, or a shop is there that was not."""
    if not visit.woocommerce:
        return [Check(name=CheckName.UPGRADE, state=CheckState.WARN)] if site.woocommerce else []
    found = woocommerce_check(site, visit.facts.woocommerce_version)
    if found.state is CheckState.PASS:
        return [found]
    return [found.model_copy(update={"state": CheckState.FAIL})]


async def _signed_in(http: httpx.AsyncClient, site: StoreSite, visit: Visit) -> list[Check]:
    try:
        user, credentials = await authorisation.verify(http, site, visit.credentials)
    except ProblemError as error:
        return _not_let_in(error.problem)
    in_address = credentials.place is KeyPlace.ADDRESS
    checks = [
        Check(name=CheckName.AUTH_HEADER, state=CheckState.WARN if in_address else CheckState.PASS),
        Check(name=CheckName.SIGNED_IN, state=CheckState.PASS, params={"user": user.name}),
        Check(name=CheckName.MAY_READ, state=CheckState.PASS, params={"user": user.name}),
    ]
    if not credentials.consumer_key:
        # One that works shows that they are available, whatever a security plugin hides from strangers.
        checks.append(Check(name=CheckName.APP_PASSWORDS, state=CheckState.PASS))
    rest = RestClient(http, site, credentials, tries=3)
    checks += await _answered(_caches(rest))
    checks += await _answered(_plugins(rest, site))
    checks += await _answered(_webhooks(rest))
    checks += await _answered(_known_again(rest, visit))
    checks += await _answered(_others(http, site, credentials, visit))
    return checks


async def _answered(question: Awaitable[Check | None]) -> list[Check]:
    """Return what came of a question; a store that fails to answer one of them says nothing about it."""
    try:
        check = await question
    except ProblemError:
        return []
    return [] if check is None else [check]


async def _caches(rest: RestClient) -> Check | None:
    """Return whether a cache answers even what only we may see; what it does for strangers does no harm then."""
    answer = await rest.get("wp/v2/users/me", {"_fields": "id"}, accept=REFUSED)
    cached = from_cache(answer.headers)
    return Check(name=CheckName.NOT_CACHED, state=CheckState.FAIL if cached else CheckState.PASS)


async def _plugins(rest: RestClient, site: StoreSite) -> Check | None:
    active = await active_plugins(rest) if site.woocommerce else None
    return vendor_check(site.vendor_plugins if active is None else active)


async def _webhooks(rest: RestClient) -> Check | None:
    if not rest.site.woocommerce:
        return None
    answer = await rest.get("wc/v3/webhooks", {"per_page": 1, "_fields": "id"}, accept=REFUSED)
    return Check(name=CheckName.WEBHOOKS, state=CheckState.PASS if answer.status < 300 else CheckState.WARN)


async def _known_again(rest: RestClient, visit: Visit) -> Check | None:
    known = visit.facts.first_records
    if not known or not rest.site.woocommerce:
        return None
    found = await first_records(rest)
    if same_store(known, found) or len(known) < FEWEST:
        return Check(name=CheckName.SAME_STORE, state=CheckState.PASS)
    problem = Problem(code=ProblemCode.ANOTHER_STORE, params={"name": visit.facts.name})
    return Check(name=CheckName.SAME_STORE, state=CheckState.WARN, problem=problem)


async def _others(
    http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials, visit: Visit
) -> Check | None:
    others = await authorisation.other_computers(http, site, credentials, visit.own_passwords)
    names = list(dict.fromkeys(one.name for one in others))
    if not names:
        return Check(name=CheckName.OTHER_COMPUTERS, state=CheckState.PASS)
    if visit.observes:
        return None  # that another one delivers is what was chosen
    return Check(name=CheckName.OTHER_COMPUTERS, state=CheckState.WARN, params={"computers": names})


def _not_let_in(problem: Problem) -> list[Check]:
    """Return where a way into the store ends: at the header, at the password, or at what the account may read."""
    arrived = Check(name=CheckName.AUTH_HEADER, state=CheckState.PASS)
    if problem.code is HEADER_CUT:
        return [Check(name=CheckName.AUTH_HEADER, state=CheckState.FAIL, problem=problem)]
    if problem.code is ProblemCode.NO_PERMISSION:
        signed_in = Check(name=CheckName.SIGNED_IN, state=CheckState.PASS)
        return [arrived, signed_in, Check(name=CheckName.MAY_READ, state=CheckState.FAIL, problem=problem)]
    return [
        *([arrived] if problem.code in NOT_LET_IN else []),
        Check(name=CheckName.SIGNED_IN, state=CheckState.FAIL, problem=problem),
    ]
