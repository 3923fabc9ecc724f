"""Work at a store that may be down for a while: it waits, asks once whether the store is back, and goes on."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from app.delivery.breaker import FREE, Breaker, Turn
from app.engine.connections import Kept
from app.engine.parts import Parts
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.store import StoreCredentials
from app.stores.rest import RestClient

log = logging.getLogger(__name__)

PASSING = frozenset(
    {
        ProblemCode.HOST_NOT_FOUND,
        ProblemCode.CONNECTION_REFUSED,
        ProblemCode.TIMED_OUT,
        ProblemCode.MAINTENANCE,
        ProblemCode.RATE_LIMITED,
        ProblemCode.STORE_ERROR,
        ProblemCode.SITE_BROKEN,
        ProblemCode.NOT_JSON,
        ProblemCode.FIREWALL,
        ProblemCode.TLS_INVALID,
        ProblemCode.HTTPS_MISSING,
    }
)
"""What a store may suffer from for a while: work waits and goes on by itself."""


class StorePatience:
    """One connection's patience with its store; the breaker is shared with every connection of that store."""

    def __init__(
        self,
        parts: Parts,
        kept: Callable[[], Kept],
        credentials: Callable[[], StoreCredentials],
        needs_user: Callable[[Problem], Awaitable[None]],
    ) -> None:
        self._parts = parts
        self._kept = kept
        self._credentials = credentials
        self._needs_user = needs_user

    async def do(self, work: Callable[[], Awaitable[None]], failed: Callable[[Problem], Awaitable[None]]) -> bool:
        """Do something at the store, wait out what passes by itself, and return whether it was done.

        `failed` is told what is wrong, each time. What does not pass by itself is the user's to mend.
        """
        while True:
            turn = await self._breaker.admit()
            try:
                await self._probe(turn)
                await work()
            except ProblemError as error:
                code = error.problem.code
                log.warning("reading the store failed", extra={"connection": self._kept().id, "code": code.value})
                await failed(error.problem)
                if code not in PASSING:
                    await self._needs_user(error.problem)
                    return False
                self._wait_longer(code, turn)
            else:
                return True
            finally:
                self._breaker.release(turn)  # also where the task was ended meanwhile

    @property
    def _breaker(self) -> Breaker:
        return self._parts.breaker(f"store {urlsplit(self._kept().home).netloc}")

    async def _probe(self, turn: Turn) -> None:
        """Where the store was down, ask it once whether it answers again. Raises ProblemError where it does not."""
        if turn is FREE:
            return
        async with self._parts.store_http() as http:
            await RestClient(http, self._kept().site, self._credentials(), tries=1).get("", {"_fields": "name"})
        self._breaker.succeeded()

    def _wait_longer(self, code: ProblemCode, turn: Turn) -> None:
        if self._breaker.tripped:
            self._breaker.failed(code, turn)
        else:
            self._breaker.trip(code)
