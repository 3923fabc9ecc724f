"""When to try again: exponential backoff with full jitter, for about three days of running and connected time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import random

from app.model.schedule import FIRST_WAIT, LONGEST_WAIT


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait after the nth try failed. `random` gives 0 ≤ x < 1."""

    first: timedelta = FIRST_WAIT
    longest: timedelta = LONGEST_WAIT
    random: Callable[[], float] = random

    def delay(self, tries: int, retry_after: timedelta | None = None) -> timedelta:
        """Return the wait after `tries` tries (≥ 1); at least what the other side asked for.

        Full jitter: anywhere between nothing and the exponential bound, so that many clients spread out.
        """
        bound: timedelta = min(self.longest, self.first * (2 ** min(tries - 1, 20)))
        jittered = bound * self.random()
        return max(jittered, retry_after) if retry_after is not None else jittered
