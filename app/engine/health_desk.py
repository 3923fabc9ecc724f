"""What a person asks of a store's health: the last report, a new one, and what can be told of any address."""

from __future__ import annotations

import contextlib

from app.engine import connections, health
from app.engine.moving import place
from app.engine.parts import Parts
from app.engine.runtimes import Runtimes
from app.model import api
from app.model.reasons import ProblemError
from app.stores.address import parse_address


class HealthDesk:
    """The health of every connection. Methods raise ProblemError with what the user can do."""

    def __init__(self, parts: Parts, runtimes: Runtimes) -> None:
        self._parts = parts
        self._runtimes = runtimes

    async def last(self, connection_id: int) -> api.CheckReport | None:
        """Return the last report."""
        return await self._parts.database.read(lambda c: connections.last_checks(c, connection_id))

    async def check(self, connection_id: int) -> api.CheckReport:
        """Check a connection's health now."""
        runtime = self._runtimes.at(connection_id)
        with contextlib.suppress(ProblemError):
            await runtime.unlock()
        report = await health.check(self._parts, runtime, list(self._runtimes.values()))
        checks = [one.model_dump(mode="json") for one in report.checks]
        await self._parts.database.write(
            lambda c: connections.change(c, connection_id, checks=checks, checked_at=report.checked_at)
        )
        return report

    async def diagnose(self, address: str) -> list[api.DoctorReport]:
        """Return what can be told of an address: from inside of each connection of that store, else from outside."""
        with contextlib.suppress(ProblemError):  # what is wrong with an address stands in the report
            if inside := await self._inside({place(home) for home in parse_address(address)}):
                return inside
        found = await health.diagnose(self._parts, address)
        return await self._inside({place(found.home)}) or [found]

    async def _inside(self, places: set[str]) -> list[api.DoctorReport]:
        """Return the reports of the connections of the stores at these places."""
        known = [one.kept.id for one in self._runtimes.values() if place(one.kept.home) in places]
        return [await self._report(number) for number in known]

    async def _report(self, connection_id: int) -> api.DoctorReport:
        report, kept = await self.check(connection_id), self._runtimes[connection_id].kept
        return api.DoctorReport(
            address=kept.home, home=kept.home, name=kept.name, connection=kept.id, platform=kept.platform,
            checked_at=report.checked_at, checks=report.checks,
        )  # fmt: skip
