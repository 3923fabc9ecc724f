"""What discovery learnt of a site, as checks that a person can read."""

from __future__ import annotations

from app.model.reasons import Problem, ProblemCode
from app.model.settings import is_loopback
from app.model.store import Check, CheckName, CheckState, StoreSite

TOLERATED_SKEW = 120.0
"""Seconds by which a store's clock may differ before times of orders mislead."""

SLOW_SECONDS = 5.0


def site_checks(site: StoreSite, seconds: float) -> tuple[Check, ...]:
    """Return the checks of a site that was found; `seconds` is how long its REST index took."""
    slow = CheckState.WARN if seconds > SLOW_SECONDS else CheckState.PASS
    checks = [
        Check(name=CheckName.ANSWERS, state=slow, params={"seconds": round(seconds, 2)}),
        Check(name=CheckName.WORDPRESS, state=CheckState.PASS, params={"version": site.wordpress_version}),
        _woocommerce(site),
        _app_passwords(site),
        Check(name=CheckName.HTTPS, state=CheckState.PASS if encrypted(site) else CheckState.WARN),
    ]
    if site.clock_skew_seconds is not None:
        late = abs(site.clock_skew_seconds) > TOLERATED_SKEW
        state = CheckState.WARN if late else CheckState.PASS
        checks.append(Check(name=CheckName.CLOCK, state=state, params={"seconds": round(site.clock_skew_seconds)}))
    return tuple(checks)


def encrypted(site: StoreSite) -> bool:
    """Tell whether what is read from the store cannot be overheard: by https, or on this machine."""
    scheme, _, rest = site.rest_root.partition("://")
    return scheme == "https" or is_loopback(rest.split("/")[0].rsplit(":", 1)[0].strip("[]"))


def missing_passwords(site: StoreSite) -> ProblemCode:
    """Return why a site that offers no approval page offers none: plain http, or something switched them off."""
    return ProblemCode.APP_PASSWORDS_OFF if encrypted(site) else ProblemCode.APP_PASSWORDS_NEED_HTTPS


def _woocommerce(site: StoreSite) -> Check:
    if site.woocommerce:
        return Check(name=CheckName.WOOCOMMERCE, state=CheckState.PASS)
    old = any(one.startswith("wc/v") for one in site.namespaces)
    code = ProblemCode.WOOCOMMERCE_TOO_OLD if old else ProblemCode.NO_WOOCOMMERCE
    return Check(name=CheckName.WOOCOMMERCE, state=CheckState.WARN, problem=Problem(code=code))


def _app_passwords(site: StoreSite) -> Check:
    if site.authorize_url:
        return Check(name=CheckName.APP_PASSWORDS, state=CheckState.PASS)
    return Check(name=CheckName.APP_PASSWORDS, state=CheckState.FAIL, problem=Problem(code=missing_passwords(site)))
