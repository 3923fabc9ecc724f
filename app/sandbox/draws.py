"""Randomness that depends on nothing but (seed, kind, number), so that any record can be made on its own."""

from __future__ import annotations

import random
import struct
from hashlib import blake2b

_UNPACK = struct.Struct("<16I").unpack
SPAN = 1 << 32


def draws(seed: int, kind: str, number: int) -> tuple[int, ...]:
    """Return sixteen independent integers below 2**32; one hash, so that a million records stay cheap."""
    return _UNPACK(blake2b(b"%d:%s:%d" % (seed, kind.encode(), number), digest_size=64).digest())


def stream(seed: int, kind: str, number: int) -> random.Random:
    """Return a generator for the details of one record."""
    return random.Random(blake2b(b"%d/%s/%d" % (seed, kind.encode(), number), digest_size=8).digest())


def share(draw: int) -> float:
    """Return a draw as a number in [0, 1)."""
    return draw / SPAN
