"""Looks after every connection's webhooks once an hour: one that WooCommerce switched off is switched on again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.engine.store_delivery import StoreDelivery
from app.model import api
from app.model.reasons import ProblemError

log = logging.getLogger(__name__)

EVERY_SECONDS = 3600.0


class Upkeep:
    """One task for all connections. `start` once, `stop` at the end."""

    def __init__(self, parts: Parts, runtimes: Mapping[int, Runtime]) -> None:
        self._parts = parts
        self._runtimes = runtimes
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; the first look is an hour away, for the start looks at nothing in a store."""
        self._task = asyncio.create_task(self._run(), name="upkeep")

    async def stop(self) -> None:
        """End."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        while True:
            await self._parts.clock.sleep(EVERY_SECONDS)
            for runtime in list(self._runtimes.values()):
                await self.look_after(runtime)

    async def look_after(self, runtime: Runtime) -> None:
        """Look after one connection; a store that does not answer is asked again an hour later."""
        if runtime.kept.state is not api.ConnectionState.CONNECTED:
            return
        try:
            await StoreDelivery(self._parts, runtime).look_after()
        except ProblemError as error:
            code = error.problem.code.value
            log.warning("webhooks could not be looked after", extra={"connection": runtime.kept.id, "code": code})
        except Exception:
            log.exception("webhooks could not be looked after", extra={"connection": runtime.kept.id})
