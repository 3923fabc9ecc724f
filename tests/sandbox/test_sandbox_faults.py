"""Faults come when they are ordered, and the named profiles depend on the seed alone."""

from __future__ import annotations

from collections import Counter

import pytest

from app.sandbox.faults import OUTAGE_AFTER_CALLS, OUTAGE_SECONDS, REVOKED_AFTER_CALLS, Action, Faults, Target
from app.sandbox.options import FaultProfile
from tests.sandbox.sandbox_worlds import HandClock

ORDERS = "/api/v1/orders"


def fates(seed: int, count: int = 2000) -> list[str]:
    faults = Faults(seed, HandClock(), FaultProfile.FLAKY)
    found = [faults.fate(Target.SEQUENZY, "POST", ORDERS) for _ in range(count)]
    return [fault.action.value if fault else "" for fault in found]


def test_flaky_is_the_same_for_the_same_seed_and_about_five_percent() -> None:
    assert fates(1) == fates(1) != fates(2)
    counts = Counter(fates(1))
    assert 0.03 < 1 - counts[""] / 2000 < 0.07
    assert set(counts) == {"", "reset", "lost", "status", "slow", "cut"}


def test_flaky_leaves_discovery_and_pairing_alone() -> None:
    faults = Faults(1, HandClock(), FaultProfile.FLAKY)
    for path in ("/api/v1/integrations/woocommerce/pairings", "/api/v1/account"):
        assert not any(faults.fate(Target.SEQUENZY, "POST", path) for _ in range(500))
    assert not any(faults.fate(Target.STORE, "GET", "/wp-json/wp/v2/users/me") for _ in range(500))
    assert any(faults.fate(Target.STORE, "GET", "/wp-json/wc/v3/orders") for _ in range(500))


def test_an_outage_begins_and_ends() -> None:
    clock = HandClock()
    faults = Faults(1, clock, FaultProfile.OUTAGE)
    assert not any(faults.fate(Target.SEQUENZY, "POST", ORDERS) for _ in range(OUTAGE_AFTER_CALLS))
    down = faults.fate(Target.SEQUENZY, "POST", ORDERS)
    assert down
    assert (down.action, down.status) == (Action.STATUS, 503)
    clock.move(seconds=OUTAGE_SECONDS)
    assert faults.fate(Target.SEQUENZY, "POST", ORDERS) is None


def test_revoked_refuses_the_credential_after_some_calls() -> None:
    revoked: list[str] = []
    faults = Faults(1, HandClock(), FaultProfile.REVOKED, revoke={Target.SEQUENZY: lambda: revoked.append("now")})
    for _ in range(REVOKED_AFTER_CALLS):
        faults.fate(Target.SEQUENZY, "POST", ORDERS)
    assert not revoked
    for _ in range(3):
        faults.fate(Target.SEQUENZY, "POST", ORDERS)
    assert revoked == ["now"]


def test_a_single_fault_hits_the_nth_call_so_many_times() -> None:
    faults = Faults(1, HandClock())
    faults.order({"target": "store", "path_contains": "orders", "nth": 2, "times": 2, "action": "status:500"})
    paths = ["/orders", "/products", "/orders", "/orders", "/orders"]
    found = [faults.fate(Target.STORE, "GET", path) for path in paths]
    assert [fault.status if fault else None for fault in found] == [None, None, 500, 500, None]


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="explode"):
        Faults(1, HandClock()).order({"target": "store", "action": "explode"})
