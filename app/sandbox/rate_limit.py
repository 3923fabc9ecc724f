"""Published limits of a credential: so many calls a minute, so many a second."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from app.sandbox.options import Clock

PER_MINUTE = 100
PER_SECOND = 20


@dataclass(frozen=True, slots=True)
class Window:
    """At most `calls` in `seconds`."""

    calls: int
    seconds: float


class RateLimit:
    """Sliding windows for each credential. Refused calls do not count."""

    def __init__(self, clock: Clock, scale: float) -> None:
        self._clock = clock
        self._windows = (
            [Window(max(1, int(PER_SECOND * scale)), 1.0), Window(max(1, int(PER_MINUTE * scale)), 60.0)]
            if scale
            else []
        )
        self._calls: dict[str, deque[float]] = {}
        self.refused = 0

    def wait(self, credential: str) -> float:
        """Count a call and return 0, or return the seconds after which it would be let in."""
        if not self._windows:
            return 0.0
        now = self._clock().timestamp()
        calls = self._calls.setdefault(credential, deque())
        while calls and calls[0] <= now - 60:
            calls.popleft()
        wait = 0.0
        for window in self._windows:
            if len(calls) >= window.calls:
                oldest = calls[-window.calls]
                wait = max(wait, oldest + window.seconds - now)
        if wait > 0:
            self.refused += 1
            return wait
        calls.append(now)
        return 0.0
