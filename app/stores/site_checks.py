"""What discovery learnt of a site, as checks that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.model.checks import OUTSIDE, in_order
from app.model.reasons import Problem, ProblemCode
from app.model.settings import is_loopback
from app.model.store import Check, CheckName, CheckState, StoreSite

TOLERATED_SKEW = 120.0
"""Seconds by which a store's clock may differ before times of orders mislead."""

SLOW_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What finding a site showed of the way to it."""

    seconds: float
    """How long its REST index took."""
    from_cache: bool = False
    dashboard_guarded: bool = False
    """The web server asks for a password of its own before the dashboard."""


def site_checks(site: StoreSite, seen: Seen) -> tuple[Check, ...]:
    """Return the checks of a site that was found."""
    slow = CheckState.WARN if seen.seconds > SLOW_SECONDS else CheckState.PASS
    checks = [
        Check(name=CheckName.ANSWERS, state=slow, params={"seconds": round(seen.seconds, 2)}),
        Check(name=CheckName.HTTPS, state=_pass_or_warn(encrypted(site))),
        Check(name=CheckName.WORDPRESS, state=CheckState.PASS, params={"version": site.wordpress_version}),
        Check(name=CheckName.REST_API, state=CheckState.PASS),
        Check(name=CheckName.NOT_CACHED, state=_pass_or_warn(not seen.from_cache)),
        woocommerce_check(site),
        _app_passwords(site, seen),
        vendor_check(site.vendor_plugins),
    ]
    if site.clock_skew_seconds is not None:
        right = abs(site.clock_skew_seconds) <= TOLERATED_SKEW
        params = {"seconds": round(site.clock_skew_seconds)}
        checks.append(Check(name=CheckName.CLOCK, state=_pass_or_warn(right), params=params))
    return in_order(OUTSIDE, checks)


def encrypted(site: StoreSite) -> bool:
    """Tell whether what is read from the store cannot be overheard: by https, or on this machine."""
    scheme, _, rest = site.rest_root.partition("://")
    return scheme == "https" or is_loopback(rest.split("/")[0].rsplit(":", 1)[0].strip("[]"))


def missing_passwords(site: StoreSite) -> ProblemCode:
    """Return why a site that offers no approval page offers none: plain http, or something switched them off."""
    return ProblemCode.APP_PASSWORDS_OFF if encrypted(site) else ProblemCode.APP_PASSWORDS_NEED_HTTPS


def woocommerce_check(site: StoreSite, version: str = "") -> Check:
    """Return whether WooCommerce is there, in a version that can be read."""
    if site.woocommerce:
        params = {"version": version or site.woocommerce_version}
        return Check(name=CheckName.WOOCOMMERCE, state=CheckState.PASS, params=params)
    old = any(one.startswith("wc/v") for one in site.namespaces)
    code = ProblemCode.WOOCOMMERCE_TOO_OLD if old else ProblemCode.NO_WOOCOMMERCE
    problem = Problem(code=code, params={"name": site.name})
    return Check(name=CheckName.WOOCOMMERCE, state=CheckState.WARN, problem=problem)


def vendor_check(platforms: tuple[str, ...]) -> Check:
    """Return whether a vendor's own plugin does the same work in the store."""
    if not platforms:
        return Check(name=CheckName.VENDOR_PLUGIN, state=CheckState.PASS)
    return Check(name=CheckName.VENDOR_PLUGIN, state=CheckState.WARN, params={"plugins": list(platforms)})


def _app_passwords(site: StoreSite, seen: Seen) -> Check:
    if not site.authorize_url:
        problem = Problem(code=missing_passwords(site), params={"host": urlsplit(site.home).hostname or ""})
        return Check(name=CheckName.APP_PASSWORDS, state=CheckState.FAIL, problem=problem)
    if seen.dashboard_guarded:
        problem = Problem(code=ProblemCode.DASHBOARD_GUARDED, params={"host": urlsplit(site.home).hostname or ""})
        return Check(name=CheckName.APP_PASSWORDS, state=CheckState.WARN, problem=problem)
    return Check(name=CheckName.APP_PASSWORDS, state=CheckState.PASS)


def _pass_or_warn(right: bool) -> CheckState:
    return CheckState.PASS if right else CheckState.WARN
