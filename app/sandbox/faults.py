"""What goes wrong, and when: named profiles that depend on the seed only, and single faults to order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.sandbox.draws import draws, share
from app.sandbox.options import Clock, FaultProfile

OUTAGE_AFTER_CALLS = 10
OUTAGE_SECONDS = 6.0
REVOKED_AFTER_CALLS = 40
SLOW_ANSWER_SECONDS = 0.4


class Target(StrEnum):
    """Who misbehaves."""

    STORE = "store"
    SEQUENZY = "sequenzy"
    SEGMENTFLOW = "segmentflow"


PLATFORMS = frozenset({Target.SEQUENZY, Target.SEGMENTFLOW})


class Action(StrEnum):
    """What happens to a call."""

    RESET = "reset"
    """The connection breaks before anything was done."""
    LOST = "lost"
    """Everything was done, but the connection breaks before the answer."""
    CUT = "cut"
    """Half of the answer's body, then the connection breaks."""
    STATUS = "status"
    """An error of the server, with the status that is given."""
    HTML403 = "html403"
    """A firewall's page."""
    HANG = "hang"
    """No answer until the client gives up."""
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Fault:
    """What to do to one call."""

    action: Action
    status: int = 503


@dataclass(slots=True)
class Rule:
    """A fault to order: for the `nth` call that matches (from 1) and, `times` long, those after it."""

    target: Target
    fault: Fault
    path_contains: str = ""
    nth: int = 1
    times: int = 1
    matched: int = 0

    def hits(self, target: Target, path: str) -> bool:
        """Count a call, and tell whether it is one to fail."""
        if target is not self.target or self.path_contains not in path:
            return False
        self.matched += 1
        return self.nth <= self.matched < self.nth + self.times


_FLAKY = (
    (0.008, Fault(Action.RESET)),
    (0.016, Fault(Action.LOST)),
    (0.026, Fault(Action.STATUS, 503)),
    (0.034, Fault(Action.STATUS, 429)),
    (0.042, Fault(Action.SLOW)),
    (0.050, Fault(Action.CUT)),
)


@dataclass(slots=True)
class Faults:
    """Decides the fate of each call. `revoke` makes a platform refuse its credentials."""

    seed: int
    clock: Clock
    profile: FaultProfile = FaultProfile.NONE
    rules: list[Rule] = field(default_factory=list)
    revoke: Mapping[Target, Callable[[], None]] = field(default_factory=dict)
    _calls: dict[Target, int] = field(default_factory=dict)
    _outage_began: dict[Target, float] = field(default_factory=dict)
    _revoked: set[Target] = field(default_factory=set)

    def choose(self, profile: FaultProfile) -> None:
        """Switch to another profile, from its beginning."""
        self.profile = profile
        self._calls.clear()
        self._outage_began.clear()
        self._revoked.clear()

    def order(self, rule: Mapping[str, Any]) -> None:
        """Add a rule: target, action ("reset", "status:503" …), path_contains, nth, times. Raises ValueError."""
        name, _, status = str(rule["action"]).partition(":")
        fault = Fault(Action(name), int(status or 503))
        path, nth, times = str(rule.get("path_contains", "")), int(rule.get("nth", 1)), int(rule.get("times", 1))
        self.rules.append(Rule(Target(rule["target"]), fault, path, nth, times))

    def fate(self, target: Target, method: str, path: str) -> Fault | None:
        """Return what shall happen to a call, None for nothing."""
        for rule in self.rules:
            if rule.hits(target, path):
                return rule.fault
        if not in_scope(target, method, path):
            return None
        number = self._calls[target] = self._calls.get(target, 0) + 1
        if self.profile is FaultProfile.FLAKY:
            lot = share(draws(self.seed, f"flaky-{target}", number)[0])
            return next((fault for limit, fault in _FLAKY if lot < limit), None)
        if target not in PLATFORMS:
            return None
        if self.profile is FaultProfile.OUTAGE:
            return self._outage(target, number)
        if self.profile is FaultProfile.REVOKED and number > REVOKED_AFTER_CALLS and target not in self._revoked:
            self._revoked.add(target)
            self.revoke[target]()
        return None

    def _outage(self, target: Target, number: int) -> Fault | None:
        now = self.clock().timestamp()
        if number > OUTAGE_AFTER_CALLS:
            self._outage_began.setdefault(target, now)
        began = self._outage_began.get(target)
        down = began is not None and now < began + OUTAGE_SECONDS
        return Fault(Action.STATUS, 503) if down else None


def in_scope(target: Target, method: str, path: str) -> bool:
    """Tell whether the profiles touch a call: reading records and delivering, not discovery and pairing."""
    if target is Target.STORE:
        return "wc/v3" in path or "wc-analytics" in path
    quiet = ("/pairings", "/installations", "/connect/", "/account")
    return path.startswith("/api/v1") and not any(part in path for part in quiet)
