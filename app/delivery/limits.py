"""What an answer's headers say of the allowed pace.

Three spellings are in use: `X-RateLimit-Limit/-Remaining/-Reset` (the reset in seconds or as a Unix time), the IETF
draft's earlier `RateLimit-Limit/-Remaining/-Reset` (seconds), and its later `RateLimit: "name";r=50;t=30` with
`RateLimit-Policy: "name";q=100;w=60`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

KINDS = ("ratelimit", "x-ratelimit", "x-rate-limit")
MINUTE = 60.0
LONGEST_RESET = 3600.0
"""Seconds; a reset that lies further ahead says nothing about the pace of a minute."""
UNIX_TIME_FROM = 1_000_000_000.0
NUMBER = re.compile(r"\s*([0-9]{1,15}(?:\.[0-9]{1,6})?)")
PARAMETER = re.compile(r";\s*([a-z])\s*=\s*([0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is allowed; None where the answer does not say."""

    per_minute: int | None = None
    remaining: int | None = None
    """Requests that are left until the reset."""
    reset: float | None = None
    """Seconds."""


def limits_of(headers: Mapping[str, str]) -> Limits:
    """Return what the headers (lower-case names) tell."""
    state = _parameters(headers.get("ratelimit", ""))
    policy = _parameters(headers.get("ratelimit-policy", ""))
    quota = policy.get("q", _first(headers, *(f"{kind}-limit" for kind in KINDS)))
    remaining = state.get("r", _first(headers, *(f"{kind}-remaining" for kind in KINDS)))
    reset = state.get("t", _first(headers, *(f"{kind}-reset" for kind in KINDS)))
    if reset is not None and reset >= UNIX_TIME_FROM:
        reset = _until(reset, headers.get("date", ""))
    if reset is not None and not 0 <= reset <= LONGEST_RESET:
        reset = None
    return Limits(_per_minute(quota, policy.get("w"), reset), None if remaining is None else int(remaining), reset)


def _per_minute(quota: float | None, window: float | None, reset: float | None) -> int | None:
    """Return the quota as requests a minute: by its window; without one, a reset within the minute tells."""
    if quota is None or quota < 1:
        return None
    if window is None:
        window = MINUTE if reset is not None and reset <= MINUTE else None
    return None if not window else max(1, int(quota * MINUTE / window))


def _parameters(text: str) -> dict[str, float]:
    return {name: float(value) for name, value in PARAMETER.findall(text)}


def _first(headers: Mapping[str, str], *names: str) -> float | None:
    for name in names:
        found = NUMBER.match(headers.get(name, ""))
        if found:
            return float(found[1])
    return None


def _until(unix_time: float, date: str) -> float | None:
    """Count from the answer's own date, so that a wrong clock here does no harm."""
    try:
        now: datetime = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError):
        return None
    return unix_time - now.timestamp()
